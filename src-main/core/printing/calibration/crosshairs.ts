import { shiftInMm, type Shift } from '../../../../src-shared/shift.ts';
import { cellOrigin, type StockGeometry } from '../../../../src-shared/stock-geometry.ts';
import type { Dpi } from '../../../../src-shared/units.ts';

/** A crosshair of a test sheet. Lengths in mm from the page's left and top edge. */
export interface Crosshair {
  readonly name: 'A' | 'B' | 'C' | 'D';
  /** The label it belongs to, and with which it moves. */
  readonly cell: number;
  /** Where it should be on paper. */
  readonly nominal: { readonly x: number; readonly y: number };
  /** Where the sheet has it, with the shift it was drawn with. */
  readonly drawn: { readonly x: number; readonly y: number };
}

/** Two numbers that are nearer to each other than this could be swapped unnoticed. */
const apart = 12;

/**
 * The crosshairs of a stock's test sheet: A near the upper left and B near the lower right corner of the labels, and
 * where there are several labels each way C (upper right) and D (lower left). Each lies so that its distance from the
 * left differs from that from the top: who swaps the two is told.
 */
export function crosshairsOf(geometry: StockGeometry, shift: Shift, dpi: Dpi): Crosshair[] {
  return placesOf(geometry).map(({ name, cell, within }) => {
    const origin = cellOrigin(geometry, cell);
    const nominal = { x: origin.x + within.x, y: origin.y + within.y };
    const by = shiftInMm(shift, geometry, cell, dpi);
    return { name, cell, nominal, drawn: { x: nominal.x + by.x, y: nominal.y + by.y } };
  });
}

interface Place {
  readonly name: Crosshair['name'];
  readonly cell: number;
  /** From the label's top left corner. */
  readonly within: { readonly x: number; readonly y: number };
}

function placesOf(geometry: StockGeometry): Place[] {
  const { columns, rows, label } = geometry;
  const part = (x: number, y: number) => ({ x: label.width * x, y: label.height * y });
  const wide = label.width >= label.height;
  // A single row or column has its two crosshairs at different places of their labels, so that both axes are measured.
  if (columns === 1 || rows === 1) {
    return [
      { name: 'A', cell: 0, within: wide ? part(0.4, 0.2) : part(0.2, 0.4) },
      { name: 'B', cell: columns * rows - 1, within: wide ? part(0.85, 0.7) : part(0.7, 0.85) },
    ];
  }
  const middle = part(0.5, 0.5);
  const far = rowFarFromDiagonal(geometry);
  return [
    { name: 'A', cell: (far ?? 0) * columns, within: far === null ? part(0.25, 0.5) : middle },
    { name: 'B', cell: columns * rows - 1, within: middle },
    { name: 'C', cell: columns - 1, within: middle },
    { name: 'D', cell: columns * (rows - 1), within: middle },
  ];
}

/** The first row, of the upper quarter, whose first label is not as far from the left as from the top; null = none. */
function rowFarFromDiagonal({ rows, left, top, label, pitch }: StockGeometry): number | null {
  for (let row = 0; row <= (rows - 1) / 4; row++) {
    const across = left + label.width / 2;
    const down = top + row * pitch.y + label.height / 2;
    if (Math.abs(across - down) >= apart) return row;
  }
  return null;
}
