import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PrintRoomError, toErrorData } from '../../../src-shared/errors.ts';
import type { Evidence, LabelState } from '../../../src-shared/states/run-states.ts';
import { build } from '../db/write-db.ts';
import { readItems } from '../jobs/items.ts';
import type { JobRow } from '../jobs/job-row.ts';
import { moveLabels, recordLabels } from '../ledger/record-labels.ts';
import { findObstacles, writeIntents, type ChunkLabel } from '../ledger/write-intents.ts';
import { itemOfLabel, labelsOfSheet, type Imposition } from '../render/imposition.ts';
import type { JobSpec } from '../render/job-spec.ts';
import { cancelQueued } from './cancel-run.ts';
import { drivers } from './drivers/index.ts';
import type { Outcome, Submission } from './drivers/driver.ts';
import { finishRun } from './finish-run.ts';
import type { PrintParts } from './print-engine.ts';
import type { PrinterRow } from './printers.ts';
import { requireJobOfRun } from './run-job.ts';
import { chunksOf, findRun, setRunStatus, type ChunkRow, type RunRow } from './run-row.ts';

interface Underway {
  readonly parts: PrintParts;
  readonly run: RunRow;
  readonly job: JobRow;
  readonly spec: JobSpec;
  readonly imposition: Imposition;
  readonly printer: PrinterRow;
}

/**
 * Prints a run chunk by chunk: draw the print file, check and write the intents, hand it over, follow it, record
 * what is known. Returns when the run has ended or waits for a person.
 */
export async function printChunks(
  parts: PrintParts,
  seq: number,
  signal: AbortSignal,
  announce: () => void,
  closing: () => boolean,
): Promise<void> {
  const { db, ledger, ports, press, printers } = parts;
  const run = findRun(db, seq);
  const { job, spec } = requireJobOfRun(db, run);
  const imposition = press.imposition(job, spec, { copies: run.copies, startPosition: run.start_position });
  let underway: Underway;
  try {
    underway = { parts, run, job, spec, imposition, printer: printers.require(run.printer) };
  } catch (caught) {
    return failRest(parts, run, toErrorData(caught).message);
  }
  for (const chunk of chunksOf(db, seq)) {
    if (chunk.status !== 'queued') continue;
    if (closing()) return;
    if (signal.aborted) {
      cancelQueued(db, ledger, run, byOf(signal), ports.now());
      return;
    }
    try {
      const goesOn = await printChunk(underway, chunk, signal);
      announce();
      if (!goesOn) return;
    } catch (caught) {
      if (closing()) return;
      if (signal.aborted) {
        cancelQueued(db, ledger, findRun(db, seq), byOf(signal), ports.now());
        return;
      }
      ports.logger.error({ run: run.id, chunk: chunk.number, err: caught }, 'a chunk could not be printed');
      return failRest(parts, findRun(db, seq), toErrorData(caught).message);
    }
  }
  db.transaction(() => finishRun(db, ledger, findRun(db, seq), ports.now()));
}

/** @returns false where the run has to wait for a person. */
async function printChunk(underway: Underway, chunk: ChunkRow, signal: AbortSignal): Promise<boolean> {
  const { parts, printer } = underway;
  const { db, ports } = parts;
  const run = findRun(db, underway.run.seq);
  const labels = labelsOfChunk(underway, run, chunk);
  const file = await drawPrintFile(underway, chunk, labels, signal);
  if (labels.every((label) => label.leftOut)) {
    db.run(
      build
        .updateTable('chunks')
        .set({ status: 'failed', message: 'every label of it was left out' })
        .where('run_seq', '=', run.seq)
        .where('number', '=', chunk.number),
    );
    return true;
  }
  const intents = writeIntents(db, run, chunk, labels);
  if (intents.kind === 'asks') {
    db.transaction(() => {
      db.run(
        build
          .updateTable('runs')
          .set({ question: JSON.stringify(intents.question) })
          .where('seq', '=', run.seq),
      );
      setRunStatus(db, run.seq, 'asking', ports.now());
    });
    return false;
  }

  const driver = drivers[printer.driver];
  let submission: Submission;
  try {
    const title = `run-${run.id.slice(0, 12)}-${String(chunk.number).padStart(3, '0')}`;
    submission = await driver.submit(printer, { path: file, title, page: underway.spec.stock.page }, signal);
  } catch (caught) {
    recordOutcome(underway, run, chunk, { kind: 'uncertain', message: toErrorData(caught).message });
    return false;
  }
  if (submission.kind === 'refused') {
    recordOutcome(underway, run, chunk, { kind: 'failed', message: submission.message });
    failRest(parts, run, submission.message);
    return false;
  }
  db.run(
    build
      .updateTable('chunks')
      .set({ spool_job_id: submission.spoolJobId, saved_as: submission.savedAs })
      .where('run_seq', '=', run.seq)
      .where('number', '=', chunk.number),
  );
  // Following is not cancelled: what the spooler has, it prints.
  const outcome = await driver.follow(printer, submission.spoolJobId, new AbortController().signal);
  return recordOutcome(underway, run, chunk, outcome);
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
  const obstacles = new Set(findObstacles(parts.db, run, labels).map(({ label }) => label.item.entityId));
  return labels.map((label) => ({ ...label, leftOut: obstacles.has(label.item.entityId) }));
}

