import koffi from 'koffi';
import type {
  ProtectedPrint,
  WindowsCapabilities,
  WindowsPrinter,
  WindowsQueue,
} from '../core/printing/drivers/windows/protocol.ts';
import {
  type Filled,
  readForms,
  readJobs,
  readMargins,
  readPreferences,
  readPrinters,
  readResolutions,
  readTrays,
} from './structures.ts';

const printerEnumLocal = 0x2;
const printerEnumConnections = 0x4;
const maxJobs = 1000;
const jobControlDelete = 5;
/** DeviceCapabilities: DC_*. */
const capability = { paperSize: 3, binNames: 12, resolutions: 13, paperNames: 16 } as const;
const dmOutBuffer = 2;
/** GetDeviceCaps. */
const caps = {
  dpiX: 88,
  dpiY: 90,
  physicalWidth: 110,
  physicalHeight: 111,
  offsetX: 112,
  offsetY: 113,
  width: 8,
  height: 10,
} as const;
/** HKEY_LOCAL_MACHINE, sign-extended as 64-bit Windows has it. */
const localMachine = -0x8000_0000 + 2;
/** RRF_RT_REG_DWORD, and the 64-bit view whatever we are. */
const dwordIn64 = 0x10 | 0x1_0000;
const protectedPrintKey = 'SOFTWARE\\Policies\\Microsoft\\Windows NT\\Printers\\WPP';

/** A call into Windows; what it takes and gives is in its declaration. */
type Native = (...args: unknown[]) => unknown;

/** The parts of Windows that tell about printers. Loaded here, so it throws on every other system. */
export class Winspool {
  readonly #openPrinter: Native;
  readonly #closePrinter: Native;
  readonly #enumPrinters: Native;
  readonly #getPrinter: Native;
  readonly #enumJobs: Native;
  readonly #setJob: Native;
  readonly #documentProperties: Native;
  readonly #deviceCapabilities: Native;
  readonly #createIC: Native;
  readonly #getDeviceCaps: Native;
  readonly #deleteDC: Native;
  readonly #regGetValue: Native;

