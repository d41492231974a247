import { build, type WriteDb } from '../db/write-db.ts';
import type { Ports } from '../ports.ts';
import { RateCounter, type RateState } from './rate-counter.ts';
import { limitsOf, type KeyRow } from './key-row.ts';

/** What is not yet written is lost when the process dies: the requests of one minute for each key. */
const writeEveryMs = 60_000;

interface Use {
  readonly counter: RateCounter;
  lastUsed: number;
  writtenAt: number;
}

/** How often and when each key was used: counted in memory, written once a minute at most and at the end. */
export class KeyUses {
  readonly #db: WriteDb;
  readonly #logger: Ports['logger'];
  readonly #uses = new Map<number, Use>();

  constructor(db: WriteDb, logger: Ports['logger']) {
    this.#db = db;
    this.#logger = logger;
  }

  /** Counts one request. @param now epoch milliseconds. */
  take(row: KeyRow, now: number): RateState {
    const use = this.#useOf(row);
    const state = use.counter.take(now);
    use.lastUsed = now;
    // Also when the clock was set back.
    if (Math.abs(now - use.writtenAt) >= writeEveryMs) {
      use.writtenAt = now;
      // Without waiting for the disk: a poll should not, and a count may be lost.
      this.#attempt(() => this.#db.slice(() => this.#write(row.seq, use)));
    }
    return state;
  }

  /** Epoch milliseconds; null where this process has not seen the key. */
  lastUsed(seq: number): number | null {
    return this.#uses.get(seq)?.lastUsed ?? null;
  }

  /** Writes what is still in memory. */
  close(): void {
    this.#attempt(() =>
      this.#db.transaction(() => {
        for (const [seq, use] of this.#uses) this.#write(seq, use);
      }),
    );
  }

  #useOf(row: KeyRow): Use {
    const known = this.#uses.get(row.seq);
    if (known) return known;
    const { day_started_at: startedAt, day_requests: requests } = row;
    const day = startedAt === null ? null : { startedAt, requests };
    const use = { counter: new RateCounter(limitsOf(row), day), lastUsed: 0, writtenAt: -Infinity };
    this.#uses.set(row.seq, use);
    return use;
  }

  /** A full disk must not stand between a client and the state of its job. */
  #attempt(write: () => void): void {
    try {
      write();
    } catch (caught) {
      this.#logger.warn({ err: caught }, 'the use of an API key could not be written');
    }
  }

  #write(seq: number, use: Use): void {
    const { startedAt, requests } = use.counter.day;
    this.#db.run(
      build
        .updateTable('api_keys')
        .set({ last_used_at: use.lastUsed, day_started_at: startedAt, day_requests: requests })
        .where('seq', '=', seq),
    );
  }
}
