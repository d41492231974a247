import { accessSync, constants, existsSync, statSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { PrintRoomError, toErrorData } from '../../../src-shared/errors.ts';
import { makeFolders } from './make-folders.ts';
import type { DataPaths } from './paths.ts';
import { shareDatabase } from './shared-folder.ts';

/** Held for the life of the owner; the operating system frees it at once after any death. */
export interface FolderLock {
  readonly release: () => void;
}

/** Of two that try in the same instant, SQLite may refuse both; an owner is never gone this soon. */
const raceMs = 50;

/**
 * Takes the data folder: an exclusive transaction on a small database of its own. Two engines on one folder would
 * print twice.
 * @returns null where another process has it.
 * @throws PrintRoomError `folder_not_writable`, `disk_full`
 */
export function lockFolder(paths: DataPaths): FolderLock | null {
  try {
    makeFolder(paths.folder);
    // SQLite opens a file it may not write read-only, and such a lock keeps nobody out.
    for (const path of [paths.folder, paths.lock]) if (existsSync(path)) accessSync(path, constants.W_OK);
    shareDatabase(paths.lock);
    const sqlite = new Sqlite(paths.lock, { timeout: raceMs });
    try {
      sqlite.exec('BEGIN EXCLUSIVE');
    } catch (caught) {
      sqlite.close();
      if (codeOf(caught).startsWith('SQLITE_BUSY')) return null;
      throw caught;
    }
    return { release: () => sqlite.close() };
  } catch (caught) {
    const { code, message } = toErrorData(caught);
    throw new PrintRoomError(
      code === 'disk_full' ? code : 'folder_not_writable',
      `The data folder ${paths.folder} cannot be used: ${message.replace(/\.?$/, '.')} Choose another with --data.`,
      { cause: caught },
    );
  }
}

/** @throws PrintRoomError with a sentence where it would otherwise be the operating system's word. */
function makeFolder(folder: string): void {
  const isFile = (cause?: unknown): PrintRoomError =>
    new PrintRoomError('folder_not_writable', 'there is a file of this name.', { cause });
  try {
    makeFolders(folder);
  } catch (caught) {
    const code = codeOf(caught);
    throw code === 'EEXIST' || code === 'ENOTDIR' ? isFile(caught) : caught;
  }
  if (!statSync(folder).isDirectory()) throw isFile();
}

function codeOf(caught: unknown): string {
  return caught instanceof Error && 'code' in caught ? String(caught.code) : '';
}
