import { existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import Sqlite from 'better-sqlite3';
import { PrintRoomError, toErrorData } from '../../../src-shared/errors.ts';
import { printStates } from '../../../src-shared/states/run-states.ts';
import { migrate } from '../db/migrate.ts';
import { WriteDb } from '../db/write-db.ts';
import { sealHeads } from '../ledger/ledger.ts';
import { forgetWitness } from '../ledger/witness.ts';
import type { Ports } from '../ports.ts';
import { lockFolder } from './lock.ts';
import { dataPaths } from './paths.ts';
import { shareDatabase } from './shared-folder.ts';
import { setMeta } from './station.ts';

/**
 * Puts a backup into a data folder that has no database yet, or replaces its database, which is kept beside it.
 *
 * Nobody knows what was printed since the backup was made. So every lot and serial that is free in it is held back:
 * inactive until it is imported or synced again. The folder goes on as a new station, which takes back what waits in
 * the print queue, and its ledger is sealed with this folder's key. Every API key is revoked.
 * @returns how many lots and serials are held back, and how many keys were good.
 * @throws PrintRoomError `unreadable_file`, `folder_in_use`, `database_too_new`, `folder_not_writable`.
 */
export async function restoreFrom(
  path: string,
  dataFolder: string,
  ports: Pick<Ports, 'now' | 'secret'>,
): Promise<{ heldBack: number; keysRevoked: number; kept: string | null }> {
  const paths = dataPaths(dataFolder);
  const lock = lockFolder(paths);
  if (!lock) {
    throw new PrintRoomError(
      'folder_in_use',
      `The data folder ${dataFolder} is in use. Close Print Room there first.`,
    );
  }
  const temporary = `${paths.database}.restored`;
  try {
    await copyBackup(path, temporary);
    const done = asNewStation(temporary, ports);
    forgetWitness(paths.witness);
    return { ...done, kept: replaceDatabase(paths.database, temporary, ports.now()) };
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(temporary + suffix, { force: true });
    lock.release();
  }
}

/** The copy is looked at, not the backup: reading a database writes files beside it, and a backup may lie anywhere. */
async function copyBackup(path: string, temporary: string): Promise<void> {
  const unreadable = (problem: string): PrintRoomError =>
    new PrintRoomError('unreadable_file', `${path} cannot be restored: ${problem}.`);
  if (!existsSync(path)) throw unreadable('there is no such file');
  try {
    await copyFile(path, temporary);
  } catch (caught) {
    throw unreadable(toErrorData(caught).message);
  }
  let problem: string | null;
  try {
    problem = problemOf(temporary);
  } catch {
    problem = 'it is not a database, or it is damaged';
  }
  if (problem !== null) throw unreadable(problem);
}

function problemOf(path: string): string | null {
  const sqlite = new Sqlite(path, { fileMustExist: true });
  try {
    if (sqlite.pragma('quick_check', { simple: true }) !== 'ok') return 'it is damaged';
    const ours = sqlite.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'lifecycle_events'`).get();
    return ours ? null : 'it is not a Print Room database';
  } finally {
    sqlite.close();
  }
}

function asNewStation(
  path: string,
  { now, secret }: Pick<Ports, 'now' | 'secret'>,
): { heldBack: number; keysRevoked: number } {
  const db = new WriteDb(path);
  try {
    migrate(db.sqlite, now());
    return db.transaction(() => {
      // The old identity ends here: the next start finds another file and makes a new one.
      setMeta(db, 'station_fingerprint', 'restored');
      setMeta(db, 'restored_at', String(now()));
      sealHeads(db, secret());
      let heldBack = 0;
      for (const table of ['lots', 'serials']) {
        heldBack += db
          .prepare(`UPDATE ${table} SET active = 0 WHERE active = 1 AND print_state = ?`)
          .run(printStates.free).changes;
      }
      // Which of them were revoked since, nobody knows either.
      const revoked = db.prepare('UPDATE api_keys SET revoked_at = ? WHERE revoked_at IS NULL').run(now());
      return { heldBack, keysRevoked: revoked.changes };
    });
  } finally {
    db.close();
  }
}

/**
 * At every moment there is a whole database under its name, the old one or the new one.
 * @returns where the old one is kept.
 */
export function replaceDatabase(database: string, replacement: string, now: number): string | null {
  let kept: string | null = null;
  if (existsSync(database)) {
    kept = `${database}.before-restore-${now}`;
    foldLogIn(database);
    linkSync(database, kept);
    // Only a damaged database still has a log; beside another one it would be taken for that one's.
    for (const suffix of ['-wal', '-shm']) {
      if (existsSync(database + suffix)) renameSync(database + suffix, kept + suffix);
    }
  }
  shareDatabase(replacement);
  renameSync(replacement, database);
  return kept;
}

/** Opened and closed, a database takes its log in. A damaged one cannot, and that is why somebody restores. */
function foldLogIn(database: string): void {
  try {
    new WriteDb(database).close();
  } catch {
    return;
  }
}
