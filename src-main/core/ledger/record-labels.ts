import {
  labelTransitions,
  printStates,
  type Evidence,
  type LabelState,
} from '../../../src-shared/states/run-states.ts';
import { entityKinds, type EntityKind } from '../db/schema.ts';
import type { WriteDb } from '../db/write-db.ts';
import { readItems } from '../jobs/items.ts';
import { firstLabelOf, lastLabelOf, type RunRow } from '../printing/run-row.ts';
import type { Fact, Ledger } from './ledger.ts';
import { deriveStates, printedEvents, setPrintState } from './print-state.ts';

/** First and last number, both included. */
export interface LabelRange {
  readonly first: number;
  readonly last: number;
}

interface RecordHow {
  readonly evidence: Evidence;
  readonly reason: string | null;
  readonly operator: number;
  /** No label of the run will follow. */
  readonly runEnds: boolean;
}

/** How the labels of one entity stand in a run, and whether it has events of this run or of any. */
interface EntityLabels {
  position: number;
  kind: EntityKind;
  entity_id: number;
  printed: number;
  open: number;
  last: number;
  recorded: 0 | 1;
  printed_before: 0 | 1;
}

/** Positions that are worked on at a time: a run of 100,000 labels is settled without holding all its items. */
const slicePositions = 2_000;

/**
 * Brings ledger and print states up to date with the labels `first` to `last` of a run, whose states the caller has
 * just changed in the same transaction.
 *
 * PRINTED is one event per entity and run, with quantity. Copies of an entity may span chunks; its event is written
 * when its last label of the run is settled, or when the run ends.
 */
export function recordLabels(
  db: WriteDb,
  ledger: Ledger,
  run: RunRow,
  labels: LabelRange,
  how: RecordHow,
  now: number,
): void {
  const end = positionOf(run, labels.last);
  for (let position = positionOf(run, labels.first); position <= end; position += slicePositions) {
    recordPositions(db, ledger, run, position, Math.min(position + slicePositions - 1, end), how, now);
  }
}

function recordPositions(
  db: WriteDb,
  ledger: Ledger,
  run: RunRow,
  firstPosition: number,
  lastPosition: number,
  how: RecordHow,
  now: number,
): void {
  const labels = { first: firstLabelOf(run, firstPosition), last: lastLabelOf(run, lastPosition) };
  const entities = readEntities(db, run, labels);
  const [some] = entities;
  if (!some) return;
  const items = readItems(db, run.job_seq, firstPosition, lastPosition);
  const facts: Fact[] = [];
  let continued: EntityLabels | null = null;
  for (const entity of entities) {
    const item = items[entity.position - firstPosition];
    if (!item) throw new Error(`Item ${entity.position} of run ${run.id} is missing.`);
    if (entity.printed === 0 || entity.open > 0 || entity.recorded === 1) continue;
    if (!how.runEnds && entity.last < lastLabelOf(run, entity.position)) {
      continued = entity;
      continue;
    }
    facts.push({
      type: entity.kind === entityKinds.serial && entity.printed_before === 1 ? 'REPRINTED' : 'PRINTED',
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
  deriveStates(db, some.kind, run.seq, labels);
  // Some copies of it are on paper, others are still to come, and there is no event yet.
  if (continued && continued.printed_before === 0) {
    setPrintState(db, continued.kind, continued.entity_id, printStates.open);
  }
}

function readEntities(db: WriteDb, run: RunRow, labels: LabelRange): EntityLabels[] {
  return db
    .prepare(
      `SELECT position, kind, entity_id, printed, open, last,
         EXISTS (SELECT 1 FROM lifecycle_events v
                 WHERE v.run_id = ? AND v.kind = g.kind AND v.entity_id = g.entity_id) AS recorded,
         EXISTS (SELECT 1 FROM lifecycle_events v
                 WHERE v.kind = g.kind AND v.entity_id = g.entity_id AND v.type IN ${printedEvents}) AS printed_before
       FROM (SELECT position, kind, entity_id, sum(state = 'printed') AS printed,
               sum(state IN ('spooled', 'sent', 'uncertain')) AS open, max(number) AS last
             FROM run_labels WHERE run_seq = ? AND number BETWEEN ? AND ? GROUP BY position) g
       ORDER BY position`,
    )
    .all(run.id, run.seq, labels.first, labels.last) as EntityLabels[];
}

/**
 * Moves the labels of a range that are in one of the states `from`. @returns how many.
 * @throws Error where the state tables know no such move.
 */
export function moveLabels(
  db: WriteDb,
  run: number,
  labels: LabelRange,
  from: readonly LabelState[],
  to: LabelState,
): number {
  const impossible = from.find((state) => !labelTransitions[state].includes(to));
  if (impossible) throw new Error(`Labels that are ${impossible} cannot become ${to}.`);
  if (labels.last < labels.first) return 0;
  return db
    .prepare(
      `UPDATE run_labels SET state = ? WHERE run_seq = ? AND number BETWEEN ? AND ? AND state IN (${from.map(() => '?').join(', ')})`,
    )
    .run(to, run, labels.first, labels.last, ...from).changes;
}

function positionOf(run: RunRow, label: number): number {
  return Math.floor((label - 1) / run.copies) + 1;
}