  constructor() {
    const winspool = koffi.load('winspool.drv');
    const gdi = koffi.load('gdi32.dll');
    const advapi = koffi.load('advapi32.dll');
    this.#openPrinter = winspool.func('int __stdcall OpenPrinterW(str16 name, void *handle, void *defaults)');
    this.#closePrinter = winspool.func('int __stdcall ClosePrinter(intptr_t handle)');
    this.#enumPrinters = winspool.func(
      'int __stdcall EnumPrintersW(uint32 flags, str16 name, uint32 level, void *out, uint32 bytes, void *needed, void *count)',
    );
    this.#getPrinter = winspool.func(
      'int __stdcall GetPrinterW(intptr_t handle, uint32 level, void *out, uint32 bytes, void *needed)',
    );
    this.#enumJobs = winspool.func(
      'int __stdcall EnumJobsW(intptr_t handle, uint32 first, uint32 jobs, uint32 level, void *out, uint32 bytes, void *needed, void *count)',
    );
    this.#setJob = winspool.func(
      'int __stdcall SetJobW(intptr_t handle, uint32 job, uint32 level, void *info, uint32 command)',
    );
    this.#documentProperties = winspool.func(
      'int32 __stdcall DocumentPropertiesW(intptr_t window, intptr_t handle, str16 name, void *out, void *in, uint32 mode)',
    );
    this.#deviceCapabilities = winspool.func(
      'int32 __stdcall DeviceCapabilitiesW(str16 name, str16 port, uint16 what, void *out, void *mode)',
    );
    this.#createIC = gdi.func(
      'intptr_t __stdcall CreateICW(str16 driver, str16 name, void *output, void *mode)',
    );
    this.#getDeviceCaps = gdi.func('int __stdcall GetDeviceCaps(intptr_t dc, int index)');
    this.#deleteDC = gdi.func('int __stdcall DeleteDC(intptr_t dc)');
    this.#regGetValue = advapi.func(
      'int32 __stdcall RegGetValueW(intptr_t key, str16 path, str16 value, uint32 flags, void *type, void *out, void *bytes)',
    );
  }

  printers(): WindowsPrinter[] {
    const flags = printerEnumLocal | printerEnumConnections;
    return readPrinters(
      fill((out, bytes, needed, count) => this.#enumPrinters(flags, null, 2, out, bytes, needed, count)),
    );
  }

  /** null = Windows has no printer of this name, or does not let us near it. */
  queue(name: string): WindowsQueue | null {
    return this.#withPrinter(name, (handle) => {
      const [printer] = readPrinters({
        ...fill((out, bytes, needed) => this.#getPrinter(handle, 2, out, bytes, needed)),
        count: 1,
      });
      if (!printer) return null;
      const jobs = readJobs(
        fill((out, bytes, needed, count) => this.#enumJobs(handle, 0, maxJobs, 2, out, bytes, needed, count)),
      );
      return { printer, jobs };
    });
  }

  capabilities(name: string): WindowsCapabilities | null {
    return this.#withPrinter(name, (handle) => {
      const [printer] = readPrinters({
        ...fill((out, bytes, needed) => this.#getPrinter(handle, 2, out, bytes, needed)),
        count: 1,
      });
      if (!printer) return null;
      const list = (what: number, each: number): Buffer => {
        const count = Number(this.#deviceCapabilities(name, printer.port, what, null, null));
        if (count <= 0) return Buffer.alloc(0);
        const out = Buffer.allocUnsafeSlow(count * each).fill(0);
        this.#deviceCapabilities(name, printer.port, what, out, null);
        return out;
      };
      const devMode = this.#preferences(handle, name);
      return {
        driver: printer.driver,
        forms: readForms(list(capability.paperNames, 128), list(capability.paperSize, 8)),
        trays: readTrays(list(capability.binNames, 48)),
        dpi: readResolutions(list(capability.resolutions, 8)),
        margins: this.#margins(name, devMode),
        ...(devMode ? readPreferences(devMode) : { landscape: false, scale: 100 }),
      };
    });
  }

  deleteJob(name: string, job: number): boolean {
    return (
      this.#withPrinter(name, (handle) => this.#setJob(handle, job, 0, null, jobControlDelete) !== 0) ?? false
    );
  }

  protectedPrint(): ProtectedPrint {
    return {
      policy: this.#dword(protectedPrintKey, 'WindowsProtectedPrintGroupPolicyState'),
      mode: this.#dword(protectedPrintKey, 'WindowsProtectedPrintMode'),
    };
  }

  #withPrinter<T>(name: string, work: (handle: bigint) => T): T | null {
    const out = Buffer.alloc(8);
    if (this.#openPrinter(name, out, null) === 0) return null;
    const handle = out.readBigInt64LE();
    try {
      return work(handle);
    } finally {
      this.#closePrinter(handle);
    }
  }

  /** What the user has set for this printer; where SumatraPDF starts from, too. */
  #preferences(handle: bigint, name: string): Buffer | null {
    const bytes = Number(this.#documentProperties(0, handle, name, null, null, 0));
    if (bytes < 100) return null;
    const out = Buffer.allocUnsafeSlow(bytes).fill(0);
    return Number(this.#documentProperties(0, handle, name, out, null, dmOutBuffer)) === 1 ? out : null;
  }

  #margins(name: string, devMode: Buffer | null): WindowsCapabilities['margins'] {
    const dc = this.#createIC('WINSPOOL', name, null, devMode);
    if (Number(dc) === 0) return null;
    try {
      const value = (index: number): number => Number(this.#getDeviceCaps(dc, index));
      return readMargins({
        dpiX: value(caps.dpiX),
        dpiY: value(caps.dpiY),
        physicalWidth: value(caps.physicalWidth),
        physicalHeight: value(caps.physicalHeight),
        offsetX: value(caps.offsetX),
        offsetY: value(caps.offsetY),
        width: value(caps.width),
        height: value(caps.height),
      });
    } finally {
      this.#deleteDC(dc);
    }
  }

  #dword(key: string, value: string): number | null {
    const [out, bytes] = [Buffer.alloc(4), Buffer.alloc(4)];
    bytes.writeUInt32LE(4);
    const failed = this.#regGetValue(localMachine, key, value, dwordIn64, null, out, bytes);
    return failed === 0 ? out.readUInt32LE() : null;
  }
}

/**
 * The usual two calls: how much room, then the structures. What came in between makes it too small, hence the rounds.
 * @throws where the spooler refuses: "no jobs" must never be read out of a failure.
 */
function fill(call: (out: Buffer | null, bytes: number, needed: Buffer, count: Buffer) => unknown): Filled {
  const [needed, count] = [Buffer.alloc(4), Buffer.alloc(4)];
  if (call(null, 0, needed, count) !== 0) return { bytes: Buffer.alloc(0), address: 0n, count: 0 };
  for (let round = 0; round < 5; round++) {
    const size = needed.readUInt32LE();
    if (size === 0) break;
    const bytes = Buffer.allocUnsafeSlow(size).fill(0);
    if (call(bytes, size, needed, count) !== 0) {
      return { bytes, address: koffi.address(bytes), count: count.readUInt32LE() };
    }
  }
  throw new Error('the spooler does not give what it has');
}
