import { entityKinds } from '../../db/schema.ts';
import type { RemoteProduct } from './remote-row.ts';
import { same, type Changes, type RowWriter } from './row-writer.ts';

/** @returns why it is not taken over, or null. */
export function storeProduct(
  writer: RowWriter,
  { closientId, gtin, name }: RemoteProduct,
  changes: Changes,
): string | null {
  const { organisation, connection, conflicts, now, seen } = writer.context;
  const known = writer.known.product(gtin);
  if (!known) {
    writer.freeId(entityKinds.product, closientId);
    const id = writer.insert(
      'INSERT INTO products (organisation_id, gtin, name, date_kind, closient_id, closient_name, synced_by, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      [organisation, gtin, name, 'use_by', closientId, name, connection, now, now],
    );
    changes.created = true;
    seen?.add(id);
    return null;
  }
  if (writer.isTwin(known, closientId)) return `Closient lists GTIN ${gtin} twice`;
  seen?.add(known.id);
  const isRenamed = name !== null && name !== known.closient_name;
  const wanted = {
    name: isRenamed ? name : known.name,
    closient_name: name ?? known.closient_name,
    closient_id: closientId,
    synced_by: known.synced_by === null ? null : connection,
    active: 1 as const,
  };
  if (same(known, wanted)) return null;
  if (known.closient_id !== closientId) writer.freeId(entityKinds.product, closientId, known.id);
  changes.updated = true;
  changes.revived = known.active === 0;
  writer.update(entityKinds.product, known.id, wanted);
  Object.assign(known, wanted);
  conflicts.settle(entityKinds.product, known.id, 'existence', now);
  return null;
}
