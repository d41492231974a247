import type { QuotaWindow, RateReport } from './rate-headers.ts';

/** What is documented for a key; holds until an answer says otherwise. */
export const documentedWindows: readonly QuotaWindow[] = [
  { limit: 300, seconds: 60 },
  { limit: 10_000, seconds: 86_400 },
];

/** Of every window this part is left to the organisation's other programs that use the same key. */
const reservePart = 0.1;
/** Two reports of one reset differ by this much, as they come in whole seconds. */
const roundingMs = 2000;

/** How far one window is used, as far as we know. Plain data, so that it can outlive the process. */
export interface WindowState {
  limit: number;
  readonly seconds: number;
  /** Requests left; those under way are already taken off. */
  left: number;
  /** When `left` is whole again, epoch milliseconds; null while nothing was asked in this window. */
  resetsAt: number | null;
}

export interface QuotaState {
  readonly windows: readonly Readonly<WindowState>[];
  /** Nobody goes before this instant: a 429 said so. */
  readonly pausedUntil: number;
}

/**
 * The arithmetic of the quota windows, without waiting. An answer names only the window that will trip first; the
 * others are counted here. What the server says wins, but within one window it can only make the rest smaller: answers
 * arrive in another order than they were made.
 */
export class Quota {
  #windows: WindowState[];
  #pausedUntil: number;

  constructor(state?: QuotaState) {
    this.#windows = (state?.windows ?? documentedWindows.map(fresh)).map((window) => ({ ...window }));
    this.#pausedUntil = state?.pausedUntil ?? 0;
  }

  get state(): QuotaState {
    return { windows: this.#windows.map((window) => ({ ...window })), pausedUntil: this.#pausedUntil };
  }

  /** When the next request may go: `now` or an instant after it. @param urgent may use the reserve. */
  nextAt(now: number, urgent: boolean): number {
    let at = Math.max(now, this.#pausedUntil);
    for (const window of this.#windows) {
      renew(window, now);
      if (usable(window, urgent) <= 0 && window.resetsAt !== null) at = Math.max(at, window.resetsAt);
    }
    return at;
  }

  /** One request goes. */
  take(now: number): void {
    for (const window of this.#windows) {
      renew(window, now);
      window.left -= 1;
      window.resetsAt ??= now + window.seconds * 1000;
    }
  }

  /** A request did not reach the server. */
  giveBack(): void {
    for (const window of this.#windows) window.left = Math.min(window.limit, window.left + 1);
  }

  pauseUntil(instant: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, instant);
  }

  /** @param underWay requests sent and not yet answered; the server may not have counted them. */
  learn(policy: readonly QuotaWindow[], report: RateReport, underWay: number, now: number): void {
    if (policy.length > 0) this.#adopt(policy);
    const window = this.#reported(report, policy.length > 0);
    if (!window) return;
    renew(window, now);
    if (report.limit !== null && report.limit !== window.limit) rescale(window, report.limit);
    this.#count(window, report, underWay, now);
  }

  #count(window: WindowState, { remaining, resetSeconds }: RateReport, underWay: number, now: number): void {
    let isSameWindow = true;
    if (resetSeconds !== null) {
      // At least a second: a reset of 0 with nothing left would ask without pause.
      const inSeconds = Math.min(Math.max(1, resetSeconds), window.seconds);
      const resetsAt = now + inSeconds * 1000;
      isSameWindow = window.resetsAt !== null && Math.abs(resetsAt - window.resetsAt) <= roundingMs;
      window.resetsAt = resetsAt;
    }
    if (remaining === null) return;
    const left = Math.min(remaining, window.limit) - underWay;
    window.left = isSameWindow ? Math.min(window.left, left) : left;
    window.resetsAt ??= now + window.seconds * 1000;
  }

  /** The policy names every window; what is known of those that stay is kept. */
  #adopt(policy: readonly QuotaWindow[]): void {
    this.#windows = policy.map((wanted) => {
      const known = this.#windows.find(({ seconds }) => seconds === wanted.seconds);
      if (!known) return fresh(wanted);
      if (known.limit !== wanted.limit) rescale(known, wanted.limit);
      return known;
    });
  }

  /** Which window a report is about: the one of that limit, else the shortest its reset fits into. */
  #reported({ limit, remaining, resetSeconds }: RateReport, isPolicyKnown: boolean): WindowState | null {
    if (limit === null && remaining === null) return null;
    const fits = ({ seconds }: QuotaWindow): boolean => resetSeconds === null || resetSeconds <= seconds;
    const byLength = this.#windows.toSorted((a, b) => a.seconds - b.seconds);
    const ofLimit = byLength.filter((window) => window.limit === limit);
    const found = ofLimit.find(fits) ?? ofLimit[0];
    // A limit that the policy does not name is nobody's.
    if (found || (isPolicyKnown && limit !== null)) return found ?? null;
    return byLength.find(fits) ?? byLength.at(-1) ?? null;
  }
}

/** What may still be used of a window now. */
export function usable({ left, limit }: WindowState, urgent: boolean): number {
  return left - (urgent ? 0 : reserveOf(limit));
}

/** Requests of a window that are never used. */
export function reserveOf(limit: number): number {
  return Math.floor(limit * reservePart);
}

export function fresh({ limit, seconds }: QuotaWindow): WindowState {
  return { limit, seconds, left: limit, resetsAt: null };
}

export function renew(window: WindowState, now: number): void {
  if (window.resetsAt === null || now < window.resetsAt) return;
  window.left = window.limit;
  window.resetsAt = null;
}

/** What was used stays used when the limit changes. */
function rescale(window: WindowState, limit: number): void {
  window.left = Math.max(0, limit - (window.limit - window.left));
  window.limit = limit;
}
