import { sentenceOf, toErrorData } from '../../../src-shared/errors.ts';
import { build } from '../db/write-db.ts';
import { finishRun, type EarlyEnd } from './finish-run.ts';
import { followAgain, printChunk } from './print-chunk.ts';
import type { PrintParts } from './print-parts.ts';
import { pausedAt } from './queue.ts';
import { chunksOf, findRun, nextQueuedChunk, setRunStatus } from './run-row.ts';
import { prepare, type RunHost } from './underway.ts';

/**
 * Prints a run chunk by chunk: draw the print file, check and write the intents, hand it over, follow it, record
 * what is known. Returns when the run has ended, or waits for a person or its printer.
 */
export async function printRun(parts: PrintParts, seq: number, host: RunHost): Promise<void> {
  const { db, ledger, ports } = parts;
  const { cancel, closing } = host.signals;
  let early: EarlyEnd | null = null;
  try {
    const underway = prepare(parts, findRun(db, seq), host);
    const inFlight = chunksOf(db, seq).find(({ status }) => status === 'spooled');
    if (inFlight && (await followAgain(underway, inFlight)) === 'waits') return;
    for (;;) {
      const chunk = nextQueuedChunk(db, seq);
      if (!chunk) break;
      if (closing.aborted || stopsHere(parts, seq)) return;
      if ((await printChunk(underway, chunk)) === 'waits') return;
      host.announce();
    }
  } catch (caught) {
    if (closing.aborted) return;
    if (!cancel.aborted) {
      ports.logger.error({ run: seq, err: caught }, 'a chunk could not be printed');
      early = { status: 'failed', message: sentenceOf(toErrorData(caught)) };
    }
  }
  if (cancel.aborted) early = { status: 'cancelled', message: toErrorData(cancel.reason).message };
  db.transaction(() => finishRun(db, ledger, findRun(db, seq), ports.now(), early));
}

/** Whether the run stops between two chunks, and says so: its first sheet waits for release, or somebody paused it. */
function stopsHere({ db, ports }: PrintParts, seq: number): boolean {
  const run = findRun(db, seq);
  const now = ports.now();
  const isOut = chunksOf(db, seq).some(({ status }) => status === 'sent' || status === 'printed');
  if (run.proof === 1 && isOut) {
    setRunStatus(db, seq, 'proof', now);
  } else if (run.pausing === 1) {
    db.transaction(() => {
      db.run(build.updateTable('runs').set({ pausing: 0 }).where('seq', '=', seq));
      setRunStatus(db, seq, 'paused', now);
    });
  } else if (pausedAt(db, run.printer) !== null) {
    setRunStatus(db, seq, 'queued', now);
  } else {
    return false;
  }
  return true;
}
