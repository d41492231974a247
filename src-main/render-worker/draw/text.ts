import { mmToPoints } from '../../../src-shared/units.ts';
import type { LabelData, LabelSpec } from '../../core/render/protocol.ts';
import type { LineBox } from '../arrange.ts';
import { LabelProblem } from '../label-problem.ts';
import type { TextLine } from '../text-lines.ts';
import type { Font } from './font.ts';
import { pdfNumber } from './numbers.ts';

const smallestPt = 4;
const narrowest = 80;

/** A line that fits: its glyphs, size in points, horizontal scale in percent and width in points. */
interface SetLine {
  readonly hex: string;
  readonly size: number;
  readonly scale: number;
  readonly width: number;
}

/**
 * One line of text. Too long: narrowed to 80 %, then smaller down to 4 pt, then without its title; a line that does
 * not identify is then left out, lot and serial never.
 *
 * @param at where the box's x and y are on the page, in points.
 */
export function drawText(
  line: TextLine,
  box: LineBox,
  font: Font,
  label: LabelData,
  spec: LabelSpec,
  at: { readonly xPt: number; readonly yPt: number },
): string {
  const fitted = fitLine(line.words, line, box, font, label) ?? fitLine(line.value, line, box, font, label);
  if (!fitted) {
    if (!line.line.identifies) return '';
    throw new LabelProblem(
      'label_does_not_fit',
      label,
      `${JSON.stringify(line.value)} is too long for its line (${box.width.toFixed(1)} mm at ${smallestPt} pt)` +
        (spec.alternative === null ? '' : `; ${spec.alternative} fits`),
    );
  }
  const middle = (fitted.size * font.capHeight) / 2000;
  const start = box.align === 'centre' ? -fitted.width / 2 : 0;
  const matrix =
    box.rotate === 90
      ? `0 1 -1 0 ${pdfNumber(at.xPt + middle)} ${pdfNumber(at.yPt + start)}`
      : `1 0 0 1 ${pdfNumber(at.xPt + start)} ${pdfNumber(at.yPt - middle)}`;
  return (
    `BT /${font.resource} ${pdfNumber(fitted.size)} Tf ${pdfNumber(fitted.scale)} Tz ` +
    `${matrix} Tm <${fitted.hex}> Tj ET\n`
  );
}

function fitLine(text: string, line: TextLine, box: LineBox, font: Font, label: LabelData): SetLine | null {
  const set = font.set(text);
  if ('missing' in set) {
    throw new LabelProblem(
      'validation_error',
      label,
      `the label font has no character ${JSON.stringify(set.missing)}; it would print as a box. ` +
        'Change the text, or choose a layout without this line.',
    );
  }
  const room = mmToPoints(box.width);
  // A stacked line may not be taller than its share of the label (1.2: room between lines).
  const largest = Math.max(smallestPt, Math.min(line.line.size_pt, mmToPoints(box.height) / 1.2));
  const natural = (set.advance * largest) / 1000;
  if (natural <= room) return { hex: set.hex, size: largest, scale: 100, width: natural };
  const scale = (room / natural) * 100;
  if (scale >= narrowest) return { hex: set.hex, size: largest, scale, width: room };
  const size = (room * 1000 * 100) / (set.advance * narrowest);
  return size >= smallestPt ? { hex: set.hex, size, scale: narrowest, width: room } : null;
}
