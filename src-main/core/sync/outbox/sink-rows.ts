import type { Selectable } from 'kysely';
import type { SinkName } from '../../../../src-shared/contract/sync.ts';
import type { Schema } from '../../db/schema.ts';
import { build, type WriteDb } from '../../db/write-db.ts';
import { receivedUpTo } from '../../ledger/known-events.ts';
import { firstOutgoing, selectOutgoing, toOutgoing, type OutgoingEvent } from './outgoing.ts';

export type SinkRow = Selectable<Schema['outbox_sinks']>;

/** Whether a sink sends before anybody has said so. EPCIS capture needs more rights and spends a request per event. */
const enabledAtFirst = { lifecycle: 1, epcis_capture: 0, folder: 1 } as const satisfies Record<
  SinkName,
  0 | 1
>;

/** So many events from Closient behind the cursor are worth a step over them. */
const manyReceived = 500;

/** The connection of what goes into files. */
export const noConnection = 0;

/** What is kept of one sink of an organisation: its cursor, and what was parked on the way. */
export class SinkRows {
  readonly #db: WriteDb;
  readonly organisation: number;
  readonly sink: SinkName;
  readonly connection: number;

  constructor(db: WriteDb, organisation: number, sink: SinkName, connection: number) {
    this.#db = db;
    this.organisation = organisation;
    this.sink = sink;
    this.connection = connection;
  }

  /** Made with the first look at it. */
  read(): SinkRow {
    const row = this.#find();
    if (row) return row;
    this.#db
      .prepare('INSERT INTO outbox_sinks (organisation_id, sink, connection_id, enabled) VALUES (?, ?, ?, ?)')
      .run(this.organisation, this.sink, this.connection, enabledAtFirst[this.sink]);
    const made = this.#find();
    if (!made) throw new Error(`The sink ${this.sink} was not stored.`);
    return made;
  }

  change(
    change: Partial<
      Pick<
        SinkRow,
        'enabled' | 'available' | 'attempts' | 'next_try_at' | 'last_error' | 'last_sent_at' | 'planned_event'
      >
    >,
  ): void {
    const { id } = this.read();
    this.#db.run(build.updateTable('outbox_sinks').set(change).where('id', '=', id));
  }

  /**
   * These events, the next ones behind the cursor, have arrived. Call in the transaction that follows on the answer: a
   * crash before it sends them again, and the receiver knows them by their ids.
   */
  passSent(events: readonly Pick<OutgoingEvent, 'id'>[], now: number): void {
    this.#pass(events, events.length, now);
  }

