import { PrintRoomError } from '../../../../src-shared/errors.ts';
import type { ImportBatch } from '../../../../src-shared/contract/catalog.ts';
import type { ReadDb } from '../../db/read-db.ts';
import { entityKinds, type EntityKind } from '../../db/schema.ts';
import { build, type WriteDb } from '../../db/write-db.ts';
import { tableOfKind } from '../../ledger/print-state.ts';
import { yieldToOthers } from '../../yield.ts';
import { inTurn } from '../in-turn.ts';
import { describeBatch, requireBatch } from './batches.ts';
import { refuseWhereUndoWouldLose } from './undo-obstacles.ts';

/** What a row gets back. */
const restoredColumns = {
  [entityKinds.product]: ['name', 'date_kind', 'active', 'updated_at'],
  [entityKinds.lot]: ['date', 'lot_run_id', 'active', 'updated_at'],
  [entityKinds.serial]: ['lot_id', 'lot', 'date', 'active', 'updated_at'],
} as const satisfies Record<EntityKind, readonly string[]>;

/** Said again in the very transaction that writes: since the batch was looked at, the line went on working. */
const unlabelled = {
  [entityKinds.product]: 'e.print_state = 0',
  [entityKinds.lot]:
    'e.print_state = 0 AND NOT EXISTS (SELECT 1 FROM serials s INDEXED BY serials_labelled WHERE s.product_id = e.product_id AND s.lot = e.lot AND s.print_state <> 0)',
  [entityKinds.serial]: 'e.print_state = 0',
} as const satisfies Record<EntityKind, string>;
const unused = {
  [entityKinds.product]:
    'e.print_state = 0 AND NOT EXISTS (SELECT 1 FROM lots l WHERE l.product_id = e.id) AND NOT EXISTS (SELECT 1 FROM serials s WHERE s.product_id = e.id)',
  [entityKinds.lot]:
    'e.print_state = 0 AND NOT EXISTS (SELECT 1 FROM serials s INDEXED BY serials_order WHERE s.product_id = e.product_id AND s.lot = e.lot)',
  [entityKinds.serial]: 'e.print_state = 0',
} as const satisfies Record<EntityKind, string>;

/** Each row touches a page of every index: more at a time would hold up the window. */
const sliceRows = 100;

/**
 * Takes an import back: what it created goes, what it changed is as before. Possible while no label of any of it
 * exists and nothing later hangs on it. In many short transactions; after a crash the same call does the rest.
 * @throws PrintRoomError `conflict` that says what stands in the way, `not_found`.
 */
export function undoBatch(
  db: WriteDb,
  read: ReadDb,
  organisation: number,
  batchId: string,
  now: () => number,
): Promise<ImportBatch> {
  return inTurn(db, async () => {
    const { id, undone_at: undoneAt } = requireBatch(db, organisation, batchId);
    if (undoneAt !== null) throw new PrintRoomError('conflict', 'This import was undone before.');
    await refuseWhereUndoWouldLose(read, id);
    // Serials first: lots and products are referred to.
    for (const kind of [entityKinds.serial, entityKinds.lot, entityKinds.product]) {
      await restoreChanged(db, id, kind);
      await deleteCreated(db, read, id, kind);
    }
    db.run(build.updateTable('import_batches').set({ undone_at: now() }).where('id', '=', id));
    return describeBatch(requireBatch(db, organisation, batchId));
  });
}

async function restoreChanged(db: WriteDb, batch: number, kind: EntityKind): Promise<void> {
  const columns = restoredColumns[kind];
  const restore = db.prepare(
    `UPDATE ${tableOfKind[kind]} AS e SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ? AND ${unlabelled[kind]}`,
  );
  const forget = db.prepare('DELETE FROM import_changes WHERE batch_id = ? AND kind = ? AND entity_id = ?');
  const next = db.prepare(
    'SELECT entity_id, before FROM import_changes WHERE batch_id = ? AND kind = ? ORDER BY entity_id LIMIT ?',
  );
  for (;;) {
    const restored = db.slice(() => {
      const changes = next.all(batch, kind, sliceRows) as { entity_id: number; before: string }[];
      for (const change of changes) {
        const before = JSON.parse(change.before) as Record<string, string | number | null>;
        const values = columns.map((column) => before[column] ?? null);
        if (restore.run(...values, change.entity_id).changes === 0) throw cameIntoUse();
        forget.run(batch, kind, change.entity_id);
      }
      return changes.length;
    });
    if (restored < sliceRows) return;
    await yieldToOthers();
  }
}

async function deleteCreated(db: WriteDb, read: ReadDb, batch: number, kind: EntityKind): Promise<void> {
  const table = tableOfKind[kind];
  const remove = db.prepare(`DELETE FROM ${table} AS e WHERE id = ? AND ${unused[kind]}`);
  let after = 0;
  for (;;) {
    // Found in the query thread: there is no index by batch, and the first page passes over all older rows.
    const page = await read.raw<{ id: number }>(
      `SELECT id FROM ${table} WHERE id > ? AND import_batch_id = ? ORDER BY id LIMIT ?`,
      [after, batch, sliceRows],
    );
    const last = page[page.length - 1];
    if (!last) return;
    db.slice(() => {
      for (const { id } of page) if (remove.run(id).changes === 0) throw cameIntoUse();
    });
    after = last.id;
  }
}

function cameIntoUse(): PrintRoomError {
  return new PrintRoomError(
    'conflict',
    'This import could not be undone to its end: meanwhile a label of it was printed or another row came to belong to it. What is left of it stays.',
  );
}
