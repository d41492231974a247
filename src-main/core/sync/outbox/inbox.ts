import type { Selectable } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { build, type WriteDb } from '../../db/write-db.ts';
import { yieldToOthers } from '../../yield.ts';
import { assumed, type LifecycleRow } from '../client/assumed.ts';
import type { ClosientClient } from '../client/closient-client.ts';
import { ClosientFailure } from '../client/failure.ts';
import { mostRowsOfPage, type RemotePage } from '../client/pages.ts';
import type { Wait } from '../client/wait.ts';
import { refusedPauseMs, retryPauseMs } from '../remote/pace.ts';
import type { HeldEvents } from './held-events.ts';
import { offers } from './lifecycle-sink.ts';
import { isDue, Loop } from './loop.ts';
import { quotaPatienceMs } from './sink.ts';

type InboxRow = Selectable<Schema['event_inbox']>;

export interface InboxTools {
  readonly db: WriteDb;
  readonly held: HeldEvents;
  readonly now: () => number;
  readonly wait: Wait;
  readonly random: () => number;
  readonly organisation: number;
  /** Row of the connection. */
  readonly connection: number;
  readonly remoteOrganizationId: string;
  readonly client: () => ClosientClient | null;
  /** Minutes between two looks; 0 = only when somebody asks. */
  readonly everyMinutes: () => number;
  /** Events were recorded. */
  readonly onReceived: () => void;
  readonly onRest: () => void;
  readonly onDefect: (caught: unknown) => void;
}

const askAgainMs = 60 * 60_000;

/**
 * What other stations reported, read from Closient's list of events (assumed, feature-detected). It is assumed to grow
 * at its end: reading goes on from the last page, as long as the list begins as before and its last event is still in
 * its place; else from the beginning. Reading an event twice is nothing: it is known by its id.
 */
export class Inbox extends Loop {
  readonly #tools: InboxTools;
  /** Somebody asked, or the process has just begun. */
  #isWanted = true;
  #isReading = false;
  #askedAt: number | null = null;

  constructor(tools: InboxTools) {
    super(tools);
    this.#tools = tools;
  }

  get connection(): number {
    return this.#tools.connection;
  }

  /** Reads again, due or not. */
  override kick(): void {
    this.#isWanted = true;
    super.kick();
  }

