import { join } from 'node:path';
import type { Printer } from '../../../src-shared/contract/printing.ts';
import type { EnoughEvidence } from '../../../src-shared/models/evidence.ts';
import type { PrinterDriver } from '../../../src-shared/models/printer-drivers.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { Stocks } from '../catalog/organisation-stocks.ts';
import { build, type WriteDb } from '../db/write-db.ts';
import type { Settings } from '../settings/settings.ts';
import type { Dpi } from '../../../src-shared/units.ts';
import { inkOf } from '../../../src-shared/label-ink.ts';
import { shiftProblem, type Shift } from '../../../src-shared/shift.ts';
import { geometryOf, type StockGeometry } from '../../../src-shared/stock-geometry.ts';
import type { SheetSpec } from '../render/job-spec.ts';
import { shiftInForce } from './calibration/rows.ts';
import {
  askDevice,
  forgetCapabilities,
  rememberCapabilities,
  rememberedCapabilities,
} from './capabilities.ts';
import { DeviceStates } from './device-states.ts';
import { dpiProblem } from './dot-grid.ts';
import type { DeviceCapabilities, DeviceState, Size } from './drivers/driver.ts';
import { mediaProblem, type WantedPage } from './media.ts';
import { refuseOpenRuns, removePrinter, renamePrinter } from './printer-names.ts';
import { cutCells, cutCellsProblem } from './printable-area.ts';
import type { Drivers } from './drivers/index.ts';

/** The printer every data folder has: files in `printed`. */
export const builtInPrinter = 'folder';

export interface PrinterRow {
  readonly name: string;
  readonly driver: PrinterDriver;
  readonly uri: string;
  readonly stock: string | null;
  readonly tray: string | null;
  readonly dpi: Dpi | null;
  readonly enough: EnoughEvidence;
  readonly remark: string | null;
}

/** What can be changed of a printer; what is missing stays. */
export interface PrinterChange {
  readonly uri?: string | undefined;
  readonly stock?: string | null | undefined;
  readonly tray?: string | null | undefined;
  readonly dpi?: Dpi | null | undefined;
  readonly enough?: EnoughEvidence | undefined;
  readonly remark?: string | null | undefined;
}

const rowColumns = ['name', 'driver', 'uri', 'stock', 'tray', 'dpi', 'enough', 'remark'] as const;

export interface PrintersParts {
  readonly db: WriteDb;
  readonly settings: Settings;
  readonly stocks: Stocks;
  readonly drivers: Drivers;
  readonly now: () => number;
}

/** The printers of this station. They belong to the machine; what counts as printed belongs to the organisation. */
export class Printers {
  readonly #db: WriteDb;
  readonly #settings: Settings;
  readonly #stocks: Stocks;
  readonly #drivers: Drivers;
  readonly #states: DeviceStates;
  readonly #now: () => number;

  constructor({ db, settings, stocks, drivers, now }: PrintersParts) {
    this.#db = db;
    this.#settings = settings;
    this.#stocks = stocks;
    this.#drivers = drivers;
    this.#states = new DeviceStates(drivers);
    this.#now = now;
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
    return this.#db.all(build.selectFrom('printers').select(rowColumns).orderBy('id')) as PrinterRow[];
  }

  /** @throws PrintRoomError `not_found` naming the printers there are. */
  require(name: string): PrinterRow {
    const rows = this.rows();
    const found = rows.find((row) => row.name === name);
    if (found) return found;
    const names = rows.map((row) => row.name).join(', ');
    throw new PrintRoomError('not_found', `There is no printer ${JSON.stringify(name)}. Printers: ${names}.`);
  }

