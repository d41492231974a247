import { PrintRoomError } from '../../../src-shared/errors.ts';
import { build } from '../db/write-db.ts';
import type { PrintParts } from './print-parts.ts';
import { setRunStatus, type RunRow } from './run-row.ts';
import { standingOf } from './state-words.ts';

/**
 * Pauses a run: at once where it waits for its turn, else as soon as the chunk at the printer has come to its end.
 * @throws PrintRoomError `conflict` where it does neither.
 */
export function pauseRun({ db, ports }: PrintParts, run: RunRow, by: string): void {
  if (run.status === 'paused') return;
  if (run.status !== 'queued' && run.status !== 'printing') {
    throw new PrintRoomError('conflict', `${standingOf(run)}; there is nothing to pause.`);
  }
  const message = `paused by ${by}`;
  if (run.status === 'queued') setRunStatus(db, run.seq, 'paused', ports.now(), message);
  else db.run(build.updateTable('runs').set({ pausing: 1, message }).where('seq', '=', run.seq));
}

/** @throws PrintRoomError `conflict` where it is not paused. */
export function resumeRun({ db, ports }: PrintParts, run: RunRow): void {
  if (run.status !== 'paused' && run.pausing === 0) {
    throw new PrintRoomError('conflict', `${standingOf(run)}; it is not paused.`);
  }
  db.transaction(() => {
    db.run(build.updateTable('runs').set({ pausing: 0, message: null }).where('seq', '=', run.seq));
    if (run.status === 'paused') setRunStatus(db, run.seq, 'queued', ports.now());
  });
}

/** @throws PrintRoomError `conflict` where no first sheet waits for it. */
export function releaseRun({ db, ports }: PrintParts, run: RunRow, by: string): void {
  if (run.status !== 'proof') {
    throw new PrintRoomError(
      'conflict',
      `${standingOf(run)}; only a run whose first sheet is out waits for release.`,
    );
  }
  db.transaction(() => {
    db.run(build.updateTable('runs').set({ proof: 0 }).where('seq', '=', run.seq));
    setRunStatus(db, run.seq, 'queued', ports.now(), `first sheet released by ${by}`);
  });
}
