import { describe, expect, test } from 'vitest';
import { impose, labelsOfSheet } from '../../../src-main/core/render/imposition.ts';
import { labelsOfRun, sheetsOfRun, type RunShape } from '../../../src-renderer/screens/preview/run-size.ts';

/** A job as the host would impose it: its sheets come from there. */
function order(lots: readonly number[], facts: Partial<Omit<RunShape, 'job'>> & { oneLot?: boolean } = {}) {
  const { perSheet = 63, copies = 1, start = 1, oneLot = false } = facts;
  const total_items = lots.reduce((sum, lot) => sum + lot, 0);
  const groups = oneLot ? lots : [total_items];
  const own = impose({ groups, labelsPerSheet: perSheet, copies: 1, startPosition: 1 });
  const asked = impose({ groups, labelsPerSheet: perSheet, copies, startPosition: start });
  const job = { total_items, sheets: own.sheets, one_lot_per_sheet: oneLot };
  return { shape: { job, perSheet, copies, start }, host: asked };
}

describe('the sheets of an order to print', () => {
  test.each([
    { items: 1, perSheet: 63, copies: 1, start: 1 },
    { items: 63, perSheet: 63, copies: 1, start: 1 },
    { items: 63, perSheet: 63, copies: 1, start: 2 },
    { items: 70, perSheet: 63, copies: 1, start: 63 },
    { items: 1, perSheet: 63, copies: 500, start: 5 },
    { items: 250, perSheet: 24, copies: 3, start: 24 },
    { items: 40, perSheet: 1, copies: 2, start: 1 },
  ])(
    'are as many as the host makes: $items labels, $perSheet a sheet, $copies copies from $start',
    (asked) => {
      const { shape, host } = order([asked.items], asked);
      expect(sheetsOfRun(shape)).toBe(host.sheets);
      expect(labelsOfRun(shape, null)).toBe(host.totalLabels);
      for (let first = 1; first <= host.sheets; first++) {
        const one = labelsOfSheet(host, first);
        const last = labelsOfSheet(host, host.sheets);
        expect(labelsOfRun(shape, { first, last: first })).toBe(one.count);
        expect(labelsOfRun(shape, { first, last: host.sheets })).toBe(
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

  test.each([{ copies: 2 }, { start: 9 }])(
    'are not guessed where each lot begins a new sheet and $copies copies or start $start move them',
    (changed) => {
      const { shape } = order([5, 70, 1], { oneLot: true, ...changed });
      expect(sheetsOfRun(shape)).toBeNull();
    },
  );

  test('hold all labels of the lots, but a part of the sheets is not counted by guess', () => {
    const { shape } = order([5, 70, 1], { oneLot: true, copies: 2 });
    expect(labelsOfRun(shape, null)).toBe(152);
    expect(labelsOfRun(shape, { first: 1, last: 2 })).toBeNull();
  });

  test('are none for a job without labels', () => {
    expect(sheetsOfRun(order([0]).shape)).toBe(0);
    expect(labelsOfRun(order([0]).shape, null)).toBe(0);
  });

  test('are none where the range runs backwards', () => {
    expect(labelsOfRun(order([200]).shape, { first: 3, last: 1 })).toBe(0);
  });
});
