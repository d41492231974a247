import { printStates, type Evidence, type LabelState } from '../../../src-shared/states/run-states.ts';
import { entityKinds, type EntityKind } from '../db/schema.ts';
import type { WriteDb } from '../db/write-db.ts';
import { readItems } from '../jobs/items.ts';
import type { RunRow } from '../printing/run-row.ts';
import type { Fact, Ledger } from './ledger.ts';
import { derivePrintState, printedEvents, setPrintState } from './print-state.ts';

interface EntityLabels {
  position: number;
  kind: EntityKind;
  entity_id: number;
  printed: number;
  open: number;
  last: number;
}

/**
 * Brings ledger and print states up to date with the labels `first` to `last` of a run, whose states the caller has
 * just changed in the same transaction.
 *
 * PRINTED is one event per entity and run, with quantity. Copies of an entity may span chunks; its event is written
 * when its last label of the run is settled, or when the run ends.
 *
 * @param runEnds no label of the run will follow.
 */
export function recordLabels(
  db: WriteDb,
  ledger: Ledger,
  run: RunRow,
  labels: { readonly first: number; readonly last: number },
  how: {
    readonly evidence: Evidence;
    readonly reason: string | null;
    readonly operator: number;
    readonly runEnds: boolean;
  },
  now: number,
): void {
  const range = wholeEntities(run, labels);
  const entities = db
    .prepare(
      `SELECT position, kind, entity_id, sum(state = 'printed') AS printed,
              sum(state IN ('spooled', 'sent', 'uncertain')) AS open, max(number) AS last
       FROM run_labels WHERE run_seq = ? AND number BETWEEN ? AND ? GROUP BY position, kind, entity_id ORDER BY position`,
    )
    .all(run.seq, range.first, range.last) as EntityLabels[];
  const firstPosition = entities[0]?.position ?? 0;
  const items = readItems(db, run.job_seq, firstPosition, entities[entities.length - 1]?.position ?? 0);
  const facts: Fact[] = [];
  const after: { entity: EntityLabels; continues: boolean }[] = [];
  for (const entity of entities) {
    const continues = !how.runEnds && entity.last < lastLabelOf(run, entity.position) && entity.printed > 0;
    after.push({ entity, continues });
    const item = items[entity.position - firstPosition];
    if (!item || entity.printed === 0 || entity.open > 0 || continues || hasEvent(db, run, entity)) continue;
    facts.push({
      type: entity.kind === entityKinds.serial && wasPrinted(db, entity) ? 'REPRINTED' : 'PRINTED',
      kind: entity.kind,
      entityId: entity.entity_id,
      gtin: item.gtin,
      lot: item.lot,
      serial: item.serial,
      runId: run.id,
      quantity: entity.printed,
      evidence: how.evidence,
      reason: how.reason ?? run.reason,
      operator: how.operator,
    });
  }
  ledger.append(run.organisation_id, facts, now);
  const recorded = new Set(facts.map((fact) => fact.entityId));
  for (const { entity, continues } of after) {
    const state = recorded.has(entity.entity_id)
      ? printStates.printed
      : derivePrintState(db, entity.kind, entity.entity_id, continues);
    setPrintState(db, entity.kind, entity.entity_id, state);
  }
}

/** Moves labels of one state to another. @returns how many. */
export function moveLabels(
  db: WriteDb,
  run: number,
  labels: { readonly first: number; readonly last: number },
  from: readonly LabelState[],
  to: LabelState,
): number {
  if (labels.last < labels.first) return 0;
  return db
    .prepare(
      `UPDATE run_labels SET state = ? WHERE run_seq = ? AND number BETWEEN ? AND ? AND state IN (${from.map(() => '?').join(', ')})`,
    )
    .run(to, run, labels.first, labels.last, ...from).changes;
}

/** The labels of a run, first and last number. A run may be a range of sheets of its imposition. */
export function lastLabelOf(run: RunRow, position: number): number {
  return Math.min(position * run.copies, run.last_label);
}

/** Widens a range so that no entity is cut by it; only the first one can begin before. */
function wholeEntities(
  run: RunRow,
  labels: { readonly first: number; readonly last: number },
): { first: number; last: number } {
  const position = Math.floor((labels.first - 1) / run.copies) + 1;
  const end = Math.floor((labels.last - 1) / run.copies) + 1;
  return { first: (position - 1) * run.copies + 1, last: end * run.copies };
}

function hasEvent(db: WriteDb, run: RunRow, entity: EntityLabels): boolean {
  return (
    db
      .prepare(
        'SELECT EXISTS (SELECT 1 FROM lifecycle_events WHERE run_id = ? AND kind = ? AND entity_id = ?)',
      )
      .pluck()
      .get(run.id, entity.kind, entity.entity_id) === 1
  );
}

function wasPrinted(db: WriteDb, entity: EntityLabels): boolean {
  return (
    db
      .prepare(
        `SELECT EXISTS (SELECT 1 FROM lifecycle_events WHERE kind = ? AND entity_id = ? AND type IN ${printedEvents})`,
      )
      .pluck()
      .get(entity.kind, entity.entity_id) === 1
  );
}
