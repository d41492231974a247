import { setTimeout as wait } from 'node:timers/promises';
import { toErrorData } from '../../../src-shared/errors.ts';
import { build, type WriteDb } from '../db/write-db.ts';
import { writeIntents } from '../ledger/write-intents.ts';
import type { Following, Outcome, Submission } from './drivers/driver.ts';
import { drawPrintFile, labelsOfChunk } from './print-file.ts';
import { putBack } from './put-back.ts';
import { recordOutcome } from './record-outcome.ts';
import { findRun, wasCancelled, type ChunkRow, type RunRow } from './run-row.ts';
import type { ChunkEnd, Underway } from './underway.ts';

const giveBackAgainMs = 2_000;

/** Prints one chunk, from its file to what is known of it. */
export async function printChunk(underway: Underway, chunk: ChunkRow): Promise<ChunkEnd> {
  const { parts, signals, printer, spec } = underway;
  const { db, ports } = parts;
  const run = findRun(db, chunk.run_seq);
  const labels = labelsOfChunk(underway, run, chunk);
  const { path, facts } = await drawPrintFile(underway, run, chunk, labels);
  if (signals.closing.aborted) return 'waits';
  switch (writeIntents(db, run, chunk, labels, { ledger: parts.ledger, facts }, ports.now())) {
    case 'asks':
      return 'waits';
    case 'taken_back':
      return 'goes_on';
    case 'nothing_left':
      return end(underway, chunk, { kind: 'left_out', message: 'every label of it was left out' });
    case 'written':
  }
  // From here on nothing is cancelled: what the spooler may have, it prints, unless it gives it back.
  let submission: Submission;
  try {
    const job = { path, title: titleOf(run, chunk), page: spec.stock.page, sheets: chunk.sheets };
    submission = await parts.drivers[printer.driver].submit(printer, job, {
      closing: AbortSignal.any([signals.cancel, signals.closing]),
      onProgress: underway.onProgress,
    });
  } catch (caught) {
    return end(underway, chunk, { kind: 'uncertain', message: toErrorData(caught).message });
  }
  if (submission.kind === 'refused') {
    if (!signals.closing.aborted) return end(underway, chunk, submission);
    // It waited for a busy printer and got nothing; the next start begins with it again.
    db.transaction(() => putBack(db, run, chunk));
    return 'waits';
  }
  const { spoolJobId, savedAs } = submission;
  note(db, chunk, { spool_job_id: spoolJobId, saved_as: savedAs });
  underway.announce();
  const outcome = await follow(underway, run, chunk, spoolJobId);
  return outcome ? end(underway, chunk, outcome) : 'waits';
}

/**
 * Takes up a chunk that was at the printer when an earlier Print Room ended. Only the device's own word makes it better
 * than uncertain. Even one that is said to have ended unbegun may have been begun before, with nobody looking, and been
 * forgotten.
 */
export async function followAgain(underway: Underway, chunk: ChunkRow): Promise<ChunkEnd> {
  const run = findRun(underway.parts.db, chunk.run_seq);
  if (chunk.spool_job_id === null) {
    if (await hadNothing(underway, run, chunk)) return beginAgain(underway, run, chunk);
    const message = 'The printer may have this; its number for it was not kept.';
    return end(underway, chunk, { kind: 'uncertain', message });
  }
  const again = { begunAt: chunk.begun_at };
  const outcome = await follow(underway, run, chunk, chunk.spool_job_id, again);
  if (!outcome) return 'waits';
  if (outcome.kind === 'printed') return end(underway, chunk, outcome);
  const said = 'message' in outcome ? outcome.message : 'the printer does not say what became of it';
  const message = `Print Room stopped while this was at the printer; ${said}`;
  return end(underway, chunk, { kind: 'uncertain', message });
}

/** Whether the printer proves that it got nothing of a chunk whose number there was not kept. */
async function hadNothing({ parts, printer }: Underway, run: RunRow, chunk: ChunkRow): Promise<boolean> {
  const title = titleOf(run, chunk);
  try {
    return (await parts.drivers[printer.driver].takeBackEmpty?.(printer, title)) ?? false;
  } catch (caught) {
    parts.ports.logger.warn({ title, err: caught }, 'a spool job could not be asked for');
    return false;
  }
}

/** Its labels are free. It is printed like any other that waits, unless its run was cancelled before the end. */
function beginAgain(underway: Underway, run: RunRow, chunk: ChunkRow): ChunkEnd {
  const { parts, printer, onChunkEnd } = underway;
  if (wasCancelled(run)) {
    onChunkEnd();
    const message = 'the printer got nothing of it';
    return recordOutcome(parts, printer, chunk, { kind: 'failed', message }, run.message);
  }
  parts.db.transaction(() => putBack(parts.db, run, chunk));
  return 'goes_on';
}

/** @returns null where Print Room closes first: the next start takes it up again. */
async function follow(
  underway: Underway,
  run: RunRow,
  chunk: ChunkRow,
  spoolJobId: string,
  again?: Following['again'],
): Promise<Outcome | null> {
  const { parts, signals, printer, onProgress } = underway;
  const driver = parts.drivers[printer.driver];
  const title = titleOf(run, chunk);
  const ended = new AbortController();
  const takenBack = new AbortController();
  // A spooler that is not there now would print it when it is.
  const giveBack = async (): Promise<void> => {
    while (driver.cancel && !ended.signal.aborted) {
      try {
        await driver.cancel(printer, spoolJobId);
        takenBack.abort();
        return;
      } catch (caught) {
        parts.ports.logger.warn({ title, err: caught }, 'a spool job could not be taken back');
      }
      await wait(giveBackAgainMs, undefined, { signal: ended.signal }).catch(() => undefined);
    }
  };
  const onCancel = (): void => void giveBack();
  if (signals.cancel.aborted) onCancel();
  signals.cancel.addEventListener('abort', onCancel, { once: true });
  try {
    return await driver.follow(printer, spoolJobId, {
      closing: signals.closing,
      onProgress,
      title,
      onBegun: (at) => note(parts.db, chunk, { begun_at: at }),
      takenBack: takenBack.signal,
      ...(again && { again }),
    });
  } catch (caught) {
    // It stays as it is: the next start finds a chunk without an end.
    if (signals.closing.aborted) return null;
    return { kind: 'uncertain', message: toErrorData(caught).message };
  } finally {
    ended.abort();
    signals.cancel.removeEventListener('abort', onCancel);
  }
}

/** Keeps what is known of a chunk at the printer, for a start after a crash. */
function note(
  db: WriteDb,
  chunk: ChunkRow,
  facts: { readonly spool_job_id?: string; readonly saved_as?: string | null; readonly begun_at?: number },
): void {
  db.run(
    build
      .updateTable('chunks')
      .set(facts)
      .where('run_seq', '=', chunk.run_seq)
      .where('number', '=', chunk.number),
  );
}

function end(
  { parts, printer, signals, onChunkEnd }: Underway,
  chunk: ChunkRow,
  outcome: Parameters<typeof recordOutcome>[3],
): ChunkEnd {
  onChunkEnd();
  const cancelled = signals.cancel.aborted ? toErrorData(signals.cancel.reason).message : null;
  return recordOutcome(parts, printer, chunk, outcome, cancelled);
}

function titleOf(run: RunRow, chunk: ChunkRow): string {
  return `run-${run.id}-${String(chunk.number).padStart(3, '0')}`;
}
