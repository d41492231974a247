import { mix } from './ids.ts';
import { matches, type Match, type SeenRequest } from './seen.ts';

/** How a 429 says when to come again: header in seconds or as a date, either field of the body, only RateLimit-Reset, nothing. */
export type RetryHint = 'header' | 'date' | 'retry_after' | 'retry_after_seconds' | 'reset' | 'none';

export type Fault =
  /** An error of a server or proxy. `html`: a page for people instead of a problem. Also 200 with HTML, as captive portals do. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly retryAfter?: number;
      readonly html?: boolean;
    }
  | { readonly kind: 'too_many'; readonly seconds: number; readonly hint: RetryHint }
  /** The answer begins late. */
  | { readonly kind: 'slow_first_byte'; readonly ms: number }
  /** The body comes in pieces. */
  | { readonly kind: 'drip'; readonly bytes: number; readonly everyMs: number }
  /** No answer until `faults.release()`; then the usual one. */
  | { readonly kind: 'hang' }
  /** The connection ends: before a byte of the answer (`processed`: after the server did what was asked), behind the
   * headers, within the body, or after it but before its end was marked. */
  | {
      readonly kind: 'cut';
      readonly where: 'before' | 'headers' | 'within' | 'after';
      readonly processed?: boolean;
      /** Bytes of the body that still come, for `within`; default half. */
      readonly bytes?: number;
      /** A reset instead of an orderly end. */
      readonly reset?: boolean;
    }
  | { readonly kind: 'content_type'; readonly type: string }
  /** Half of the JSON, in an answer that is whole. */
  | { readonly kind: 'truncated_json' }
  /** Any body instead of the usual one. */
  | { readonly kind: 'body'; readonly body: string; readonly type?: string; readonly status?: number }
  /** JSON that never ends. */
  | { readonly kind: 'endless_body' }
  /** JSON of so many bytes; `gzip`: a small body that grows when it is unpacked. */
  | { readonly kind: 'huge_body'; readonly bytes: number; readonly gzip?: boolean }
  | {
      readonly kind: 'redirect';
      readonly to: 'elsewhere' | 'same_host';
      readonly status?: 301 | 302 | 307 | 308;
    }
  /** Bytes that are not HTTP. */
  | { readonly kind: 'garbage' }
  /** A signed URL whose time is over (files). */
  | { readonly kind: 'expired' }
  /** The whole file where a part was asked for (files). */
  | { readonly kind: 'ignore_range' };

/** A chance per request, 0 to 1. */
export interface RandomFault {
  readonly chance: number;
  readonly fault: Fault;
  readonly match?: Match;
}

interface Scripted {
  readonly match: Match;
  readonly fault: Fault;
  left: number;
  /** Matching requests that still pass before it begins. */
  after: number;
}

interface Hook {
  readonly match: Match;
  readonly action: () => void;
  left: number;
}

/** Which request meets which fault. What was scripted goes first, in order; then the seeded chances. */
export class Faults {
  readonly #seed: number;
  #scripted: Scripted[] = [];
  #hooks: Hook[] = [];
  #random: readonly RandomFault[] = [];
  #drawn = 0;
  #held: (() => void)[] = [];

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** The next `times` matching requests meet this fault. @param after so many matching ones pass before. */
  next(match: Match, fault: Fault, times = 1, after = 0): void {
    this.#scripted.push({ match, fault, left: times, after });
  }

  /** Every matching request from now on, until `clear`. */
  always(match: Match, fault: Fault): void {
    this.next(match, fault, Infinity);
  }

  /** Chances of every request from now on; at most one of them comes true. Replaces those before. */
  random(plan: readonly RandomFault[]): void {
    this.#random = plan;
  }

  /** Calls `action` when the nth matching request (1: the next) has arrived and before it is answered. */
  before(match: Match, nth: number, action: () => void): void {
    this.#hooks.push({ match, action, left: nth });
  }

  /** Forgets everything that was planned; what hangs goes on. */
  clear(): void {
    this.#scripted = [];
    this.#hooks = [];
    this.#random = [];
    this.release();
  }

  /** Lets every request go on that hangs. */
  release(): void {
    const held = this.#held;
    this.#held = [];
    for (const go of held) go();
  }

  /** How many requests hang. */
  get hanging(): number {
    return this.#held.length;
  }

  /** Resolves when `release` is called. */
  async hold(): Promise<void> {
    return new Promise((resolve) => this.#held.push(resolve));
  }

  /** The fault of a request; runs the hooks that wait for it. */
  choose(request: SeenRequest): Fault | null {
    for (const hook of this.#hooks) {
      if (hook.left > 0 && matches(hook.match, request) && --hook.left === 0) hook.action();
    }
    this.#hooks = this.#hooks.filter(({ left }) => left > 0);
    const entry = this.#scripted.find((entry) => matches(entry.match, request) && entry.after-- <= 0);
    if (entry) {
      if (--entry.left <= 0) this.#scripted = this.#scripted.filter((other) => other !== entry);
      return entry.fault;
    }
    return this.#draw(request);
  }

  #draw(request: SeenRequest): Fault | null {
    const possible = this.#random.filter(({ match }) => matches(match ?? { origin: 'api' }, request));
    if (possible.length === 0) return null;
    let drawn = mix(this.#seed, this.#drawn++) / 2 ** 32;
    for (const { chance, fault } of possible) {
      if (drawn < chance) return fault;
      drawn -= chance;
    }
    return null;
  }
}

/**
 * What a bad day looks like: a plan for `faults.random` in which a request fails with this chance.
 * @param slowMs no fault of it takes longer; 0 leaves the slow ones out. @param unusable whole answers of status 200
 * that are not what was asked for (half of the JSON, a page for people), which a client may take for the last word.
 */
export function chaos(chance: number, { slowMs = 0, unusable = true } = {}): RandomFault[] {
  const parts: readonly (readonly [weight: number, fault: Fault])[] = [
    [3, { kind: 'status', status: 500 }],
    [2, { kind: 'status', status: 502, html: true }],
    [2, { kind: 'status', status: 503, retryAfter: 1 }],
    [1, { kind: 'status', status: 503 }],
    [1, { kind: 'too_many', seconds: 1, hint: 'header' }],
    [1, { kind: 'too_many', seconds: 1, hint: 'date' }],
    [1, { kind: 'too_many', seconds: 1, hint: 'retry_after' }],
    [1, { kind: 'too_many', seconds: 1, hint: 'retry_after_seconds' }],
    [2, { kind: 'cut', where: 'before', reset: true }],
    [3, { kind: 'cut', where: 'before', processed: true }],
    [1, { kind: 'cut', where: 'headers' }],
    [2, { kind: 'cut', where: 'within' }],
    [1, { kind: 'cut', where: 'after' }],
    ...(unusable
      ? ([
          [1, { kind: 'truncated_json' }],
          [1, { kind: 'status', status: 200, html: true }],
        ] as const)
      : []),
    ...(slowMs > 0
      ? ([
          [1, { kind: 'slow_first_byte', ms: slowMs }],
          [1, { kind: 'drip', bytes: 4_096, everyMs: Math.max(1, Math.floor(slowMs / 20)) }],
        ] as const)
      : []),
  ];
  const whole = parts.reduce((sum, [weight]) => sum + weight, 0);
  return parts.map(([weight, fault]) => ({ chance: (chance * weight) / whole, fault }));
}
