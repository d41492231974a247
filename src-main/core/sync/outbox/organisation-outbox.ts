import type { SinkName } from '../../../../src-shared/contract/sync.ts';
import type { ClosientClient } from '../client/closient-client.ts';
import type { Wait } from '../client/wait.ts';
import { connectionOf, type ConnectionRow } from '../connections.ts';
import { CaptureSink } from './capture-sink.ts';
import { Courier } from './courier.ts';
import { EventFiles } from './event-files.ts';
import { HeldEvents } from './held-events.ts';
import { Inbox } from './inbox.ts';
import { LifecycleSink } from './lifecycle-sink.ts';
import type { Loop } from './loop.ts';
import type { OutboxParts } from './outbox.ts';
import { noConnection, SinkRows } from './sink-rows.ts';

export interface OrganisationOutboxTools extends OutboxParts {
  readonly wait: Wait;
  readonly random: () => number;
  readonly onChange: () => void;
  readonly onRest: () => void;
  readonly onReceived: () => void;
  readonly onDefect: (caught: unknown) => void;
}

/** Everything that goes out and comes in over one connection of an organisation, and what needs none. */
export class OrganisationOutbox {
  /** null: there is none. */
  readonly connection: number | null;
  readonly #files: EventFiles;
  readonly #held: HeldEvents;
  readonly #couriers: readonly Courier[];
  readonly #loops: readonly Loop[];

  constructor(organisation: number, connection: ConnectionRow | null, tools: OrganisationOutboxTools) {
    const { db, settings, ports } = tools;
    const shared = { ...tools, now: ports.now };
    this.connection = connection?.id ?? null;
    this.#files = new EventFiles(new SinkRows(db, organisation, 'folder', noConnection), {
      ...shared,
      order: () => {
        const folder = settings.get(organisation, 'event_files_folder');
        if (folder === null) return null;
        return {
          folder,
          format: settings.get(organisation, 'event_files_format'),
          everyHours: settings.get(organisation, 'event_files_every_hours'),
        };
      },
    });
    this.#held = new HeldEvents({ ...shared, organisation });
    if (!connection) {
      this.#couriers = [];
      this.#loops = [this.#files, this.#held];
      return;
    }
    /** A client of another connection must not get these events. */
    const client = (): ClosientClient | null =>
      connectionOf(db, organisation)?.id === connection.id ? tools.clientFor(organisation) : null;
    this.#couriers = [new LifecycleSink(db), new CaptureSink()].map(
      (sink) =>
        new Courier(sink, new SinkRows(db, organisation, sink.name, connection.id), { ...shared, client }),
    );
    const inbox = new Inbox({
      ...shared,
      client,
      held: this.#held,
      organisation,
      connection: connection.id,
      remoteOrganizationId: connection.remote_organization_id,
      everyMinutes: () => settings.get(organisation, 'sync_every_minutes'),
    });
    this.#loops = [...this.#couriers, inbox, this.#held, this.#files];
  }

  rowsOf(sink: SinkName): SinkRows | undefined {
    if (sink === 'folder') return this.#files.rows;
    return this.#couriers.find(({ rows }) => rows.sink === sink)?.rows;
  }

  /** What is held may be about an entity that has come now. */
  catalogChanged(): void {
    this.#held.tryAgain();
  }

  wake(): void {
    for (const loop of this.#loops) loop.wake();
  }

  kick(): void {
    for (const loop of this.#loops) loop.kick();
  }

  get isBusy(): boolean {
    return this.#loops.some((loop) => loop.isBusy);
  }

  async waitForIdle(): Promise<void> {
    // One may set another going.
    while (this.isBusy) await Promise.all(this.#loops.map((loop) => loop.waitForIdle()));
  }

  async close(): Promise<void> {
    await Promise.all(this.#loops.map((loop) => loop.close()));
  }
}
