import { PrintRoomError } from '../../../src-shared/errors.ts';
import { usualLayoutProblems } from '../../../src-shared/layout-problems.ts';
import { layout as layoutModel, type Layout } from '../../../src-shared/models/layout.ts';
import { stock as stockModel, type Stock } from '../../../src-shared/models/stock.ts';
import type { Changes } from '../changes.ts';
import { build, type WriteDb } from '../db/write-db.ts';
import type { Ports } from '../ports.ts';
import { checkLayout, checkStock } from './stock-rules.ts';
import type { StockCatalog } from './stocks.ts';

type Kind = 'stock' | 'layout';
const tables = { stock: 'stocks', layout: 'layouts' } as const;

export interface StocksParts {
  readonly db: WriteDb;
  readonly builtIn: StockCatalog;
  readonly changes: Changes;
  readonly logger: Ports['logger'];
}

/** Who saves: the labels of a sample organisation must say SAMPLE. */
export interface Owner {
  readonly id: number;
  readonly sample: 0 | 1;
}

/**
 * The stocks and layouts of an organisation: those that come with the application and its own. An accepted job keeps
 * what it was accepted with, so nothing here can change or harm it.
 */
export class Stocks {
  readonly builtIn: StockCatalog;
  readonly #parts: StocksParts;
  readonly #catalogs = new Map<number, StockCatalog>();

  constructor(parts: StocksParts) {
    this.#parts = parts;
    this.builtIn = parts.builtIn;
  }

  of(organisation: number): StockCatalog {
    let catalog = this.#catalogs.get(organisation);
    if (!catalog) {
      // An own one wins: it was there before a newer version of the application brought one of the same name.
      catalog = {
        stocks: new Map([...this.builtIn.stocks, ...this.#read(organisation, 'stock')]),
        layouts: new Map([...this.builtIn.layouts, ...this.#read(organisation, 'layout')]),
      };
      this.#catalogs.set(organisation, catalog);
    }
    return catalog;
  }

  /** What was written past this service (an archive that is brought in) is read with the next question. */
  forget(organisation: number): void {
    this.#catalogs.delete(organisation);
    this.#parts.changes.emit('stocks', organisation);
  }

  /** Every stock of that name in this data folder: printers belong to the station, stocks to organisations. */
  everywhere(id: string): Stock[] {
    const { db } = this.#parts;
    const rows = db.all(build.selectFrom('organisations').select('id').orderBy('id'));
    const found = rows.map((row) => this.of(row.id).stocks.get(id));
    return [...new Set(found.filter((stock) => stock !== undefined))];
  }

  isOwn(organisation: number, kind: Kind, id: string): boolean {
    return this.#parts.db.first(this.#row(organisation, kind, id)) !== undefined;
  }

  /** @throws PrintRoomError `not_found` */
  requireStock(organisation: number, id: string): Stock {
    return this.of(organisation).stocks.get(id) ?? notThere('stock', id);
  }

  /** @throws PrintRoomError `not_found` */
  requireLayout(organisation: number, id: string): Layout {
    return this.of(organisation).layouts.get(id) ?? notThere('layout', id);
  }

  /**
   * Makes a stock, or with `replace` changes one.
   * @throws PrintRoomError `validation_error` saying what is wrong with it, `conflict` where the id is taken.
   */
  saveStock(owner: Owner, value: unknown, replace: boolean, now: number): Stock {
    return this.#parts.db.transaction(() => {
      const stock = checkStock(value, this.of(owner.id));
      this.#requirePlace(owner.id, 'stock', stock.id, replace);
      this.#write(owner.id, 'stock', stock, now);
      return stock;
    });
  }

  /**
   * Makes a layout, or with `replace` changes one.
   * @throws PrintRoomError as `saveStock`; `conflict` where an own stock that uses it would lose its layout.
   */
  saveLayout(owner: Owner, value: unknown, replace: boolean, now: number): Layout {
    return this.#parts.db.transaction(() => {
      const layout = checkLayout(value, owner.sample === 1);
      this.#requirePlace(owner.id, 'layout', layout.id, replace);
      const after = new Map([...this.of(owner.id).layouts, [layout.id, layout]]);
      for (const stock of this.#usersOf(owner.id, layout.id)) {
        const [problem] = usualLayoutProblems(stock, after);
        if (problem !== undefined) {
          throw new PrintRoomError(
            'conflict',
            `The stock ${stock.id} uses this layout, and then ${problem}.`,
          );
        }
      }
      this.#write(owner.id, 'layout', layout, now);
      return layout;
    });
  }

