import type { Modules } from './modules.ts';

/**
 * The dark modules as few rectangles: x, y, width, height in modules, four numbers each, y downwards.
 * Runs of a row are merged with an equal run of the row above, so neighbouring modules have no seam between them.
 */
export function rectanglesOf({ width, height, bits }: Modules): Uint16Array {
  // At most every second module of a row begins a run.
  const found = new Uint16Array(((width + 1) >> 1) * height * 4);
  // For each column: index of the open rectangle that starts there, and its width; 0 = none.
  const openAt = new Int32Array(width).fill(-1);
  let count = 0;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let x = 0;
    while (x < width) {
      if (bits[row + x] !== 1) {
        openAt[x] = -1;
        x++;
        continue;
      }
      const start = x;
      while (x < width && bits[row + x] === 1) x++;
      const run = x - start;
      const above = openAt[start] ?? -1;
      if (above >= 0 && found[above + 2] === run) {
        found[above + 3] = (found[above + 3] ?? 0) + 1;
      } else {
        found[count] = start;
        found[count + 1] = y;
        found[count + 2] = run;
        found[count + 3] = 1;
        openAt[start] = count;
        count += 4;
      }
      openAt.fill(-1, start + 1, x);
    }
  }
  return found.subarray(0, count);
}
