import { expect, test } from 'vitest';
import { checkNumbers } from '../../src-main/core/printing/calibration/check-numbers.ts';
import { crosshairsOf } from '../../src-main/core/printing/calibration/crosshairs.ts';
import { solve } from '../../src-main/core/printing/calibration/solve.ts';
import { loadStockCatalog } from '../../src-main/core/catalog/stocks.ts';
import { noShift, shiftInMm, shiftProblem, type Shift } from '../../src-shared/shift.ts';
import {
  cellOrigin,
  geometryOf,
  labelsPerSheet,
  type StockGeometry,
} from '../../src-shared/stock-geometry.ts';
import { dotInMm } from '../../src-shared/units.ts';
import { fileURLToPath } from 'node:url';

const catalog = loadStockCatalog(fileURLToPath(new URL('../../resources/', import.meta.url)));
const geometries = [...catalog.stocks.values()].map(geometryOf);

/** Where a printer puts what should be at a place. */
type Printer = (at: { x: number; y: number }) => { x: number; y: number };

/** What a person reads off a sheet, to so many mm. */
function read(
  geometry: StockGeometry,
  printer: Printer,
  count: number,
  to: number,
  shift: Shift = noShift,
): number[] {
  const round = (mm: number): number => Math.round(mm / to) * to;
  return crosshairsOf(geometry, shift, 600)
    .slice(0, count / 2)
    .flatMap(({ drawn }) => {
      const { x, y } = printer(drawn);
      return [round(x), round(y)];
    });
}

function solved(geometry: StockGeometry, numbers: readonly number[], shift: Shift = noShift) {
  const checked = checkNumbers(numbers, crosshairsOf(geometry, shift, 600), geometry);
  if (!checked.ok) throw new Error(`${geometry.id}: ${checked.message}`);
  return solve(checked.measured, geometry, 600);
}

/** How far the middle of a label is from where it should be, at most, with a shift. */
function worst(geometry: StockGeometry, printer: Printer, shift: Shift): number {
  const offs = Array.from({ length: labelsPerSheet(geometry) }, (_, cell) => {
    const origin = cellOrigin(geometry, cell);
    const meant = { x: origin.x + geometry.label.width / 2, y: origin.y + geometry.label.height / 2 };
    const by = shiftInMm(shift, geometry, cell, 600);
    const real = printer({ x: meant.x + by.x, y: meant.y + by.y });
    return Math.max(Math.abs(real.x - meant.x), Math.abs(real.y - meant.y));
  });
  return Math.max(...offs);
}

const worn: Printer = ({ x, y }) => ({ x: 0.8 + x * 1.001, y: -1.1 + y * 1.003 });

test.each(geometries)('every label of $id is brought to within a dot of its place', (geometry) => {
  const { shift, remaining } = solved(geometry, read(geometry, worn, 4, 0.01));
  expect(worst(geometry, worn, noShift)).toBeGreaterThan(0.5);
  expect(worst(geometry, worn, shift)).toBeLessThan(dotInMm(600));
  // A label's own stretch is left alone, and it is what a single large label has left.
  expect(remaining).toBeLessThan(labelsPerSheet(geometry) > 1 ? 0.15 : 0.2);
  const sheet = solved(geometry, read(geometry, worn, 4, 0.01, shift), shift);
  expect(sheet.shift.x).toBeCloseTo(shift.x, 1);
});

test.each(geometries)(
  'a ruler of half millimetres still brings $id to within half a millimetre',
  (geometry) => {
    const { shift } = solved(geometry, read(geometry, worn, 4, 0.5));
    expect(worst(geometry, worn, shift)).toBeLessThan(0.5);
  },
);

test('with eight numbers the best line is taken, and a sheet that lies askew shows in what is left', () => {
  const geometry = geometries.find(({ id }) => id === '63up_1in_letter');
  if (!geometry) throw new Error('The stock is gone.');
  const askew: Printer = ({ x, y }) => ({ x: 1 + x + 0.004 * y, y: y - 0.004 * x });
  const { shift, remaining } = solved(geometry, read(geometry, askew, 8, 0.01));
  expect(remaining).toBeGreaterThan(0.3);
  expect(remaining).toBeLessThan(0.6);
  // What cannot be mended is spread evenly instead of left at one end.
  expect(worst(geometry, askew, shift)).toBeLessThan(0.65);
});

test.each(geometries)('swapped numbers of $id are noticed', (geometry) => {
  const numbers = read(geometry, worn, 4, 0.1);
  for (const pair of [0, 2]) {
    const swapped = [...numbers];
    [swapped[pair], swapped[pair + 1]] = [numbers[pair + 1] ?? 0, numbers[pair] ?? 0];
    const checked = checkNumbers(swapped, crosshairsOf(geometry, noShift, 600), geometry);
    expect(checked).toMatchObject({ ok: false });
  }
});

test('a shift is refused that is wild, leaves the page or moves labels into each other', () => {
  const sheet = geometries.find(({ id }) => id === '63up_1in_letter');
  const roll = geometries.find(({ id }) => id === 'roll_2x1in');
  const butted = geometries.find(({ id }) => id === '24up_70x36mm_a4');
  if (!sheet || !roll || !butted) throw new Error('A stock is gone.');
  const full = ({ label }: StockGeometry) => ({ left: 0, top: 0, right: label.width, bottom: label.height });
  const problem = (geometry: StockGeometry, shift: Partial<Shift>) =>
    shiftProblem({ ...noShift, ...shift }, geometry, 600, full(geometry));
  expect(problem(sheet, { x: 1, y: -1, pitch_x: 0.05 })).toBeNull();
  expect(problem(sheet, { x: 5.2 })).toContain('5 mm is the most');
  expect(problem(sheet, { pitch_y: 1 })).toContain('5 mm is the most');
  expect(problem(sheet, { x: NaN })).toContain('5 mm is the most');
  expect(problem(roll, { x: 0.5 })).toContain('0.5 mm off the page');
  expect(problem(butted, { pitch_x: -0.5 })).toContain('into each other');
  expect(problem(butted, { pitch_x: 0.1 })).toContain('off the page');
  expect(problem(roll, { y: 13 })).toContain('5 mm is the most');
});
