import type { Selectable } from 'kysely';
import { PrintRoomError } from '../../../../src-shared/errors.ts';
import type { Shift } from '../../../../src-shared/shift.ts';
import type { StockGeometry } from '../../../../src-shared/stock-geometry.ts';
import type { Schema } from '../../db/schema.ts';
import { build, type WriteDb } from '../../db/write-db.ts';

export type CalibrationRow = Selectable<Schema['calibrations']>;
export type SheetRow = Selectable<Schema['calibration_sheets']>;

/** What a calibration is of. */
export interface CalibrationKey {
  readonly printer: string;
  readonly tray: string | null;
  readonly stock: string;
}

/** The newest calibration of a printer, tray and stock that was not forgotten; null where there is none. */
export function calibrationInForce(
  db: WriteDb,
  { printer, tray, stock }: CalibrationKey,
): CalibrationRow | null {
  const row = db.first(
    build
      .selectFrom('calibrations')
      .selectAll()
      .where('printer', '=', printer)
      .where('tray', 'is', tray)
      .where('stock', '=', stock)
      .where('forgotten_at', 'is', null)
      .orderBy('id', 'desc')
      .limit(1),
  );
  return row ?? null;
}

/**
 * The shift for sheets of a stock; null = none. Another page than the measured one took another way through the
 * printer, so that of an earlier stock of the same name is not used.
 */
export function shiftInForce(db: WriteDb, key: CalibrationKey, page: StockGeometry['page']): Shift | null {
  const row = calibrationInForce(db, key);
  if (!row) return null;
  const measured = (JSON.parse(row.geometry) as StockGeometry).page;
  const same = Math.abs(measured.width - page.width) < 0.1 && Math.abs(measured.height - page.height) < 0.1;
  return same ? (JSON.parse(row.shift) as Shift) : null;
}

/** Every calibration of a printer, the newest first. */
export function calibrationHistory(db: WriteDb, printer: string): CalibrationRow[] {
  return db.all(
    build.selectFrom('calibrations').selectAll().where('printer', '=', printer).orderBy('id', 'desc'),
  );
}

/** @throws PrintRoomError `not_found`. A sheet of another organisation is one of the same printer all the same. */
export function requireSheet(db: WriteDb, id: number): SheetRow {
  const row = db.first(build.selectFrom('calibration_sheets').selectAll().where('id', '=', id));
  if (row) return row;
  throw new PrintRoomError(
    'not_found',
    `There is no test sheet ${id}. Its number is printed on it; a new one is printed in a moment.`,
  );
}

/** Ends every calibration of a key: an older one must not come back in its place. @returns whether there was one. */
export function forgetCalibration(
  db: WriteDb,
  key: CalibrationKey,
  operator: number | null,
  now: number,
): boolean {
  const { changes } = db.run(
    build
      .updateTable('calibrations')
      .set({ forgotten_by: operator, forgotten_at: now })
      .where('printer', '=', key.printer)
      .where('tray', 'is', key.tray)
      .where('stock', '=', key.stock)
      .where('forgotten_at', 'is', null),
  );
  return changes > 0;
}
