import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import { dataPaths } from './paths.ts';

const hostFile = z.object({ url: z.string(), token: z.string(), pid: z.int() });

/** What a running host writes beside its data: where it answers, and what it asks for. */
export type HostFile = z.infer<typeof hostFile>;

/** How long an owner may take to answer, its own start and the end of another command included. */
const answerWithinMs = 5_000;
const lookAgainMs = 100;

/**
 * Tries again as long as the folder's owner may still come up or end: a host that is starting has no address yet,
 * and another command is gone in a moment.
 * @param attempt null where the owner could not be reached.
 * @throws PrintRoomError `folder_in_use`
 */
export async function waitForOwner<T>(
  dataFolder: string,
  attempt: (deadline: AbortSignal) => Promise<T | null>,
): Promise<T> {
  const deadline = AbortSignal.timeout(answerWithinMs);
  for (;;) {
    const result = await attempt(deadline);
    if (result !== null) return result;
    if (deadline.aborted) {
      throw new PrintRoomError(
        'folder_in_use',
        `The data folder ${dataFolder} is in use by a Print Room that does not answer. A command that prints keeps it until its run has ended: wait for it, or have print-room serve running, which takes many. Else end that process, or use another folder with --data.`,
      );
    }
    await delay(lookAgainMs);
  }
}

/** The host file of a data folder, or null. After a crash it may be a dead host's. */
export function readHostFile(dataFolder: string): HostFile | null {
  try {
    return hostFile.parse(JSON.parse(readFileSync(dataPaths(dataFolder).host, 'utf8')));
  } catch {
    return null;
  }
}

/** @returns null where another process has the folder. */
export async function nullIfInUse<T>(opening: Promise<T>): Promise<T | null> {
  try {
    return await opening;
  } catch (caught) {
    if (caught instanceof PrintRoomError && caught.code === 'folder_in_use') return null;
    throw caught;
  }
}
