import { PrintRoomError } from '../../../../src-shared/errors.ts';
import type { ImportBatch } from '../../../../src-shared/contract/catalog.ts';
import { publicId, rowOfPublicId } from '../../../../src-shared/ids.ts';
import { entityKinds, type EntityKind } from '../../db/schema.ts';
import { build, type WriteDb } from '../../db/write-db.ts';
import { yieldToOthers } from '../../yield.ts';

const tables = { 1: 'products', 2: 'lots', 3: 'serials' } as const satisfies Record<EntityKind, string>;
const columnsOf = {
  1: ['name', 'date_kind', 'active'],
  2: ['date', 'lot_run_id', 'active'],
  3: ['lot_id', 'lot', 'date', 'active'],
} as const satisfies Record<EntityKind, readonly string[]>;
const sliceRows = 500;

export function listBatches(db: WriteDb, organisation: number): ImportBatch[] {
  const rows = db.all(
    build
      .selectFrom('import_batches')
      .selectAll()
      .where('organisation_id', '=', organisation)
      .orderBy('id', 'desc')
      .limit(100),
  );
  return rows.map((row) => ({
    batch: publicId('batch', row.id),
    file_name: row.file_name,
    created: row.created,
    updated: row.updated,
    rejected_count: row.rejected_count,
    created_at: new Date(row.created_at).toISOString(),
    undone_at: row.undone_at === null ? null : new Date(row.undone_at).toISOString(),
  }));
}

/**
 * Takes an import back: what it created goes, what it changed is as before.
 * Possible while no label of any of it exists. What a later import changed too is left as it is now.
 * @throws PrintRoomError `conflict` naming how many labels stand in the way, `not_found`.
 */
export async function undoBatch(
  db: WriteDb,
  organisation: number,
  batchId: string,
  now: () => number,
): Promise<ImportBatch> {
  const id = rowOfPublicId('batch', batchId);
  const batch = db.first(
    build
      .selectFrom('import_batches')
      .select(['id', 'undone_at', 'finished_at'])
      .where('organisation_id', '=', organisation)
      .where('id', '=', id ?? -1),
  );
  if (!batch) throw new PrintRoomError('not_found', `There is no import ${batchId}.`);
  if (batch.undone_at !== null) throw new PrintRoomError('conflict', 'This import was undone before.');
  refuseWherePrinted(db, batch.id);
  refuseWhereInUse(db, batch.id);
  // Serials first: lots and products are referred to.
  for (const kind of [entityKinds.serial, entityKinds.lot, entityKinds.product]) {
    await restoreChanged(db, batch.id, kind);
    await deleteCreated(db, batch.id, kind);
  }
  db.run(build.updateTable('import_batches').set({ undone_at: now() }).where('id', '=', batch.id));
  const undone = listBatches(db, organisation).find((entry) => entry.batch === batchId);
  if (!undone) throw new PrintRoomError('not_found', `There is no import ${batchId}.`);
  return undone;
}

function refuseWherePrinted(db: WriteDb, batch: number): void {
  let printed = 0;
  for (const table of Object.values(tables)) {
    printed += db
      .prepare(`SELECT count(*) FROM ${table} WHERE import_batch_id = ? AND print_state <> 0`)
      .pluck()
      .get(batch) as number;
  }
  for (const [kind, table] of Object.entries(tables)) {
    printed += db
      .prepare(
        `SELECT count(*) FROM import_changes c JOIN ${table} e ON e.id = c.entity_id WHERE c.batch_id = ? AND c.kind = ? AND e.print_state <> 0`,
      )
      .pluck()
      .get(batch, Number(kind)) as number;
  }
  if (printed > 0) {
    throw new PrintRoomError(
      'conflict',
      `This import cannot be undone: labels of ${printed} of its products, lots or serials exist.`,
    );
  }
}

/** A lot or product that something else hangs on by now stays; deleting it would take that along. */
function refuseWhereInUse(db: WriteDb, batch: number): void {
  const used = db
    .prepare(
      `SELECT (SELECT count(*) FROM serials s JOIN lots l ON l.id = s.lot_id WHERE l.import_batch_id = :batch AND s.import_batch_id IS NOT :batch)
            + (SELECT count(*) FROM lots l JOIN products p ON p.id = l.product_id WHERE p.import_batch_id = :batch AND l.import_batch_id IS NOT :batch)
            + (SELECT count(*) FROM serials s JOIN products p ON p.id = s.product_id WHERE p.import_batch_id = :batch AND s.import_batch_id IS NOT :batch)`,
    )
    .pluck()
    .get({ batch }) as number;
  if (used > 0) {
    throw new PrintRoomError(
      'conflict',
      `This import cannot be undone: ${used} rows that came later belong to its products or lots. Undo the later import first.`,
    );
  }
}

async function restoreChanged(db: WriteDb, batch: number, kind: EntityKind): Promise<void> {
  const assignments = columnsOf[kind].map((column) => `${column} = ?`).join(', ');
  for (;;) {
    const restored = db.transaction(() => {
      const changes = db
        .prepare('SELECT entity_id, before FROM import_changes WHERE batch_id = ? AND kind = ? LIMIT ?')
        .all(batch, kind, sliceRows) as { entity_id: number; before: string }[];
      for (const change of changes) {
        const before = JSON.parse(change.before) as Record<string, string | number | null>;
        db.prepare(`UPDATE ${tables[kind]} SET ${assignments} WHERE id = ?`).run(
          ...columnsOf[kind].map((column) => before[column] ?? null),
          change.entity_id,
        );
        db.prepare('DELETE FROM import_changes WHERE batch_id = ? AND kind = ? AND entity_id = ?').run(
          batch,
          kind,
          change.entity_id,
        );
      }
      return changes.length;
    });
    if (restored < sliceRows) return;
    await yieldToOthers();
  }
}

async function deleteCreated(db: WriteDb, batch: number, kind: EntityKind): Promise<void> {
  let after = 0;
  for (;;) {
    const ids = db
      .prepare(`SELECT id FROM ${tables[kind]} WHERE id > ? AND import_batch_id = ? ORDER BY id LIMIT ?`)
      .pluck()
      .all(after, batch, sliceRows) as number[];
    const last = ids[ids.length - 1];
    if (last === undefined) return;
    db.transaction(() => {
      const remove = db.prepare(`DELETE FROM ${tables[kind]} WHERE id = ? AND print_state = 0`);
      for (const id of ids) remove.run(id);
    });
    after = last;
    await yieldToOthers();
  }
}