  /** A file with everything up to `last` is on disk. */
  passFile(last: number, events: number, now: number): void {
    const { id, last_event: from } = this.read();
    this.#db
      .prepare(
        `UPDATE outbox_sinks SET last_event = ?, passed = passed + ?, sent = sent + ?, planned_event = NULL,
           attempts = 0, next_try_at = NULL, last_error = NULL, last_sent_at = ? WHERE id = ?`,
      )
      .run(last, events + this.#receivedBetween(from, last), events, now, id);
  }

  /** The next event behind the cursor was refused for good: it steps aside, with the reason in words. */
  park(event: Pick<OutgoingEvent, 'id'>, reason: string, now: number): void {
    const { id } = this.read();
    this.#db
      .prepare(
        `INSERT INTO outbox_parked (sink_id, event_id, state, reason, attempts, parked_at)
         VALUES (?, ?, 'parked', ?, 1, ?) ON CONFLICT DO UPDATE SET state = 'parked', reason = excluded.reason,
           attempts = attempts + 1, parked_at = excluded.parked_at`,
      )
      .run(id, event.id, reason.slice(0, 1_000), now);
    this.#pass([event], 0, null);
  }

  /** The next event behind the cursor; null where there is none. */
  firstWaiting(): { readonly id: number; readonly at: number } | null {
    const { id, last_event: from } = this.read();
    const first = firstOutgoing(this.#db, this.organisation, from);
    const end = first?.id ?? newestEvent(this.#db, this.organisation) + 1;
    const received = this.#receivedBetween(from, end - 1);
    if (received < manyReceived) return first;
    // Or each look would walk over all of them again.
    this.#db
      .prepare('UPDATE outbox_sinks SET last_event = ?, passed = passed + ? WHERE id = ?')
      .run(end - 1, received, id);
    return first;
  }

  /** Events behind the cursor. */
  waiting(): number {
    const { last_event: from, passed } = this.read();
    return allEvents(this.#db, this.organisation) - passed - this.#receivedBetween(from);
  }

  /** Parked, and those that were released and are still on their way. */
  parked(): { readonly parked: number; readonly released: number } {
    return this.#db
      .prepare(
        `SELECT count(*) FILTER (WHERE state = 'parked') AS parked, count(*) FILTER (WHERE state = 'released') AS released
         FROM outbox_parked WHERE sink_id = ? AND state IN ('parked', 'released')`,
      )
      .get(this.read().id) as { parked: number; released: number };
  }

  /** Events that somebody released, the oldest first. */
  released(most: number): OutgoingEvent[] {
    const { id } = this.read();
    return this.#db
      .prepare(
        `${selectOutgoing} JOIN outbox_parked p ON p.event_id = e.id
         WHERE p.sink_id = ? AND p.state = 'released' ORDER BY p.event_id LIMIT ?`,
      )
      .all(id, most)
      .map(toOutgoing);
  }

  /** What was released has arrived after all. */
  sentReleased(events: readonly Pick<OutgoingEvent, 'id'>[], now: number): void {
    const { id } = this.read();
    const mark = this.#db.prepare(
      `UPDATE outbox_parked SET state = 'sent' WHERE sink_id = ? AND event_id = ? AND state = 'released'`,
    );
    for (const event of events) mark.run(id, event.id);
    this.#db
      .prepare('UPDATE outbox_sinks SET sent = sent + ?, last_sent_at = ? WHERE id = ?')
      .run(events.length, now, id);
  }

  parkReleased(event: Pick<OutgoingEvent, 'id'>, reason: string, now: number): void {
    const { id } = this.read();
    this.#db
      .prepare(
        `UPDATE outbox_parked SET state = 'parked', reason = ?, attempts = attempts + 1, parked_at = ?
         WHERE sink_id = ? AND event_id = ?`,
      )
      .run(reason.slice(0, 1_000), now, id, event.id);
  }

  #pass(events: readonly Pick<OutgoingEvent, 'id'>[], sent: number, sentAt: number | null): void {
    const last = events.at(-1);
    if (!last) return;
    const { id, last_event: from } = this.read();
    // Beside those that left there may be some between them that came from Closient.
    const received = this.#receivedBetween(from, last.id);
    this.#db
      .prepare(
        `UPDATE outbox_sinks SET last_event = ?, passed = passed + ?, sent = sent + ?, attempts = 0,
           next_try_at = NULL, last_error = NULL, last_sent_at = coalesce(?, last_sent_at) WHERE id = ?`,
      )
      .run(last.id, events.length + received, sent, sentAt, id);
  }

  #receivedBetween(after: number, last?: number): number {
    const { organisation } = this;
    return receivedUpTo(this.#db, organisation, last) - receivedUpTo(this.#db, organisation, after);
  }

  #find(): SinkRow | undefined {
    return this.#db
      .prepare('SELECT * FROM outbox_sinks WHERE organisation_id = ? AND sink = ? AND connection_id = ?')
      .get(this.organisation, this.sink, this.connection) as SinkRow | undefined;
  }
}

/** Events of all chains of an organisation, from their heads. */
export function allEvents(db: WriteDb, organisation: number): number {
  return db
    .prepare('SELECT coalesce(sum(station_seq), 0) FROM ledger_heads WHERE organisation_id = ?')
    .pluck()
    .get(organisation) as number;
}

export function newestEvent(db: WriteDb, organisation: number): number {
  return db
    .prepare('SELECT coalesce(max(id), 0) FROM lifecycle_events WHERE organisation_id = ?')
    .pluck()
    .get(organisation) as number;
}

/** Lets events go again that were parked. @returns how many it were. */
export function releaseParked(
  db: WriteDb,
  organisation: number,
  ids: readonly string[],
  operator: number,
  now: number,
): number {
  const release = db.prepare(
    `UPDATE outbox_parked SET state = 'released', released_by = ?, released_at = ? WHERE id = ? AND state = 'parked'
       AND sink_id IN (SELECT id FROM outbox_sinks WHERE organisation_id = ?)`,
  );
  const rows = ids.map(Number).filter((id) => Number.isSafeInteger(id));
  return db.transaction(() =>
    rows.reduce((released, id) => released + release.run(operator, now, id, organisation).changes, 0),
  );
}
