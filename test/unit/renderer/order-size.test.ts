import { describe, expect, test } from 'vitest';
import { impose, labelsOfSheet } from '../../../src-main/core/render/imposition.ts';
import {
  labelsOfEach,
  labelsOfRange,
  sizeOf,
  within,
  type OrderShape,
} from '../../../src-renderer/order/order-size.ts';

/** An order as the host would impose it: its own sheets come from there. */
function order(
  lots: readonly number[],
  facts: Partial<Pick<OrderShape, 'perSheet' | 'each' | 'start' | 'fill'>> & {
    readonly oneLot?: boolean;
  } = {},
) {
  const { perSheet = 63, each = 1, start = 1, fill = false, oneLot = false } = facts;
  const items = lots.reduce((sum, lot) => sum + lot, 0);
  const groups = oneLot ? lots : [items];
  const own = impose({ groups, labelsPerSheet: perSheet, copies: 1, startPosition: 1 });
  const host = impose({ groups, labelsPerSheet: perSheet, copies: each ?? 1, startPosition: start });
  const shape: OrderShape = {
    items,
    each,
    perSheet,
    start,
    fill,
    oneLotPerSheet: oneLot,
    ownSheets: own.sheets,
  };
  return { shape, host };
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
      const known = { labels: host.totalLabels, sheets: host.sheets, exact: true };
      expect(sizeOf(shape)).toEqual(known);
      expect(sizeOf({ ...shape, ownSheets: null })).toEqual(known);
      for (let first = 1; first <= host.sheets; first++) {
        const one = labelsOfSheet(host, first);
        const last = labelsOfSheet(host, host.sheets);
        expect(labelsOfRange(shape, { of: 'sheets', first, last: first })).toBe(one.count);
        expect(labelsOfRange(shape, { of: 'sheets', first, last: host.sheets })).toBe(
          last.firstLabel + last.count - one.firstLabel,
        );
      }
    },
  );

  test('come from the job itself where each lot begins a new sheet', () => {
    const { shape, host } = order([5, 70, 1], { oneLot: true });
    expect(host.sheets).toBe(4);
    expect(sizeOf(shape)).toEqual({ labels: 76, sheets: 4, exact: true });
  });

  test.each([{ each: 2 }, { start: 9 }])(
    'are not guessed where each lot begins a new sheet and $each labels or start $start move them',
    (changed) => {
      const { shape } = order([5, 70, 1], { oneLot: true, ...changed });
      expect(sizeOf(shape).exact).toBe(false);
    },
  );

  test('hold all labels of the lots, but a part of the sheets is not counted by guess', () => {
    const { shape } = order([5, 70, 1], { oneLot: true, each: 2 });
    expect(sizeOf(shape).labels).toBe(152);
    expect(labelsOfRange(shape, { of: 'sheets', first: 1, last: 2 })).toBeNull();
  });

  test('are not guessed where the plan of each lot decides', () => {
    const { shape } = order([3], { each: null });
    expect(sizeOf(shape)).toEqual({ labels: null, sheets: null, exact: false });
    expect(sizeOf({ ...order([3]).shape, items: null })).toMatchObject({ labels: null, sheets: null });
  });

  test('are full to the last place where the last one is filled', () => {
    expect(sizeOf(order([70], { start: 3, fill: true }).shape).labels).toBe(124);
    expect(sizeOf(order([5, 70], { oneLot: true, fill: true }).shape).labels).toBeNull();
  });

  test('are none for a job without labels', () => {
    expect(sizeOf(order([0]).shape)).toMatchObject({ labels: 0, sheets: 0 });
    expect(sizeOf(order([0], { fill: true }).shape)).toMatchObject({ labels: 0 });
  });

  test('are none where the range runs backwards', () => {
    expect(labelsOfRange(order([200]).shape, { of: 'sheets', first: 3, last: 1 })).toBe(0);
    expect(labelsOfRange(order([200]).shape, { of: 'labels', first: 3, last: 1 })).toBe(0);
  });
});

test('spare labels come to each item, a percentage of them rounded up', () => {
  expect(labelsOfEach(100, { count: 7, percent: true })).toBe(107);
  expect(labelsOfEach(3, { count: 10, percent: true })).toBe(4);
  expect(labelsOfEach(3, { count: 10, percent: false })).toBe(13);
  expect(labelsOfEach(0, { count: 10, percent: false })).toBe(0);
});

describe('a range that was typed', () => {
  const range = { of: 'sheets', first: 3, last: 5 } as const;

  test('shrinks with what there is', () => {
    expect(within(range, { labels: 200, sheets: 4, exact: true })).toEqual({
      of: 'sheets',
      first: 3,
      last: 4,
    });
    expect(within(range, { labels: 60, sheets: 1, exact: true })).toEqual({
      of: 'sheets',
      first: 1,
      last: 1,
    });
    expect(within({ ...range, of: 'labels' }, { labels: 4, sheets: 1, exact: true })).toMatchObject({
      last: 4,
    });
  });

  test('is none where only the host knows how many there are', () => {
    expect(within(range, { labels: 200, sheets: 4, exact: false })).toBeNull();
    expect(within({ ...range, of: 'labels' }, { labels: null, sheets: 4, exact: true })).toBeNull();
  });
});
