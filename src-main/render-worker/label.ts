import type { LabelData, LabelSpec, PlacedLabel } from '../core/render/protocol.ts';
import { dotInPoints, mmToPoints } from '../../src-shared/units.ts';
import { placeLines, placeSymbol, type LineBox } from './arrange.ts';
import { drawSymbol } from './draw/symbol.ts';
import { drawLine, setLine, type SetLine } from './draw/text.ts';
import type { Font } from './draw/font.ts';
import { LabelProblem } from './label-problem.ts';
import type { SymbolReader } from './read-back/reader.ts';
import { encodeLabel, type EncodedSymbol } from './symbols/encode-label.ts';
import { fitSymbol, type FittedSymbol } from './symbols/fit.ts';
import { rectanglesOf } from './symbols/rectangles.ts';
import { bitmapOf } from './read-back/bitmap.ts';
import { textLinesOf, type TextLine } from './text-lines.ts';

/** A label whose symbol and lines have found their places; millimetres from the label's top left corner. */
export interface ComposedLabel {
  readonly encoded: EncodedSymbol;
  readonly fitted: FittedSymbol;
  readonly lines: readonly PlacedLine[];
}

interface PlacedLine {
  readonly text: SetLine;
  readonly box: LineBox;
}

/**
 * Encodes a label's symbol, fits it to the dot grid and sets its lines.
 * @throws LabelProblem where something has no room, no glyph or no symbol.
 */
export function composeLabel(label: LabelData, spec: LabelSpec, font: Font): ComposedLabel {
  const place = placeSymbol(spec);
  const encoded = encodeLabel(label, spec, place.size);
  const fitted = fitSymbol(encoded.modules, encoded.quietZone, place, spec, label);
  return { encoded, fitted, lines: composeLines(textLinesOf(label, spec), label, spec, fitted, font) };
}

/** A line that is left out leaves its room to the others, so they are placed again without it. */
function composeLines(
  lines: readonly TextLine[],
  label: LabelData,
  spec: LabelSpec,
  fitted: FittedSymbol,
  font: Font,
): PlacedLine[] {
  const boxes = placeLines(
    lines.map(({ line }) => line),
    spec,
    fitted,
  );
  const placed: PlacedLine[] = [];
  const kept = lines.filter((line, index) => {
    const box = boxes[index];
    const text = box && setLine(line, box, font, label);
    if (box && text) placed.push({ text, box });
    return text;
  });
  return kept.length === lines.length ? placed : composeLines(kept, label, spec, fitted, font);
}

/**
 * One label as PDF operators: compose, read back, draw.
 * What is read back is filled from the same rectangles that are written into the page.
 * @throws LabelProblem
 */
export function drawLabel(
  placed: PlacedLabel,
  spec: LabelSpec,
  pageHeightPt: number,
  font: Font,
  reader: SymbolReader,
): string {
  const { label } = placed;
  const { encoded, fitted, lines } = composeLabel(label, spec, font);
  const rectangles = rectanglesOf(encoded.modules);
  const seen = reader.read(bitmapOf(rectangles, encoded.modules, encoded.quietZone), encoded.kind);
  if (!encoded.matches(seen)) {
    throw new LabelProblem(
      'symbol_read_back_failed',
      label,
      `the symbol was read back as ${JSON.stringify(seen?.text ?? null)} instead of ` +
        `${JSON.stringify(encoded.meant)}. It was not printed; please report this label`,
    );
  }
  let operators = drawSymbol(rectangles, fitted, placed, spec.dpi, pageHeightPt);
  const movedPt = {
    x: (placed.moved?.x ?? 0) * dotInPoints(spec.dpi),
    y: (placed.moved?.y ?? 0) * dotInPoints(spec.dpi),
  };
  for (const { text, box } of lines) {
    const xPt = mmToPoints(placed.x + box.x) + movedPt.x;
    const yPt = pageHeightPt - mmToPoints(placed.y + box.y) - movedPt.y;
    operators += drawLine(text, box, font, xPt, yPt);
  }
  return operators;
}
