import type { Evidence, LabelState } from '../../../src-shared/states/run-states.ts';
import { moveLabels, recordLabels } from '../ledger/record-labels.ts';
import type { Outcome } from './drivers/driver.ts';
import { finishRun, type EarlyEnd } from './finish-run.ts';
import type { PrintParts } from './print-parts.ts';
import type { PrinterRow } from './printers.ts';
import { putBack } from './put-back.ts';
import { chunksOf, findRun, setChunkStatus, setRunStatus, type ChunkRow, type RunRow } from './run-row.ts';

/** What became of a chunk. `refused`: the spooler did not take it. `left_out`: nothing of it was to be printed. */
export type ChunkOutcome = Outcome | { readonly kind: 'refused' | 'left_out'; readonly message: string };

interface Known {
  readonly state: LabelState;
  readonly evidence: Evidence | null;
}

/**
 * Records what is known of a chunk that has its intents: labels, chunk, events and run in one transaction. A printer
 * that refuses or fails one chunk gets no other: the run ends, or, where sheets of it are out and the printer merely
 * takes no more, it is paused: the same chunk can be tried again when the printer is back.
 * @param cancelled the sentence, where the run was cancelled while the chunk was at the printer.
 * @returns whether the run goes on with its next chunk.
 */
export function recordOutcome(
  parts: PrintParts,
  printer: PrinterRow,
  chunk: ChunkRow,
  outcome: ChunkOutcome,
  cancelled: string | null = null,
): 'goes_on' | 'waits' {
  const { db, ledger, ports } = parts;
  const now = ports.now();
  const message = ('message' in outcome ? outcome.message : null) ?? null;
  const labels = { first: chunk.first_label, last: chunk.first_label + chunk.labels - 1 };
  return db.transaction(() => {
    const run = findRun(db, chunk.run_seq);
    if (outcome.kind === 'refused' && cancelled === null && isUnderWay(parts, run)) {
      putBack(db, run, chunk);
      setRunStatus(db, run.seq, 'paused', now, `${outcome.message} Resume the run when the printer is back.`);
      return 'waits';
    }
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
      const early: EarlyEnd =
        cancelled === null
          ? { status: 'failed', message: outcome.message }
          : { status: 'cancelled', message: cancelled };
      finishRun(db, ledger, run, now, early);
      return 'waits';
    }
    if (state !== 'uncertain') return 'goes_on';
    setRunStatus(db, run.seq, 'uncertain', now, message);
    return 'waits';
  });
}

function isUnderWay({ db }: PrintParts, run: RunRow): boolean {
  return chunksOf(db, run.seq).some(({ status }) => status === 'sent' || status === 'printed');
}

/** What an outcome proves, and what the printer's policy makes of it. */
function knownOf(parts: PrintParts, printer: PrinterRow, run: RunRow, outcome: ChunkOutcome): Known {
  const open: Known = { state: 'sent', evidence: null };
  // Where only a person's word is enough, the device's is kept from deciding.
  const isEnough = printer.enough !== 'operator';
  switch (outcome.kind) {
    case 'printed':
      return isEnough ? { state: 'printed', evidence: 'device' } : open;
    case 'saved':
      return isEnough && parts.printers.countsAsPrinted(run.organisation_id, printer) === true
        ? { state: 'printed', evidence: 'file' }
        : open;
    case 'sent':
      return printer.enough === 'spooler' && outcome.message === undefined
        ? { state: 'printed', evidence: 'spooler' }
        : open;
    case 'refused':
    case 'failed':
    case 'left_out':
      return { state: 'failed', evidence: null };
    case 'uncertain':
      return { state: 'uncertain', evidence: null };
  }
}
