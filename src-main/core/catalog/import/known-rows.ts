import type { DateKind } from '../../db/schema.ts';
import type { WriteDb } from '../../db/write-db.ts';

export interface ProductRow {
  readonly id: number;
  name: string | null;
  date_kind: DateKind;
  active: 0 | 1;
  updated_at: number;
  closient_id: string | null;
  synced_by: number | null;
  closient_name: string | null;
}

export interface LotRow {
  readonly id: number;
  date: string | null;
  lot_run_id: number | null;
  active: 0 | 1;
  print_state: number;
  updated_at: number;
  closient_id: string | null;
  synced_by: number | null;
  printed_elsewhere: 0 | 1;
}

export interface SerialRow {
  readonly id: number;
  readonly lot_id: number | null;
  readonly lot: string;
  readonly date: string | null;
  readonly active: 0 | 1;
  readonly print_state: number;
  readonly updated_at: number;
  readonly closient_id: string | null;
  readonly synced_by: number | null;
  readonly printed_elsewhere: 0 | 1;
}

/**
 * What the catalog has of the things a slice of lines names. Lives for one transaction: what it remembers of
 * products and lots would be stale after anybody else's write.
 */
export class KnownRows {
  readonly #db: WriteDb;
  readonly #organisation: number;
  readonly #products = new Map<string, ProductRow>();
  readonly #lots = new Map<string, LotRow>();
  readonly #runs = new Map<string, number>();

  constructor(db: WriteDb, organisation: number) {
    this.#db = db;
    this.#organisation = organisation;
  }

  product(gtin: string): ProductRow | undefined {
    const cached = this.#products.get(gtin);
    if (cached) return cached;
    const found = this.#db
      .prepare(
        'SELECT id, name, date_kind, active, updated_at, closient_id, synced_by, closient_name FROM products WHERE organisation_id = ? AND gtin = ?',
      )
      .get(this.#organisation, gtin) as ProductRow | undefined;
    if (found) this.#products.set(gtin, found);
    return found;
  }

  lot(product: number, lot: string): LotRow | undefined {
    const key = `${product}/${lot}`;
    const cached = this.#lots.get(key);
    if (cached) return cached;
    const found = this.#db
      .prepare(
        'SELECT id, date, lot_run_id, active, print_state, updated_at, closient_id, synced_by, printed_elsewhere FROM lots WHERE product_id = ? AND lot = ?',
      )
      .get(product, lot) as LotRow | undefined;
    if (found) this.#lots.set(key, found);
    return found;
  }

  serial(product: number, serial: string): SerialRow | undefined {
    return this.#db
      .prepare(
        'SELECT id, lot_id, lot, date, active, print_state, updated_at, closient_id, synced_by, printed_elsewhere FROM serials WHERE product_id = ? AND serial = ?',
      )
      .get(product, serial) as SerialRow | undefined;
  }

  /** Id of a lot run by its name. */
  lotRun(name: string): number | undefined {
    const cached = this.#runs.get(name);
    if (cached !== undefined) return cached;
    const found = this.#db
      .prepare('SELECT id FROM lot_runs WHERE organisation_id = ? AND name = ?')
      .pluck()
      .get(this.#organisation, name) as number | undefined;
    if (found !== undefined) this.#runs.set(name, found);
    return found;
  }

  /** Whether a label with this lot's date may exist: of the lot itself or of a serial in it. */
  lotHasLabels(product: number, lot: string, row: LotRow): boolean {
    if (row.print_state !== 0) return true;
    return (
      this.#db
        .prepare(
          'SELECT EXISTS (SELECT 1 FROM serials INDEXED BY serials_labelled WHERE product_id = ? AND lot = ? AND print_state <> 0)',
        )
        .pluck()
        .get(product, lot) === 1
    );
  }
}
