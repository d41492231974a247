import { shiftInMm, type Shift } from '../../../../src-shared/shift.ts';
import { cellOrigin, type StockGeometry } from '../../../../src-shared/stock-geometry.ts';
import type { Dpi } from '../../../../src-shared/units.ts';
import type { Crosshair } from './crosshairs.ts';

/** A crosshair, and where somebody found it on paper; mm from the left and the top edge. */
export interface Measured {
  readonly crosshair: Crosshair;
  readonly x: number;
  readonly y: number;
}

export interface Solution {
  readonly shift: Shift;
  /** How far off the crosshairs are on the measured sheet, at most, in mm. */
  readonly before: number;
  /** How far off they will be with this shift, whole dots and all, at most, in mm. */
  readonly remaining: number;
}

/** The error of a printer along one axis: `offset` mm, and `stretch` mm more per mm along the sheet. */
export interface AxisError {
  readonly offset: number;
  readonly stretch: number;
}

/**
 * The shift that makes up for what was measured: along each axis the straight line through the errors, least squares
 * where there are more than two. The middle of each label comes out right; a label's own stretch is left alone, since
 * symbols are never scaled.
 */
export function solve(measured: readonly Measured[], geometry: StockGeometry, dpi: Dpi): Solution {
  const across = lineThrough(
    measured.map(({ crosshair, x }) => ({ at: crosshair.drawn.x, error: x - crosshair.drawn.x })),
  );
  const down = lineThrough(
    measured.map(({ crosshair, y }) => ({ at: crosshair.drawn.y, error: y - crosshair.drawn.y })),
  );
  const middle = cellOrigin(geometry, 0);
  const shift: Shift = {
    x: thousandth(-at(across, middle.x + geometry.label.width / 2)),
    y: thousandth(-at(down, middle.y + geometry.label.height / 2)),
    pitch_x: geometry.columns > 1 ? tenThousandth(-across.stretch * geometry.pitch.x) : 0,
    pitch_y: geometry.rows > 1 ? tenThousandth(-down.stretch * geometry.pitch.y) : 0,
  };
  const off = measured.map(({ crosshair: { nominal }, x, y }) =>
    Math.max(Math.abs(x - nominal.x), Math.abs(y - nominal.y)),
  );
  const left = measured.map(({ crosshair: { cell, drawn }, x, y }) => {
    const by = shiftInMm(shift, geometry, cell, dpi);
    return Math.max(Math.abs(x - drawn.x + by.x), Math.abs(y - drawn.y + by.y));
  });
  return { shift, before: Math.max(...off), remaining: Math.max(...left) };
}

/** The straight line that fits best: least squares; level where all points lie at one place. */
export function lineThrough(points: readonly { readonly at: number; readonly error: number }[]): AxisError {
  const count = points.length;
  const meanAt = points.reduce((sum, point) => sum + point.at, 0) / count;
  const meanError = points.reduce((sum, point) => sum + point.error, 0) / count;
  let product = 0;
  let square = 0;
  for (const point of points) {
    product += (point.at - meanAt) * (point.error - meanError);
    square += (point.at - meanAt) ** 2;
  }
  const stretch = square < 1 ? 0 : product / square;
  return { stretch, offset: meanError - stretch * meanAt };
}

function at({ offset, stretch }: AxisError, place: number): number {
  return offset + stretch * place;
}

/** Nobody measures finer, and a stored number is meant to be read. */
function thousandth(mm: number): number {
  return Math.round(mm * 1_000) / 1_000 + 0;
}

/** Multiplied by up to a hundred rows. */
function tenThousandth(mm: number): number {
  return Math.round(mm * 10_000) / 10_000 + 0;
}
