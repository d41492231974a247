import { MM_PER_INCH } from '../../../src-shared/units.ts';

/** "28.575 mm" */
export function inMm(mm: number): string {
  return `${Number(mm.toFixed(3))} mm`;
}

/** "1.125 in" */
export function inInches(mm: number): string {
  return `${Number((mm / MM_PER_INCH).toFixed(4))} in`;
}

/** "28.575 mm (1.125 in)", whatever the unit of the source is. */
export function inBothUnits(mm: number): string {
  return `${inMm(mm)} (${inInches(mm)})`;
}
