import type { Evidence } from '../../../src-shared/states/run-states.ts';
import type { LifecycleEventType } from '../../../src-shared/states/lifecycle-events.ts';
import type { EntityKind } from '../db/schema.ts';
import { build, type WriteDb } from '../db/write-db.ts';
import { genesis, hashOfEvent, hmacOfHead } from './chain.ts';

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

  constructor(db: WriteDb, station: string, key: () => Buffer) {
    this.#db = db;
    this.#station = station;
    this.#key = key;
  }

  /** Appends facts in order. Call inside the transaction that makes them true. */
  append(organisation: number, facts: readonly Fact[], now: number): void {
    if (facts.length === 0) return;
    const head = this.#db.first(
      build
        .selectFrom('ledger_heads')
        .select(['station_seq', 'hash'])
        .where('organisation_id', '=', organisation)
        .where('station', '=', this.#station),
    );
    let sequence = head?.station_seq ?? 0;
    let previous = head?.hash ?? genesis;
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
    this.#seal(organisation, sequence, previous);
  }

  #seal(organisation: number, sequence: number, hash: string): void {
    const head = { organisation_id: organisation, station: this.#station, station_seq: sequence, hash };
    this.#db
      .prepare(
        'INSERT INTO ledger_heads (organisation_id, station, station_seq, hash, hmac) VALUES (?, ?, ?, ?, ?) ' +
          'ON CONFLICT (organisation_id, station) DO UPDATE SET station_seq = excluded.station_seq, hash = excluded.hash, hmac = excluded.hmac',
      )
      .run(organisation, this.#station, sequence, hash, hmacOfHead(this.#key(), head));
  }
}

/**
 * Seals every head with this folder's key: for a restored backup, whose heads another folder's key may have sealed.
 * A head that is not the last event is left as it is, and `ledger verify` goes on to name it.
 */
export function sealHeads(db: WriteDb, key: Buffer): void {
  const heads = db.all(
    build
      .selectFrom('ledger_heads as h')
      .innerJoin('lifecycle_events as e', (join) =>
        join
          .onRef('e.organisation_id', '=', 'h.organisation_id')
          .onRef('e.station', '=', 'h.station')
          .onRef('e.station_seq', '=', 'h.station_seq')
          .onRef('e.hash', '=', 'h.hash'),
      )
      .select(['h.organisation_id', 'h.station', 'h.station_seq', 'h.hash']),
  );
  const update = db.prepare('UPDATE ledger_heads SET hmac = ? WHERE organisation_id = ? AND station = ?');
  for (const head of heads) update.run(hmacOfHead(key, head), head.organisation_id, head.station);
}
