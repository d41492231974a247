import { setInterval } from 'node:timers';
import type { OutboxStatus, ParkedEvent, SinkName, SyncAlarm } from '../../../../src-shared/contract/sync.ts';
import { nameOfEntity } from '../../../../src-shared/entity-name.ts';
import { PrintRoomError, toErrorData } from '../../../../src-shared/errors.ts';
import { listOrganisations } from '../../catalog/organisations.ts';
import type { Changes } from '../../changes.ts';
import type { ReadDb } from '../../db/read-db.ts';
import type { WriteDb } from '../../db/write-db.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Ports } from '../../ports.ts';
import { operatorNumber } from '../../printing/operators.ts';
import type { Settings } from '../../settings/settings.ts';
import { yieldToOthers } from '../../yield.ts';
import type { ClosientClient } from '../client/closient-client.ts';
import { waitOnTimer } from '../client/wait.ts';
import { connectionOf } from '../connections.ts';
import { acknowledgeAlarm, listAlarms, lookForDoublePrints } from './double-prints.ts';
import { OrganisationOutbox } from './organisation-outbox.ts';
import { outboxStatus } from './outbox-status.ts';
import { newestEvent, releaseParked } from './sink-rows.ts';
import { writeEvents, type EventFileFormat } from './write-events.ts';

export interface OutboxParts {
  readonly db: WriteDb;
  readonly read: ReadDb;
  readonly ports: Ports;
  readonly settings: Settings;
  readonly changes: Changes;
  readonly ledger: Ledger;
  /** Of this data folder. */
  readonly station: string;
  readonly clientFor: (organisation: number) => ClosientClient | null;
  /** Tests bring their own. */
  readonly random?: () => number;
}

export interface EventExport {
  readonly format: EventFileFormat;
  readonly path: string;
  /** An instant, as the contract checks it; only what happened from then on. */
  readonly since?: string | null;
}

const lookEveryMs = 30_000;
/** Windows are told this often at most while events leave. */
const tellEveryMs = 500;

/**
 * The way of what was printed back to Closient: at least once, in order, nothing dropped. And the way of what other
 * stations printed into this ledger. Everything goes on by itself, with and without a network.
 */
