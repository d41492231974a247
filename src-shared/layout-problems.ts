import type { Layout, LayoutLine } from './models/layout.ts';
import type { Stock } from './models/stock.ts';
import { geometryOf, type StockGeometry } from './stock-geometry.ts';
import { pointsToMm } from './units.ts';

/**
 * X-dimensions that GS1 allows, in mm. A Digital Link in a QR code: General Specifications 26.0, table 5-46. GS1
 * DataMatrix: 0.254 is the least of any symbol specification table (6, healthcare items not sold at retail; 0.380 in
 * table 4, items scanned neither at retail nor in general distribution), 1.520 the most (8).
 */
export const legalXDimensions = {
  qr: { least: 0.396, most: 0.99 },
  datamatrix: { least: 0.254, most: 1.52 },
} as const;

/**
 * Modules of the smallest symbol that can be meant, quiet zones included: a GTIN on the shortest of hosts is a
 * version 2 QR code; alone in a DataMatrix it takes 16 x 16.
 */
const fewestModules = { qr: 25 + 2 * 4, datamatrix: 16 + 2 * 1 } as const;

const symbolNames = { qr: 'QR code', datamatrix: 'DataMatrix' } as const;

/** Half the height of capitals and digits in their font size, which is what a line of a label consists of. */
const halfCapital = 0.35;
/** Height of a stacked line in its font size; 4 pt is the least that is printed. */
const linePitch = 1.2;
const smallestPt = 4;
/** Narrower than this beside a symbol there is room for no lot number. */
const leastTextWidth = 8;
const tolerance = 0.01;

