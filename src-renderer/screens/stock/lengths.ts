import { MM_PER_INCH } from '../../../src-shared/units.ts';
import { formatDecimal } from '../../texts/format.ts';

/** "28.575 mm (1.125 in)" */
export function inBoth(mm: number): string {
  return `${formatDecimal(mm, 3)} mm (${formatDecimal(mm / MM_PER_INCH, 4)} in)`;
}

/** "25.4 x 25.4 mm (1 x 1 in)" */
export function sizeInBoth({ width, height }: { readonly width: number; readonly height: number }): string {
  const mm = [width, height].map((side) => formatDecimal(side, 3));
  const inches = [width, height].map((side) => formatDecimal(side / MM_PER_INCH, 3));
  return `${mm.join(' x ')} mm (${inches.join(' x ')} in)`;
}
