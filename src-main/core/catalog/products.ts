import type { Product } from '../../../src-shared/contract/catalog.ts';
import { publicId } from '../../../src-shared/ids.ts';
import type { ReadDb } from '../db/read-db.ts';

/** The products of an organisation with what they have, by GTIN. Counted on indexes in the query thread. */
export async function listProducts(read: ReadDb, organisation: number): Promise<Product[]> {
  const rows = await read.raw<{
    id: number;
    gtin: string;
    name: string | null;
    lots: number;
    serials: number;
    never_printed: number;
  }>(
    `SELECT p.id, p.gtin, p.name,
       (SELECT count(*) FROM lots INDEXED BY lots_order WHERE product_id = p.id AND active = 1) AS lots,
       (SELECT count(*) FROM serials INDEXED BY serials_order WHERE product_id = p.id AND active = 1) AS serials,
       (SELECT count(*) FROM serials INDEXED BY serials_free WHERE product_id = p.id AND active = 1 AND print_state = 0) AS never_printed
     FROM products p WHERE p.organisation_id = ? AND p.active = 1 ORDER BY p.gtin LIMIT 5000`,
    [organisation],
  );
  return rows.map((row) => ({ ...row, id: publicId('product', row.id) }));
}
