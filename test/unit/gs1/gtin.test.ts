import { describe, expect, test } from 'vitest';
import { gtinCheckDigit, gtinKind, normalizeGtin } from '../../../src-shared/gs1/index.ts';

function refusalOf(text: string): { code: string; message: string } {
  const result = normalizeGtin(text);
  if (result.ok) throw new Error(`accepted ${text}`);
  return { code: result.code, message: result.message };
}

describe('check digit', () => {
  test.each([
    ['0952123454321', '3'],
    ['400638133393', '1'],
    ['01234567890', '5'],
    ['0234567', '3'],
    ['12345678901234567', '5'],
    ['0', '0'],
  ])('of %s is %s', (digits, expected) => {
    expect(gtinCheckDigit(digits)).toBe(expected);
  });

  test('does not change with zeros on the left', () => {
    expect(gtinCheckDigit('0000001234567890')).toBe(gtinCheckDigit('01234567890'));
  });
});

describe('a GTIN from a file or a keyboard', () => {
  test.each([
    ['02345673', '00000002345673', 'GTIN-8'],
    ['012345678905', '00012345678905', 'GTIN-12'],
    ['4006381333931', '04006381333931', 'GTIN-13'],
    ['09521234543213', '09521234543213', 'GTIN-13'],
    ['12312312312333', '12312312312333', 'GTIN-14'],
  ])('%s is stored as %s and is a %s', (text, stored, kind) => {
    const result = normalizeGtin(text);
    expect(result).toEqual({ ok: true, value: stored });
    expect(gtinKind(stored)).toBe(kind);
  });

  test('with a wrong check digit is refused with the right one', () => {
    const { code, message } = refusalOf('4006381333932');
    expect(code).toBe('GTIN_CHECK_DIGIT');
    expect(message).toContain('ends in 2');
    expect(message).toContain('is 1;');
  });

  test('of every other length is refused, whatever its check digit', () => {
    for (const length of [1, 2, 7, 9, 10, 11, 15, 18]) {
      const body = '1'.repeat(length - 1);
      expect(refusalOf(body + gtinCheckDigit(body)).code).toBe('GTIN_LENGTH');
    }
  });

  test('with eleven digits is told of the zeros that spreadsheets drop', () => {
    expect(refusalOf('12345678905').message).toMatch(/has 11 digits.*leading zeros/);
  });

  test.each(['1.23457E+13', '1,23457E+13', '4.00638E12', '4E+12', '1.23457e+13'])(
    'that Excel has rounded (%s) is refused with a sentence about Excel',
    (text) => {
      const { code, message } = refusalOf(text);
      expect(code).toBe('GTIN_FROM_SPREADSHEET');
      expect(message).toContain('Excel');
      expect(message).toContain('as text');
    },
  );

  test.each([
    ['4006381 333931', 'a space at position 8'],
    ['4006381333931 ', 'a space at position 14'],
    ['4006381\u00a0333931', 'a no-break space (U+00A0) at position 8'],
    ['400638133393O', '"O" at position 13'],
    ['４006381333931', '"４" (U+FF14) at position 1'],
    ['-4006381333931', '"-" at position 1'],
  ])('with something else than digits (%s) is refused: %s', (text, expected) => {
    const { code, message } = refusalOf(text);
    expect(code).toBe('GTIN_NOT_DIGITS');
    expect(message).toContain(expected);
  });

  test('that is empty is refused', () => {
    expect(refusalOf('').code).toBe('GTIN_EMPTY');
  });
});

test('the kind follows from the zeros in front, at every border', () => {
  expect(gtinKind('00000012345670')).toBe('GTIN-8');
  expect(gtinKind('00000123456700')).toBe('GTIN-12');
  expect(gtinKind('00123456789000')).toBe('GTIN-12');
  expect(gtinKind('01234567890000')).toBe('GTIN-13');
  expect(gtinKind('11234567890000')).toBe('GTIN-14');
});
