import { dotInMm, dotInPoints, type Dpi } from '../../../src-shared/units.ts';
import type { PlacedLabel } from '../../core/render/protocol.ts';
import type { FittedSymbol } from '../symbols/fit.ts';
import { pdfNumber } from './numbers.ts';

/**
 * The symbol as one filled path of integer rectangles under its own matrix: a module is a whole number of dots and
 * the origin lies on the dot grid of the page's top left corner. No strokes, no picture: nothing to smooth.
 */
export function drawSymbol(
  rectangles: Uint16Array,
  symbol: FittedSymbol,
  placed: PlacedLabel,
  dpi: Dpi,
  pageHeightPt: number,
): string {
  const dotMm = dotInMm(dpi);
  const dotPt = dotInPoints(dpi);
  const left = Math.round((placed.x + symbol.centreX) / dotMm - symbol.sideDots / 2);
  const top = Math.round((placed.y + symbol.centreY) / dotMm - symbol.sideDots / 2);
  const module = pdfNumber(symbol.dots * dotPt);
  let path = `q ${module} 0 0 -${module} ${pdfNumber(left * dotPt)} ${pdfNumber(pageHeightPt - top * dotPt)} cm\n`;
  for (let i = 0; i < rectangles.length; i += 4) {
    path += `${rectangles[i]} ${rectangles[i + 1]} ${rectangles[i + 2]} ${rectangles[i + 3]} re\n`;
  }
  return `${path}f Q\n`;
}
