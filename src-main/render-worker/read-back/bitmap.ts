import type { Modules } from '../symbols/modules.ts';

/** A grey picture, one byte a pixel, 255 = paper. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

// Scratch that every call fills anew, for the same reason as that of the rectangles.
let scratch = new Uint8Array(0);

/**
 * The picture a reader is given: filled from the rectangles that are written into the page, at one pixel per
 * module, with the quiet zone around it. Reading the modules instead would not notice a wrong rectangle.
 * The pixels are a view that is valid until the next call.
 */
export function bitmapOf(rectangles: Uint16Array, modules: Modules, quietZone: number): Bitmap {
  const width = modules.width + 2 * quietZone;
  const height = modules.height + 2 * quietZone;
  if (scratch.length < width * height) scratch = new Uint8Array(width * height);
  const pixels = scratch.subarray(0, width * height).fill(255);
  for (let i = 0; i < rectangles.length; i += 4) {
    const left = (rectangles[i] ?? 0) + quietZone;
    const right = left + (rectangles[i + 2] ?? 0);
    const top = (rectangles[i + 1] ?? 0) + quietZone;
    const bottom = top + (rectangles[i + 3] ?? 0);
    for (let y = top; y < bottom; y++) pixels.fill(0, y * width + left, y * width + right);
  }
  return { width, height, pixels };
}
