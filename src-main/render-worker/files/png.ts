import { crc32, deflateSync } from 'node:zlib';
import { dotsPerInch, MM_PER_INCH, type Dpi } from '../../../src-shared/units.ts';
import type { Drawing } from './drawing.ts';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const end = chunk('IEND', new Uint8Array());
/** PNG filter types: as it is, and the difference to the row above. */
const [plain, up] = [0, 2];
/**
 * Rows repeat and the filter makes them zeros: the fastest level loses next to nothing, and a small window is set up
 * sooner than it would find anything more.
 */
const deflateOptions = { level: 1, memLevel: 5, windowBits: 12 };

// Scratch that every call fills anew.
let scratch = new Uint8Array(0);

/**
 * The drawing as PNG, 1 bit grey, one pixel a dot, with the resolution in pHYs (pixels per metre; exact at 203 dpi,
 * which is 8 dots/mm, to 1/50,000 at the others).
 */
export function pngOf(drawing: Drawing, dpi: Dpi): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(drawing.width, 0);
  header.writeUInt32BE(drawing.height, 4);
  // Bit depth 1, colour type 0 (grey), the only compression and filter methods there are, not interlaced.
  header.set([1, 0, 0, 0, 0], 8);
  const perMetre = Math.round((dotsPerInch(dpi) / MM_PER_INCH) * 1_000);
  const physical = Buffer.alloc(9);
  physical.writeUInt32BE(perMetre, 0);
  physical.writeUInt32BE(perMetre, 4);
  physical.writeUInt8(1, 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('pHYs', physical),
    chunk('IDAT', deflateSync(filteredRows(drawing), deflateOptions)),
    end,
  ]);
}

/** All rows, each behind its filter type. A row like the one above it is nothing but zeros. */
function filteredRows({ width, height, rectangles }: Drawing): Uint8Array {
  const stride = 1 + Math.ceil(width / 8);
  const size = stride * height;
  if (scratch.length < size) scratch = new Uint8Array(size);
  const rows = scratch.subarray(0, size).fill(0);
  // Where the picture changes from one row to the next: all others repeat.
  const begins = new Set([0]);
  for (let i = 0; i < rectangles.length; i += 4) {
    const top = rectangles[i + 1] ?? 0;
    begins.add(top).add(top + (rectangles[i + 3] ?? 0));
  }
  const starts = [...begins].filter((y) => y < height).sort((a, b) => a - b);
  for (const y of starts) rows.fill(0xff, y * stride + 1, (y + 1) * stride);
  for (let i = 0; i < rectangles.length; i += 4) {
    const top = rectangles[i + 1] ?? 0;
    const bottom = top + (rectangles[i + 3] ?? 0);
    for (const y of starts) {
      if (y >= top && y < bottom) clearBits(rows, y * stride + 1, rectangles[i] ?? 0, rectangles[i + 2] ?? 0);
    }
  }
  const isStart = new Set(starts);
  for (let y = 0; y < height; y++) rows[y * stride] = isStart.has(y) ? plain : up;
  return rows;
}

/** Makes `count` pixels of a row black, from pixel `from` on. */
function clearBits(rows: Uint8Array, rowStart: number, from: number, count: number): void {
  for (let x = from; x < from + count; x++) {
    const byte = rowStart + (x >> 3);
    rows[byte] = (rows[byte] ?? 0) & ~(0x80 >> (x & 7));
  }
}

function chunk(type: string, data: Uint8Array): Buffer {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
  return bytes;
}
