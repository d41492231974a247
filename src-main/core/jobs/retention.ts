import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type WriteDb } from '../db/write-db.ts';
import { storedName } from './artifact-files.ts';
import { keptSince } from '../settings/kept-since.ts';
import type { Settings } from '../settings/settings.ts';

/** Deletes finished files that are older than the organisation keeps them. Their rows stay. @returns how many. */
export async function removeOldArtifacts(
  db: WriteDb,
  settings: Settings,
  folder: string,
  now: number,
): Promise<number> {
  let removed = 0;
  for (const { organisation, since } of keptSince(db, settings, now)) {
    for (const job of artifactsUntil(db, organisation, since)) {
      // The file first: a row that claims a missing file is mended at the next poll, a file without row never.
      await rm(join(folder, storedName(job)), { force: true });
      db.run(build.updateTable('artifacts').set({ removed_at: now }).where('job_seq', '=', job.seq));
      removed++;
    }
  }
  return removed;
}

function artifactsUntil(db: WriteDb, organisation: number, oldest: number) {
  return db.all(
    build
      .selectFrom('artifacts')
      .innerJoin('jobs', 'jobs.seq', 'artifacts.job_seq')
      .select(['jobs.seq', 'jobs.id', 'jobs.export_type'])
      .where('jobs.organisation_id', '=', organisation)
      .where('artifacts.removed_at', 'is', null)
      .where('artifacts.created_at', '<=', oldest),
  );
}
