import type { Layout, LayoutLine } from '../../src-shared/models/layout.ts';
import { pointsToMm } from '../../src-shared/units.ts';

/** A square in mm from the label's top left corner, quiet zone included. */
export interface SymbolSquare {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** Where a line may be, in mm: `x` is its middle where it is centred, else its beginning; `y` its middle. */
export interface LinePlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly centred: boolean;
}

/** As on the printed label: lines keep together, and letters leave room between them. */
const widestPitch = 1.6;
const linePitch = 1.2;

/** Where symbol and lines of a layout go on the smallest label it is made for. */
export function placesOf(
  layout: Layout,
  lines: readonly LayoutLine[],
): { readonly symbol: SymbolSquare; readonly places: readonly LinePlace[] } {
  const { min_width_mm: width, min_height_mm: height } = layout.label;
  const { arrangement } = layout;
  if (arrangement.kind === 'centred') {
    const side = arrangement.box_mm;
    return {
      symbol: { left: (width - side) / 2, top: (height - side) / 2 + arrangement.y_mm, side },
      places: lines.map((line) => ({
        x: width / 2 + (line.x_mm ?? 0),
        y: height / 2 + (line.y_mm ?? 0),
        width: line.width_mm ?? width,
        height: pointsToMm(line.size_pt),
        centred: true,
      })),
    };
  }
  const { margin_mm: margin, gap_mm: gap } = arrangement;
  const side = Math.min(height - 2 * margin, width * 0.55);
  const largest = Math.max(...lines.map((line) => line.size_pt));
  const pitch = Math.min((height - 2 * margin) / lines.length, pointsToMm(largest) * widestPitch);
  const left = margin + side + gap;
  return {
    symbol: { left: margin, top: (height - side) / 2, side },
    places: lines.map((_line, row) => ({
      x: left,
      y: (height - pitch * lines.length) / 2 + pitch * (row + 0.5),
      width: width - left - margin,
      height: pitch / linePitch,
      centred: false,
    })),
  };
}
