import type { Catalog } from './catalog/catalog.ts';
import { identityOf } from './catalog/catalog.ts';
import type { Kind } from './catalog/rows.ts';
import type { Ids } from './ids.ts';

/** An event as it is listed. No public page describes it: the shape is assumed. */
export interface LifecycleEvent {
  readonly id: string;
  readonly client_event_id: string;
  readonly event_type: string;
  readonly scope: Kind;
  readonly entity_id: string;
  readonly gtin: string;
  readonly lot: string | null;
  readonly serial: string | null;
  readonly quantity: number;
  readonly evidence: string;
  readonly reason: string | null;
  readonly run_id: string | null;
  readonly occurred_at: string;
  /** Beyond the assumed shape: who reported it, where that is known. */
  readonly station: string | null;
}

/** What happened elsewhere, as a test tells it. */
export interface OtherStationEvent {
  readonly station: string;
  readonly kind: Kind;
  /** Number of the row. */
  readonly number: number;
  readonly eventType?: string;
  readonly clientEventId?: string;
  readonly quantity?: number;
  readonly reason?: string;
}

/** All reported events, in the order in which they were taken. */
export class LifecycleEvents {
  readonly events: LifecycleEvent[] = [];
  readonly #byClientId = new Map<string, LifecycleEvent>();
  readonly #catalog: Catalog;
  readonly #ids: Ids;
  readonly #now: () => number;

  constructor(catalog: Catalog, ids: Ids, now: () => number) {
    this.#catalog = catalog;
    this.#ids = ids;
    this.#now = now;
  }

  known(clientEventId: string): LifecycleEvent | undefined {
    return this.#byClientId.get(clientEventId);
  }

  append(number: number, event: Omit<LifecycleEvent, 'id' | 'entity_id'>): LifecycleEvent {
    const entry = {
      id: this.#ids.of('event', this.events.length),
      ...event,
      entity_id: this.#ids.of(event.scope, number),
    };
    this.events.push(entry);
    this.#byClientId.set(entry.client_event_id, entry);
    if (/^(?:RE)?PRINTED$/.test(entry.event_type)) this.#catalog.markPrinted(entry.scope, number);
    return entry;
  }

  /** Another station reports: it stands in the list like everything else. */
  addFromStation({ station, kind, number, ...event }: OtherStationEvent): LifecycleEvent {
    const { gtin, lot, serial } = identityOf(this.#catalog.row(kind, number));
    return this.append(number, {
      client_event_id: event.clientEventId ?? `${station}.1.${this.events.length + 1}`,
      event_type: event.eventType ?? 'PRINTED',
      scope: kind,
      gtin,
      lot,
      serial,
      station,
      quantity: event.quantity ?? 1,
      evidence: 'operator',
      reason: event.reason ?? null,
      run_id: null,
      occurred_at: new Date(this.#now()).toISOString(),
    });
  }
}
