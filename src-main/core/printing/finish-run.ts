import { build, type WriteDb } from '../db/write-db.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { recordLabels } from '../ledger/record-labels.ts';
import { markUncertain } from './mark-uncertain.ts';
import { rememberRest } from './part-sheets.ts';
import { chunksOf, countLabels, setRunStatus, takeBackQueued, type RunRow } from './run-row.ts';

/** Why a run ends before its last label. */
export interface EarlyEnd {
  readonly status: 'failed' | 'cancelled';
  readonly message: string;
}

/**
 * The state of a run whose last chunk was handled, or of which nothing more is printed. Call inside a transaction.
 * `uncertain` before `confirming`: who settles the one confirms the other with the same answer. A chunk that is still
 * `spooled` then is followed by nobody any more: something broke after its intent was written.
 */
export function finishRun(
  db: WriteDb,
  ledger: Ledger,
  run: RunRow,
  now: number,
  early: EarlyEnd | null = null,
): void {
  if (early) takeBackQueued(db, run.seq, early.message);
  for (const chunk of chunksOf(db, run.seq)) {
    if (chunk.status === 'spooled') markUncertain(db, chunk, early?.message ?? 'nobody saw its end');
  }
  const chunks = chunksOf(db, run.seq);
  const labels = countLabels(chunks);
  if (labels.uncertain > 0) {
    setRunStatus(db, run.seq, 'uncertain', now, early?.message);
  } else if (labels.sent > 0) {
    setRunStatus(db, run.seq, 'confirming', now, early?.message);
  } else {
    recordLastEntity(db, ledger, run, now);
    // Where a person left all of it out, nothing failed.
    const isDone = labels.printed > 0 || chunks.every((chunk) => chunk.failed === chunk.labels);
    setRunStatus(db, run.seq, early?.status ?? (isDone ? 'completed' : 'failed'), now, early?.message);
    rememberRest(db, run, 'known', now);
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
