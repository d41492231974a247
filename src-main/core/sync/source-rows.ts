import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../db/schema.ts';
import { build, type WriteDb } from '../db/write-db.ts';

const whole = z.int().nonnegative().catch(0);
const passCounts = z.object({
  read: whole,
  created: whole,
  updated: whole,
  unchanged: whole,
  quarantined: whole,
  conflicts: whole,
  deactivated: whole,
});
/** What a pass did so far. */
export type PassCounts = z.output<typeof passCounts>;

export const noCounts: Readonly<PassCounts> = passCounts.parse({
  read: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  quarantined: 0,
  conflicts: 0,
  deactivated: 0,
});

type StoredRow = Selectable<Schema['sync_sources']>;
export interface SourceRow extends Omit<StoredRow, 'counts' | 'detail'> {
  readonly counts: PassCounts;
  readonly detail: Readonly<Record<string, unknown>>;
}
export type SourceChange = Partial<Omit<SourceRow, 'organisation_id' | 'source'>>;

/** How far a source is, as it stands on disk. */
export function readSource(db: WriteDb, organisation: number, source: string): SourceRow {
  const row = db
    .prepare('SELECT * FROM sync_sources WHERE organisation_id = ? AND source = ?')
    .get(organisation, source) as StoredRow | undefined;
  if (row)
    return {
      ...row,
      counts: passCounts.parse({ ...noCounts, ...(JSON.parse(row.counts) as object) }),
      detail: JSON.parse(row.detail) as Record<string, unknown>,
    };
  return {
    organisation_id: organisation,
    source,
    pass: 0,
    phase: 'idle',
    state: 'idle',
    sentence: null,
    next_page: 1,
    page_size: null,
    total_count: null,
    pages_total: null,
    counts_moved: 0,
    came_new: 0,
    counts: noCounts,
    detail: {},
    started_at: null,
    finished_at: null,
  };
}

/** Call inside the transaction of what it describes, where there is one. */
export function writeSource(db: WriteDb, organisation: number, source: string, change: SourceChange): void {
  const { counts, detail, ...rest } = change;
  const fields = {
    ...rest,
    ...(counts === undefined ? {} : { counts: JSON.stringify(counts) }),
    ...(detail === undefined ? {} : { detail: JSON.stringify(detail) }),
  };
  db.run(
    build
      .insertInto('sync_sources')
      .values({ organisation_id: organisation, source, ...fields })
      .onConflict((conflict) => conflict.columns(['organisation_id', 'source']).doUpdateSet(fields)),
  );
}

/** Another connection begins everywhere from the first page. What this one closed or failed is asked anew. */
export function forgetProgress(db: WriteDb, organisation: number): void {
  for (const table of ['sync_seen', 'sync_missing', 'sync_quarantine', 'sync_sources'] as const)
    db.prepare(`DELETE FROM ${table} WHERE organisation_id = ? AND source <> 'folder'`).run(organisation);
}