  /** @throws PrintRoomError `not_found`, `conflict` for one that comes along or that a printer is set up for. */
  removeStock(organisation: number, id: string): void {
    const { db } = this.#parts;
    db.transaction(() => {
      this.#requireOwn(organisation, 'stock', id);
      const printers = db.all(build.selectFrom('printers').select('name').where('stock', '=', id));
      // Another organisation's stock of this name may be the one that is loaded; nothing is lost by asking.
      if (printers.length > 0 && !this.builtIn.stocks.has(id)) {
        const names = printers.map(({ name }) => name).join(', ');
        throw new PrintRoomError(
          'conflict',
          `The stock ${id} is what ${names} holds. Say what else is in that printer first: print-room printers set NAME --stock ID.`,
        );
      }
      db.run(build.deleteFrom('stocks').where('organisation_id', '=', organisation).where('id', '=', id));
    });
    this.forget(organisation);
  }

  /** @throws PrintRoomError `not_found`, `conflict` for one that comes along or that an own stock uses. */
  removeLayout(organisation: number, id: string): void {
    const { db } = this.#parts;
    db.transaction(() => {
      this.#requireOwn(organisation, 'layout', id);
      const users = this.#usersOf(organisation, id).map((stock) => stock.id);
      if (users.length > 0 && !this.builtIn.layouts.has(id)) {
        throw new PrintRoomError(
          'conflict',
          `The layout ${id} is the usual one of ${users.join(', ')}. Give those stocks another one first.`,
        );
      }
      db.run(build.deleteFrom('layouts').where('organisation_id', '=', organisation).where('id', '=', id));
    });
    this.forget(organisation);
  }

  #usersOf(organisation: number, layout: string): Stock[] {
    return [...this.of(organisation).stocks.values()].filter(({ default_layouts: usual }) =>
      [usual.qr, usual.datamatrix].includes(layout),
    );
  }

  #row(organisation: number, kind: Kind, id: string) {
    return build
      .selectFrom(tables[kind])
      .select('id')
      .where('organisation_id', '=', organisation)
      .where('id', '=', id);
  }

  #requireOwn(organisation: number, kind: Kind, id: string): void {
    if (this.isOwn(organisation, kind, id)) return;
    if (builtInOf(this.builtIn, kind).has(id)) {
      throw new PrintRoomError(
        'conflict',
        `The ${kind} ${id} comes with Print Room and stays. Copy it to change it.`,
      );
    }
    notThere(kind, id);
  }

  #requirePlace(organisation: number, kind: Kind, id: string, replace: boolean): void {
    const own = this.isOwn(organisation, kind, id);
    if (!own && builtInOf(this.builtIn, kind).has(id)) {
      throw new PrintRoomError(
        'conflict',
        `${id} is a ${kind} that comes with Print Room. Choose another id.`,
      );
    }
    if (own && !replace)
      throw new PrintRoomError(
        'conflict',
        `There is a ${kind} ${id} already. Give this one another id, or replace the old one (--replace).`,
      );
    if (!own && replace) notThere(kind, id);
  }

  #write(organisation: number, kind: Kind, value: Stock | Layout, now: number): void {
    const { db } = this.#parts;
    const { id } = value;
    const definition = JSON.stringify(value);
    db.run(
      build
        .insertInto(tables[kind])
        .values({ organisation_id: organisation, id, definition, updated_at: now })
        .onConflict((conflict) =>
          conflict.columns(['organisation_id', 'id']).doUpdateSet({ definition, updated_at: now }),
        ),
    );
    this.forget(organisation);
  }

  #read<K extends Kind>(organisation: number, kind: K): [string, K extends 'stock' ? Stock : Layout][] {
    const { db, logger } = this.#parts;
    const table: (typeof tables)[Kind] = tables[kind];
    const rows = db.all(
      build
        .selectFrom(table)
        .select(['id', 'definition'])
        .where('organisation_id', '=', organisation)
        .orderBy('id'),
    );
    const read: [string, Stock | Layout][] = [];
    for (const row of rows) {
      const model = kind === 'stock' ? stockModel : layoutModel;
      const parsed = model.safeParse(JSON.parse(row.definition));
      // A newer version may have known fields that this one does not: it cannot draw with them.
      if (parsed.success) read.push([row.id, parsed.data]);
      else logger.warn({ [kind]: row.id }, `a ${kind} of the database is left out: it cannot be read`);
    }
    return read as [string, K extends 'stock' ? Stock : Layout][];
  }
}

function builtInOf(catalog: StockCatalog, kind: Kind): ReadonlyMap<string, unknown> {
  return kind === 'stock' ? catalog.stocks : catalog.layouts;
}

function notThere(kind: Kind, id: string): never {
  throw new PrintRoomError('not_found', `There is no ${kind} ${JSON.stringify(id)} here.`);
}
