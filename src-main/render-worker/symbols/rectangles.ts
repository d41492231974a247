import type { Modules } from './modules.ts';

// Scratch that every call fills anew, grown when a larger symbol comes: fresh arrays for every label lie outside of
// the heap and are freed late, 100 MB at 100,000 labels.
let found = new Uint16Array(0);
let openAt = new Int32Array(0);

/**
 * The dark modules as few rectangles: x, y, width, height in modules, four numbers each, y downwards.
 * Runs of a row are merged with an equal run of the row above, so neighbouring modules have no seam between them.
 * @returns a view that is valid until the next call.
 */
export function rectanglesOf({ width, height, bits }: Modules): Uint16Array {
  // At most every second module of a row begins a run.
  const most = ((width + 1) >> 1) * height * 4;
  if (found.length < most) found = new Uint16Array(most);
  if (openAt.length < width) openAt = new Int32Array(width);
  // For each column: index of the rectangle that starts there and is still open; -1 = none.
  openAt.fill(-1);
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
