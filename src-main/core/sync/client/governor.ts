import { readPolicy, readReport } from './rate-headers.ts';
import { forecast, type Forecast } from './forecast.ts';
import { Quota, type QuotaState } from './quota.ts';
import type { Wait } from './wait.ts';

/** Leave to send one request. Must be settled exactly once; further calls do nothing. */
export interface Turn {
  /** As soon as headers are there. */
  readonly answered: (headers: Headers) => void;
  /** No answer came. @param reached false: the server has not seen the request either. */
  readonly unanswered: (reached: boolean) => void;
}

export interface TurnOptions {
  readonly signal: AbortSignal;
  /** A person waits for it: goes before the others and may use the reserve. */
  readonly urgent?: boolean;
  /** When it would take longer than until this instant, epoch milliseconds, `tooLate` is thrown instead. */
  readonly latest?: number;
  readonly tooLate: (goesOnAt: number) => Error;
}

interface Waiting {
  readonly urgent: boolean;
  readonly latest: number;
  readonly tooLate: (goesOnAt: number) => Error;
  readonly settle: (result: Turn | Error) => void;
}

export interface GovernorOptions {
  readonly now: () => number;
  readonly wait: Wait;
  readonly state?: QuotaState;
}

/**
 * Paces the requests of one key to what every answer says of its quotas, with a tenth of each kept back. Callers are
 * served in the order they came, urgent ones first. One timer at most, and none when nobody waits.
 */
export class Governor {
  readonly #now: () => number;
  readonly #wait: Wait;
  readonly #quota: Quota;
  readonly #queue: Waiting[] = [];
  #underWay = 0;
  #sleep: AbortController | null = null;

  constructor({ now, wait, state }: GovernorOptions) {
    this.#now = now;
    this.#wait = wait;
    this.#quota = new Quota(state);
  }

  /** Keep it and give it to the next governor of the key, so that a restart does not forget what the day has cost. */
  get state(): QuotaState {
    return this.#quota.state;
  }

  /** When the next ordinary request may go: now, or an instant after it. */
  get goesOnAt(): number {
    return this.#quota.nextAt(this.#now(), false);
  }

  /** When `requests` more of them will have been sent, and where the quotas stop them on the way. */
  forecast(requests: number, options: { readonly timeZone?: string } = {}): Forecast {
    return forecast(this.state, requests, this.#now(), options);
  }

  /** Resolves when one request may go. @throws the signal's reason, or `tooLate`. */
  turn({ signal, urgent = false, latest = Infinity, tooLate }: TurnOptions): Promise<Turn> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const leave = (): void => {
        this.#queue.splice(this.#queue.indexOf(waiting), 1);
        reject(signal.reason as Error);
        this.#wake();
      };
      const waiting: Waiting = {
        urgent,
        latest,
        tooLate,
        settle: (result) => {
          signal.removeEventListener('abort', leave);
          if (result instanceof Error) reject(result);
          else resolve(result);
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      const place = urgent ? this.#queue.findIndex((other) => !other.urgent) : -1;
      if (place === -1) this.#queue.push(waiting);
      else this.#queue.splice(place, 0, waiting);
      this.#wake();
    });
  }

  /** After a 429: nobody goes before `instant`, epoch milliseconds. */
  pauseUntil(instant: number): void {
    this.#quota.pauseUntil(instant);
    this.#wake();
  }

  /** Serves who may go now and sleeps until the next one may. */
  #wake(): void {
    this.#sleep?.abort();
    this.#sleep = null;
    this.#sendAwayWhoCannotWait();
    for (let next = this.#queue[0]; next; next = this.#queue[0]) {
      const now = this.#now();
      const at = this.#quota.nextAt(now, next.urgent);
      if (at > now) {
        this.#sleepFor(at - now);
        return;
      }
      this.#queue.shift();
      this.#quota.take(now);
      this.#underWay += 1;
      next.settle(this.#newTurn());
    }
  }

  #sendAwayWhoCannotWait(): void {
    const now = this.#now();
    // Backwards, because entries leave.
    for (let index = this.#queue.length - 1; index >= 0; index--) {
      const waiting = this.#queue[index];
      if (!waiting || waiting.latest === Infinity) continue;
      const at = this.#quota.nextAt(now, waiting.urgent);
      if (at <= now || at <= waiting.latest) continue;
      this.#queue.splice(index, 1);
      waiting.settle(waiting.tooLate(at));
    }
  }

  #sleepFor(ms: number): void {
    const sleep = new AbortController();
    this.#sleep = sleep;
    this.#wait(ms, sleep.signal).then(
      () => {
        if (this.#sleep === sleep) this.#wake();
      },
      () => undefined,
    );
  }

  #newTurn(): Turn {
    let isOpen = true;
    const close = (learn: () => void): void => {
      if (!isOpen) return;
      isOpen = false;
      this.#underWay -= 1;
      learn();
      if (this.#queue.length > 0) this.#wake();
    };
    return {
      answered: (headers) =>
        close(() => {
          const now = this.#now();
          this.#quota.learn(readPolicy(headers), readReport(headers, now), this.#underWay, now);
        }),
      unanswered: (reached) =>
        close(() => {
          if (!reached) this.#quota.giveBack();
        }),
    };
  }
}
