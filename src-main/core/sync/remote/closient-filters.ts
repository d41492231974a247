import { PrintRoomError, type FieldFault } from '../../../../src-shared/errors.ts';
import { publicId } from '../../../../src-shared/ids.ts';
import type { LabelExportFilters } from '../../../../src-shared/models/label-export.ts';
import type { IdSet, Selection } from '../../catalog/selection/selection.ts';
import type { WriteDb } from '../../db/write-db.ts';

/**
 * Filters in Closient's terms: its own ids in place of ours. What it would not understand is refused and not left out:
 * a filter that is ignored exports too much, and may count too much as printed.
 * @throws PrintRoomError `validation_error` with every field at fault.
 */
export function closientFilters(
  db: WriteDb,
  selection: Selection,
  given: LabelExportFilters | null | undefined,
): LabelExportFilters {
  const faults: FieldFault[] = [];
  const refuse = (field: keyof LabelExportFilters, msg: string): void =>
    void faults.push({ loc: ['body', 'filters', field], msg, type: 'not_at_closient' });
  const idsOf = (field: 'product_id' | 'lot_ids' | 'serial_ids', kind: Kind, ids: IdSet): string[] => {
    const known = new Map(closientIds(db, kind, selection.organisation, ids.rows));
    const missing = ids.rows.filter((row) => !known.has(row));
    if (missing.length > 0)
      refuse(
        field,
        `Closient's id of ${missing.length === 1 ? `the ${kind}` : `${missing.length} ${kind}s, first`} ${publicId(kind, missing[0] ?? 0)} is not known here; sync first, or choose by GTIN`,
      );
    return [...known.values(), ...ids.others];
  };

  const filters: LabelExportFilters = {};
  // In the 14-digit form, in which they are matched there.
  if (selection.gtins) filters.gtins = [...selection.gtins];
  if (selection.product) {
    const [id] = idsOf('product_id', 'product', selection.product);
    if (id !== undefined) filters.product_id = id;
  }
  if (selection.scope === 'serials' && (selection.lots ?? selection.lotRun))
    refuse(
      selection.lots ? 'lot_ids' : 'lot_run_id',
      'Closient selects serials by product or by serial, not by lot; render these labels here',
    );
  else {
    if (selection.lots) filters.lot_ids = idsOf('lot_ids', 'lot', selection.lots);
    if (selection.lotRun && given?.lot_run_id != null) {
      if (isLotRunOfOurs(db, selection.organisation, selection.lotRun))
        refuse('lot_run_id', 'This lot run is known here only; choose its lots');
      else filters.lot_run_id = given.lot_run_id;
    }
  }
  if (selection.serials) filters.serial_ids = idsOf('serial_ids', 'serial', selection.serials);
  if (selection.neverPrinted) filters.never_printed = true;
  if (given?.created_after != null) filters.created_after = given.created_after;
  if (given?.created_before != null) filters.created_before = given.created_before;
  if (faults.length === 0) return filters;
  const reasons = faults.map(({ msg }) => msg).join('; ');
  throw new PrintRoomError('validation_error', `Closient cannot be asked for this: ${reasons}.`, { faults });
}

type Kind = 'product' | 'lot' | 'serial';

const ownedRows: Record<Kind, string> = {
  product: 'SELECT e.id, e.closient_id FROM products e WHERE e.organisation_id = ?',
  lot: 'SELECT e.id, e.closient_id FROM lots e JOIN products p ON p.id = e.product_id WHERE p.organisation_id = ?',
  serial:
    'SELECT e.id, e.closient_id FROM serials e JOIN products p ON p.id = e.product_id WHERE p.organisation_id = ?',
};

function closientIds(
  db: WriteDb,
  kind: Kind,
  organisation: number,
  rows: readonly number[],
): [number, string][] {
  if (rows.length === 0) return [];
  const found = db
    .prepare(`${ownedRows[kind]} AND e.closient_id IS NOT NULL AND e.id IN (SELECT value FROM json_each(?))`)
    .all(organisation, JSON.stringify(rows)) as { id: number; closient_id: string }[];
  return found.map(({ id, closient_id }) => [id, closient_id]);
}

function isLotRunOfOurs(db: WriteDb, organisation: number, { rows, others }: IdSet): boolean {
  if (rows.length > 0) return true;
  const named = db
    .prepare(
      'SELECT 1 FROM lot_runs WHERE organisation_id = ? AND name IN (SELECT value FROM json_each(?)) LIMIT 1',
    )
    .get(organisation, JSON.stringify(others));
  return named !== undefined;
}
