import { PrintRoomError } from '../../../src-shared/errors.ts';
import { endedRunStates } from '../../../src-shared/states/run-states.ts';
import { listOrganisations } from '../catalog/organisations.ts';
import { build, type WriteDb } from '../db/write-db.ts';
import type { Settings } from '../settings/settings.ts';

/** @param what "cannot be removed". @throws PrintRoomError `conflict` */
export function refuseOpenRuns(db: WriteDb, printer: string, what: string): void {
  const open = db.all(
    build
      .selectFrom('runs')
      .select('id')
      .where('printer', '=', printer)
      .where('status', 'not in', [...endedRunStates]),
  );
  const [first] = open;
  if (!first) return;
  const runs = open.length === 1 ? `run ${first.id} is` : `${open.length} runs are`;
  throw new PrintRoomError(
    'conflict',
    `${printer} ${what}: ${runs} not finished there. Finish or cancel first.`,
  );
}

/** Gives a printer another name, with all that goes by its name. What was printed keeps the name it was printed under. */
export function renamePrinter(db: WriteDb, settings: Settings, name: string, to: string, now: number): void {
  db.transaction(() => {
    endCalibrations(db, to, now);
    db.run(build.updateTable('printers').set({ name: to }).where('name', '=', name));
    for (const table of ['calibrations', 'calibration_sheets', 'printer_pauses'] as const) {
      if (table === 'printer_pauses') db.run(build.deleteFrom(table).where('printer', '=', to));
      db.run(build.updateTable(table).set({ printer: to }).where('printer', '=', name));
    }
    moveAnswers(db, settings, name, to);
    moveOrders(db, name, to);
  });
}

/** Presets of every organisation, and orders whose sheets are still being made. */
function moveOrders(db: WriteDb, name: string, to: string): void {
  db.prepare(
    `UPDATE presets SET definition = json_set(definition, '$.printer', ?) WHERE definition ->> '$.printer' = ?`,
  ).run(to, name);
  db.prepare(
    `UPDATE print_orders SET printer = ?, run_order = json_set(run_order, '$.printer', ?)
     WHERE state = 'waiting' AND printer = ?`,
  ).run(to, to, name);
}

/** Takes a printer out of the list. A later one of the same name starts without its calibrations. */
export function removePrinter(db: WriteDb, settings: Settings, name: string, now: number): void {
  db.transaction(() => {
    endCalibrations(db, name, now);
    db.run(build.deleteFrom('printers').where('name', '=', name));
    db.run(build.deleteFrom('printer_pauses').where('printer', '=', name));
    moveAnswers(db, settings, name, null);
  });
}

function endCalibrations(db: WriteDb, printer: string, now: number): void {
  db.run(
    build
      .updateTable('calibrations')
      .set({ forgotten_at: now })
      .where('printer', '=', printer)
      .where('forgotten_at', 'is', null),
  );
}

/** Whether its files count as printed is answered by name. */
function moveAnswers(db: WriteDb, settings: Settings, name: string, to: string | null): void {
  for (const { id } of listOrganisations(db)) {
    const { [name]: answer, ...others } = settings.get(id, 'file_counts_as_printed');
    if (answer === undefined) continue;
    settings.set(id, 'file_counts_as_printed', to === null ? others : { ...others, [to]: answer });
  }
}
