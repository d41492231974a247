import type { Bars } from './bars.ts';

/** Wide elements of ITF-14 are 2.25 to 3 times the narrow ones; 2.5 is the target (GenSpecs 5.3.2.2). */
export const wideToNarrow = 2.5;

/** Two of five elements are wide (ISO/IEC 16390 table 1). */
const wideOf = [
  '00110',
  '10001',
  '01001',
  '11000',
  '00101',
  '10100',
  '01100',
  '00011',
  '10010',
  '01010',
] as const;

/** An ITF-14 symbol of 14 digits: of each pair the first digit is in the bars, the second in the spaces between. */
export function encodeItf14(digits: string): Bars {
  if (!/^[0-9]{14}$/.test(digits)) throw new RangeError(`"${digits}" is not 14 digits.`);
  const widths = [1, 1, 1, 1];
  for (let pair = 0; pair < 14; pair += 2) {
    const bars = wideOf[Number(digits[pair])] ?? '';
    const spaces = wideOf[Number(digits[pair + 1])] ?? '';
    for (let i = 0; i < 5; i++) {
      widths.push(bars[i] === '1' ? wideToNarrow : 1, spaces[i] === '1' ? wideToNarrow : 1);
    }
  }
  widths.push(wideToNarrow, 1, 1);
  return { widths, guards: [] };
}
