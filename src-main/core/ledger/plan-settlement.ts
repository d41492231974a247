import type { LabelRef } from '../../../src-shared/contract/settling.ts';
import { nameOfEntity } from '../../../src-shared/entity-name.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import { openLabelStates, type LabelState } from '../../../src-shared/states/run-states.ts';
import type { WriteDb } from '../db/write-db.ts';
import type { RunRow } from '../printing/run-row.ts';
import { labelByNumber, requireLabel, sheetsOnPaper, type RunLabel, type RunSheet } from './run-sheets.ts';

/** What a person says about the paper of a run. */
export interface Settlement {
  /** Sheets that came out well, counted from the run's first; null where the last good label says it. */
  readonly goodSheets: number | null;
  /** On the sheet after them: how many labels are good, counted along its places; 0 = none, null = not said. */
  readonly lastGood: number | null;
  /** The last good label itself: scanned, tapped or by its number in the run. */
  readonly lastGoodLabel: LabelRef | null;
  /** Single labels before it that are not good. */
  readonly bad: readonly { readonly label: LabelRef; readonly becomes: 'free' | 'scrapped' }[];
}

/** What a settlement makes of the labels, before anything is done. */
export interface SettlementPlan {
  /** Sheets that can be counted. */
  readonly sheets: number;
  readonly goodSheets: number;
  readonly lastGood: number;
  /** Number of the last label that is good; below the run's first one where none is. */
  readonly lastNumber: number;
  /** Number of the last label that was handed over. */
  readonly lastOnPaper: number;
  readonly lastGoodLabel: RunLabel | null;
  readonly firstFreeLabel: RunLabel | null;
  /** Labels among the good ones that are not; all are open now. */
  readonly freed: readonly RunLabel[];
  readonly scrapped: readonly RunLabel[];
  /** Labels that become printed (scrapped ones too), and those that become free again. */
  readonly printed: number;
  readonly free: number;
  /** Every sheet that was handed over is good, so what has not begun goes on. */
  readonly goesOn: boolean;
}

/**
 * Works out what a settlement would do, and changes nothing.
 * @throws PrintRoomError `conflict` where the run asks nothing of the kind, `validation_error` on what cannot be.
 */
export function planSettlement(db: WriteDb, run: RunRow, said: Settlement): SettlementPlan {
  if (run.status !== 'confirming' && run.status !== 'uncertain') {
    throw new PrintRoomError(
      'conflict',
      `Run ${run.id} is ${run.status}; only a run that waits for its good sheets or is uncertain can be settled.`,
    );
  }
  const sheets = sheetsOnPaper(db, run);
  const { goodSheets, lastGood } = placeOf(db, run, sheets, said);
  const lastNumber = lastNumberOf(run, sheets, goodSheets, lastGood);
  refuseContradiction(db, run, sheets, lastNumber);
  const lastOnPaper = sheets.at(-1)?.last ?? run.first_label - 1;
  const bad = badLabels(db, run, said, lastNumber);
  const open = (first: number, last: number): number => countOpen(db, run, first, last);
  const freed = bad.filter(({ becomes }) => becomes === 'free').map(({ label }) => label);
  return {
    sheets: sheets.length,
    goodSheets,
    lastGood,
    lastNumber,
    lastOnPaper,
    lastGoodLabel: labelByNumber(db, run, lastNumber) ?? null,
    firstFreeLabel: lastNumber < lastOnPaper ? (labelByNumber(db, run, lastNumber + 1) ?? null) : null,
    freed,
    scrapped: bad.filter(({ becomes }) => becomes === 'scrapped').map(({ label }) => label),
    printed: open(run.first_label, lastNumber) - freed.length,
    free: open(lastNumber + 1, lastOnPaper) + freed.length,
    goesOn: lastNumber >= lastOnPaper && hasQueued(db, run),
  };
}