interface Rectangle {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * What is wrong with a layout on the smallest label it is made for, in words; empty when nothing is: everything lies
 * inside the label and beside each other, and the X-dimension is one that GS1 allows.
 */
export function layoutProblems(layout: Layout): string[] {
  const problems = [...xDimensionProblems(layout), ...fieldProblems(layout)];
  if (layout.label.round && Math.abs(layout.label.min_width_mm - layout.label.min_height_mm) > tolerance) {
    problems.push('a round label is as wide as it is high');
  }
  return [
    ...problems,
    ...(layout.arrangement.kind === 'centred' ? centredProblems(layout) : sideProblems(layout)),
  ];
}

function xDimensionProblems({
  symbol,
  x_dimension: { floor_mm: floor, target_mm: target },
}: Layout): string[] {
  const { least, most } = legalXDimensions[symbol];
  const problems: string[] = [];
  if (floor < least) {
    problems.push(
      `an X-dimension of ${floor} mm is below the least that GS1 allows for a ${symbolNames[symbol]} here, ${least} mm`,
    );
  }
  if (target < floor)
    problems.push(`the target X-dimension ${target} mm is below the least one, ${floor} mm`);
  if (target > most) {
    problems.push(
      `an X-dimension of ${target} mm is above the most that GS1 allows for a ${symbolNames[symbol]}, ${most} mm`,
    );
  }
  return problems;
}

function fieldProblems({ lines }: Layout): string[] {
  const fields = lines.map(({ field }) => field);
  const twice = [...new Set(fields.filter((field, at) => fields.indexOf(field) !== at))];
  return [
    ...twice.map((field) => `the line ${field} is there twice`),
    ...lines
      .filter(({ field, identifies }) => (field === 'lot' || field === 'serial') && !identifies)
      .map(({ field }) => `the ${field} identifies a label: its line may not be left out`),
  ];
}

function centredProblems(layout: Layout): string[] {
  if (layout.arrangement.kind !== 'centred') return [];
  const { box_mm: box, y_mm: y } = layout.arrangement;
  const symbol = { left: -box / 2, right: box / 2, top: y - box / 2, bottom: y + box / 2 };
  const problems = tooSmallFor(layout, box);
  if (!isInside(symbol, layout)) problems.push(`the symbol's place of ${box} mm leaves the label`);
  const places = layout.lines.map((line) => ({ line, place: placeOf(line, layout) }));
  places.forEach(({ line, place }, at) => {
    if (!isInside(place, layout)) problems.push(`the line ${line.field} leaves the label`);
    if (overlap(place, symbol)) problems.push(`the line ${line.field} lies on the symbol or its quiet zone`);
    for (const other of places.slice(at + 1)) {
      if (overlap(place, other.place)) {
        problems.push(`the lines ${line.field} and ${other.line.field} lie on each other`);
      }
    }
  });
  return problems;
}

function sideProblems(layout: Layout): string[] {
  if (layout.arrangement.kind !== 'side') return [];
  const { margin_mm: margin, gap_mm: gap } = layout.arrangement;
  const { min_width_mm: width, min_height_mm: height, round } = layout.label;
  if (round) return ['a round label has no room at its sides; its layout is a centred one'];
  const side = Math.min(height - 2 * margin, width * 0.55);
  if (side <= 0) return [`margins of ${margin} mm leave nothing of a label ${height} mm high`];
  const problems = tooSmallFor(layout, side);
  // The symbol takes what its target asks for, at most its place.
  const text = width - 2 * margin - gap - side;
  if (text < leastTextWidth) {
    problems.push(
      `beside the symbol ${Math.max(0, text).toFixed(1)} mm are left, and lines need ${leastTextWidth} mm`,
    );
  }
  const pitch = (height - 2 * margin) / layout.lines.length;
  if (pitch + tolerance < pointsToMm(smallestPt) * linePitch) {
    problems.push(
      `${layout.lines.length} lines have ${pitch.toFixed(2)} mm each; ${smallestPt} pt need more`,
    );
  }
  return problems;
}

function tooSmallFor({ symbol, x_dimension: { floor_mm: floor } }: Layout, side: number): string[] {
  const least = fewestModules[symbol] * floor;
  if (side + tolerance >= least) return [];
  return [
    `the symbol has ${side.toFixed(1)} mm; at ${floor} mm even the shortest ${symbolNames[symbol]} needs ${least.toFixed(1)} mm`,
  ];
}

/** From the middle of the label. */
function placeOf(line: LayoutLine, { label }: Layout): Rectangle {
  const { x_mm: x = 0, y_mm: y = 0, width_mm: width = label.min_width_mm, size_pt: size } = line;
  const half = pointsToMm(size) * halfCapital;
  const [across, down] = line.rotate === 90 ? [half, width / 2] : [width / 2, half];
  return { left: x - across, right: x + across, top: y - down, bottom: y + down };
}

function isInside({ left, right, top, bottom }: Rectangle, { label }: Layout): boolean {
  const [x, y] = [Math.max(-left, right), Math.max(-top, bottom)];
  if (label.round) return Math.hypot(x, y) <= label.min_width_mm / 2 + tolerance;
  return x <= label.min_width_mm / 2 + tolerance && y <= label.min_height_mm / 2 + tolerance;
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return (
    a.left < b.right - tolerance &&
    b.left < a.right - tolerance &&
    a.top < b.bottom - tolerance &&
    b.top < a.bottom - tolerance
  );
}

/** Whether a layout has room on a stock's label. A round 1-inch layout also fits a square of that size. */
export function layoutFits(layout: Layout, { label }: StockGeometry): boolean {
  return (
    label.width + tolerance >= layout.label.min_width_mm &&
    label.height + tolerance >= layout.label.min_height_mm &&
    (!label.round || layout.label.round)
  );
}

/** What is wrong with the layouts that a stock names as its usual ones, in words. */
export function usualLayoutProblems(stock: Stock, layouts: ReadonlyMap<string, Layout>): string[] {
  const problems: string[] = [];
  for (const symbol of ['qr', 'datamatrix'] as const) {
    const id = stock.default_layouts[symbol];
    if (id === null) continue;
    const layout = layouts.get(id);
    if (!layout) problems.push(`there is no layout ${JSON.stringify(id)}`);
    else if (layout.symbol !== symbol) problems.push(`the layout ${id} is none for ${symbol}`);
    else if (!layoutFits(layout, geometryOf(stock))) {
      problems.push(`the layout ${id} has no room on its labels`);
    }
  }
  return problems;
}
