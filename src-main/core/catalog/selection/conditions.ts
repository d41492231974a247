import type { IdSet, Selection } from './selection.ts';

/** A piece of SQL and its parameters, in order. */
export interface Sql {
  readonly sql: string;
  readonly parameters: readonly (string | number)[];
}

/**
 * FROM and WHERE of a selection, the same for counting and for paging. `p` is the product, `e` the entity.
 *
 * CROSS JOIN pins the order of the loops: products by GTIN outside, entities by (lot, arrival) inside, both from an
 * index, so print order needs no sorting and LIMIT stops early. `+p.gtin` keeps the planner from driving the outer
 * loop by an IN list, which would lose that order.
 */
export function fromAndWhere(selection: Selection): Sql {
  const conditions = new Conditions();
  conditions.add('p.organisation_id = ? AND p.active = 1', selection.organisation);
  if (selection.gtins)
    conditions.add('+p.gtin IN (SELECT value FROM json_each(?))', JSON.stringify(selection.gtins));
  if (selection.product) conditions.add(...within('p', selection.product));
  if (selection.scope !== 'products') conditions.add(selection.neverPrinted ? free('e') : 'e.active = 1');
  else if (selection.neverPrinted) conditions.add('e.print_state = 0');
  if (selection.createdAfter !== null) conditions.add('e.created_at >= ?', selection.createdAfter);
  if (selection.createdBefore !== null) conditions.add('e.created_at <= ?', selection.createdBefore);
  if (selection.serials) conditions.add(...within('e', selection.serials));
  const lots = lotConditions(selection);
  if (lots && selection.scope === 'lots') conditions.add(lots.sql, ...lots.parameters);
  const where = conditions.sql();

  switch (selection.scope) {
    case 'products':
      return {
        sql: `FROM products e JOIN products p ON p.id = e.id WHERE ${where.sql}`,
        parameters: where.parameters,
      };
    case 'lots':
      return {
        sql: `FROM products p CROSS JOIN lots e INDEXED BY ${selection.neverPrinted ? 'lots_free' : 'lots_order'} ON e.product_id = p.id WHERE ${where.sql}`,
        parameters: where.parameters,
      };
    case 'serials': {
      const index = selection.neverPrinted ? 'serials_free' : 'serials_order';
      if (!lots) {
        return {
          sql: `FROM products p CROSS JOIN serials e INDEXED BY ${index} ON e.product_id = p.id WHERE ${where.sql}`,
          parameters: where.parameters,
        };
      }
      // A lot's serials are one stretch of the index; without the lot in the loop the whole product is read.
      return {
        sql:
          `FROM products p CROSS JOIN lots l INDEXED BY lots_order ON l.product_id = p.id AND l.active = 1 AND ${lots.sql.replaceAll('e.', 'l.')} ` +
          `CROSS JOIN serials e INDEXED BY ${index} ON e.product_id = p.id AND e.lot = l.lot WHERE ${where.sql}`,
        parameters: [...lots.parameters, ...where.parameters],
      };
    }
  }
}

function lotConditions(selection: Selection): Sql | null {
  if (!selection.lots && !selection.lotRun) return null;
  const conditions = new Conditions();
  if (selection.lots) conditions.add(...within('e', selection.lots));
  if (selection.lotRun) {
    // Closient's own ids of lot runs are not known here, only ours.
    conditions.add('e.lot_run_id IN (SELECT value FROM json_each(?))', JSON.stringify(selection.lotRun.rows));
  }
  return conditions.sql();
}

/** The words of the partial index: as parameters the planner could not see that it applies. */
function free(alias: string): string {
  return `${alias}.active = 1 AND ${alias}.print_state = 0`;
}

function within(alias: string, ids: IdSet): [string, string, string] {
  return [
    `(${alias}.id IN (SELECT value FROM json_each(?)) OR ${alias}.closient_id IN (SELECT value FROM json_each(?)))`,
    JSON.stringify(ids.rows),
    JSON.stringify(ids.closient),
  ];
}

class Conditions {
  readonly #parts: string[] = [];
  readonly #parameters: (string | number)[] = [];

  add(sql: string, ...parameters: (string | number)[]): void {
    this.#parts.push(sql);
    this.#parameters.push(...parameters);
  }

  sql(): Sql {
    return { sql: this.#parts.join(' AND '), parameters: this.#parameters };
  }
}
