import { MM_PER_INCH } from './units.ts';

/** Width and height in mm. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** Sizes that are meant in inches are whole sixteenths of one. */
const sixteenth = MM_PER_INCH / 16;
const tolerance = 0.002;

/** "210.0 x 297.0 mm", and "215.9 x 279.4 mm, 8.5 x 11 in" where the size is one in inches. */
export function sizeWords({ width, height }: Size): string {
  const inMm = `${width.toFixed(1)} x ${height.toFixed(1)} mm`;
  if (!isInches(width) || !isInches(height)) return inMm;
  const inches = (mm: number): number => Number((mm / MM_PER_INCH).toFixed(4));
  return `${inMm}, ${inches(width)} x ${inches(height)} in`;
}

function isInches(mm: number): boolean {
  return Math.abs(mm - Math.round(mm / sixteenth) * sixteenth) < tolerance;
}
