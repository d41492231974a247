import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type WriteDb } from '../db/write-db.ts';
import type { Settings } from '../settings/settings.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Deletes finished files that are older than the organisation keeps them. Their rows stay. @returns how many. */
export async function removeOldArtifacts(
  db: WriteDb,
  settings: Settings,
  folder: string,
  now: number,
): Promise<number> {
  const rows = db.all(
    build
      .selectFrom('artifacts')
      .innerJoin('jobs', 'jobs.seq', 'artifacts.job_seq')
      .select(['jobs.seq', 'jobs.id', 'jobs.organisation_id', 'artifacts.created_at'])
      .where('artifacts.removed_at', 'is', null),
  );
  let removed = 0;
  for (const row of rows) {
    if (row.created_at > now - settings.get(row.organisation_id, 'artifact_retention_days') * dayMs) continue;
    await rm(join(folder, `${row.id}.pdf`), { force: true });
    db.run(build.updateTable('artifacts').set({ removed_at: now }).where('job_seq', '=', row.seq));
    removed++;
  }
  return removed;
}
