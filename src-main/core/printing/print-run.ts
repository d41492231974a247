import { join } from 'node:path';
import { sentenceOf, toErrorData } from '../../../src-shared/errors.ts';
import type { JobRow } from '../jobs/job-row.ts';
import { readItems } from '../jobs/items.ts';
import { findObstacles } from '../ledger/find-obstacles.ts';
import type { ChunkLabel } from '../ledger/obstacle.ts';
import { writeIntents } from '../ledger/write-intents.ts';
import { build } from '../db/write-db.ts';
import { itemOfLabel, labelsOfSheet, type Imposition } from '../render/imposition.ts';
import type { SheetSpec } from '../render/job-spec.ts';
import { drivers } from './drivers/index.ts';
import type { Submission } from './drivers/driver.ts';
import { finishRun, type EarlyEnd } from './finish-run.ts';
import type { PrintParts } from './print-parts.ts';
import type { PrinterRow } from './printers.ts';
import { recordOutcome } from './record-outcome.ts';
import { requireJobOfRun } from './run-job.ts';
import { findRun, nextQueuedChunk, type ChunkRow, type RunRow } from './run-row.ts';

export interface RunSignals {
  /** Aborted with the sentence "cancelled by ..."; the queued chunks are taken back by then. */
  readonly cancel: AbortSignal;
  /** Print Room ends: stop where it is safe, change nothing. */
  readonly closing: AbortSignal;
}

interface Underway {
  readonly parts: PrintParts;
  readonly signals: RunSignals;
  readonly announce: () => void;
  readonly job: JobRow;
  readonly spec: SheetSpec;
  readonly imposition: Imposition;
  readonly printer: PrinterRow;
}

/** `waits`: for a person, or for the next start. */
type ChunkEnd = 'goes_on' | 'waits';

/**
 * Prints a run chunk by chunk: draw the print file, check and write the intents, hand it over, follow it, record
 * what is known. Returns when the run has ended or waits for a person.
 */
export async function printRun(
  parts: PrintParts,
  seq: number,
  signals: RunSignals,
  announce: () => void,
): Promise<void> {
  const { db, ledger, ports } = parts;
  let early: EarlyEnd | null = null;
  try {
    const underway = prepare(parts, findRun(db, seq), signals, announce);
    for (;;) {
      const chunk = nextQueuedChunk(db, seq);
      if (!chunk) break;
      if (signals.closing.aborted || (await printChunk(underway, chunk)) === 'waits') return;
      announce();
    }
  } catch (caught) {
    if (signals.closing.aborted) return;
    if (!signals.cancel.aborted) {
      ports.logger.error({ run: seq, err: caught }, 'a chunk could not be printed');
      early = { status: 'failed', message: sentenceOf(toErrorData(caught)) };
    }
  }
  if (signals.cancel.aborted) {
    early = { status: 'cancelled', message: toErrorData(signals.cancel.reason).message };
  }
  db.transaction(() => finishRun(db, ledger, findRun(db, seq), ports.now(), early));
}

function prepare(parts: PrintParts, run: RunRow, signals: RunSignals, announce: () => void): Underway {
  const { job, spec } = requireJobOfRun(parts.db, run);
  const placing = { copies: run.copies, startPosition: run.start_position };
  const imposition = parts.press.imposition(job, spec, placing);
  return { parts, signals, announce, job, spec, imposition, printer: parts.printers.require(run.printer) };
}

