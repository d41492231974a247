import { build, type WriteDb } from '../db/write-db.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { recordLabels } from '../ledger/record-labels.ts';
import { countLabels, setRunStatus, type RunRow } from './run-row.ts';

/**
 * The state of a run whose last chunk was handled. Call inside a transaction.
 * `uncertain` before `confirming`: who settles the one confirms the other with the same answer.
 */
export function finishRun(db: WriteDb, ledger: Ledger, run: RunRow, now: number, message?: string): void {
  const labels = countLabels(db, run.seq);
  const status =
    labels.uncertain > 0
      ? 'uncertain'
      : labels.sent + labels.spooled > 0
        ? 'confirming'
        : labels.printed > 0
          ? 'completed'
          : message?.startsWith('cancelled')
            ? 'cancelled'
            : 'failed';
  if (status === 'completed') {
    const evidence = db.first(
      build
        .selectFrom('lifecycle_events')
        .select('evidence')
        .where('run_id', '=', run.id)
        .orderBy('id', 'desc')
        .limit(1),
    );
    recordLabels(
      db,
      ledger,
      run,
      { first: run.first_label, last: run.last_label },
      { evidence: evidence?.evidence ?? 'file', reason: run.reason, operator: run.operator, runEnds: true },
      now,
    );
  }
  setRunStatus(db, run.seq, status, now, message);
}
