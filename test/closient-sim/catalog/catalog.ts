import { mix, type IdForm, type Ids } from '../ids.ts';
import type { SimSettings } from '../options.ts';
import { placeBadRows, spoil, type BadKind, type BadRows } from './bad-rows.ts';
import { CreatedTimes } from './created-times.ts';
import { dateOf, gtinOf, hasBestBefore, lotText, numberInText, rowKinds, serialText } from './rows.ts';
import type { Identity, Kind, Row } from './rows.ts';
import { positionToNumber, SortedNumbers } from './sorted-numbers.ts';

export interface CatalogOptions {
  readonly seed: number;
  readonly counts: Readonly<Record<Kind, number>>;
  readonly lotlessEvery: number;
  readonly printedShare: number;
  readonly bad: BadRows;
  readonly createdFrom: number;
}

/** What was done to the computed rows of one list. */
interface Changes {
  count: number;
  readonly removed: SortedNumbers;
  readonly patches: Map<number, Readonly<Record<string, unknown>>>;
  readonly printed: Set<number>;
  readonly bad: ReadonlyMap<number, BadKind>;
  readonly created: CreatedTimes;
}

const lotsPerRun = 10;

/**
 * Products, lots and serials. A row is computed from its number whenever somebody asks; kept is only what differs
 * from that. Numbers never change: what is added gets higher ones, what is removed leaves a gap that no list shows.
 * A removed product takes no lots with it.
 */
export class Catalog {
  readonly #options: CatalogOptions;
  readonly #settings: SimSettings;
  readonly #ids: Ids;
  readonly #now: () => number;
  readonly #lists: Readonly<Record<Kind, Changes>>;
  #lotAtHand: { readonly number: number; readonly ids: IdForm; readonly row: Row } | null = null;
  readonly #productNumbers = new Map<string, number>();

  constructor(options: CatalogOptions, settings: SimSettings, ids: Ids, now: () => number) {
    this.#options = options;
    this.#settings = settings;
    this.#ids = ids;
    this.#now = now;
    const list = (kind: Kind, i: number): Changes => ({
      count: options.counts[kind],
      removed: new SortedNumbers(),
      patches: new Map(),
      printed: new Set(),
      bad: placeBadRows(kind, options.bad, options.counts[kind], options.seed + i),
      created: new CreatedTimes(options.createdFrom),
    });
    this.#lists = { products: list('products', 0), lots: list('lots', 1), serials: list('serials', 2) };
    for (const kind of rowKinds) {
      const { count, bad } = this.#lists[kind];
      if (count > 0 && kind !== 'products' && options.counts.products === 0) {
        throw new Error(`${kind} need a product.`);
      }
      if (bad.has(0)) throw new Error('Row 0 stays good.');
    }
  }

  /** How many rows a whole pass over the list sees. */
  count(kind: Kind): number {
    const { count, removed } = this.#lists[kind];
    return count - removed.size;
  }

