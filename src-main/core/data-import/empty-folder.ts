import { existsSync } from 'node:fs';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import { WriteDb } from '../db/write-db.ts';

/** A printer as it is stored, for the folder that is replaced keeps what belongs to its machine. */
export interface PrinterOfMachine {
  readonly name: string;
  readonly driver: string;
  readonly uri: string;
  readonly stock: string | null;
  readonly created_at: number;
  readonly tray?: string | null;
  readonly dpi?: number | null;
  readonly enough?: string;
  readonly remark?: string | null;
}

const fullTables = ['products', 'lots', 'serials', 'jobs', 'lifecycle_events'] as const;
const words = {
  products: 'products',
  lots: 'lots',
  serials: 'serials',
  jobs: 'jobs',
  lifecycle_events: 'events',
} as const;

/**
 * Makes sure that nothing is lost when a database is replaced. Call with the folder's lock held.
 * @returns the printers it knows.
 * @throws PrintRoomError `conflict` where the folder is not empty.
 */
export function requireEmpty(dataFolder: string, database: string): PrinterOfMachine[] {
  if (!existsSync(database)) return [];
  let db: WriteDb | null = null;
  try {
    db = new WriteDb(database);
    const tables = new Set(db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all());
    // An interrupted first start.
    if (!tables.has('organisations')) return [];
    for (const table of fullTables) {
      if (tables.has(table) && db.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get()) {
        throw refuse(dataFolder, `it has ${words[table]}`);
      }
    }
    if (db.prepare('SELECT count(*) FROM organisations').pluck().get() !== 1) {
      throw refuse(dataFolder, 'it has several organisations');
    }
    if (!tables.has('printers')) return [];
    return db.prepare('SELECT * FROM printers ORDER BY id').all() as PrinterOfMachine[];
  } catch (caught) {
    if (caught instanceof PrintRoomError) throw caught;
    throw refuse(
      dataFolder,
      `its database cannot be read (${caught instanceof Error ? caught.message : 'damaged'})`,
    );
  } finally {
    db?.close();
  }
}

function refuse(dataFolder: string, because: string): PrintRoomError {
  return new PrintRoomError(
    'conflict',
    `An archive is restored into an empty data folder only, and ${dataFolder} is not empty: ${because}. Name another folder with --data.`,
  );
}
