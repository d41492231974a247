import { mkdirSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { DataPaths } from './paths.ts';

/** Held for the life of the owner; the operating system frees it at once after any death. */
export interface FolderLock {
  readonly release: () => void;
}

/**
 * Takes the data folder: an exclusive transaction on a small database of its own. Two engines on one folder would
 * print twice.
 * @returns null where another process has it.
 * @throws PrintRoomError `folder_not_writable`
 */
export function lockFolder(paths: DataPaths): FolderLock | null {
  try {
    mkdirSync(paths.folder, { recursive: true });
    const sqlite = new Sqlite(paths.lock, { timeout: 0 });
    try {
      sqlite.exec('BEGIN EXCLUSIVE');
    } catch (caught) {
      sqlite.close();
      if (caught instanceof Error && 'code' in caught && String(caught.code).startsWith('SQLITE_BUSY'))
        return null;
      throw caught;
    }
    return { release: () => sqlite.close() };
  } catch (caught) {
    const reason = caught instanceof Error ? caught.message : String(caught);
    throw new PrintRoomError(
      'folder_not_writable',
      `The data folder ${paths.folder} cannot be used: ${reason}. Choose another with --data, or give this user the right to write there.`,
      { cause: caught },
    );
  }
}
