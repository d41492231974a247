import { entityKinds, type EntityKind } from '../../db/schema.ts';
import type { WriteDb } from '../../db/write-db.ts';
import type { CheckedRow } from './check-row.ts';
import { contradiction } from './contradiction.ts';
import { KnownRows, type LotRow, type ProductRow, type SerialRow } from './known-rows.ts';
import type { SaidBefore } from './said-before.ts';

export type StoreOutcome =
  | { readonly kind: 'created' | 'updated' | 'unchanged' }
  | { readonly kind: 'rejected'; readonly reason: string };

interface Changes {
  created: boolean;
  updated: boolean;
}

/** Stores checked rows of one batch. Lives for one slice, that is one transaction. */
export class RowStore {
  readonly #db: WriteDb;
  readonly #organisation: number;
  readonly #batch: number;
  readonly #now: number;
  readonly #said: SaidBefore;
  readonly #known: KnownRows;

  constructor(db: WriteDb, organisation: number, batch: number, now: number, said: SaidBefore) {
    this.#db = db;
    this.#organisation = organisation;
    this.#batch = batch;
    this.#now = now;
    this.#said = said;
    this.#known = new KnownRows(db, organisation);
  }

  /** Creates or updates what a row names. A refusal leaves nothing of the row behind. */
  store(row: CheckedRow): StoreOutcome {
    const known = this.#known;
    const product = known.product(row.gtin);
    const lot = product && row.lot !== null ? known.lot(product.id, row.lot) : undefined;
    const serial = product && row.serial !== null ? known.serial(product.id, row.serial) : undefined;
    const reason = contradiction(this.#db, known, this.#said, row, { product, lot, serial });
    if (reason !== null) return { kind: 'rejected', reason };

    const changes: Changes = { created: false, updated: false };
    const productId = this.#storeProduct(product, row, changes);
    const lotId = row.lot === null ? null : this.#storeLot(productId, row.lot, lot, row, changes);
    if (row.serial !== null) this.#storeSerial(productId, lotId, row.serial, serial, row, changes);
    return { kind: changes.created ? 'created' : changes.updated ? 'updated' : 'unchanged' };
  }

  #storeProduct(known: ProductRow | undefined, row: CheckedRow, changes: Changes): number {
    const id = known?.id ?? this.#createProduct(row, changes);
    if (known) this.#updateProduct(known, row, changes);
    if (row.productName !== null) this.#said.productName.add(id);
    return id;
  }

  #createProduct(row: CheckedRow, changes: Changes): number {
    changes.created = true;
    return this.#insert(
      'INSERT INTO products (organisation_id, gtin, name, date_kind, import_batch_id, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      this.#organisation,
      row.gtin,
      row.productName,
      row.dateKind ?? 'use_by',
      this.#batch,
      row.createdAt ?? this.#now,
      this.#now,
    );
  }

  #updateProduct(product: ProductRow, row: CheckedRow, changes: Changes): void {
    const name = row.productName ?? product.name;
    const dateKind = row.dateKind ?? product.date_kind;
    if (name === product.name && dateKind === product.date_kind && product.active === 1) return;
    this.#remember(entityKinds.product, product);
    this.#db
      .prepare('UPDATE products SET name = ?, date_kind = ?, active = 1, updated_at = ? WHERE id = ?')
      .run(name, dateKind, this.#now, product.id);
    Object.assign(product, { name, date_kind: dateKind, active: 1, updated_at: this.#now });
    changes.updated = true;
  }

  #storeLot(
    product: number,
    text: string,
    known: LotRow | undefined,
    row: CheckedRow,
    changes: Changes,
  ): number {
    const run = row.lotRun === null ? null : this.#lotRun(row.lotRun);
    const id = known?.id ?? this.#createLot(product, text, run, row, changes);
    if (known) this.#updateLot(known, run, row, changes);
    if (row.date !== null) this.#said.lotDate.add(id);
    if (run !== null) this.#said.lotRun.add(id);
    return id;
  }

  #createLot(product: number, text: string, run: number | null, row: CheckedRow, changes: Changes): number {
    changes.created = true;
    return this.#insert(
      'INSERT INTO lots (product_id, lot, date, lot_run_id, import_batch_id, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      product,
      text,
      row.date,
      run,
      this.#batch,
      row.createdAt ?? this.#now,
      this.#now,
    );
  }

  #updateLot(lot: LotRow, run: number | null, row: CheckedRow, changes: Changes): void {
    const date = row.date ?? lot.date;
    const lotRun = run ?? lot.lot_run_id;
    if (date === lot.date && lotRun === lot.lot_run_id && lot.active === 1) return;
    this.#remember(entityKinds.lot, lot);
    this.#db
      .prepare('UPDATE lots SET date = ?, lot_run_id = ?, active = 1, updated_at = ? WHERE id = ?')
      .run(date, lotRun, this.#now, lot.id);
    Object.assign(lot, { date, lot_run_id: lotRun, active: 1, updated_at: this.#now });
    changes.updated = true;
  }

  #storeSerial(
    product: number,
    lot: number | null,
    text: string,
    known: SerialRow | undefined,
    row: CheckedRow,
    changes: Changes,
  ): void {
    const id = known?.id ?? this.#createSerial(product, lot, text, row, changes);
    if (known) this.#updateSerial(known, lot, row, changes);
    this.#said.serial.add(id);
  }

  #createSerial(
    product: number,
    lot: number | null,
    text: string,
    row: CheckedRow,
    changes: Changes,
  ): number {
    changes.created = true;
    return this.#insert(
      'INSERT INTO serials (product_id, lot_id, lot, serial, date, import_batch_id, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      product,
      lot,
      row.lot ?? '',
      text,
      lot === null ? row.date : null,
      this.#batch,
      row.createdAt ?? this.#now,
      this.#now,
    );
  }

  #updateSerial(serial: SerialRow, lot: number | null, row: CheckedRow, changes: Changes): void {
    const lotId = lot ?? serial.lot_id;
    const date = lotId === null ? (row.date ?? serial.date) : null;
    if (lotId === serial.lot_id && date === serial.date && serial.active === 1) return;
    this.#remember(entityKinds.serial, serial);
    this.#db
      .prepare('UPDATE serials SET lot_id = ?, lot = ?, date = ?, active = 1, updated_at = ? WHERE id = ?')
      .run(lotId, row.lot ?? serial.lot, date, this.#now, serial.id);
    changes.updated = true;
  }

  #lotRun(name: string): number {
    return (
      this.#known.lotRun(name) ??
      this.#insert(
        'INSERT INTO lot_runs (organisation_id, name, created_at) VALUES (?, ?, ?)',
        this.#organisation,
        name,
        this.#now,
      )
    );
  }

  /** Keeps what a row was before this batch first touched it, so that the batch can be undone. */
  #remember(kind: EntityKind, before: ProductRow | LotRow | SerialRow): void {
    this.#db
      .prepare(
        'INSERT INTO import_changes (batch_id, kind, entity_id, before) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
      )
      .run(this.#batch, kind, before.id, JSON.stringify(before));
  }

  #insert(sql: string, ...values: (string | number | null)[]): number {
    return Number(this.#db.prepare(sql).run(...values).lastInsertRowid);
  }
}
