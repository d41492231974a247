import { join } from 'node:path';
import { importFile } from '../../src-main/core/catalog/import/import-file.ts';
import { undoBatch } from '../../src-main/core/catalog/import/undo-batch.ts';
import { migrate } from '../../src-main/core/db/migrate.ts';
import { ReadDb } from '../../src-main/core/db/read-db.ts';
import type { EntityKind } from '../../src-main/core/db/schema.ts';
import { WriteDb } from '../../src-main/core/db/write-db.ts';
import { setPrintState } from '../../src-main/core/ledger/print-state.ts';
import type { PrintState } from '../../src-shared/states/run-states.ts';
import { csvFile, onEnd, temporaryFolder } from './room.ts';

/** When everything happens in these tests, unless they say otherwise. */
export const testNow = Date.UTC(2026, 10, 22, 8);

/** Example GTINs of the four lengths, as they are stored. */
export const gtins = {
  a: '09521234000013',
  b: '09521234000020',
  c: '09521234000037',
} as const;

export type TestCatalog = ReturnType<typeof openCatalog>;

/** A database with one organisation, its writer and its query thread: the catalog without the print room around it. */
export function openCatalog(folder = temporaryFolder()) {
  const path = join(folder, 'print-room.db');
  const db = new WriteDb(path);
  migrate(db.sqlite, testNow);
  const read = new ReadDb(path, new URL('../../src-main/core/db/reader-thread.ts', import.meta.url));
  onEnd(async () => {
    await read.close();
    db.close();
  });
  let now = testNow;
  const clock = (): number => now;
  const newOrganisation = (name: string): number =>
    Number(
      db
        .prepare(`INSERT INTO organisations (name, color, sample, created_at) VALUES (?, '#000000', 0, ?)`)
        .run(name, testNow).lastInsertRowid,
    );
  const organisation = newOrganisation('Test');
  return {
    db,
    read,
    path,
    organisation,
    newOrganisation,
    /** Moves the clock. */
    later: (ms: number): void => {
      now += ms;
    },
    importText: (content: string | Buffer, into = organisation) =>
      importFile(db, into, csvFile(content), clock),
    importPath: (file: string) => importFile(db, organisation, file, clock),
    undo: (batch: string) => undoBatch(db, read, organisation, batch, clock),
    rows: <Row>(sql: string, ...parameters: unknown[]): Row[] => db.prepare(sql).all(...parameters) as Row[],
    setState: (kind: EntityKind, id: number, state: PrintState): void => setPrintState(db, kind, id, state),
    /** Everything an import can write, to compare before and after. */
    contents: () => ({
      products: db.prepare('SELECT * FROM products ORDER BY id').all(),
      lots: db.prepare('SELECT * FROM lots ORDER BY id').all(),
      serials: db.prepare('SELECT * FROM serials ORDER BY id').all(),
    }),
    /** Serials in order of arrival, as "gtin lot serial date". */
    labels: (): string[] =>
      db
        .prepare(
          `SELECT concat_ws(' ', p.gtin, nullif(s.lot, ''), s.serial, coalesce(l.date, s.date)) FROM serials s
             JOIN products p ON p.id = s.product_id LEFT JOIN lots l ON l.id = s.lot_id ORDER BY s.id`,
        )
        .pluck()
        .all() as string[],
  };
}
