import { PrintRoomError } from '../../../../src-shared/errors.ts';

/** The columns a file of rows may have, in any order. */
export const columns = [
  'gtin',
  'lot',
  'serial',
  'expiry',
  'best_before',
  'product_name',
  'lot_run',
  'created_at',
] as const;
export type Column = (typeof columns)[number];

/** Which field of a line is which column. @throws PrintRoomError `unreadable_file` naming what is wrong. */
export function readHeader(fields: readonly string[]): ReadonlyMap<Column, number> {
  const found = new Map<Column, number>();
  const unknown: string[] = [];
  fields.forEach((field, index) => {
    const name = field.trim().toLowerCase();
    const column = columns.find((candidate) => candidate === name);
    if (!column) unknown.push(field.trim());
    else if (found.has(column)) throw refuse(`the column ${column} stands twice`);
    else found.set(column, index);
  });
  if (unknown.length > 0) {
    throw refuse(
      `it has columns that are not known: ${unknown.map((name) => JSON.stringify(name)).join(', ')}`,
    );
  }
  if (!found.has('gtin')) throw refuse('the column gtin is missing');
  return found;
}

function refuse(problem: string): PrintRoomError {
  return new PrintRoomError(
    'unreadable_file',
    `The header line cannot be used: ${problem}. Columns: ${columns.join(', ')}.`,
  );
}
