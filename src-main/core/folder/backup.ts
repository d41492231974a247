import { existsSync, rmSync, statSync } from 'node:fs';
import { copyFile, rename } from 'node:fs/promises';
import Sqlite from 'better-sqlite3';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import { printStates } from '../../../src-shared/states/run-states.ts';
import { migrate } from '../db/migrate.ts';
import { WriteDb } from '../db/write-db.ts';
import { lockFolder } from './lock.ts';
import { dataPaths } from './paths.ts';
import { setMeta } from './station.ts';

/** A consistent copy of the database while work goes on. @returns its size in bytes. */
export async function backupTo(db: WriteDb, path: string): Promise<{ path: string; bytes: number }> {
  if (existsSync(path))
    throw new PrintRoomError('conflict', `${path} exists already; a backup overwrites nothing.`);
  await db.sqlite.backup(path);
  return { path, bytes: statSync(path).size };
}

/**
 * Puts a backup into a data folder that has no database yet, or replaces its database, which is kept beside it.
 *
 * Nobody knows what was printed since the backup was made. So every serial that is free in it is held back as
 * uncertain work of the time in between: inactive until it is imported or synced again, or released.
 * @returns how many serials are held back.
 * @throws PrintRoomError `unreadable_file`, `folder_in_use`, `database_too_new`.
 */
export async function restoreFrom(
  path: string,
  dataFolder: string,
  now: number,
): Promise<{ heldBack: number; kept: string | null }> {
  requireDatabase(path);
  const paths = dataPaths(dataFolder);
  const lock = lockFolder(paths);
  if (!lock) {
    throw new PrintRoomError(
      'folder_in_use',
      `The data folder ${dataFolder} is in use. Close Print Room there first.`,
    );
  }
  try {
    const temporary = `${paths.database}.restored`;
    await copyFile(path, temporary);
    const heldBack = asNewStation(temporary, now);
    let kept: string | null = null;
    if (existsSync(paths.database)) {
      kept = `${paths.database}.before-restore-${now}`;
      // The log of a database belongs to it; opened and closed, it is folded into the file.
      new WriteDb(paths.database).close();
      await rename(paths.database, kept);
    }
    for (const suffix of ['-wal', '-shm']) rmSync(paths.database + suffix, { force: true });
    await rename(temporary, paths.database);
    return { heldBack, kept };
  } finally {
    lock.release();
  }
}

function asNewStation(path: string, now: number): number {
  const db = new WriteDb(path);
  try {
    migrate(db.sqlite, now);
    return db.transaction(() => {
      // The old identity ends here: the next start finds another file and makes a new one.
      setMeta(db, 'station_fingerprint', 'restored');
      setMeta(db, 'restored_at', String(now));
      return db
        .prepare('UPDATE serials SET active = 0 WHERE active = 1 AND print_state = ?')
        .run(printStates.free).changes;
    });
  } finally {
    db.close();
  }
}

function requireDatabase(path: string): void {
  let problem: string | null = null;
  try {
    const sqlite = new Sqlite(path, { readonly: true, fileMustExist: true });
    try {
      if (sqlite.pragma('quick_check', { simple: true }) !== 'ok') problem = 'it is damaged';
      else if (!sqlite.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'lifecycle_events'`).get()) {
        problem = 'it is not a Print Room database';
      }
    } finally {
      sqlite.close();
    }
  } catch (caught) {
    problem = caught instanceof Error ? caught.message : String(caught);
  }
  if (problem !== null)
    throw new PrintRoomError('unreadable_file', `${path} cannot be restored: ${problem}.`);
}
