import type { Scope } from '../../../src-shared/models/label-export.ts';
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
      insertItems(db, job, kind, position, page);
      position += page.length;
      cursor = cursorAfter(last);
    }
    if (page.length < sliceRows) break;
  }
  db.run(build.updateTable('jobs').set({ resolved: 1, total_items: position }).where('seq', '=', job));
  return position;
}

function insertItems(
  db: WriteDb,
  job: number,
  kind: EntityKind,
  before: number,
  page: readonly SelectedEntity[],
): void {
  const insert = db.prepare(
    'INSERT INTO items (job_seq, position, kind, entity_id, gtin, lot, serial, date, date_kind, product_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  db.transaction(() => {
    page.forEach((entity, index) => {
      insert.run(
        job,
        before + index + 1,
        kind,
        entity.id,
        entity.gtin,
        entity.lot,
        entity.serial,
        entity.date,
        entity.date_kind,
        entity.product_name,
      );
    });
  });
}
