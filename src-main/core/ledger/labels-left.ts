import { nameOfEntity } from '../../../src-shared/entity-name.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import { accountingTypes } from '../../../src-shared/states/lifecycle-events.ts';
import type { WriteDb } from '../db/write-db.ts';
import type { RunRow } from '../printing/run-row.ts';
import type { Entity } from './find-entity.ts';
import { tableOfKind, printedElsewhere, printedEvents } from './print-state.ts';

const accountingWords = accountingTypes.map((type) => `'${type}'`).join(', ');

/** How many labels of something were printed, and how many of those are accounted for. */
interface Counted {
  readonly printed: number;
  readonly accounted: number;
}

/**
 * @param run the run whose labels they are, where that is known.
 * @throws PrintRoomError `conflict` where fewer labels are left than are to be accounted for.
 */
export function requireLabelsLeft(db: WriteDb, run: RunRow | null, entity: Entity, quantity: number): void {
  if (run) requireLeftOfRun(db, run, entity, quantity);
  // Labels that were printed elsewhere are not counted here, so nothing can be said about those.
  const elsewhere = db
    .prepare(`SELECT ${printedElsewhere(entity.kind)} FROM ${tableOfKind[entity.kind]} e WHERE id = ?`)
    .pluck()
    .get(entity.id);
  if (elsewhere === 1) return;
  requireLeft(countOf(db, entity), nameOfEntity(entity), quantity);
}

/** All labels of something, of whichever run. */
export function countOf(db: WriteDb, entity: Pick<Entity, 'kind' | 'id'>): Counted {
  return db
    .prepare(
      `SELECT coalesce(sum(quantity) FILTER (WHERE type IN ${printedEvents}), 0) AS printed,
              coalesce(sum(quantity) FILTER (WHERE type IN (${accountingWords})), 0) AS accounted
       FROM lifecycle_events WHERE kind = ? AND entity_id = ?`,
    )
    .get(entity.kind, entity.id) as Counted;
}

/** The same within one run, where others printed labels of the same thing. */
function requireLeftOfRun(db: WriteDb, run: RunRow, entity: Entity, quantity: number): void {
  const printed = db
    .prepare(
      `SELECT coalesce(sum(quantity), 0) FROM lifecycle_events WHERE run_id = ? AND kind = ? AND entity_id = ? AND type IN ${printedEvents}`,
    )
    .pluck()
    .get(run.id, entity.kind, entity.id) as number;
  if (printed === countOf(db, entity).printed) return;
  const accounted = db
    .prepare(
      `SELECT coalesce(sum(v.quantity), 0) FROM records r, json_each(r.body, '$.events') e
       JOIN lifecycle_events v ON v.organisation_id = r.organisation_id AND v.run_id IS NULL
         AND v.client_event_id = json_extract(e.value, '$.event') AND v.kind = ? AND v.entity_id = ?
       WHERE r.organisation_id = ? AND r.kind = 'labels' AND r.subject = ?`,
    )
    .pluck()
    .get(entity.kind, entity.id, run.organisation_id, run.id) as number;
  requireLeft({ printed, accounted }, `${nameOfEntity(entity)} in run ${run.id}`, quantity);
}

function requireLeft({ printed, accounted }: Counted, name: string, quantity: number): void {
  if (printed - accounted >= quantity) return;
  const labels = (count: number): string => (count === 1 ? '1 label' : `${count} labels`);
  throw new PrintRoomError(
    'conflict',
    printed === 0
      ? `No label of ${name} is recorded as printed.`
      : `${labels(printed)} of ${name} ${printed === 1 ? 'is' : 'are'} recorded as printed and ${accounted} scrapped, sampled, returned or voided before; ${labels(quantity)} more cannot be.`,
  );
}

/** @throws PrintRoomError `conflict` where that very label is accounted for. */
export function requireNotAccounted(db: WriteDb, run: RunRow, number: number, entity: Entity): void {
  const before = accountedAs(db, run, number);
  if (before === null) return;
  throw new PrintRoomError(
    'conflict',
    `Label ${number} of run ${run.id} (${nameOfEntity(entity)}) is recorded as ${before.toLowerCase()} already.`,
  );
}

/** What is recorded to have become of a very label of a run; null = nothing. */
export function accountedAs(db: WriteDb, run: RunRow, number: number): string | null {
  const type = db
    .prepare(
      `SELECT json_extract(e.value, '$.type') FROM records r, json_each(r.body, '$.events') e
       WHERE r.organisation_id = ? AND r.kind = 'labels' AND r.subject = ? AND json_extract(e.value, '$.number') = ? LIMIT 1`,
    )
    .pluck()
    .get(run.organisation_id, run.id, number);
  return typeof type === 'string' ? type : null;
}