async function printChunk(underway: Underway, chunk: ChunkRow): Promise<ChunkEnd> {
  const { parts, signals, announce, printer, spec } = underway;
  const { db, ports } = parts;
  const run = findRun(db, chunk.run_seq);
  const labels = labelsOfChunk(underway, run, chunk);
  const path = await drawPrintFile(underway, run, chunk, labels);
  if (signals.closing.aborted) return 'waits';
  switch (writeIntents(db, run, chunk, labels, ports.now())) {
    case 'asks':
      return 'waits';
    case 'taken_back':
      return 'goes_on';
    case 'nothing_left':
      recordOutcome(parts, printer, chunk, { kind: 'left_out', message: 'every label of it was left out' });
      return 'goes_on';
    case 'written':
  }
  // From here on nothing is cancelled: what the spooler may have, it prints.
  const driver = drivers[printer.driver];
  const title = `run-${run.id}-${String(chunk.number).padStart(3, '0')}`;
  let submission: Submission;
  try {
    submission = await driver.submit(printer, { path, title, page: spec.stock.page });
  } catch (caught) {
    return recordOutcome(parts, printer, chunk, { kind: 'uncertain', message: toErrorData(caught).message });
  }
  if (submission.kind === 'refused') {
    return recordOutcome(parts, printer, chunk, { kind: 'refused', message: submission.message });
  }
  const { spoolJobId, savedAs } = submission;
  db.run(
    build
      .updateTable('chunks')
      .set({ spool_job_id: spoolJobId, saved_as: savedAs })
      .where('run_seq', '=', run.seq)
      .where('number', '=', chunk.number),
  );
  announce();
  try {
    return recordOutcome(parts, printer, chunk, await driver.follow(printer, spoolJobId, signals.closing));
  } catch (caught) {
    // It stays as it is: the next start finds a chunk without an end and calls it uncertain.
    if (signals.closing.aborted) return 'waits';
    return recordOutcome(parts, printer, chunk, { kind: 'uncertain', message: toErrorData(caught).message });
  }
}

/** Which labels a chunk has and where they lie. Those an operator left out keep their cell empty. */
function labelsOfChunk(underway: Underway, run: RunRow, chunk: ChunkRow): ChunkLabel[] {
  const { parts, imposition, job } = underway;
  const first = itemOfLabel(imposition, chunk.first_label).position;
  const last = itemOfLabel(imposition, chunk.first_label + chunk.labels - 1).position;
  const items = readItems(parts.db, job.seq, first, last);
  const labels: ChunkLabel[] = [];
  for (let sheet = chunk.first_sheet; sheet < chunk.first_sheet + chunk.sheets; sheet++) {
    const { firstLabel, count, firstCell } = labelsOfSheet(imposition, sheet);
    for (let index = 0; index < count; index++) {
      const number = firstLabel + index;
      const { position, copy } = itemOfLabel(imposition, number);
      const item = items[position - first];
      if (!item) throw new Error(`Item ${position} of job ${job.id} is missing.`);
      labels.push({ number, item, copy, sheet, cell: firstCell + index, leftOut: false });
    }
  }
  if (run.skip === 0) return labels;
  const obstacles = new Set(findObstacles(parts.db, run, labels).map(({ label }) => label.item.position));
  return labels.map((label) => ({ ...label, leftOut: obstacles.has(label.item.position) }));
}

/**
 * Draws the chunk's print file and stores its hash, before the spooler gets it. Drawn anew also where an earlier
 * one exists: that one may lack other labels, or be no longer what its hash says.
 */
async function drawPrintFile(
  underway: Underway,
  run: RunRow,
  chunk: ChunkRow,
  labels: readonly ChunkLabel[],
): Promise<string> {
  const { parts, signals, job, spec, imposition } = underway;
  const path = join(parts.printFiles, run.id, `${String(chunk.number).padStart(3, '0')}.pdf`);
  const file = await parts.press.print({
    job: job.seq,
    spec,
    imposition,
    firstSheet: chunk.first_sheet,
    lastSheet: chunk.first_sheet + chunk.sheets - 1,
    leftOut: new Set(labels.filter((label) => label.leftOut).map((label) => label.number)),
    folder: parts.printFiles,
    path,
    urgent: true,
    signal: AbortSignal.any([signals.cancel, signals.closing]),
  });
  parts.db.run(
    build
      .updateTable('chunks')
      .set({ print_file: path, sha256: file.sha256, bytes: file.bytes })
      .where('run_seq', '=', run.seq)
      .where('number', '=', chunk.number),
  );
  return path;
}
