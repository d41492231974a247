/** How often a key may ask. Both windows count every request. */
export interface RateLimits {
  readonly perMinute: number;
  readonly perDay: number;
}

/** Of a key that sets no limits of its own, as the rate-limit page says. */
export const defaultRateLimits: RateLimits = { perMinute: 300, perDay: 10_000 };

/** What a request has left, in the window that will trip first. */
export interface RateState {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Epoch milliseconds. */
  readonly resetsAt: number;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/**
 * Counts the requests of one key in two fixed windows, 60 s and 24 h. A window begins with its first request and not
 * with the clock's minute, so that nobody gets two minutes' worth within a second at the turn of one.
 */
export class RateCounter {
  readonly #minute: Window;
  readonly #day: Window;

  /** @param day what an earlier process counted of the day. */
  constructor(limits: RateLimits, day: { readonly startedAt: number; readonly requests: number } | null) {
    this.#minute = new Window(limits.perMinute, minuteMs, null);
    this.#day = new Window(limits.perDay, dayMs, day);
  }

  /** Counts one request, unless a window is used up: what is refused costs nothing. @param now epoch milliseconds. */
  take(now: number): RateState {
    const [minute, day] = [this.#minute.at(now), this.#day.at(now)];
    const allowed = minute.remaining > 0 && day.remaining > 0;
    if (allowed) {
      minute.requests++;
      day.requests++;
    }
    // Of two windows that are equally far, the one that holds the caller up for longer.
    const first = day.remaining <= minute.remaining ? day : minute;
    return { allowed, limit: first.limit, remaining: first.remaining, resetsAt: first.endsAt };
  }

  /** The day's count, to be kept for the next process. */
  get day(): { readonly startedAt: number; readonly requests: number } {
    return { startedAt: this.#day.startedAt, requests: this.#day.requests };
  }
}

class Window {
  readonly limit: number;
  readonly #length: number;
  startedAt: number;
  requests: number;

  constructor(
    limit: number,
    length: number,
    before: { readonly startedAt: number; readonly requests: number } | null,
  ) {
    this.limit = limit;
    this.#length = length;
    this.startedAt = before?.startedAt ?? -Infinity;
    this.requests = before?.requests ?? 0;
  }

  at(now: number): this {
    if (now >= this.endsAt) {
      this.startedAt = now;
      this.requests = 0;
    } else if (now < this.startedAt) {
      // The clock was set back: waiting until it gets there again could take years.
      this.startedAt = now;
    }
    return this;
  }

  get remaining(): number {
    return Math.max(0, this.limit - this.requests);
  }

  get endsAt(): number {
    return this.startedAt + this.#length;
  }
}