  /** Rows `offset` and on, in the order of the list. */
  slice(kind: Kind, offset: number, limit: number): Row[] {
    const total = this.count(kind);
    const rows: Row[] = [];
    for (let position = offset; position < Math.min(offset + limit, total); position++) {
      const turned = this.#settings.order === 'arrival' ? position : total - 1 - position;
      rows.push(this.row(kind, positionToNumber(this.#lists[kind].removed, turned)));
    }
    return rows;
  }

  /** Numbers of the rows that a list shows, in order of arrival. */
  *numbers(kind: Kind, from = 0): Generator<number> {
    const { removed } = this.#lists[kind];
    for (let n = from; n < this.#lists[kind].count; n++) if (!removed.has(n)) yield n;
  }

  /** All rows of a list, bad ones too: what a complete pass must have seen. */
  *rows(kind: Kind): Generator<Row> {
    for (const n of this.numbers(kind)) yield this.row(kind, n);
  }

  /** The rows that a client can keep. */
  *goodRows(kind: Kind): Generator<Row> {
    for (const n of this.numbers(kind)) if (!this.#lists[kind].bad.has(n)) yield this.row(kind, n);
  }

  /** The rows that a client must set aside, with what is wrong. */
  badRows(kind: Kind): { readonly number: number; readonly fault: BadKind; readonly row: Row }[] {
    return [...this.#lists[kind].bad]
      .filter(([number]) => !this.#lists[kind].removed.has(number))
      .sort(([a], [b]) => a - b)
      .map(([number, fault]) => ({ number, fault, row: this.row(kind, number) }));
  }

  row(kind: Kind, n: number): Row {
    const { bad, patches } = this.#lists[kind];
    const fault = bad.get(n);
    const clean = this.#cleanRow(kind, n);
    const row = fault === undefined ? clean : spoil(kind, fault, clean, () => this.#cleanRow(kind, n - 1));
    const patch = patches.get(n);
    return patch === undefined ? row : { ...row, ...patch };
  }

  identity(kind: Kind, n: number): Identity {
    return identityOf(this.row(kind, n));
  }

  /** Adds rows at the end. @returns their numbers. */
  add(kind: Kind, howMany: number): number[] {
    const list = this.#lists[kind];
    const first = list.count;
    list.created.add(first, this.#now());
    list.count += howMany;
    return Array.from({ length: howMany }, (_, i) => first + i);
  }

  /** Takes rows out of the list; `restore` brings them back. */
  remove(kind: Kind, ...numbers: number[]): void {
    this.#lists[kind].removed.add(numbers);
  }

  restore(kind: Kind, ...numbers: number[]): void {
    this.#lists[kind].removed.delete(numbers);
  }

  /** Changes fields of a row, on top of earlier changes. */
  change(kind: Kind, n: number, fields: Readonly<Record<string, unknown>>): void {
    const { patches } = this.#lists[kind];
    patches.set(n, { ...patches.get(n), ...fields });
    this.#lotAtHand = null;
  }

  markPrinted(kind: Kind, ...numbers: number[]): void {
    for (const n of numbers) this.#lists[kind].printed.add(n);
  }

  isPrinted(kind: Kind, n: number): boolean {
    if (this.#lists[kind].printed.has(n)) return true;
    const { printedShare, seed } = this.#options;
    return kind !== 'products' && printedShare > 0 && mix(seed + 7, n) / 2 ** 32 < printedShare;
  }

  /** Number of the first row that was created at or after a time. */
  firstCreatedAt(kind: Kind, time: number): number {
    return Math.min(this.#lists[kind].count, this.#lists[kind].created.firstFrom(time));
  }

  createdAt(kind: Kind, n: number): number {
    return this.#lists[kind].created.at(n);
  }

  /** The listed row that a GTIN, lot and serial name, or null. */
  find(gtin: string, lot: string | null, serial: string | null): { kind: Kind; number: number } | null {
    const kind: Kind = serial !== null ? 'serials' : lot !== null ? 'lots' : 'products';
    const number =
      kind === 'products' ? this.#productNumber(gtin) : this.#numberOf(kind, gtin, serial ?? lot ?? '');
    return number === null || this.#lists[kind].removed.has(number) ? null : { kind, number };
  }

  #productNumber(gtin: string): number | null {
    const { count } = this.#lists.products;
    for (let n = this.#productNumbers.size; n < count; n++) {
      this.#productNumbers.set(gtinOf(this.#options.seed, n), n);
    }
    return this.#productNumbers.get(gtin) ?? null;
  }

  #numberOf(kind: 'lots' | 'serials', gtin: string, text: string): number | null {
    const { count, patches } = this.#lists[kind];
    const field = kind === 'lots' ? 'lot' : 'serial';
    const said = numberInText(text);
    for (const n of [...(said === null ? [] : [said]), ...patches.keys()]) {
      if (n >= count) continue;
      const row = this.row(kind, n);
      if (row.gtin === gtin && row[field] === text) return n;
    }
    return null;
  }

  #cleanRow(kind: Kind, n: number): Row {
    if (kind === 'products') return this.#product(n);
    return kind === 'lots' ? this.#lot(n) : this.#serial(n);
  }

  #product(n: number): Row {
    return {
      id: this.#ids.of('products', n),
      gtin: gtinOf(this.#options.seed, n),
      product_name: `Product ${n + 1}`,
      is_claimed: true,
      data_source: 'claimed',
      confidence_score: 1,
      field_confidence: {},
      metadata: {},
      brand: `Brand ${(n % 5) + 1}`,
      manufacturer: null,
      description: null,
      image_url: null,
      country_of_origin: 'US',
      net_content: null,
      net_content_value: null,
      net_content_uom: null,
      owner_id: this.#ids.of('organisation', 0),
      claim_verification_status: 'verified',
      ...unmeasured,
    };
  }

  /** Fields as assumed: no public page lists lots. */
  #lot(n: number): Row {
    const { seed } = this.#options;
    const product = this.#good('products', n);
    const date = n % 17 === 16 ? null : dateOf(seed, n);
    return this.#withCommon('lots', n, {
      id: this.#ids.of('lots', n),
      gtin: gtinOf(seed, product),
      product_id: this.#ids.of('products', product),
      lot: lotText(seed, n),
      expiry: hasBestBefore(product) ? null : date,
      best_before: hasBestBefore(product) ? date : null,
      lot_run_id: this.#ids.of('lot_run', Math.floor(n / lotsPerRun)),
    });
  }

  /** Fields as assumed: no public page lists serials. The date is the lot's; a serial without lot has its own. */
  #serial(n: number): Row {
    const { seed, lotlessEvery, counts } = this.#options;
    const id = this.#ids.of('serials', n);
    const serial = serialText(seed, n);
    if (counts.lots === 0 || (lotlessEvery > 0 && n % lotlessEvery === lotlessEvery - 1)) {
      const product = this.#good('products', n);
      const date = dateOf(seed + 9, n);
      return this.#withCommon('serials', n, {
        id,
        gtin: gtinOf(seed, product),
        product_id: this.#ids.of('products', product),
        lot: null,
        lot_id: null,
        serial,
        expiry: hasBestBefore(product) ? null : date,
        best_before: hasBestBefore(product) ? date : null,
      });
    }
    const lot = this.#good('lots', Math.floor((n * counts.lots) / Math.max(1, counts.serials)));
    // Serials of one lot stand together.
    const { ids } = this.#settings;
    if (this.#lotAtHand?.number !== lot || this.#lotAtHand.ids !== ids) {
      this.#lotAtHand = { number: lot, ids, row: this.row('lots', lot) };
    }
    const of = this.#lotAtHand.row;
    return this.#withCommon('serials', n, {
      id,
      gtin: of.gtin,
      product_id: of['product_id'],
      lot: of['lot'],
      lot_id: of.id,
      serial,
      expiry: of['expiry'],
      best_before: of['best_before'],
    });
  }

