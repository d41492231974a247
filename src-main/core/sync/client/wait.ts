import { setTimeout } from 'node:timers/promises';

/** Resolves after `ms`; rejects with the signal's reason when it is aborted first. Tests bring a clock of their own. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

/** A timer beyond this fires at once; who waits longer looks at the clock again in between. */
export const longestTimerMs = 2 ** 31 - 1;

/** The real one. Its timer goes with the signal. */
export async function waitOnTimer(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  try {
    await setTimeout(Math.min(ms, longestTimerMs), undefined, { signal });
  } catch (caught) {
    signal.throwIfAborted();
    throw caught;
  }
}
