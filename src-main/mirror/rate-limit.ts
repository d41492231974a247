import type { RateLimits, RateState } from '../core/keys/rate-counter.ts';

/**
 * The headers of the rate-limit page, of the window that will trip first: `RateLimit-Reset` in seconds from now,
 * `X-RateLimit-Reset` as Unix time. Both rounded up, so that who waits for them waits long enough.
 * @param now epoch milliseconds.
 */
export function rateLimitHeaders(
  { perMinute, perDay }: RateLimits,
  { limit, remaining, resetsAt }: RateState,
  now: number,
): [name: string, value: string][] {
  const [limitText, left] = [String(limit), String(remaining)];
  return [
    ['RateLimit-Policy', `${perMinute};w=60, ${perDay};w=86400`],
    ['RateLimit-Limit', limitText],
    ['RateLimit-Remaining', left],
    ['RateLimit-Reset', String(secondsUntil(resetsAt, now))],
    ['X-RateLimit-Limit', limitText],
    ['X-RateLimit-Remaining', left],
    ['X-RateLimit-Reset', String(Math.ceil(resetsAt / 1000))],
  ];
}

/** Whole seconds, at least one. */
export function secondsUntil(instant: number, now: number): number {
  return Math.max(1, Math.ceil((instant - now) / 1000));
}
