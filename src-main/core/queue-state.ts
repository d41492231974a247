import type { Changes } from './changes.ts';
import type { WriteDb } from './db/write-db.ts';

/** What a glance at the whole data folder needs, over all its organisations. */
export interface QueueState {
  /** Jobs that are being made or wait for it. */
  readonly making: number;
  /** Runs that print or wait for their printer. */
  readonly printing: number;
  /** Runs that wait for a person. */
  readonly waiting: number;
}

export const idleQueue: QueueState = { making: 0, printing: 0, waiting: 0 };

/** Both tables have an index over what is open, so it costs nothing where much is done. */
export function queueState(db: WriteDb): QueueState {
  const row = db
    .prepare(
      `SELECT (SELECT count(*) FROM jobs WHERE status IN ('pending', 'processing')) AS making,
         ifnull(sum(status IN ('queued', 'printing')), 0) AS printing,
         ifnull(sum(status NOT IN ('queued', 'printing')), 0) AS waiting
       FROM runs WHERE status NOT IN ('completed', 'failed', 'cancelled')`,
    )
    .get();
  return row as QueueState;
}

/** Whether something would be interrupted if the program ended or the computer slept. */
export function isBusy({ making, printing }: QueueState): boolean {
  return making + printing > 0;
}

/**
 * Calls back with the state of the queue, now and whenever it is another one.
 * @returns an end to that.
 */
export function watchQueue(
  { db, changes }: { readonly db: WriteDb; readonly changes: Changes },
  onState: (state: QueueState) => void,
): () => void {
  let known = '';
  const look = (): void => {
    const state = queueState(db);
    const text = JSON.stringify(state);
    if (text === known) return;
    known = text;
    onState(state);
  };
  // A change is told inside of the work that makes it.
  const soon = (): void => queueMicrotask(look);
  changes.on('job', soon).on('run', soon);
  look();
  return () => void changes.off('job', soon).off('run', soon);
}
