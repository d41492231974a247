import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { icnsTypes, icoSizes, linuxSizes, traySizes } from '../../scripts/packaging/icon-files.ts';
import { needs } from '../support/needs.ts';
import { root, run } from '../support/packages.ts';
import { temporaryFolder } from '../support/room.ts';

const icons = join(root, 'packaging/icons');

test('the Windows icon has a picture for every place that shows one', () => {
  const ico = readFileSync(join(icons, 'icon.ico'));
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1]);
  const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const [length, offset] = [ico.readUInt32LE(6 + 16 * index + 8), ico.readUInt32LE(6 + 16 * index + 12)];
    return sizeOf(ico.subarray(offset, offset + length));
  });
  expect(sizes).toEqual(icoSizes);
});

test('the Apple icon has a picture of each size, once and doubled', () => {
  const icns = readFileSync(join(icons, 'icon.icns'));
  expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length]);
  const found: [string, number][] = [];
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    found.push([icns.toString('latin1', at, at + 4), sizeOf(icns.subarray(at + 8))]);
  }
  expect(found).toEqual(icnsTypes);
});

test('the Linux icons are as large as their names say', () => {
  const files = readdirSync(join(icons, 'linux')).sort();
  expect(files).toEqual(linuxSizes.map((size) => `${size}x${size}.png`).sort());
  for (const file of files) {
    expect(sizeOf(readFileSync(join(icons, 'linux', file))), file).toBe(Number.parseInt(file, 10));
  }
});

test('the icon beside the clock is there for plain and for doubled dots', () => {
  for (const [file, size] of traySizes) {
    expect(sizeOf(readFileSync(join(root, 'resources/icons', file))), file).toBe(size);
  }
});

test.skipIf(!needs('librsvg2-bin', '/usr/bin/rsvg-convert'))(
  'the icons are those of the SVG of today',
  async () => {
    const folder = temporaryFolder();
    await run(process.execPath, [join(root, 'scripts/make-icons.ts'), folder]);
    // Another librsvg may write other bytes; a changed drawing changes them for certain.
    for (const file of ['icon.ico', 'icon.icns', 'linux/256x256.png']) {
      expect(readFileSync(join(folder, file)).equals(readFileSync(join(icons, file))), file).toBe(true);
    }
    for (const [file] of traySizes) {
      expect(readFileSync(join(folder, file)).equals(readFileSync(join(root, 'resources/icons', file)))).toBe(
        true,
      );
    }
  },
);

/** Width of a PNG, which must be its height. */
function sizeOf(png: Buffer): number {
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  expect(width).toBe(height);
  return width;
}
