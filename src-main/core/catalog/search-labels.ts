import type { FoundCounts, LabelRow, LabelSearch } from '../../../src-shared/contract/labels.ts';
import type { LabelKind } from '../../../src-shared/models/label-kinds.ts';
import { normalizeGtin } from '../../../src-shared/gs1/index.ts';
import { printStates } from '../../../src-shared/states/run-states.ts';
import type { ReadDb } from '../db/read-db.ts';
import { entityKinds } from '../db/schema.ts';
import { RowPages } from './listing/row-pages.ts';

/** What is found: how many, and a page of their ids. */
interface Found {
  readonly total: number;
  /** There are more, which nobody counted. */
  readonly more?: boolean;
  readonly ids: readonly number[];
}

interface Stretch {
  readonly product: number;
  readonly count: number;
}

/** Serials that begin alike, product by product. `content`: what the table held when they were counted. */
interface Counted {
  readonly content: string;
  readonly prefix: string;
  readonly total: number;
  readonly more: boolean;
  readonly stretches: readonly Stretch[];
}

/** Nobody looks through more; counting them all would take a tenth of a second per million. */
const usuallyCounted = 100_000;
/** Searches that are typed letter by letter; each keeps a few numbers only. */
const keptCounts = 50;

/**
 * Finds products, lots and serials by a part of what is written on them. Serials are found by how they begin, in the
 * index that keeps them unique: (product, serial). No question counts a million rows, and a page in the middle is
 * found from the counts of the products.
 */
export class LabelSearches {
  readonly #read: ReadDb;
  readonly #pages: RowPages;
  readonly #mostCounted: number;
  readonly #counts = new Map<string, Counted>();

  /** @param mostCounted serials that begin alike are counted and paged through as far as that. */
  constructor(read: ReadDb, mostCounted = usuallyCounted) {
    this.#read = read;
    this.#mostCounted = mostCounted;
    this.#pages = new RowPages(read);
  }

