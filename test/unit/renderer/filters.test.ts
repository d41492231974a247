import { afterEach, describe, expect, test, vi } from 'vitest';
import { filtersOf, sameChoice, type Choice } from '../../../src-renderer/state/filters.ts';
import { labelExportFilters } from '../../../src-shared/models/label-export.ts';

const nothing: Choice = {
  scope: 'serials',
  gtins: [],
  lots: [],
  lotRun: null,
  from: '',
  to: '',
  neverPrinted: false,
};

/** Local calendar day and time of day of an instant, whatever the zone of this machine. */
function localTime(iso: string | null | undefined): string {
  const at = new Date(iso ?? '');
  return `${at.getFullYear()}-${at.getMonth() + 1}-${at.getDate()} ${at.getHours()}:${at.getMinutes()}:${at.getSeconds()}.${at.getMilliseconds()}`;
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the filters of a new job', () => {
  test('an empty form filters nothing, and sends no empty list', () => {
    expect(filtersOf(nothing)).toEqual({
      gtins: null,
      lot_ids: null,
      lot_run_id: null,
      never_printed: null,
      created_after: null,
      created_before: null,
    });
  });

  test('products, lots and "never printed only" are passed on', () => {
    const choice = {
      ...nothing,
      gtins: ['09521234000013'],
      lots: [{ id: 'lot1', gtin: '09521234000013', lot: 'L1' }],
      neverPrinted: true,
    };
    expect(filtersOf(choice)).toMatchObject({
      gtins: ['09521234000013'],
      lot_ids: ['lot1'],
      never_printed: true,
    });
  });

  test('both days belong to the range, from their first to their last moment here', () => {
    const filters = filtersOf({ ...nothing, from: '2026-03-29', to: '2026-03-29' });
    expect(localTime(filters.created_after)).toBe('2026-3-29 0:0:0.0');
    expect(localTime(filters.created_before)).toBe('2026-3-29 23:59:59.999');
  });

  test('a day is a day of the plant, also the short one when summer time begins', () => {
    vi.stubEnv('TZ', 'America/New_York');
    expect(filtersOf({ ...nothing, from: '2026-03-08', to: '2026-03-08' })).toMatchObject({
      created_after: '2026-03-08T05:00:00.000Z',
      created_before: '2026-03-09T03:59:59.999Z',
    });
  });

  test('the last day of a month and year ends in it', () => {
    expect(localTime(filtersOf({ ...nothing, to: '2026-12-31' }).created_before)).toBe(
      '2026-12-31 23:59:59.999',
    );
    expect(localTime(filtersOf({ ...nothing, to: '2028-02-29' }).created_before)).toBe(
      '2028-2-29 23:59:59.999',
    );
  });

  test('what the form says is what the host accepts', () => {
    const full = {
      ...nothing,
      gtins: ['09521234000013'],
      from: '2026-01-01',
      to: '2026-01-31',
      neverPrinted: true,
    };
    expect(labelExportFilters.safeParse(filtersOf(full)).success).toBe(true);
    expect(labelExportFilters.safeParse(filtersOf(nothing)).success).toBe(true);
  });
});

describe('counting anew', () => {
  test.each<Partial<Choice>>([
    { scope: 'lots' },
    { gtins: ['09521234000013'] },
    { lots: [{ id: 'lot1', gtin: '09521234000013', lot: 'L1' }] },
    { lotRun: { id: 'run1', name: 'June' } },
    { from: '2026-01-01' },
    { to: '2026-01-01' },
    { neverPrinted: true },
  ])('follows a change of %o', (change) => {
    expect(sameChoice(nothing, { ...nothing, ...change })).toBe(false);
  });

  test('is not needed where only the stock changed', () => {
    const other = { ...nothing, stock: 'other' };
    expect(sameChoice(nothing, other)).toBe(true);
  });
});
