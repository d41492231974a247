import { expect, test } from 'vitest';
import type { LabelExportAssetConfig } from '../../src-shared/models/label-export.ts';
import type { Scope } from '../../src-shared/models/export-types.ts';
import { dotInMm, mmToPoints, type Dpi } from '../../src-shared/units.ts';
import { cellOrigin, geometryOf, labelsPerSheet } from '../../src-shared/stock-geometry.ts';
import { artifactOf, importRows, organisationOf, runJob, sheetRequest } from '../support/jobs.ts';
import { needs } from '../support/needs.ts';
import {
  crop,
  hasInkAround,
  inkOf,
  rasterise,
  readSymbols,
  readWithDebian,
  runLengths,
  type Box,
} from '../support/raster.ts';
import { openTestRoom } from '../support/room.ts';

const poppler = needs('poppler-utils', '/usr/bin/pdftoppm');
const debianReader = needs('zxing-cpp-tools', '/usr/bin/ZXingReader');

interface Row {
  readonly gtin: string;
  readonly lot?: string;
  readonly serial?: string;
  readonly date?: string;
}

const gtin = '09521234000013';
/** What is legal in GS1 and illegal, special or dangerous everywhere else. */
const hostile = [
  '(10)AB',
  '%41',
  'a/b',
  'A"B',
  '?x=1&y',
  "O'Neil",
  '<b>',
  '_;:,.!*+-=',
  '0',
  '00000000000000000000',
];
const serials = hostile.map((serial): Row => ({ gtin, lot: 'L/1%2F', serial, date: '271231' }));
const longest: Row = { gtin, lot: 'ABCDEFGHIJKLMNOPQRST', serial: 'abcdefghijklmnopqrst', date: '271231' };
const plain = (count: number): Row[] =>
  Array.from({ length: count }, (_, index): Row => ({
    gtin,
    lot: 'LOT1',
    serial: `S${String(index + 1).padStart(6, '0')}`,
    date: '271231',
  }));

interface Case {
  readonly name: string;
  readonly rows: readonly Row[];
  readonly scope?: Scope;
  readonly config: LabelExportAssetConfig;
  /** At which resolution the pages are looked at; the job's own unless said. */
  readonly seenAt?: Dpi;
  readonly independent?: boolean;
}

const cases: Case[] = [
  { name: '63 round labels, QR', rows: plain(70), config: {}, independent: true },
  { name: '63 round labels, QR, 300 dpi', rows: plain(40), config: { dpi: 300 } },
  {
    name: '63 round labels, DataMatrix',
    rows: [...plain(60), ...serials],
    config: { symbol: 'datamatrix' },
    independent: true,
  },
  {
    name: '63 round labels, DataMatrix, 300 dpi, longest',
    rows: [longest, ...serials],
    config: { symbol: 'datamatrix', dpi: 300 },
  },
  {
    name: '63 round labels, DataMatrix, 203 dpi',
    rows: plain(9),
    config: { symbol: 'datamatrix', dpi: 203 },
  },
  {
    name: '63 round labels, lots',
    rows: [
      { gtin, lot: 'A/B(10)%', date: '271231' },
      { gtin, lot: 'L2' },
    ],
    scope: 'lots',
    config: {},
  },
  {
    name: '63 round labels, products',
    rows: [
      { gtin, lot: 'L' },
      { gtin: '00012345678905', lot: 'L' },
    ],
    scope: 'products',
    config: {},
  },
  {
    name: '63 round labels, products, DataMatrix',
    rows: [{ gtin, lot: 'L' }],
    scope: 'products',
    config: { symbol: 'datamatrix' },
  },
  { name: '63 round labels, no text', rows: plain(3), config: { human_readable: false } },
  { name: '66 square labels on A4, QR', rows: plain(66), config: { sheet_template: '66up_1in_square_a4' } },
  {
    name: '66 square labels on A4, DataMatrix, 300 dpi',
    rows: serials,
    config: { sheet_template: '66up_1in_square_a4', symbol: 'datamatrix', dpi: 300 },
  },
  {
    name: '30 address labels on Letter, QR',
    rows: [longest, ...serials],
    config: { sheet_template: '30up_address_letter' },
  },
  {
    name: '30 address labels on Letter, DataMatrix',
    rows: serials,
    config: { sheet_template: '30up_address_letter', symbol: 'datamatrix' },
  },
  {
    name: '21 labels on A4, QR, error correction H',
    rows: serials,
    config: { sheet_template: '21up_63x38_a4', error_correction: 'H' },
  },
  {
    name: '21 labels on A4, QR, X-dimension 0.7 mm',
    rows: plain(21),
    config: { sheet_template: '21up_63x38_a4', x_dimension_mm: 0.7 },
  },
  {
    name: '21 labels on A4, DataMatrix, 203 dpi',
    rows: [longest, ...serials],
    config: { sheet_template: '21up_63x38_a4', symbol: 'datamatrix', dpi: 203 },
  },
  {
    name: 'roll 100 x 50 mm, QR, 203 dpi',
    rows: [longest, ...serials],
    config: { sheet_template: 'roll_100x50mm', dpi: 203 },
  },
  {
    name: 'roll 4 x 2 in, DataMatrix, 300 dpi',
    rows: serials,
    config: { sheet_template: 'roll_4x2in', symbol: 'datamatrix', dpi: 300 },
  },
  {
    name: 'roll 50 x 25 mm, QR, 300 dpi',
    rows: plain(4),
    config: { sheet_template: 'roll_50x25mm', dpi: 300 },
  },
  {
    name: 'roll 50 x 25 mm, DataMatrix, 203 dpi',
    rows: [longest, ...serials],
    config: { sheet_template: 'roll_50x25mm', symbol: 'datamatrix', dpi: 203 },
  },
  {
    name: 'one lot per sheet',
    rows: [...plain(5), { gtin, lot: 'LOT2', serial: 'X1' }, { gtin, lot: 'LOT3', serial: 'X2' }],
    config: { one_lot_per_sheet: true },
  },
];

