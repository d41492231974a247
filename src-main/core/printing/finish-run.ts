import { build, type WriteDb } from '../db/write-db.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { recordLabels } from '../ledger/record-labels.ts';
import { countLabels, setRunStatus, takeBackQueued, type RunRow } from './run-row.ts';

/** Why a run ends before its last label. */
export interface EarlyEnd {
  readonly status: 'failed' | 'cancelled';
  readonly message: string;
}

/**
 * The state of a run whose last chunk was handled, or of which nothing more is printed. Call inside a transaction.
 * `uncertain` before `confirming`: who settles the one confirms the other with the same answer.
 */
export function finishRun(
  db: WriteDb,
  ledger: Ledger,
  run: RunRow,
  now: number,
  early: EarlyEnd | null = null,
): void {
  if (early) takeBackQueued(db, run.seq, early.message);
  const labels = countLabels(db, run.seq);
  if (labels.uncertain > 0) {
    setRunStatus(db, run.seq, 'uncertain', now, early?.message);
  } else if (labels.sent + labels.spooled > 0) {
    setRunStatus(db, run.seq, 'confirming', now, early?.message);
  } else {
    recordLastEntity(db, ledger, run, now);
    const ended = early?.status ?? (labels.printed > 0 ? 'completed' : 'failed');
    setRunStatus(db, run.seq, ended, now, early?.message);
  }
}

/** The copies of an entity may span chunks; where its last ones never came, its event is written now. */
function recordLastEntity(db: WriteDb, ledger: Ledger, run: RunRow, now: number): void {
  const last = db.prepare('SELECT max(number) FROM run_labels WHERE run_seq = ?').pluck().get(run.seq);
  if (typeof last !== 'number') return;
  const printed = db.first(
    build
      .selectFrom('chunks')
      .select('evidence')
      .where('run_seq', '=', run.seq)
      .where('evidence', 'is not', null)
      .orderBy('number', 'desc')
      .limit(1),
  );
  if (!printed?.evidence) return;
  const how = {
    evidence: printed.evidence,
    reason: run.reason,
    operator: run.operator,
    runEnds: true,
  };
  recordLabels(db, ledger, run, { first: last, last }, how, now);
}
