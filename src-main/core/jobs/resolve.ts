import type { Scope } from '../../../src-shared/models/export-types.ts';
import { cursorAfter, nextPage, type Cursor, type SelectedEntity } from '../catalog/selection/page.ts';
import type { Selection } from '../catalog/selection/selection.ts';
import type { ReadDb } from '../db/read-db.ts';
import { entityKinds, type EntityKind } from '../db/schema.ts';
import { build, type WriteDb } from '../db/write-db.ts';
import { removeItems } from './items.ts';

const sliceRows = 500;

export const kindOfScope: Record<Scope, EntityKind> = {
  products: entityKinds.product,
  lots: entityKinds.lot,
  serials: entityKinds.serial,
};

/**
 * Freezes what a job's selection has now into items at fixed positions. Slice by slice; the job counts as resolved
 * only with the last one, so a crash half-way starts this over.
 * @returns how many items the job has.
 */
export async function resolveItems(
  db: WriteDb,
  read: ReadDb,
  job: number,
  selection: Selection,
  signal: AbortSignal,
): Promise<number> {
  await removeItems(db, job);
  const kind = kindOfScope[selection.scope];
  let cursor: Cursor | null = null;
  let position = 0;
  for (;;) {
    const page: SelectedEntity[] = await nextPage(read, selection, cursor, sliceRows);
    signal.throwIfAborted();
    const last = page[page.length - 1];
    if (last) {
      position = insertItems(db, job, kind, position, page);
      cursor = cursorAfter(last);
    }
    if (page.length < sliceRows) break;
  }
  db.run(build.updateTable('jobs').set({ resolved: 1, total_items: position }).where('seq', '=', job));
  return position;
}

/**
 * A serial that an import moves to a later lot meanwhile comes past the cursor twice; it keeps its first place and is
 * an item once.
 * @returns the position of the last item.
 */
function insertItems(
  db: WriteDb,
  job: number,
  kind: EntityKind,
  before: number,
  page: readonly SelectedEntity[],
): number {
  const insert = db.prepare(
    'INSERT INTO items (job_seq, position, kind, entity_id, gtin, lot, serial, date, date_kind, product_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ' +
      'ON CONFLICT (job_seq, entity_id) DO NOTHING',
  );
  return db.transaction(() => {
    let position = before;
    for (const entity of page) {
      const { changes } = insert.run(
        job,
        position + 1,
        kind,
        entity.id,
        entity.gtin,
        entity.lot,
        entity.serial,
        entity.date,
        entity.date_kind,
        entity.product_name,
      );
      position += changes;
    }
    return position;
  });
}
