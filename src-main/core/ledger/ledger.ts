import type { Evidence } from '../../../src-shared/states/run-states.ts';
import type { LifecycleEventType } from '../../../src-shared/states/lifecycle-events.ts';
import type { EntityKind } from '../db/schema.ts';
import type { WriteDb } from '../db/write-db.ts';
import {
  chains,
  genesis,
  hashOfEvent,
  hashOfRecord,
  hmacOfHead,
  type ChainTable,
  type Head,
} from './chain.ts';
import type { NewRecord } from './records.ts';

/** A fact to be recorded about an entity. */
export interface Fact {
  readonly type: LifecycleEventType;
  readonly kind: EntityKind;
  readonly entityId: number;
  readonly gtin: string;
  readonly lot: string | null;
  readonly serial: string | null;
  readonly runId: string | null;
  readonly quantity: number;
  readonly evidence: Evidence;
  readonly reason: string | null;
  readonly operator: number;
  /** Of a reported event: the sender's id of it, and when it happened. */
  readonly clientEventId?: string;
  readonly at?: number;
}

type StoredHead = Pick<Head, 'station_seq' | 'hash'>;

export interface LedgerHeads {
  readonly station: string;
  readonly events: StoredHead;
  readonly records: StoredHead;
}

/** The id of an event that has none from elsewhere. */
export function eventIdOf(station: string, organisation: number, sequence: number): string {
  return `${station}.${organisation}.${sequence}`;
}

/** Whether a station gives ids of this form to its own events. */
export function isIdOf(station: string, organisation: number, clientEventId: string): boolean {
  const prefix = eventIdOf(station, organisation, 0).slice(0, -1);
  return clientEventId.startsWith(prefix) && /^\d{1,15}$/.test(clientEventId.slice(prefix.length));
}

/**
 * The one record of what happened to labels. It only grows: every event carries the hash of the one before it, and
 * the head of the chain is sealed in the same transaction.
 */
export class Ledger {
  readonly #db: WriteDb;
  readonly #station: string;
  readonly #key: () => Buffer;
  readonly #onSealed: (() => void) | undefined;

  /** @param onSealed a head moved; whether its transaction comes to its end is not known yet. */
  constructor(db: WriteDb, station: string, key: () => Buffer, onSealed?: () => void) {
    this.#db = db;
    this.#station = station;
    this.#key = key;
    this.#onSealed = onSealed;
  }

  /** Appends facts in order. Call inside the transaction that makes them true. */
  append(organisation: number, facts: readonly Fact[], now: number): void {
    if (facts.length === 0) return;
    let { station_seq: sequence, hash: previous } = this.#head('lifecycle_events', organisation);
    const insert = this.#db.prepare(
      'INSERT INTO lifecycle_events (organisation_id, station, station_seq, type, kind, entity_id, gtin, lot, serial, ' +
        'run_id, quantity, evidence, reason, operator, at, client_event_id, previous_hash, hash) ' +
        'VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    for (const fact of facts) {
      sequence++;
      const event = {
        organisation_id: organisation,
        station: this.#station,
        station_seq: sequence,
        type: fact.type,
        kind: fact.kind,
        entity_id: fact.entityId,
        gtin: fact.gtin,
        lot: fact.lot,
        serial: fact.serial,
        run_id: fact.runId,
        quantity: fact.quantity,
        evidence: fact.evidence,
        reason: fact.reason,
        operator: fact.operator,
        at: fact.at ?? now,
        // Stable and unique by itself: the place of the event in all chains there are.
        client_event_id: fact.clientEventId ?? eventIdOf(this.#station, organisation, sequence),
        previous_hash: previous,
      };
      const hash = hashOfEvent(event);
      insert.run(...Object.values(event), hash);
      previous = hash;
    }
    this.#seal('lifecycle_events', organisation, sequence, previous);
  }

  /** Appends a record, over the events as they are now. Call inside the transaction that makes it true. */
  record(organisation: number, { kind, subject, body, operator }: NewRecord, now: number): StoredHead {
    const { station_seq: last, hash: previous } = this.#head('records', organisation);
    const events = this.#head('lifecycle_events', organisation);
    const row = {
      organisation_id: organisation,
      station: this.#station,
      station_seq: last + 1,
      kind,
      subject,
      body: JSON.stringify(body),
      operator,
      at: now,
      event_seq: events.station_seq,
      event_hash: events.hash,
      previous_hash: previous,
    };
    const hash = hashOfRecord(row);
    this.#db
      .prepare(
        'INSERT INTO records (organisation_id, station, station_seq, kind, subject, body, operator, at, event_seq, ' +
          'event_hash, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(...Object.values(row), hash);
    this.#seal('records', organisation, row.station_seq, hash);
    return { station_seq: row.station_seq, hash };
  }

  /** Where both chains of this station end now: what printed reports say. */
  heads(organisation: number): LedgerHeads {
    return {
      station: this.#station,
      events: this.#head('lifecycle_events', organisation),
      records: this.#head('records', organisation),
    };
  }

  #head(table: ChainTable, organisation: number): StoredHead {
    const head = this.#db
      .prepare(
        `SELECT station_seq, hash FROM ${chains[table].heads} WHERE organisation_id = ? AND station = ?`,
      )
      .get(organisation, this.#station) as StoredHead | undefined;
    return head ?? { station_seq: 0, hash: genesis };
  }

  #seal(table: ChainTable, organisation: number, sequence: number, hash: string): void {
    const head = { organisation_id: organisation, station: this.#station, station_seq: sequence, hash };
    this.#db
      .prepare(
        `INSERT INTO ${chains[table].heads} (organisation_id, station, station_seq, hash, hmac) VALUES (?, ?, ?, ?, ?) ` +
          'ON CONFLICT (organisation_id, station) DO UPDATE SET station_seq = excluded.station_seq, hash = excluded.hash, hmac = excluded.hmac',
      )
      .run(organisation, this.#station, sequence, hash, hmacOfHead(this.#key(), head, table));
    this.#onSealed?.();
  }
}

/**
 * Seals every head with this folder's key: for a restored backup, whose heads another folder's key may have sealed.
 * A head that is not the last link is left as it is, and `ledger verify` goes on to name it.
 */
export function sealHeads(db: WriteDb, key: Buffer): void {
  for (const table of Object.keys(chains) as ChainTable[]) {
    const heads = db
      .prepare(
        `SELECT h.organisation_id, h.station, h.station_seq, h.hash FROM ${chains[table].heads} h JOIN ${table} e
         USING (organisation_id, station, station_seq, hash)`,
      )
      .all() as Head[];
    const update = db.prepare(
      `UPDATE ${chains[table].heads} SET hmac = ? WHERE organisation_id = ? AND station = ?`,
    );
    for (const head of heads) update.run(hmacOfHead(key, head, table), head.organisation_id, head.station);
  }
}
