import { timingSafeEqual } from 'node:crypto';
import { hashOfKey, mintApiKey } from '../core/keys/api-key-text.ts';
import type { ApiKeys, KeyLookup, KnownKey } from '../core/keys/api-keys.ts';
import { RateCounter, type RateLimits } from '../core/keys/rate-counter.ts';

/** Who calls the mirror: an organisation and what its key may do. */
export type Caller = Pick<KnownKey, 'organisation' | 'role' | 'key'>;

/** The programs that a host was started for poll as fast as they like; the day's limit is never the first. */
const startLimits: RateLimits = { perMinute: 60_000, perDay: 60_000 * 60 * 24 };

/** The keys that are good now: the stored ones, and those minted for the run of one host, which are kept nowhere. */
export class KeyRing {
  readonly #stored: ApiKeys;
  readonly #ofRun: { readonly hash: Buffer; readonly known: KnownKey }[] = [];

  constructor(stored: ApiKeys) {
    this.#stored = stored;
  }

  /** Mints the key of this run. @param now epoch milliseconds. @returns the key. */
  mintStartKey(organisation: number, now: number): string {
    const key = mintApiKey();
    const counter = new RateCounter(startLimits, null);
    const known: KnownKey = {
      organisation,
      role: 'manager',
      key: { id: 'start', description: 'Key of this run', created: now },
      limits: startLimits,
      take: (at) => counter.take(at),
    };
    this.#ofRun.push({ hash: Buffer.from(hashOfKey(key)), known });
    return key;
  }

  find(key: string): KeyLookup {
    const hash = hashOfKey(key);
    const bytes = Buffer.from(hash);
    const mine = this.#ofRun.find((entry) => timingSafeEqual(entry.hash, bytes));
    return mine?.known ?? this.#stored.find(key, hash);
  }
}

/** The key that a request carries, in either of the documented headers; null without one. */
export function keyIn(headers: Headers): string | null {
  const key = headers.get('x-api-key');
  if (key) return key;
  return /^Bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? null;
}
