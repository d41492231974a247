import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { resolutions, type Dpi } from '../../../src-shared/units.ts';
import type { SymbolSpec } from '../../../src-main/core/render/protocol.ts';
import { capHeight, outlines, unitsPerEm } from '../../../src-main/render-worker/files/outlines.ts';
import { outlinesOf } from '../../support/outlines.ts';
import { drawSymbols, labelOf, type DrawnFile } from '../../support/symbol-files.ts';

const gtin8 = '00000095200002';
const gtin12 = '00012345678905';
const gtin13 = '09521234000013';
const gtin14 = '19521234000010';
const dotMm = { 203: 0.125, 300: 25.4 / 300, 600: 25.4 / 600 };

interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An SVG as somebody else would read it: size in mm, dark rectangles in mm. */
function readSvg(file: DrawnFile | undefined): { width: number; height: number; bars: Bar[]; svg: string } {
  const svg = file?.bytes.toString('latin1') ?? '';
  const [, widthMm = '', heightMm = '', across = '', down = ''] =
    /width="([\d.]+)mm" height="([\d.]+)mm" viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  const [width, height] = [Number(widthMm), Number(heightMm)];
  const [perX, perY] = [width / Number(across), height / Number(down)];
  expect(perX).toBeCloseTo(perY, 6);
  const path = /crispEdges" d="([^"]*)"/.exec(svg)?.[1] ?? '';
  const bars = [...path.matchAll(/M(\d+) (\d+)h(\d+)v(\d+)h-(\d+)z/g)].map(([, ...numbers]) => {
    const [x = 0, y = 0, wide = 0, high = 0, back] = numbers.map(Number);
    expect(back).toBe(wide);
    return { x: x * perX, y: y * perY, width: wide * perX, height: high * perY };
  });
  return { width, height, bars, svg };
}

async function drawOne(spec: Partial<SymbolSpec>, gtin: string, rest = {}) {
  const { files, faults } = await drawSymbols(spec, [labelOf(gtin, rest)]);
  expect(faults).toEqual([]);
  return { file: files[0], ...readSvg(files[0]) };
}

async function faultOf(spec: Partial<SymbolSpec>, gtin: string, rest = {}): Promise<string | undefined> {
  const { files, faults } = await drawSymbols(spec, [labelOf(gtin, rest)]);
  expect(files).toEqual([]);
  return faults[0]?.message;
}

/** Height of the short bars, the left and right edge of the ink and the narrowest bar, in mm. */
function measure(bars: readonly Bar[]) {
  const upright = bars.filter(({ width, height }) => height > width);
  return {
    x: Math.min(...upright.map(({ width }) => width)),
    left: Math.min(...upright.map(({ x }) => x)),
    right: Math.max(...upright.map(({ x, width }) => x + width)),
    short: Math.min(...upright.map(({ height }) => height)),
    tall: Math.max(...upright.map(({ height }) => height)),
  };
}

describe.each(resolutions)('at %i dpi', (dpi: Dpi) => {
  test.each([
    ['EAN-13', gtin13, 'ean_13', '9521234000013', 11, 7, 95, 22.85],
    ['UPC-A', gtin12, 'upc_a', '012345678905', 9, 9, 95, 22.85],
    ['EAN-8', gtin8, 'ean_8', '95200002', 7, 7, 67, 18.23],
  ] as const)(
    '%s has its X-dimension, quiet zones, height and descending guards',
    async (_name, gtin, symbology, content, quietLeft, quietRight, modules, nominal) => {
      const { file, width, bars } = await drawOne({ dpi }, gtin);
      expect(file).toMatchObject({ symbology, content, index: 0 });
      const { x, left, right, short, tall } = measure(bars);
      expect(x / dotMm[dpi]).toBeCloseTo(Math.round(x / dotMm[dpi]), 3);
      expect(x).toBeGreaterThanOrEqual(0.264);
      expect(x).toBeLessThanOrEqual(0.66);
      expect(Math.abs(x - 0.33)).toBeLessThanOrEqual(dotMm[dpi] / 2);
      expect(left / x).toBeCloseTo(quietLeft, 3);
      expect((width - right) / x).toBeCloseTo(quietRight, 3);
      expect((right - left) / x).toBeCloseTo(modules, 3);
      expect(short).toBeGreaterThanOrEqual((nominal * x) / 0.33 - 1e-4);
      expect(short).toBeLessThan((nominal * x) / 0.33 + dotMm[dpi]);
      expect((tall - short) / x).toBeCloseTo(5, 3);
    },
  );

  test('ITF-14 has wide bars of 2.25 to 3 narrow ones, bearer bars and quiet zones', async () => {
    const { file, width, bars } = await drawOne({ dpi }, gtin14);
    expect(file).toMatchObject({ symbology: 'itf_14', content: gtin14 });
    const { x, left, right, short } = measure(bars);
    expect(x).toBeGreaterThanOrEqual(0.495);
    expect(short).toBeGreaterThanOrEqual(31.75 - 1e-4);
    expect(left / x).toBeCloseTo(10, 3);
    expect((width - right) / x).toBeCloseTo(10, 3);
    const ratios = new Set(
      bars.filter((bar) => bar.height > bar.width).map((bar) => (bar.width / x).toFixed(3)),
    );
    expect(ratios).toEqual(new Set(['1.000', '2.500']));
    const bearers = bars.filter((bar) => bar.width > bar.height);
    expect(bearers.map(({ y }) => y)).toEqual([0, expect.closeTo(2 * x + short, 3)]);
    for (const bearer of bearers) {
      expect(bearer.height / x).toBeCloseTo(2, 3);
      expect([bearer.x, bearer.x + bearer.width]).toEqual([
        expect.closeTo(left, 3),
        expect.closeTo(right, 3),
      ]);
    }
  });

  test('GS1-128 has its height and quiet zones', async () => {
    const { file, width, bars } = await drawOne({ dpi, linear: 'gs1_128' }, gtin13, { serial: 'A1' });
    expect(file).toMatchObject({ symbology: 'gs1_128', content: `^01${gtin13}21A1` });
    const { x, left, right, short } = measure(bars);
    expect(x).toBeGreaterThanOrEqual(0.495);
    expect(short).toBeGreaterThanOrEqual(31.75 - 1e-4);
    expect(left / x).toBeCloseTo(10, 3);
    expect((width - right) / x).toBeCloseTo(10, 3);
  });

  test.each([
    ['qr_codes', 4, 0.396, 0.99],
    ['datamatrix', 1, 0.254, 1.52],
  ] as const)('%s are squares of whole dots in their quiet zone', async (type, quiet, least, most) => {
    const { width, height, bars } = await drawOne({ dpi, type }, gtin13, { lot: 'L1', serial: 'S1' });
    expect(width).toBe(height);
    const x = Math.min(...bars.flatMap((bar) => [bar.width, bar.height]));
    expect(x / dotMm[dpi]).toBeCloseTo(Math.round(x / dotMm[dpi]), 3);
    expect(x).toBeGreaterThanOrEqual(least);
    expect(x).toBeLessThanOrEqual(most);
    expect(Math.min(...bars.map((bar) => bar.x)) / x).toBeCloseTo(quiet, 3);
    expect((width - Math.max(...bars.map((bar) => bar.x + bar.width))) / x).toBeCloseTo(quiet, 3);
    expect(Math.min(...bars.map((bar) => bar.y)) / x).toBeCloseTo(quiet, 3);
  });

  test('a PNG is 1 bit grey, says its resolution and has the dots of the SVG', async () => {
    const label = { lot: 'L1', serial: 'S1' };
    const { files } = await drawSymbols({ dpi, type: 'datamatrix', format: 'png' }, [labelOf(gtin13, label)]);
    const png = files[0]?.bytes ?? Buffer.alloc(0);
    const { svg } = await drawOne({ dpi, type: 'datamatrix' }, gtin13, label);
    const chunks = pngChunks(png);
    const header = chunks.get('IHDR') ?? Buffer.alloc(0);
    const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
    expect([...header.subarray(8)]).toEqual([1, 0, 0, 0, 0]);
    expect(svg).toContain(`viewBox="0 0 ${width} ${height}"`);
    const physical = chunks.get('pHYs') ?? Buffer.alloc(0);
    const perMetre = { 203: 8000, 300: 11811, 600: 23622 }[dpi];
    expect([physical.readUInt32BE(0), physical.readUInt32BE(4), physical[8]]).toEqual([
      perMetre,
      perMetre,
      1,
    ]);
    expect(pngDark(chunks.get('IDAT') ?? Buffer.alloc(0), width, height)).toEqual(
      svgDark(svg, width, height),
    );
  });
});

test('an X-dimension that is asked for is rounded down to a dot', async () => {
  const { bars } = await drawOne({ xDimensionMm: 0.4 }, gtin13);
  expect(measure(bars).x).toBeCloseTo(9 * dotMm[600], 4);
});

test.each([
  [
    { xDimensionMm: 0.264 },
    gtin13,
    /0\.264 mm is 0\.254 mm in whole dots of 600 dpi; EAN-13 takes 0\.264 to 0\.66 mm, so 0\.296 to 0\.635 mm/,
  ],
  [{ xDimensionMm: 0.9 }, gtin8, /EAN-8 takes 0\.264 to 0\.66 mm/],
  [{ xDimensionMm: 0.2 }, gtin14, /ITF-14 takes 0\.25 to 1\.016 mm/],
  [{ xDimensionMm: 0.35, type: 'qr_codes' }, gtin13, /QR code takes 0\.396 to 0\.99 mm/],
  [{ xDimensionMm: 2, type: 'datamatrix' }, gtin13, /GS1 DataMatrix takes 0\.254 to 1\.52 mm/],
] as const)(
  'an X-dimension outside of what GS1 allows is refused with the range: %o',
  async (spec, gtin, said) => {
    expect(await faultOf(spec, gtin)).toMatch(said);
  },
);

test('a GS1-128 of more than 48 characters is refused, and the way out is named', async () => {
  const long = { lot: 'ABCDEFGHIJKLMNOPQRST', serial: '12345678901234567890', date: '271231' };
  expect(await faultOf({ linear: 'gs1_128', xDimensionMm: 0.25 }, gtin13, long)).toBe(
    'serial 12345678901234567890 of GTIN 09521234000013: GS1-128 holds 48 characters, this label has 69; ' +
      'a GS1 DataMatrix fits, export it as datamatrix',
  );
  // 16 + 8 + 2 + 9 + 1 + 2 + 10: the largest there is.
  const full = { lot: '123456789', serial: '1234567890', date: '271231' };
  const { files } = await drawSymbols({ linear: 'gs1_128', xDimensionMm: 0.3 }, [labelOf(gtin13, full)]);
  expect(files[0]?.content).toHaveLength(49);
});

test('a GS1-128 wider than 165.1 mm is refused with the X-dimension that fits, which then fits', async () => {
  const label = { lot: 'ABCDEFGHIJ', serial: 'KLMNOPQR' };
  const said = (await faultOf({ linear: 'gs1_128' }, gtin13, label)) ?? '';
  expect(said).toMatch(/the GS1-128 is \d+\.\d mm wide with its quiet zones, 165\.10 mm are allowed/);
  const fits = Number(/an x_dimension_mm of ([\d.]+) fits/.exec(said)?.[1]);
  const { width } = await drawOne({ linear: 'gs1_128', xDimensionMm: fits }, gtin13, label);
  expect(width).toBeLessThanOrEqual(165.1);
});

test('all bad labels of a slice are named, and no file is given', async () => {
  const labels = [labelOf('99521234000016'), labelOf(gtin13), labelOf('99521234000023')];
  const { files, faults } = await drawSymbols({}, labels);
  expect(files).toEqual([]);
  expect(faults.map(({ index, code }) => [index, code])).toEqual([
    [0, 'validation_error'],
    [2, 'validation_error'],
  ]);
  expect(faults[0]?.message).toBe(
    'GTIN 99521234000016: an indicator of 9 marks a variable measure, which ITF-14 cannot carry beside the GTIN; ' +
      'use GS1-128 or export it as datamatrix',
  );
});

test.each(['.', '..'])('a lot %s is refused in a link and fine in a DataMatrix', async (lot) => {
  for (const type of ['qr_codes', 'codes_combined'] as const) {
    expect(await faultOf({ type }, gtin13, { lot })).toMatch(
      /cannot be part of a web address; export it as datamatrix/,
    );
  }
  expect((await drawOne({ type: 'datamatrix' }, gtin13, { lot })).file?.content).toBe(`^01${gtin13}10${lot}`);
});

test('combined codes are the QR code, then the linear symbol, of each label', async () => {
  const { files } = await drawSymbols({ type: 'codes_combined' }, [labelOf(gtin13), labelOf(gtin8)]);
  expect(files.map(({ index, symbology }) => [index, symbology])).toEqual([
    [0, 'qr_code'],
    [0, 'ean_13'],
    [1, 'qr_code'],
    [1, 'ean_8'],
  ]);
});

test('the QR code has level M, or the one that was asked for', async () => {
  const sideOf = async (errorCorrection: SymbolSpec['errorCorrection']): Promise<number> =>
    (await drawOne({ type: 'qr_codes', errorCorrection }, gtin13, { lot: 'LOT-12345' })).width;
  expect(await sideOf(null)).toBe(await sideOf('M'));
  expect(await sideOf('H')).toBeGreaterThan(await sideOf('M'));
});

test('without human readable text the bars stay as they are', async () => {
  for (const gtin of [gtin8, gtin12, gtin13, gtin14]) {
    const withText = await drawOne({}, gtin);
    const without = await drawOne({ humanReadable: false }, gtin);
    const pathOf = (svg: string): string | undefined => /crispEdges" d="([^"]*)"/.exec(svg)?.[1];
    expect(pathOf(without.svg)).toBe(pathOf(withText.svg));
    expect(withText.svg).toContain('<g transform');
    expect(without.svg).not.toContain('<g transform');
    expect(without.height).toBeLessThan(withText.height);
  }
});

test('the hash of a file is of its bytes, and the same label gives the same bytes', async () => {
  const labels = [labelOf(gtin13, { lot: 'A(10)B', serial: '%', date: '271231' })];
  for (const [type, format] of [
    ['datamatrix', 'svg'],
    ['qr_codes', 'png'],
    ['barcodes_1d', 'eps'],
  ] as const) {
    const once = await drawSymbols({ type, format }, labels);
    await drawSymbols({ type, format }, [labelOf(gtin13, { lot: 'another' })]);
    const again = await drawSymbols({ type, format }, labels);
    expect(again.files).toEqual(once.files);
    const bytes = once.files[0]?.bytes ?? Buffer.alloc(0);
    expect(once.files[0]?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
});

test('text of element strings breaks between them only, and is never wider than its symbol', async () => {
  const widest = { lot: 'WWWWWWWWWWWW', serial: 'WWWWWWW' };
  const { svg } = await drawOne({ linear: 'gs1_128', xDimensionMm: 0.26 }, gtin13, widest);
  const viewBox = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const lines = [
    ...svg.matchAll(/<g transform="matrix\(([\d.]+) 0 0 -[\d.]+ (-?[\d.]+) [\d.]+\)">(.*?)<\/g>/g),
  ];
  expect(lines.length).toBeGreaterThan(0);
  for (const [, scale, x, body = ''] of lines) {
    const shown = [...body.matchAll(/ d="([^"]*)"/g)].map(([, path]) => characterOf(path ?? ''));
    expect(shown.join('')).toMatch(/^(?:\(\d\d\)[A-Z0-9]+)+$/);
    const widths = shown.map((character) => outlines[character]?.[0] ?? Number.NaN);
    const right = Number(x) + widths.reduce((sum, width) => sum + width, 0) * Number(scale);
    expect(Number(x)).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(viewBox + 0.01);
  }
});

test('the text below GS1-128 has its AIs in parentheses', async () => {
  const { svg } = await drawOne({ linear: 'gs1_128' }, gtin13, { lot: '00', serial: 'W'.repeat(7) });
  expect(textOf(svg)).toEqual([`(01)${gtin13}(10)00(21)WWWWWWW`]);
  const narrow = await drawOne({ linear: 'gs1_128' }, gtin13, { date: '271231', dateAi: '15' });
  expect(textOf(narrow.svg)).toEqual([`(01)${gtin13}(15)271231`]);
});

test('the outlines are those of the font file', () => {
  const font = fileURLToPath(
    new URL('../../../resources/fonts/IBMPlexSansCondensed-Medium.ttf', import.meta.url),
  );
  expect(outlinesOf(font)).toEqual({ unitsPerEm, capHeight, outlines });
  expect(Object.keys(outlines)).toHaveLength(82);
});

function characterOf(path: string): string {
  return Object.keys(outlines).find((character) => outlines[character]?.[1] === path) ?? '?';
}

/** What stands below the bars, line by line. */
function textOf(svg: string): string[] {
  return [...svg.matchAll(/<g transform[^>]*>(.*?)<\/g>/g)].map(([, body = '']) =>
    [...body.matchAll(/ d="([^"]*)"/g)].map(([, path]) => characterOf(path ?? '')).join(''),
  );
}

function pngChunks(png: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    chunks.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return chunks;
}

/** Dark pixels as rows of text. Filters none and up are the only ones that are used. */
function pngDark(data: Buffer, width: number, height: number): string[] {
  const rows = inflateSync(data);
  const stride = 1 + Math.ceil(width / 8);
  let above = Buffer.alloc(stride - 1);
  return Array.from({ length: height }, (_, y) => {
    const filter = rows[y * stride];
    const row = Buffer.from(rows.subarray(y * stride + 1, (y + 1) * stride));
    if (filter === 2) row.forEach((byte, index) => (row[index] = (byte + (above[index] ?? 0)) & 0xff));
    else expect(filter).toBe(0);
    above = row;
    return Array.from({ length: width }, (_x, x) =>
      (row[x >> 3] ?? 0) & (0x80 >> (x & 7)) ? '.' : '#',
    ).join('');
  });
}

function svgDark(svg: string, width: number, height: number): string[] {
  const rows = Array.from({ length: height }, () => Array.from({ length: width }, () => '.'));
  for (const [, ...numbers] of svg.matchAll(/M(\d+) (\d+)h(\d+)v(\d+)h-/g)) {
    const [x = 0, y = 0, wide = 0, high = 0] = numbers.map(Number);
    for (let row = y; row < y + high; row++) rows[row]?.fill('#', x, x + wide);
  }
  // The first path is the white ground.
  return rows.map((row) => row.join(''));
}
