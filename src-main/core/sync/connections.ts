import type { Selectable } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { build, type WriteDb } from '../db/write-db.ts';
import type { QuotaState } from './client/quota.ts';
import { forgetProgress } from './source-rows.ts';

export type ConnectionRow = Selectable<Schema['closient_connections']>;

/**
 * Where the key of an organisation's connection is kept: outside of the database, so that no copy of it has it. The
 * server is part of the name, so that a key that was given for one can never be sent to another.
 */
export function secretName({ organisation_id, url }: Pick<ConnectionRow, 'organisation_id' | 'url'>): string {
  return `closient-key.${organisation_id}@${url}`;
}

export function connectionOf(db: WriteDb, organisation: number): ConnectionRow | undefined {
  return db.first(
    build
      .selectFrom('closient_connections')
      .selectAll()
      .where('organisation_id', '=', organisation)
      .where('connected', '=', 1),
  );
}

export function allConnections(db: WriteDb): ConnectionRow[] {
  return db.all(build.selectFrom('closient_connections').selectAll().where('connected', '=', 1));
}

export interface NewConnection {
  readonly url: string;
  readonly remoteId: string;
  readonly remoteName: string;
}

/**
 * Stores a connection that works. To another organisation or server than before it begins anew, and what the one
 * before brought stays as it is: rows that are not listed here have not vanished there.
 */
export function storeConnection(
  db: WriteDb,
  organisation: number,
  { url, remoteId, remoteName }: NewConnection,
  now: number,
): ConnectionRow {
  return db.transaction(() => {
    const before = db
      .prepare(
        `SELECT id FROM closient_connections WHERE organisation_id = ?
         ORDER BY connected DESC, coalesce(last_seen_at, created_at) DESC, id DESC LIMIT 1`,
      )
      .pluck()
      .get(organisation) as number | undefined;
    db.prepare('UPDATE closient_connections SET connected = 0 WHERE organisation_id = ?').run(organisation);
    db.prepare(
      `INSERT INTO closient_connections (organisation_id, url, remote_organization_id, remote_organization_name,
         connected, state, last_seen_at, created_at) VALUES (?, ?, ?, ?, 1, 'online', ?, ?)
       ON CONFLICT (organisation_id, url, remote_organization_id) DO UPDATE SET connected = 1, state = 'online',
         sentence = NULL, offline_since = NULL, quota = NULL, last_seen_at = excluded.last_seen_at,
         remote_organization_name = excluded.remote_organization_name`,
    ).run(organisation, url, remoteId, remoteName, now, now);
    const row = connectionOf(db, organisation);
    if (!row) throw new Error('The connection was not stored.');
    if (before !== undefined && before !== row.id) forgetProgress(db, organisation);
    // Whoever connects wants it to go on. Only what was closed for good stays closed.
    db.prepare(
      `UPDATE sync_sources SET state = 'idle', sentence = NULL WHERE organisation_id = ? AND state IN ('stopped', 'failed', 'unavailable')`,
    ).run(organisation);
    return row;
  });
}

/** Makes a connection of before the one that is used, again. */
export function returnTo(db: WriteDb, { id, organisation_id: organisation }: ConnectionRow): void {
  db.transaction(() => {
    if (connectionOf(db, organisation)?.id !== id) forgetProgress(db, organisation);
    endConnection(db, organisation);
    db.prepare('UPDATE closient_connections SET connected = 1 WHERE id = ?').run(id);
  });
}

export function endConnection(db: WriteDb, organisation: number): void {
  db.prepare('UPDATE closient_connections SET connected = 0 WHERE organisation_id = ?').run(organisation);
}

export function changeConnection(
  db: WriteDb,
  id: number,
  change: Partial<
    Pick<
      ConnectionRow,
      'state' | 'sentence' | 'last_seen_at' | 'offline_since' | 'digital_link_host_seen' | 'quota'
    >
  >,
): void {
  db.run(build.updateTable('closient_connections').set(change).where('id', '=', id));
}

/** What the last process knew of the key's quota. */
export function quotaOf({ quota }: ConnectionRow): QuotaState | undefined {
  return quota === null ? undefined : (JSON.parse(quota) as QuotaState);
}
