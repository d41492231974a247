import type { LotChoice, LotRunChoice } from '../../../src-shared/contract/catalog.ts';
import { publicId } from '../../../src-shared/ids.ts';
import type { ReadDb } from '../db/read-db.ts';

/** Lots of an organisation to choose from, the newest first. In the query thread. */
export async function listLots(
  read: ReadDb,
  organisation: number,
  wanted: { readonly gtins: readonly string[]; readonly text: string; readonly limit: number },
): Promise<LotChoice[]> {
  const rows = await read.raw<Omit<LotChoice, 'id' | 'held'> & { id: number; held: 0 | 1 }>(
    `SELECT l.id, p.gtin, p.name AS product, l.lot, l.date, l.planned_quantity, l.held
     FROM lots l JOIN products p ON p.id = l.product_id
     WHERE p.organisation_id = ? AND p.active = 1 AND l.active = 1
       AND (json_array_length(?) = 0 OR p.gtin IN (SELECT value FROM json_each(?)))
       AND (? = '' OR instr(upper(l.lot), upper(?)) > 0)
     ORDER BY l.id DESC LIMIT ?`,
    [
      organisation,
      JSON.stringify(wanted.gtins),
      JSON.stringify(wanted.gtins),
      wanted.text.trim(),
      wanted.text.trim(),
      wanted.limit,
    ],
  );
  return rows.map((row) => ({ ...row, id: publicId('lot', row.id), held: row.held === 1 }));
}

/** As many as anybody looks through. */
const shownRuns = 200;

/** Lot runs that have lots, the newest first. */
export async function listLotRuns(read: ReadDb, organisation: number): Promise<LotRunChoice[]> {
  const rows = await read.raw<{ id: number; name: string; lots: number }>(
    `SELECT r.id, r.name, (SELECT count(*) FROM lots WHERE lot_run_id = r.id AND active = 1) AS lots
     FROM lot_runs r WHERE r.organisation_id = ? ORDER BY r.id DESC LIMIT ${shownRuns}`,
    [organisation],
  );
  return rows.filter(({ lots }) => lots > 0).map((row) => ({ ...row, id: publicId('lotRun', row.id) }));
}
