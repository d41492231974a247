import type { ReadDb } from '../../db/read-db.ts';

/** A table whose rows never change their organisation and are listed in order of arrival. */
interface PagedTable {
  /** Grows with every row that is added, and never falls. */
  readonly newest: string;
  /** Whether another organisation has any. Parameter: organisation. */
  readonly foreign: string;
  /** Ids of an organisation's rows, from an index alone. Parameter: organisation. */
  readonly owned: string;
  /** Whether a row is an organisation's, in words that leave the order of ids alone. Parameter: organisation. */
  readonly isOwned: string;
}

const ofProducts = (table: 'lots' | 'serials', index: string): PagedTable => ({
  newest: `SELECT seq FROM sqlite_sequence WHERE name = '${table}'`,
  foreign: `SELECT 1 FROM products p CROSS JOIN ${table} e ON e.product_id = p.id WHERE p.organisation_id <> ?`,
  owned: `SELECT e.id AS id FROM products p CROSS JOIN ${table} e ${index} ON e.product_id = p.id WHERE p.organisation_id = ?`,
  // "+": from the index of products the rows would have to be sorted.
  isOwned: '+product_id IN (SELECT id FROM products WHERE organisation_id = ?)',
});

const tables = {
  lots: ofProducts('lots', ''),
  serials: ofProducts('serials', 'INDEXED BY serials_order'),
  lifecycle_events: {
    newest: 'SELECT max(id) FROM lifecycle_events',
    foreign: 'SELECT 1 FROM lifecycle_events WHERE organisation_id <> ?',
    owned: 'SELECT id FROM lifecycle_events WHERE organisation_id = ?',
    isOwned: '+organisation_id = ?',
  },
} as const satisfies Record<string, PagedTable>;

/** What a table holds, exactly: rows are only added at the end or removed, so no other content has both numbers. */
interface Content {
  readonly rows: number;
  readonly newest: number;
}

/** Which rows are an organisation's. `marks`: every `markEvery`-th id of them; null where all rows are. */
interface Ownership {
  readonly content: Content;
  readonly total: number;
  readonly marks: readonly number[] | null;
  /** Where the last page ended: whoever pages through goes on from there. */
  last: { readonly offset: number; readonly id: number };
}

const markEvery = 200;

/**
 * Pages by number over a million rows, without walking there from the first one. Where a table belongs to one
 * organisation a page is counted off from the nearer end or the last page (at worst 35 ms, the middle of a million); where several
 * share it, from the next of the marks, which are made again when rows came or went (0.3 s per million).
 */
export class RowPages {
  readonly #read: ReadDb;
  readonly #ownerships = new Map<string, Ownership>();

  constructor(read: ReadDb) {
    this.#read = read;
  }

  /** Ids of the rows `offset` to `offset + limit - 1` in order of arrival, and how many there are. */
  async page(
    table: keyof typeof tables,
    organisation: number,
    offset: number,
    limit: number,
  ): Promise<{ readonly total: number; readonly ids: readonly number[] }> {
    const ownership = await this.#ownership(table, organisation);
    const { total, content, marks, last } = ownership;
    const count = Math.min(limit, total - offset);
    if (count <= 0) return { total, ids: [] };
    if (marks) {
      const from = marks[Math.floor(offset / markEvery)] ?? 0;
      const ids = await this.#ids(
        `SELECT id FROM ${table} WHERE id BETWEEN ? AND ? AND ${tables[table].isOwned} ORDER BY id LIMIT ? OFFSET ?`,
        [from, content.newest, organisation, count, offset % markEvery],
      );
      return { total, ids };
    }
    const backwards = total - offset - count;
    const from = offset >= last.offset ? last : { offset: 0, id: 0 };
    if (offset - from.offset <= backwards) {
      const ids = await this.#ids(`SELECT id FROM ${table} WHERE id > ? ORDER BY id LIMIT ? OFFSET ?`, [
        from.id,
        count,
        offset - from.offset,
      ]);
      ownership.last = { offset: offset + ids.length, id: ids.at(-1) ?? from.id };
      return { total, ids };
    }
    // Rows that came since the count would shift a page that is counted from the end.
    const ids = await this.#ids(`SELECT id FROM ${table} WHERE id <= ? ORDER BY id DESC LIMIT ? OFFSET ?`, [
      content.newest,
      count,
      backwards,
    ]);
    return { total, ids: ids.toReversed() };
  }

  async #ownership(table: keyof typeof tables, organisation: number): Promise<Ownership> {
    // A count that stands alone reads the pages of an index and not its rows: 0.3 ms a million instead of 15.
    const [content = { rows: 0, newest: 0 }] = await this.#read.raw<Content>(
      `SELECT (SELECT count(*) FROM ${table}) AS rows, coalesce((${tables[table].newest}), 0) AS newest`,
      [],
    );
    const key = `${table}/${organisation}`;
    const known = this.#ownerships.get(key);
    if (known?.content.rows === content.rows && known.content.newest === content.newest) return known;
    const found = await this.#look(table, organisation, content);
    const ownership = { content, ...found, last: { offset: 0, id: 0 } };
    this.#ownerships.set(key, ownership);
    return ownership;
  }

  async #look(
    table: keyof typeof tables,
    organisation: number,
    content: Content,
  ): Promise<Pick<Ownership, 'total' | 'marks'>> {
    const { foreign, owned } = tables[table];
    const [shared] = await this.#read.raw(`${foreign} LIMIT 1`, [organisation]);
    if (shared === undefined) return { total: content.rows, marks: null };
    const [row] = await this.#read.raw<{ total: number; marks: string }>(
      `SELECT coalesce(max(n), 0) AS total, json_group_array(id) FILTER (WHERE n % ${markEvery} = 1) AS marks
       FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM (${owned}) WHERE id <= ?)`,
      [organisation, content.newest],
    );
    const marks = JSON.parse(row?.marks ?? '[]') as number[];
    return { total: row?.total ?? 0, marks: marks.toSorted((a, b) => a - b) };
  }

  async #ids(sql: string, parameters: readonly number[]): Promise<number[]> {
    return (await this.#read.raw<{ id: number }>(sql, parameters)).map(({ id }) => id);
  }
}
