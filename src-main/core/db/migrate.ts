import type { Database } from 'better-sqlite3';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import { migrations } from './migrations/index.ts';

/**
 * Brings the database to this version, one transaction per migration.
 * A database that a newer version has touched is refused: writing to it could lose what we do not know of.
 */
export function migrate(sqlite: Database, now: number): void {
  sqlite.exec(
    'CREATE TABLE IF NOT EXISTS migrations (id INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT',
  );
  refuseNewer(sqlite);
  const applied = appliedTo(sqlite);
  for (const migration of migrations) {
    if (applied.has(migration.id)) continue;
    sqlite.transaction(() => {
      // The row first: of two starters the second one fails here and not half-way through the tables.
      sqlite.prepare('INSERT INTO migrations VALUES (?, ?, ?)').run(migration.id, migration.name, now);
      sqlite.exec(migration.sql);
    })();
  }
}

/**
 * Changes nothing.
 * @throws PrintRoomError `database_too_new`
 */
export function refuseNewer(sqlite: Database): void {
  const known = new Set(migrations.map((migration) => migration.id));
  const unknown = [...appliedTo(sqlite)].filter((id) => !known.has(id));
  if (unknown.length === 0) return;
  throw new PrintRoomError(
    'database_too_new',
    `This data folder was last used by a newer Print Room (database step ${Math.max(...unknown)}). ` +
      'Start that version, or restore the backup it made before its first start.',
  );
}

function appliedTo(sqlite: Database): ReadonlySet<number> {
  const isNew = sqlite.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'migrations'`).get() === undefined;
  return new Set(isNew ? [] : sqlite.prepare<[], number>('SELECT id FROM migrations').pluck().all());
}
