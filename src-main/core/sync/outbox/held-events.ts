import type { WriteDb } from '../../db/write-db.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { receiveEvents, type ReceivedEvent } from '../../ledger/receive-events.ts';
import { yieldToOthers } from '../../yield.ts';
import type { Wait } from '../client/wait.ts';
import { Quarantine } from '../quarantine.ts';
import { Loop } from './loop.ts';

export interface HeldEventsTools {
  readonly db: WriteDb;
  readonly ledger: Ledger;
  /** Of this data folder. */
  readonly station: string;
  readonly now: () => number;
  readonly wait: Wait;
  readonly organisation: number;
  /** Events were recorded. */
  readonly onReceived: () => void;
  readonly onRest: () => void;
  readonly onDefect: (caught: unknown) => void;
}

/** Name under which people find in quarantine what could not be taken over. */
const quarantineSource = 'lifecycle';
const sliceEvents = 200;
/** A catalog that is being filled changes all the time. */
const restMs = 2_000;

/**
 * Events from elsewhere that cannot be taken over yet, because their entity is not here or they break a rule. They are
 * tried again when the list of events was read, and whenever the catalog has changed, with and without a network: an
 * entity that comes with a file is known as printed from then on.
 */
export class HeldEvents extends Loop {
  readonly #tools: HeldEventsTools;
  readonly #quarantine: Quarantine;
  #isWanted = true;
  /** Those up to here were tried in this round. */
  #tried = '';
  #restsUntil: number | null = null;

  constructor(tools: HeldEventsTools) {
    super(tools);
    this.#tools = tools;
    this.#quarantine = new Quarantine(tools.db, tools.organisation, quarantineSource);
  }

  /** Records events of the list, or keeps them here. Call in a transaction. @returns how many are new in the ledger. */
  takeOver(events: readonly ReceivedEvent[]): number {
    const { recorded, held } = receiveEvents(this.#tools, events, this.#tools.now());
    for (const { event, reason } of held) this.#hold(event, reason);
    const stillHeld = new Set(held.map(({ event }) => event.id));
    for (const { id } of events.filter((event) => !stillHeld.has(event.id))) this.#letGo(id);
    return recorded;
  }

  /** A row that is no event at all is shown to people, and that is all that can be done with it. */
  setAside(row: unknown, reason: string): void {
    const text = JSON.stringify(row).slice(0, 300);
    this.#quarantine.put({ rowKey: text, naturalKey: text, reason }, 0, this.#tools.now());
  }

  /** Something has changed that may make them fit. */
  tryAgain(): void {
    this.#isWanted = true;
    this.wake();
  }

  protected override hasWork(): boolean {
    return (this.#isWanted || this.#tried !== '') && this.#after('', 1).length > 0;
  }

  protected override triesAgainAt(): { readonly at: number | null; readonly failures: number } {
    return { at: this.#restsUntil, failures: 0 };
  }

  protected override forgetPause(): void {
    this.#restsUntil = null;
    this.#isWanted = true;
  }

  protected override async step(): Promise<void> {
    const { db, now, onReceived } = this.#tools;
    if (this.#tried === '') this.#isWanted = false;
    const rows = this.#after(this.#tried, sliceEvents);
    const events = rows.map(({ event }) => JSON.parse(event) as ReceivedEvent);
    if (db.transaction(() => this.takeOver(events)) > 0) onReceived();
    const isRoundOver = rows.length < sliceEvents;
    this.#tried = isRoundOver ? '' : (rows.at(-1)?.row_key ?? '');
    this.#restsUntil = isRoundOver ? now() + restMs : null;
    await yieldToOthers();
  }

  #after(key: string, most: number): { readonly row_key: string; readonly event: string }[] {
    const { db, organisation } = this.#tools;
    return db
      .prepare(
        'SELECT row_key, event FROM held_events WHERE organisation_id = ? AND row_key > ? ORDER BY row_key LIMIT ?',
      )
      .all(organisation, key, most) as { row_key: string; event: string }[];
  }

  /** Nothing is written where nothing is new: there may be very many of them, tried very often. */
  #hold(event: ReceivedEvent, reason: string): void {
    const { db, organisation, now } = this.#tools;
    const { changes } = db
      .prepare(
        `INSERT INTO held_events (organisation_id, row_key, event, reason, at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET reason = excluded.reason WHERE reason <> excluded.reason`,
      )
      .run(organisation, event.id, JSON.stringify(event), reason, now());
    if (changes === 0) return;
    this.#quarantine.put({ rowKey: event.id, naturalKey: keyOf(event), reason }, 0, now());
  }

  #letGo(id: string): void {
    const { db, organisation } = this.#tools;
    const { changes } = db
      .prepare('DELETE FROM held_events WHERE organisation_id = ? AND row_key = ?')
      .run(organisation, id);
    if (changes > 0) this.#quarantine.release(id);
  }
}

function keyOf({ gtin, lot, serial, event_type: type }: ReceivedEvent): string {
  return [
    `${type} of GTIN ${gtin}`,
    lot === null ? '' : `lot ${lot}`,
    serial === null ? '' : `serial ${serial}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}
