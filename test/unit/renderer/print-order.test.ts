import { describe, expect, test } from 'vitest';
import type { PartSheet } from '../../../src-shared/contract/runs.ts';
import { afterOrder, usualWhere } from '../../../src-renderer/state/where.ts';
import { helpWithGtin } from '../../../src-renderer/screens/print/gtin-help.ts';
import { orderOf } from '../../../src-renderer/order/order.ts';
import { checkPack } from '../../../src-renderer/screens/print/pack-check.ts';
import { beginAt, freeSheets, placeOfBegin } from '../../../src-renderer/order/place-of-begin.ts';
import { readScan } from '../../../src-shared/scan.ts';

describe('where an order begins', () => {
  const sheet = (name: string, first_free: number, run_id: string | null = null): PartSheet => ({
    stock: 'a',
    name,
    first_free,
    run_id,
    labels_per_sheet: 63,
    updated_at: '2026-11-22T08:00:00Z',
  });
  const known = [sheet('new', 20), sheet('old', 40), sheet('taken', 2, 'run')];

  test('sheets that a run has in hand are not offered', () => {
    expect(freeSheets(known, 'a').map(({ name }) => name)).toEqual(['new', 'old']);
    expect(freeSheets(known, 'b')).toEqual([]);
  });

  test('on a new sheet unless somebody says otherwise', () => {
    expect(placeOfBegin({ begin: null, goOn: false }, known)).toEqual({ sheet: null, position: 1 });
  });

  test('a preset goes on with the newest part-used sheet', () => {
    expect(placeOfBegin({ begin: null, goOn: true }, known)).toMatchObject({
      sheet: { name: 'new' },
      position: 20,
    });
  });

  test('never on a place that is used by now', () => {
    const begin = { kind: 'part', name: 'new', position: 12 } as const;
    expect(placeOfBegin({ begin, goOn: false }, known)).toMatchObject({ position: 20 });
  });

  test('a sheet that is gone is a new sheet', () => {
    const begin = { kind: 'part', name: 'gone', position: 12 } as const;
    expect(placeOfBegin({ begin, goOn: true }, known)).toEqual({ sheet: null, position: 1 });
  });

  test('another place keeps the sheet', () => {
    expect(beginAt({ sheet: known[0] ?? null, position: 20 }, 33)).toEqual({
      kind: 'part',
      name: 'new',
      position: 33,
    });
    expect(beginAt({ sheet: null, position: 1 }, 3)).toEqual({ kind: 'place', position: 3 });
  });
});

describe('what the core is asked', () => {
  const said = {
    printer: 'laser',
    begin: { sheet: null, position: 3 },
    range: null,
    byPlan: false,
    serials: false,
    roll: false,
    operator: ' Anna ',
  };

  test('serials have no copies and no spare labels, whatever was set before', () => {
    const where = { ...usualWhere, copies: 5, spare: { count: 2, percent: false }, fillLastSheet: true };
    expect(orderOf(where, { ...said, serials: true })).toEqual({
      printer: 'laser',
      start_position: 3,
      rest_as: null,
      copies: 1,
      quantity: 'copies',
      spare: null,
      fill_last_sheet: false,
      first_sheet_then_release: false,
      sheets: null,
      labels: null,
      operator: 'Anna',
    });
  });

  test('a roll has no place to begin', () => {
    const order = orderOf(usualWhere, { ...said, roll: true });
    expect(order).not.toHaveProperty('start_position');
    expect(order).not.toHaveProperty('part_sheet');
  });

  test('a planned quantity leaves copies to the plan', () => {
    expect(orderOf({ ...usualWhere, copies: 7 }, { ...said, byPlan: true })).toMatchObject({
      copies: 1,
      quantity: 'planned',
    });
  });

  test('spare labels are a number of labels or a part of them', () => {
    const spare = (count: number, percent: boolean) =>
      orderOf({ ...usualWhere, spare: { count, percent } }, said).spare;
    expect([spare(5, false), spare(5, true), spare(0, true)]).toEqual([{ labels: 5 }, { percent: 5 }, null]);
  });

  test('a range is of sheets or of labels, and its last sheet is not filled', () => {
    const where = { ...usualWhere, fillLastSheet: true, range: { of: 'labels', first: 2, last: 9 } } as const;
    expect(orderOf(where, { ...said, range: where.range })).toMatchObject({
      sheets: null,
      labels: { first: 2, last: 9 },
      fill_last_sheet: false,
    });
    expect(orderOf({ ...where, range: null }, said)).toMatchObject({ labels: null, fill_last_sheet: true });
  });

  test('the next order begins on another place and prints all of it', () => {
    const where = { ...usualWhere, begin: { kind: 'place', position: 9 }, copies: 2 } as const;
    expect(afterOrder({ ...where, range: { of: 'sheets', first: 1, last: 2 } })).toEqual({
      ...usualWhere,
      copies: 2,
    });
  });
});

describe('a pack', () => {
  const expected = { gtin: '09521234000013', lots: ['LOT1'] };
  const scanned = (text: string) => {
    const scan = readScan(text);
    if (!scan.ok) throw new Error(scan.message);
    return checkPack(scan.value, expected);
  };

  test.each(['9521234000013', '09521234000013', ']d2010952123400001310LOT1', ']E09521234000013'])(
    '%s is the one of these labels',
    (text) => {
      expect(scanned(text)).toMatchObject({ kind: 'matches', gtin: expected.gtin });
    },
  );

  test('of another product is named with both', () => {
    expect(scanned('9521234543213')).toEqual({
      kind: 'other_gtin',
      pack: '09521234543213',
      labels: '09521234000013',
    });
  });

  test('of another lot is refused, one without a lot is not', () => {
    expect(scanned(']d2010952123400001310LOT2')).toMatchObject({ kind: 'other_lot', pack: 'LOT2' });
    expect(scanned('9521234000013')).toMatchObject({ kind: 'matches', lot: null });
  });

  test('what is no GTIN matches nothing', () => {
    expect(scanned('SN-42')).toEqual({ kind: 'no_gtin', text: 'SN-42' });
    expect(scanned('9521234000014')).toMatchObject({ kind: 'no_gtin' });
  });
});

describe('help with a GTIN', () => {
  test('one that is right is taken in its 14 digits', () => {
    expect(helpWithGtin(' 9521234000013 ')).toEqual({ kind: 'good', gtin: '09521234000013' });
  });

  test('a wrong last digit is named with the right one', () => {
    expect(helpWithGtin('9521234000014')).toEqual({
      kind: 'wrong',
      last: '4',
      right: '3',
      offer: '9521234000013',
    });
  });

  test('where only the check digit is missing it is offered', () => {
    expect(helpWithGtin('0001234567')).toEqual({ kind: 'more', digits: 10, offer: null });
    expect(helpWithGtin('01234567890')).toEqual({ kind: 'more', digits: 11, offer: '012345678905' });
  });

  test('letters are a name that is looked for', () => {
    expect(helpWithGtin('oat')).toEqual({ kind: 'letters' });
    expect(helpWithGtin('')).toEqual({ kind: 'nothing' });
    expect(helpWithGtin('123456789012345')).toEqual({ kind: 'too_long', digits: 15 });
  });
});
