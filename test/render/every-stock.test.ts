import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { cellOrigin, geometryOf, labelsPerSheet } from '../../src-shared/stock-geometry.ts';
import { dotInMm, MM_PER_INCH, type Dpi } from '../../src-shared/units.ts';
import type { Layout } from '../../src-shared/models/layout.ts';
import type { Stock } from '../../src-shared/models/stock.ts';
import { layoutsOf, loadStockCatalog } from '../../src-main/core/catalog/stocks.ts';
import { artifactOf, importRows, runJob, sheetRequest } from '../support/jobs.ts';
import { needs } from '../support/needs.ts';
import { crop, rasterise, readSymbols, type Raster } from '../support/raster.ts';
import { openTestRoom } from '../support/room.ts';

const poppler = needs('poppler-utils', '/usr/bin/pdftoppm');
const catalog = loadStockCatalog(fileURLToPath(new URL('../../resources/', import.meta.url)));
const stocks = [...catalog.stocks.values()];
/** By layout: the smallest label it fits on. */
const tightest = new Map(
  stocks
    .toSorted((a, b) => areaOf(b) - areaOf(a))
    .flatMap((stock) => layoutsOf(catalog, stock).map(({ id }) => [id, stock.id] as const)),
);

function areaOf(stock: Stock): number {
  const { width, height } = geometryOf(stock).label;
  return width * height;
}

/** A quarter of the dots where the modules allow it: these are hundreds of sheets. */
function resolutionFor(layout: Layout): Dpi {
  return layout.x_dimension.floor_mm < 0.396 ? 600 : 300;
}

/** Three items of one product: short values, long ones, and long ones that bring a descender to every line. */
const rows = [
  'gtin,lot,serial,expiry,product_name',
  '09501101530003,A,1,,Ripe goats’ cheese in slices',
  '09501101530003,LOT2027B,SN000123,2027-12-31,',
  '09501101530003,jpqgy,qgypj_;12,2027-12-31,',
].join('\n');

test.skipIf(!poppler).each(stocks)(
  'its layouts print symbols that are read, and nothing beside the label: $id',
  async (stock) => {
    const room = await openTestRoom({ sample: true });
    await importRows(room, `${rows}\n`);
    const geometry = geometryOf(stock);
    const perSheet = labelsPerSheet(geometry);
    const layouts = layoutsToTry(stock);
    expect(layouts.length).toBeGreaterThan(0);
    // All labels lie in the first two rows; a third shows what may have slipped out of them.
    const depth = Math.min(geometry.page.height, geometry.top + 3 * geometry.pitch.y);
    for (const layout of layouts) {
      const dpi = resolutionFor(layout);
      const below = Math.floor(depth / dotInMm(dpi));
      const job = await runJob(
        room,
        sheetRequest({ sheet_template: stock.id, layout: layout.id, dpi }, 'serials', {
          gtins: ['09501101530003'],
        }),
      );
      expect([layout.id, job.error]).toEqual([layout.id, null]);
      const { path } = await artifactOf(room, job);
      const pages = rasterise(path, dpi, { first: 1, last: Math.ceil(3 / perSheet) }, below);
      const seen: string[] = [];
      for (let item = 0; item < 3; item++) {
        const page = pages[Math.floor(item / perSheet)];
        if (!page) throw new Error(`No page for item ${item}`);
        const origin = cellOrigin(geometry, item % perSheet);
        const box = {
          left: origin.x / dotInMm(dpi),
          top: origin.y / dotInMm(dpi),
          width: geometry.label.width / dotInMm(dpi),
          height: geometry.label.height / dotInMm(dpi),
        };
        const picture = crop(page, box);
        seen.push(...(await readSymbols(picture)).map(({ text }) => text));
        if (geometry.label.round) expect([layout.id, inkOutsideCircle(picture)]).toEqual([layout.id, 0]);
        else
          expect([layout.id, inkInCorners(picture, cornerMm(stock) / dotInMm(dpi))]).toEqual([layout.id, 0]);
        erase(page, box);
      }
      expect(seen).toHaveLength(3);
      for (const serial of ['1', 'SN000123', 'qgypj_']) {
        expect(seen.some((text) => text.includes(`21${serial}`) || text.includes(`/21/${serial}`))).toBe(
          true,
        );
      }
      // What is left on the pages when every label is cut out.
      expect([layout.id, pages.map(inkOf)]).toEqual([layout.id, pages.map(() => 0)]);
    }
  },
);

/** Those a stock comes with, and those that have no smaller label to fit on: a larger one only has more room. */
function layoutsToTry(stock: Stock): Layout[] {
  const defaults = Object.values(stock.default_layouts);
  return layoutsOf(catalog, stock).filter(({ id }) => defaults.includes(id) || tightest.get(id) === stock.id);
}

type Box = Parameters<typeof crop>[1];

function cornerMm({ label, unit }: Stock): number {
  return label.corner_radius * (unit === 'in' ? MM_PER_INCH : 1);
}

/** Makes a label's place white, with the dot at its edge that a raster may fill. */
function erase(raster: Raster, box: Box): void {
  const left = Math.max(0, Math.floor(box.left) - 1);
  const right = Math.min(raster.width, Math.ceil(box.left + box.width) + 1);
  const bottom = Math.min(raster.height, Math.ceil(box.top + box.height) + 1);
  for (let y = Math.max(0, Math.floor(box.top) - 1); y < bottom; y++) {
    raster.pixels.fill(255, y * raster.width + left, y * raster.width + right);
  }
}

function inkOf({ pixels }: Raster): number {
  let ink = 0;
  for (const pixel of pixels) if (pixel === 0) ink++;
  return ink;
}

function inkOutsideCircle(raster: Raster): number {
  return inkInCorners(raster, raster.width / 2);
}

/** Dots of ink beyond the rounded corners; a dot of room for the raster. */
function inkInCorners({ width, height, pixels }: Raster, radius: number): number {
  let outside = 0;
  for (let y = 0; y < height; y++) {
    const dy = Math.max(0, radius - (y + 0.5), y + 0.5 - (height - radius));
    if (dy === 0) continue;
    for (let x = 0; x < width; x++) {
      const dx = Math.max(0, radius - (x + 0.5), x + 0.5 - (width - radius));
      if (dx > 0 && pixels[y * width + x] === 0 && Math.hypot(dx, dy) > radius + 1) outside++;
    }
  }
  return outside;
}
