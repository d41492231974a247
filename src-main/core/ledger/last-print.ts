import type { WriteDb } from '../db/write-db.ts';
import { findRun, type RunRow } from '../printing/run-row.ts';
import type { Entity } from './find-entity.ts';
import { printedEvents } from './print-state.ts';
import { labelsOfEntity } from './run-sheets.ts';

/** The run of this folder that printed an entity last. */
export interface LastPrint {
  readonly run: RunRow;
  /** Label of that run, where only one of the entity is printed in it. */
  readonly number: number | null;
  /** No other run has printed it. */
  readonly onlyRun: boolean;
}

/** @param within only this run. @returns null where no run of this folder printed it. */
export function lastPrint(db: WriteDb, entity: Entity, within?: RunRow): LastPrint | null {
  const seqs = db
    .prepare(
      `SELECT DISTINCT r.seq FROM lifecycle_events e JOIN runs r ON r.id = e.run_id
       WHERE e.kind = ? AND e.entity_id = ? AND e.type IN ${printedEvents} ORDER BY e.id DESC`,
    )
    .pluck()
    .all(entity.kind, entity.id) as number[];
  const seq = within ? seqs.find((each) => each === within.seq) : seqs[0];
  if (seq === undefined) return null;
  const run = within ?? findRun(db, seq);
  const printed = labelsOfEntity(db, run, entity).filter(({ state }) => state === 'printed');
  return {
    run,
    number: printed.length === 1 ? (printed[0]?.number ?? null) : null,
    onlyRun: seqs.length === 1,
  };
}

/** The first event that says an entity was printed: what every reprint of it refers to. */
export function firstPrint(db: WriteDb, entity: Pick<Entity, 'kind' | 'id'>): string | null {
  const id = db
    .prepare(
      `SELECT client_event_id FROM lifecycle_events WHERE kind = ? AND entity_id = ? AND type IN ${printedEvents} ORDER BY id LIMIT 1`,
    )
    .pluck()
    .get(entity.kind, entity.id);
  return typeof id === 'string' ? id : null;
}
