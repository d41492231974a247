import { inTurn } from '../../catalog/in-turn.ts';
import { SaidBefore } from '../../catalog/import/said-before.ts';
import { entityKinds, type EntityKind } from '../../db/schema.ts';
import type { ReadDb } from '../../db/read-db.ts';
import type { WriteDb } from '../../db/write-db.ts';
import { yieldToOthers } from '../../yield.ts';
import { ClosientFailure } from '../client/failure.ts';
import { mostRowsOfPage, type RemotePage } from '../client/pages.ts';
import { Conflicts } from '../conflicts.ts';
import { Quarantine } from '../quarantine.ts';
import { noCounts, readSource, writeSource, type PassCounts, type SourceRow } from '../source-rows.ts';
import { PageReader } from './page-reader.ts';
import { naturalKey, unreadable, type CheckedRemote } from './remote-row.ts';
import { RemoteStore } from './remote-store.ts';
import { SeenRows } from './seen-rows.ts';
import { sweep } from './sweep.ts';

/** Pages of a transaction, 100 rows each: less than 10 ms, so that polls and clicks never wait for a pass. */
const slicePages = 3;
/** Pages asked for ahead of the one that is stored. */
const pagesAhead = 6;

export interface PassTools {
  readonly db: WriteDb;
  readonly read: ReadDb;
  readonly now: () => number;
  readonly organisation: number;
  /** Row of the connection. */
  readonly connection: number;
  readonly signal: AbortSignal;
  /** Called inside every transaction of the pass. */
  readonly onSlice: () => void;
  /** After each of them. */
  readonly onProgress: (pages: number, rows: number) => void;
}

/** A list that is read page by page. */
export interface RemoteList<Row> {
  /** Of the source. */
  readonly name: string;
  readonly kind: EntityKind;
  readonly fetch: (
    order: { readonly page: number; readonly pageSize: number },
    signal: AbortSignal,
  ) => Promise<RemotePage<Row>>;
  readonly check: (row: Row, year: number) => CheckedRemote;
  readonly lotsAreListed: boolean;
}

/**
 * One full pass over a list, from where the last one was left. The cursor is saved in the transaction of the rows it
 * has passed. When the list is read to its end, and only then, what it does not have any more becomes inactive.
 * @throws ClosientFailure, or the signal's reason; the pass then goes on from its cursor another time.
 */
export async function listPass<Row>(list: RemoteList<Row>, tools: PassTools): Promise<void> {
  const { db, organisation } = tools;
  let state = readSource(db, organisation, list.name);
  if (state.phase === 'idle') state = begin(list.name, state, tools);
  const seen = new SeenRows(db, organisation, list.name);
  if (state.phase === 'reading') {
    await new Reading(list, tools, seen, state).toTheEnd();
    state = readSource(db, organisation, list.name);
  }
  await sweep(list, tools, seen);
}

function begin(name: string, { pass }: SourceRow, { db, organisation, now }: PassTools): SourceRow {
  db.transaction(() => {
    new SeenRows(db, organisation, name).clear();
    writeSource(db, organisation, name, {
      pass: pass + 1,
      phase: 'reading',
      next_page: 1,
      page_size: null,
      total_count: null,
      pages_total: null,
      counts_moved: 0,
      came_new: 0,
      counts: noCounts,
      started_at: now(),
    });
  });
  return readSource(db, organisation, name);
}

/** The part of a pass that asks and stores. */
class Reading<Row> {
  readonly #list: RemoteList<Row>;
  readonly #tools: PassTools;
  readonly #seen: SeenRows;
  readonly #quarantine: Quarantine;
  readonly #conflicts: Conflicts;
  readonly #said = new SaidBefore();
  #state: SourceRow;
  /** Of the page before. */
  #firstRow: string | null = null;

  constructor(list: RemoteList<Row>, tools: PassTools, seen: SeenRows, state: SourceRow) {
    this.#list = list;
    this.#tools = tools;
    this.#seen = seen;
    this.#state = state;
    this.#quarantine = new Quarantine(tools.db, tools.organisation, list.name);
    this.#conflicts = new Conflicts(tools.db, tools.organisation, list.name);
  }

