/** At most so many requests in so many seconds. */
export interface Window {
  readonly limit: number;
  readonly seconds: number;
}

interface Counted extends Window {
  start: number;
  used: number;
  /** The most that was used in one window since the stand-in began. */
  peak: number;
}

export const defaultQuota: readonly Window[] = [
  { limit: 300, seconds: 60 },
  { limit: 10_000, seconds: 86_400 },
];

/** Fixed windows: each begins with the first request after the one before has ended. */
export class Quota {
  #windows: Counted[] = [];

  constructor(windows: readonly Window[]) {
    this.set(windows);
  }

  /** New windows, nothing used. */
  set(windows: readonly Window[]): void {
    this.#windows = windows.map((window) => ({ ...window, start: -Infinity, used: 0, peak: 0 }));
  }

  /** What the key's other users (or yesterday's work) have taken already. */
  use(requests: number, now: number): void {
    this.#roll(now);
    for (const window of this.#windows) this.#count(window, requests);
  }

  /** Counts a request. @returns seconds until it may come again, or null where it was allowed. */
  take(now: number): number | null {
    this.#roll(now);
    const full = this.#windows.filter(({ used, limit }) => used >= limit);
    if (full.length > 0) return Math.max(...full.map((window) => secondsLeft(window, now)));
    for (const window of this.#windows) this.#count(window, 1);
    return null;
  }

  /** The most that was used of each window. */
  get peaks(): { readonly limit: number; readonly seconds: number; readonly peak: number }[] {
    return this.#windows.map(({ limit, seconds, peak }) => ({ limit, seconds, peak }));
  }

  /** Both forms of the headers, for the window that will trip first. `X-RateLimit-Reset` is a time, not a length. */
  headers(now: number, form: 'both' | 'standard' | 'legacy' | 'none'): Record<string, string> {
    this.#roll(now);
    const [tightest] = [...this.#windows].sort(
      (a, b) => a.limit - a.used - (b.limit - b.used) || secondsLeft(b, now) - secondsLeft(a, now),
    );
    if (!tightest || form === 'none') return {};
    const { limit, used } = tightest;
    const left = Math.max(0, limit - used);
    const reset = secondsLeft(tightest, now);
    return {
      ...(form !== 'legacy' && {
        'RateLimit-Policy': this.#windows.map((window) => `${window.limit};w=${window.seconds}`).join(', '),
        'RateLimit-Limit': String(limit),
        'RateLimit-Remaining': String(left),
        'RateLimit-Reset': String(reset),
      }),
      ...(form !== 'standard' && {
        'X-RateLimit-Limit': String(limit),
        'X-RateLimit-Remaining': String(left),
        'X-RateLimit-Reset': String(Math.ceil(now / 1000) + reset),
      }),
    };
  }

  #count(window: Counted, requests: number): void {
    window.used += requests;
    window.peak = Math.max(window.peak, window.used);
  }

  #roll(now: number): void {
    for (const window of this.#windows) {
      if (now < window.start + window.seconds * 1000) continue;
      window.start = now;
      window.used = 0;
    }
  }
}

function secondsLeft({ start, seconds }: Counted, now: number): number {
  return Math.max(0, Math.ceil((start + seconds * 1000 - now) / 1000));
}