  async search(
    organisation: number,
    kind: LabelKind,
    wanted: LabelSearch,
    offset: number,
    limit: number,
  ): Promise<{ total: number; more: boolean; rows: LabelRow[] }> {
    const { total, more = false, ids } = await this.#find(organisation, kind, wanted, offset, limit);
    return { total, more, rows: ids.length === 0 ? [] : await describe(this.#read, kind, ids) };
  }

  async count(organisation: number, wanted: LabelSearch): Promise<FoundCounts> {
    const find = (kind: LabelKind): Promise<Found> => this.#find(organisation, kind, wanted, 0, 0);
    const [serials, lots, products] = await Promise.all([find('serials'), find('lots'), find('products')]);
    return {
      serials: serials.total,
      more_serials: serials.more ?? false,
      lots: lots.total,
      products: products.total,
    };
  }

  #find(
    organisation: number,
    kind: LabelKind,
    { text, of }: LabelSearch,
    offset: number,
    limit: number,
  ): Promise<Found> {
    const trimmed = text.trim();
    switch (kind) {
      case 'products':
        return this.#products(organisation, trimmed, offset, limit);
      case 'lots':
        return this.#lots(organisation, trimmed, of?.gtin ?? null, offset, limit);
      case 'serials':
        if (of?.lot != null) return this.#serialsOfLot(organisation, of.gtin, of.lot, offset, limit);
        if (trimmed === '' && !of) return this.#newestSerials(organisation, offset, limit);
        return this.#serials(organisation, trimmed, of?.gtin ?? null, offset, limit);
    }
  }

  async #newestSerials(organisation: number, offset: number, limit: number): Promise<Found> {
    const { total } = await this.#pages.page('serials', organisation, 0, 0);
    const first = Math.max(0, total - offset - limit);
    const { ids } = await this.#pages.page(
      'serials',
      organisation,
      first,
      Math.max(0, Math.min(limit, total - offset)),
    );
    return { total, ids: ids.toReversed() };
  }

  async #serialsOfLot(
    organisation: number,
    gtin: string,
    lot: string,
    offset: number,
    limit: number,
  ): Promise<Found> {
    const where = `FROM serials e INDEXED BY serials_order WHERE e.product_id = (${productOf}) AND e.lot = ?`;
    return this.#page(`SELECT e.id AS id ${where} ORDER BY e.id`, where, [organisation, stored(gtin), lot], {
      offset,
      limit,
    });
  }

  async #serials(
    organisation: number,
    text: string,
    gtin: string | null,
    offset: number,
    limit: number,
  ): Promise<Found> {
    const { total, more, stretches, prefix } = await this.#counted(organisation, text, gtin);
    const ids: number[] = [];
    const most = Math.min(limit, total - offset);
    let skip = offset;
    for (const { product, count } of stretches) {
      if (ids.length >= most) break;
      if (skip >= count) {
        skip -= count;
        continue;
      }
      const rows = await this.#read.raw<{ id: number }>(
        'SELECT id FROM serials WHERE product_id = ? AND serial >= ? AND serial < ? ORDER BY serial LIMIT ? OFFSET ?',
        [product, prefix, prefix + last, Math.min(most - ids.length, count - skip), skip],
      );
      ids.push(...rows.map(({ id }) => id));
      skip = 0;
    }
    return { total, more, ids };
  }

  /** As it was typed; where nothing begins so, in capitals, as most serials are written. */
  async #counted(organisation: number, text: string, gtin: string | null): Promise<Counted> {
    const [content = ''] = (
      await this.#read.raw<{ content: string }>(
        `SELECT (SELECT count(*) FROM serials) || '/' || coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'serials'), 0) AS content`,
        [],
      )
    ).map((row) => row.content);
    const key = JSON.stringify([organisation, text, gtin]);
    const known = this.#counts.get(key);
    if (known?.content === content) return known;
    let counted = await this.#countPrefix(organisation, text, gtin, content);
    const capitals = text.toUpperCase();
    if (counted.total === 0 && capitals !== text) {
      counted = await this.#countPrefix(organisation, capitals, gtin, content);
    }
    this.#counts.delete(key);
    this.#counts.set(key, counted);
    for (const oldest of this.#counts.keys()) {
      if (this.#counts.size <= keptCounts) break;
      this.#counts.delete(oldest);
    }
    return counted;
  }

  async #countPrefix(
    organisation: number,
    prefix: string,
    gtin: string | null,
    content: string,
  ): Promise<Counted> {
    const products = await this.#read.raw<{ id: number }>(
      'SELECT id FROM products WHERE organisation_id = ? AND (? IS NULL OR gtin = ?) ORDER BY gtin',
      [organisation, gtin, gtin === null ? null : stored(gtin)],
    );
    const mostCounted = this.#mostCounted;
    const stretches: Stretch[] = [];
    let total = 0;
    // Few products may hold all of it, or thousands next to nothing: each question takes twice as many as the last.
    for (let begin = 0, take = 1; begin < products.length && total <= mostCounted; begin += take, take *= 2) {
      const some = products.slice(begin, begin + take).map(({ id }) => id);
      const rows = await this.#read.raw<Stretch>(
        `SELECT j.value AS product, (SELECT count(*) FROM
           (SELECT 1 FROM serials s WHERE s.product_id = j.value AND s.serial >= ? AND s.serial < ? LIMIT ?)) AS count
         FROM json_each(?) j ORDER BY j.key`,
        [prefix, prefix + last, mostCounted + 1, JSON.stringify(some)],
      );
      for (const row of rows) {
        const count = Math.min(row.count, mostCounted + 1 - total);
        if (count > 0) stretches.push({ product: row.product, count });
        total += count;
      }
    }
    const more = total > mostCounted;
    return { content, prefix, stretches, more, total: Math.min(total, mostCounted) };
  }

  #lots(
    organisation: number,
    text: string,
    gtin: string | null,
    offset: number,
    limit: number,
  ): Promise<Found> {
    const where = `FROM products p CROSS JOIN lots e ON e.product_id = p.id WHERE p.organisation_id = ?
      AND (? IS NULL OR p.gtin = ?) AND (? = '' OR instr(upper(e.lot), upper(?)) > 0)`;
    const values = [organisation, gtin, gtin === null ? null : stored(gtin), text, text];
    return this.#page(`SELECT e.id AS id ${where} ORDER BY e.id DESC`, where, values, { offset, limit });
  }

  #products(organisation: number, text: string, offset: number, limit: number): Promise<Found> {
    const where = `FROM products e WHERE e.organisation_id = ?
      AND (? = '' OR instr(upper(e.name), upper(?)) > 0 OR instr(e.gtin, ?) > 0)`;
    return this.#page(`SELECT e.id AS id ${where} ORDER BY e.gtin`, where, [organisation, text, text, text], {
      offset,
      limit,
    });
  }

  async #page(
    rows: string,
    where: string,
    values: readonly unknown[],
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Promise<Found> {
    const [count, found] = await Promise.all([
      this.#read.raw<{ total: number }>(`SELECT count(*) AS total ${where}`, values),
      limit === 0
        ? []
        : this.#read.raw<{ id: number }>(`${rows} LIMIT ? OFFSET ?`, [...values, limit, offset]),
    ]);
    return { total: count[0]?.total ?? 0, ids: found.map(({ id }) => id) };
  }
}

