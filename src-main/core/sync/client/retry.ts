import { ClosientFailure } from './failure.ts';
import type { Wait } from './wait.ts';
import { backoffMs } from './waits.ts';

export interface RetryOptions {
  /** Only for calls that change nothing, or the same thing when they come twice. */
  readonly isRepeatable: boolean;
  /** The first one included. */
  readonly attempts: number;
  /** No attempt begins after this instant, epoch milliseconds. */
  readonly latest: number;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly wait: Wait;
  readonly random: () => number;
  /** Told of a 429: nobody else may go before that instant either. */
  readonly onBusy: (goesOnAt: number) => void;
}

/**
 * Repeats a call that failed in passing: 429, 5xx, network. The server's own word on when to come again holds; without
 * one the waits grow, with jitter.
 * @throws the last failure; the signal's reason as soon as it is aborted.
 */
export async function withRetries<T>(attempt: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { isRepeatable, attempts, latest, signal, now, wait, random, onBusy } = options;
  for (let count = 1; ; count++) {
    try {
      return await attempt();
    } catch (caught) {
      signal.throwIfAborted();
      if (!(caught instanceof ClosientFailure)) throw caught;
      const waitMs = Math.max(0, caught.waitMs ?? backoffMs(count - 1, random));
      const goesOnAt = now() + waitMs;
      // Also for others: what this call must not repeat, they may still try too early.
      if (caught.kind === 'busy' && caught.status === 429) onBusy(goesOnAt);
      if (!isRepeatable || !caught.isPassing || count >= attempts || goesOnAt > latest) throw caught;
      await wait(waitMs, signal);
    }
  }
}
