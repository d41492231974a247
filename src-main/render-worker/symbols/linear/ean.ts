import { widthsOf, type Bars } from './bars.ts';

/** Number set A (odd parity) of ISO/IEC 15420 table 1: space, bar, space, bar. Set C has the same widths, bar first. */
const setA = ['3211', '2221', '2122', '1411', '1132', '1231', '1114', '1312', '1213', '3112'] as const;

/** Which of the left digits of an EAN-13 are of set B (1) for each first digit: the first digit is told by nothing else. */
const setBFor = [
  '000000',
  '001011',
  '001101',
  '001110',
  '010011',
  '011001',
  '011100',
  '010101',
  '010110',
  '011010',
] as const;

const guard = '111';
const centre = '11111';

/** An EAN-13 symbol of 13 digits whose last is the check digit: 95 modules. */
export function encodeEan13(digits: string): Bars {
  assertDigits(digits, 13);
  const parity = setBFor[Number(digits[0])] ?? '';
  const left = Array.from(digits.slice(1, 7), (digit, index) => leftDigit(digit, parity[index] === '1'));
  return assemble(left, digits.slice(7));
}

/**
 * A UPC-A symbol of 12 digits: the bars of the EAN-13 with a zero in front. The bars of its first and last digit are
 * as long as the guard bars.
 */
export function encodeUpcA(digits: string): Bars {
  assertDigits(digits, 12);
  const { widths } = encodeEan13(`0${digits}`);
  return {
    widths,
    guards: [
      [0, 7],
      [27, 32],
      [52, 59],
    ],
  };
}

/** An EAN-8 symbol of 8 digits: 67 modules. */
export function encodeEan8(digits: string): Bars {
  assertDigits(digits, 8);
  const left = Array.from(digits.slice(0, 4), (digit) => leftDigit(digit, false));
  return assemble(left, digits.slice(4));
}

function assemble(left: readonly string[], right: string): Bars {
  const digitElements = left.length * 4;
  const widths = widthsOf(
    guard + left.join('') + centre + Array.from(right, (digit) => leftDigit(digit, false)).join('') + guard,
  );
  return {
    widths,
    guards: [
      [0, 3],
      [3 + digitElements, 8 + digitElements],
      [8 + 2 * digitElements, 11 + 2 * digitElements],
    ],
  };
}

/** Set B is set C, and with it set A, read backwards. */
function leftDigit(digit: string, fromSetB: boolean): string {
  const widths = setA[Number(digit)] ?? '';
  return fromSetB ? Array.from(widths).reverse().join('') : widths;
}

function assertDigits(digits: string, count: number): void {
  if (digits.length !== count || !/^[0-9]+$/.test(digits)) {
    throw new RangeError(`"${digits}" is not ${count} digits.`);
  }
}
