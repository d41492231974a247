import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
// The named export `raw` is a symbology of that name; the function is a member of the default export.
import bwipjs from 'bwip-js/node';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Modules } from '../../../src-main/render-worker/symbols/modules.ts';

/** What an independent reader found in a symbol. */
export interface Reading {
  readonly format: string;
  readonly symbologyIdentifier: string;
  /** Latin-1 text of the bytes, FNC1 as GS (U+001D). */
  readonly content: string;
}

const wasmPath = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
const wasm = await readFile(wasmPath);
prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer } });

/** Draws the symbol, three pixels a module and a quiet zone of one module, and has zxing read it. */
export async function readWithZxing(symbol: Modules): Promise<Reading | undefined> {
  const scale = 3;
  const side = (symbol.width + 2) * scale;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = scale; y < side - scale; y++) {
    for (let x = scale; x < side - scale; x++) {
      const module = (Math.floor(y / scale) - 1) * symbol.width + Math.floor(x / scale) - 1;
      if (symbol.bits[module] === 1) data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  const image: ImageData = { data, width: side, height: side, colorSpace: 'srgb' };
  const [result] = await readBarcodes(image, { formats: ['DataMatrix'], isPure: true });
  if (result === undefined) return undefined;
  return {
    format: result.format,
    symbologyIdentifier: result.symbologyIdentifier,
    content: Buffer.from(result.bytes).toString('latin1'),
  };
}

/** The reading that the standard asks for: `]d2`, the leading FNC1 not transmitted, the others as GS. */
export function expectedReading(caretText: string): Reading {
  return {
    format: 'DataMatrix',
    symbologyIdentifier: ']d2',
    content: caretText.slice(1).replaceAll('^', '\x1d'),
  };
}

/** The symbol that bwip-js draws for the same text. */
export function drawWithBwip(caretText: string): Modules {
  const text = caretText.replaceAll('^', '^FNC1');
  const [symbol] = bwipjs.raw({ bcid: 'datamatrix', text, parsefnc: true });
  if (symbol === undefined || !('pixs' in symbol)) throw new Error('bwip-js returned no matrix symbol');
  return { width: symbol.pixx, height: symbol.pixy, bits: Uint8Array.from(symbol.pixs) };
}

/** Numbers from 0 up to, but without, `below`; the same sequence for the same seed (mulberry32). */
export function seededRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}
