import type { PartSheet } from '../../../src-shared/contract/runs.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { RunOrder } from '../../../src-shared/models/run-order.ts';
import { geometryOf, labelsPerSheet } from '../../../src-shared/stock-geometry.ts';
import type { Stocks } from '../catalog/organisation-stocks.ts';
import { build, type WriteDb } from '../db/write-db.ts';
import { refuseOrder } from './refuse-order.ts';
import type { RunRow } from './run-row.ts';

interface Row {
  stock: string;
  name: string;
  first_free: number;
  updated_at: number;
}

/** The part-used sheets that are known, the last touched first. */
export function listPartSheets(
  db: WriteDb,
  stocks: Stocks,
  organisation: number,
  stock: string | null = null,
): PartSheet[] {
  return rowsOf(db, organisation, stock).map((row) => describe(db, stocks, organisation, row));
}

/**
 * Keeps or corrects a part-used sheet by hand.
 * @throws PrintRoomError `validation_error` on a stock or position that there is not, `conflict` while a run has it.
 */
export function setPartSheet(
  db: WriteDb,
  stocks: Stocks,
  organisation: number,
  sheet: { readonly stock: string; readonly name: string; readonly first_free: number },
  now: number,
): PartSheet {
  const perSheet = placesOf(stocks, organisation, sheet.stock);
  if (perSheet === null) {
    throw refuseOrder('stock', `There is no stock ${JSON.stringify(sheet.stock)}.`);
  }
  if (perSheet === 1) throw refuseOrder('stock', `${sheet.stock} is a roll; a roll has no part-used sheets.`);
  requirePosition(sheet.stock, perSheet, sheet.first_free, 'first_free');
  return db.transaction(() => {
    requireFree(db, organisation, sheet.stock, sheet.name);
    remember(db, organisation, sheet, now);
    return describe(db, stocks, organisation, { ...sheet, updated_at: now });
  });
}

/** @throws PrintRoomError `not_found`, `conflict` while a run has it. */
export function removePartSheet(db: WriteDb, organisation: number, stock: string, name: string): void {
  db.transaction(() => {
    requireSheet(db, organisation, stock, name);
    requireFree(db, organisation, stock, name);
    forget(db, organisation, { stock, name });
  });
}

/**
 * Where on its first sheet a run begins. Call in the transaction that writes the run: a part-used sheet is one run's.
 * @throws PrintRoomError `validation_error`, `not_found`, `conflict` where another run has the sheet.
 */
export function choosePlace(
  db: WriteDb,
  organisation: number,
  stock: string,
  perSheet: number,
  order: RunOrder,
): { readonly startPosition: number; readonly partSheet: string | null } {
  if (order.part_sheet != null) {
    if (perSheet === 1)
      throw refuseOrder('part_sheet', `${stock} is a roll; a roll has no part-used sheets.`);
    return take(db, organisation, perSheet, requireSheet(db, organisation, stock, order.part_sheet));
  }
  if (order.continue && perSheet > 1) {
    const [newest] = rowsOf(db, organisation, stock);
    if (newest) return take(db, organisation, perSheet, newest);
  }
  const startPosition = order.start_position ?? 1;
  requirePosition(stock, perSheet, startPosition, 'start_position');
  return { startPosition, partSheet: null };
}

/**
 * What is known of the sheets of a run that has ended: the one it began on is used up or grew shorter, and the rest of
 * its last one can be used. Where the paper is `cut`, sheets came out that are not good, and nobody knows what of them
 * is left: nothing is remembered.
 * Where each lot begins a sheet of its own, only the last one's rest is. Call in the transaction that ends the run.
 */
export function rememberRest(db: WriteDb, run: RunRow, paper: 'known' | 'cut', now: number): void {
  if (run.rest_as === null) return;
  const last = db
    .prepare(
      `SELECT sheet, cell FROM run_labels WHERE run_seq = ? AND state = 'printed' ORDER BY number DESC LIMIT 1`,
    )
    .get(run.seq) as { sheet: number; cell: number } | undefined;
  // Nothing went into the printer: the sheet lies where it lay.
  if (!last && paper === 'known') return;
  if (run.part_sheet !== null) {
    const begun = { stock: run.stock, name: run.part_sheet };
    // Another run may have left a rest of that name meanwhile, with other labels free.
    forget(db, run.organisation_id, begun, run.start_position);
  }
  if (!last || paper === 'cut' || last.cell + 1 >= run.labels_per_sheet) return;
  const rest = { stock: run.stock, name: run.rest_as, first_free: last.cell + 2 };
  remember(db, run.organisation_id, rest, now);
}

