import type { ArchiveSymbology } from '../../core/render/protocol.ts';
import type { TextRun } from './drawing.ts';
import { capHeight, outlines, unitsPerEm } from './outlines.ts';

/** Where the text of a linear symbol goes, in dots. */
export interface TextPlace {
  /** Left edge of the first bar. */
  readonly left: number;
  /** Middle of the bars. */
  readonly centre: number;
  /** What a line may take, quiet zones included. */
  readonly width: number;
  /** Top of the text. */
  readonly top: number;
  readonly xDots: number;
}

/** Height of the digits under EAN/UPC in modules: OCR-B at its nominal size is 2.75 mm at an X of 0.33 mm. */
export const digitHeight = 8;
/** Height of capitals under ITF-14 and GS1-128 in modules; nobody prescribes it. */
const lineHeight = 6;
/** From baseline to baseline, and what hangs below the last one, in modules. */
const linePitch = 9;
const descent = 2;

/** Modules from the first bar to the cells of the digits, and their width. A digit stands in the middle of its cell. */
interface Cells {
  readonly at: readonly number[];
  readonly width: number;
}

const cells = (from: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => from + 7 * index);

/** The first and last digit of a UPC-A are 4 modules wide and stand 5 modules away from the guards. */
const outerOfUpcA: Cells = { at: [-9, 100], width: 4 };

/** Digits under EAN/UPC: each under its own bars, what has no bars of its own beside the symbol (GenSpecs 5.2, 4.14). */
export function digitsUnder(
  symbology: 'ean_8' | 'upc_a' | 'ean_13',
  digits: string,
  place: TextPlace,
): TextRun[] {
  switch (symbology) {
    case 'ean_13':
      return inCells(digits, { at: [-11, ...cells(3, 6), ...cells(50, 6)], width: 7 }, place);
    case 'ean_8':
      return inCells(digits, { at: [...cells(3, 4), ...cells(36, 4)], width: 7 }, place);
    case 'upc_a':
      return [
        ...inCells(digits.slice(1, 11), { at: [...cells(10, 5), ...cells(50, 5)], width: 7 }, place),
        ...inCells(`${digits[0]}${digits[11]}`, outerOfUpcA, place),
      ];
  }
}

function inCells(digits: string, { at, width }: Cells, { left, top, xDots }: TextPlace): TextRun[] {
  const full = sizeOf(digitHeight * xDots);
  return Array.from(digits, (digit, index) => {
    const size = Math.min(full, (width * xDots) / advanceOf(digit, 1));
    const middle = left + ((at[index] ?? 0) + width / 2) * xDots;
    return { text: digit, x: middle - advanceOf(digit, size) / 2, baseline: top + digitHeight * xDots, size };
  });
}

/** How many dots lines of text take. */
export function linesHeight(lines: number, xDots: number): number {
  return (lineHeight + linePitch * (lines - 1) + descent) * xDots;
}

/** Lines in the middle under the bars. One that is wider than the drawing is set smaller: nothing is cut off. */
export function linesUnder(lines: readonly string[], { centre, width, top, xDots }: TextPlace): TextRun[] {
  const full = sizeOf(lineHeight * xDots);
  return lines.map((text, line) => {
    const size = Math.min(full, width / advanceOf(text, 1));
    const baseline = top + (lineHeight + linePitch * line) * xDots;
    return { text, x: centre - advanceOf(text, size) / 2, baseline, size };
  });
}

/**
 * Human readable text of element strings: AIs in parentheses, separators not shown, as few lines as the width takes.
 * A line ends between element strings only (GenSpecs 4.14).
 */
export function elementLines(elements: readonly string[], width: number, xDots: number): string[] {
  const size = sizeOf(lineHeight * xDots);
  const lines: string[] = [];
  for (const element of elements) {
    const last = lines.at(-1);
    if (last !== undefined && advanceOf(last + element, size) <= width)
      lines[lines.length - 1] = last + element;
    else lines.push(element);
  }
  return lines;
}

/** Whether a symbology has its text digit by digit under its bars. */
export function hasDigitCells(symbology: ArchiveSymbology): symbology is 'ean_8' | 'upc_a' | 'ean_13' {
  return symbology === 'ean_8' || symbology === 'upc_a' || symbology === 'ean_13';
}

function sizeOf(capitals: number): number {
  return (capitals * unitsPerEm) / capHeight;
}

function advanceOf(text: string, size: number): number {
  let advance = 0;
  for (const character of text) {
    const outline = outlines[character];
    if (!outline) throw new RangeError(`the label font has no outline for ${JSON.stringify(character)}`);
    advance += outline[0];
  }
  return (advance * size) / unitsPerEm;
}
