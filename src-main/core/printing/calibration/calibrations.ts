import { join } from 'node:path';
import type { Calibration, CalibrationSheet } from '../../../../src-shared/contract/calibration.ts';
import { PrintRoomError } from '../../../../src-shared/errors.ts';
import { noShift, shiftProblem, type Shift } from '../../../../src-shared/shift.ts';
import { sizeWords } from '../../../../src-shared/size-words.ts';
import { geometryOf, type StockGeometry } from '../../../../src-shared/stock-geometry.ts';
import type { Stocks } from '../../catalog/organisation-stocks.ts';
import { build, type WriteDb } from '../../db/write-db.ts';
import type { Ports } from '../../ports.ts';
import type { Settings } from '../../settings/settings.ts';
import { rememberedCapabilities } from '../capabilities.ts';
import type { Drivers } from '../drivers/index.ts';
import { nameOfOperator, operatorNumber } from '../operators.ts';
import type { PrintEngine } from '../print-engine.ts';
import { printPage, type PrintedPage } from '../print-page.ts';
import type { PrinterRow, Printers } from '../printers.ts';
import { checkNumbers } from './check-numbers.ts';
import { crosshairsOf } from './crosshairs.ts';
import { remindersOf } from './reminder.ts';
import {
  calibrationHistory,
  calibrationInForce,
  forgetCalibration,
  requireSheet,
  type CalibrationRow,
} from './rows.ts';
import { solve } from './solve.ts';

export interface CalibrationParts {
  readonly db: WriteDb;
  readonly ports: Ports;
  readonly settings: Settings;
  readonly stocks: Stocks;
  readonly printers: Printers;
  readonly drivers: Drivers;
  readonly printing: Pick<PrintEngine, 'hold'>;
  /** Folder of the sheets' files. */
  readonly folder: string;
}

/** How far printers print from where they should: test sheets, what was measured on them, and what follows from it. */
export class Calibrations {
  readonly #parts: CalibrationParts;

  constructor(parts: CalibrationParts) {
    this.#parts = parts;
  }

  /**
   * Prints a test sheet of the stock in the printer's tray, or of another, through the driver that prints labels.
   * @throws PrintRoomError `validation_error` without a stock or with one of another size, `printer_failed`, `conflict`.
   */
  async sheet(
    organisation: number,
    order: { printer: string; stock: string | null; withShift: boolean; operator: string | null },
  ): Promise<CalibrationSheet> {
    const { db, ports, printers, settings } = this.#parts;
    const printer = printers.require(order.printer);
    const { geometry, stock } = this.#stockFor(organisation, printer, order.stock);
    await printers.checkMedia(printer, geometry.page, stock);
    const inForce = printers.calibrationOf(printer, geometry);
    if (order.withShift && !inForce) {
      throw new PrintRoomError(
        'conflict',
        `${printer.name} has no calibration for ${stock} to check. Print the test sheet without one.`,
      );
    }
    const shift = order.withShift && inForce ? inForce : noShift;
    const dpi = printer.dpi ?? settings.get(organisation, 'default_dpi');
    const { id } = db.run(
      build.insertInto('calibration_sheets').values({
        organisation_id: organisation,
        printer: printer.name,
        tray: printer.tray,
        stock,
        geometry: JSON.stringify(geometry),
        dpi,
        shift: JSON.stringify(shift),
        model: this.#modelOf(printer),
        operator: operatorNumber(db, organisation, order.operator),
        at: ports.now(),
      }),
    );
    const crosshairs = crosshairsOf(geometry, shift, dpi);
    const { calibrationSheet } = await import('../../documents/calibration-sheet.ts');
    const facts = {
      sheet: id,
      printer: printer.name,
      tray: printer.tray,
      stock,
      page: geometry.page,
      crosshairs,
    };
    const pdf = await calibrationSheet({ ...facts, checksShift: order.withShift }, ports.resources);
    const printed = await this.#print(printer, `calibration-sheet-${id}`, pdf, geometry, 1);
    return {
      sheet: id,
      printer: printer.name,
      tray: printer.tray,
      stock,
      with_shift: order.withShift,
      numbers: crosshairs.flatMap(({ name }) => [`${name} from the left edge`, `${name} from the top edge`]),
      needed: 4,
      printed,
    };
  }

  /**
   * Takes the numbers measured on a test sheet and puts the calibration that follows from them in force.
   * @throws PrintRoomError `not_found`, `validation_error` with the likeliest mistake.
   */
  enter(
    organisation: number,
    sheetId: number,
    numbers: readonly number[],
    operator: string | null,
  ): Calibration {
    const { db, ports, printers } = this.#parts;
    const sheet = requireSheet(db, sheetId);
    const printer = printers.require(sheet.printer);
    const geometry = JSON.parse(sheet.geometry) as StockGeometry;
    const crosshairs = crosshairsOf(geometry, JSON.parse(sheet.shift) as Shift, sheet.dpi);
    const checked = checkNumbers(numbers, crosshairs, geometry);
    if (!checked.ok) throw refuse(checked.message);
    const solution = solve(checked.measured, geometry, sheet.dpi);
    const problem = shiftProblem(solution.shift, geometry, sheet.dpi, null);
    if (problem !== null) throw refuse(problem);
    const { id } = db.run(
      build.insertInto('calibrations').values({
        organisation_id: organisation,
        sheet: sheet.id,
        printer: printer.name,
        tray: sheet.tray,
        stock: sheet.stock,
        geometry: sheet.geometry,
        model: sheet.model,
        shift: JSON.stringify(solution.shift),
        measured: JSON.stringify(numbers),
        before_um: Math.round(solution.before * 1_000),
        remaining_um: Math.round(solution.remaining * 1_000),
        operator: operatorNumber(db, organisation, operator),
        at: ports.now(),
      }),
    );
    const row = db.first(build.selectFrom('calibrations').selectAll().where('id', '=', id));
    if (!row) throw new Error(`Calibration ${id} has no row.`);
    return this.#describe(organisation, row, printer);
  }