function take(
  db: WriteDb,
  organisation: number,
  perSheet: number,
  row: Row,
): { startPosition: number; partSheet: string } {
  requireFree(db, organisation, row.stock, row.name);
  requirePosition(row.stock, perSheet, row.first_free, 'part_sheet');
  return { startPosition: row.first_free, partSheet: row.name };
}

/** @throws PrintRoomError `validation_error` on a position that a sheet of the stock does not have. */
export function requirePosition(stock: string, perSheet: number, position: number, field: string): void {
  if (position <= perSheet) return;
  throw refuseOrder(
    field,
    `A sheet of ${stock} has ${perSheet} label${perSheet === 1 ? '' : 's'}; it has no position ${position}.`,
  );
}

function requireSheet(db: WriteDb, organisation: number, stock: string, name: string): Row {
  const rows = rowsOf(db, organisation, stock);
  const found = rows.find((row) => row.name === name);
  if (found) return found;
  const names = rows.map((row) => row.name).join(', ');
  throw new PrintRoomError(
    'not_found',
    `There is no part-used sheet ${JSON.stringify(name)} of ${stock}. ` +
      (names === '' ? 'None of this stock is known.' : `Known: ${names}.`),
  );
}

function requireFree(db: WriteDb, organisation: number, stock: string, name: string): void {
  const run = runThatHas(db, organisation, stock, name);
  if (run === null) return;
  throw new PrintRoomError(
    'conflict',
    `The part-used sheet ${JSON.stringify(name)} of ${stock} is in use by run ${run}; ` +
      'what is left of it is known when that run has ended.',
  );
}

function runThatHas(db: WriteDb, organisation: number, stock: string, name: string): string | null {
  const id = db
    .prepare(
      `SELECT id FROM runs WHERE status NOT IN ('completed', 'failed', 'cancelled')
         AND organisation_id = ? AND stock = ? AND part_sheet = ? LIMIT 1`,
    )
    .pluck()
    .get(organisation, stock, name);
  return typeof id === 'string' ? id : null;
}

function rowsOf(db: WriteDb, organisation: number, stock: string | null): Row[] {
  const all = build
    .selectFrom('part_sheets')
    .select(['stock', 'name', 'first_free', 'updated_at'])
    .where('organisation_id', '=', organisation)
    .orderBy('updated_at', 'desc')
    .orderBy('name');
  return db.all(stock === null ? all : all.where('stock', '=', stock));
}

function remember(
  db: WriteDb,
  organisation: number,
  { stock, name, first_free }: Omit<Row, 'updated_at'>,
  now: number,
): void {
  db.run(
    build
      .insertInto('part_sheets')
      .values({ organisation_id: organisation, stock, name, first_free, updated_at: now })
      .onConflict((conflict) =>
        conflict.columns(['organisation_id', 'stock', 'name']).doUpdateSet({ first_free, updated_at: now }),
      ),
  );
}

function forget(
  db: WriteDb,
  organisation: number,
  { stock, name }: { readonly stock: string; readonly name: string },
  firstFree?: number,
): void {
  const query = build
    .deleteFrom('part_sheets')
    .where('organisation_id', '=', organisation)
    .where('stock', '=', stock)
    .where('name', '=', name);
  db.run(firstFree === undefined ? query : query.where('first_free', '=', firstFree));
}

function describe(db: WriteDb, stocks: Stocks, organisation: number, row: Row): PartSheet {
  return {
    stock: row.stock,
    name: row.name,
    first_free: row.first_free,
    labels_per_sheet: placesOf(stocks, organisation, row.stock),
    run_id: runThatHas(db, organisation, row.stock, row.name),
    updated_at: new Date(row.updated_at).toISOString(),
  };
}

/** Labels on a sheet of a stock; null where there is no such stock any more. */
function placesOf(stocks: Stocks, organisation: number, id: string): number | null {
  const stock = stocks.of(organisation).stocks.get(id);
  return stock ? labelsPerSheet(geometryOf(stock)) : null;
}