test.skipIf(!poppler).each(cases)(
  'every symbol on paper is the one that was meant: $name',
  async (example) => {
    const room = await openTestRoom();
    await importRows(room, csvOf(example.rows));
    const job = await runJob(room, sheetRequest(example.config, example.scope));
    expect(job.error).toBeNull();
    const { path } = await artifactOf(room, job);

    const stock = room.stocks.builtIn.stocks.get(job.stock ?? '');
    if (!stock) throw new Error(`No stock ${job.stock}`);
    const geometry = geometryOf(stock);
    const dpi = example.config.dpi ?? 600;
    const dots = (mm: number): number => mm / dotInMm(dpi);
    const symbol = example.config.symbol ?? 'qr';
    const items = itemsOf(room, job.job_id);
    const places = placesOf(items, labelsPerSheet(geometry), example.config.one_lot_per_sheet ?? false);
    const sheets = Math.max(...places.map(({ sheet }) => sheet));
    const pages = rasterise(path, dpi, { first: 1, last: sheets });
    expect(pages).toHaveLength(sheets);

    for (const [index, { item, sheet, cell }] of places.entries()) {
      const page = pages[sheet - 1];
      if (!page) throw new Error(`No page ${sheet}`);
      expect(Math.abs(page.width - dots(geometry.page.width))).toBeLessThan(1);
      expect(Math.abs(page.height - dots(geometry.page.height))).toBeLessThan(1);
      const origin = cellOrigin(geometry, cell);
      const label: Box = {
        left: dots(origin.x),
        top: dots(origin.y),
        width: dots(geometry.label.width),
        height: dots(geometry.label.height),
      };
      const picture = crop(page, label);
      const found = await readSymbols(picture);
      expect(found.map(({ text }) => text)).toEqual([meantBy(item, symbol)]);
      const [seen] = found;
      if (!seen) continue;
      expect(seen.identifier).toBe(symbol === 'qr' ? ']Q1' : ']d2');
      if (example.independent && debianReader && index % 10 === 0) {
        const [line = ''] = readWithDebian(picture);
        expect(line).toContain(symbol === 'qr' ? 'QRCode' : 'DataMatrix');
        expect(line).toContain(`"${meantBy(item, symbol).replaceAll('\x1d', '<GS>')}"`);
      }

      // Whole dots: every bar and gap is a multiple of one module, and the module is at least the floor.
      const ink = inkOf(picture, seen.box);
      const lengths = [...runLengths(picture, ink)];
      const module = lengths.reduce(greatestCommonDivisor);
      expect(module * dotInMm(dpi)).toBeGreaterThanOrEqual(0.396);
      if (example.config.x_dimension_mm) {
        expect(module).toBe(Math.floor(dots(example.config.x_dimension_mm)));
      }
      expect(ink.width).toBe(ink.height);
      const modules = ink.width / module;
      if (symbol === 'qr') expect((modules - 17) % 4).toBe(0);
      else expect(modules % 2).toBe(0);

      // The quiet zone is clear, and on the label.
      const quiet = (symbol === 'qr' ? 4 : 1) * module;
      const zone = {
        left: ink.left - quiet,
        top: ink.top - quiet,
        width: ink.width + 2 * quiet,
        height: ink.height + 2 * quiet,
      };
      expect(zone.left).toBeGreaterThanOrEqual(-1);
      expect(zone.top).toBeGreaterThanOrEqual(-1);
      expect(zone.left + zone.width).toBeLessThanOrEqual(label.width + 1);
      expect(zone.top + zone.height).toBeLessThanOrEqual(label.height + 1);
      expect(hasInkAround(picture, zone, ink)).toBe(false);

      // Centred on the label where the layout says so: half a dot for the grid, half for where the crop begins.
      const middle = Math.round(label.left) + ink.left + ink.width / 2;
      if (job.layout?.endsWith('-1in')) {
        expect(Math.abs(middle - label.left - label.width / 2)).toBeLessThanOrEqual(0.51);
      }

      if (geometry.label.round) expect(inkOutsideCircle(picture)).toBe(0);
    }
  },
);

