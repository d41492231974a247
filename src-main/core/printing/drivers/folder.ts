import { constants } from 'node:fs';
import { access, copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { toErrorData } from '../../../../src-shared/errors.ts';
import type { Driver } from './driver.ts';

/**
 * The printer that is a folder: each chunk becomes a PDF file in it. It says "saved", never "printed".
 * Its address is the folder's path.
 */
export const folderDriver: Driver = {
  async state({ uri }) {
    try {
      await mkdir(uri, { recursive: true });
      await access(uri, constants.W_OK);
      return { state: 'idle', reasons: [] };
    } catch (caught) {
      return {
        state: 'stopped',
        reasons: [`The folder ${uri} cannot be written: ${toErrorData(caught).message}`],
      };
    }
  },

  async submit({ uri }, job, signal) {
    const target = join(uri, `${job.title}.pdf`);
    const temporary = `${target}.part`;
    try {
      signal.throwIfAborted();
      await mkdir(uri, { recursive: true });
      await copyFile(job.path, temporary);
      await syncFile(temporary);
      await rename(temporary, target);
      return { kind: 'accepted', spoolJobId: target, savedAs: target };
    } catch (caught) {
      // Nothing appeared under the final name, so nothing was saved.
      await rm(temporary, { force: true }).catch(() => undefined);
      return { kind: 'refused', message: `${target} could not be saved: ${toErrorData(caught).message}` };
    }
  },

  follow() {
    return Promise.resolve({ kind: 'saved' });
  },
};

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
