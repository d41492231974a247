import { setTimeout as delay } from 'node:timers/promises';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { Ports } from '../ports.ts';
import type { BackupAnswer, BackupOrder } from './backup-protocol.ts';

/** A disk that sleeps wakes up within this time; a network that is gone may never say anything. */
const findWithinMs = 30_000;
const copyWithinMs = 60 * 60_000;

/**
 * Has the backup program carry out an order. A copy is consistent while work goes on, and appears under its name when
 * it is whole and was read.
 * @param stop leaves it behind, whatever it waits for.
 * @returns the bytes of the copy. @throws PrintRoomError `conflict` where the file exists, `folder_not_writable`, `disk_full`.
 */
export async function runBackup(
  order: BackupOrder,
  ports: Pick<Ports, 'startBackup' | 'wait'>,
  stop: AbortSignal,
): Promise<number> {
  const over = new AbortController();
  const program = ports.startBackup(JSON.stringify(order));
  const unwritable = (problem: string): PrintRoomError => new PrintRoomError('folder_not_writable', problem);
  try {
    return await new Promise<number>((resolve, reject) => {
      let found = false;
      const limit = (ms: number, isOver: () => boolean, problem: string): void => {
        const wait = ports.wait ?? ((time, signal) => delay(time, undefined, { signal }));
        wait(ms, over.signal).then(
          () => isOver() && reject(unwritable(problem)),
          () => undefined,
        );
      };
      limit(findWithinMs, () => !found, `The folder ${order.folder} does not answer. Is its disk connected?`);
      program.onLine((line) => {
        const answer = JSON.parse(line) as BackupAnswer;
        if (answer.kind === 'failed') return reject(new PrintRoomError(answer.code, answer.problem));
        found = true;
        if (answer.kind === 'done') return resolve(answer.bytes);
        limit(copyWithinMs, () => true, `The backup in ${order.folder} was not finished within an hour.`);
      });
      program.onEnd(() => reject(new Error('The backup program has ended without an answer.')));
      stop.addEventListener('abort', () =>
        reject(unwritable(`Print Room was closed before the folder ${order.folder} had answered.`)),
      );
    });
  } finally {
    over.abort();
    program.kill();
  }
}
