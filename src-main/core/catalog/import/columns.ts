import { PrintRoomError } from '../../../../src-shared/errors.ts';
import type { BrokenLine, CsvRow } from './csv-rows.ts';

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

/** Which field of a line is which column, and how many fields a line has. */
export interface Header {
  readonly columns: ReadonlyMap<Column, number>;
  readonly width: number;
}

/** @throws PrintRoomError `unreadable_file` naming what is wrong with the header line. */
export function readHeader(row: CsvRow | BrokenLine): Header {
  if ('problem' in row) throw refuse(row.problem);
  const { fields } = row;
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
    const names = unknown.slice(0, 5).map((name) => JSON.stringify(name.slice(0, 40)));
    throw refuse(`it has columns that are not known: ${names.join(', ')}`);
  }
  if (!found.has('gtin')) throw refuse('the column gtin is missing');
  if (!found.has('lot') && !found.has('serial'))
    throw refuse('it has neither a column lot nor a column serial');
  return { columns: found, width: fields.length };
}

function refuse(problem: string): PrintRoomError {
  return new PrintRoomError(
    'unreadable_file',
    `The header line cannot be used: ${problem}. Columns: ${columns.join(', ')}.`,
  );
}
