import type { LabelSpec, PlacedLabel } from '../core/render/protocol.ts';
import { mmToPoints } from '../../src-shared/units.ts';
import { arrange } from './arrange.ts';
import { drawSymbol } from './draw/symbol.ts';
import { drawText } from './draw/text.ts';
import type { Font } from './draw/font.ts';
import { LabelProblem } from './label-problem.ts';
import type { SymbolReader } from './read-back/reader.ts';
import { encodeLabel } from './symbols/encode-label.ts';
import { fitSymbol } from './symbols/fit.ts';
import { rectanglesOf } from './symbols/rectangles.ts';
import { bitmapOf } from './read-back/bitmap.ts';
import { textLinesOf } from './text-lines.ts';

/**
 * One label as PDF operators: encode, fit to the dot grid, read back, draw.
 * What is read back is filled from the same rectangles that are written into the page.
 */
export function drawLabel(
  placed: PlacedLabel,
  spec: LabelSpec,
  pageHeightPt: number,
  font: Font,
  reader: SymbolReader,
): string {
  const { label } = placed;
  const place = arrange(spec);
  const encoded = encodeLabel(label, spec, place.symbol.size);
  const fitted = fitSymbol(encoded.modules, encoded.quietZone, place.symbol, spec, label);
  const rectangles = rectanglesOf(encoded.modules);
  const bitmap = bitmapOf(rectangles, encoded.modules, encoded.quietZone);
  const seen = reader.read(bitmap, encoded.kind);
  if (!encoded.matches(seen)) {
    throw new LabelProblem(
      'symbol_read_back_failed',
      label,
      `the symbol was read back as ${JSON.stringify(seen?.text ?? null)} instead of ` +
        `${JSON.stringify(encoded.meant)}. It was not printed; please report this label.`,
    );
  }
  let operators = drawSymbol(rectangles, fitted, placed, spec.dpi, pageHeightPt);
  for (const line of textLinesOf(label, spec)) {
    const box = place.line(line);
    operators += drawText(line, box, font, label, spec, {
      xPt: mmToPoints(placed.x + box.x),
      yPt: pageHeightPt - mmToPoints(placed.y + box.y),
    });
  }
  return operators;
}
