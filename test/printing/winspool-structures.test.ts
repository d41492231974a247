import { expect, test } from 'vitest';
import {
  isHandedOver,
  isInTrouble,
  reasonsOfJob,
  reasonsOfPrinter,
} from '../../src-main/core/printing/drivers/windows/flags.ts';
import {
  type Filled,
  jobInfoBytes,
  printerInfoBytes,
  readForms,
  readJobs,
  readMargins,
  readPreferences,
  readPrinters,
  readResolutions,
  readTrays,
} from '../../src-main/winspool/structures.ts';

/** Where the spooler's buffer lies in these tests: high, as on 64-bit Windows. */
const base = 0x1_2345_6789_0000n;

test('jobs are read out of the spooler’s buffer, strings and flags of each', () => {
  const buffer = new SpoolerBuffer(jobInfoBytes, 2);
  buffer.number(0, 0, 17).string(0, 32, 'C:\\Temp\\run-ä-001.pdf').string(0, 88, 'Load labels');
  buffer
    .number(0, 104, 0x10 | 0x40)
    .number(0, 124, 3)
    .number(0, 152, 1);
  buffer.number(1, 0, 18).string(1, 32, 'Übersicht 標籤').number(1, 104, 0x2000);
  expect(readJobs(buffer.filled())).toEqual([
    { id: 17, document: 'C:\\Temp\\run-ä-001.pdf', status: 0x50, statusText: 'Load labels' },
    { id: 18, document: 'Übersicht 標籤', status: 0x2000, statusText: '' },
  ]);
});

test('printers are read out of the spooler’s buffer', () => {
  const buffer = new SpoolerBuffer(printerInfoBytes, 1);
  buffer.string(0, 8, '\\\\server\\Zebra').string(0, 24, 'IP_10.0.0.7').string(0, 32, 'ZDesigner');
  buffer.string(0, 48, 'Line 1').number(0, 104, 0x400).number(0, 124, 0x40_0090).number(0, 128, 5);
  expect(readPrinters(buffer.filled())).toEqual([
    {
      name: '\\\\server\\Zebra',
      driver: 'ZDesigner',
      port: 'IP_10.0.0.7',
      location: 'Line 1',
      status: 0x40_0090,
      attributes: 0x400,
    },
  ]);
});

test('a pointer that leads out of the buffer reads as nothing', () => {
  const buffer = new SpoolerBuffer(jobInfoBytes, 1);
  buffer
    .number(0, 0, 1)
    .pointer(0, 32, base - 8n)
    .pointer(0, 88, base + 1_000_000n);
  expect(readJobs(buffer.filled())).toMatchObject([{ document: '', statusText: '' }]);
});

test('a count that is larger than the buffer reads no further', () => {
  const filled = new SpoolerBuffer(jobInfoBytes, 1).filled();
  expect(readJobs({ ...filled, count: 40 })).toHaveLength(1);
});

test('forms have their names and their sizes in mm; one without a size is left out', () => {
  const names = Buffer.concat(['Letter', '2 x 1', 'x'.repeat(64), 'Banner'].map((name) => fixed(name, 64)));
  const sizes = longs([2159, 2794], [508, 254], [1000, 500], [0, 0]);
  expect(readForms(names, sizes)).toEqual([
    { name: 'Letter', width: 215.9, height: 279.4 },
    { name: '2 x 1', width: 50.8, height: 25.4 },
    { name: 'x'.repeat(64), width: 100, height: 50 },
  ]);
});

test('trays and resolutions', () => {
  expect(readTrays(Buffer.concat(['Tray 1', '', 'Manual feed'].map((name) => fixed(name, 24))))).toEqual([
    'Tray 1',
    'Manual feed',
  ]);
  expect(readResolutions(longs([300, 300], [600, 300], [600, 600], [300, 300]))).toEqual([300, 600]);
});

