import type { DateKind } from '../db/schema.ts';
import type { WriteDb } from '../db/write-db.ts';

/** Whether a lot or serial of the product has a date. Then the kind of its dates (AI 17 or 15) stands. */
export function productHasDates(db: WriteDb, product: number): boolean {
  return (
    db
      .prepare(
        'SELECT EXISTS (SELECT 1 FROM lots WHERE product_id = ? AND date IS NOT NULL) OR ' +
          'EXISTS (SELECT 1 FROM serials INDEXED BY serials_dated WHERE product_id = ? AND date IS NOT NULL)',
      )
      .pluck()
      .get(product, product) === 1
  );
}

export function formatDateKind(kind: DateKind): string {
  return kind === 'use_by' ? 'use-by' : 'best-before';
}
