import type { Calibration } from '../../../src-shared/contract/calibration.ts';
import { organisation, withClient, write } from '../output.ts';
import type { CommonOptions } from '../common-options.ts';

export async function printSheet(
  common: CommonOptions,
  printer: string,
  options: { readonly stock?: string; readonly check: boolean; readonly operator?: string },
): Promise<void> {
  const sheet = await withClient(common, (client) =>
    client.calibration.sheet({
      ...organisation(common),
      printer,
      stock: options.stock ?? null,
      with_shift: options.check,
      operator: options.operator ?? null,
    }),
  );
  write(common, sheet, [
    `test sheet ${sheet.sheet} of ${sheet.stock}: ${sheet.printed.saved_as ?? sheet.printed.status}`,
    ...(sheet.printed.message === null ? [] : [sheet.printed.message]),
    `measure in mm and enter in this order: ${sheet.numbers.slice(0, sheet.needed).join(', ')}`,
    `print-room calibrate enter ${sheet.sheet} ...`,
  ]);
}

export async function enterNumbers(
  common: CommonOptions,
  sheet: number,
  numbers: number[],
  options: { readonly operator?: string },
): Promise<void> {
  const entered = await withClient(common, (client) =>
    client.calibration.enter({ ...organisation(common), sheet, numbers, operator: options.operator ?? null }),
  );
  write(common, entered, linesOf(entered));
}

export async function showCalibrations(
  common: CommonOptions,
  printer: string | undefined,
  history: boolean,
): Promise<void> {
  const list = await withClient(common, (client) =>
    client.calibration.list({ ...organisation(common), printer: printer ?? null, history }),
  );
  write(common, { calibrations: list }, list.length > 0 ? list.flatMap(linesOf) : ['No calibration.']);
}

export async function forget(
  common: CommonOptions,
  printer: string,
  options: { readonly stock: string; readonly operator?: string },
): Promise<void> {
  const { forgotten } = await withClient(common, (client) =>
    client.calibration.forget({
      ...organisation(common),
      printer,
      stock: options.stock,
      operator: options.operator ?? null,
    }),
  );
  write(common, { forgotten }, [forgotten ? 'forgotten' : 'There was no calibration.']);
}

function linesOf(one: Calibration): string[] {
  const { shift } = one;
  const signed = (mm: number): string => `${mm < 0 ? '' : '+'}${mm.toFixed(2)}`;
  return [
    [
      `${one.printer}, ${one.stock}${one.tray === null ? '' : `, tray ${one.tray}`}${one.in_force ? '' : ' (not in force)'}`,
      `moves ${signed(shift.x)} mm across, ${signed(shift.y)} mm down`,
      ...(shift.pitch_x === 0 ? [] : [`${signed(shift.pitch_x)} mm a column`]),
      ...(shift.pitch_y === 0 ? [] : [`${signed(shift.pitch_y)} mm a row`]),
      `was off by ${one.before_mm.toFixed(2)} mm, ${one.remaining_mm.toFixed(2)} mm are left`,
      `${one.measured_by}, ${one.measured_at}`,
    ].join('; '),
    ...one.reminders.map((reminder) => `  measure again: ${reminder}`),
  ];
}