test.for([
  ['portrait at 100 %', { fields: 0x11, orientation: 1, scale: 100 }, { landscape: false, scale: 100 }],
  ['landscape', { fields: 0x1, orientation: 2, scale: 0 }, { landscape: true, scale: 100 }],
  ['scaled', { fields: 0x11, orientation: 1, scale: 97 }, { landscape: false, scale: 97 }],
  ['fields that do not count', { fields: 0, orientation: 2, scale: 50 }, { landscape: false, scale: 100 }],
] as const)('printing preferences: %s', ([, { fields, orientation, scale }, expected]) => {
  const devMode = Buffer.alloc(220);
  devMode.writeUInt32LE(fields, 72);
  devMode.writeInt16LE(orientation, 76);
  devMode.writeInt16LE(scale, 84);
  expect(readPreferences(devMode)).toEqual(expected);
});

test('margins follow from the printable area in dots', () => {
  const page = { dpiX: 600, dpiY: 300, physicalWidth: 5100, physicalHeight: 3300, offsetX: 100, offsetY: 50 };
  expect(readMargins({ ...page, width: 4900, height: 3150 })).toEqual({
    left: 4.23,
    right: 4.23,
    top: 4.23,
    bottom: 8.47,
  });
  expect(readMargins({ ...page, dpiX: 0, width: 0, height: 0 })).toBeNull();
});

test.for([
  [0x2, ['attention']],
  [0x20, ['offline']],
  [0x40, ['media_empty']],
  [0x200, ['attention']],
  [0x400, ['attention']],
  [0x1, ['paused']],
  [0x41, ['media_empty', 'paused']],
  [0x10 | 0x80 | 0x1000 | 0x2000, []],
] as const)('job flags %j', ([status, reasons]) => {
  expect(reasonsOfJob(status)).toEqual(reasons);
});

test.for([
  [0x40_0000, 0, ['cover_open']],
  [0x8, 0, ['media_jam']],
  [0x10, 0, ['media_empty']],
  [0x4_0000, 0, ['marker_empty']],
  [0x80, 0, ['offline']],
  [0x80, 0x400, ['offline']],
  [0, 0x400, ['offline']],
  [0x1, 0, ['paused']],
  [0x2_0000, 0, []],
  [0x400 | 0x4000, 0x1, []],
] as const)('printer flags %j with attributes %j', ([status, attributes, reasons]) => {
  expect(reasonsOfPrinter(status, attributes)).toEqual(reasons);
});

test('a job counts as handed over only without a word of trouble', () => {
  expect(isHandedOver(0x80)).toBe(true);
  expect(isHandedOver(0x1000 | 0x2000)).toBe(true);
  expect(isHandedOver(0x80 | 0x2)).toBe(false);
  expect(isHandedOver(0x10)).toBe(false);
  expect(isInTrouble(0x100)).toBe(true);
  expect(isInTrouble(0x10 | 0x1)).toBe(false);
});

/** Structures at the beginning, their strings behind them, as EnumJobs and its like fill a buffer. */
class SpoolerBuffer {
  readonly #size: number;
  readonly #count: number;
  readonly #head: Buffer;
  readonly #strings: Buffer[] = [];
  #end: number;

  constructor(size: number, count: number) {
    this.#size = size;
    this.#count = count;
    this.#head = Buffer.alloc(size * count);
    this.#end = size * count;
  }

  number(index: number, at: number, value: number): this {
    this.#head.writeUInt32LE(value, index * this.#size + at);
    return this;
  }

  pointer(index: number, at: number, value: bigint): this {
    this.#head.writeBigUInt64LE(value, index * this.#size + at);
    return this;
  }

  string(index: number, at: number, text: string): this {
    const bytes = Buffer.from(`${text}\0`, 'utf16le');
    this.pointer(index, at, base + BigInt(this.#end));
    this.#strings.push(bytes);
    this.#end += bytes.length;
    return this;
  }

  filled(): Filled {
    return { bytes: Buffer.concat([this.#head, ...this.#strings]), address: base, count: this.#count };
  }
}

function fixed(text: string, characters: number): Buffer {
  const bytes = Buffer.alloc(characters * 2);
  bytes.write(text, 'utf16le');
  return bytes;
}

function longs(...pairs: readonly (readonly [number, number])[]): Buffer {
  const bytes = Buffer.alloc(pairs.length * 8);
  pairs.forEach(([a, b], index) => {
    bytes.writeInt32LE(a, index * 8);
    bytes.writeInt32LE(b, index * 8 + 4);
  });
  return bytes;
}
