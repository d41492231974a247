import { setImmediate } from 'node:timers/promises';

/** Lets polls, clicks and finished pages through between two slices of long work. */
export async function yieldToOthers(): Promise<void> {
  await setImmediate();
}