test.skipIf(!poppler)('page size in the file is the size of the stock, for every stock', async () => {
  const room = await openTestRoom();
  await importRows(room, csvOf(plain(1)));
  for (const stock of room.stocks.builtIn.stocks.values()) {
    const job = await runJob(room, sheetRequest({ sheet_template: stock.id }));
    const { bytes } = await artifactOf(room, job);
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(bytes.toString('latin1')) ?? [];
    const { page } = geometryOf(stock);
    expect(Number(width)).toBeCloseTo(mmToPoints(page.width), 2);
    expect(Number(height)).toBeCloseTo(mmToPoints(page.height), 2);
  }
});

function csvOf(rows: readonly Row[]): string {
  const quoted = (value = ''): string => `"${value.replaceAll('"', '""')}"`;
  const lines = rows.map(({ gtin: key, lot, serial, date }) =>
    [key, lot, serial, date].map((value) => quoted(value)).join(','),
  );
  return `gtin,lot,serial,expiry\n${lines.join('\n')}\n`;
}

/** The items of a job as the database has them, in print order. */
function itemsOf(room: Awaited<ReturnType<typeof openTestRoom>>, job: string): Row[] {
  expect(organisationOf(room).id).toBe(1);
  return room.db.sqlite
    .prepare(
      `SELECT gtin, lot, serial, date FROM items JOIN jobs ON jobs.seq = job_seq WHERE jobs.id = ? ORDER BY position`,
    )
    .all(job) as Row[];
}

function placesOf(items: readonly Row[], perSheet: number, oneLotPerSheet: boolean) {
  let sheet = 1;
  let cell = 0;
  return items.map((item, index) => {
    const before = items[index - 1];
    if (before && (cell === perSheet || (oneLotPerSheet && before.lot !== item.lot))) {
      sheet++;
      cell = 0;
    }
    return { item, sheet, cell: cell++ };
  });
}

/** Written here a second time on purpose, from the General Specifications and not from our own functions. */
function meantBy({ gtin: key, lot, serial, date }: Row, symbol: 'qr' | 'datamatrix'): string {
  if (symbol === 'datamatrix') {
    const end = serial ? `${lot ? '\x1d' : ''}21${serial}` : '';
    return `01${key}${date ? `17${date}` : ''}${lot ? `10${lot}` : ''}${end}`;
  }
  const escaped = (value: string): string =>
    value.replaceAll(
      /[^A-Za-z0-9\-._~]/g,
      (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    );
  const path = `${lot ? `/10/${escaped(lot)}` : ''}${serial ? `/21/${escaped(serial)}` : ''}`;
  return `https://www.closient.com/01/${key}${path}${date ? `?17=${date}` : ''}`;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** Dots of ink that would be cut off with the corners of a round label; one dot of room for the raster. */
function inkOutsideCircle({
  width,
  height,
  pixels,
}: {
  width: number;
  height: number;
  pixels: Uint8Array;
}): number {
  let outside = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const away = Math.hypot(x + 0.5 - width / 2, y + 0.5 - height / 2);
      if (pixels[y * width + x] === 0 && away > width / 2 + 1) outside++;
    }
  }
  return outside;
}
