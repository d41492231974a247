import type { EntityKind } from '../../db/schema.ts';
import type { WriteDb } from '../../db/write-db.ts';
import type { Evidence } from '../../../../src-shared/states/run-states.ts';
import type { LifecycleEventType } from '../../../../src-shared/states/lifecycle-events.ts';

/** An event of the ledger as it leaves. */
export interface OutgoingEvent {
  /** Row of the ledger; the order in which events leave. */
  readonly id: number;
  readonly clientEventId: string;
  readonly type: LifecycleEventType;
  readonly kind: EntityKind;
  readonly gtin: string;
  readonly lot: string | null;
  readonly serial: string | null;
  readonly quantity: number;
  readonly evidence: Evidence;
  readonly reason: string | null;
  readonly runId: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Where it happened, as far as it was said; else the station that wrote it down. */
  readonly station: string;
  /** Station and organisation that wrote it down: with `clientEventId` this is one event in all the world. */
  readonly chain: string;
}

interface Row extends Omit<OutgoingEvent, 'clientEventId' | 'runId' | 'chain'> {
  readonly organisation_id: number;
  readonly said_station: string | null;
  readonly run_id: string | null;
  readonly client_event_id: string;
}

/** Condition for the events `e` that leave: all but those that came from Closient. */
export const leaves = `NOT EXISTS (SELECT 1 FROM event_origins f WHERE f.event_id = e.id AND f.source = 'received')`;

/** Events with where they come from; conditions on `e` follow. */
export const selectOutgoing = `SELECT e.id, e.organisation_id, e.station, o.station AS said_station, e.type, e.kind, e.gtin,
  e.lot, e.serial, e.quantity, e.evidence, e.reason, e.run_id, e.at, e.client_event_id
  FROM lifecycle_events e LEFT JOIN event_origins o ON o.event_id = e.id`;

/** The next events of an organisation that leave, in the order of the ledger. */
export function readOutgoing(
  db: WriteDb,
  organisation: number,
  after: number,
  most: number,
): OutgoingEvent[] {
  const rows = db
    .prepare(`${selectOutgoing} WHERE e.organisation_id = ? AND e.id > ? AND ${leaves} ORDER BY e.id LIMIT ?`)
    .all(organisation, after, most);
  return (rows as Row[]).map(toOutgoing);
}

/** The next event that leaves; null where there is none. */
export function firstOutgoing(
  db: WriteDb,
  organisation: number,
  after: number,
): { readonly id: number; readonly at: number } | null {
  const found = db
    .prepare(
      `SELECT e.id, e.at FROM lifecycle_events e WHERE e.organisation_id = ? AND e.id > ? AND ${leaves} ORDER BY e.id LIMIT 1`,
    )
    .get(organisation, after);
  return (found as { id: number; at: number } | undefined) ?? null;
}

export function toOutgoing(row: unknown): OutgoingEvent {
  const { client_event_id, run_id, said_station, station, organisation_id, ...rest } = row as Row;
  return {
    ...rest,
    clientEventId: client_event_id,
    runId: run_id,
    station: said_station ?? station,
    chain: `${station}/${organisation_id}`,
  };
}
