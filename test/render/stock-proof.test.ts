import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadStockCatalog } from '../../src-main/core/catalog/stocks.ts';
import { proofRulers } from '../../src-main/core/documents/proof-rulers.ts';
import { stockProof } from '../../src-main/core/documents/stock-proof.ts';
import { cellOrigin, geometryOf, labelsPerSheet } from '../../src-shared/stock-geometry.ts';
import { dotInMm, MM_PER_INCH, mmToPoints } from '../../src-shared/units.ts';
import { needs } from '../support/needs.ts';
import { rasterise, type Raster } from '../support/raster.ts';
import { clientOf, openTestRoom, temporaryFolder } from '../support/room.ts';

const poppler = needs('poppler-utils', '/usr/bin/pdftoppm');
const qpdf = needs('qpdf', '/usr/bin/qpdf');
const resources = fileURLToPath(new URL('../../resources/', import.meta.url));
const { stocks } = loadStockCatalog(resources);
const dpi = 600;
const dots = (mm: number): number => mm / dotInMm(dpi);

async function savedProof(id: string): Promise<string> {
  const stock = stocks.get(id);
  if (!stock) throw new Error(`No stock ${id}`);
  const path = join(temporaryFolder(), `${id}.pdf`);
  writeFileSync(path, await stockProof(stock, resources));
  return path;
}

test.skipIf(!poppler || !qpdf).each([...stocks.keys()])(
  'rulers and outlines of a proof measure what they say: %s',
  async (id) => {
    const stock = stocks.get(id);
    if (!stock) throw new Error(`No stock ${id}`);
    const geometry = geometryOf(stock);
    const path = await savedProof(id);
    execFileSync('qpdf', ['--check', path], { stdio: 'pipe' });
    const [page] = rasterise(path, dpi, { first: 1, last: 1 });
    if (!page) throw new Error('No page');
    expect(Math.abs(page.width - dots(geometry.page.width))).toBeLessThan(1);
    expect(Math.abs(page.height - dots(geometry.page.height))).toBeLessThan(1);

    const { origin, across, up } = proofRulers(geometry.page);
    const spare = Math.min(geometry.page.width, geometry.page.height) > 124 ? 24 : 5;
    expect(across).toBe(Math.min(100, Math.floor((geometry.page.width - spare) / 10) * 10));
    expect(up).toBe(Math.min(100, Math.floor((geometry.page.height - spare) / 10) * 10));
    const row = Math.round(dots(origin.y));
    const column = Math.round(dots(origin.x));
    // Half way between two ticks, so that nothing else is measured; the ends are ticks 0.4 pt wide.
    expect(Math.abs(run(page, row, column, 'across') - dots(across))).toBeLessThanOrEqual(4);
    expect(Math.abs(run(page, row, column, 'up') - dots(up))).toBeLessThanOrEqual(4);

    const { width, height, round } = geometry.label;
    const corner = stock.label.corner_radius * (stock.unit === 'in' ? MM_PER_INCH : 1);
    for (let cell = 0; cell < labelsPerSheet(geometry); cell++) {
      const { x, y } = cellOrigin(geometry, cell);
      const edges = [
        [x, y + height / 2],
        [x + width, y + height / 2],
        [x + width / 2, y],
        [x + width / 2, y + height],
      ] as const;
      for (const [edgeX, edgeY] of edges) expect([cell, inkAt(page, edgeX, edgeY)]).toEqual([cell, true]);
      const inset = (round ? width / 2 : corner) * (1 - Math.SQRT1_2);
      expect([cell, inkAt(page, x + width - inset, y + height - inset)]).toEqual([cell, true]);
    }
  },
);

/** Whether there is ink within two dots of a place; what lies at the very edge of the page has half its line. */
function inkAt(page: Raster, x: number, y: number): boolean {
  const near = 2;
  for (let dy = -near; dy <= near; dy++) {
    for (let dx = -near; dx <= near; dx++) {
      const column = Math.min(page.width - 1, Math.max(0, Math.round(dots(x)) + dx));
      const row = Math.min(page.height - 1, Math.max(0, Math.round(dots(y)) + dy));
      if (page.pixels[row * page.width + column] === 0) return true;
    }
  }
  return false;
}

/** Length of the unbroken ink that begins at a corner of the rulers. */
function run(page: Raster, row: number, column: number, along: 'across' | 'up'): number {
  let length = 0;
  for (;;) {
    const [x, y] = along === 'across' ? [column + length, row] : [column, row - length];
    if (x >= page.width || y < 0 || page.pixels[y * page.width + x] !== 0) return length;
    length++;
  }
}

test.skipIf(!poppler)(
  'a proof says which stock it is, where its numbers are from and how to print it',
  async () => {
    const path = await savedProof('63up_1in_letter');
    const text = execFileSync('pdftotext', ['-layout', path, '-']).toString();
    expect(text).toContain('Print at actual size (100 %, no fit to page)');
    expect(text).toContain('63 round labels, 1 in, Letter');
    expect(text).toContain('gLabels template database');
    expect(text).toContain('28.575 mm (1.125 in)');
    for (const number of ['1', '7', '57', '63'])
      expect(text).toMatch(new RegExp(`(^|\\s)${number}(\\s|$)`, 'm'));
    const fonts = execFileSync('pdffonts', [path]).toString();
    expect(fonts).toContain('IBMPlexSansCond');
    expect(fonts.trim().split('\n')).toHaveLength(3);
  },
);

test('a proof tells the viewer not to scale, has the page size of its stock and the same bytes every time', async () => {
  const room = await openTestRoom();
  const { file } = await clientOf(room).stocks.proof({ id: 'roll_29x90mm' });
  expect(file.name).toBe('proof-roll_29x90mm.pdf');
  const bytes = Buffer.from(await file.arrayBuffer());
  const stock = stocks.get('roll_29x90mm');
  if (!stock) throw new Error('No stock');
  expect((await stockProof(stock, resources)).equals(bytes)).toBe(true);
  const text = bytes.toString('latin1');
  expect(text).toMatch(/\/PrintScaling \/None/);
  expect(text).toContain('(D:19800101000000Z)');
  const boxes = [...text.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  expect(boxes.length).toBeGreaterThan(0);
  for (const [, width, height] of boxes) {
    expect(Number(width)).toBeCloseTo(mmToPoints(29), 2);
    expect(Number(height)).toBeCloseTo(mmToPoints(90), 2);
  }
});