  /** All printers, each with its state now or, where it does not answer soon, as it was last: none holds up the others. */
  list(organisation: number): Promise<Printer[]> {
    return Promise.all(
      this.rows().map(async (row) => this.#printerOf(organisation, row, await this.#states.soon(row))),
    );
  }

  async describe(organisation: number, row: PrinterRow): Promise<Printer> {
    return this.#printerOf(organisation, row, await this.#states.ask(row));
  }

  #printerOf(organisation: number, row: PrinterRow, state: DeviceState): Printer {
    const remembered = rememberedCapabilities(this.#db, row.name);
    return {
      ...row,
      state: state.state,
      reasons: [...state.reasons],
      notes: [...state.notes],
      counts_as_printed: this.countsAsPrinted(organisation, row),
      device: remembered && {
        loaded: remembered.capabilities.loaded,
        trays: remembered.capabilities.trays && [...remembered.capabilities.trays],
        dpi: remembered.capabilities.dpi && [...remembered.capabilities.dpi],
        model: remembered.capabilities.model,
        asked_at: new Date(remembered.at).toISOString(),
      },
    };
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
    this.#requireAddress(input.driver, input.uri);
    this.#refuseTaken(input.name);
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

  /**
   * Changes what is named of a printer. Another address or tray is another device: what was known of it is forgotten.
   * @throws PrintRoomError `not_found`, `validation_error`, `conflict` while it has open runs.
   */
  set(organisation: number, name: string, change: PrinterChange): PrinterRow {
    const row = this.require(name);
    const { uri, stock, tray, dpi, enough, remark } = change;
    if (stock !== undefined) this.#requireStock(organisation, stock);
    if (uri !== undefined && uri !== row.uri) {
      this.#refuseBuiltIn(name);
      this.#requireAddress(row.driver, uri);
      refuseOpenRuns(this.#db, name, 'cannot get another address');
    }
    if (tray != null && tray !== row.tray) {
      const known = rememberedCapabilities(this.#db, name)?.capabilities.trays ?? null;
      if (known && !known.includes(tray)) {
        throw new PrintRoomError(
          'validation_error',
          `${name} has no tray ${JSON.stringify(tray)}. Its trays: ${known.join(', ')}.`,
        );
      }
    }
    const set = {
      ...(uri !== undefined && { uri }),
      ...(stock !== undefined && { stock }),
      ...(tray !== undefined && { tray }),
      ...(dpi !== undefined && { dpi }),
      ...(enough !== undefined && { enough }),
      ...(remark !== undefined && { remark: remark === '' ? null : remark }),
    };
    this.#db.transaction(() => {
      if (Object.keys(set).length > 0) {
        this.#db.run(build.updateTable('printers').set(set).where('name', '=', name));
      }
      if (uri !== undefined && uri !== row.uri) forgetCapabilities(this.#db, name);
    });
    return this.require(name);
  }

  /** @throws PrintRoomError `not_found`, `conflict` where the name is taken or runs of it are open. */
  rename(name: string, to: string): PrinterRow {
    this.require(name);
    this.#refuseBuiltIn(name);
    if (name !== to) {
      this.#refuseTaken(to);
      refuseOpenRuns(this.#db, name, 'cannot be renamed');
      renamePrinter(this.#db, this.#settings, name, to, this.#now());
    }
    return this.require(to);
  }

  /** Its runs and calibrations stay in the record. @throws PrintRoomError `not_found`, `conflict`. */
  remove(name: string): void {
    this.require(name);
    this.#refuseBuiltIn(name);
    refuseOpenRuns(this.#db, name, 'cannot be removed');
    removePrinter(this.#db, this.#settings, name, this.#now());
  }

  /** Asks the device what it can take; what it is silent about now is known from before. */
  async ask(row: PrinterRow): Promise<DeviceCapabilities> {
    return rememberCapabilities(
      this.#db,
      row.name,
      await askDevice(this.#drivers[row.driver], row),
      this.#now(),
    );
  }

  /**
   * Refuses sheets of another size than the printer has or takes, with both sizes in the sentence.
   * @param page in mm. @param stock its name, for the sentence.
   * @throws PrintRoomError `validation_error`
   */
  async checkMedia(row: PrinterRow, page: Size, stock: string | null = null): Promise<void> {
    this.#refuseMedia(row, { page, stock }, await this.ask(row));
  }

  /**
   * Refuses sheets that would not come out of this printer as they were drawn: another size, another dot grid, ink
   * where it cannot print, or a calibration that these labels have no room for.
   * @throws PrintRoomError `validation_error`
   */
  async checkSheets(row: PrinterRow, spec: Pick<SheetSpec, 'stock' | 'label'>): Promise<void> {
    const device = await this.ask(row);
    const { stock, label } = spec;
    this.#refuseMedia(row, { page: stock.page, stock: stock.id }, device);
    const shift = this.calibrationOf(row, stock);
    const ink = inkOf(label.layout, stock.label);
    const problem =
      dpiProblem(row, label.dpi) ??
      (shift && shiftProblem(shift, stock, label.dpi, ink)) ??
      (device.margins &&
        cutCellsProblem(
          row.name,
          stock,
          label.layout.id,
          cutCells(stock, ink, device.margins, shift, label.dpi),
          device.margins,
        ));
    if (problem !== null) throw refusePrinter(problem);
  }

  /** How labels of a stock are moved on this printer and tray; null = not at all. */
  calibrationOf(row: PrinterRow, stock: Pick<StockGeometry, 'id' | 'page'>): Shift | null {
    return shiftInForce(this.#db, { printer: row.name, tray: row.tray, stock: stock.id }, stock.page);
  }

  /**
   * The resolution for new sheets of a stock: that of the printers that hold it, else that of all printers that have
   * one; null where these differ or none is known.
   */
  dpiFor(stock: string): Dpi | null {
    const known = this.rows().filter((row) => row.dpi !== null);
    const holding = known.filter((row) => row.stock === stock);
    const different = new Set((holding.length > 0 ? holding : known).map((row) => row.dpi));
    const [only = null] = different;
    return different.size === 1 ? only : null;
  }

  #refuseMedia(row: PrinterRow, wanted: WantedPage, device: DeviceCapabilities): void {
    const declared = row.stock === null ? [] : this.#stocks.everywhere(row.stock);
    const pages = declared.map((stock) => ({ id: stock.id, page: geometryOf(stock).page }));
    const problem = mediaProblem(row.name, wanted, pages, device);
    if (problem !== null) throw refusePrinter(problem);
  }

  #requireAddress(driver: PrinterDriver, uri: string): void {
    const problem = this.#drivers[driver].problemOf(uri);
    if (problem === null) return;
    throw new PrintRoomError(
      'validation_error',
      `${JSON.stringify(uri)} is no address for a printer of the kind ${driver}: ${problem}.`,
    );
  }

  #refuseTaken(name: string): void {
    if (!this.rows().some((row) => row.name === name)) return;
    throw new PrintRoomError('conflict', `There is a printer ${JSON.stringify(name)} already.`);
  }

  #refuseBuiltIn(name: string): void {
    if (name !== builtInPrinter) return;
    throw new PrintRoomError(
      'conflict',
      `The printer ${builtInPrinter} belongs to the data folder; it keeps its name and place.`,
    );
  }

  #requireStock(organisation: number, stock: string | null): void {
    if (stock === null || this.#stocks.of(organisation).stocks.has(stock)) return;
    throw new PrintRoomError('validation_error', `There is no stock ${JSON.stringify(stock)}.`);
  }
}

function refusePrinter(msg: string): PrintRoomError {
  return new PrintRoomError('validation_error', msg, {
    faults: [{ loc: ['body', 'printer'], msg, type: 'out_of_range' }],
  });
}
