import { lifecycleEventTypes, type LifecycleEventType } from '../../../src-shared/states/lifecycle-events.ts';
import { evidences, printStates, type Evidence } from '../../../src-shared/states/run-states.ts';
import type { WriteDb } from '../db/write-db.ts';
import { operatorNumber } from '../printing/operators.ts';
import { findEntity, type Entity } from './find-entity.ts';
import { findEvent, isSameEvent, keepOrigin } from './known-events.ts';
import { isIdOf, type Fact, type Ledger } from './ledger.ts';
import { setPrintState } from './print-state.ts';

/** An event as Closient tells it. Nothing of it is believed before it was looked at. */
export interface ReceivedEvent {
  /** Closient's id of it. */
  readonly id: string;
  readonly client_event_id: string;
  readonly event_type: string;
  readonly gtin: string;
  readonly lot: string | null;
  readonly serial: string | null;
  readonly quantity: number;
  readonly evidence: string | null;
  readonly reason: string | null;
  /** Epoch milliseconds; null = not said. */
  readonly occurred_at: number | null;
  readonly station: string | null;
}

export interface Receiver {
  readonly db: WriteDb;
  readonly ledger: Ledger;
  /** Of this data folder. */
  readonly station: string;
  readonly organisation: number;
}

export interface Received {
  /** New in this ledger. */
  readonly recorded: number;
  /** What cannot be taken over now, and why. It may be possible another time. */
  readonly held: readonly { readonly event: ReceivedEvent; readonly reason: string }[];
}

/** Clocks of stations differ a little. */
const aheadMs = 5 * 60_000;
const mostLabels = 1_000_000;
const idForm = /^[\x21-\x7e]{1,128}$/;

/** Closient does not say which station it was. */
const unnamedStation = 'unknown';

/**
 * Keeps what happened elsewhere: once by id, with evidence no stronger than `operator`, under the name of the station
 * that said it, and marked so that it never goes back. What it says of a serial counts here too: it is printed.
 * Call it in one transaction; it is meant for a page of a list.
 */
export function receiveEvents(to: Receiver, events: readonly ReceivedEvent[], now: number): Received {
  const held: { event: ReceivedEvent; reason: string }[] = [];
  const facts = new Map<string, { readonly fact: Fact; readonly event: ReceivedEvent }>();
  for (const event of events) {
    const judged = judge(to, event, now);
    if (judged === 'known' || (typeof judged !== 'string' && facts.has(event.client_event_id))) continue;
    if (typeof judged === 'string') held.push({ event, reason: judged });
    else facts.set(event.client_event_id, { fact: judged, event });
  }
  to.ledger.append(
    to.organisation,
    [...facts.values()].map(({ fact }) => fact),
    now,
  );
  for (const { fact, event } of facts.values()) {
    const id = findEvent(to.db, to.organisation, event.client_event_id)?.id;
    if (id === undefined) throw new Error(`Event ${event.client_event_id} was not recorded.`);
    keepOrigin(to.db, {
      eventId: id,
      organisation: to.organisation,
      source: 'received',
      station: stationOf(event),
      remoteId: event.id,
      at: now,
    });
    if (fact.type === 'PRINTED' || fact.type === 'REPRINTED') {
      setPrintState(to.db, fact.kind, fact.entityId, printStates.printed);
    }
  }
  return { recorded: facts.size, held };
}

/** The fact of an event, `known`, or the reason why it is none. */
function judge(to: Receiver, event: ReceivedEvent, now: number): Fact | string {
  if (!idForm.test(event.client_event_id)) return 'Its id has characters that no id has, or is too long.';
  const type = lifecycleEventTypes.find((known) => known === event.event_type);
  if (type === undefined) return `The event type ${JSON.stringify(event.event_type)} is not known here.`;
  const { quantity } = event;
  if (!Number.isSafeInteger(quantity) || quantity < 1 || quantity > mostLabels) {
    return `${quantity} is no number of labels.`;
  }
  const found = findEntity(to.db, to.organisation, event);
  if (!found.ok) return `${found.fault.msg.replace(/\.$/, '')}.`;
  const known = findEvent(to.db, to.organisation, event.client_event_id);
  if (known) {
    return isSameEvent(known, type, found.entity)
      ? 'known'
      : 'Its id is that of another event here. Two data folders may be using one identity.';
  }
  // Recorded, it would take the id from the event of this station that comes to this number again.
  if (isIdOf(to.station, to.organisation, event.client_event_id)) {
    return 'This station gave its id, but there is no such event here: the data folder was set back to an earlier day. Make a backup of it and restore that; it then goes on as a new station and takes this event over.';
  }
  const at = event.occurred_at ?? now;
  if (at > now + aheadMs) return 'It lies in the future; one of the clocks is wrong.';
  return factOf(to, event, type, found.entity, at);
}

function factOf(
  to: Receiver,
  event: ReceivedEvent,
  type: LifecycleEventType,
  entity: Entity,
  at: number,
): Fact {
  const { kind, id: entityId, gtin, lot, serial } = entity;
  return {
    type,
    kind,
    entityId,
    gtin,
    lot,
    serial,
    at,
    runId: null,
    quantity: event.quantity,
    evidence: evidenceOf(event),
    reason: event.reason?.slice(0, 500) ?? null,
    operator: operatorNumber(to.db, to.organisation, `Closient, station ${stationOf(event)}`),
    clientEventId: event.client_event_id,
  };
}

/** A device's word counts where it was heard. */
function evidenceOf({ evidence }: ReceivedEvent): Evidence {
  const known = evidences.find((word) => word === evidence) ?? 'operator';
  return known === 'device' ? 'operator' : known;
}

/** The station is part of an id of our form where nobody says it. */
function stationOf({ station, client_event_id: id }: ReceivedEvent): string {
  const name = station?.trim() || (/^(.{1,64})\.\d{1,15}\.\d{1,15}$/.exec(id)?.[1] ?? unnamedStation);
  return name.slice(0, 128);
}
