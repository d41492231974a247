import { nameOfEntity } from '../../../src-shared/entity-name.ts';
import { entityKinds } from '../db/schema.ts';
import type { ReadDb } from '../db/read-db.ts';

const namedProblems = 100;

/** Runs that events name and that are gone. */
export async function removedRuns(read: ReadDb, organisation: number): Promise<string[]> {
  const rows = await read.raw<{ run: string; events: number }>(
    `SELECT run_id AS run, count(*) AS events FROM lifecycle_events v WHERE organisation_id = ? AND run_id IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM runs r WHERE r.id = v.run_id AND r.organisation_id = v.organisation_id)
     GROUP BY run_id LIMIT ${namedProblems}`,
    [organisation],
  );
  return rows.map(({ run, events }) => `run ${run}, of which the ledger has ${events} event(s), was removed`);
}

/**
 * Labels of runs that do not lie as they were drawn: a chunk begins at the top of its sheet, the first one at the
 * run's start position, and from there on each label lies in the next place, or in the first one of the next sheet.
 * Along a run, items and their copies only go up.
 */
export async function misplacedLabels(read: ReadDb, organisation: number): Promise<string[]> {
  const rows = await read.raw<{ run: string; number: number }>(
    `SELECT r.id AS run, l.number FROM runs r
     CROSS JOIN run_labels l ON l.run_seq = r.seq
     JOIN chunks c ON c.run_seq = r.seq AND c.number = l.chunk
     LEFT JOIN run_labels b ON b.run_seq = l.run_seq AND b.number = l.number - 1
     WHERE r.organisation_id = ? AND (
       (l.position, l.copy) <= (b.position, b.copy)
       OR NOT ((l.sheet, l.cell) = (b.sheet, b.cell + 1) OR (l.sheet, l.cell) = (b.sheet + 1, 0))
       OR l.number = c.first_label AND (l.sheet, l.cell) <> (c.first_sheet, iif(c.first_sheet = 1, r.start_position - 1, 0)))
     ORDER BY r.seq, l.number LIMIT ${namedProblems}`,
    [organisation],
  );
  return rows.map(({ run, number }) => `label ${number} of run ${run} is not where it was printed`);
}

/** Products, lots and serials that events name otherwise: what was printed under one name could be printed again. */
export async function renamedEntities(read: ReadDb, organisation: number): Promise<string[]> {
  const rows = await read.raw<{
    gtin: string;
    lot: string | null;
    serial: string | null;
    now: string | null;
  }>(
    `SELECT v.gtin, iif(v.kind = ${entityKinds.lot}, v.lot, NULL) AS lot, v.serial,
       CASE v.kind WHEN ${entityKinds.serial} THEN s.serial WHEN ${entityKinds.lot} THEN l.lot ELSE p.gtin END AS now
     FROM lifecycle_events v
     LEFT JOIN serials s ON v.kind = ${entityKinds.serial} AND s.id = v.entity_id
     LEFT JOIN lots l ON v.kind = ${entityKinds.lot} AND l.id = v.entity_id
     LEFT JOIN products p ON p.id = CASE v.kind WHEN ${entityKinds.serial} THEN s.product_id
       WHEN ${entityKinds.lot} THEN l.product_id ELSE v.entity_id END
     WHERE v.organisation_id = ? AND (p.gtin IS NOT v.gtin OR p.organisation_id IS NOT v.organisation_id
       OR v.kind = ${entityKinds.lot} AND l.lot IS NOT v.lot OR v.kind = ${entityKinds.serial} AND s.serial IS NOT v.serial)
     GROUP BY v.kind, v.entity_id ORDER BY v.id LIMIT ${namedProblems}`,
    [organisation],
  );
  return rows.map(({ now, ...was }) =>
    now === null
      ? `${nameOfEntity(was)}, of which the ledger has events, was removed`
      : `${nameOfEntity(was)}, of which the ledger has events, is kept under another name (${now})`,
  );
}
