import { nameOfEntity } from '../../../src-shared/entity-name.ts';
import { PrintRoomError, type FieldFault } from '../../../src-shared/errors.ts';
import type { LifecycleEventIn } from '../../../src-shared/models/lifecycle-event.ts';
import type { LifecycleEventType } from '../../../src-shared/states/lifecycle-events.ts';
import { printStates } from '../../../src-shared/states/run-states.ts';
import { entityKinds } from '../db/schema.ts';
import type { WriteDb } from '../db/write-db.ts';
import { findEntity, type Entity } from './find-entity.ts';
import { findEvent, isSameEvent, keepOrigin, type KnownEvent } from './known-events.ts';
import { isIdOf, type Ledger } from './ledger.ts';
import { printedEvents, setPrintState } from './print-state.ts';

export interface ReportedTo {
  readonly db: WriteDb;
  readonly ledger: Ledger;
  /** Of this data folder. */
  readonly station: string;
  readonly organisation: number;
  /** Number of who reports. */
  readonly operator: number;
}

export interface Recorded {
  readonly clientEventId: string;
  /** Row of the event. */
  readonly id: number;
  /** false: it was known already. */
  readonly recorded: boolean;
}

/** Clocks of stations differ a little. */
const aheadMs = 5 * 60_000;

/**
 * Records what others say happened, all of it or nothing. An id that is known is the same event and not a second
 * one, so a sender that heard no answer simply sends again.
 * @throws PrintRoomError `validation_error` (unknown entity, time to come), `conflict` (an id that was another
 * event's), `needs_reason` (a serial is printed once; again only with a reason).
 */
export function reportEvents(
  to: ReportedTo,
  events: readonly LifecycleEventIn[],
  now: number,
): readonly Recorded[] {
  return to.db.transaction(() => events.map((event, index) => report(to, event, index, now)));
}

function report(to: ReportedTo, event: LifecycleEventIn, index: number, now: number): Recorded {
  const entity = requireEntity(to, event, index);
  const known = findKnown(to, event.client_event_id, index);
  if (known) {
    requireSame(known, event, entity);
    return { clientEventId: event.client_event_id, id: known.id, recorded: false };
  }
  const at = event.occurred_at == null ? now : Date.parse(event.occurred_at);
  if (at > now + aheadMs) throw refuse(index, 'occurred_at', 'This is in the future', 'out_of_range');
  const type = typeToRecord(to, event, entity);
  const { kind, id: entityId, gtin, lot, serial } = entity;
  to.ledger.append(
    to.organisation,
    [
      {
        type,
        kind,
        entityId,
        gtin,
        lot,
        serial,
        at,
        runId: null,
        quantity: event.quantity,
        // A device's word counts where it was heard; to this station it is what somebody says.
        evidence: event.evidence === 'device' ? 'operator' : event.evidence,
        reason: event.reason ?? null,
        operator: to.operator,
        clientEventId: event.client_event_id,
      },
    ],
    now,
  );
  if (type === 'PRINTED' || type === 'REPRINTED') setPrintState(to.db, kind, entityId, printStates.printed);
  const id = findEvent(to.db, to.organisation, event.client_event_id)?.id;
  if (id === undefined) throw new Error(`Event ${event.client_event_id} was not recorded.`);
  if (event.station != null) {
    keepOrigin(to.db, {
      eventId: id,
      organisation: to.organisation,
      source: 'reported',
      station: event.station,
      at: now,
    });
  }
  return { clientEventId: event.client_event_id, id, recorded: true };
}

function requireEntity(to: ReportedTo, event: LifecycleEventIn, index: number): Entity {
  const found = findEntity(to.db, to.organisation, event);
  if (found.ok) return found.entity;
  const { field, msg, type } = found.fault;
  throw refuse(index, field, msg, type);
}

/** An id of our own form may come back from somebody who read it here. */
function findKnown(to: ReportedTo, clientEventId: string, index: number): KnownEvent | undefined {
  const known = findEvent(to.db, to.organisation, clientEventId);
  if (known || !isIdOf(to.station, to.organisation, clientEventId)) return known;
  throw refuse(index, 'client_event_id', 'Ids of this form are given by this station', 'reserved');
}

function requireSame(known: KnownEvent, event: LifecycleEventIn, entity: Entity): void {
  if (isSameEvent(known, event.event_type, entity)) return;
  throw new PrintRoomError(
    'conflict',
    `The id ${event.client_event_id} was used for another event. Give every event an id of its own.`,
  );
}

function typeToRecord(to: ReportedTo, event: LifecycleEventIn, entity: Entity): LifecycleEventType {
  if (entity.kind !== entityKinds.serial) return event.event_type;
  if (event.event_type !== 'PRINTED' && event.event_type !== 'REPRINTED') return event.event_type;
  const before = to.db
    .prepare(`SELECT 1 FROM lifecycle_events WHERE kind = ? AND entity_id = ? AND type IN ${printedEvents}`)
    .get(entity.kind, entity.id);
  const name = nameOfEntity(entity);
  if (before !== undefined) requireReason(event, `${name} is printed already`);
  if (event.event_type === 'REPRINTED') requireReason(event, `${name} is reported as printed again`);
  if (event.quantity > 1) requireReason(event, `${name} is printed once, not ${event.quantity} times`);
  return before === undefined ? event.event_type : 'REPRINTED';
}

function requireReason(event: LifecycleEventIn, fact: string): void {
  if (!event.reason) throw new PrintRoomError('needs_reason', `${fact}; say the reason for a second label.`);
}

function refuse(index: number, field: string, msg: string, type: string): PrintRoomError {
  const fault: FieldFault = { loc: ['body', 'events', index, field], msg, type };
  return new PrintRoomError('validation_error', `Validation error: ${msg.replace(/\.$/, '')}.`, {
    faults: [fault],
  });
}
