import { nameOfEntity } from '../entity-name.ts';
import { entityKinds, type DateKind, type EntityKind } from '../../db/schema.ts';
import type { WriteDb } from '../../db/write-db.ts';
import type { CheckedRow } from './check-row.ts';

export type StoreOutcome =
  | { readonly kind: 'created' | 'updated' | 'unchanged' }
  | { readonly kind: 'rejected'; readonly reason: string };

interface ProductRow {
  id: number;
  name: string | null;
  date_kind: DateKind;
  active: 0 | 1;
  print_state: number;
}

interface LotRow {
  id: number;
  date: string | null;
  active: 0 | 1;
  print_state: number;
  lot_run_id: number | null;
}

interface SerialRow {
  id: number;
  lot_id: number | null;
  lot: string;
  date: string | null;
  active: 0 | 1;
  print_state: number;
}

/**
 * Stores checked rows of one batch. Lives for one slice, that is one transaction: what it remembers of products and
 * lots would be stale after anybody else's write.
 */
export class RowStore {
  readonly #db: WriteDb;
  readonly #organisation: number;
  readonly #batch: number;
  readonly #now: number;
  readonly #products = new Map<string, ProductRow>();
  readonly #lots = new Map<string, LotRow>();
  readonly #runs = new Map<string, number>();

  constructor(db: WriteDb, organisation: number, batch: number, now: number) {
    this.#db = db;
    this.#organisation = organisation;
    this.#batch = batch;
    this.#now = now;
  }

  /** Creates or updates what a row names. A refusal leaves nothing of the row behind. */
  store(row: CheckedRow): StoreOutcome {
    const known = this.#findProduct(row.gtin);
    if (known && row.dateKind && row.dateKind !== known.date_kind && this.#hasDates(known.id)) {
      return reject(
        `GTIN ${row.gtin} has ${known.date_kind === 'use_by' ? 'use-by' : 'best-before'} dates; ` +
          'a line cannot give it dates of the other kind',
      );
    }
    const refused = this.#refusal(row, known);
    if (refused) return reject(refused);

    const changes = { created: false, updated: false };
    const product = known ?? this.#createProduct(row, changes);
    if (known) this.#updateProduct(known, row, changes);
    const lot = row.lot === null ? null : this.#storeLot(product, row.lot, row, changes);
    if (row.serial !== null) this.#storeSerial(product, lot, row.serial, row, changes);
    return { kind: changes.created ? 'created' : changes.updated ? 'updated' : 'unchanged' };
  }

