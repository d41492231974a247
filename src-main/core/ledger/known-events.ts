import type { LifecycleEventType } from '../../../src-shared/states/lifecycle-events.ts';
import type { EntityKind } from '../db/schema.ts';
import type { WriteDb } from '../db/write-db.ts';
import type { Entity } from './find-entity.ts';

/** An event of the ledger, found by its id. */
export interface KnownEvent {
  readonly id: number;
  readonly type: LifecycleEventType;
  readonly kind: EntityKind;
  readonly entity_id: number;
}

/** The event of this id, whether a run of this folder made it or somebody said it. */
export function findEvent(db: WriteDb, organisation: number, clientEventId: string): KnownEvent | undefined {
  const [, station = '', owner, sequence] = /^(.+)\.(\d{1,15})\.(\d{1,15})$/.exec(clientEventId) ?? [];
  if (Number(owner) === organisation) {
    const own = db
      .prepare(
        'SELECT id, type, kind, entity_id, client_event_id FROM lifecycle_events WHERE organisation_id = ? AND station = ? AND station_seq = ?',
      )
      .get(organisation, station, Number(sequence)) as (KnownEvent & { client_event_id: string }) | undefined;
    if (own?.client_event_id === clientEventId) return own;
  }
  return db
    .prepare(
      'SELECT id, type, kind, entity_id FROM lifecycle_events WHERE organisation_id = ? AND client_event_id = ? AND run_id IS NULL',
    )
    .get(organisation, clientEventId) as KnownEvent | undefined;
}

/** PRINTED may have become REPRINTED where it was written down. */
export function isSameEvent(known: KnownEvent, type: LifecycleEventType, entity: Entity): boolean {
  const isPrint = (word: string): boolean => word === 'PRINTED' || word === 'REPRINTED';
  const sameType = known.type === type || (isPrint(known.type) && isPrint(type));
  return sameType && known.kind === entity.kind && known.entity_id === entity.id;
}

/** Notes where an event was said to come from. Call in the transaction that records it, in the order of the ledger. */
export function keepOrigin(
  db: WriteDb,
  origin: {
    readonly eventId: number;
    readonly organisation: number;
    readonly source: 'reported' | 'received';
    readonly station: string | null;
    readonly remoteId?: string | null;
    readonly at: number;
  },
): void {
  const { eventId, organisation, source, station, remoteId = null, at } = origin;
  const received = source === 'received' ? receivedUpTo(db, organisation, eventId) + 1 : null;
  db.prepare(
    'INSERT INTO event_origins (event_id, organisation_id, source, station, remote_id, at, received) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(eventId, organisation, source, station, remoteId, at, received);
}

/** How many events of an organisation came from Closient, up to this one of the ledger. Costs the same for any number. */
export function receivedUpTo(db: WriteDb, organisation: number, eventId = Number.MAX_SAFE_INTEGER): number {
  const found = db
    .prepare(
      `SELECT received FROM event_origins WHERE organisation_id = ? AND source = 'received' AND event_id <= ?
       ORDER BY event_id DESC LIMIT 1`,
    )
    .pluck()
    .get(organisation, eventId);
  return (found ?? 0) as number;
}
