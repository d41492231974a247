import type { WriteDb } from '../../db/write-db.ts';
import { yieldToOthers } from '../../yield.ts';
import type { ClosientClient } from '../client/closient-client.ts';
import type { Wait } from '../client/wait.ts';
import { BatchSize } from './batch-size.ts';
import { isDue, Loop } from './loop.ts';
import { readOutgoing, type OutgoingEvent } from './outgoing.ts';
import type { SinkRows } from './sink-rows.ts';
import type { Sink } from './sink.ts';
import { judgeDelivery } from './verdict.ts';

export interface CourierTools {
  readonly db: WriteDb;
  readonly now: () => number;
  readonly wait: Wait;
  readonly random: () => number;
  /** Of the connection that this sink belongs to; null while there is none. */
  readonly client: () => ClosientClient | null;
  /** Something that a window shows has changed. */
  readonly onChange: () => void;
  /** A defect of ours. */
  readonly onRest: () => void;
  readonly onDefect: (caught: unknown) => void;
}

/** What does not offer an endpoint today may do so after its next update. */
const askAgainMs = 60 * 60_000;

/**
 * Brings the events of an organisation to one sink, in the order of the ledger, until it has them all. Failures that
 * pass keep the event at the head; what will never be taken is parked, and the next one follows.
 */
export class Courier extends Loop {
  readonly rows: SinkRows;
  readonly #sink: Sink;
  readonly #tools: CourierTools;
  readonly #size: BatchSize;
  #askedAt: number | null = null;
  #wasReleased = false;

  constructor(sink: Sink, rows: SinkRows, tools: CourierTools) {
    super(tools);
    this.#sink = sink;
    this.rows = rows;
    this.#tools = tools;
    this.#size = new BatchSize(sink.most);
  }

  get sink(): Sink {
    return this.#sink;
  }

  protected override hasWork(): boolean {
    const { client } = this.#tools;
    const row = this.rows.read();
    if (row.enabled === 0 || client() === null) return false;
    if (row.available !== 1) return this.#mayAskAgain();
    return this.rows.firstWaiting() !== null || this.rows.released(1).length > 0;
  }

  protected override triesAgainAt(): { readonly at: number | null; readonly failures: number } {
    const { next_try_at: at, attempts: failures } = this.rows.read();
    return { at, failures };
  }

  protected override forgetPause(): void {
    this.#askedAt = null;
    if (this.rows.read().next_try_at !== null) this.rows.change({ next_try_at: null });
  }

  protected override async step(signal: AbortSignal): Promise<void> {
    const client = this.#tools.client();
    if (!client) return;
    let events: readonly OutgoingEvent[] = [];
    try {
      if (await this.#isAvailable(client, signal)) events = this.#next();
      if (events.length > 0) await this.#sink.deliver(client, events, signal);
      if (events.length > 0) this.#arrived(events);
    } catch (caught) {
      signal.throwIfAborted();
      // A connection that was made anew while this one was asked.
      if (this.#tools.client() !== client) return;
      this.#failed(events, caught);
    }
    this.#tools.onChange();
    await yieldToOthers();
  }

  #mayAskAgain(): boolean {
    return isDue(this.#askedAt, askAgainMs, this.#tools.now());
  }

  /** Once in the life of a connection, and again from time to time where there was nothing. */
  async #isAvailable(client: ClosientClient, signal: AbortSignal): Promise<boolean> {
    if (this.rows.read().available === 1 && this.#askedAt !== null) return true;
    const isThere = await this.#sink.isThere(client, signal);
    this.#askedAt = this.#tools.now();
    this.rows.change({
      available: isThere ? 1 : 0,
      last_error: isThere ? null : this.#sink.absence,
      attempts: 0,
      next_try_at: null,
    });
    return isThere;
  }

  /** What somebody released goes first: it is older than everything behind the cursor. */
  #next(): readonly OutgoingEvent[] {
    const released = this.rows.released(this.#size.next);
    const isReleased = released.length > 0;
    if (isReleased !== this.#wasReleased) this.#size.reset();
    this.#wasReleased = isReleased;
    if (isReleased) return released;
    return readOutgoing(this.#tools.db, this.rows.organisation, this.rows.read().last_event, this.#size.next);
  }

  #arrived(events: readonly OutgoingEvent[]): void {
    const { db, now } = this.#tools;
    db.transaction(() => {
      if (this.#wasReleased) this.rows.sentReleased(events, now());
      else this.rows.passSent(events, now());
    });
    this.#size.delivered(events.length);
    this.#clearFailures();
  }

  #failed(events: readonly OutgoingEvent[], caught: unknown): void {
    const { db, now, random, onDefect } = this.#tools;
    const { attempts } = this.rows.read();
    const verdict = judgeDelivery(caught, attempts, random);
    if (verdict.kind === 'absent') {
      this.#askedAt = now();
      this.rows.change({ available: 0, last_error: this.#sink.absence });
      return;
    }
    if (verdict.kind === 'later' || events.length === 0) {
      const isLater = verdict.kind === 'later';
      if (isLater && verdict.isDefect) onDefect(caught);
      this.rows.change({
        attempts: attempts + 1,
        next_try_at: now() + (isLater ? verdict.pauseMs : askAgainMs),
        last_error: isLater ? verdict.sentence : verdict.reason,
      });
      return;
    }
    const [first] = events;
    if (!first || this.#sink.hasMoreToSay(events)) return;
    if (events.length > 1) {
      this.#size.refused(events.length, verdict.index);
      return;
    }
    db.transaction(() => {
      if (this.#wasReleased) this.rows.parkReleased(first, verdict.reason, now());
      else this.rows.park(first, verdict.reason, now());
    });
    this.#size.parked();
  }

  #clearFailures(): void {
    const row = this.rows.read();
    if (row.attempts === 0 && row.last_error === null) return;
    this.rows.change({ attempts: 0, next_try_at: null, last_error: null });
  }
}
