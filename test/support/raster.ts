import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { dotsPerInch, type Dpi } from '../../src-shared/units.ts';

/** A grey picture, one byte a dot, 0 = ink. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What a reader that knows nothing of the label finds in a picture. */
export interface Found {
  readonly identifier: string;
  /** GS (0x1D) between GS1 elements. */
  readonly text: string;
  /** Roughly where, in dots. */
  readonly box: Box;
}

/**
 * Pages as a printer's raster image processor makes them: black or white, no smoothing, every dot painted that a
 * shape touches (poppler).
 * @param topDots only so much of each page from its top, where the rest is of no interest.
 * @param stretch what a feed makes of the page, 1 = nothing.
 */
export function rasterise(
  pdf: string,
  dpi: Dpi,
  pages: { first: number; last: number },
  topDots?: number,
  stretch = { x: 1, y: 1 },
): Raster[] {
  const folder = mkdtempSync(join(tmpdir(), 'print-room-raster-'));
  try {
    const range = ['-f', String(pages.first), '-l', String(pages.last)];
    const part = topDots === undefined ? [] : ['-x', '0', '-y', '0', '-W', '20000', '-H', String(topDots)];
    const [rx, ry] = [stretch.x, stretch.y].map((by) => String(dotsPerInch(dpi) * by)) as [string, string];
    const look = ['-rx', rx, '-ry', ry, '-gray', '-aa', 'no', '-aaVector', 'no', ...part];
    execFileSync('pdftoppm', [...look, ...range, pdf, join(folder, 'page')]);
    return readdirSync(folder)
      .sort()
      .map((name) => parsePgm(readFileSync(join(folder, name))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function parsePgm(file: Buffer): Raster {
  const [, width = 0, height = 0] = (
    /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.toString('latin1', 0, 40)) ?? []
  ).map(Number);
  return { width, height, pixels: file.subarray(file.length - width * height) };
}

export function crop(raster: Raster, box: Box): Raster {
  const left = Math.max(0, Math.round(box.left));
  const top = Math.max(0, Math.round(box.top));
  const width = Math.min(raster.width, Math.round(box.left + box.width)) - left;
  const height = Math.min(raster.height, Math.round(box.top + box.height)) - top;
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (top + y) * raster.width + left;
    pixels.set(raster.pixels.subarray(from, from + width), y * width);
  }
  return { width, height, pixels };
}

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
let prepared: Promise<unknown> | null = null;

/** Reads every symbol of a picture, with nothing said about where it is or of which kind. */
export async function readSymbols(raster: Raster): Promise<Found[]> {
  prepared ??= readFile(wasm).then((file) =>
    prepareZXingModule({
      overrides: {
        wasmBinary: file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength),
      },
      fireImmediately: true,
    }),
  );
  await prepared;
  const data = new Uint8ClampedArray(raster.width * raster.height * 4);
  raster.pixels.forEach((grey, index) =>
    data.fill(grey, index * 4, index * 4 + 3).fill(255, index * 4 + 3, index * 4 + 4),
  );
  const image = { data, width: raster.width, height: raster.height, colorSpace: 'srgb' } as ImageData;
  const results = await readBarcodes(image, { formats: ['QRCode', 'DataMatrix'], textMode: 'Plain' });
  return results.map(({ symbologyIdentifier, bytes, position }) => {
    const corners = [position.topLeft, position.topRight, position.bottomLeft, position.bottomRight];
    const xs = corners.map(({ x }) => x);
    const ys = corners.map(({ y }) => y);
    const left = Math.min(...xs);
    const top = Math.min(...ys);
    const box = { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
    return { identifier: symbologyIdentifier, text: Buffer.from(bytes).toString('latin1'), box };
  });
}

/** The same with Debian's ZXingReader: another build, another language, another way in. */
export function readWithDebian(raster: Raster): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'print-room-zxing-'));
  try {
    const path = join(folder, 'label.pgm');
    writeFileSync(
      path,
      Buffer.concat([Buffer.from(`P5\n${raster.width} ${raster.height}\n255\n`), raster.pixels]),
    );
    const output = execFileSync('ZXingReader', ['-1', path]).toString('latin1');
    return output.split('\n').filter((line) => line !== '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The exact box of the ink of a symbol that a reader found roughly at `near`. */
export function inkOf(raster: Raster, near: Box): Box {
  // The reader's corners are a dot or two off; the quiet zone is wider than that.
  const slack = Math.max(3, near.width * 0.02);
  let left = Infinity;
  let right = -1;
  let top = Infinity;
  let bottom = -1;
  for (let y = Math.floor(near.top - slack); y <= near.top + near.height + slack; y++) {
    for (let x = Math.floor(near.left - slack); x <= near.left + near.width + slack; x++) {
      if (raster.pixels[y * raster.width + x] !== 0) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** Every length of ink and of paper between ink, along the rows and down the columns of a box. */
export function runLengths(raster: Raster, box: Box): Set<number> {
  const lengths = new Set<number>();
  const scan = (count: number, length: number, at: (line: number, step: number) => number): void => {
    for (let line = 0; line < count; line++) {
      let run = 1;
      for (let step = 1; step <= length; step++) {
        const same = step < length && at(line, step) === at(line, step - 1);
        if (same) run++;
        else {
          lengths.add(run);
          run = 1;
        }
      }
    }
  };
  const pixel = (x: number, y: number): number =>
    raster.pixels[(box.top + y) * raster.width + box.left + x] ?? 255;
  scan(box.height, box.width, (y, x) => pixel(x, y));
  scan(box.width, box.height, (x, y) => pixel(x, y));
  return lengths;
}

/** Whether there is ink in `box` outside of `hole`. */
export function hasInkAround(raster: Raster, box: Box, hole: Box): boolean {
  for (let y = box.top; y < box.top + box.height; y++) {
    for (let x = box.left; x < box.left + box.width; x++) {
      const inside =
        x >= hole.left && x < hole.left + hole.width && y >= hole.top && y < hole.top + hole.height;
      if (!inside && raster.pixels[y * raster.width + x] === 0) return true;
    }
  }
  return false;
}
