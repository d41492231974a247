import { printStates } from '../../../../src-shared/states/run-states.ts';
import type { ProductRow, SerialRow } from '../../catalog/import/known-rows.ts';
import { entityKinds } from '../../db/schema.ts';
import type { RemoteEntity } from './remote-row.ts';
import type { Changes, RowWriter } from './row-writer.ts';

const kind = entityKinds.serial;

/** @param lotId row of the lot that it names, or null. @param known ours. */
export function storeSerial(
  writer: RowWriter,
  entity: RemoteEntity,
  product: ProductRow,
  lotId: number | null,
  known: SerialRow | undefined,
  changes: Changes,
): void {
  const { closientId, isPrinted } = entity;
  if (!known) {
    const id = createSerial(writer, entity, product, lotId);
    writer.context.seen?.add(id);
    writer.markPrinted(kind, { id, print_state: printStates.free, printed_elsewhere: 0 }, isPrinted, changes);
    changes.created = true;
    return;
  }
  const fields = {
    ...placeOf(writer, known, entity, lotId, changes),
    closient_id: closientId ?? known.closient_id,
  };
  writer.change(kind, known, entity, fields, () => known.print_state !== printStates.free, changes);
  writer.markPrinted(kind, known, isPrinted, changes);
}

function createSerial(
  writer: RowWriter,
  { row, closientId }: RemoteEntity,
  product: ProductRow,
  lotId: number | null,
): number {
  const { connection, now } = writer.context;
  if (closientId !== null) writer.freeId(kind, closientId);
  return writer.insert(
    'INSERT INTO serials (product_id, lot_id, lot, serial, date, closient_id, synced_by, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    [
      product.id,
      lotId,
      row.lot ?? '',
      row.serial,
      lotId === null ? row.date : null,
      closientId,
      connection,
      row.createdAt ?? now,
      now,
    ],
  );
}

/** Lot and own date of a serial, as they are to be. */
function placeOf(
  writer: RowWriter,
  known: SerialRow,
  { row }: RemoteEntity,
  lotId: number | null,
  changes: Changes,
) {
  const { conflicts, now } = writer.context;
  const entityId = known.id;
  const ours = { lot_id: known.lot_id, lot: known.lot, date: known.date };
  const isPrinted = known.print_state !== printStates.free;
  const lot = row.lot ?? (known.synced_by === null ? known.lot : '');
  if (lot !== known.lot) {
    if (!isPrinted) return { lot_id: lotId, lot, date: lotId === null ? row.date : null };
    const lots = { ours: known.lot || null, theirs: lot || null };
    writer.raise({ kind, entityId, field: 'lot', ...lots }, changes);
    return ours;
  }
  if (isPrinted) conflicts.settle(kind, entityId, 'lot', now);
  if (lot !== '') return { ...ours, lot_id: lotId ?? known.lot_id };
  const date = row.date ?? (known.synced_by === null ? known.date : null);
  if (date !== known.date && isPrinted) {
    writer.raise({ kind, entityId, field: 'date', ours: known.date, theirs: date }, changes);
    return ours;
  }
  if (isPrinted) conflicts.settle(kind, entityId, 'date', now);
  return { ...ours, date };
}
