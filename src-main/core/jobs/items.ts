import type { DateKind, EntityKind } from '../db/schema.ts';
import type { WriteDb } from '../db/write-db.ts';
import type { LabelData } from '../render/protocol.ts';
import { yieldToOthers } from '../yield.ts';

/** A frozen item: a label's data and whose label it is. */
export interface Item extends LabelData {
  readonly position: number;
  readonly kind: EntityKind;
  readonly entityId: number;
}

interface ItemRow {
  position: number;
  kind: EntityKind;
  entity_id: number;
  gtin: string;
  lot: string | null;
  serial: string | null;
  date: string | null;
  date_kind: DateKind;
  product_name: string | null;
}

/** Items at positions `first` to `last`, both included, in order. */
export function readItems(db: WriteDb, job: number, first: number, last: number): Item[] {
  const rows = db
    .prepare(
      'SELECT position, kind, entity_id, gtin, lot, serial, date, date_kind, product_name FROM items WHERE job_seq = ? AND position BETWEEN ? AND ? ORDER BY position',
    )
    .all(job, first, last) as ItemRow[];
  return rows.map((row) => ({
    position: row.position,
    kind: row.kind,
    entityId: row.entity_id,
    gtin: row.gtin,
    lot: row.lot,
    serial: row.serial,
    date: row.date,
    dateAi: row.date_kind === 'use_by' ? '17' : '15',
    productName: row.product_name,
  }));
}

const slice = 1_000;

/** Forgets a job's items, slice by slice: those of a job that failed are never printed. */
export async function removeItems(db: WriteDb, job: number): Promise<void> {
  const statement = db.prepare('DELETE FROM items WHERE job_seq = ? AND position BETWEEN ? AND ?');
  for (let first = 1; ; first += slice) {
    if (statement.run(job, first, first + slice - 1).changes === 0) return;
    await yieldToOthers();
  }
}

/** How many items each stretch of one lot has, in order: what "one lot per sheet" needs to know. */
export function lotGroups(db: WriteDb, job: number): number[] {
  return db
    .prepare('SELECT count(*) FROM items WHERE job_seq = ? GROUP BY gtin, lot ORDER BY min(position)')
    .pluck()
    .all(job) as number[];
}
