import { dotInMm, dotInPoints, type Dpi } from '../../../src-shared/units.ts';
import type { PlacedLabel } from '../../core/render/protocol.ts';
import type { FittedSymbol } from '../symbols/fit.ts';
import { pdfNumber } from './numbers.ts';

/**
 * Every rectangle is drawn this much smaller on each side, in modules. A raster image processor paints each dot that
 * a shape touches, also the one behind an edge that lies exactly between two dots: without this every bar would come
 * out one dot too wide, a quarter of a module at 203 dpi. It is less than half a dot, so no dot is lost.
 */
const inset = 0.01;

/** Lengths of 1 to 177 modules as they are written, less the inset at both ends. */
const lengths = Array.from({ length: 178 }, (_, modules) =>
  (modules - 2 * inset).toFixed(2).replace(/^0/, ''),
);

/**
 * The symbol as one filled path of rectangles under its own matrix: a module is a whole number of dots and the
 * origin lies on the dot grid of the page's top left corner. No strokes, no picture: nothing to smooth.
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
  const { x: across, y: down } = placed.moved ?? { x: 0, y: 0 };
  const place = (mm: number): number => Math.round(mm / dotMm - symbol.sideDots / 2) + inset * symbol.dots;
  const left = place(placed.x + symbol.centreX) + across;
  const top = place(placed.y + symbol.centreY) + down;
  const module = pdfNumber(symbol.dots * dotPt);
  let path = `q ${module} 0 0 -${module} ${pdfNumber(left * dotPt)} ${pdfNumber(pageHeightPt - top * dotPt)} cm\n`;
  for (let i = 0; i < rectangles.length; i += 4) {
    const width = lengths[rectangles[i + 2] ?? 0];
    const height = lengths[rectangles[i + 3] ?? 0];
    path += `${rectangles[i]} ${rectangles[i + 1]} ${width} ${height} re\n`;
  }
  return `${path}f Q\n`;
}
