import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import {
  binarizers,
  characterSets,
  eanAddOnSymbols,
  encodeFormats,
  prepareZXingModule,
  textModes,
  type ZXingReaderModule,
  type ZXingReaderOptions,
} from 'zxing-wasm/reader';
import type { SymbolRead } from '../../core/render/protocol.ts';
import type { LinearSymbology } from '../symbols/linear/symbology.ts';
import type { Bitmap } from './bitmap.ts';

export type SymbolKind = 'qr' | 'datamatrix' | LinearSymbology;

/** What the independent reader says. */
export interface SymbolSeen {
  /** AIM symbology identifier: `]Q1` plain QR, `]d2` GS1 DataMatrix. */
  readonly identifier: string;
  readonly text: string;
  /** Raw bytes, GS (0x1D) between elements. */
  readonly bytes: Uint8Array;
}

export interface SymbolReader {
  /** Reads the one pure symbol of the picture; null where there is none. */
  readonly read: (bitmap: Bitmap, kind: SymbolKind) => SymbolSeen | null;
  /** Reads the one symbol of a PNG file that is not ours; null where there is none, or the file is no small PNG. */
  readonly readPng: (png: Uint8Array, kind: 'qr' | 'datamatrix') => SymbolRead | null;
  /** Bytes the reader's memory has grown to. */
  readonly heapBytes: () => number;
}

/** The part of the Emscripten heap that its own types leave out. */
interface Heap {
  readonly HEAPU8: Uint8Array;
  readonly _malloc: (bytes: number) => number;
  readonly _free: (pointer: number) => void;
}

/**
 * Opens zxing-cpp from the package's own file; its default would fetch it from a CDN.
 *
 * The library's `readBarcodes` never frees the vector that holds its results (2.4 KB a call, for ever), so the
 * module's own function is called here and the vector deleted.
 */
export async function openReader(): Promise<SymbolReader> {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const file = await readFile(path);
  const zxing = (await prepareZXingModule({
    overrides: {
      wasmBinary: file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength),
    },
    fireImmediately: true,
  })) as ZXingReaderModule & Heap;
  const options: Record<SymbolKind, ZXingReaderOptions> = {
    qr: pureSymbol(encodeFormats(['QRCode'])),
    datamatrix: pureSymbol(encodeFormats(['DataMatrix'])),
    ean_8: pureSymbol(encodeFormats(['EAN8'])),
    // Asked for UPC-A, the library would say the same digits without the zero in front.
    upc_a: pureSymbol(encodeFormats(['EAN13'])),
    ean_13: pureSymbol(encodeFormats(['EAN13'])),
    itf_14: pureSymbol(encodeFormats(['ITF'])),
    gs1_128: pureSymbol(encodeFormats(['Code128'])),
  };
  let buffer = 0;
  let capacity = 0;

  function put(bytes: Uint8Array): void {
    const needed = bytes.length;
    if (needed > capacity) {
      if (buffer !== 0) zxing._free(buffer);
      buffer = zxing._malloc(needed);
      capacity = buffer === 0 ? 0 : needed;
      if (buffer === 0) throw new Error('The symbol reader is out of memory.');
    }
    zxing.HEAPU8.set(bytes, buffer);
  }

  function read(bitmap: Bitmap, kind: SymbolKind): SymbolSeen | null {
    put(bitmap.pixels);
    return firstOf(zxing.readBarcodesFromPixmap(buffer, bitmap.width, bitmap.height, options[kind]));
  }

  function readPng(png: Uint8Array, kind: 'qr' | 'datamatrix'): SymbolRead | null {
    if (pixelsOfPng(png) > mostPixels) return null;
    put(png);
    const anySymbol = {
      ...options[kind],
      isPure: false,
      tryHarder: true,
      tryDownscale: true,
      binarizer: binarizers.indexOf('LocalAverage'),
    };
    const seen = firstOf(zxing.readBarcodesFromImage(buffer, png.length, anySymbol));
    return seen && { identifier: seen.identifier, text: seen.text };
  }

  function firstOf(results: ReturnType<ZXingReaderModule['readBarcodesFromPixmap']>): SymbolSeen | null {
    try {
      const result = results.size() > 0 ? results.get(0) : undefined;
      if (!result || !result.isValid) return null;
      return {
        identifier: result.symbologyIdentifier,
        text: result.text,
        bytes: Uint8Array.from(result.bytes),
      };
    } finally {
      (results as typeof results & { delete: () => void }).delete();
    }
  }

  return { read, readPng, heapBytes: () => zxing.HEAPU8.length };
}

/** A small file can unpack to more than the memory of this machine. */
const mostPixels = 25_000_000;

/** Pixels of a PNG by its header (PNG 1.2, section 4.1.1: IHDR comes first); infinite where it is none. */
function pixelsOfPng(png: Uint8Array): number {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  if (png.byteLength < 33 || view.getUint32(0) !== 0x89504e47 || view.getUint32(12) !== 0x49484452)
    return Infinity;
  return view.getUint32(16) * view.getUint32(20);
}

function pureSymbol(formats: string): ZXingReaderOptions {
  return {
    formats,
    tryHarder: false,
    tryRotate: false,
    tryInvert: false,
    tryDownscale: false,
    tryDenoise: false,
    binarizer: binarizers.indexOf('FixedThreshold'),
    isPure: true,
    downscaleThreshold: 500,
    downscaleFactor: 3,
    minLineCount: 2,
    maxNumberOfSymbols: 1,
    validateOptionalChecksum: false,
    returnErrors: false,
    eanAddOnSymbol: eanAddOnSymbols.indexOf('Ignore'),
    // Plain: GS1 text with its separators, not the bracketed form.
    textMode: textModes.indexOf('Plain'),
    characterSet: characterSets.indexOf('Unknown'),
    tryCode39ExtendedMode: false,
  };
}
