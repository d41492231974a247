import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { WriteDb } from '../db/write-db.ts';
import type { JobRow } from '../jobs/job-row.ts';
import { compress, type Quantity } from '../render/quantities.ts';
import { refuseOrder } from './refuse-order.ts';
import { labelsOfItem, positionOfLabel } from './run-numbering.ts';
import { runOfRest } from './run-rests.ts';
import { chunksOf, requireRun, type RunRow } from './run-row.ts';

export interface Rest {
  /** The run whose rest it is. */
  readonly of: number;
  readonly quantities: readonly Quantity[];
}

/**
 * What a run left free, as the quantities of another run of its job: of each item exactly so many labels as are
 * missing, wherever on its sheets they lay. The rest of a run is ordered once; what that one leaves free is its own.
 * @throws PrintRoomError `not_found`, `validation_error` (of another job), `conflict` (not ended, nothing left, ordered
 * already).
 */
export function restOfRun(db: WriteDb, organisation: number, job: JobRow, id: string): Rest {
  const run = requireRun(db, organisation, id);
  if (run.job_seq !== job.seq) throw refuseOrder('rest_of', `Run ${id} is of another job.`);
  if (run.ended_at === null) throw conflict(`Run ${id} has not ended; nobody knows yet what is left of it.`);
  const ordered = runOfRest(db, run.seq);
  if (ordered !== null) throw conflict(`What was left of run ${id} was ordered already, as run ${ordered}.`);
  const left = freeByItem(db, run);
  if (left.size === 0) throw conflict(`Nothing is left of run ${id}.`);
  const items = Array.from({ length: job.total_items }, (_, index) => ({
    labels: left.get(index + 1) ?? 0,
    spare: 0,
  }));
  return { of: run.seq, quantities: compress(items) };
}

/** Free labels by the position of their item. */
function freeByItem(db: WriteDb, run: RunRow): Map<number, number> {
  const left = new Map<number, number>();
  const add = (position: number, labels: number): void =>
    void left.set(position, (left.get(position) ?? 0) + labels);
  for (const chunk of chunksOf(db, run.seq)) {
    if (chunk.status === 'failed') {
      const end = chunk.first_label + chunk.labels - 1;
      // A whole part was taken back or refused; its labels may never have been written down one by one.
      for (let from = chunk.first_label; from <= end;) {
        const position = positionOfLabel(db, run, from);
        const last = Math.min(end, labelsOfItem(db, run, position).last);
        add(position, last - from + 1);
        from = last + 1;
      }
    } else if (chunk.failed > 0) {
      const rows = db
        .prepare(
          `SELECT position, count(*) AS labels FROM run_labels
           WHERE run_seq = ? AND chunk = ? AND state = 'failed' GROUP BY position`,
        )
        .all(run.seq, chunk.number) as { position: number; labels: number }[];
      for (const { position, labels } of rows) add(position, labels);
    }
  }
  return left;
}

function conflict(sentence: string): PrintRoomError {
  return new PrintRoomError('conflict', sentence);
}