  protected override hasWork(): boolean {
    if (this.#tools.client() === null) return false;
    const { now } = this.#tools;
    const row = this.#row();
    if (row.available !== 1) return isDue(this.#askedAt, askAgainMs, now());
    if (this.#isReading || this.#isWanted) return true;
    const minutes = this.#tools.everyMinutes();
    return minutes > 0 && isDue(row.read_at, minutes * 60_000, now());
  }

  protected override triesAgainAt(): { readonly at: number | null; readonly failures: number } {
    const { next_try_at: at, attempts: failures } = this.#row();
    return { at, failures };
  }

  protected override forgetPause(): void {
    this.#askedAt = null;
    if (this.#row().next_try_at !== null) this.#change({ next_try_at: null });
  }

  protected override async step(signal: AbortSignal): Promise<void> {
    const client = this.#tools.client();
    if (!client) return;
    try {
      if (this.#askedAt === null || this.#row().available !== 1) {
        await this.#ask(client, signal);
        return;
      }
      const { page } = this.#row();
      if (!this.#isReading && page > 1 && !(await this.#beginsAsBefore(client, signal))) return;
      this.#isReading = true;
      await this.#take(await this.#fetch(client, page, signal));
    } catch (caught) {
      signal.throwIfAborted();
      if (this.#tools.client() !== client) return;
      this.#failed(caught);
    }
    await yieldToOthers();
  }

  async #ask(client: ClosientClient, signal: AbortSignal): Promise<void> {
    const isThere = await offers(client, assumed.lifecycleList, signal);
    this.#askedAt = this.#tools.now();
    this.#change({ available: isThere ? 1 : 0, attempts: 0, next_try_at: null, last_error: null });
  }

  /** A list that grows at its front, or is ordered anew, begins with another event: it is read from there. */
  async #beginsAsBefore(client: ClosientClient, signal: AbortSignal): Promise<boolean> {
    const [first] = (await this.#fetch(client, 1, signal)).rows;
    if (first?.client_event_id === this.#row().first_client_event_id) return true;
    this.#startOver();
    this.#isReading = true;
    return false;
  }

  #startOver(): void {
    this.#change({
      page: 1,
      page_size: null,
      last_client_event_id: null,
      last_index: null,
      first_client_event_id: null,
    });
  }

  #fetch(client: ClosientClient, page: number, signal: AbortSignal): Promise<RemotePage<LifecycleRow>> {
    const { remoteOrganizationId: organizationId } = this.#tools;
    const options = { signal, attempts: 1, patienceMs: quotaPatienceMs };
    return client.lifecycleEvents({ organizationId, page, pageSize: mostRowsOfPage }, options);
  }

  async #take(answer: RemotePage<LifecycleRow>): Promise<void> {
    const { db, held, now, onReceived } = this.#tools;
    const row = this.#row();
    const isFirst = row.page === 1 && row.last_client_event_id === null;
    const isWhereItWas =
      (row.page_size ?? answer.pageSize) === answer.pageSize &&
      (row.last_client_event_id === null ||
        answer.rows[row.last_index ?? 0]?.client_event_id === row.last_client_event_id);
    if (!isFirst && !isWhereItWas) {
      this.#startOver();
      return;
    }
    const recorded = db.transaction(() => {
      const count = held.takeOver(answer.rows);
      for (const { row: unreadable, reason } of answer.unreadable) held.setAside(unreadable, reason);
      const last = answer.rows.at(-1)?.client_event_id ?? null;
      this.#change({
        page_size: answer.pageSize,
        ...(answer.page === 1 ? { first_client_event_id: answer.rows[0]?.client_event_id ?? null } : {}),
        attempts: 0,
        next_try_at: null,
        last_error: null,
        ...(answer.hasNext
          ? { page: answer.page + 1, last_client_event_id: null, last_index: null }
          : { last_client_event_id: last, last_index: answer.rows.length - 1, read_at: now() }),
      });
      return count;
    });
    if (recorded > 0) onReceived();
    if (answer.hasNext) return;
    held.kick();
    this.#isReading = false;
    this.#isWanted = false;
  }

  #failed(caught: unknown): void {
    const { now, random, onDefect } = this.#tools;
    const { attempts } = this.#row();
    if (caught instanceof ClosientFailure && caught.kind === 'not_found') {
      this.#isReading = false;
      this.#askedAt = now();
      this.#change({ available: 0 });
      return;
    }
    const isKnown = caught instanceof ClosientFailure;
    if (!isKnown) onDefect(caught);
    const needsPerson =
      !isKnown || caught.kind === 'unauthorized' || caught.kind === 'forbidden' || caught.kind === 'rejected';
    const pauseMs = needsPerson
      ? refusedPauseMs
      : Math.max(caught.waitMs ?? 0, retryPauseMs(attempts, random));
    this.#change({
      attempts: attempts + 1,
      next_try_at: now() + pauseMs,
      last_error: isKnown ? caught.message : 'Something unexpected happened in Print Room.',
    });
  }

  #row(): InboxRow {
    const { db, organisation, connection } = this.#tools;
    const find = db.prepare('SELECT * FROM event_inbox WHERE organisation_id = ? AND connection_id = ?');
    const row = find.get(organisation, connection) as InboxRow | undefined;
    if (row) return row;
    db.prepare('INSERT INTO event_inbox (organisation_id, connection_id) VALUES (?, ?)').run(
      organisation,
      connection,
    );
    return find.get(organisation, connection) as InboxRow;
  }

  #change(change: Partial<Omit<InboxRow, 'organisation_id' | 'connection_id'>>): void {
    const { db, organisation, connection } = this.#tools;
    this.#row();
    db.run(
      build
        .updateTable('event_inbox')
        .set(change)
        .where('organisation_id', '=', organisation)
        .where('connection_id', '=', connection),
    );
  }
}
