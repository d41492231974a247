import type {
  WindowsCapabilities,
  WindowsForm,
  WindowsJob,
  WindowsPrinter,
} from '../core/printing/drivers/windows/protocol.ts';

/**
 * Structures of winspool.h and wingdi.h as 64-bit Windows lays them out (pointers of 8 bytes, aligned to 8). The
 * spooler fills one buffer with the structures and the strings they point to.
 */
export interface Filled {
  readonly bytes: Buffer;
  /** Where the buffer lies, so that a pointer into it becomes an offset. */
  readonly address: bigint;
  /** Structures at its beginning. */
  readonly count: number;
}

/** JOB_INFO_2W: 156 bytes of fields, rounded up to 8. */
export const jobInfoBytes = 160;
/** PRINTER_INFO_2W. */
export const printerInfoBytes = 136;

export function readJobs(filled: Filled): WindowsJob[] {
  return structures(filled, jobInfoBytes).map((at) => ({
    id: filled.bytes.readUInt32LE(at),
    document: stringAt(filled, at + 32),
    status: filled.bytes.readUInt32LE(at + 104),
    statusText: stringAt(filled, at + 88),
  }));
}

export function readPrinters(filled: Filled): WindowsPrinter[] {
  return structures(filled, printerInfoBytes).map((at) => ({
    name: stringAt(filled, at + 8),
    driver: stringAt(filled, at + 32),
    port: stringAt(filled, at + 24),
    location: stringAt(filled, at + 48),
    status: filled.bytes.readUInt32LE(at + 124),
    attributes: filled.bytes.readUInt32LE(at + 104),
  }));
}

/** DC_PAPERNAMES: 64 characters each; DC_PAPERSIZE: a POINT of tenths of a mm each. Forms of no size are left out. */
export function readForms(names: Buffer, sizes: Buffer): WindowsForm[] {
  const forms: WindowsForm[] = [];
  const count = Math.min(Math.floor(names.length / 128), Math.floor(sizes.length / 8));
  for (let index = 0; index < count; index++) {
    const name = fixedString(names, index * 128, 64);
    const width = sizes.readInt32LE(index * 8) / 10;
    const height = sizes.readInt32LE(index * 8 + 4) / 10;
    if (name !== '' && width > 0 && height > 0) forms.push({ name, width, height });
  }
  return forms;
}

/** DC_BINNAMES: 24 characters each. */
export function readTrays(names: Buffer): string[] {
  return Array.from({ length: Math.floor(names.length / 48) }, (_, index) =>
    fixedString(names, index * 48, 24),
  ).filter((name) => name !== '');
}

/** DC_ENUMRESOLUTIONS: two LONGs each; what differs along the two axes cannot be one dot grid. */
export function readResolutions(pairs: Buffer): number[] {
  const found = new Set<number>();
  for (let at = 0; at + 8 <= pairs.length; at += 8) {
    const [x, y] = [pairs.readInt32LE(at), pairs.readInt32LE(at + 4)];
    if (x > 0 && x === y) found.add(x);
  }
  return [...found];
}

const dmOrientation = 0x1;
const dmScale = 0x10;
const landscape = 2;

/** DEVMODEW: dmFields at 72, dmOrientation at 76, dmScale at 84. A field counts where its bit is set. */
export function readPreferences(devMode: Buffer): Pick<WindowsCapabilities, 'landscape' | 'scale'> {
  const fields = devMode.readUInt32LE(72);
  const scale = devMode.readInt16LE(84);
  return {
    landscape: (fields & dmOrientation) !== 0 && devMode.readInt16LE(76) === landscape,
    scale: (fields & dmScale) !== 0 && scale > 0 ? scale : 100,
  };
}

/** Values of GetDeviceCaps, in dots. */
export interface PageInDots {
  readonly dpiX: number;
  readonly dpiY: number;
  readonly physicalWidth: number;
  readonly physicalHeight: number;
  readonly offsetX: number;
  readonly offsetY: number;
  readonly width: number;
  readonly height: number;
}

/** Edges the device cannot print on, in mm to the hundredth; null where the numbers make no sense. */
export function readMargins(page: PageInDots): WindowsCapabilities['margins'] {
  const { dpiX, dpiY, physicalWidth, physicalHeight, offsetX, offsetY, width, height } = page;
  if (dpiX <= 0 || dpiY <= 0 || physicalWidth <= 0 || physicalHeight <= 0) return null;
  const mm = (dots: number, dpi: number): number => Math.round((Math.max(0, dots) / dpi) * 2540) / 100;
  return {
    left: mm(offsetX, dpiX),
    top: mm(offsetY, dpiY),
    right: mm(physicalWidth - offsetX - width, dpiX),
    bottom: mm(physicalHeight - offsetY - height, dpiY),
  };
}

function structures({ bytes, count }: Filled, size: number): number[] {
  return Array.from({ length: count }, (_, index) => index * size).filter((at) => at + size <= bytes.length);
}

/** The string that a pointer field names; '' for a null pointer and for one that leads out of the buffer. */
function stringAt({ bytes, address }: Filled, at: number): string {
  const pointer = bytes.readBigUInt64LE(at);
  const offset = Number(pointer - address);
  if (pointer === 0n || offset < 0 || offset >= bytes.length) return '';
  return fixedString(bytes, offset, Math.floor((bytes.length - offset) / 2));
}

/** UTF-16 up to its NUL, at most `characters` of it. */
function fixedString(bytes: Buffer, at: number, characters: number): string {
  const text = bytes.toString('utf16le', at, at + characters * 2);
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}
