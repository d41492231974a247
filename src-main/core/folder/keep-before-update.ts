import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import type { WriteDb } from '../db/write-db.ts';
import { makeFolders } from './make-folders.ts';
import type { DataPaths } from './paths.ts';
import { meta, setMeta } from './station.ts';

/** Copies that stay: the last version, and the ones before it. */
const keptCopies = 3;
const key = 'app_version';

/**
 * Copies the database before a version that did not write it last opens it for the first time, so that the way back
 * is there: the old version and `print-room restore` with this copy. Must be called by the owner of the folder,
 * before migrations.
 * @returns path of the copy; null where the version is the same or the folder is new.
 * @throws the operating system's error where there is no room for it: without the copy nothing is changed.
 */
export function keepBeforeUpdate(db: WriteDb, paths: DataPaths, version: string, now: number): string | null {
  const before = lastVersion(db);
  if (before === null || before === version) return null;
  makeFolders(paths.beforeUpdate);
  const name = `print-room-${before.replaceAll(/[^\w.+-]/g, '_')}-${now}.db`;
  const copy = join(paths.beforeUpdate, name);
  // Whatever its log holds goes into the database; nobody else has it open.
  db.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  try {
    // A file system that can share blocks does it at once.
    copyFileSync(paths.database, `${copy}.part`, constants.COPYFILE_FICLONE);
    flush(`${copy}.part`);
    renameSync(`${copy}.part`, copy);
  } catch (caught) {
    rmSync(`${copy}.part`, { force: true });
    throw caught;
  }
  removeOldest(paths.beforeUpdate);
  return copy;
}

/** Says which version has the database from now on; after its migrations. */
export function noteVersion(db: WriteDb, version: string): void {
  if (meta(db, key) !== version) setMeta(db, key, version);
}

/** null for a database that has nothing in it yet; `unknown` for one from before versions were noted. */
function lastVersion(db: WriteDb): string | null {
  const hasMeta = db.sqlite.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'meta'`).get() !== undefined;
  return hasMeta ? (meta(db, key) ?? 'unknown') : null;
}

function flush(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function removeOldest(folder: string): void {
  const copies = readdirSync(folder)
    .filter((name) => name.endsWith('.db'))
    .map((name) => join(folder, name))
    .toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const old of copies.slice(keptCopies)) rmSync(old, { force: true });
}