  /** Calibrations in force of one printer or all; with `history` also those that were replaced or forgotten. */
  list(organisation: number, printer: string | null, history: boolean): Calibration[] {
    const { db, printers } = this.#parts;
    const rows = printer === null ? printers.rows() : [printers.require(printer)];
    return rows.flatMap((row) => {
      const all = calibrationHistory(db, row.name).map((found) => this.#describe(organisation, found, row));
      const inForce = all.filter((found) => found.in_force);
      return history ? [...inForce, ...all.filter((found) => !found.in_force)] : inForce;
    });
  }

  /** From now on labels of the stock lie where the stock says. @returns whether there was a calibration. */
  forget(organisation: number, name: string, stock: string, operator: string | null): boolean {
    const { db, ports, printers } = this.#parts;
    const { tray } = printers.require(name);
    const by = operatorNumber(db, organisation, operator);
    return forgetCalibration(db, { printer: name, tray, stock }, by, ports.now());
  }

  /**
   * Prints a stock at its true size, with outlines and rulers.
   * @throws PrintRoomError `validation_error`, `printer_failed`, `conflict`.
   */
  async testPage(organisation: number, name: string, stockId: string | null): Promise<PrintedPage> {
    const { ports, printers, stocks } = this.#parts;
    const printer = printers.require(name);
    const { geometry, stock } = this.#stockFor(organisation, printer, stockId);
    await printers.checkMedia(printer, geometry.page, stock);
    const { stockProof } = await import('../../documents/stock-proof.ts');
    const pdf = await stockProof(stocks.requireStock(organisation, stock), ports.resources);
    return this.#print(printer, `test-page-${ports.now()}`, pdf, geometry, 2);
  }

  #print(
    printer: PrinterRow,
    title: string,
    pdf: Buffer,
    geometry: StockGeometry,
    sheets: number,
  ): Promise<PrintedPage> {
    const path = join(this.#parts.folder, `${title}.pdf`);
    return printPage(this.#parts, printer, pdf, { path, title, page: geometry.page, sheets });
  }

  #stockFor(
    organisation: number,
    printer: PrinterRow,
    wanted: string | null,
  ): { geometry: StockGeometry; stock: string } {
    const id = wanted ?? printer.stock;
    if (id === null)
      throw refuse(`Nobody has said what is in ${printer.name}. Choose a stock for this page.`);
    const geometry = geometryOf(this.#parts.stocks.requireStock(organisation, id));
    return { geometry, stock: id };
  }

  #modelOf(printer: PrinterRow): string | null {
    return rememberedCapabilities(this.#parts.db, printer.name)?.capabilities.model ?? null;
  }

  #describe(organisation: number, row: CalibrationRow, printer: PrinterRow): Calibration {
    const { db, ports, settings, stocks } = this.#parts;
    const inForce = calibrationInForce(db, row)?.id === row.id;
    // The printer is everybody's, the names of people are their organisation's.
    const isTheirs = row.organisation_id === organisation;
    const stock = stocks.of(organisation).stocks.get(row.stock) ?? stocks.everywhere(row.stock)[0];
    const today = {
      now: ports.now(),
      model: this.#modelOf(printer),
      tray: printer.tray,
      stock,
      days: settings.get(organisation, 'calibration_days'),
    };
    const reminders = inForce ? remindersOf(row, today) : [];
    return {
      printer: row.printer,
      tray: row.tray,
      stock: row.stock,
      shift: JSON.parse(row.shift) as Shift,
      before_mm: row.before_um / 1_000,
      remaining_mm: row.remaining_um / 1_000,
      measured_by: isTheirs ? nameOfOperator(db, row.operator) : `operator ${row.operator}`,
      measured_at: new Date(row.at).toISOString(),
      sheet: row.sheet,
      model: row.model,
      in_force: inForce,
      reminders: this.#pageNote(row, stock ? geometryOf(stock) : null, reminders),
    };
  }

  /** A stock whose page was changed keeps no calibration, and nobody would notice. */
  #pageNote(row: CalibrationRow, now: StockGeometry | null, reminders: string[]): string[] {
    if (!now || reminders.length === 0) return reminders;
    const { page } = JSON.parse(row.geometry) as StockGeometry;
    if (Math.abs(page.width - now.page.width) < 0.1 && Math.abs(page.height - now.page.height) < 0.1)
      return reminders;
    return [
      ...reminders,
      `It was measured on ${sizeWords(page)} and is not used for ${sizeWords(now.page)}.`,
    ];
  }
}

function refuse(message: string): PrintRoomError {
  return new PrintRoomError('validation_error', message, {
    faults: [{ loc: ['body', 'numbers'], msg: message, type: 'out_of_range' }],
  });
}
