import type { WriteDb } from '../db/write-db.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { finishRun } from './finish-run.ts';
import { setRunStatus, type RunRow } from './run-row.ts';

/**
 * Takes back every chunk that was not handed over. Where the spooler already had some, they are confirmed or
 * settled like any others; where it had none, the run ends as cancelled.
 */
export function cancelQueued(db: WriteDb, ledger: Ledger, run: RunRow, by: string, now: number): void {
  const message = `cancelled by ${by}`;
  db.transaction(() => {
    db.prepare(
      `UPDATE chunks SET status = 'failed', message = ? WHERE run_seq = ? AND status = 'queued'`,
    ).run(message, run.seq);
    const begun =
      db.prepare('SELECT EXISTS (SELECT 1 FROM run_labels WHERE run_seq = ?)').pluck().get(run.seq) === 1;
    if (begun) finishRun(db, ledger, run, now, message);
    else setRunStatus(db, run.seq, 'cancelled', now, message);
  });
}
