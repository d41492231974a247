import type { Layout } from './models/layout.ts';
import type { Area } from './shift.ts';
import { pointsToMm } from './units.ts';

/** Height of a line in its font size, from descenders to accents. */
const lineHeight = 1.2;

/**
 * The part of a label that may carry ink or must stay clear for it: symbol, quiet zone and every line of text, in mm
 * from the label's top left corner. What a given label really prints is never more.
 */
export function inkOf(layout: Layout, label: { readonly width: number; readonly height: number }): Area {
  const { arrangement } = layout;
  if (arrangement.kind === 'side') {
    const margin = arrangement.margin_mm;
    return { left: margin, right: label.width - margin, top: margin, bottom: label.height - margin };
  }
  const { box_mm: box, y_mm: y } = arrangement;
  const areas: Area[] = [around(0, y, box, box)];
  for (const line of layout.lines) {
    const high = pointsToMm(line.size_pt) * lineHeight;
    const long = line.width_mm ?? label.width;
    const [width, height] = line.rotate === 90 ? [high, long] : [long, high];
    areas.push(around(line.x_mm ?? 0, line.y_mm ?? 0, width, height));
  }
  const middle = { x: label.width / 2, y: label.height / 2 };
  // A line may be allowed more than the label has; there is no ink beside it all the same.
  return {
    left: Math.max(0, middle.x + Math.min(...areas.map((area) => area.left))),
    right: Math.min(label.width, middle.x + Math.max(...areas.map((area) => area.right))),
    top: Math.max(0, middle.y + Math.min(...areas.map((area) => area.top))),
    bottom: Math.min(label.height, middle.y + Math.max(...areas.map((area) => area.bottom))),
  };
}

function around(x: number, y: number, width: number, height: number): Area {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}
