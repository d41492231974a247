import { mmToPoints } from '../../../src-shared/units.ts';
import type { LabelData } from '../../core/render/protocol.ts';
import { largestSize, type LineBox } from '../arrange.ts';
import { LabelProblem } from '../label-problem.ts';
import type { TextLine } from '../text-lines.ts';
import type { Font } from './font.ts';
import { pdfNumber } from './numbers.ts';

const smallestPt = 4;
const narrowest = 80;

/** A line that fits: its glyphs, size in points, horizontal scale in percent and width in points. */
export interface SetLine {
  readonly hex: string;
  readonly size: number;
  readonly scale: number;
  readonly width: number;
}

/**
 * Fits one line of text into its box. Too long: narrowed to 80 %, then smaller down to 4 pt, then without its title;
 * a line that does not identify is then left out, lot and serial never.
 * @returns null where the line is left out.
 * @throws LabelProblem
 */
export function setLine(line: TextLine, box: LineBox, font: Font, label: LabelData): SetLine | null {
  const fitted = fitLine(line.words, line, box, font, label) ?? fitLine(line.value, line, box, font, label);
  if (fitted || !line.line.identifies) return fitted;
  throw new LabelProblem(
    'label_does_not_fit',
    label,
    `${JSON.stringify(line.value)} is too long for its line (${box.width.toFixed(1)} mm at ${smallestPt} pt)`,
  );
}

/** The operators of a line. @param xPt and yPt: where the box's x and y are on the page. */
export function drawLine(text: SetLine, box: LineBox, font: Font, xPt: number, yPt: number): string {
  const middle = (text.size * font.capHeight) / 2000;
  const start = box.align === 'centre' ? -text.width / 2 : 0;
  const matrix =
    box.rotate === 90
      ? `0 1 -1 0 ${pdfNumber(xPt + middle)} ${pdfNumber(yPt + start)}`
      : `1 0 0 1 ${pdfNumber(xPt + start)} ${pdfNumber(yPt - middle)}`;
  return (
    `BT /${font.resource} ${pdfNumber(text.size)} Tf ${pdfNumber(text.scale)} Tz ` +
    `${matrix} Tm <${text.hex}> Tj ET\n`
  );
}

function fitLine(text: string, line: TextLine, box: LineBox, font: Font, label: LabelData): SetLine | null {
  const set = font.set(text);
  if ('missing' in set) {
    throw new LabelProblem(
      'validation_error',
      label,
      `the label font has no character ${JSON.stringify(set.missing)}; it would print as a box. ` +
        'Change the text, or choose a layout without this line',
    );
  }
  const room = mmToPoints(box.width);
  // A stacked line may not be taller than its share of the label.
  const largest = Math.max(smallestPt, Math.min(line.line.size_pt, largestSize(mmToPoints(box.height))));
  const natural = (set.advance * largest) / 1000;
  if (natural <= room) return { hex: set.hex, size: largest, scale: 100, width: natural };
  const scale = (room / natural) * 100;
  if (scale >= narrowest) return { hex: set.hex, size: largest, scale, width: room };
  const size = (room * 1000 * 100) / (set.advance * narrowest);
  return size >= smallestPt ? { hex: set.hex, size, scale: narrowest, width: room } : null;
}
