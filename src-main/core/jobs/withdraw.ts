import { PrintRoomError } from '../../../src-shared/errors.ts';
import { build, type WriteDb } from '../db/write-db.ts';
import { failJob } from './finish.ts';
import type { JobRow } from './job-row.ts';

/**
 * Ends a job that nobody works on. A completed one loses its file, unless a printer was already given labels of it:
 * those exist on paper, and their record must not be pulled away from under them.
 * @throws PrintRoomError `conflict`
 */
export function withdrawJob(db: WriteDb, job: JobRow, reason: PrintRoomError, now: number): void {
  db.transaction(() => {
    const run = db.first(build.selectFrom('runs').select('id').where('job_seq', '=', job.seq).limit(1));
    if (run) {
      throw new PrintRoomError(
        'conflict',
        `Labels of job ${job.id} were ordered from a printer (run ${run.id}); cancel that run instead.`,
      );
    }
    failJob(db, job.seq, reason, now);
    db.run(build.updateTable('artifacts').set({ removed_at: now }).where('job_seq', '=', job.seq));
  });
}
