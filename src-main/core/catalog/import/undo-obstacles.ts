import { PrintRoomError } from '../../../../src-shared/errors.ts';
import type { ReadDb } from '../../db/read-db.ts';
import { entityKinds } from '../../db/schema.ts';

const { product, lot, serial } = entityKinds;

/** Rows of a batch with a label: printed, or somewhere between the spooler and an answer. */
const labelled = `
  SELECT (SELECT count(*) FROM products WHERE import_batch_id = :batch AND print_state <> 0)
       + (SELECT count(*) FROM lots WHERE import_batch_id = :batch AND print_state <> 0)
       + (SELECT count(*) FROM serials WHERE import_batch_id = :batch AND print_state <> 0)
       + (SELECT count(*) FROM import_changes c WHERE c.batch_id = :batch AND c.entity_id IN (
            SELECT id FROM products WHERE c.kind = ${product} AND id = c.entity_id AND print_state <> 0
            UNION ALL SELECT id FROM lots WHERE c.kind = ${lot} AND id = c.entity_id AND print_state <> 0
            UNION ALL SELECT id FROM serials WHERE c.kind = ${serial} AND id = c.entity_id AND print_state <> 0)) AS count`;

/**
 * Labels of serials that a changed lot's date stands on. A serial that was printed with it keeps the date; the date
 * before it would contradict the label.
 */
const labelledInChangedLots = `
  SELECT count(*) AS count FROM import_changes c JOIN lots l ON l.id = c.entity_id
    JOIN serials s INDEXED BY serials_labelled ON s.product_id = l.product_id AND s.lot = l.lot AND s.print_state <> 0
    WHERE c.batch_id = :batch AND c.kind = ${lot}`;

/** Rows that came with another import, or by hand, and belong to a product or lot of this one. */
const later = `
  SELECT (SELECT count(*) FROM products p CROSS JOIN lots l ON l.product_id = p.id
            WHERE p.import_batch_id = :batch AND l.import_batch_id IS NOT :batch)
       + (SELECT count(*) FROM products p CROSS JOIN serials s ON s.product_id = p.id
            WHERE p.import_batch_id = :batch AND s.import_batch_id IS NOT :batch)
       + (SELECT count(*) FROM lots l CROSS JOIN serials s INDEXED BY serials_order ON s.product_id = l.product_id AND s.lot = l.lot
            WHERE l.import_batch_id = :batch AND s.import_batch_id IS NOT :batch
            AND NOT EXISTS (SELECT 1 FROM import_changes WHERE batch_id = :batch AND kind = ${serial} AND entity_id = s.id)) AS count`;

/** Rows of this batch that a later import changed, and serials that a later import took out of its lots. */
const changedLater = `
  SELECT count(*) AS count FROM import_changes c WHERE c.batch_id > :batch AND (
    EXISTS (SELECT 1 FROM import_changes a WHERE a.batch_id = :batch AND a.kind = c.kind AND a.entity_id = c.entity_id)
    OR :batch = CASE c.kind
      WHEN ${product} THEN (SELECT import_batch_id FROM products WHERE id = c.entity_id)
      WHEN ${lot} THEN (SELECT import_batch_id FROM lots WHERE id = c.entity_id)
      ELSE (SELECT import_batch_id FROM serials WHERE id = c.entity_id) END
    OR (c.kind = ${serial} AND :batch = (SELECT import_batch_id FROM lots WHERE id = json_extract(c.before, '$.lot_id'))))`;

/**
 * Whether an import can be taken back as a whole. Asked in the query thread: over a million rows it takes seconds.
 * @throws PrintRoomError `conflict` that says what is in the way.
 */
export async function refuseWhereUndoWouldLose(read: ReadDb, batch: number): Promise<void> {
  const count = async (sql: string): Promise<number> =>
    (await read.raw<{ count: number }>(sql, [{ batch }]))[0]?.count ?? 0;
  const labels = (await count(labelled)) + (await count(labelledInChangedLots));
  if (labels > 0) {
    throw conflict(`labels of ${labels} of its products, lots or serials exist`);
  }
  const hanging = await count(later);
  if (hanging > 0) {
    throw conflict(
      `${hanging} rows that came later belong to its products or lots. Undo the later import first`,
    );
  }
  const changed = await count(changedLater);
  if (changed > 0) {
    throw conflict(`a later import changed ${changed} of its rows. Undo the later import first`);
  }
}

function conflict(reason: string): PrintRoomError {
  return new PrintRoomError('conflict', `This import cannot be undone: ${reason}.`);
}
