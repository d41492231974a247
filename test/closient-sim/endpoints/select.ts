import type { Catalog } from '../catalog/catalog.ts';
import type { Identity, Kind } from '../catalog/rows.ts';
import { identityOf } from '../catalog/catalog.ts';
import type { Ids } from '../ids.ts';
import type { Checker, Fields } from './check.ts';

const mostIds = 5_000;

/** Checks the filters of a label export as its page describes them. Unknown ones are ignored, as before. */
export function checkFilters(filters: Fields, check: Checker): void {
  for (const name of ['gtins', 'lot_ids', 'serial_ids']) {
    const value = filters[name];
    if (value == null) continue;
    const fine = Array.isArray(value) && value.every((entry) => typeof entry === 'string');
    if (!fine) check.say(name, 'Input should be a list of strings', 'list_type');
    else if (value.length > mostIds) check.say(name, 'List should have at most 5000 items', 'too_long');
  }
  for (const name of ['created_after', 'created_before']) {
    const value = filters[name];
    if (value != null && (typeof value !== 'string' || Number.isNaN(Date.parse(value)))) {
      check.say(name, 'Input should be a valid datetime', 'datetime_parsing');
    }
  }
  for (const name of ['product_id', 'lot_run_id']) check.text(filters, name, /^[\s\S]*$/);
  if (filters['never_printed'] != null && typeof filters['never_printed'] !== 'boolean') {
    check.say('never_printed', 'Input should be a valid boolean', 'bool_parsing');
  }
}

/** Numbers and labels of the active rows that the filters leave, in order of arrival. @param pause called now and then. */
export async function select(
  catalog: Catalog,
  ids: Ids,
  kind: Kind,
  filters: Fields,
  pause: () => Promise<void>,
): Promise<{ readonly number: number; readonly label: Identity }[]> {
  const time = (name: string, otherwise: number): number =>
    typeof filters[name] === 'string' ? Date.parse(filters[name]) : otherwise;
  const after = time('created_after', -Infinity);
  const before = time('created_before', Infinity);
  const from = Number.isFinite(after) ? catalog.firstCreatedAt(kind, after) : 0;
  const idField = kind === 'lots' ? 'lot_ids' : 'serial_ids';
  const wantedRows = numbersOf(filters[idField], (id) => ids.rowOf(kind, id));
  const wantedGtins = Array.isArray(filters['gtins']) ? new Set(filters['gtins'] as string[]) : null;
  const product = idOf(filters['product_id']);
  const run = kind === 'lots' ? idOf(filters['lot_run_id']) : null;
  const found: { number: number; label: Identity }[] = [];
  let looked = 0;
  for (const number of catalog.numbers(kind, from)) {
    if (catalog.createdAt(kind, number) > before) break;
    if (++looked % 5_000 === 0) await pause();
    if (wantedRows && !wantedRows.has(number)) continue;
    if (filters['never_printed'] === true && catalog.isPrinted(kind, number)) continue;
    const row = catalog.row(kind, number);
    if (row['is_active'] === false) continue;
    if (wantedGtins && !wantedGtins.has(row.gtin)) continue;
    if (
      product !== null &&
      !sameRow(ids, 'products', product, kind === 'products' ? row.id : row['product_id'])
    )
      continue;
    if (run !== null && !sameRow(ids, 'lot_run', run, row['lot_run_id'])) continue;
    found.push({ number, label: identityOf(row) });
  }
  return found;
}

function numbersOf(value: unknown, rowOf: (id: string) => number | null): Set<number | null> | null {
  return Array.isArray(value) ? new Set((value as string[]).map(rowOf)) : null;
}

function idOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Whether two ids, each in either form, are one row's. */
function sameRow(ids: Ids, kind: 'products' | 'lot_run', wanted: string, id: unknown): boolean {
  const row = ids.rowOf(kind, wanted);
  return row !== null && typeof id === 'string' && ids.rowOf(kind, id) === row;
}
