import { setImmediate } from 'node:timers/promises';
import type { WriteDb } from '../../src-main/core/db/write-db.ts';
import { printStates } from '../../src-shared/states/run-states.ts';
import { randomFrom } from '../support/random.ts';
import { exampleGtins } from './rows.ts';

export interface SeedOptions {
  readonly serials?: number;
  readonly gtins?: readonly string[];
  readonly lotsPerGtin?: number;
  /** Part of the serials that is printed, 0 to 1, scattered. */
  readonly printedShare?: number;
  /** Of the number generator that scatters them. */
  readonly seed?: number;
}

const sliceRows = 5_000;
const firstAt = Date.UTC(2026, 0, 1);
const everyMs = 1_000;

/**
 * Fills an organisation with serials by direct inserts, for measuring what an import would take half a minute to
 * prepare. Products and lots alternate from serial to serial, so ids are in order of arrival and print order is not
 * the order of ids. The printed ones have no events: for filters only, not for the ledger.
 * @returns two instants for a filter that leaves out the first and the last twentieth.
 */
export async function seedSerials(
  db: WriteDb,
  organisation: number,
  options: SeedOptions = {},
): Promise<{ readonly createdAfter: string; readonly createdBefore: string }> {
  const before = Number(db.sqlite.pragma('cache_size', { simple: true }));
  // Nothing of it has to outlive a power cut, and its indexes fit into memory.
  db.sqlite.pragma('synchronous = OFF');
  db.sqlite.pragma('cache_size = -262144');
  try {
    return await seed(db, organisation, options);
  } finally {
    db.sqlite.pragma(`cache_size = ${before}`);
    db.sqlite.pragma('synchronous = FULL');
  }
}

async function seed(
  db: WriteDb,
  organisation: number,
  options: SeedOptions,
): Promise<{ readonly createdAfter: string; readonly createdBefore: string }> {
  const {
    serials = 1_000_000,
    gtins = exampleGtins(20),
    lotsPerGtin = 50,
    printedShare = 0.3,
    seed: beginning = 1,
  } = options;
  const insertProduct = (gtin: string) => {
    const id = insert(
      db,
      `INSERT INTO products (organisation_id, gtin, date_kind, created_at, updated_at) VALUES (?, ?, 'use_by', ?, ?)`,
      [organisation, gtin, firstAt, firstAt],
    );
    const lots = Array.from({ length: lotsPerGtin }, (_, index) => {
      const lot = `L${String(index + 1).padStart(3, '0')}`;
      const sql = 'INSERT INTO lots (product_id, lot, date, created_at, updated_at) VALUES (?, ?, ?, ?, ?)';
      return { lot, id: insert(db, sql, [id, lot, '281231', firstAt, firstAt]) };
    });
    return { id, lots };
  };
  const products = db.transaction(() => gtins.map(insertProduct));
  const random = randomFrom(beginning);
  const insertSerial = db.prepare(
    'INSERT INTO serials (product_id, lot_id, lot, serial, print_state, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  for (let begin = 0; begin < serials; begin += sliceRows) {
    db.transaction(() => {
      for (let index = begin; index < Math.min(serials, begin + sliceRows); index++) {
        const product = products[index % products.length];
        const lot = product?.lots[Math.floor(index / products.length) % lotsPerGtin];
        const state = random() < printedShare ? printStates.printed : printStates.free;
        const at = firstAt + index * everyMs;
        insertSerial.run(
          product?.id,
          lot?.id,
          lot?.lot,
          `SN${String(index).padStart(9, '0')}`,
          state,
          at,
          at,
        );
      }
    });
    await setImmediate();
  }
  const at = (part: number): string => new Date(firstAt + Math.floor(serials * part) * everyMs).toISOString();
  return { createdAfter: at(0.05), createdBefore: at(0.95) };
}

function insert(db: WriteDb, sql: string, values: readonly (string | number)[]): number {
  return Number(db.prepare(sql).run(...values).lastInsertRowid);
}
