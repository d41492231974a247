import { join } from 'node:path';
import type { Printer, PrinterDriver } from '../../../src-shared/contract/printing.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { Stocks } from '../catalog/organisation-stocks.ts';
import { build, type WriteDb } from '../db/write-db.ts';
import type { Settings } from '../settings/settings.ts';
import { drivers } from './drivers/index.ts';

/** The printer every data folder has: files in `printed`. */
export const builtInPrinter = 'folder';

export interface PrinterRow {
  readonly name: string;
  readonly driver: PrinterDriver;
  readonly uri: string;
  readonly stock: string | null;
}

/** The printers of this station. They belong to the machine; what counts as printed belongs to the organisation. */
export class Printers {
  readonly #db: WriteDb;
  readonly #settings: Settings;
  readonly #stocks: Stocks;

  constructor(db: WriteDb, settings: Settings, stocks: Stocks) {
    this.#db = db;
    this.#settings = settings;
    this.#stocks = stocks;
  }

  /** Makes the built-in printer where it is missing. A folder that was moved takes its printer along. */
  ensureBuiltIn(dataFolder: string, now: number): void {
    const uri = join(dataFolder, 'printed');
    this.#db.run(
      build
        .insertInto('printers')
        .values({ name: builtInPrinter, driver: 'folder', uri, stock: null, created_at: now })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ uri })),
    );
  }

  rows(): PrinterRow[] {
    return this.#db.all(
      build.selectFrom('printers').select(['name', 'driver', 'uri', 'stock']).orderBy('id'),
    ) as PrinterRow[];
  }

  /** @throws PrintRoomError `not_found` naming the printers there are. */
  require(name: string): PrinterRow {
    const rows = this.rows();
    const found = rows.find((row) => row.name === name);
    if (found) return found;
    const names = rows.map((row) => row.name).join(', ');
    throw new PrintRoomError('not_found', `There is no printer ${JSON.stringify(name)}. Printers: ${names}.`);
  }

  list(organisation: number): Promise<Printer[]> {
    return Promise.all(this.rows().map((row) => this.describe(organisation, row)));
  }

  async describe(organisation: number, row: PrinterRow): Promise<Printer> {
    const state = await drivers[row.driver].state(row);
    return { ...row, ...state, counts_as_printed: this.countsAsPrinted(organisation, row) };
  }

  /** Whether a file saved by a folder printer counts as printed; null = nobody was asked, or not a folder. */
  countsAsPrinted(organisation: number, row: PrinterRow): boolean | null {
    if (row.driver !== 'folder') return null;
    return this.#settings.get(organisation, 'file_counts_as_printed')[row.name] ?? null;
  }

  setCountsAsPrinted(organisation: number, name: string, counts: boolean): PrinterRow {
    const row = this.require(name);
    if (row.driver !== 'folder') {
      throw new PrintRoomError(
        'validation_error',
        `${name} is not a folder; its labels are confirmed after printing.`,
      );
    }
    const answers = this.#settings.get(organisation, 'file_counts_as_printed');
    this.#settings.set(organisation, 'file_counts_as_printed', { ...answers, [name]: counts });
    return row;
  }

  /** @throws PrintRoomError `conflict` where the name is taken, `validation_error` on an unknown stock or a wrong address. */
  add(
    organisation: number,
    input: { name: string; driver: PrinterDriver; uri: string; stock?: string | null | undefined },
    now: number,
  ): PrinterRow {
    this.#requireStock(organisation, input.stock ?? null);
    const problem = drivers[input.driver].problemOf(input.uri);
    if (problem !== null) {
      throw new PrintRoomError(
        'validation_error',
        `${JSON.stringify(input.uri)} is no address of a ${input.driver} printer: ${problem}.`,
      );
    }
    if (this.rows().some((row) => row.name === input.name)) {
      throw new PrintRoomError('conflict', `There is a printer ${JSON.stringify(input.name)} already.`);
    }
    this.#db.run(
      build.insertInto('printers').values({
        name: input.name,
        driver: input.driver,
        uri: input.uri,
        stock: input.stock ?? null,
        created_at: now,
      }),
    );
    return this.require(input.name);
  }

  /**
   * Says what is in the printer's tray now; null = anything.
   * @throws PrintRoomError `not_found`, `validation_error` on an unknown stock.
   */
  setStock(organisation: number, name: string, stock: string | null): PrinterRow {
    this.require(name);
    this.#requireStock(organisation, stock);
    this.#db.run(build.updateTable('printers').set({ stock }).where('name', '=', name));
    return this.require(name);
  }

  #requireStock(organisation: number, stock: string | null): void {
    if (stock === null || this.#stocks.of(organisation).stocks.has(stock)) return;
    throw new PrintRoomError('validation_error', `There is no stock ${JSON.stringify(stock)}.`);
  }
}