export class Outbox {
  readonly #parts: OutboxParts;
  readonly #of = new Map<number, OrganisationOutbox>();
  readonly #ending = new Set<Promise<void>>();
  readonly #looking = new Map<number, Promise<void>>();
  readonly #told = new Map<number, number>();
  readonly #untold = new Set<number>();
  #ticker: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  /** Takes up what waits, and whatever comes from now on. */
  start(): void {
    const { changes } = this.#parts;
    changes.on('run', this.#onChange);
    changes.on('catalog', this.#onCatalog);
    changes.on('sync', this.#onChange);
    this.#ticker = setInterval(() => this.#wakeAll(), lookEveryMs);
    this.#ticker.unref();
    this.#wakeAll();
  }

  status(organisation: number): OutboxStatus {
    return outboxStatus(this.#parts, organisation);
  }

  /** Events that were refused, the oldest first. */
  parked(
    organisation: number,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): { total: number; rows: ParkedEvent[] } {
    const from = `FROM outbox_parked p JOIN outbox_sinks s ON s.id = p.sink_id
      WHERE s.organisation_id = ? AND p.state = 'parked'`;
    const { db } = this.#parts;
    const total = db.prepare(`SELECT count(*) ${from}`).pluck().get(organisation) as number;
    const rows = db
      .prepare(
        `SELECT q.*, e.client_event_id, e.type, e.gtin, e.lot, e.serial, e.at
         FROM (SELECT p.id, p.event_id, s.sink, p.reason, p.attempts, p.parked_at ${from} ORDER BY p.id LIMIT ? OFFSET ?) q
         JOIN lifecycle_events e ON e.id = q.event_id ORDER BY q.id`,
      )
      .all(organisation, limit, offset) as ParkedRow[];
    return { total, rows: rows.map(describeParked) };
  }

  /**
   * Lets parked events go again, before everything that waits.
   * @param operator name of who says so. @throws PrintRoomError `not_found` where none of them is parked.
   */
  release(organisation: number, ids: readonly string[], operator: string | null = null): number {
    const { db, ports } = this.#parts;
    const released = db.transaction(() =>
      releaseParked(db, organisation, ids, operatorNumber(db, organisation, operator), ports.now()),
    );
    if (released === 0) throw new PrintRoomError('not_found', 'None of these is a parked event.');
    this.#tell(organisation);
    this.kick(organisation);
    return released;
  }

  /** @throws PrintRoomError `conflict` before the first connection. */
  configure(organisation: number, sink: SinkName, enabled: boolean): void {
    const rows = this.#outboxOf(organisation).rowsOf(sink);
    if (!rows) throw new PrintRoomError('conflict', 'There is no connection to Closient yet. Connect first.');
    rows.change({ enabled: enabled ? 1 : 0 });
    this.#tell(organisation);
    this.kick(organisation);
  }

  /** Writes the events of this folder into a file, which appears when it is whole. */
  async exportTo(
    organisation: number,
    { format, path, since }: EventExport,
  ): Promise<{ readonly path: string; readonly events: number }> {
    const { db, read, ports } = this.#parts;
    const last = newestEvent(db, organisation);
    const from = since == null ? {} : { since: Date.parse(since) };
    const { events } = await writeEvents(
      read,
      { organisation, after: 0, last, ...from },
      format,
      path,
      ports.now(),
    );
    return { path, events };
  }

  /** Tries everything now: pauses end, and what was not offered is asked for again. */
  kick(organisation: number): void {
    this.#wake(organisation);
    this.#of.get(organisation)?.kick();
  }

  /** Double prints: all that are open, and the last ones that were seen. */
  alarms(organisation: number): SyncAlarm[] {
    return listAlarms(this.#parts.db, organisation);
  }

  /** @throws PrintRoomError `not_found`, `validation_error` without a name. */
  acknowledgeAlarm(organisation: number, id: string, operator: string | null): void {
    acknowledgeAlarm(this.#parts.db, organisation, id, operator, this.#parts.ports.now());
    this.#tell(organisation);
    this.kick(organisation);
  }

  /** When all that can be done now is done: what is left waits for a network, a person or its time. */
  async waitForIdle(organisation?: number): Promise<void> {
    for (const [id, outbox] of this.#of) {
      if (organisation !== undefined && id !== organisation) continue;
      do {
        await this.#looking.get(id);
        await outbox.waitForIdle();
      } while (this.#looking.has(id) || outbox.isBusy);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const { changes } = this.#parts;
    changes.off('run', this.#onChange);
    changes.off('catalog', this.#onCatalog);
    changes.off('sync', this.#onChange);
    if (this.#ticker) clearInterval(this.#ticker);
    for (const [id, outbox] of this.#of) this.#end(id, outbox);
    await Promise.all([...this.#ending, ...this.#looking.values()]);
  }

  readonly #onChange = (organisation: number): void => this.#wake(organisation);

  readonly #onCatalog = (organisation: number): void => {
    this.#wake(organisation);
    this.#of.get(organisation)?.catalogChanged();
  };

  #wakeAll(): void {
    for (const { id } of listOrganisations(this.#parts.db)) this.#wake(id);
  }

  #wake(organisation: number): void {
    if (this.#isClosed) return;
    try {
      this.#outboxOf(organisation).wake();
      this.#look(organisation);
    } catch (caught) {
      this.#onDefect(caught);
    }
  }

  /** Made anew with every other connection: what one server has got says nothing of another. */
  #outboxOf(organisation: number): OrganisationOutbox {
    const connection = connectionOf(this.#parts.db, organisation) ?? null;
    const known = this.#of.get(organisation);
    if (known && known.connection === (connection?.id ?? null)) return known;
    if (known) this.#end(organisation, known);
    const { wait = waitOnTimer } = this.#parts.ports;
    const made = new OrganisationOutbox(organisation, connection, {
      ...this.#parts,
      wait,
      random: this.#parts.random ?? Math.random,
      onChange: () => this.#mayTell(organisation),
      onRest: () => this.#rest(organisation),
      onReceived: () => {
        this.#parts.changes.emit('catalog', organisation);
        this.#tell(organisation);
        // A command has no ears for changes.
        this.#look(organisation);
      },
      onDefect: this.#onDefect,
    });
    this.#of.set(organisation, made);
    return made;
  }

  #end(organisation: number, outbox: OrganisationOutbox): void {
    this.#of.delete(organisation);
    const ended = outbox.close().finally(() => this.#ending.delete(ended));
    this.#ending.add(ended);
  }

  /** New events may be the second half of a double print. */
  #look(organisation: number): void {
    if (this.#looking.has(organisation) || this.#isClosed) return;
    const { db, ports } = this.#parts;
    const looking = (async () => {
      // Whoever woke us may be in a transaction.
      await Promise.resolve();
      for (let hasMore = true; hasMore && !this.#isClosed;) {
        const looked = lookForDoublePrints(db, organisation, ports.now());
        if (looked.found > 0) {
          ports.logger.warn({ labels: looked.found }, 'labels were printed at two stations');
          this.#tell(organisation);
          this.#of.get(organisation)?.wake();
        }
        ({ hasMore } = looked);
        if (hasMore) await yieldToOthers();
      }
    })()
      .catch(this.#onDefect)
      .finally(() => this.#looking.delete(organisation));
    this.#looking.set(organisation, looking);
  }

  #mayTell(organisation: number): void {
    if (this.#parts.ports.now() - (this.#told.get(organisation) ?? 0) < tellEveryMs) {
      this.#untold.add(organisation);
    } else {
      this.#tell(organisation);
    }
  }

  #rest(organisation: number): void {
    if (this.#untold.has(organisation)) this.#tell(organisation);
  }

  #tell(organisation: number): void {
    this.#untold.delete(organisation);
    this.#told.set(organisation, this.#parts.ports.now());
    if (!this.#isClosed) this.#parts.changes.emit('sync', organisation);
  }

  readonly #onDefect = (caught: unknown): void => {
    if (this.#isClosed) return;
    this.#parts.ports.logger.error({ err: toErrorData(caught) }, 'the outbox met a defect');
  };
}

interface ParkedRow {
  readonly id: number;
  readonly sink: SinkName;
  readonly reason: string;
  readonly attempts: number;
  readonly parked_at: number;
  readonly client_event_id: string;
  readonly type: string;
  readonly gtin: string;
  readonly lot: string | null;
  readonly serial: string | null;
  readonly at: number;
}

function describeParked(row: ParkedRow): ParkedEvent {
  return {
    id: String(row.id),
    client_event_id: row.client_event_id,
    sink: row.sink,
    type: row.type,
    entity: nameOfEntity(row),
    reason: row.reason,
    attempts: row.attempts,
    at: new Date(row.at).toISOString(),
    parked_at: new Date(row.parked_at).toISOString(),
  };
}
