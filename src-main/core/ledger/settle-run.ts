import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { Evidence } from '../../../src-shared/states/run-states.ts';
import type { WriteDb } from '../db/write-db.ts';
import { labelsOfSheet, type Imposition } from '../render/imposition.ts';
import { chunksOf, setRunStatus, type RunRow } from '../printing/run-row.ts';
import type { Ledger } from './ledger.ts';
import { moveLabels, recordLabels } from './record-labels.ts';

export interface Settlement {
  /** Sheets of the run that came out well, counted from its first. */
  readonly goodSheets: number;
  /** On the sheet after them: how many labels are good, counted along the sheet's printed labels. */
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
  const begun = chunksOf(db, run.seq).filter((chunk) => chunk.status !== 'queued');
  const handed = begun[begun.length - 1];
  if (!handed) throw new PrintRoomError('conflict', `Run ${run.id} has handed nothing to a printer.`);
  const handedSheets = handed.first_sheet + handed.sheets - run.first_sheet;
  const lastHanded = handed.first_label + handed.labels - 1;
  const lastGood = lastGoodLabel(run, imposition, settlement, handedSheets);
  const evidence: Evidence = 'operator';

  return db.transaction(() => {
    const open = ['spooled', 'sent', 'uncertain'] as const;
    moveLabels(db, run.seq, { first: run.first_label, last: lastGood }, open, 'printed');
    moveLabels(db, run.seq, { first: lastGood + 1, last: lastHanded }, open, 'failed');
    const allGood = lastGood === lastHanded;
    const goesOn = allGood && chunksOf(db, run.seq).some((chunk) => chunk.status === 'queued');
    settleChunks(db, run);
    if (!goesOn) {
      db.prepare(
        `UPDATE chunks SET status = 'failed', message = 'not printed' WHERE run_seq = ? AND status = 'queued'`,
      ).run(run.seq);
    }
    recordLabels(
      db,
      ledger,
      run,
      { first: run.first_label, last: lastHanded },
      { evidence, reason: settlement.reason, operator: settlement.operator, runEnds: !goesOn },
      now,
    );
    setRunStatus(db, run.seq, goesOn ? 'printing' : 'completed', now, settlement.reason);
    return goesOn;
  });
}

/** A chunk is what its labels are: printed where any of them is, since the others say for themselves. */
function settleChunks(db: WriteDb, run: RunRow): void {
  db.prepare(
    `UPDATE chunks SET status = CASE WHEN EXISTS
       (SELECT 1 FROM run_labels l WHERE l.run_seq = chunks.run_seq AND l.chunk = chunks.number AND l.state = 'printed')
       THEN 'printed' ELSE 'failed' END
     WHERE run_seq = ? AND status IN ('spooled', 'sent', 'uncertain')`,
  ).run(run.seq);
}

function lastGoodLabel(
  run: RunRow,
  imposition: Imposition,
  settlement: Settlement,
  handedSheets: number,
): number {
  const { goodSheets, lastGood } = settlement;
  const refuse = (msg: string): never => {
    throw new PrintRoomError('validation_error', msg, {
      faults: [{ loc: ['body', 'good_sheets'], msg, type: 'out_of_range' }],
    });
  };
  if (goodSheets > handedSheets) {
    refuse(`${goodSheets} good sheets are more than the ${handedSheets} that were handed to the printer.`);
  }
  if (lastGood > 0 && goodSheets === handedSheets) {
    refuse('All sheets are good, so there is no further sheet with a last good label.');
  }
  let label = run.first_label - 1;
  if (goodSheets > 0) {
    const sheet = labelsOfSheet(imposition, run.first_sheet + goodSheets - 1);
    label = sheet.firstLabel + sheet.count - 1;
  }
  if (lastGood > 0) {
    const next = labelsOfSheet(imposition, run.first_sheet + goodSheets);
    if (lastGood > next.count) refuse(`Sheet ${goodSheets + 1} has ${next.count} labels, not ${lastGood}.`);
    label = next.firstLabel + lastGood - 1;
  }
  return label;
}
