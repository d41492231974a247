import { success } from '../result.ts';
import { describeCharacter } from './cset.ts';
import { gs1Failure, type Gs1Result } from './errors.ts';

export type GtinKind = 'GTIN-8' | 'GTIN-12' | 'GTIN-13' | 'GTIN-14';

const zero = 0x30;
const notADigit = /[^0-9]/u;
/** How a spreadsheet shows a number that is too long for its column: 1.23457E+13, 4,00638E+12, 4E+12. */
const scientific = /^\s*\d+(?:[.,]\d*)?[eE][+-]?\d+\s*$/;

/**
 * The check digit, '0' to '9', that belongs behind these digits: modulo 10 with weights 3, 1, 3, 1... from
 * the right (GenSpecs 7.9.1). The same rule serves GTIN, SSCC, GLN and all numeric GS1 keys; leading zeros do
 * not change it. The digits must already be known to be digits.
 */
export function gtinCheckDigit(digitsWithoutCheck: string): string {
  let sum = 0;
  let weight = 3;
  for (let i = digitsWithoutCheck.length - 1; i >= 0; i--) {
    sum += (digitsWithoutCheck.charCodeAt(i) - zero) * weight;
    weight = 4 - weight;
  }
  return String((10 - (sum % 10)) % 10);
}

/** Whether the last digit is the check digit of those before it. */
export function hasCheckDigit(digits: string): boolean {
  return digits.length > 1 && gtinCheckDigit(digits.slice(0, -1)) === digits.slice(-1);
}

/**
 * A GTIN as people and files write it (8, 12, 13 or 14 digits) in its one stored form: 14 digits, padded with
 * zeros on the left (the form of AI 01 and of a Digital Link path).
 */
export function normalizeGtin(text: string): Gs1Result<string> {
  if (text === '') return gs1Failure('GTIN_EMPTY', 'The GTIN is empty; give its 8, 12, 13 or 14 digits.');
  const at = text.search(notADigit);
  if (at !== -1) {
    if (scientific.test(text)) {
      return gs1Failure(
        'GTIN_FROM_SPREADSHEET',
        `"${text}" is a number that Excel (or another spreadsheet) has rounded, its last digits are lost; ` +
          'format the GTIN column as text, enter the GTINs again and save the file again.',
      );
    }
    return gs1Failure(
      'GTIN_NOT_DIGITS',
      `GTIN "${text}": ${describeCharacter(text, at)} at position ${at + 1} is not a digit; ` +
        'write the GTIN with its digits only.',
    );
  }
  const length = text.length;
  if (length !== 8 && length !== 12 && length !== 13 && length !== 14) {
    return gs1Failure(
      'GTIN_LENGTH',
      `GTIN "${text}" has ${length} ${length === 1 ? 'digit' : 'digits'}; a GTIN has 8, 12, 13 or 14. ` +
        'If a spreadsheet dropped leading zeros, format the column as text and enter them again.',
    );
  }
  const expected = gtinCheckDigit(text.slice(0, -1));
  if (expected !== text.slice(-1)) {
    return gs1Failure(
      'GTIN_CHECK_DIGIT',
      `GTIN "${text}" ends in ${text.slice(-1)}, but the check digit of ${text.slice(0, -1)} ` +
        `is ${expected}; compare the number with the product.`,
    );
  }
  return success(length === 14 ? text : text.padStart(14, '0'));
}

/**
 * What kind of number was padded to these 14 digits. Safe to tell by the zeros: the prefixes 0000001 to
 * 0000099 stay unused, so that no GTIN-12 or GTIN-13 looks like a GTIN-8 (GenSpecs 1.4).
 */
export function gtinKind(gtin14: string): GtinKind {
  let zeros = 0;
  while (zeros < 6 && gtin14.charCodeAt(zeros) === zero) zeros++;
  if (zeros >= 6) return 'GTIN-8';
  if (zeros >= 2) return 'GTIN-12';
  return zeros === 1 ? 'GTIN-13' : 'GTIN-14';
}
