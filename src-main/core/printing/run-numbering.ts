import type { WriteDb } from '../db/write-db.ts';
import type { Imposition } from '../render/imposition.ts';
import type { Press } from '../render/press.ts';
import { alike, itemOf, labelsOf, stretchesOf, type Quantity, type Stretch } from '../render/quantities.ts';
import { requireJobOfRun } from './run-job.ts';
import type { RunRow } from './run-row.ts';

/** Quantities never change once a run is accepted; those of the runs under way are asked for with every chunk. */
const known = new WeakMap<WriteDb, Map<number, Stretch[]>>();
const keptRuns = 8;

/** The labels of each item of a run whose items have different numbers of them; else undefined. */
export function quantitiesOf(db: WriteDb, run: RunRow): Stretch[] | undefined {
  if (run.varied === 0) return undefined;
  const runs = known.get(db) ?? new Map<number, Stretch[]>();
  known.set(db, runs);
  const kept = runs.get(run.seq);
  if (kept) return kept;
  const text = db.prepare('SELECT quantities FROM run_quantities WHERE run_seq = ?').pluck().get(run.seq);
  if (typeof text !== 'string') throw new Error(`Run ${run.id} has no quantities.`);
  const quantities = stretchesOf(
    (JSON.parse(text) as [number, number, number][]).map(([items, labels, spare]) => ({
      items,
      labels,
      spare,
    })),
  );
  const [oldest] = runs.keys();
  if (runs.size >= keptRuns && oldest !== undefined) runs.delete(oldest);
  runs.set(run.seq, quantities);
  return quantities;
}

export function writeQuantities(db: WriteDb, run: number, quantities: readonly Quantity[]): void {
  const text = JSON.stringify(quantities.map(({ items, labels, spare }) => [items, labels, spare]));
  db.prepare('INSERT INTO run_quantities (run_seq, quantities) VALUES (?, ?)').run(run, text);
}

/** Asked for with every label that is recorded. */
const uniform = new Map<number, Stretch[]>();

function stretchesOfRun(db: WriteDb, run: RunRow): Stretch[] {
  const varied = quantitiesOf(db, run);
  if (varied) return varied;
  const known = uniform.get(run.copies) ?? alike(run.copies);
  uniform.set(run.copies, known);
  return known;
}

/** How the labels of a run lie on its sheets, as they were ordered. */
export function impositionOfRun(db: WriteDb, press: Press, run: RunRow): Imposition {
  const { job, spec } = requireJobOfRun(db, run);
  return press.imposition(job, spec, {
    copies: run.copies,
    startPosition: run.start_position,
    quantities: quantitiesOf(db, run),
    labels: run.cut === 1 ? { first: run.first_label, last: run.last_label } : undefined,
  });
}

/** Position of the item that a label of a run is of. */
export function positionOfLabel(db: WriteDb, run: RunRow, label: number): number {
  return itemOf(stretchesOfRun(db, run), label).position;
}

/** The labels of an item that belong to a run: its range may cut them. `spare` are the last ones of them. */
export function labelsOfItem(
  db: WriteDb,
  run: RunRow,
  position: number,
): { first: number; last: number; spare: number } {
  const { first, last, spare } = labelsOf(stretchesOfRun(db, run), position);
  const end = Math.min(last, run.last_label);
  return { first: Math.max(first, run.first_label), last: end, spare: Math.max(0, spare - (last - end)) };
}

/** Labels of a run that are spare. */
export function spareOfRun(db: WriteDb, run: RunRow): number {
  const quantities = quantitiesOf(db, run);
  if (!quantities?.some(({ spare }) => spare > 0)) return 0;
  const all = quantities.reduce((sum, { items, spare }) => sum + items * spare, 0);
  const numbered = quantities.reduce((sum, { items, labels }) => sum + items * labels, 0);
  if (run.first_label === 1 && run.last_label === numbered) return all;
  let spare = 0;
  const last = itemOf(quantities, run.last_label).position;
  for (let position = itemOf(quantities, run.first_label).position; position <= last; position++) {
    const labels = labelsOfItem(db, run, position);
    spare += Math.max(0, Math.min(labels.spare, labels.last - labels.first + 1));
  }
  return spare;
}
