import { build, type WriteDb } from '../db/write-db.ts';
import { setRunStatus } from './run-row.ts';

/**
 * After a crash: whatever had its intent on disk and no end may be on paper or not, so it is uncertain. The run
 * waits for its settlement. Runs that stopped between two chunks go on by themselves.
 * @returns the runs that became uncertain.
 */
export function recoverRuns(db: WriteDb, now: number): number[] {
  const runs = db.all(
    build
      .selectFrom('chunks')
      .innerJoin('runs', 'runs.seq', 'chunks.run_seq')
      .select('runs.seq')
      .distinct()
      .where('chunks.status', '=', 'spooled'),
  );
  for (const { seq } of runs) {
    db.transaction(() => {
      db.prepare(`UPDATE run_labels SET state = 'uncertain' WHERE run_seq = ? AND state = 'spooled'`).run(
        seq,
      );
      db.prepare(
        `UPDATE chunks SET status = 'uncertain', message = 'Print Room stopped while this was at the printer' WHERE run_seq = ? AND status = 'spooled'`,
      ).run(seq);
      setRunStatus(db, seq, 'uncertain', now);
    });
  }
  return runs.map((run) => run.seq);
}