  async toTheEnd(): Promise<void> {
    const { next_page: first, pages_total: last, page_size: size } = this.#state;
    const { signal } = this.#tools;
    const pageSize = size ?? mostRowsOfPage;
    const reader = new PageReader<Row>(
      (page, ended) => this.#list.fetch({ page, pageSize }, ended),
      first,
      last,
      { ahead: pagesAhead, signal },
    );
    try {
      for (let pages = await reader.next(slicePages); pages; pages = await reader.next(slicePages)) {
        await this.#store(pages);
        await yieldToOthers();
        signal.throwIfAborted();
      }
    } catch (caught) {
      // The page where it stopped is not there any more: the list has become shorter since.
      const isGone =
        caught instanceof ClosientFailure && caught.kind === 'not_found' && caught.remoteCode !== null;
      if (!isGone || this.#state.next_page === 1) throw caught;
      throw this.#beginAnew(`Closient's list has no page ${this.#state.next_page} any more`);
    } finally {
      reader.close();
    }
  }

  /** Takes its turn with imports: an undo must not meet half of a slice. */
  async #store(pages: readonly RemotePage<Row>[]): Promise<void> {
    const { db, onProgress, signal } = this.#tools;
    // Checked before the transaction, which then only writes.
    const year = new Date(this.#tools.now()).getUTCFullYear();
    const rows = pages.flatMap((page) => [
      ...page.rows.map((row) => this.#list.check(row, year)),
      ...page.unreadable.map(({ row, reason }) => unreadable(row, reason)),
    ]);
    for (const page of pages) {
      this.#refuseOtherSize(page);
      this.#refuseSameRows(page);
    }
    await inTurn(db, async () => {
      signal.throwIfAborted();
      try {
        this.#state = db.slice(() => this.#write(pages, rows));
      } catch (caught) {
        this.#seen.reload();
        throw caught;
      }
      await Promise.resolve();
    });
    onProgress(pages.length, rows.length);
  }

  #write(pages: readonly RemotePage<Row>[], rows: readonly CheckedRemote[]): SourceRow {
    const { db, organisation, connection, onSlice } = this.#tools;
    const now = this.#tools.now();
    const counts = { ...this.#state.counts };
    const store = new RemoteStore({
      db,
      organisation,
      connection,
      now,
      seen: this.#seen,
      said: this.#said,
      conflicts: this.#conflicts,
      lotsAreListed: this.#list.lotsAreListed,
    });
    let isNew = false;
    for (const row of rows) isNew = this.#storeRow(store, row, counts, now) || isNew;
    this.#seen.save();
    // A list that does not say its length cannot show that it kept it.
    const isUncounted = pages.some(({ totalCount }) => totalCount === null);
    const change = {
      ...this.#cursorAfter(pages),
      counts,
      came_new: isNew || isUncounted || this.#state.came_new === 1 ? (1 as const) : (0 as const),
    };
    writeSource(db, organisation, this.#list.name, change);
    onSlice();
    return { ...this.#state, ...change };
  }

  /** @returns whether the row was not known before. */
  #storeRow(store: RemoteStore, row: CheckedRemote, counts: PassCounts, now: number): boolean {
    const { pass } = this.#state;
    counts.read += 1;
    if (!row.ok) {
      const isOurs = store.touch(this.#list.kind, row.closientId);
      counts.quarantined += 1;
      return this.#quarantine.put(row.aside, pass, now) && !isOurs;
    }
    const stored = store.store(row.entity);
    if (stored.kind === 'quarantined') {
      counts.quarantined += 1;
      const { entity } = row;
      const key = entity.kind === 'product' ? { gtin: entity.gtin } : entity.row;
      const aside = { rowKey: row.rowKey, naturalKey: naturalKey(key), reason: stored.reason };
      return this.#quarantine.put(aside, pass, now) && !stored.isOurs;
    }
    this.#quarantine.release(row.rowKey);
    counts[stored.kind] += 1;
    counts.conflicts += stored.conflicts;
    if (stored.deactivated) counts.deactivated += 1;
    return stored.isNew;
  }

  #cursorAfter(pages: readonly RemotePage<Row>[]) {
    const state = this.#state;
    const last = pages[pages.length - 1];
    if (!last) throw new Error('A slice of a pass has no page.');
    const totals = new Set([
      ...(state.next_page === 1 ? [] : [state.total_count]),
      ...pages.map(({ totalCount }) => totalCount),
    ]);
    return {
      next_page: last.page + 1,
      page_size: last.pageSize,
      total_count: last.totalCount,
      pages_total: last.totalPages ?? (last.hasNext ? null : last.page),
      counts_moved: state.counts_moved === 1 || totals.size > 1 ? (1 as const) : (0 as const),
      phase: last.hasNext ? ('reading' as const) : ('sweeping' as const),
    };
  }

  /** With pages of another size the same page number is another place of the list. */
  #refuseOtherSize(page: RemotePage<Row>): void {
    const size = this.#state.page_size;
    if (size === null || page.pageSize === size) return;
    throw this.#beginAnew(`Closient changed the size of its pages from ${size} to ${page.pageSize}`);
  }

  /** Whoever does not know the parameter `page` gives the first one for ever. */
  #refuseSameRows({ rows, unreadable: broken, page, totalPages }: RemotePage<Row>): void {
    const first = JSON.stringify(rows[0] ?? broken[0]?.row);
    const isSame = totalPages === null && first === this.#firstRow;
    this.#firstRow = first;
    if (!isSame) return;
    const sentence = `Closient gave the same rows for page ${page - 1} and for page ${page} of a list. Nothing was changed.`;
    throw new ClosientFailure('not_closient', sentence);
  }

  /** The cursor means nothing any more. */
  #beginAnew(why: string): ClosientFailure {
    writeSource(this.#tools.db, this.#tools.organisation, this.#list.name, { phase: 'idle' });
    return new ClosientFailure('not_closient', `${why}; the list is read again from its beginning.`);
  }
}

/** Lists are read in this order: lots belong to products, serials to lots. */
export const listKinds = {
  products: entityKinds.product,
  lots: entityKinds.lot,
  serials: entityKinds.serial,
} as const;
