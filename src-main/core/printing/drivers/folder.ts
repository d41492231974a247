import { constants } from 'node:fs';
import { access, copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { toErrorData } from '../../../../src-shared/errors.ts';
import { type Driver, unknownCapabilities } from './driver.ts';

/**
 * The printer that is a folder: each chunk becomes a PDF file in it. It says "saved", never "printed".
 * Its address is the folder's path.
 */
export const folderDriver: Driver = {
  problemOf(uri) {
    return isAbsolute(uri) ? null : 'it must be the whole path of a folder';
  },

  async state({ uri }) {
    try {
      await mkdir(uri, { recursive: true });
      await access(uri, constants.W_OK);
      return { state: 'idle', reasons: [], notes: [] };
    } catch (caught) {
      return {
        state: 'stopped',
        reasons: [],
        notes: [`The folder ${uri} cannot be written: ${toErrorData(caught).message}`],
      };
    }
  },

  /** A folder takes every size. */
  capabilities() {
    return Promise.resolve(unknownCapabilities);
  },

  async submit({ uri }, job) {
    const target = join(uri, `${job.title}.pdf`);
    const temporary = `${target}.part`;
    try {
      await mkdir(uri, { recursive: true });
      await copyFile(job.path, temporary);
      await syncToDisk(temporary, 'r+');
      await rename(temporary, target);
    } catch (caught) {
      // Nothing appeared under the final name, so nothing was saved.
      await rm(temporary, { force: true }).catch(() => undefined);
      return { kind: 'refused', message: `${target} could not be saved: ${toErrorData(caught).message}` };
    }
    // The file's name is on disk when its folder is. Windows has no such call and needs none.
    if (process.platform !== 'win32') await syncToDisk(uri, 'r');
    return { kind: 'accepted', spoolJobId: target, savedAs: target };
  },

  follow() {
    return Promise.resolve({ kind: 'saved' });
  },

  cancel: null,
  discover: null,
};

async function syncToDisk(path: string, flags: 'r' | 'r+'): Promise<void> {
  const file = await open(path, flags);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
