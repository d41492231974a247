import { nameOfEntity } from '../../../src-shared/entity-name.ts';
import type { LabelRef } from '../../../src-shared/contract/settling.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { LifecycleEventIn } from '../../../src-shared/models/lifecycle-event.ts';
import type { AccountingType } from '../../../src-shared/states/lifecycle-events.ts';
import type { WriteDb } from '../db/write-db.ts';
import { newId } from '../new-id.ts';
import { requireRun, type RunRow } from '../printing/run-row.ts';
import { findEntity, type Entity } from './find-entity.ts';
import { findScanned } from './find-scanned.ts';
import type { LabelEvents } from './label-events.ts';
import { requireLabelsLeft, requireNotAccounted } from './labels-left.ts';
import { lastPrint, type LastPrint } from './last-print.ts';
import { reportEvents, type ReportedTo } from './report-events.ts';
import { requireLabel } from './run-sheets.ts';

/** What an event is about: what was scanned, what was typed, or a label of a run. */
export type EventItem =
  | { readonly scan: string; readonly quantity: number; readonly run_id: string | null }
  | {
      readonly gtin: string;
      readonly lot: string | null;
      readonly serial: string | null;
      readonly quantity: number;
      readonly run_id: string | null;
    }
  | { readonly label: LabelRef; readonly run_id: string };

export interface EventOrder {
  readonly type: AccountingType;
  readonly items: readonly EventItem[];
  readonly reason: string;
  /** Of a request that may come twice: the same id is the same request. */
  readonly requestId: string | null;
}

export interface RecordedEvent {
  readonly clientEventId: string;
  readonly entity: Entity;
  readonly quantity: number;
}

interface Target {
  readonly entity: Entity;
  readonly quantity: number;
  /** Run and label it is about, as far as that is known. */
  readonly run: RunRow | null;
  readonly number: number | null;
}

/**
 * Records what became of printed labels: scrapped, sampled, returned or voided. The same way in as reports from
 * outside, with a look at what there is: no more labels of anything than were printed and not accounted for. All of
 * it or nothing.
 * @throws PrintRoomError `validation_error`, `conflict`, `not_found`.
 */
export function recordEvents(to: ReportedTo, order: EventOrder, now: number): RecordedEvent[] {
  const { db, organisation } = to;
  const request = order.requestId ?? newId(now);
  return db.transaction(() => {
    const recorded: RecordedEvent[] = [];
    order.items.forEach((item, index) => {
      const { entity, quantity, run, number } = targetOf(db, organisation, item);
      const clientEventId = `${request}.${index + 1}`;
      const event = eventOf(to, order, entity, quantity, clientEventId);
      const already = isKnown(db, organisation, clientEventId);
      if (!already) {
        if (run && number !== null) requireNotAccounted(db, run, number, entity);
        requireLabelsLeft(db, run, entity, quantity);
      }
      const [outcome] = reportEvents(to, [event], now);
      recorded.push({ clientEventId, entity, quantity });
      if (!outcome?.recorded || !run) return;
      // One by one, so that a label that is named twice in an order is found.
      const body: LabelEvents = { events: [{ event: clientEventId, type: order.type, quantity, number }] };
      to.ledger.record(organisation, { kind: 'labels', subject: run.id, body, operator: to.operator }, now);
    });
    return recorded;
  });
}

function eventOf(
  to: ReportedTo,
  { type, reason }: EventOrder,
  { gtin, lot, serial }: Entity,
  quantity: number,
  clientEventId: string,
): LifecycleEventIn {
  return {
    client_event_id: clientEventId,
    event_type: type,
    gtin,
    lot,
    serial,
    quantity,
    reason,
    evidence: 'operator',
    station: to.station,
  };
}

function targetOf(db: WriteDb, organisation: number, item: EventItem): Target {
  if ('label' in item) {
    const run = requireRun(db, organisation, item.run_id);
    const label = requireLabel(db, run, item.label);
    const name = nameOfEntity(label);
    if (label.state !== 'printed')
      throw refuse(`${name} on sheet ${label.sheet}, place ${label.cell}, is not printed.`);
    return { entity: { ...label, id: label.entity_id }, quantity: 1, run, number: label.number };
  }
  const entity =
    'scan' in item ? findScanned(db, organisation, item.scan) : requireEntity(db, organisation, item);
  const print: LastPrint | null =
    item.run_id === null
      ? lastPrint(db, entity)
      : lastPrint(db, entity, requireRun(db, organisation, item.run_id));
  if (item.run_id !== null && !print) {
    throw refuse(`${nameOfEntity(entity)} has no printed label in run ${item.run_id}.`);
  }
  // Several runs of a lot: which one it was, nobody said.
  const certain = print !== null && (item.run_id !== null || print.onlyRun || entity.serial !== null);
  return {
    entity,
    quantity: item.quantity,
    run: certain ? print.run : null,
    number: certain && item.quantity === 1 ? print.number : null,
  };
}

function requireEntity(
  db: WriteDb,
  organisation: number,
  named: { readonly gtin: string; readonly lot: string | null; readonly serial: string | null },
): Entity {
  const found = findEntity(db, organisation, named);
  if (found.ok) return found.entity;
  throw refuse(`${found.fault.msg.replace(/\.$/, '')}.`, found.fault.field);
}

function isKnown(db: WriteDb, organisation: number, clientEventId: string): boolean {
  return (
    db
      .prepare(
        'SELECT 1 FROM lifecycle_events WHERE organisation_id = ? AND client_event_id = ? AND run_id IS NULL',
      )
      .get(organisation, clientEventId) !== undefined
  );
}

function refuse(msg: string, field = 'items'): PrintRoomError {
  return new PrintRoomError('validation_error', msg, {
    faults: [{ loc: ['body', field], msg, type: 'unknown_label' }],
  });
}
