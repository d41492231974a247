import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { WriteDb } from '../db/write-db.ts';
import { keptSince } from '../settings/kept-since.ts';
import type { Settings } from '../settings/settings.ts';

/**
 * Deletes the print files of runs that ended longer ago than files are kept. Their hashes, and what they were made
 * of, stay; `reproduce` draws them again. @returns of how many runs.
 */
export async function removeOldPrintFiles(
  db: WriteDb,
  settings: Settings,
  folder: string,
  now: number,
): Promise<number> {
  let removed = 0;
  for (const { organisation, since } of keptSince(db, settings, now)) {
    const runs = db
      .prepare(
        `SELECT r.seq, r.id FROM runs r WHERE r.organisation_id = ? AND r.ended_at <= ?
         AND EXISTS (SELECT 1 FROM chunks c WHERE c.run_seq = r.seq AND c.print_file IS NOT NULL)`,
      )
      .all(organisation, since) as { seq: number; id: string }[];
    for (const run of runs) {
      await rm(join(folder, run.id), { recursive: true, force: true });
      db.prepare('UPDATE chunks SET print_file = NULL WHERE run_seq = ?').run(run.seq);
      removed++;
    }
  }
  return removed;
}
