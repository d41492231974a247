import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { Secrets } from '../ports.ts';
import { privateMode } from './shared-folder.ts';

const contents = z.record(z.string(), z.string());

/**
 * Secrets in a file that its owner alone can read, for hosts without a key store. The file is read anew at every call
 * and renamed into place, so that a crash leaves the old one or the new one. Changes of one process follow each other.
 * @throws PrintRoomError `unreadable_file` where it is damaged; nothing is written over it then.
 */
export function secretsFile(path: string): Secrets {
  let last: Promise<unknown> = Promise.resolve();

  const change = (edit: (secrets: Map<string, string>) => boolean): Promise<void> => {
    const done = last.then(async () => {
      const secrets = await read(path);
      if (edit(secrets)) await replace(path, secrets);
    });
    last = done.catch(() => undefined);
    return done;
  };

  return {
    get: async (name) => {
      await last;
      return (await read(path)).get(name) ?? null;
    },
    set: (name, value) =>
      change((secrets) => secrets.get(name) !== value && Boolean(secrets.set(name, value))),
    remove: (name) => change((secrets) => secrets.delete(name)),
  };
}

async function read(path: string): Promise<Map<string, string>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (caught) {
    if (caught instanceof Error && 'code' in caught && caught.code === 'ENOENT') return new Map();
    throw caught;
  }
  try {
    return new Map(Object.entries(contents.parse(JSON.parse(text))));
  } catch {
    // The cause would carry a piece of the text, and with it of a secret.
    throw new PrintRoomError(
      'unreadable_file',
      `The file of secrets ${path} is damaged. Remove it and enter the keys again.`,
    );
  }
}

async function replace(path: string, secrets: ReadonlyMap<string, string>): Promise<void> {
  const text = JSON.stringify(Object.fromEntries(secrets));
  // A mode holds only for a file that is made.
  await rm(`${path}.part`, { force: true });
  await writeFile(`${path}.part`, text, { mode: privateMode(dirname(path)), flush: true });
  await rename(`${path}.part`, path);
}
