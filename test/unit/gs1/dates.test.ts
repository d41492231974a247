import { describe, expect, test } from 'vitest';
import { formatYymmdd, parseDate } from '../../../src-shared/gs1/index.ts';

const year = 2026;

describe('a date for a label', () => {
  test.each([
    ['2026-11-30', '261130'],
    ['261130', '261130'],
    ['261100', '261100'],
    ['2028-02-29', '280229'],
    ['280229', '280229'],
    ['2000-02-29', '000229'],
    ['2076-01-01', '760101'],
    ['1977-01-01', '770101'],
  ])('%s becomes %s', (text, yymmdd) => {
    expect(parseDate(text, year)).toEqual({ ok: true, value: yymmdd });
  });

  test.each([
    ['2026-02-29', 'DATE_DAY', '01 to 28'],
    ['260229', 'DATE_DAY', '01 to 28'],
    ['2026-11-31', 'DATE_DAY', '01 to 30'],
    ['2026-11-00', 'DATE_DAY', '01 to 30'],
    ['2026-13-01', 'DATE_MONTH', 'no month 13'],
    ['260001', 'DATE_MONTH', 'no month 00'],
    ['30.11.2026', 'DATE_FORMAT', '2026-11-30'],
    ['11/30/2026', 'DATE_FORMAT', '2026-11-30'],
    ['2026-11-3', 'DATE_FORMAT', '2026-11-30'],
    ['20261130', 'DATE_FORMAT', '261130'],
    ['', 'DATE_FORMAT', '261130'],
    ['2077-01-01', 'DATE_YEAR', '1977 to 2076'],
    ['1976-12-31', 'DATE_YEAR', '1977 to 2076'],
  ])('%s is refused: %s', (text, code, sentence) => {
    expect(parseDate(text, year)).toMatchObject({
      ok: false,
      code,
      message: expect.stringContaining(sentence),
    });
  });
});

describe('two digits of a year', () => {
  test.each([
    [2026, '76', 2076],
    [2026, '77', 1977],
    [2026, '26', 2026],
    [2051, '00', 2100],
    [2051, '02', 2002],
    [2099, '49', 2149],
    [2099, '50', 2050],
  ])('mean in %i for %s the year %i', (currentYear, digits, expected) => {
    expect(formatYymmdd(`${digits}0615`, currentYear)).toBe(`${expected}-06-15`);
  });

  test('decide whether there is a 29 February: 2100 has none', () => {
    expect(parseDate('000229', 2026).ok).toBe(true);
    expect(parseDate('000229', 2060).ok).toBe(false);
  });
});

describe('a date for people', () => {
  test('has four digits for the year', () => {
    expect(formatYymmdd('261130', year)).toBe('2026-11-30');
  });

  test('shows day 00 as the end of the month', () => {
    expect(formatYymmdd('260200', year)).toBe('2026-02-28');
    expect(formatYymmdd('280200', year)).toBe('2028-02-29');
    expect(formatYymmdd('261100', year)).toBe('2026-11-30');
  });

  test('goes back to the same six digits', () => {
    for (const yymmdd of ['261130', '770101', '000229', '760630']) {
      expect(parseDate(formatYymmdd(yymmdd, year), year)).toEqual({ ok: true, value: yymmdd });
    }
  });
});
