import type { IdSet, Selection } from './selection.ts';

/** A piece of SQL and its parameters, in order. */
export interface Sql {
  readonly sql: string;
  readonly parameters: readonly (string | number)[];
}

/** FROM and WHERE of a selection, the same for counting and for paging. */
export interface Source extends Sql {
  /** The lot's text, for the keyset: of the table whose index is walked. */
  readonly lot: string;
  /** Print order, in the very terms of the indexes that are walked. */
  readonly order: string;
}

/**
 * Where a selection reads. `p` is the product, `e` the entity, `l` the lot where lots are selected at scope serials.
 *
 * CROSS JOIN pins the order of the loops: products by GTIN outside, entities by (lot, arrival) inside, both from an
 * index, so print order needs no sorting and LIMIT stops early. `+p.gtin` keeps the planner from driving the outer
 * loop by an IN list, which would lose that order. Where entities are named one by one the loops start from them
 * instead: at most 5,000 rows are cheaper to sort than a product of a million serials is to walk.
 */
export function sourceOf(selection: Selection): Source {
  const { scope } = selection;
  if (scope === 'products') {
    return source('products e JOIN products p ON p.id = e.id', whereOf(selection), 'p');
  }
  const named = scope === 'serials' ? selection.serials : selection.lots;
  if (named) {
    return source(`${scope} e CROSS JOIN products p ON p.id = e.product_id`, whereOf(selection), 'e');
  }
  const index = `${scope}_${selection.neverPrinted ? 'free' : 'order'}`;
  const where = whereOf(selection);
  if (scope === 'serials' && (selection.lots || selection.lotRun)) {
    // A lot's serials are one stretch of the index; without the lot in the loop the whole product is read.
    return source(
      `products p CROSS JOIN lots l INDEXED BY lots_order ON l.product_id = p.id AND l.active = 1 ` +
        `CROSS JOIN serials e INDEXED BY ${index} ON e.product_id = p.id AND e.lot = l.lot`,
      where,
      'l',
    );
  }
  return source(`products p CROSS JOIN ${scope} e INDEXED BY ${index} ON e.product_id = p.id`, where, 'e');
}

function whereOf(selection: Selection): Conditions {
  const { scope, organisation } = selection;
  const conditions = new Conditions();
  conditions.add('p.organisation_id = ? AND p.active = 1', organisation);
  if (selection.gtins) conditions.add(`+p.gtin IN ${list}`, JSON.stringify(selection.gtins));
  if (selection.product) conditions.addIds('+p.id', 'products', selection.product);
  // The words of the partial indexes: as parameters the planner could not see that they apply.
  conditions.add(selection.neverPrinted ? 'e.active = 1 AND e.print_state = 0' : 'e.active = 1');
  if (selection.createdAfter !== null) conditions.add('e.created_at >= ?', selection.createdAfter);
  if (selection.createdBefore !== null) conditions.add('e.created_at <= ?', selection.createdBefore);
  if (selection.serials) conditions.addIds('e.id', 'serials', selection.serials);
  const lot = scope === 'lots' ? 'e.id' : selection.serials ? 'e.lot_id' : 'l.id';
  if (selection.lots) conditions.addIds(lot, 'lots', selection.lots);
  if (selection.lotRun) {
    const { rows, others } = selection.lotRun;
    conditions.add(
      `${lot} IN (SELECT id FROM lots WHERE lot_run_id IN (SELECT id FROM lot_runs WHERE organisation_id = ? AND (id IN ${list} OR name IN ${list})))`,
      organisation,
      JSON.stringify(rows),
      JSON.stringify(others),
    );
  }
  if (scope === 'serials' && selection.serials && (selection.lots || selection.lotRun)) {
    conditions.add('EXISTS (SELECT 1 FROM lots l WHERE l.id = e.lot_id AND l.active = 1)');
  }
  return conditions;
}

/** The 5,000 values a list may have are one parameter. */
const list = '(SELECT value FROM json_each(?))';

function source(from: string, conditions: Conditions, walked: 'p' | 'e' | 'l'): Source {
  const { sql, parameters } = conditions.sql();
  // With the lot's id the planner knows that a lot's serials follow each other, and sorts nothing.
  const order = { p: 'p.gtin', e: 'p.gtin, e.lot, e.id', l: 'p.gtin, l.lot, l.id, e.id' }[walked];
  return { sql: `FROM ${from} WHERE ${sql}`, parameters, lot: `${walked}.lot`, order };
}

class Conditions {
  readonly #parts: string[] = [];
  readonly #parameters: (string | number)[] = [];

  add(sql: string, ...parameters: (string | number)[]): void {
    this.#parts.push(sql);
    this.#parameters.push(...parameters);
  }

  /** Row ids of ours, and Closient's ids. As one list of row ids, so that an index answers it without the table. */
  addIds(column: string, table: 'products' | 'lots' | 'serials', ids: IdSet): void {
    this.add(
      `${column} IN (SELECT value FROM json_each(?) UNION ALL SELECT id FROM ${table} WHERE closient_id IN ${list})`,
      JSON.stringify(ids.rows),
      JSON.stringify(ids.others),
    );
  }

  sql(): Sql {
    return { sql: this.#parts.join(' AND '), parameters: this.#parameters };
  }
}
