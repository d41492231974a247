import { join } from 'node:path';
import { toErrorData } from '../../../../src-shared/errors.ts';
import type { ReadDb } from '../../db/read-db.ts';
import type { WriteDb } from '../../db/write-db.ts';
import type { Wait } from '../client/wait.ts';
import { retryPauseMs } from '../remote/pace.ts';
import { isDue, Loop } from './loop.ts';
import { leaves } from './outgoing.ts';
import type { SinkRows } from './sink-rows.ts';
import { writeEvents, type EventFileFormat } from './write-events.ts';

export interface EventFilesTools {
  readonly db: WriteDb;
  readonly read: ReadDb;
  readonly now: () => number;
  readonly wait: Wait;
  readonly random: () => number;
  readonly station: string;
  /** null = nobody asked for files. */
  readonly order: () => {
    readonly folder: string;
    readonly format: EventFileFormat;
    readonly everyHours: number;
  } | null;
  readonly onChange: () => void;
  readonly onRest: () => void;
  readonly onDefect: (caught: unknown) => void;
}

/** Events of one file; more of them make more files. */
const mostEvents = 10_000;
const endings = { epcis: 'jsonld', csv: 'csv' } as const satisfies Record<EventFileFormat, string>;

/**
 * Files with what happened since the last one, written into a folder on a schedule. Which events go into a file is
 * decided and stored before it is written, so that after a crash the same file is written once more.
 */
export class EventFiles extends Loop {
  readonly rows: SinkRows;
  readonly #tools: EventFilesTools;
  #isWanted = false;

  constructor(rows: SinkRows, tools: EventFilesTools) {
    super(tools);
    this.rows = rows;
    this.#tools = tools;
  }

  /** Writes what there is, due or not. */
  override kick(): void {
    this.#isWanted = true;
    super.kick();
  }

  protected override hasWork(): boolean {
    const order = this.#tools.order();
    if (order === null) return false;
    const row = this.rows.read();
    if (row.enabled === 0) return false;
    if (row.planned_event !== null) return true;
    const isTime = isDue(row.last_sent_at, order.everyHours * 3_600_000, this.#tools.now());
    if (!isTime && !this.#isWanted) return false;
    if (this.rows.firstWaiting() !== null) return true;
    this.#isWanted = false;
    return false;
  }

  protected override triesAgainAt(): { readonly at: number | null; readonly failures: number } {
    const { next_try_at: at, attempts: failures } = this.rows.read();
    return { at, failures };
  }

  protected override forgetPause(): void {
    if (this.rows.read().next_try_at !== null) this.rows.change({ next_try_at: null });
  }

  protected override async step(signal: AbortSignal): Promise<void> {
    const { read, db, now, station, order, random, onChange, onDefect } = this.#tools;
    const wanted = order();
    if (!wanted) return;
    // The rest of what was due follows in further files.
    this.#isWanted = true;
    try {
      const { last_event: after, planned_event: planned } = this.rows.read();
      const last = planned ?? (await this.#plan(after));
      if (last === null) return;
      const range = { organisation: this.rows.organisation, after, last };
      const [row] = await read.raw<{ at: number | null }>(
        `SELECT max(at) AS at FROM lifecycle_events e WHERE organisation_id = ? AND id > ? AND id <= ? AND ${leaves}`,
        [range.organisation, after, last],
      );
      const name = `events-${station}-${range.organisation}-${after + 1}-${last}.${endings[wanted.format]}`;
      const written = await writeEvents(read, range, wanted.format, join(wanted.folder, name), row?.at ?? 0);
      db.transaction(() => this.rows.passFile(last, written.events, now()));
    } catch (caught) {
      signal.throwIfAborted();
      const { code, message } = toErrorData(caught);
      // A folder that is none, or gone: for whoever chose it.
      const isOfTheDisk = caught instanceof Error && 'syscall' in caught;
      if (code === 'internal_error' && !isOfTheDisk) onDefect(caught);
      const { attempts } = this.rows.read();
      this.rows.change({
        attempts: attempts + 1,
        next_try_at: now() + retryPauseMs(attempts, random),
        last_error: `The events could not be written into ${wanted.folder}: ${message}`,
      });
    }
    onChange();
  }

  /** @returns the last event of the next file; null where there is none. */
  async #plan(after: number): Promise<number | null> {
    const [row] = await this.#tools.read.raw<{ last: number | null }>(
      `SELECT max(id) AS last FROM (SELECT e.id FROM lifecycle_events e WHERE e.organisation_id = ? AND e.id > ? AND ${leaves}
         ORDER BY e.id LIMIT ?)`,
      [this.rows.organisation, after, mostEvents],
    );
    const last = row?.last ?? null;
    if (last !== null) this.rows.change({ planned_event: last });
    return last;
  }
}
