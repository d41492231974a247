import { cellOrigin, labelsPerSheet, type StockGeometry } from '../../src-shared/stock-geometry.ts';

interface LabelOutlinesProps {
  readonly geometry: StockGeometry;
  /** Radius of the corners, in mm; round labels are round. */
  readonly corner: number;
  /** No more than these: a grid that is being typed may be 100 x 100. */
  readonly most: number;
  readonly className: string;
}

/** The labels of a sheet as shapes of an SVG whose unit is a millimetre. */
export function LabelOutlines({ geometry, corner, most, className }: LabelOutlinesProps) {
  const { label } = geometry;
  return Array.from({ length: Math.min(most, labelsPerSheet(geometry)) }, (_, cell) => {
    const { x, y } = cellOrigin(geometry, cell);
    return (
      <rect
        key={cell}
        className={className}
        x={x}
        y={y}
        width={label.width}
        height={label.height}
        rx={label.round ? label.width / 2 : corner}
        ry={label.round ? label.height / 2 : corner}
      />
    );
  });
}
