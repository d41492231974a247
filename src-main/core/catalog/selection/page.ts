import type { DateKind } from '../../db/schema.ts';
import type { ReadDb } from '../../db/read-db.ts';
import { sourceOf, type Sql } from './conditions.ts';
import type { Selection } from './selection.ts';

/** An entity as it will be frozen into a job. */
export interface SelectedEntity {
  readonly id: number;
  readonly gtin: string;
  readonly lot: string | null;
  readonly serial: string | null;
  /** YYMMDD: the lot's, or a lotless serial's own. */
  readonly date: string | null;
  readonly date_kind: DateKind;
  readonly product_name: string | null;
  readonly created_at: number;
}

/** Where the last page ended, in print order: GTIN, lot, order of arrival. */
export interface Cursor {
  readonly gtin: string;
  readonly lot: string;
  readonly id: number;
}

export function cursorAfter(entity: SelectedEntity): Cursor {
  return { gtin: entity.gtin, lot: entity.lot ?? '', id: entity.id };
}

/** The next `limit` entities after `cursor`. Cost does not grow with how far the cursor is. */
export async function nextPage(
  read: ReadDb,
  selection: Selection,
  cursor: Cursor | null,
  limit: number,
): Promise<SelectedEntity[]> {
  const rows: SelectedEntity[] = [];
  for (const query of pageQueries(selection, cursor)) {
    if (rows.length >= limit) break;
    rows.push(
      ...(await read.raw<SelectedEntity>(`${query.sql} LIMIT ?`, [...query.parameters, limit - rows.length])),
    );
  }
  return rows;
}

/**
 * A keyset over two tables is up to three questions: the rest of the cursor's lot, the later lots of its product,
 * the products after it. One row value over both tables could not use the indexes.
 */
export function pageQueries(selection: Selection, cursor: Cursor | null): Sql[] {
  const { sql, parameters, lot, order } = sourceOf(selection);
  const query = (condition: string, ...values: readonly (string | number)[]): Sql => ({
    sql: `${columns(selection)} ${sql}${condition} ORDER BY ${order}`,
    parameters: [...parameters, ...values],
  });
  if (!cursor) return [query('')];
  const later = query(' AND p.gtin > ?', cursor.gtin);
  if (selection.scope === 'products') return [later];
  return [
    query(` AND p.gtin = ? AND ${lot} = ? AND e.id > ?`, cursor.gtin, cursor.lot, cursor.id),
    query(` AND p.gtin = ? AND ${lot} > ?`, cursor.gtin, cursor.lot),
    later,
  ];
}

function columns(selection: Selection): string {
  const product =
    'p.gtin AS gtin, p.name AS product_name, p.date_kind AS date_kind, e.created_at AS created_at';
  switch (selection.scope) {
    case 'products':
      return `SELECT e.id AS id, NULL AS lot, NULL AS serial, NULL AS date, ${product}`;
    case 'lots':
      return `SELECT e.id AS id, e.lot AS lot, NULL AS serial, e.date AS date, ${product}`;
    case 'serials':
      // The date belongs to the lot; a serial without lot carries its own.
      return (
        `SELECT e.id AS id, nullif(e.lot, '') AS lot, e.serial AS serial, ` +
        `CASE WHEN e.lot_id IS NULL THEN e.date ELSE (SELECT d.date FROM lots d WHERE d.id = e.lot_id) END AS date, ${product}`
      );
  }
}
