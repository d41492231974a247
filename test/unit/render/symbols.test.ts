import { expect, test } from 'vitest';
import { drawSymbol } from '../../../src-main/render-worker/draw/symbol.ts';
import { bitmapOf } from '../../../src-main/render-worker/read-back/bitmap.ts';
import { openReader } from '../../../src-main/render-worker/read-back/reader.ts';
import { encodeGs1DataMatrix } from '../../../src-main/render-worker/symbols/datamatrix/encode.ts';
import { rectanglesOf } from '../../../src-main/render-worker/symbols/rectangles.ts';
import type { Modules } from '../../../src-main/render-worker/symbols/modules.ts';

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

test(
  'reading back 20,000 symbols takes no more memory than reading a hundred',
  { timeout: 120_000 },
  async () => {
    const reader = await openReader();
    const texts = Array.from(
      { length: 100 },
      (_, index) => `^010952123400001310LOT${index}^21S${index * 7919}`,
    );
    const bitmaps = texts.map((text) => {
      const modules = encodeGs1DataMatrix(text);
      const bitmap = bitmapOf(rectanglesOf(modules), modules, 1);
      return { ...bitmap, pixels: bitmap.pixels.slice() };
    });
    const readAll = (): void => {
      bitmaps.forEach((bitmap, index) => {
        const seen = reader.read(bitmap, 'datamatrix');
        const meant = texts[index]?.slice(1).replaceAll('^', '\x1d');
        if (!seen || Buffer.from(seen.bytes).toString('latin1') !== meant)
          throw new Error(`${meant} was misread`);
      });
    };
    readAll();
    const before = reader.heapBytes();
    for (let round = 0; round < 200; round++) readAll();
    expect(reader.heapBytes()).toBe(before);
  },
);

test('a picture without a symbol, or with a broken one, is read as nothing', async () => {
  const reader = await openReader();
  expect(reader.read({ width: 20, height: 20, pixels: new Uint8Array(400).fill(255) }, 'qr')).toBeNull();
  const modules = encodeGs1DataMatrix('^0109521234000013');
  const bitmap = bitmapOf(rectanglesOf(modules), modules, 1);
  expect(reader.read(bitmap, 'qr')).toBeNull();
  bitmap.pixels.fill(0, 60, 240);
  expect(reader.read(bitmap, 'datamatrix')).toBeNull();
});
