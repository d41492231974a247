import type { RemoteProblem } from './problem.ts';
import { dateOf, secondsUntilReset, wholeNumber } from './rate-headers.ts';

/** No server may send us away for longer; after a day we ask again. */
export const longestWaitMs = 24 * 60 * 60 * 1000;
const firstBackoffMs = 500;
const longestBackoffMs = 30_000;

/**
 * What a refusal says of when to come again, in milliseconds from now, or null when it says nothing usable. The reset
 * of the quota stands on every answer, so it counts only where the quota was the reason (429).
 */
export function saidWait(
  status: number,
  headers: Headers,
  problem: RemoteProblem | null,
  now: number,
): number | null {
  const seconds =
    retryAfter(headers, now) ??
    positive(problem?.retryAfterSeconds ?? null) ??
    (status === 429 ? positive(secondsUntilReset(headers, now)) : null);
  return seconds === null ? null : Math.min(seconds * 1000, longestWaitMs);
}

/**
 * How long to wait before the next attempt of a call when nobody said it: exponential with full jitter, so that the
 * stations of a plant do not come back all at once.
 * @param attempt 0 after the first failure. @param random in [0, 1).
 */
export function backoffMs(attempt: number, random: () => number): number {
  const ceiling = Math.min(longestBackoffMs, firstBackoffMs * 2 ** Math.min(attempt, 16));
  return Math.round(random() * ceiling);
}

/** Seconds or an HTTP date (RFC 9110, 10.2.3). The date is the server's, so it is compared with the server's clock. */
function retryAfter(headers: Headers, now: number): number | null {
  const value = headers.get('retry-after');
  if (value === null) return null;
  const seconds = wholeNumber(value);
  if (seconds !== null) return positive(seconds);
  const date = Date.parse(value);
  if (Number.isNaN(date) || !/[A-Za-z]{3}/.test(value)) return null;
  return positive(Math.ceil((date - (dateOf(headers) ?? now)) / 1000));
}

/** "Come again in 0 seconds" after a refusal says nothing. */
function positive(seconds: number | null): number | null {
  return seconds !== null && seconds > 0 ? seconds : null;
}
