import { nameOfEntity } from '../../../src-shared/entity-name.ts';
import type { EntityKind } from '../db/schema.ts';
import type { ReadDb } from '../db/read-db.ts';
import { printedElsewhere, printedEvents, tableOfKind } from './print-state.ts';

interface Named {
  readonly gtin: string;
  readonly lot: string | null;
  readonly serial: string | null;
}

const stateWords = ['free', 'open', 'printed'] as const;
const namedProblems = 100;
const columnsOfKind = {
  1: 'e.gtin, NULL AS lot, NULL AS serial',
  2: 'p.gtin, e.lot, NULL AS serial',
  3: 'p.gtin, NULL AS lot, e.serial',
} as const satisfies Record<EntityKind, string>;

/** Entities whose `print_state` is not what events and open labels say. */
export async function wrongStates(read: ReadDb, organisation: number): Promise<string[]> {
  const problems: string[] = [];
  for (const [kind, table] of Object.entries(tableOfKind)) {
    const owner = table === 'products' ? 'e.id' : 'e.product_id';
    const columns = columnsOfKind[Number(kind) as EntityKind];
    const rows = await read.raw<Named & { stored: 0 | 1 | 2; derived: 0 | 1 | 2 }>(
      `WITH printed AS (SELECT DISTINCT entity_id FROM lifecycle_events WHERE kind = ? AND type IN ${printedEvents}),
            open AS (
              SELECT DISTINCT entity_id FROM run_labels WHERE kind = ? AND state IN ('spooled', 'sent', 'uncertain')
              UNION
              SELECT l.entity_id FROM runs r JOIN run_labels l ON l.run_seq = r.seq
              WHERE r.status NOT IN ('completed', 'failed', 'cancelled') AND l.kind = ? AND l.state = 'printed'),
            states AS (
              SELECT e.id, ${owner} AS product, e.print_state AS stored,
                CASE WHEN ${printedElsewhere(Number(kind) as EntityKind)} OR e.id IN (SELECT entity_id FROM printed) THEN 2 WHEN e.id IN (SELECT entity_id FROM open) THEN 1 ELSE 0 END AS derived
              FROM ${table} e)
       SELECT ${columns}, s.stored, s.derived FROM states s JOIN ${table} e ON e.id = s.id JOIN products p ON p.id = s.product
       WHERE s.stored <> s.derived AND p.organisation_id = ? LIMIT ${namedProblems}`,
      [Number(kind), Number(kind), Number(kind), organisation],
    );
    for (const row of rows) {
      problems.push(
        `${nameOfEntity(row)} is kept as ${stateWords[row.stored]}, the ledger says ${stateWords[row.derived]}`,
      );
    }
  }
  return problems;
}

/**
 * Entities of runs whose printed labels and event differ: PRINTED counts exactly the labels that are printed. This is
 * what shows a tail that was cut off together with its head. Until a run has ended, an event may be still to come.
 */
export async function unrecordedLabels(read: ReadDb, organisation: number): Promise<string[]> {
  const rows = await read.raw<Named & { run: string; printed: number; recorded: number | null }>(
    `WITH labels AS (
       SELECT r.id AS run, r.status, r.job_seq, l.position, l.kind, l.entity_id, count(*) AS printed,
         (SELECT sum(v.quantity) FROM lifecycle_events v
          WHERE v.run_id = r.id AND v.kind = l.kind AND v.entity_id = l.entity_id AND v.type IN ${printedEvents}) AS recorded
       FROM runs r JOIN run_labels l ON l.run_seq = r.seq
       WHERE r.organisation_id = ? AND l.state = 'printed' GROUP BY r.seq, l.position)
     SELECT run, i.gtin, i.lot, i.serial, printed, recorded
     FROM labels JOIN items i ON i.job_seq = labels.job_seq AND i.position = labels.position
     WHERE coalesce(recorded, 0) <> printed
       AND (recorded IS NOT NULL OR status IN ('completed', 'failed', 'cancelled')) LIMIT ${namedProblems}`,
    [organisation],
  );
  const without = await read.raw<Named & { run: string; recorded: number }>(
    `SELECT v.run_id AS run, v.gtin, v.lot, v.serial, v.quantity AS recorded
     FROM lifecycle_events v JOIN runs r ON r.id = v.run_id
     WHERE v.organisation_id = ? AND v.type IN ${printedEvents}
       AND (r.seq, v.entity_id) NOT IN (SELECT run_seq, entity_id FROM run_labels WHERE state = 'printed')
     ORDER BY v.id LIMIT ${namedProblems}`,
    [organisation],
  );
  return [...rows, ...without.map((row) => ({ ...row, printed: 0 }))].map(
    (row) =>
      `run ${row.run} has ${row.printed} printed label(s) of ${nameOfEntity(row)}, the ledger ${row.recorded ?? 0}`,
  );
}

/** Chunks that say something else of their labels than these do: the numbers in lists and reports are theirs. */
export async function miscountedChunks(read: ReadDb, organisation: number): Promise<string[]> {
  const rows = await read.raw<{ run: string; number: number; status: string; said: number; found: number }>(
    `SELECT r.id AS run, c.number, c.status, c.labels - c.failed AS said, sum(l.state = c.status) AS found
     FROM runs r JOIN chunks c ON c.run_seq = r.seq
     CROSS JOIN run_labels l ON l.run_seq = c.run_seq AND l.number BETWEEN c.first_label AND c.first_label + c.labels - 1
     WHERE r.organisation_id = ? GROUP BY c.run_seq, c.number
     HAVING found <> iif(c.status = 'failed', count(*), said) LIMIT ${namedProblems}`,
    [organisation],
  );
  return rows.map(
    ({ run, number, status, said, found }) =>
      `chunk ${number} of run ${run} says that ${said} of its labels are ${status}, and ${found} are`,
  );
}
