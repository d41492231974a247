import type { EditedProduct, Product } from '../../../src-shared/contract/catalog.ts';
import { publicId } from '../../../src-shared/ids.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import { normalizeGtin } from '../../../src-shared/gs1/index.ts';
import type { ReadDb } from '../db/read-db.ts';
import type { DateKind } from '../db/schema.ts';
import { build, type WriteDb } from '../db/write-db.ts';

/** The products of an organisation with what they have, by GTIN. Counted on indexes in the query thread. */
export async function listProducts(read: ReadDb, organisation: number): Promise<Product[]> {
  const rows = await read.raw<{
    id: number;
    gtin: string;
    name: string | null;
    date_kind: DateKind;
    lots: number;
    serials: number;
    never_printed: number;
  }>(
    `SELECT p.id, p.gtin, p.name, p.date_kind,
       (SELECT count(*) FROM lots INDEXED BY lots_order WHERE product_id = p.id AND active = 1) AS lots,
       (SELECT count(*) FROM serials INDEXED BY serials_order WHERE product_id = p.id AND active = 1) AS serials,
       (SELECT count(*) FROM serials INDEXED BY serials_free WHERE product_id = p.id AND active = 1 AND print_state = 0) AS never_printed
     FROM products p WHERE p.organisation_id = ? AND p.active = 1 ORDER BY p.gtin LIMIT 5000`,
    [organisation],
  );
  return rows.map((row) => ({ ...row, id: publicId('product', row.id) }));
}

export interface ProductEdit {
  readonly gtin: string;
  readonly dateKind?: DateKind | null | undefined;
  /** '' removes it. */
  readonly name?: string | null | undefined;
}

/**
 * Changes what a product's dates are, or its name. Labels made from now on say so; items that a job has frozen and
 * events that were recorded keep what they have, so the answer says how many labelled things there are.
 * @throws PrintRoomError `validation_error` for a wrong GTIN, `not_found`.
 */
export async function editProduct(
  db: WriteDb,
  read: ReadDb,
  organisation: number,
  edit: ProductEdit,
  now: number,
): Promise<EditedProduct> {
  const gtin = normalizeGtin(edit.gtin);
  if (!gtin.ok) {
    const faults = [{ loc: ['body', 'gtin'], msg: gtin.message, type: gtin.code }];
    throw new PrintRoomError('validation_error', gtin.message, { faults });
  }
  const edited = db.transaction(() => {
    const product = db.first(
      build
        .selectFrom('products')
        .select(['id', 'gtin', 'name', 'date_kind'])
        .where('organisation_id', '=', organisation)
        .where('gtin', '=', gtin.value)
        .where('active', '=', 1),
    );
    if (!product)
      throw new PrintRoomError('not_found', `There is no product with the GTIN ${gtin.value} here.`);
    const wanted = {
      date_kind: edit.dateKind ?? product.date_kind,
      name: edit.name == null ? product.name : edit.name.trim() || null,
    };
    const changed = wanted.date_kind !== product.date_kind || wanted.name !== product.name;
    if (changed) {
      db.run(
        build
          .updateTable('products')
          .set({ ...wanted, updated_at: now })
          .where('id', '=', product.id),
      );
    }
    return { ...product, ...wanted, changed };
  });
  const [counts] = await read.raw<{ dates: number; labelled: number }>(
    `SELECT (SELECT count(*) FROM lots WHERE product_id = ? AND active = 1 AND date IS NOT NULL)
         + (SELECT count(*) FROM serials INDEXED BY serials_dated WHERE product_id = ? AND date IS NOT NULL AND active = 1) AS dates,
       (SELECT count(*) FROM lots WHERE product_id = ? AND print_state <> 0)
         + (SELECT count(*) FROM serials INDEXED BY serials_labelled WHERE product_id = ? AND print_state <> 0) AS labelled`,
    Array.from({ length: 4 }, () => edited.id),
  );
  return {
    id: publicId('product', edited.id),
    gtin: edited.gtin,
    name: edited.name,
    date_kind: edited.date_kind,
    changed: edited.changed,
    dates: counts?.dates ?? 0,
    labelled: counts?.labelled ?? 0,
  };
}
