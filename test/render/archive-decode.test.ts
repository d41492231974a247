import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import type { PrintRoom } from '../../src-main/core/print-room.ts';
import { requireJob, requireSheets } from '../../src-main/core/jobs/job-row.ts';
import { gtinCheckDigit } from '../../src-shared/gs1/index.ts';
import type { ArchiveType, SymbolFormat } from '../../src-shared/models/export-types.ts';
import { cellOrigin } from '../../src-shared/stock-geometry.ts';
import {
  hasDmtx,
  hasRasterisers,
  hasZbar,
  hasZxing,
  rasteriseFiles,
  readWithDmtx,
  readWithZbar,
  readWithZxing,
} from '../support/decoders.ts';
import {
  archiveRequest,
  artifactOf,
  importRows,
  organisationOf,
  runJob,
  sheetRequest,
} from '../support/jobs.ts';
import { randomFrom } from '../support/random.ts';
import { crop, rasterise } from '../support/raster.ts';
import { openTestRoom, temporaryFolder } from '../support/room.ts';
import { symbolArchive } from '../support/zip.ts';

const tools = [hasZxing(), hasZbar(), hasDmtx(), hasRasterisers()].every(Boolean);
const dpi = 300;

/** What was imported, and all this test knows of a label. */
interface Entity {
  readonly gtin: string;
  readonly lot: string;
  readonly serial: string;
  readonly yymmdd: string;
}

const withCheckDigit = (body: string): string => body + gtinCheckDigit(body);
/** A GTIN of each length, at 14 digits, and its linear symbol: what readers call it, and its digits. */
const linear = [
  {
    gtin: withCheckDigit('0000000952123').padStart(14, '0'),
    aim: ']E4',
    zxing: 'EAN-8',
    zbar: 'EAN-8',
    digits: 8,
  },
  {
    gtin: withCheckDigit('0001234567890').padStart(14, '0'),
    aim: ']E0',
    zxing: 'UPC-A',
    zbar: 'EAN-13',
    digits: 12,
  },
  {
    gtin: withCheckDigit('0952123400001').padStart(14, '0'),
    aim: ']E0',
    zxing: 'EAN-13',
    zbar: 'EAN-13',
    digits: 13,
  },
  {
    gtin: withCheckDigit('1952123400001').padStart(14, '0'),
    aim: ']I1',
    zxing: 'ITF',
    zbar: 'I2/5',
    digits: 14,
  },
] as const;

