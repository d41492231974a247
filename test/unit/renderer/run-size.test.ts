import { describe, expect, test } from 'vitest';
import { impose, labelsOfSheet } from '../../../src-main/core/render/imposition.ts';
import {
  labelsOfEach,
  labelsOfPart,
  labelsOfRun,
  sheetsOfRun,
  type RunShape,
} from '../../../src-renderer/screens/preview/run-size.ts';

/** A job as the host would impose it: its sheets come from there. */
function order(lots: readonly number[], facts: Partial<Omit<RunShape, 'job'>> & { oneLot?: boolean } = {}) {
  const { perSheet = 63, each = 1, start = 1, fill = false, oneLot = false } = facts;
  const total_items = lots.reduce((sum, lot) => sum + lot, 0);
  const groups = oneLot ? lots : [total_items];
  const own = impose({ groups, labelsPerSheet: perSheet, copies: 1, startPosition: 1 });
  const asked = impose({ groups, labelsPerSheet: perSheet, copies: each ?? 1, startPosition: start });
  const job = { total_items, sheets: own.sheets, one_lot_per_sheet: oneLot };
  return { shape: { job, perSheet, each, start, fill }, host: asked };
}

describe('the sheets of an order to print', () => {
  test.each([
    { items: 1, perSheet: 63, each: 1, start: 1 },
    { items: 63, perSheet: 63, each: 1, start: 1 },
    { items: 63, perSheet: 63, each: 1, start: 2 },
    { items: 70, perSheet: 63, each: 1, start: 63 },
    { items: 1, perSheet: 63, each: 500, start: 5 },
    { items: 250, perSheet: 24, each: 3, start: 24 },
    { items: 40, perSheet: 1, each: 2, start: 1 },
  ])(
    'are as many as the host makes: $items labels, $perSheet a sheet, $each of each from $start',
    (asked) => {
      const { shape, host } = order([asked.items], asked);
      expect(sheetsOfRun(shape)).toBe(host.sheets);
      expect(labelsOfRun(shape)).toBe(host.totalLabels);
      for (let first = 1; first <= host.sheets; first++) {
        const one = labelsOfSheet(host, first);
        const last = labelsOfSheet(host, host.sheets);
        expect(labelsOfPart(shape, { of: 'sheets', first, last: first })).toBe(one.count);
        expect(labelsOfPart(shape, { of: 'sheets', first, last: host.sheets })).toBe(
          last.firstLabel + last.count - one.firstLabel,
        );
      }
    },
  );

  test('come from the job itself where each lot begins a new sheet', () => {
    const { shape, host } = order([5, 70, 1], { oneLot: true });
    expect(host.sheets).toBe(4);
    expect(sheetsOfRun(shape)).toBe(4);
  });

  test.each([{ each: 2 }, { start: 9 }])(
    'are not guessed where each lot begins a new sheet and $each labels or start $start move them',
    (changed) => {
      const { shape } = order([5, 70, 1], { oneLot: true, ...changed });
      expect(sheetsOfRun(shape)).toBeNull();
    },
  );

  test('hold all labels of the lots, but a part of the sheets is not counted by guess', () => {
    const { shape } = order([5, 70, 1], { oneLot: true, each: 2 });
    expect(labelsOfRun(shape)).toBe(152);
    expect(labelsOfPart(shape, { of: 'sheets', first: 1, last: 2 })).toBeNull();
  });

  test('are not guessed where the plan of each lot decides', () => {
    const { shape } = order([3], { each: null });
    expect(sheetsOfRun(shape)).toBeNull();
    expect(labelsOfRun(shape)).toBeNull();
  });

  test('are full to the last place where the last one is filled', () => {
    expect(labelsOfRun(order([70], { start: 3, fill: true }).shape)).toBe(124);
    expect(labelsOfRun(order([5, 70], { oneLot: true, fill: true }).shape)).toBeNull();
  });

  test('are none for a job without labels', () => {
    expect(sheetsOfRun(order([0]).shape)).toBe(0);
    expect(labelsOfRun(order([0], { fill: true }).shape)).toBe(0);
  });

  test('are none where the range runs backwards', () => {
    expect(labelsOfPart(order([200]).shape, { of: 'sheets', first: 3, last: 1 })).toBe(0);
    expect(labelsOfPart(order([200]).shape, { of: 'labels', first: 3, last: 1 })).toBe(0);
  });
});

test('spare labels come to each item, a percentage of them rounded up', () => {
  expect(labelsOfEach(100, { count: 7, percent: true })).toBe(107);
  expect(labelsOfEach(3, { count: 10, percent: true })).toBe(4);
  expect(labelsOfEach(3, { count: 10, percent: false })).toBe(13);
});
