import type { Stock } from './models/stock.ts';
import { MM_PER_INCH } from './units.ts';

/** A stock in millimetres, as everything that draws needs it. */
export interface StockGeometry {
  readonly id: string;
  readonly page: { readonly width: number; readonly height: number };
  readonly columns: number;
  readonly rows: number;
  readonly label: { readonly width: number; readonly height: number; readonly round: boolean };
  readonly left: number;
  readonly top: number;
  readonly pitch: { readonly x: number; readonly y: number };
}

export function geometryOf(stock: Stock): StockGeometry {
  const factor = stock.unit === 'in' ? MM_PER_INCH : 1;
  return {
    id: stock.id,
    page: { width: stock.page.width * factor, height: stock.page.height * factor },
    columns: stock.grid.columns,
    rows: stock.grid.rows,
    label: {
      width: stock.label.width * factor,
      height: stock.label.height * factor,
      round: stock.label.shape === 'round',
    },
    left: stock.left * factor,
    top: stock.top * factor,
    pitch: { x: stock.pitch.x * factor, y: stock.pitch.y * factor },
  };
}

export function labelsPerSheet(geometry: StockGeometry): number {
  return geometry.columns * geometry.rows;
}

/** Top left corner of a cell (from 0, along the rows) in mm from the page's top left corner. */
export function cellOrigin(geometry: StockGeometry, cell: number): { x: number; y: number } {
  const column = cell % geometry.columns;
  const row = Math.floor(cell / geometry.columns);
  return { x: geometry.left + column * geometry.pitch.x, y: geometry.top + row * geometry.pitch.y };
}

/** Sheets are cut symmetrically; more than this between two sides is a mistyped number. */
const tolerance = 0.02 * MM_PER_INCH;
/** PDF readers refuse pages of more than 200 inches (ISO 32000-1, annex C). */
const longestSide = 200 * MM_PER_INCH;

/**
 * What is wrong with a stock's numbers, in words; empty when nothing is.
 * Sheets are cut symmetrically, so a mistyped margin shows as left and right (or top and bottom) that differ by
 * more than 0.02 in; gaps must not be negative and everything must lie on the page.
 */
export function stockProblems(stock: Stock): string[] {
  const geometry = geometryOf(stock);
  const { page, label, pitch } = geometry;
  const problems = [
    ...alongAxis(['left', 'right'], geometry.left, geometry.columns, pitch.x, label.width, page.width),
    ...alongAxis(['top', 'bottom'], geometry.top, geometry.rows, pitch.y, label.height, page.height),
  ];
  if (Math.max(page.width, page.height) > longestSide) {
    problems.push(`a page is at most ${longestSide} mm long`);
  }
  if (label.round && Math.abs(label.width - label.height) > tolerance) {
    problems.push('a round label is as wide as it is high');
  }
  const corner = stock.label.corner_radius * (stock.unit === 'in' ? MM_PER_INCH : 1);
  if (corner > Math.min(label.width, label.height) / 2 + tolerance) {
    problems.push(`a corner radius of ${corner.toFixed(2)} mm is more than half of the label's shorter side`);
  }
  if (stock.kind === 'roll' && labelsPerSheet(geometry) !== 1) {
    problems.push('a roll has one label on a page; its grid is 1 x 1');
  }
  const { qr, datamatrix } = stock.default_layouts;
  if (qr === null && datamatrix === null) problems.push('it needs a layout for QR codes or for DataMatrix');
  return problems;
}

function alongAxis(
  [near, far]: readonly [string, string],
  margin: number,
  count: number,
  pitch: number,
  size: number,
  page: number,
): string[] {
  const problems: string[] = [];
  const rest = page - (margin + (count - 1) * pitch + size);
  if (rest < -tolerance) {
    problems.push(`the labels leave the page at the ${far} by ${(-rest).toFixed(2)} mm`);
  } else if (Math.abs(rest - margin) > tolerance) {
    problems.push(`the ${near} margin is ${margin.toFixed(2)} mm, the ${far} one ${rest.toFixed(2)} mm`);
  }
  if (count > 1 && pitch < size - tolerance) {
    problems.push(`labels of ${size.toFixed(2)} mm overlap at a pitch of ${pitch.toFixed(2)} mm`);
  }
  return problems;
}
