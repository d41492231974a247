import { cellOrigin, labelsPerSheet, type StockGeometry } from './stock-geometry.ts';
import { dotInMm, type Dpi } from './units.ts';

/**
 * A correction of where labels lie on a sheet, in mm: the origin of the label in column c, row r (from 0) moves by
 * (x + c * pitch_x, y + r * pitch_y). Labels move; nothing on them is scaled or turned.
 */
export interface Shift {
  readonly x: number;
  readonly y: number;
  readonly pitch_x: number;
  readonly pitch_y: number;
}

export const noShift: Shift = { x: 0, y: 0, pitch_x: 0, pitch_y: 0 };

/** Further than this a label is never moved: that is no feed error but another stock, or a wrong number. */
export const mostShiftMm = 5;

/** How far the label in a cell (from 0, along the rows) moves: whole dots, so that its symbol keeps its own. */
export function shiftInDots(
  shift: Shift,
  geometry: StockGeometry,
  cell: number,
  dpi: Dpi,
): { x: number; y: number } {
  const column = cell % geometry.columns;
  const row = Math.floor(cell / geometry.columns);
  const whole = (mm: number): number => Math.round(mm / dotInMm(dpi));
  return { x: whole(shift.x + column * shift.pitch_x), y: whole(shift.y + row * shift.pitch_y) };
}

/** The same in mm. */
export function shiftInMm(
  shift: Shift,
  geometry: StockGeometry,
  cell: number,
  dpi: Dpi,
): { x: number; y: number } {
  const { x, y } = shiftInDots(shift, geometry, cell, dpi);
  return { x: x * dotInMm(dpi), y: y * dotInMm(dpi) };
}

/** A rectangle in mm. */
export interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const tolerance = 1e-6;

/**
 * Why a shift cannot be used, as a sentence; null where it can: no label moves by more than 5 mm or half of itself,
 * what is on it stays on the page, and it stays clear of its neighbours.
 * @param ink what a label carries, in mm from its top left corner; null = not known, then its outline counts as far
 * as it lies on the page without the shift.
 */
export function shiftProblem(
  shift: Shift,
  geometry: StockGeometry,
  dpi: Dpi,
  ink: Area | null,
): string | null {
  const { columns, rows, label, page } = geometry;
  const area = ink ?? {
    left: label.width / 4,
    right: (label.width * 3) / 4,
    top: label.height / 4,
    bottom: (label.height * 3) / 4,
  };
  const corners = [0, columns - 1, labelsPerSheet(geometry) - columns, labelsPerSheet(geometry) - 1];
  for (const cell of corners) {
    const by = shiftInMm(shift, geometry, cell, dpi);
    const far = Math.max(Math.abs(by.x), Math.abs(by.y));
    if (!(far <= mostShiftMm + tolerance)) {
      return `The calibration would move label ${cell + 1} by ${far.toFixed(1)} mm; ${mostShiftMm} mm is the most. Measure the test sheet again.`;
    }
    if (Math.abs(by.x) > label.width / 2 || Math.abs(by.y) > label.height / 2) {
      return `The calibration would move label ${cell + 1} by ${far.toFixed(1)} mm, more than half a label and so into the next one. Measure the test sheet again.`;
    }
    const origin = cellOrigin(geometry, cell);
    const [x, y] = [origin.x + by.x, origin.y + by.y];
    const out = Math.max(
      -(x + area.left),
      -(y + area.top),
      x + area.right - page.width,
      y + area.bottom - page.height,
    );
    if (out > tolerance) {
      return `The calibration would move label ${cell + 1} ${out.toFixed(1)} mm off the page. Measure the test sheet again.`;
    }
  }
  const across = columns > 1 ? geometry.pitch.x + shift.pitch_x - (area.right - area.left) : 0;
  const down = rows > 1 ? geometry.pitch.y + shift.pitch_y - (area.bottom - area.top) : 0;
  if (Math.min(across, down) < -dotInMm(dpi)) {
    return 'The calibration would move labels into each other. Measure the test sheet again.';
  }
  return null;
}