/** Good sheets and labels on the next one, whichever way the last good label was named. */
function placeOf(
  db: WriteDb,
  run: RunRow,
  sheets: readonly RunSheet[],
  { goodSheets, lastGood, lastGoodLabel }: Settlement,
): { goodSheets: number; lastGood: number } {
  if (lastGoodLabel === null) {
    if (goodSheets !== null) return { goodSheets, lastGood: lastGood ?? 0 };
    throw refuse('good_sheets', 'Say how many sheets are good, or which label is the last good one.');
  }
  const label = requireLabel(db, run, lastGoodLabel);
  const index = sheets.findIndex(({ sheet }) => sheet === label.sheet);
  const at = sheets[index];
  const name = nameOfEntity(label);
  if (!at) throw refuse('last_good_label', `The sheet with ${name} was not handed to the printer.`);
  if (
    goodSheets !== null &&
    goodSheets !== index &&
    !(goodSheets === index + 1 && label.number === at.last)
  ) {
    throw refuse(
      'last_good_label',
      `${name} is on sheet ${index + 1}; after ${goodSheets} good sheets the last good label is on sheet ${goodSheets + 1}. Count again.`,
    );
  }
  const count = label.number - at.first + 1;
  const isLast = label.number === at.last;
  // A full sheet is one of the good ones, or so many labels of the one after them.
  const counted = goodSheets === index + 1 ? [0] : isLast && goodSheets === null ? [0, count] : [count];
  if (lastGood !== null && !counted.includes(lastGood)) {
    throw refuse(
      'last_good',
      `${name} is label ${count} of sheet ${index + 1}, which is not ${lastGood} good labels on it. Count again.`,
    );
  }
  return isLast ? { goodSheets: index + 1, lastGood: 0 } : { goodSheets: index, lastGood: count };
}

function lastNumberOf(
  run: RunRow,
  sheets: readonly RunSheet[],
  goodSheets: number,
  lastGood: number,
): number {
  if (goodSheets > sheets.length) {
    throw refuse(
      'good_sheets',
      `${goodSheets} good sheets are more than the ${sheets.length} that were handed to the printer.`,
    );
  }
  const next = sheets[goodSheets];
  if (lastGood === 0) return goodSheets === 0 ? run.first_label - 1 : (sheets[goodSheets - 1]?.last ?? 0);
  if (!next) {
    throw refuse('last_good', 'All sheets are good, so there is no further sheet with a last good label.');
  }
  const count = next.last - next.first + 1;
  if (lastGood > count) {
    throw refuse('last_good', `Sheet ${goodSheets + 1} has ${count} labels, not ${lastGood}.`);
  }
  return next.first + lastGood - 1;
}

/** What is recorded stays recorded: a person who counts fewer sheets counts from somewhere else. "None" is plain. */
function refuseContradiction(
  db: WriteDb,
  run: RunRow,
  sheets: readonly RunSheet[],
  lastNumber: number,
): void {
  const recorded = (db
    .prepare(
      `SELECT number FROM run_labels WHERE run_seq = ? AND state = 'printed' ORDER BY number DESC LIMIT 1`,
    )
    .pluck()
    .get(run.seq) ?? 0) as number;
  if (lastNumber < run.first_label || lastNumber >= recorded) return;
  const counted = sheets.filter(({ last }) => last <= recorded).length;
  throw refuse(
    'good_sheets',
    `The first ${counted} sheets of this run are recorded as printed already. Count from the first sheet of the run, or say 0 where none of the others is good.`,
  );
}

function badLabels(
  db: WriteDb,
  run: RunRow,
  { bad }: Settlement,
  lastNumber: number,
): { label: RunLabel; becomes: 'free' | 'scrapped' }[] {
  const found = new Map<number, { label: RunLabel; becomes: 'free' | 'scrapped' }>();
  for (const { label: ref, becomes } of bad) {
    const label = requireLabel(db, run, ref);
    const where = `${nameOfEntity(label)} on sheet ${label.sheet}, place ${label.cell},`;
    if (label.number > lastNumber) {
      throw refuse('bad', `${where} comes after the last good label, so it is free anyway.`);
    }
    if (!isOpen(label.state)) {
      const why =
        label.state === 'printed'
          ? 'is recorded as printed already; record it as scrapped'
          : 'was not printed';
      throw refuse('bad', `${where} ${why}.`);
    }
    if (found.has(label.number)) throw refuse('bad', `${where} is named twice.`);
    found.set(label.number, { label, becomes });
  }
  return [...found.values()];
}

function isOpen(state: LabelState): boolean {
  return (openLabelStates as readonly LabelState[]).includes(state);
}

function countOpen(db: WriteDb, run: RunRow, first: number, last: number): number {
  return db
    .prepare(
      `SELECT count(*) FROM run_labels WHERE run_seq = ? AND number BETWEEN ? AND ? AND state IN ('spooled', 'sent', 'uncertain')`,
    )
    .pluck()
    .get(run.seq, first, last) as number;
}

function hasQueued(db: WriteDb, run: RunRow): boolean {
  return (
    db.prepare(`SELECT 1 FROM chunks WHERE run_seq = ? AND status = 'queued' LIMIT 1`).get(run.seq) !==
    undefined
  );
}

function refuse(field: string, msg: string): PrintRoomError {
  return new PrintRoomError('validation_error', msg, {
    faults: [{ loc: ['body', field], msg, type: 'out_of_range' }],
  });
}