const productOf = 'SELECT id FROM products WHERE organisation_id = ? AND gtin = ?';
/** Behind everything that begins with a text. */
const last = '\u{10FFFF}';

/** GTINs are stored with 14 digits; what is none matches nothing. */
function stored(gtin: string): string {
  const found = normalizeGtin(gtin);
  return found.ok ? found.value : gtin;
}

type Row = Omit<LabelRow, 'held' | 'active' | 'print_state' | 'last'> & {
  held: 0 | 1;
  active: 0 | 1;
  print_state: number;
  last_type: NonNullable<LabelRow['last']>['type'] | null;
  last_at: number | null;
};

const wordOfState = {
  [printStates.free]: 'free',
  [printStates.open]: 'open',
  [printStates.printed]: 'printed',
} as const;

export function wordOfPrintState(state: number): LabelRow['print_state'] {
  return wordOfState[state as keyof typeof wordOfState];
}

/** Rows of these ids, in their order. */
async function describe(read: ReadDb, kind: LabelKind, ids: readonly number[]): Promise<LabelRow[]> {
  const entity = { serials: entityKinds.serial, lots: entityKinds.lot, products: entityKinds.product }[kind];
  const columns = {
    serials: `nullif(e.lot, '') AS lot, e.serial, iif(e.lot_id IS NULL, e.date, (SELECT date FROM lots WHERE id = e.lot_id)) AS date, 0 AS held`,
    lots: 'e.lot, NULL AS serial, e.date, e.held',
    products: 'NULL AS lot, NULL AS serial, NULL AS date, 0 AS held',
  }[kind];
  const product = kind === 'products' ? 'e' : 'p';
  const join = kind === 'products' ? '' : 'JOIN products p ON p.id = e.product_id';
  const rows = await read.raw<Row>(
    `SELECT ${product}.gtin, ${product}.name AS product, ${columns}, e.active, e.print_state, v.type AS last_type, v.at AS last_at
     FROM json_each(?) i CROSS JOIN ${kind} e ON e.id = i.value ${join}
       LEFT JOIN lifecycle_events v ON v.id =
         (SELECT max(id) FROM lifecycle_events WHERE kind = ${entity} AND entity_id = e.id)
     ORDER BY i.key`,
    [JSON.stringify(ids)],
  );
  return rows.map(({ last_type, last_at, ...row }) => ({
    ...row,
    held: row.held === 1,
    active: row.active === 1,
    print_state: wordOfPrintState(row.print_state),
    last:
      last_type === null || last_at === null
        ? null
        : { type: last_type, at: new Date(last_at).toISOString() },
  }));
}
