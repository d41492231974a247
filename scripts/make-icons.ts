/**
 * Draws the icons of every system from resources/icons/icon.svg: `node scripts/make-icons.ts`. Those of the packages go
 * into packaging/icons, those beside the clock beside the SVG; `node scripts/make-icons.ts FOLDER` puts all of them
 * into FOLDER. Needs `rsvg-convert` (Debian: librsvg2-bin). Run it after the SVG has changed.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { icnsFile, icoFile, icoSizes, linuxSizes, traySizes } from './packaging/icon-files.ts';

const inRepository = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const svg = inRepository('resources/icons/icon.svg');
const folder = process.argv[2] ?? inRepository('packaging/icons');
const trayFolder = process.argv[2] ?? inRepository('resources/icons');

const drawn = new Map<number, Buffer>();
const pictureOf = (size: number): Buffer => {
  const known = drawn.get(size);
  if (known) return known;
  const png = execFileSync('rsvg-convert', ['--width', String(size), '--height', String(size), svg]);
  drawn.set(size, png);
  return png;
};

mkdirSync(join(folder, 'linux'), { recursive: true });
writeFileSync(join(folder, 'icon.ico'), icoFile(icoSizes.map((size) => ({ size, png: pictureOf(size) }))));
writeFileSync(join(folder, 'icon.icns'), icnsFile(pictureOf));
for (const size of linuxSizes) writeFileSync(join(folder, 'linux', `${size}x${size}.png`), pictureOf(size));
for (const [name, size] of traySizes) writeFileSync(join(trayFolder, name), pictureOf(size));
