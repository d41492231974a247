import { MM_PER_INCH } from '../../../src-shared/units.ts';

/** "28.575 mm (1.125 in)" */
export function inBoth(mm: number): string {
  return `${Number(mm.toFixed(3))} mm (${Number((mm / MM_PER_INCH).toFixed(4))} in)`;
}

/** "25.4 x 25.4 mm (1 x 1 in)" */
export function sizeInBoth({ width, height }: { readonly width: number; readonly height: number }): string {
  const mm = [width, height].map((side) => Number(side.toFixed(3)));
  const inches = [width, height].map((side) => Number((side / MM_PER_INCH).toFixed(3)));
  return `${mm.join(' x ')} mm (${inches.join(' x ')} in)`;
}
