import type { Evidence, LabelState } from '../../../src-shared/states/run-states.ts';
import { moveLabels, recordLabels } from '../ledger/record-labels.ts';
import type { Outcome } from './drivers/driver.ts';
import { finishRun } from './finish-run.ts';
import type { PrintParts } from './print-parts.ts';
import type { PrinterRow } from './printers.ts';
import { findRun, setChunkStatus, setRunStatus, type ChunkRow, type RunRow } from './run-row.ts';

/** What became of a chunk. `refused`: the spooler did not take it. `left_out`: nothing of it was to be printed. */
export type ChunkOutcome = Outcome | { readonly kind: 'refused' | 'left_out'; readonly message: string };

interface Known {
  readonly state: LabelState;
  readonly evidence: Evidence | null;
}

/**
 * Records what is known of a chunk that has its intents: labels, chunk, events and run in one transaction. A printer
 * that refuses or fails one chunk gets no other: the run ends.
 * @returns whether the run goes on with its next chunk.
 */
export function recordOutcome(
  parts: PrintParts,
  printer: PrinterRow,
  chunk: ChunkRow,
  outcome: ChunkOutcome,
): 'goes_on' | 'waits' {
  const { db, ledger, ports } = parts;
  const now = ports.now();
  const message = 'message' in outcome ? outcome.message : null;
  const labels = { first: chunk.first_label, last: chunk.first_label + chunk.labels - 1 };
  return db.transaction(() => {
    const run = findRun(db, chunk.run_seq);
    const { state, evidence } = knownOf(parts, printer, run, outcome);
    moveLabels(db, run.seq, labels, ['spooled'], state);
    setChunkStatus(db, chunk, state, { message, ...(evidence ? { evidence } : {}) });
    if (state === 'printed' || state === 'failed') {
      const how = {
        evidence: evidence ?? 'spooler',
        reason: run.reason,
        operator: run.operator,
        runEnds: false,
      };
      recordLabels(db, ledger, run, labels, how, now);
    }
    if (outcome.kind === 'refused' || outcome.kind === 'failed') {
      finishRun(db, ledger, run, now, { status: 'failed', message: outcome.message });
      return 'waits';
    }
    if (state !== 'uncertain') return 'goes_on';
    setRunStatus(db, run.seq, 'uncertain', now, message);
    return 'waits';
  });
}

/** What an outcome proves, and what the printer's policy makes of it. */
function knownOf(parts: PrintParts, printer: PrinterRow, run: RunRow, outcome: ChunkOutcome): Known {
  switch (outcome.kind) {
    case 'printed':
      return { state: 'printed', evidence: 'device' };
    case 'saved':
      return parts.printers.countsAsPrinted(run.organisation_id, printer) === true
        ? { state: 'printed', evidence: 'file' }
        : { state: 'sent', evidence: null };
    case 'sent':
      return { state: 'sent', evidence: null };
    case 'refused':
    case 'failed':
    case 'left_out':
      return { state: 'failed', evidence: null };
    case 'uncertain':
      return { state: 'uncertain', evidence: null };
  }
}