  #withCommon(kind: 'lots' | 'serials', n: number, row: Row & Record<string, unknown>): Row {
    row['created'] = new Date(this.createdAt(kind, n)).toISOString();
    row['is_active'] = true;
    if (this.#settings.printState) row['print_state'] = this.isPrinted(kind, n) ? 'printed' : 'free';
    return row;
  }

  /** Rows refer to good rows of the first lists only, so that a bad product takes no lots with it. */
  #good(kind: 'products' | 'lots', n: number): number {
    const { bad } = this.#lists[kind];
    const row = n % this.#options.counts[kind];
    // No two bad rows are neighbours, and row 0 is good.
    return bad.has(row) ? row - 1 : row;
  }
}

export function identityOf(row: Row): Identity {
  const text = (field: string): string | null => (typeof row[field] === 'string' ? row[field] : null);
  return {
    gtin: row.gtin,
    lot: text('lot'),
    serial: text('serial'),
    expiry: text('expiry'),
    bestBefore: text('best_before'),
  };
}

const unmeasured = Object.fromEntries([
  ...['length', 'width', 'height', 'depth', 'gross_weight', 'net_weight'].flatMap((name) => [
    [name, null],
    [`${name}_uom`, null],
  ]),
  ...['brick', 'class', 'family', 'segment'].map((name) => [`gpc_${name}_code`, null]),
]) as Record<string, null>;
