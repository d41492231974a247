import { printStates } from '../../../../src-shared/states/run-states.ts';
import type { LotRow, ProductRow } from '../../catalog/import/known-rows.ts';
import { entityKinds } from '../../db/schema.ts';
import type { RemoteEntity } from './remote-row.ts';
import { same, type Changes, type RowWriter } from './row-writer.ts';

const kind = entityKinds.lot;

/** A row of the list of lots. @param known ours. */
export function storeLot(
  writer: RowWriter,
  entity: RemoteEntity,
  product: ProductRow,
  known: LotRow | undefined,
  changes: Changes,
): void {
  const { row, isPrinted } = entity;
  const text = row.lot ?? '';
  if (!known) {
    const id = createLot(writer, entity, product, text);
    writer.context.seen?.add(id);
    writer.markPrinted(kind, { id, print_state: printStates.free, printed_elsewhere: 0 }, isPrinted, changes);
    changes.created = true;
    return;
  }
  const fields = {
    date: dateOfLot(writer, product, text, known, row.date, changes),
    lot_run_id: row.lotRun === null ? known.lot_run_id : lotRunOf(writer, row.lotRun),
    closient_id: entity.closientId ?? known.closient_id,
  };
  const hasLabels = (): boolean => writer.known.lotHasLabels(product.id, text, known);
  writer.change(kind, known, entity, fields, hasLabels, changes);
  writer.markPrinted(kind, known, isPrinted, changes);
}

/**
 * The lot that a serial names: made where no list brings it, and given the date where no list says it.
 * @returns its row.
 */
export function lotOfSerial(
  writer: RowWriter,
  entity: RemoteEntity,
  product: ProductRow,
  text: string,
  known: LotRow | undefined,
  changes: Changes,
): number {
  const { row, lotClosientId } = entity;
  const { said, lotsAreListed } = writer.context;
  if (!known) {
    const id = createLot(writer, { ...entity, closientId: lotClosientId }, product, text);
    said.lotDate.add(id);
    changes.created = true;
    return id;
  }
  if (lotsAreListed) return known.id;
  const wanted = {
    date: row.date === null ? known.date : dateOfLot(writer, product, text, known, row.date, changes),
    closient_id: lotClosientId ?? known.closient_id,
    active: 1 as const,
  };
  if (row.date !== null) said.lotDate.add(known.id);
  if (same(known, wanted)) return known.id;
  if (wanted.closient_id !== null && wanted.closient_id !== known.closient_id)
    writer.freeId(kind, wanted.closient_id, known.id);
  writer.update(kind, known.id, wanted);
  Object.assign(known, wanted);
  changes.updated = true;
  return known.id;
}

function dateOfLot(
  writer: RowWriter,
  product: ProductRow,
  text: string,
  known: LotRow,
  said: string | null,
  changes: Changes,
): string | null {
  const { conflicts, now } = writer.context;
  // Who does not say a date takes none away from what did not come from there.
  const theirs = said ?? (known.synced_by === null ? known.date : null);
  if (theirs === known.date) {
    conflicts.settle(kind, known.id, 'date', now);
    return known.date;
  }
  if (!writer.known.lotHasLabels(product.id, text, known)) return theirs;
  writer.raise({ kind, entityId: known.id, field: 'date', ours: known.date, theirs }, changes);
  return known.date;
}

function createLot(
  writer: RowWriter,
  { row, closientId }: RemoteEntity,
  product: ProductRow,
  text: string,
): number {
  const { connection, now } = writer.context;
  if (closientId !== null) writer.freeId(kind, closientId);
  const run = row.lotRun === null ? null : lotRunOf(writer, row.lotRun);
  return writer.insert(
    'INSERT INTO lots (product_id, lot, date, lot_run_id, closient_id, synced_by, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    [product.id, text, row.date, run, closientId, connection, row.createdAt ?? now, now],
  );
}

function lotRunOf(writer: RowWriter, name: string): number {
  const { organisation, now } = writer.context;
  return (
    writer.known.lotRun(name) ??
    writer.insert('INSERT INTO lot_runs (organisation_id, name, created_at) VALUES (?, ?, ?)', [
      organisation,
      name,
      now,
    ])
  );
}