/** Draws the chunk's print file and stores its hash, before the spooler gets it. */
async function drawPrintFile(
  underway: Underway,
  chunk: ChunkRow,
  labels: readonly ChunkLabel[],
  signal: AbortSignal,
): Promise<string> {
  const { parts, run, job, spec, imposition } = underway;
  const path = join(parts.printFiles, run.id, `${String(chunk.number).padStart(3, '0')}.pdf`);
  const leftOut = new Set(labels.filter((label) => label.leftOut).map((label) => label.number));
  if (chunk.sha256 !== null && leftOut.size === 0 && existsSync(path)) return path;
  const file = await parts.press.print({
    job: job.seq,
    spec,
    imposition,
    firstSheet: chunk.first_sheet,
    lastSheet: chunk.first_sheet + chunk.sheets - 1,
    leftOut,
    folder: parts.printFiles,
    path,
    urgent: true,
    signal,
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

/** @returns whether the run may go on with its next chunk. */
function recordOutcome(underway: Underway, run: RunRow, chunk: ChunkRow, outcome: Outcome): boolean {
  const { parts, printer } = underway;
  const { db, ledger, ports } = parts;
  const labels = { first: chunk.first_label, last: chunk.first_label + chunk.labels - 1 };
  const known = knownOf(parts, printer, run, outcome);
  db.transaction(() => {
    moveLabels(db, run.seq, labels, ['spooled'], known.state);
    db.run(
      build
        .updateTable('chunks')
        .set({ status: known.state, message: 'message' in outcome ? outcome.message : null })
        .where('run_seq', '=', run.seq)
        .where('number', '=', chunk.number),
    );
    if (known.state === 'printed' || known.state === 'failed') {
      recordLabels(
        db,
        ledger,
        run,
        labels,
        { evidence: known.evidence, reason: run.reason, operator: run.operator, runEnds: false },
        ports.now(),
      );
    }
    if (known.state === 'uncertain') setRunStatus(db, run.seq, 'uncertain', ports.now(), known.message);
  });
  return known.state === 'sent' || known.state === 'printed';
}

/** What an outcome proves, and what the printer's policy makes of it. */
function knownOf(
  parts: PrintParts,
  printer: PrinterRow,
  run: RunRow,
  outcome: Outcome,
): { readonly state: LabelState; readonly evidence: Evidence; readonly message: string | null } {
  switch (outcome.kind) {
    case 'printed':
      return { state: 'printed', evidence: 'device', message: null };
    case 'saved':
      return parts.printers.countsAsPrinted(run.organisation_id, printer) === true
        ? { state: 'printed', evidence: 'file', message: null }
        : { state: 'sent', evidence: 'file', message: null };
    case 'sent':
      return { state: 'sent', evidence: 'spooler', message: null };
    case 'failed':
      return { state: 'failed', evidence: 'spooler', message: outcome.message };
    case 'uncertain':
      return { state: 'uncertain', evidence: 'spooler', message: outcome.message };
  }
}

/** Nothing more of the run is printed; what was handed over is confirmed or settled as always. */
function failRest(parts: PrintParts, run: RunRow, message: string): void {
  const { db, ledger, ports } = parts;
  db.transaction(() => {
    db.prepare(
      `UPDATE chunks SET status = 'failed', message = ? WHERE run_seq = ? AND status = 'queued'`,
    ).run(message, run.seq);
    finishRun(db, ledger, run, ports.now(), message);
  });
}

function byOf(signal: AbortSignal): string {
  const reason: unknown = signal.reason;
  return reason instanceof PrintRoomError ? reason.message.replace(/^cancelled by /, '') : 'operator';
}
