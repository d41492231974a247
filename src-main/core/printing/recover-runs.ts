import { build, type WriteDb } from '../db/write-db.ts';
import { moveLabels } from '../ledger/record-labels.ts';
import { setChunkStatus, setRunStatus } from './run-row.ts';

/**
 * After a crash: whatever had its intent on disk and no end may be on paper or not, so it is uncertain. The run
 * waits for its settlement. Runs that stopped between two chunks go on by themselves.
 * @returns the runs that became uncertain.
 */
export function recoverRuns(db: WriteDb, now: number): number[] {
  const inFlight = db.all(
    build
      .selectFrom('chunks')
      .innerJoin('runs', 'runs.seq', 'chunks.run_seq')
      .select(['chunks.run_seq', 'chunks.number', 'chunks.first_label', 'chunks.labels'])
      .where('runs.status', 'in', ['printing'])
      .where('chunks.status', '=', 'spooled'),
  );
  const message = 'Print Room stopped while this was at the printer';
  for (const chunk of inFlight) {
    const labels = { first: chunk.first_label, last: chunk.first_label + chunk.labels - 1 };
    db.transaction(() => {
      moveLabels(db, chunk.run_seq, labels, ['spooled'], 'uncertain');
      setChunkStatus(db, chunk, 'uncertain', { message });
      setRunStatus(db, chunk.run_seq, 'uncertain', now, message);
    });
  }
  return inFlight.map((chunk) => chunk.run_seq);
}