/** 500 serials over the four GTINs, with every character that GS1 allows in a lot or serial. */
function entities(seed: number): Entity[] {
  const random = randomFrom(seed);
  const cset82 = `!"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz`;
  const text = (length: number): string =>
    Array.from({ length }, () => cset82[Math.floor(random() * cset82.length)]).join('');
  return Array.from({ length: 500 }, (_, index) => ({
    gtin: linear[index % 4]?.gtin ?? '',
    lot: `${text(1 + (index % 6))}${Math.floor(index / 8)}`,
    serial: `${text(1 + (index % 5))}${index}`,
    yymmdd: `2${1 + (Math.floor(index / 8) % 9)}0228`,
  }));
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const csvOf = (all: readonly Entity[]): string =>
  [
    'gtin,lot,serial,expiry',
    ...all.map(
      ({ gtin, lot, serial, yymmdd: d }) =>
        `${gtin},${quoted(lot)},${quoted(serial)},20${d.slice(0, 2)}-${d.slice(2, 4)}-${d.slice(4)}`,
    ),
  ].join('\n');

/** GS1 Digital Link URI Syntax: everything but the unreserved characters is escaped. */
const escaped = (text: string): string =>
  text.replace(
    /[^A-Za-z0-9\-._~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
const linkOf = ({ gtin, lot, serial, yymmdd }: Entity): string =>
  `https://www.closient.com/01/${gtin}/10/${escaped(lot)}/21/${escaped(serial)}?17=${yymmdd}`;
/** GS1 General Specifications 7.8: a separator after the lot, which has no fixed length, and none at the end. */
const elementsOf = ({ gtin, lot, serial, yymmdd }: Entity): string =>
  `01${gtin}17${yymmdd}10${lot}\x1d21${serial}`;

/** What the readers must say of an entity's symbol of this kind: format, identifier, text. */
const expectations = {
  qr: (entity: Entity) => ({
    zxing: { format: 'QRCode', identifier: ']Q1', text: linkOf(entity) },
    zbar: { format: 'QR-Code', identifier: null, text: linkOf(entity) },
  }),
  datamatrix: (entity: Entity) => ({
    zxing: { format: 'DataMatrix', identifier: ']d2', text: elementsOf(entity) },
    dmtx: { format: 'DataMatrix', identifier: ']d2', text: elementsOf(entity) },
  }),
  linear: (entity: Entity) => {
    const kind = linear.find(({ gtin }) => gtin === entity.gtin) ?? linear[0];
    const digits = entity.gtin.slice(14 - kind.digits);
    return {
      zxing: { format: kind.zxing, identifier: kind.aim, text: digits },
      // zbar knows no UPC-A: it reads it as the EAN-13 with a zero in front that it is.
      zbar: { format: kind.zbar, identifier: null, text: kind.zxing === 'UPC-A' ? `0${digits}` : digits },
    };
  },
} as const;

const readers = { zxing: readWithZxing, zbar: readWithZbar, dmtx: readWithDmtx };

async function roomWithEntities(): Promise<{ room: PrintRoom; all: Entity[] }> {
  const room = await openTestRoom();
  const all = entities(952);
  await importRows(room, csvOf(all));
  return { room, all };
}

/** Only what is wrong: a list of 500 that differs in one place is no help to anybody. */
function differences(read: readonly unknown[], meant: readonly unknown[]): unknown[] {
  return read.flatMap((found, index) =>
    isDeepStrictEqual(found, meant[index]) ? [] : [{ index, found, meant: meant[index] }],
  );
}

const keyOf = (of: { gtin: string; lot: string | null; serial: string | null }): string =>
  JSON.stringify([of.gtin, of.lot, of.serial]);

type SymbolKind = keyof typeof expectations;
const archives: [ArchiveType, SymbolFormat, readonly (readonly [ending: string, symbol: SymbolKind])[]][] = [
  ['qr_codes', 'svg', [['', 'qr']]],
  ['qr_codes', 'png', [['', 'qr']]],
  ['datamatrix', 'svg', [['', 'datamatrix']]],
  ['datamatrix', 'png', [['', 'datamatrix']]],
  ['barcodes_1d', 'svg', [['', 'linear']]],
  ['barcodes_1d', 'eps', [['', 'linear']]],
  [
    'codes_combined',
    'svg',
    [
      ['_qr', 'qr'],
      ['_1d', 'linear'],
    ],
  ],
];

test.skipIf(!tools).each(archives)(
  'every symbol of %s as %s is what it should be for a reader that does not draw',
  async (type, format, symbols) => {
    const { room, all } = await roomWithEntities();
    const job = await runJob(room, archiveRequest(type, { file_format: format, asset_config: { dpi } }));
    expect(job).toMatchObject({ status: 'completed', total_items: 500, files: 500 * symbols.length });
    const { files, rows } = await symbolArchive((await artifactOf(room, job)).path);
    expect(files.size).toBe(500 * symbols.length);

    const byKey = new Map(all.map((entity) => [keyOf(entity), entity]));
    const folder = temporaryFolder();
    for (const [ending, symbol] of symbols) {
      const own = rows.filter(({ file }) => ending === '' || file.endsWith(`${ending}.${format}`));
      // Each entity once, and under its own name.
      expect(own.map(keyOf).sort()).toEqual([...byKey.keys()].sort());
      for (const row of own) {
        const [base = ''] = row.file.slice(0, -`${ending}.${format}`.length).split('~');
        expect(base.split('_').map(decodeURIComponent)).toEqual([row.gtin, row.lot, row.serial]);
      }
      const paths = own.map((row, index) => {
        const path = join(folder, `${symbol}-${String(index).padStart(4, '0')}.${format}`);
        writeFileSync(path, files.get(row.file) ?? '');
        return path;
      });
      const pictures = rasteriseFiles(paths, dpi, join(folder, symbol));
      const expected = own.map((row) => expectations[symbol](byKey.get(keyOf(row)) ?? entities(0)[0]!));
      for (const reader of Object.keys(expected[0] ?? {}) as (keyof typeof readers)[]) {
        const read = readers[reader](pictures);
        const meant = expected.map((by) => (by as Record<string, unknown>)[reader]);
        expect(differences(read, meant), reader).toEqual([]);
        expect(read).toHaveLength(500);
      }
    }
  },
);

test.skipIf(!tools)(
  'every DataMatrix of the label sheets is what it should be, in its own place',
  async () => {
    const { room, all } = await roomWithEntities();
    const job = await runJob(room, sheetRequest({ symbol: 'datamatrix', dpi }));
    expect(job).toMatchObject({ status: 'completed', total_items: 500, sheets: 8 });
    const { path } = await artifactOf(room, job);
    const { stock } = requireSheets(requireJob(room.db, organisationOf(room).id, job.job_id));
    const items = room.db.prepare('SELECT gtin, lot, serial FROM items ORDER BY position').all() as Pick<
      Entity,
      'gtin' | 'lot' | 'serial'
    >[];
    const byKey = new Map(all.map((entity) => [keyOf(entity), entity]));
    expect(items.map(keyOf).sort()).toEqual([...byKey.keys()].sort());

    const folder = join(temporaryFolder(), 'labels');
    mkdirSync(folder);
    const dots = dpi / 25.4;
    const pictures: string[] = [];
    rasterise(path, dpi, { first: 1, last: 8 }).forEach((page, sheet) => {
      for (let cell = 0; cell < 63 && sheet * 63 + cell < 500; cell++) {
        const { x, y } = cellOrigin(stock, cell);
        const [width, height] = [stock.label.width * dots, stock.label.height * dots];
        const label = crop(page, { left: x * dots, top: y * dots, width, height });
        const picture = join(folder, `${String(pictures.length).padStart(4, '0')}.pgm`);
        const head = Buffer.from(`P5\n${label.width} ${label.height}\n255\n`);
        writeFileSync(picture, Buffer.concat([head, label.pixels]));
        pictures.push(picture);
      }
    });
    const expected = items.map((item) => expectations.datamatrix(byKey.get(keyOf(item)) ?? all[0]!).dmtx);
    const read = readWithDmtx(pictures);
    expect(differences(read, expected)).toEqual([]);
    expect(read).toHaveLength(500);
  },
);

test.skipIf(!tools).each(['products', 'lots'] as const)(
  'at scope %s the symbols have what such a label has, and no more',
  async (scope) => {
    const { room } = await roomWithEntities();
    const folder = temporaryFolder();
    const job = await runJob(room, archiveRequest('datamatrix', { scope, asset_config: { dpi } }));
    const { files, rows } = await symbolArchive((await artifactOf(room, job)).path);
    const lots = room.db
      .prepare(
        'SELECT gtin, lot, date FROM lots JOIN products ON products.id = product_id ORDER BY gtin, lot',
      )
      .all() as { gtin: string; lot: string; date: string }[];
    const wanted =
      scope === 'products'
        ? linear.map(({ gtin }) => [`${gtin}.svg`, `01${gtin}`])
        : lots.map(({ gtin, lot, date }) => [null, `01${gtin}17${date}10${lot}`]);
    const paths = rows.map(({ file }, index) => {
      const path = join(folder, `${String(index).padStart(4, '0')}.svg`);
      writeFileSync(path, files.get(file) ?? '');
      return path;
    });
    const read = readWithZxing(rasteriseFiles(paths, dpi, join(folder, 'pictures')));
    expect(read.map((found) => `${found?.identifier} ${found?.text}`).toSorted()).toEqual(
      wanted.map(([, text]) => `]d2 ${text}`).toSorted(),
    );
    if (scope === 'products') expect(rows.map(({ file }) => file)).toEqual(wanted.map(([name]) => name));
  },
);

test.skipIf(!tools)('GS1-128 has lot, date and serial where the organisation wants it', async () => {
  const room = await openTestRoom();
  const all = entities(7)
    .slice(0, 60)
    .map((entity) => ({ ...entity, lot: entity.lot.slice(0, 4), serial: entity.serial.slice(0, 6) }));
  await importRows(room, csvOf(all));
  room.settings.set(organisationOf(room).id, 'barcodes_1d', 'gs1_128');
  const job = await runJob(
    room,
    archiveRequest('barcodes_1d', { asset_config: { dpi, x_dimension_mm: 0.34 } }),
  );
  expect(job).toMatchObject({ status: 'completed', error: null });
  const { files, rows } = await symbolArchive((await artifactOf(room, job)).path);
  const folder = temporaryFolder();
  const paths = rows.map(({ file }, index) => {
    const path = join(folder, `${String(index).padStart(4, '0')}.svg`);
    writeFileSync(path, files.get(file) ?? '');
    return path;
  });
  const byKey = new Map(all.map((entity) => [keyOf(entity), entity]));
  const read = readWithZxing(rasteriseFiles(paths, dpi, join(folder, 'pictures')));
  const meant = rows.map((row) => ({
    format: 'Code128',
    identifier: ']C1',
    text: elementsOf(byKey.get(keyOf(row)) ?? all[0]!),
  }));
  expect(differences(read, meant)).toEqual([]);
  expect(read).toHaveLength(60);
});
