import type { WriteDb } from '../../db/write-db.ts';
import { assumed, type LifecycleEventOrder } from '../client/assumed.ts';
import type { ClosientClient } from '../client/closient-client.ts';
import { ClosientFailure } from '../client/failure.ts';
import { accident, isDoublePrint } from './double-prints.ts';
import type { OutgoingEvent } from './outgoing.ts';
import { quotaPatienceMs, type Sink } from './sink.ts';
import { isOfTheForm } from './verdict.ts';

const noWayIn = 'Closient has no documented way to take this; kept and counted.';

/**
 * The endpoint for lifecycle events: assumed, so it is used only where the server's own description has it. The same
 * `client_event_id` is the same event there, so an answer that got lost doubles nothing.
 */
export class LifecycleSink implements Sink {
  readonly name = 'lifecycle';
  readonly title = 'Lifecycle events';
  readonly assumed = true;
  readonly most = 250;
  readonly absence = noWayIn;
  readonly #db: WriteDb;
  /** Whether the server takes the station's name with an event; it says so by refusing it. */
  #takesStation = true;
  /** The last request, whatever became of it. */
  #said = '';

  constructor(db: WriteDb) {
    this.#db = db;
  }

  async isThere(client: ClosientClient, signal: AbortSignal): Promise<boolean> {
    return await offers(client, assumed.lifecycle, signal);
  }

  async deliver(
    client: ClosientClient,
    events: readonly OutgoingEvent[],
    signal: AbortSignal,
  ): Promise<void> {
    try {
      await this.#post(client, events, signal);
    } catch (caught) {
      const refusesStation = caught instanceof ClosientFailure && isOfTheForm(caught.faults, 'station');
      if (!refusesStation || !this.#takesStation) throw caught;
      this.#takesStation = false;
      await this.#post(client, events, signal);
    }
  }

  /** A double print may be found while its second half is on its way, which has a reason from then on. */
  hasMoreToSay(events: readonly OutgoingEvent[]): boolean {
    return JSON.stringify(this.#ordersOf(events)) !== this.#said;
  }

  async #post(client: ClosientClient, events: readonly OutgoingEvent[], signal: AbortSignal): Promise<void> {
    const orders = this.#ordersOf(events);
    this.#said = JSON.stringify(orders);
    const { data } = await client.postLifecycle(orders, { signal, attempts: 1, patienceMs: quotaPatienceMs });
    const taken = new Set(data.map(({ client_event_id: id }) => id));
    if (orders.every(({ client_event_id: id }) => taken.has(id))) return;
    throw new ClosientFailure(
      'not_closient',
      `${client.host} accepted the events, but its answer does not name all of them. They are sent again.`,
    );
  }

  #ordersOf(events: readonly OutgoingEvent[]): LifecycleEventOrder[] {
    return events.map((event) => this.#orderOf(event));
  }

  #orderOf(event: OutgoingEvent): LifecycleEventOrder {
    const { clientEventId, type, gtin, lot, serial, quantity, evidence, at, station } = event;
    const reason = event.reason ?? (isDoublePrint(this.#db, event.id) ? accident : null);
    return {
      client_event_id: clientEventId,
      event_type: type,
      gtin,
      ...(lot === null ? {} : { lot }),
      ...(serial === null ? {} : { serial }),
      quantity,
      occurred_at: new Date(at).toISOString(),
      ...(reason === null ? {} : { reason }),
      evidence,
      ...(this.#takesStation ? { station } : {}),
    };
  }
}

/** Whether the server describes an operation. One that describes nothing has nothing undocumented to offer. */
export async function offers(
  client: ClosientClient,
  operation: { readonly method: string; readonly path: string },
  signal: AbortSignal,
): Promise<boolean> {
  try {
    return (await client.openapi('products', { signal, attempts: 1, patienceMs: quotaPatienceMs })).offers(
      operation,
    );
  } catch (caught) {
    if (caught instanceof ClosientFailure && (caught.kind === 'not_found' || caught.kind === 'forbidden')) {
      return false;
    }
    throw caught;
  }
}
