import { expect, test } from 'vitest';
import { gtinCheckDigit } from '../../../src-shared/gs1/index.ts';
import { drawSymbol } from '../../../src-main/render-worker/draw/symbol.ts';
import { drawSymbolFile } from '../../../src-main/render-worker/files/draw.ts';
import { pictureOf } from '../../../src-main/render-worker/files/picture.ts';
import { bitmapOf } from '../../../src-main/render-worker/read-back/bitmap.ts';
import { openReader } from '../../../src-main/render-worker/read-back/reader.ts';
import { encodeGs1DataMatrix } from '../../../src-main/render-worker/symbols/datamatrix/encode.ts';
import { encodeSymbol, symbologiesOf } from '../../../src-main/render-worker/symbols/encode-symbols.ts';
import { rectanglesOf } from '../../../src-main/render-worker/symbols/rectangles.ts';
import type { Modules } from '../../../src-main/render-worker/symbols/modules.ts';
import { plainSpec } from '../../support/symbol-files.ts';

const nobody = {
  gtin: '09521234000013',
  lot: null,
  serial: null,
  date: null,
  dateAi: '17',
  productName: null,
} as const;

function modulesOf(...rows: string[]): Modules {
  const bits = Uint8Array.from(rows.join(''), (character) => (character === '#' ? 1 : 0));
  return { width: rows[0]?.length ?? 0, height: rows.length, bits };
}

test('rectangles cover exactly the dark modules, whatever the symbol', () => {
  let state = 11;
  for (let round = 0; round < 200; round++) {
    const width = 1 + (round % 60);
    const height = 1 + ((round * 7) % 45);
    const bits = Uint8Array.from({ length: width * height }, () => {
      state = (state * 48_271) % 2_147_483_647;
      return state % 3 === 0 ? 1 : 0;
    });
    const modules = { width, height, bits };
    const { pixels } = bitmapOf(rectanglesOf(modules), modules, 0);
    expect(Array.from(pixels, (grey) => (grey === 0 ? 1 : 0))).toEqual([...bits]);
  }
});

test('a chessboard, the worst case, loses no rectangle', () => {
  const rows = Array.from({ length: 33 }, (_, y) =>
    Array.from({ length: 33 }, (_x, x) => ((x + y) % 2 ? '.' : '#')).join(''),
  );
  const modules = modulesOf(...rows);
  expect(rectanglesOf(modules).length / 4).toBe((33 * 33 + 1) / 2);
});

test('equal runs below each other are one rectangle', () => {
  expect([...rectanglesOf(modulesOf('##.#', '##..', '##.#'))]).toEqual([0, 0, 2, 3, 3, 0, 1, 1, 3, 2, 1, 1]);
});

test('a symbol lies on the dot grid of the page, its modules are whole dots', () => {
  const symbol = { dots: 10, sideDots: 20, occupiedMm: 1, centreX: 12.7, centreY: 12.7 };
  const path = drawSymbol(
    rectanglesOf(modulesOf('#.', '##')),
    symbol,
    { label: nobody, x: 9.525, y: 12.7 },
    600,
    792,
  );
  const [, scale = 0, x = 0, y = 0] = (/^q (\S+) 0 0 -\S+ (\S+) (\S+) cm/.exec(path) ?? []).map(Number);
  expect(scale).toBeCloseTo(10 * 0.12, 6);
  // The inset of a hundredth of a module is taken off again.
  expect(((x - 0.012) / 0.12) % 1).toBeCloseTo(0, 3);
  expect(((792 - y - 0.012) / 0.12) % 1).toBeCloseTo(0, 3);
  expect(path).toContain('\n0 0 .98 .98 re\n0 1 1.98 .98 re\n');
});

const labels = Array.from({ length: 100 }, (_, index) => ({
  ...nobody,
  gtin: gtinOf(index),
  lot: `LOT${index}`,
  serial: `S${index}`,
}));

test.each([
  ['GS1 DataMatrix', 'datamatrix', 'by_gtin'],
  ['QR codes', 'qr_codes', 'by_gtin'],
  ['EAN/UPC and ITF-14', 'barcodes_1d', 'by_gtin'],
  ['GS1-128', 'barcodes_1d', 'gs1_128'],
] as const)(
  'reading back 20,000 %s takes no more memory than reading a hundred',
  { timeout: 120_000 },
  async (_name, type, linear) => {
    const reader = await openReader();
    const spec = { ...plainSpec, type, linear, xDimensionMm: linear === 'gs1_128' ? 0.3 : null };
    const pictures = labels.map((label) => {
      const [symbology = 'qr_code'] = symbologiesOf(spec, label);
      const symbol = encodeSymbol(symbology, label, spec);
      const picture = pictureOf(drawSymbolFile(symbol, label, spec));
      return { encoded: symbol.encoded, picture: { ...picture, pixels: picture.pixels.slice() } };
    });
    const readAll = (): void => {
      for (const { encoded, picture } of pictures) {
        if (!encoded.matches(reader.read(picture, encoded.kind)))
          throw new Error(`${encoded.meant} was misread`);
      }
    };
    readAll();
    const before = reader.heapBytes();
    for (let round = 0; round < 200; round++) readAll();
    expect(reader.heapBytes()).toBe(before);
  },
);

/** EAN-8, UPC-A, EAN-13 and ITF-14 in turn. */
function gtinOf(index: number): string {
  const number = String(1_000_000 + index * 7_919);
  const bare = number.slice(-7).padStart([7, 11, 12, 13][index % 4] ?? 13, '5');
  return (bare + gtinCheckDigit(bare)).padStart(14, '0');
}

test('a picture without a symbol, or with a broken one, is read as nothing', async () => {
  const reader = await openReader();
  expect(reader.read({ width: 20, height: 20, pixels: new Uint8Array(400).fill(255) }, 'qr')).toBeNull();
  const modules = encodeGs1DataMatrix('^0109521234000013');
  const bitmap = bitmapOf(rectanglesOf(modules), modules, 1);
  expect(reader.read(bitmap, 'qr')).toBeNull();
  bitmap.pixels.fill(0, 60, 240);
  expect(reader.read(bitmap, 'datamatrix')).toBeNull();
});
