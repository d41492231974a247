import type { EncodedSymbol } from '../symbols/encode-label.ts';
import { rectanglesOf } from '../symbols/rectangles.ts';
import type { Drawing } from './drawing.ts';

// Scratch that every call fills anew, as that of the rectangles.
let scratch = new Uint16Array(0);

/** A matrix symbol in dots, with its quiet zone. @param xDots dots a module. */
export function drawMatrix({ modules, quietZone }: EncodedSymbol, xDots: number): Drawing {
  const inModules = rectanglesOf(modules);
  if (scratch.length < inModules.length) scratch = new Uint16Array(inModules.length);
  for (let i = 0; i < inModules.length; i += 4) {
    scratch[i] = ((inModules[i] ?? 0) + quietZone) * xDots;
    scratch[i + 1] = ((inModules[i + 1] ?? 0) + quietZone) * xDots;
    scratch[i + 2] = (inModules[i + 2] ?? 0) * xDots;
    scratch[i + 3] = (inModules[i + 3] ?? 0) * xDots;
  }
  return {
    width: (modules.width + 2 * quietZone) * xDots,
    height: (modules.height + 2 * quietZone) * xDots,
    xDots,
    rectangles: scratch.subarray(0, inModules.length),
    text: [],
  };
}