  /** What must not change once a label of it exists: a serial's lot and date, a lot's date. */
  #refusal(row: CheckedRow, product: ProductRow | undefined): string | null {
    if (!product) return null;
    const lot = row.lot === null ? undefined : this.#findLot(product.id, row.lot);
    if (
      lot &&
      row.date !== null &&
      lot.date !== row.date &&
      this.#lotWasPrinted(product.id, row.lot ?? '', lot)
    ) {
      return `labels of lot ${row.lot} exist with the date ${lot.date ?? 'none'}; the date ${row.date} would contradict them`;
    }
    if (row.serial === null) return null;
    const serial = this.#findSerial(product.id, row.serial);
    if (!serial || serial.print_state === 0) return null;
    if (row.lot !== null && serial.lot !== row.lot) {
      return (
        `a label of ${nameOfEntity({ ...row, lot: null })} exists with lot ${serial.lot === '' ? 'none' : serial.lot}; ` +
        `the lot ${row.lot} would contradict it`
      );
    }
    if (row.lot === null && serial.lot_id === null && row.date !== null && serial.date !== row.date) {
      return (
        `a label of ${nameOfEntity({ ...row, lot: null })} exists with the date ${serial.date ?? 'none'}; ` +
        `the date ${row.date} would contradict it`
      );
    }
    return null;
  }

  #findProduct(gtin: string): ProductRow | undefined {
    const cached = this.#products.get(gtin);
    if (cached) return cached;
    const found = this.#db
      .prepare(
        'SELECT id, name, date_kind, active, print_state FROM products WHERE organisation_id = ? AND gtin = ?',
      )
      .get(this.#organisation, gtin) as ProductRow | undefined;
    if (found) this.#products.set(gtin, found);
    return found;
  }

  #createProduct(row: CheckedRow, changes: { created: boolean }): ProductRow {
    const dateKind = row.dateKind ?? 'use_by';
    const id = this.#insert(
      'INSERT INTO products (organisation_id, gtin, name, date_kind, import_batch_id, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [
        this.#organisation,
        row.gtin,
        row.productName,
        dateKind,
        this.#batch,
        row.createdAt ?? this.#now,
        this.#now,
      ],
    );
    changes.created = true;
    const product: ProductRow = { id, name: row.productName, date_kind: dateKind, active: 1, print_state: 0 };
    this.#products.set(row.gtin, product);
    return product;
  }

  #updateProduct(product: ProductRow, row: CheckedRow, changes: { updated: boolean }): void {
    const name = row.productName ?? product.name;
    const dateKind = row.dateKind ?? product.date_kind;
    if (name === product.name && dateKind === product.date_kind && product.active === 1) return;
    this.#remember(entityKinds.product, product.id, product);
    this.#db
      .prepare('UPDATE products SET name = ?, date_kind = ?, active = 1, updated_at = ? WHERE id = ?')
      .run(name, dateKind, this.#now, product.id);
    Object.assign(product, { name, date_kind: dateKind, active: 1 });
    changes.updated = true;
  }

  #storeLot(
    product: ProductRow,
    lotText: string,
    row: CheckedRow,
    changes: { created: boolean; updated: boolean },
  ): LotRow {
    const run = row.lotRun === null ? null : this.#lotRun(row.lotRun);
    const known = this.#findLot(product.id, lotText);
    if (!known) {
      const id = this.#insert(
        'INSERT INTO lots (product_id, lot, date, lot_run_id, import_batch_id, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
        [product.id, lotText, row.date, run, this.#batch, row.createdAt ?? this.#now, this.#now],
      );
      changes.created = true;
      const lot: LotRow = { id, date: row.date, active: 1, print_state: 0, lot_run_id: run };
      this.#lots.set(`${product.id}/${lotText}`, lot);
      return lot;
    }
    const date = row.date ?? known.date;
    const lotRun = run ?? known.lot_run_id;
    if (date !== known.date || lotRun !== known.lot_run_id || known.active === 0) {
      this.#remember(entityKinds.lot, known.id, known);
      this.#db
        .prepare('UPDATE lots SET date = ?, lot_run_id = ?, active = 1, updated_at = ? WHERE id = ?')
        .run(date, lotRun, this.#now, known.id);
      Object.assign(known, { date, lot_run_id: lotRun, active: 1 });
      changes.updated = true;
    }
    return known;
  }

  #storeSerial(
    product: ProductRow,
    lot: LotRow | null,
    serialText: string,
    row: CheckedRow,
    changes: { created: boolean; updated: boolean },
  ): void {
    // The insert first: most rows of a file are new, and this way they cost one statement.
    const inserted = this.#db
      .prepare(
        'INSERT INTO serials (product_id, lot_id, lot, serial, date, import_batch_id, created_at, updated_at) ' +
          'VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
      )
      .run(
        product.id,
        lot?.id ?? null,
        row.lot ?? '',
        serialText,
        lot ? null : row.date,
        this.#batch,
        row.createdAt ?? this.#now,
        this.#now,
      );
    if (inserted.changes === 1) {
      changes.created = true;
      return;
    }
    const known = this.#findSerial(product.id, serialText);
    if (!known) return;
    const lotId = lot?.id ?? known.lot_id;
    const lotText = row.lot ?? known.lot;
    const date = lotId === null ? (row.date ?? known.date) : null;
    if (lotId === known.lot_id && date === known.date && known.active === 1) return;
    this.#remember(entityKinds.serial, known.id, known);
    this.#db
      .prepare('UPDATE serials SET lot_id = ?, lot = ?, date = ?, active = 1, updated_at = ? WHERE id = ?')
      .run(lotId, lotText, date, this.#now, known.id);
    changes.updated = true;
  }

  #findLot(product: number, lot: string): LotRow | undefined {
    const key = `${product}/${lot}`;
    const cached = this.#lots.get(key);
    if (cached) return cached;
    const found = this.#db
      .prepare('SELECT id, date, active, print_state, lot_run_id FROM lots WHERE product_id = ? AND lot = ?')
      .get(product, lot) as LotRow | undefined;
    if (found) this.#lots.set(key, found);
    return found;
  }

  #findSerial(product: number, serial: string): SerialRow | undefined {
    return this.#db
      .prepare(
        'SELECT id, lot_id, lot, date, active, print_state FROM serials WHERE product_id = ? AND serial = ?',
      )
      .get(product, serial) as SerialRow | undefined;
  }

  #hasDates(product: number): boolean {
    return (
      this.#db
        .prepare(
          'SELECT EXISTS (SELECT 1 FROM lots WHERE product_id = ? AND date IS NOT NULL) OR ' +
            'EXISTS (SELECT 1 FROM serials WHERE product_id = ? AND date IS NOT NULL)',
        )
        .pluck()
        .get(product, product) === 1
    );
  }

  #lotWasPrinted(product: number, lot: string, row: LotRow): boolean {
    if (row.print_state !== 0) return true;
    return (
      this.#db
        .prepare(
          'SELECT EXISTS (SELECT 1 FROM serials INDEXED BY serials_order WHERE active = 1 AND product_id = ? AND lot = ? AND print_state <> 0)',
        )
        .pluck()
        .get(product, lot) === 1
    );
  }

  #lotRun(name: string): number {
    const cached = this.#runs.get(name);
    if (cached !== undefined) return cached;
    this.#db
      .prepare(
        'INSERT INTO lot_runs (organisation_id, name, created_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      )
      .run(this.#organisation, name, this.#now);
    const id = this.#db
      .prepare('SELECT id FROM lot_runs WHERE organisation_id = ? AND name = ?')
      .pluck()
      .get(this.#organisation, name) as number;
    this.#runs.set(name, id);
    return id;
  }

  /** Keeps what a row was before this batch first touched it, so that the batch can be undone. */
  #remember(kind: EntityKind, id: number, before: object): void {
    this.#db
      .prepare(
        'INSERT INTO import_changes (batch_id, kind, entity_id, before) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
      )
      .run(this.#batch, kind, id, JSON.stringify(before));
  }

  #insert(sql: string, values: (string | number | null)[]): number {
    return Number(this.#db.prepare(sql).run(...values).lastInsertRowid);
  }
}

function reject(reason: string): StoreOutcome {
  return { kind: 'rejected', reason };
}
