import type { RunQuestion } from '../../../src-shared/contract/common.ts';
import { printStates } from '../../../src-shared/states/run-states.ts';
import { nameOfEntity } from '../catalog/entity-name.ts';
import { entityKinds } from '../db/schema.ts';
import type { WriteDb } from '../db/write-db.ts';
import type { Item } from '../jobs/items.ts';
import type { ChunkRow, RunRow } from '../printing/run-row.ts';
import { tableOfKind } from './print-state.ts';

/** A label of a chunk: its number in the run, whose it is, and where on paper. */
export interface ChunkLabel {
  readonly number: number;
  readonly item: Item;
  readonly copy: number;
  readonly sheet: number;
  readonly cell: number;
  /** Left out by the operator's answer: it has a row and no paper. */
  readonly leftOut: boolean;
}

export type IntentOutcome =
  | { readonly kind: 'written' }
  | { readonly kind: 'asks'; readonly question: RunQuestion };

interface Obstacle {
  readonly kind: RunQuestion['kind'];
  readonly label: ChunkLabel;
}

const namedLabels = 100;

/**
 * The gate in front of the spooler, one transaction: every label of the chunk is checked against the truth of this
 * very moment, and then its intent is written. From here on the labels are neither free nor printed.
 *
 * A serial is printed once; again only with a reason. A lot asks only beyond its planned quantity. A product is
 * only counted. A label that another run has open, or whose fate is uncertain, stops every kind.
 */
export function writeIntents(
  db: WriteDb,
  run: RunRow,
  chunk: ChunkRow,
  labels: readonly ChunkLabel[],
): IntentOutcome {
  return db.transaction((): IntentOutcome => {
    const obstacles = findObstacles(db, run, labels);
    if (obstacles.length > 0) return { kind: 'asks', question: questionOf(obstacles) };
    const insert = db.prepare(
      'INSERT INTO run_labels (run_seq, number, chunk, kind, entity_id, position, copy, sheet, cell, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    for (const label of labels) {
      const { item } = label;
      const state = label.leftOut ? 'failed' : 'spooled';
      insert.run(
        run.seq,
        label.number,
        chunk.number,
        item.kind,
        item.entityId,
        item.position,
        label.copy,
        label.sheet,
        label.cell,
        state,
      );
      if (label.leftOut) continue;
      db.prepare(`UPDATE ${tableOfKind[item.kind]} SET print_state = ? WHERE id = ? AND print_state = ?`).run(
        printStates.open,
        item.entityId,
        printStates.free,
      );
    }
    db.prepare(`UPDATE chunks SET status = 'spooled' WHERE run_seq = ? AND number = ?`).run(
      run.seq,
      chunk.number,
    );
    return { kind: 'written' };
  });
}

/** Labels of a chunk that need an answer, one per entity. */
export function findObstacles(db: WriteDb, run: RunRow, labels: readonly ChunkLabel[]): Obstacle[] {
  const obstacles: Obstacle[] = [];
  let previous = -1;
  for (const label of labels) {
    if (label.leftOut || label.item.entityId === previous) continue;
    previous = label.item.entityId;
    const kind = obstacleOf(db, run, label);
    if (kind) obstacles.push({ kind, label });
  }
  return obstacles;
}

function obstacleOf(db: WriteDb, run: RunRow, label: ChunkLabel): RunQuestion['kind'] | null {
  const { item } = label;
  const state = db
    .prepare(`SELECT print_state FROM ${tableOfKind[item.kind]} WHERE id = ? AND active = 1`)
    .pluck()
    .get(item.entityId) as number | undefined;
  if (state === undefined) return 'gone';
  const open = db
    .prepare(
      `SELECT state FROM run_labels WHERE kind = ? AND entity_id = ? AND run_seq <> ? AND state IN ('spooled', 'sent', 'uncertain') LIMIT 1`,
    )
    .pluck()
    .get(item.kind, item.entityId, run.seq) as string | undefined;
  // Another run has it in its hands: not even a reason helps, its answer has to come first.
  if (open === 'spooled' || open === 'sent') return 'in_other_run';
  if (open === 'uncertain') return run.reason === null ? 'uncertain' : null;
  if (run.reason !== null) return null;
  if (item.kind === entityKinds.serial && state === printStates.printed) return 'already_printed';
  if (item.kind === entityKinds.lot && beyondPlan(db, run, label)) return 'beyond_plan';
  return null;
}

function beyondPlan(db: WriteDb, run: RunRow, label: ChunkLabel): boolean {
  const lot = db.prepare('SELECT planned_quantity FROM lots WHERE id = ?').pluck().get(label.item.entityId);
  if (typeof lot !== 'number') return false;
  const printed = db
    .prepare(
      `SELECT coalesce(sum(quantity), 0) FROM lifecycle_events WHERE kind = ? AND entity_id = ? AND type = 'PRINTED'`,
    )
    .pluck()
    .get(label.item.kind, label.item.entityId) as number;
  return printed + run.copies > lot;
}

const sentences: Record<RunQuestion['kind'], (count: string, first: string) => string> = {
  already_printed: (count, first) =>
    `${count} printed before, first ${first}. Print again with a reason, leave them out, or cancel.`,
  uncertain: (count, first) =>
    `Nobody confirmed whether ${first} came out of the printer (${count}). Settle that run first, or print with a reason.`,
  in_other_run: (count, first) =>
    `${count} in another open run, first ${first}. Finish that run first, or leave them out.`,
  beyond_plan: (count, first) =>
    `This would print more than the planned quantity (${count}), first ${first}. Print with a reason, leave them out, or cancel.`,
  gone: (count, first) => `${count} no longer active, first ${first}. Leave them out, or cancel.`,
  file_counts: () => 'Do files saved in this folder count as printed?',
};

function questionOf(obstacles: readonly Obstacle[]): RunQuestion {
  const order: RunQuestion['kind'][] = [
    'in_other_run',
    'gone',
    'uncertain',
    'already_printed',
    'beyond_plan',
  ];
  const kind =
    order.find((candidate) => obstacles.some((obstacle) => obstacle.kind === candidate)) ?? 'already_printed';
  const names = obstacles
    .filter((obstacle) => obstacle.kind === kind)
    .map(({ label }) => nameOfEntity(label.item));
  const count = names.length === 1 ? '1 label is' : `${names.length} labels are`;
  return {
    kind,
    count: names.length,
    sentence: sentences[kind](count, names[0] ?? ''),
    labels: names.slice(0, namedLabels),
  };
}
