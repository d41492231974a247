import {
  labelTransitions,
  printStates,
  type Evidence,
  type LabelState,
} from '../../../src-shared/states/run-states.ts';
import { entityKinds, type EntityKind } from '../db/schema.ts';
import type { WriteDb } from '../db/write-db.ts';
import { labelsOfItem, positionOfLabel } from '../printing/run-numbering.ts';
import type { RunRow } from '../printing/run-row.ts';
import type { Fact, Ledger } from './ledger.ts';
import { hasRecord } from './records.ts';
import { deriveStates, printedEvents, setPrinted, setPrintState } from './print-state.ts';

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

/** How the labels of one entity stand in a run. */
interface EntityLabels {
  position: number;
  kind: EntityKind;
  entity_id: number;
  /** null: its item is missing. */
  gtin: string | null;
  lot: string | null;
  serial: string | null;
  printed: number;
  open: number;
  last: number;
  /** Whether the ledger has it as printed: by another run, by this one, or not at all. */
  known: 'before' | 'recorded' | null;
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
  const end = positionOfLabel(db, run, labels.last);
  for (let position = positionOfLabel(db, run, labels.first); position <= end; position += slicePositions) {
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
  const labels = {
    first: labelsOfItem(db, run, firstPosition).first,
    last: labelsOfItem(db, run, lastPosition).last,
  };
  const entities = readEntities(db, run, labels);
  const [some] = entities;
  if (!some) return;
  const isReprint = hasRecord(db, run.organisation_id, 'reprint', run.id);
  const facts: Fact[] = [];
  const spares: { gtin: string; lot: string | null; quantity: number; spare: number }[] = [];
  let continued: EntityLabels | null = null;
  for (const entity of entities) {
    const { gtin } = entity;
    if (gtin === null) throw new Error(`Item ${entity.position} of run ${run.id} is missing.`);
    if (entity.printed === 0 || entity.open > 0 || entity.known === 'recorded') continue;
    const own = labelsOfItem(db, run, entity.position);
    if (!how.runEnds && entity.last < own.last) {
      continued = entity;
      continue;
    }
    // The last copies of an item are the spare ones.
    const spare = entity.printed - (own.last - own.first + 1 - own.spare);
    if (own.spare > 0 && spare > 0) {
      spares.push({ gtin, lot: entity.lot, quantity: entity.printed, spare });
    }
    facts.push({
      type:
        entity.known === 'before' && (isReprint || entity.kind === entityKinds.serial)
          ? 'REPRINTED'
          : 'PRINTED',
      kind: entity.kind,
      entityId: entity.entity_id,
      gtin,
      lot: entity.lot,
      serial: entity.serial,
      runId: run.id,
      quantity: entity.printed,
      evidence: how.evidence,
      reason: how.reason ?? run.reason,
      operator: how.operator,
    });
  }
  ledger.append(run.organisation_id, facts, now);
  for (const body of spares) {
    ledger.record(run.organisation_id, { kind: 'spare', subject: run.id, body, operator: how.operator }, now);
  }
  // Where each of them has an event now, there is nothing to work out.
  if (facts.length === entities.length) setPrinted(db, some.kind, run.seq, labels);
  else deriveStates(db, some.kind, run.seq, labels);
  // Some copies of it are on paper, others are still to come, and there is no event yet.
  if (continued && continued.known === null) {
    setPrintState(db, continued.kind, continued.entity_id, printStates.open);
  }
}

function readEntities(db: WriteDb, run: RunRow, labels: LabelRange): EntityLabels[] {
  return db
    .prepare(
      // 'recorded' comes after 'before' in the alphabet. One look at an entity's events tells both.
      `SELECT g.*, i.gtin, i.lot, i.serial,
         (SELECT max(iif(v.run_id = ?, 'recorded', 'before')) FROM lifecycle_events v
          WHERE v.kind = g.kind AND v.entity_id = g.entity_id AND v.type IN ${printedEvents}) AS known
       FROM (SELECT position, kind, entity_id, sum(state = 'printed') AS printed,
               sum(state IN ('spooled', 'sent', 'uncertain')) AS open, max(number) AS last
             FROM run_labels WHERE run_seq = ? AND number BETWEEN ? AND ? GROUP BY position) g
       LEFT JOIN items i ON i.job_seq = ? AND i.position = g.position ORDER BY g.position`,
    )
    .all(run.id, run.seq, labels.first, labels.last, run.job_seq) as EntityLabels[];
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
