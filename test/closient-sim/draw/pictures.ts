import { crc32, deflateSync } from 'node:zlib';
import type { Modules } from './modules.ts';

/** A black and white PNG. @param scale dots of a module's side. */
export function png({ width, height, dark, quiet }: Modules, scale: number): Buffer {
  const across = (width + 2 * quiet) * scale;
  const down = (height + 2 * quiet) * scale;
  const stride = 1 + Math.ceil(across / 8);
  // One filter byte (none) before each row; a set bit is white.
  const rows = Buffer.alloc(stride * down, 0xff);
  for (let y = 0; y < down; y++) {
    rows[y * stride] = 0;
    const row = Math.floor(y / scale) - quiet;
    if (row < 0 || row >= height) continue;
    for (let x = quiet * scale; x < (quiet + width) * scale; x++) {
      if (dark[row * width + Math.floor(x / scale) - quiet] !== true) continue;
      const at = y * stride + 1 + (x >> 3);
      rows[at] = (rows[at] ?? 0) & ~(0x80 >> (x & 7));
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(across, 0);
  header.writeUInt32BE(down, 4);
  header[8] = 1;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export function svg(modules: Modules): Buffer {
  const { width, height, quiet } = modules;
  const path = runs(modules)
    .map(({ x, y, length }) => `M${x + quiet} ${y + quiet}h${length}v1h-${length}z`)
    .join('');
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width + 2 * quiet} ${height + 2 * quiet}">` +
      `<rect width="100%" height="100%" fill="#fff"/><path d="${path}"/></svg>`,
  );
}

export function eps(modules: Modules): Buffer {
  const { width, height, quiet } = modules;
  const box = `0 0 ${width + 2 * quiet} ${height + 2 * quiet}`;
  const rectangles = runs(modules).map(
    ({ x, y, length }) => `${x + quiet} ${quiet + height - 1 - y} ${length} 1 rectfill`,
  );
  const lines = [
    '%!PS-Adobe-3.0 EPSF-3.0',
    `%%BoundingBox: ${box}`,
    '%%EndComments',
    ...rectangles,
    '%%EOF',
    '',
  ];
  return Buffer.from(lines.join('\n'));
}

/** Ink of each row as runs of modules, from the top. */
export function runs({ width, height, dark }: Modules): { x: number; y: number; length: number }[] {
  const found: { x: number; y: number; length: number }[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (dark[y * width + x] !== true) continue;
      const begin = x;
      while (x < width && dark[y * width + x] === true) x++;
      found.push({ x: begin, y, length: x - begin });
    }
  }
  return found;
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
