import type { Bitmap } from '../read-back/bitmap.ts';
import type { Drawing } from './drawing.ts';

// Scratch that every call fills anew.
let scratch = new Uint8Array(0);

/**
 * The picture the reader is given: the very rectangles that are written, looked at through a grid as wide as their
 * greatest common divisor (so every edge lies on it) and one X-dimension high. Text is left away, it is no symbol.
 * The pixels are a view that is valid until the next call.
 */
export function pictureOf({ width, height, xDots, rectangles }: Drawing): Bitmap {
  let step = gcd(width, xDots);
  for (let i = 0; i < rectangles.length; i += 4) {
    if (step === 1) break;
    step = gcd(gcd(step, rectangles[i] ?? 0), rectangles[i + 2] ?? 0);
  }
  const columns = width / step;
  const rows = Math.floor(height / xDots);
  const size = columns * rows;
  if (scratch.length < size) scratch = new Uint8Array(size);
  const pixels = scratch.subarray(0, size).fill(255);
  // A row of the picture is the dots in the middle of its stripe.
  const middle = xDots / 2;
  for (let i = 0; i < rectangles.length; i += 4) {
    const left = (rectangles[i] ?? 0) / step;
    const right = left + (rectangles[i + 2] ?? 0) / step;
    const top = rectangles[i + 1] ?? 0;
    const bottom = top + (rectangles[i + 3] ?? 0);
    const firstRow = Math.max(0, Math.ceil((top - middle) / xDots));
    const endRow = Math.min(rows, Math.ceil((bottom - middle) / xDots));
    for (let row = firstRow; row < endRow; row++) {
      pixels.fill(0, row * columns + left, row * columns + right);
    }
  }
  return { width: columns, height: rows, pixels };
}

function gcd(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}
