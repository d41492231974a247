import { timingSafeEqual } from 'node:crypto';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { ApiKey, CreatedApiKey, NewApiKey } from '../../../src-shared/models/api-key.ts';
import type { KeyRole } from '../../../src-shared/models/key-roles.ts';
import { build, type WriteDb } from '../db/write-db.ts';
import { newId } from '../new-id.ts';
import type { Ports } from '../ports.ts';
import { hashOfKey, kindOfKeyText, mintApiKey } from './api-key-text.ts';
import { describeKey, hasExpired, limitsOf, type KeyRow } from './key-row.ts';
import { KeyUses } from './key-uses.ts';
import type { RateLimits, RateState } from './rate-counter.ts';

/** A key that is good now, and how often it may ask. */
export interface KnownKey {
  readonly organisation: number;
  readonly role: KeyRole;
  readonly key: { readonly id: string; readonly description: string; readonly created: number };
  readonly limits: RateLimits;
  /** Counts one request of it. @param now epoch milliseconds. */
  readonly take: (now: number) => RateState;
}

/** Or why it is not. */
export type KeyLookup = KnownKey | { readonly refused: string };

/**
 * The stored API keys of a data folder. The row is read at every request, so what was created or revoked holds at
 * once, whoever did it.
 */
export class ApiKeys {
  readonly #db: WriteDb;
  readonly #now: () => number;
  readonly #uses: KeyUses;

  constructor(db: WriteDb, { now, logger }: Pick<Ports, 'now' | 'logger'>) {
    this.#db = db;
    this.#now = now;
    this.#uses = new KeyUses(db, logger);
  }

  /**
   * @param name for the HTTP API, which knows a name beside the description.
   * @returns the key, for this once. @throws PrintRoomError `validation_error`
   */
  create(organisation: number, wanted: NewApiKey, name?: string): CreatedApiKey {
    const now = this.#now();
    const expires = wanted.expires_at == null ? null : Date.parse(wanted.expires_at);
    if (expires !== null && expires <= now) {
      const msg = 'The key would have expired before its first use';
      throw new PrintRoomError('validation_error', `${msg}: ${wanted.expires_at}.`, {
        faults: [{ loc: ['body', 'expires_at'], msg, type: 'expires_in_the_past' }],
      });
    }
    const key = mintApiKey();
    const id = newId(now);
    const description = wanted.description ?? '';
    this.#db.run(
      build.insertInto('api_keys').values({
        id,
        organisation_id: organisation,
        hash: hashOfKey(key),
        name: name ?? description,
        description,
        role: wanted.role,
        rate_limit_per_minute: wanted.rate_limit_per_minute ?? 0,
        rate_limit_per_day: wanted.rate_limit_per_day ?? 0,
        created_at: now,
        expires_at: expires,
        revoked_at: null,
        last_used_at: null,
        day_started_at: null,
      }),
    );
    return { ...this.#describe(this.#require(organisation, id)), key };
  }

  /** Newest first, revoked ones included: a list that forgets them explains no refusal. */
  list(organisation: number): ApiKey[] {
    const rows = this.#db.all(
      build
        .selectFrom('api_keys')
        .selectAll()
        .where('organisation_id', '=', organisation)
        .orderBy('seq', 'desc'),
    );
    return rows.map((row) => this.#describe(row));
  }

  /** Takes effect with the next request. A second time changes nothing. @throws PrintRoomError `not_found` */
  revoke(organisation: number, id: string): ApiKey {
    const { seq, revoked_at: revoked } = this.#require(organisation, id);
    if (revoked === null) {
      this.#db.run(build.updateTable('api_keys').set({ revoked_at: this.#now() }).where('seq', '=', seq));
    }
    return this.#describe(this.#require(organisation, id));
  }

  /**
   * The key behind a text that a stranger sent. Looked up by its hash: timing tells nothing about stored keys.
   * @param hash of the text, where the caller has it already.
   */
  find(text: string, hash = hashOfKey(text)): KeyLookup {
    switch (kindOfKeyText(text)) {
      case 'mistyped':
        return { refused: 'This API key is mistyped: its checksum does not fit. Copy it again.' };
      case 'no key':
        return { refused: 'This is no API key of Print Room: they begin with csb_.' };
      case 'key':
        return this.#look(hash);
    }
  }

  /** Writes the counts and last uses that are still in memory. */
  close(): void {
    this.#uses.close();
  }

  #look(hash: string): KeyLookup {
    const row = this.#db.prepare('SELECT * FROM api_keys WHERE hash = ?').get(hash) as KeyRow | undefined;
    if (!row || !timingSafeEqual(Buffer.from(row.hash), Buffer.from(hash))) {
      return { refused: 'This API key is not known here.' };
    }
    if (row.revoked_at !== null) return { refused: 'This API key was revoked. Ask for a new one.' };
    if (hasExpired(row, this.#now())) return { refused: 'This API key has expired. Ask for a new one.' };
    return {
      organisation: row.organisation_id,
      role: row.role,
      key: { id: row.id, description: row.description, created: row.created_at },
      limits: limitsOf(row),
      take: (now) => this.#uses.take(row, now),
    };
  }

  #require(organisation: number, id: string): KeyRow {
    const row = this.#db.first(
      build
        .selectFrom('api_keys')
        .selectAll()
        .where('organisation_id', '=', organisation)
        .where('id', '=', id),
    );
    if (!row) throw new PrintRoomError('not_found', `There is no API key ${id}.`);
    return row;
  }

  #describe(row: KeyRow): ApiKey {
    return describeKey(row, this.#now(), this.#uses.lastUsed(row.seq));
  }
}
