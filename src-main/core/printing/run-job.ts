import type { WriteDb } from '../db/write-db.ts';
import { jobsWithArtifact, requireSheets, type JobRow } from '../jobs/job-row.ts';
import type { SheetSpec } from '../render/job-spec.ts';
import type { RunRow } from './run-row.ts';

/** The job a run prints, and what shapes its labels. */
export function requireJobOfRun(db: WriteDb, run: RunRow): { job: JobRow; spec: SheetSpec } {
  const job = db.first(jobsWithArtifact().where('jobs.seq', '=', run.job_seq));
  if (!job) throw new Error(`Run ${run.id} has no job.`);
  return { job, spec: requireSheets(job) };
}
