import { PrintRoomError } from '../../../src-shared/errors.ts';
import { openLabelStates } from '../../../src-shared/states/run-states.ts';
import { build, type WriteDb } from '../db/write-db.ts';
import { labelsOfSheet, type Imposition } from '../render/imposition.ts';
import { chunksOf, setRunStatus, takeBackQueued, type ChunkRow, type RunRow } from '../printing/run-row.ts';
import type { Ledger } from './ledger.ts';
import { moveLabels, recordLabels } from './record-labels.ts';

export interface Settlement {
  /** Sheets of the run that came out well, counted from its first. */
  readonly goodSheets: number;
  /** On the sheet after them: how many labels are good, counted along the sheet's places. */
  readonly lastGood: number;
  readonly reason: string | null;
  readonly operator: number;
}

/**
 * What a person says about the paper: everything up to the last good label becomes printed, the rest of what was
 * handed over is free again. One transaction, with who and why.
 *
 * Where every sheet that was handed over is good, the chunks that have not begun go on; else the run ends, and what
 * is left is simply never printed.
 * @returns true where the run goes on.
 * @throws PrintRoomError `conflict` where the run asks nothing of the kind, `validation_error` on numbers that
 * cannot be.
 */
export function settleRun(
  db: WriteDb,
  ledger: Ledger,
  run: RunRow,
  imposition: Imposition,
  settlement: Settlement,
  now: number,
): boolean {
  if (run.status !== 'confirming' && run.status !== 'uncertain') {
    throw new PrintRoomError(
      'conflict',
      `Run ${run.id} is ${run.status}; only a run that waits for its good sheets or is uncertain can be settled.`,
    );
  }
  const sheets = chunksOf(db, run.seq).filter(isOnPaper).flatMap(sheetsOf);
  const last = lastLabelOn(imposition, sheets[sheets.length - 1]);
  const lastGood = lastGoodLabel(db, run, imposition, sheets, settlement);

  return db.transaction(() => {
    const printed = moveLabels(
      db,
      run.seq,
      { first: run.first_label, last: lastGood },
      openLabelStates,
      'printed',
    );
    const freed = moveLabels(db, run.seq, { first: lastGood + 1, last }, openLabelStates, 'failed');
    const changed = settleChunks(db, run);
    if (lastGood < last) takeBackQueued(db, run.seq, 'not printed: the sheets before were not all good');
    const goesOn = chunksOf(db, run.seq).some((chunk) => chunk.status === 'queued');
    const { reason, operator } = settlement;
    if (changed) {
      const labels = { first: changed.first, last };
      recordLabels(
        db,
        ledger,
        run,
        labels,
        { evidence: 'operator', reason, operator, runEnds: !goesOn },
        now,
      );
    }
    const { goodSheets: good_sheets, lastGood: last_good } = settlement;
    const said = { run_seq: run.seq, good_sheets, last_good, printed, freed, operator, reason, at: now };
    db.run(build.insertInto('settlements').values(said));
    const ended = hasPrinted(db, run) ? 'completed' : 'failed';
    setRunStatus(db, run.seq, goesOn ? 'printing' : ended, now, reason ?? undefined);
    return goesOn;
  });
}

/** Chunks a printer may have put on paper. One that was refused, taken back or left out has no sheets to count. */
function isOnPaper(chunk: ChunkRow): boolean {
  return chunk.status !== 'queued' && chunk.status !== 'failed';
}

function sheetsOf(chunk: ChunkRow): number[] {
  return Array.from({ length: chunk.sheets }, (_, index) => chunk.first_sheet + index);
}

/**
 * A chunk is what its labels are: printed where any of them is, since the others say for themselves.
 * @returns its first label, where there was any.
 */
function settleChunks(db: WriteDb, run: RunRow): { first: number } | null {
  const first = db
    .prepare(
      `SELECT min(first_label) FROM chunks WHERE run_seq = ? AND status IN ('spooled', 'sent', 'uncertain')`,
    )
    .pluck()
    .get(run.seq);
  const anyPrinted = `EXISTS (SELECT 1 FROM run_labels l WHERE l.run_seq = chunks.run_seq AND l.state = 'printed'
    AND l.number BETWEEN chunks.first_label AND chunks.first_label + chunks.labels - 1)`;
  db.prepare(
    `UPDATE chunks SET status = iif(${anyPrinted}, 'printed', 'failed'), evidence = iif(${anyPrinted}, 'operator', NULL)
     WHERE run_seq = ? AND status IN ('spooled', 'sent', 'uncertain')`,
  ).run(run.seq);
  return typeof first === 'number' ? { first } : null;
}

function hasPrinted(db: WriteDb, run: RunRow): boolean {
  const found = db.prepare(`SELECT 1 FROM run_labels WHERE run_seq = ? AND state = 'printed' LIMIT 1`);
  return found.get(run.seq) !== undefined;
}

function lastLabelOn(imposition: Imposition, sheet: number | undefined): number {
  if (sheet === undefined) return 0;
  const { firstLabel, count } = labelsOfSheet(imposition, sheet);
  return firstLabel + count - 1;
}

/** @param sheets the sheets of the run that may be on paper, in order. */
function lastGoodLabel(
  db: WriteDb,
  run: RunRow,
  imposition: Imposition,
  sheets: readonly number[],
  { goodSheets, lastGood }: Settlement,
): number {
  const next = sheets[goodSheets];
  if (goodSheets > sheets.length) {
    throw refuse(
      'good_sheets',
      `${goodSheets} good sheets are more than the ${sheets.length} that were handed to the printer.`,
    );
  }
  if (lastGood > 0 && next === undefined) {
    throw refuse('last_good', 'All sheets are good, so there is no further sheet with a last good label.');
  }
  let label = goodSheets === 0 ? run.first_label - 1 : lastLabelOn(imposition, sheets[goodSheets - 1]);
  if (lastGood > 0 && next !== undefined) {
    const { firstLabel, count } = labelsOfSheet(imposition, next);
    if (lastGood > count) {
      throw refuse('last_good', `Sheet ${goodSheets + 1} has ${count} labels, not ${lastGood}.`);
    }
    label = firstLabel + lastGood - 1;
  }
  refuseContradiction(db, run, imposition, sheets, label);
  return label;
}

/** What is recorded stays recorded: a person who counts fewer sheets counts from somewhere else. "None" is plain. */
function refuseContradiction(
  db: WriteDb,
  run: RunRow,
  imposition: Imposition,
  sheets: readonly number[],
  lastGood: number,
): void {
  const recorded = db
    .prepare(`SELECT coalesce(max(number), 0) FROM run_labels WHERE run_seq = ? AND state = 'printed'`)
    .pluck()
    .get(run.seq) as number;
  if (lastGood < run.first_label || lastGood >= recorded) return;
  const counted = sheets.filter((sheet) => lastLabelOn(imposition, sheet) <= recorded).length;
  throw refuse(
    'good_sheets',
    `The first ${counted} sheets of this run are recorded as printed already. Count from the first sheet of the run, or say 0 where none of the others is good.`,
  );
}

function refuse(field: string, msg: string): PrintRoomError {
  return new PrintRoomError('validation_error', msg, {
    faults: [{ loc: ['body', field], msg, type: 'out_of_range' }],
  });
}
