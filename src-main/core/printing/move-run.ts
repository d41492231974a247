import { PrintRoomError } from '../../../src-shared/errors.ts';
import { build, type WriteDb } from '../db/write-db.ts';
import type { PrintParts } from './print-parts.ts';
import type { PrinterRow } from './printers.ts';
import { putLast } from './queue.ts';
import { chunksOf, type RunRow } from './run-row.ts';
import { standingOf } from './state-words.ts';

/**
 * A run has one printer: where its labels came out is known for ever, so it stays where it began.
 * @throws PrintRoomError `conflict` where it is at work, or anything of it was handed over.
 */
export function requireUntouched(db: WriteDb, run: RunRow): void {
  if (run.status !== 'queued' && run.status !== 'paused') {
    throw new PrintRoomError(
      'conflict',
      `${standingOf(run)}; only a run that waits can go to another printer.`,
    );
  }
  if (chunksOf(db, run.seq).every(({ status }) => status === 'queued')) return;
  throw new PrintRoomError(
    'conflict',
    `Sheets of run ${run.id} went to ${run.printer} already. Cancel it and print the rest there.`,
  );
}

/** Puts a run at the end of another printer's queue. The printer takes its sheets; that is checked. */
export function moveToPrinter({ db }: PrintParts, run: RunRow, printer: PrinterRow): void {
  requireUntouched(db, run);
  db.transaction(() => {
    putLast(db, run.seq, printer.name);
    if (run.rest_as !== run.printer.slice(0, 60)) return;
    db.run(
      build
        .updateTable('runs')
        .set({ rest_as: printer.name.slice(0, 60) })
        .where('seq', '=', run.seq),
    );
  });
}
