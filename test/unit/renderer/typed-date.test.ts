import { describe, expect, test } from 'vitest';
import { dateOrderOf, readTypedDate, type DateOrder } from '../../../src-renderer/state/typed-date.ts';

const today = new Date(2026, 10, 22);
const read = (text: string, order: DateOrder): string | null => {
  const date = readTypedDate(text, order, today);
  return date.ok ? date.value : null;
};

test.each([
  ['de', 'dmy'],
  ['es-MX', 'dmy'],
  ['en-US', 'mdy'],
  ['en-GB', 'dmy'],
  ['sv', 'ymd'],
] as const)('dates are typed in the order of the place (%s)', (locale, order) => {
  expect(dateOrderOf(locale)).toBe(order);
});

describe('a typed date', () => {
  test.each([
    ['31.12.2027', 'dmy'],
    ['31/12/27', 'dmy'],
    ['31-12-27', 'dmy'],
    ['311227', 'dmy'],
    ['31122027', 'dmy'],
    ['12/31/2027', 'mdy'],
    ['123127', 'mdy'],
    ['2027-12-31', 'dmy'],
    ['2027-12-31', 'mdy'],
    ['20271231', 'ymd'],
    ['271231', 'ymd'],
    [' 31. 12. 2027 ', 'dmy'],
  ] as const)('%s is the last of December (%s)', (text, order) => {
    expect(read(text, order)).toBe('2027-12-31');
  });

  test.each([
    ['02/2028', '2028-02-29'],
    ['2027-02', '2027-02-28'],
    ['4.27', '2027-04-30'],
  ])('a month alone is its last day: %s', (text, date) => {
    expect(read(text, 'dmy')).toBe(date);
  });

  test.each(['31.02.2027', '00.12.2027', '12.13.2027', '31.12.', 'tomorrow', '1.1.1.27', '12345', ''])(
    '%j is no date',
    (text) => {
      expect(read(text, 'dmy')).toBeNull();
    },
  );
});
