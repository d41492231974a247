import type { ErrorData } from '../../../src-shared/errors.ts';
import { build, type WriteDb } from '../db/write-db.ts';
import type { Ports } from '../ports.ts';
import type { JobFile } from './job-file.ts';
import { downloadName } from './artifact-files.ts';
import type { JobRow } from './job-row.ts';

/** The file is on disk: says so, once and for all. */
export function completeJob(db: WriteDb, job: JobRow, file: JobFile, ports: Ports): void {
  db.transaction(() => {
    recordArtifact(db, job, file, ports);
    db.run(
      build
        .updateTable('jobs')
        .set({
          status: 'completed',
          processed_items: job.total_items,
          lease_owner: null,
          lease_until: null,
          finished_at: ports.now(),
        })
        .where('seq', '=', job.seq)
        .where('status', '=', 'processing'),
    );
  });
}

/** Notes a job's file: its first one, or the one that was drawn again after retention. */
export function recordArtifact(db: WriteDb, job: JobRow, file: JobFile, ports: Ports): void {
  const artifact = {
    file_name: downloadName(job),
    sha256: file.sha256,
    bytes: file.bytes,
    sheets: file.sheets,
    app_version: ports.version,
    zlib_version: process.versions.zlib ?? 'unknown',
    created_at: ports.now(),
    removed_at: null,
  };
  db.run(
    build
      .insertInto('artifacts')
      .values({ job_seq: job.seq, ...artifact })
      .onConflict((conflict) => conflict.doUpdateSet(artifact)),
  );
}

/** A failed job stays as it failed; every other may still end here. */
export function failJob(
  db: WriteDb,
  seq: number,
  error: Pick<ErrorData, 'code' | 'message'>,
  now: number,
): void {
  db.run(
    build
      .updateTable('jobs')
      .set({
        status: 'failed',
        error: error.message,
        error_code: error.code,
        lease_owner: null,
        lease_until: null,
        finished_at: now,
      })
      .where('seq', '=', seq)
      .where('status', '!=', 'failed'),
  );
}
