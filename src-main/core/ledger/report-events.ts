import { nameOfEntity } from '../../../src-shared/entity-name.ts';
import { PrintRoomError, type FieldFault } from '../../../src-shared/errors.ts';
import { normalizeGtin } from '../../../src-shared/gs1/index.ts';
import type { LifecycleEventIn } from '../../../src-shared/models/lifecycle-event.ts';
import type { LifecycleEventType } from '../../../src-shared/states/lifecycle-events.ts';
import { printStates } from '../../../src-shared/states/run-states.ts';
import { entityKinds, type EntityKind } from '../db/schema.ts';
import type { WriteDb } from '../db/write-db.ts';
import { eventIdOf, type Ledger } from './ledger.ts';
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

interface Entity {
  readonly kind: EntityKind;
  readonly id: number;
  readonly gtin: string;
  readonly lot: string | null;
  readonly serial: string | null;
}

interface KnownEvent {
  readonly id: number;
  readonly type: LifecycleEventType;
  readonly kind: EntityKind;
  readonly entity_id: number;
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
  const id = findReported(to, event.client_event_id)?.id;
  if (id === undefined) throw new Error(`Event ${event.client_event_id} was not recorded.`);
  return { clientEventId: event.client_event_id, id, recorded: true };
}

function requireEntity(to: ReportedTo, event: LifecycleEventIn, index: number): Entity {
  const gtin = normalizeGtin(event.gtin);
  if (!gtin.ok) throw refuse(index, 'gtin', gtin.message, gtin.code);
  const lot = event.lot ?? null;
  const serial = event.serial ?? null;
  const product = to.db
    .prepare('SELECT id FROM products WHERE organisation_id = ? AND gtin = ?')
    .pluck()
    .get(to.organisation, gtin.value) as number | undefined;
  const named = { gtin: gtin.value, lot, serial };
  const unknown = (field: string): PrintRoomError =>
    refuse(index, field, `There is no ${nameOfEntity(named)}`, 'unknown_entity');
  if (product === undefined) throw refuse(index, 'gtin', `There is no GTIN ${gtin.value}`, 'unknown_entity');
  if (serial !== null) {
    const row = to.db
      .prepare(`SELECT id, nullif(lot, '') AS lot FROM serials WHERE product_id = ? AND serial = ?`)
      .get(product, serial) as { id: number; lot: string | null } | undefined;
    if (!row) throw unknown('serial');
    if (lot !== null && lot !== row.lot) {
      throw refuse(index, 'lot', `This is not the lot of ${nameOfEntity(named)}`, 'unknown_entity');
    }
    return { kind: entityKinds.serial, id: row.id, ...named, lot: row.lot };
  }
  if (lot === null) return { kind: entityKinds.product, id: product, ...named };
  const id = to.db.prepare('SELECT id FROM lots WHERE product_id = ? AND lot = ?').pluck().get(product, lot);
  if (id === undefined) throw unknown('lot');
  return { kind: entityKinds.lot, id: id as number, ...named };
}

/** An id of our own form may come back from somebody who read it here. */
function findKnown(to: ReportedTo, clientEventId: string, index: number): KnownEvent | undefined {
  const [, station = '', organisation, sequence] = /^(.+)\.(\d{1,15})\.(\d{1,15})$/.exec(clientEventId) ?? [];
  if (Number(organisation) === to.organisation) {
    const own = to.db
      .prepare(
        'SELECT id, type, kind, entity_id, client_event_id FROM lifecycle_events WHERE organisation_id = ? AND station = ? AND station_seq = ?',
      )
      .get(to.organisation, station, Number(sequence)) as
      | (KnownEvent & { client_event_id: string })
      | undefined;
    if (own?.client_event_id === clientEventId) return own;
    if (station === to.station && clientEventId === eventIdOf(station, to.organisation, Number(sequence))) {
      throw refuse(index, 'client_event_id', 'Ids of this form are given by this station', 'reserved');
    }
  }
  return findReported(to, clientEventId);
}

function findReported(to: ReportedTo, clientEventId: string): KnownEvent | undefined {
  return to.db
    .prepare(
      'SELECT id, type, kind, entity_id FROM lifecycle_events WHERE organisation_id = ? AND client_event_id = ? AND run_id IS NULL',
    )
    .get(to.organisation, clientEventId) as KnownEvent | undefined;
}

function requireSame(known: KnownEvent, event: LifecycleEventIn, entity: Entity): void {
  const sameType =
    known.type === event.event_type || (known.type === 'REPRINTED' && event.event_type === 'PRINTED');
  if (sameType && known.kind === entity.kind && known.entity_id === entity.id) return;
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
