import type { Area, Shift } from '../../../src-shared/shift.ts';
import { shiftInMm } from '../../../src-shared/shift.ts';
import { cellOrigin, labelsPerSheet, type StockGeometry } from '../../../src-shared/stock-geometry.ts';
import type { Dpi } from '../../../src-shared/units.ts';
import type { DeviceCapabilities } from './drivers/driver.ts';

type Margins = NonNullable<DeviceCapabilities['margins']>;
type Edge = keyof Margins;

/** Devices round their margins up. */
const tolerance = 0.1;
const namedCells = 8;

export interface CutCell {
  /** Position on the sheet, from 1 along the rows. */
  readonly position: number;
  /** How much of it lies where the device cannot print, mm. */
  readonly mm: number;
  readonly edge: Edge;
}

/**
 * The labels of a sheet that have symbol, quiet zone or text where a device cannot print: that part would be missing
 * on paper.
 * @param ink what a label may carry, in mm from its top left corner.
 */
export function cutCells(
  geometry: StockGeometry,
  ink: Area,
  margins: Margins,
  shift: Shift | null,
  dpi: Dpi,
): CutCell[] {
  const { page } = geometry;
  const cut: CutCell[] = [];
  for (let cell = 0; cell < labelsPerSheet(geometry); cell++) {
    const origin = cellOrigin(geometry, cell);
    const by = shift ? shiftInMm(shift, geometry, cell, dpi) : { x: 0, y: 0 };
    const [x, y] = [origin.x + by.x, origin.y + by.y];
    const over: Record<Edge, number> = {
      left: margins.left - (x + ink.left),
      right: margins.right - (page.width - x - ink.right),
      top: margins.top - (y + ink.top),
      bottom: margins.bottom - (page.height - y - ink.bottom),
    };
    const edge = (Object.keys(over) as Edge[]).reduce((a, b) => (over[a] >= over[b] ? a : b));
    if (over[edge] > tolerance) cut.push({ position: cell + 1, mm: over[edge], edge });
  }
  return cut;
}

/** The sentence for them; null where there is none. */
export function cutCellsProblem(
  printer: string,
  geometry: StockGeometry,
  layout: string,
  cut: readonly CutCell[],
  margins: Margins,
): string | null {
  if (cut.length === 0) return null;
  const most = cut.reduce((a, b) => (a.mm >= b.mm ? a : b));
  const positions = cut
    .slice(0, namedCells)
    .map(({ position }) => position)
    .join(', ');
  const more = cut.length > namedCells ? ` and ${cut.length - namedCells} more` : '';
  const all = labelsPerSheet(geometry);
  const labels =
    all === 1 ? 'The label' : cut.length === 1 ? `Label ${positions}` : `Labels ${positions}${more}`;
  return (
    `${printer} cannot print the outermost ${margins[most.edge].toFixed(1)} mm at the ${most.edge}. ${labels} of ` +
    `${geometry.id} with the layout ${layout} would lose up to ${most.mm.toFixed(1)} mm there. ` +
    'Use a printer that prints to the edge, or a stock or layout that keeps clear of it.'
  );
}
