import type { ReadDb } from '../../db/read-db.ts';
import { sourceOf, type Sql } from './conditions.ts';
import type { Selection } from './selection.ts';

/** How many entities a selection has now. @param atMost stops counting there, for "more than the threshold?". */
export async function countSelection(read: ReadDb, selection: Selection, atMost?: number): Promise<number> {
  const { sql, parameters } = countQuery(selection, atMost);
  const [row] = await read.raw<{ count: number }>(sql, parameters);
  return row?.count ?? 0;
}

export function countQuery(selection: Selection, atMost?: number): Sql {
  const { sql, parameters } = sourceOf(selection);
  return atMost === undefined
    ? { sql: `SELECT count(*) AS count ${sql}`, parameters }
    : { sql: `SELECT count(*) AS count FROM (SELECT 1 ${sql} LIMIT ?)`, parameters: [...parameters, atMost] };
}
