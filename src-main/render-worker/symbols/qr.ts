import { generate, correction } from 'lean-qr';
import encodeQR from 'qr';
import type { ErrorCorrection } from '../../../src-shared/models/label-export.ts';
import type { Modules } from './modules.ts';

/** Version 40. */
export const largestSide = 177;
/** lean-qr's own number for "does not fit the largest version allowed". */
const tooMuchData = 4;
const eccOfLevel = { L: 'low', M: 'medium', Q: 'quartile', H: 'high' } as const;

/** Byte capacity of versions 1 to 10 in one byte-mode segment (ISO/IEC 18004 table 7), to try only what can fit. */
const byteCapacity: Record<ErrorCorrection, readonly number[]> = {
  L: [17, 32, 53, 78, 106, 134, 154, 192, 230, 271],
  M: [14, 26, 42, 62, 84, 106, 122, 152, 180, 213],
  Q: [11, 20, 32, 46, 60, 74, 86, 108, 130, 151],
  H: [7, 14, 24, 34, 44, 58, 64, 84, 98, 119],
};

/**
 * The QR code of `text` in at most `most` modules a side, at the first of `levels` that fits; null where none does.
 *
 * `qr` is fast (0.13 ms) and uses one mode for the whole symbol; where that is too large, `lean-qr` mixes modes
 * (0.9 ms), which can save a version on long numeric serials.
 */
export function encodeQr(text: string, levels: readonly ErrorCorrection[], most: number): Modules | null {
  for (const level of levels) {
    const version = smallestVersion(text.length, level);
    if (version !== null && sideOf(version) <= most) return oneMode(text, level, version);
  }
  for (const level of levels) {
    const modules = mixedModes(text, level, most);
    if (modules) return modules;
  }
  return null;
}

/** Modules a side of the smallest symbol there is for `text`; the largest version where there is none. */
export function leastQrSide(text: string, level: ErrorCorrection): number {
  return mixedModes(text, level, largestSide)?.width ?? largestSide;
}

function smallestVersion(bytes: number, level: ErrorCorrection): number | null {
  const index = byteCapacity[level].findIndex((capacity) => bytes <= capacity);
  return index < 0 ? null : index + 1;
}

function sideOf(version: number): number {
  return 17 + 4 * version;
}

/** `border: 0` throws in this library, so one module of border is asked for and sliced off. */
function oneMode(text: string, level: ErrorCorrection, version: number): Modules {
  const rows = encodeQR(text, 'raw', { ecc: eccOfLevel[level], version, encoding: 'byte', border: 1 });
  const side = rows.length - 2;
  const bits = new Uint8Array(side * side);
  for (let y = 0; y < side; y++) {
    const row = rows[y + 1];
    if (!row) continue;
    for (let x = 0; x < side; x++) if (row[x + 1]) bits[y * side + x] = 1;
  }
  return { width: side, height: side, bits };
}

function mixedModes(text: string, level: ErrorCorrection, most: number): Modules | null {
  const maxVersion = Math.floor((most - 17) / 4);
  if (maxVersion < 1) return null;
  try {
    const code = generate(text, {
      minCorrectionLevel: correction[level],
      maxCorrectionLevel: correction[level],
      maxVersion: Math.min(40, maxVersion),
    });
    const bits = new Uint8Array(code.size * code.size);
    for (let y = 0; y < code.size; y++) {
      for (let x = 0; x < code.size; x++) if (code.get(x, y)) bits[y * code.size + x] = 1;
    }
    return { width: code.size, height: code.size, bits };
  } catch (caught) {
    if (caught instanceof Error && 'code' in caught && caught.code === tooMuchData) return null;
    throw caught;
  }
}
