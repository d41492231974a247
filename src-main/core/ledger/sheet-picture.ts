import type { SettlementPreview, SheetPicture } from '../../../src-shared/contract/settling.ts';
import { nameOfEntity } from '../../../src-shared/entity-name.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import { cellOrigin } from '../../../src-shared/stock-geometry.ts';
import type { WriteDb } from '../db/write-db.ts';
import { requireJobOfRun } from '../printing/run-job.ts';
import type { RunRow } from '../printing/run-row.ts';
import { labelEventsOf } from './label-events.ts';
import type { SettlementPlan } from './plan-settlement.ts';
import { labelsOnSheet, sheetsOnPaper, type RunLabel } from './run-sheets.ts';

/**
 * One sheet of a run as it lies on the table.
 * @throws PrintRoomError `validation_error` where the run has no such sheet.
 */
export function pictureOfSheet(db: WriteDb, run: RunRow, sheet: number): SheetPicture {
  const sheets = run.last_sheet - run.first_sheet + 1;
  if (sheet > sheets) {
    const msg = `Run ${run.id} has ${sheets} sheet${sheets === 1 ? '' : 's'}; there is no sheet ${sheet}.`;
    throw new PrintRoomError('validation_error', msg, {
      faults: [{ loc: ['body', 'sheet'], msg, type: 'out_of_range' }],
    });
  }
  const { stock } = requireJobOfRun(db, run).spec;
  const counted = sheetsOnPaper(db, run).findIndex((each) => each.sheet === sheet);
  const events = labelEventsOf(db, run);
  return {
    run_id: run.id,
    stock: run.stock,
    sheet,
    sheets,
    counted: counted === -1 ? null : counted + 1,
    columns: stock.columns,
    rows: stock.rows,
    page: { width: stock.page.width, height: stock.page.height },
    label: { width: stock.label.width, height: stock.label.height, round: stock.label.round },
    cells: labelsOnSheet(db, run, sheet).map((label) => ({
      cell: label.cell,
      number: label.number,
      ...cellOrigin(stock, label.cell - 1),
      name: nameOfEntity(label),
      gtin: label.gtin,
      lot: label.lot,
      serial: label.serial,
      state: label.state,
      events: events.get(label.number) ?? [],
    })),
  };
}

/** A plan in words and numbers, for whoever is about to say yes. */
export function describePlan(run: RunRow, plan: SettlementPlan): SettlementPreview {
  return {
    sheets: plan.sheets,
    good_sheets: plan.goodSheets,
    last_good: plan.lastGood,
    printed: plan.printed,
    free: plan.free,
    scrapped: plan.scrapped.length,
    last_good_label: plan.lastGoodLabel && placed(plan.lastGoodLabel),
    first_free_label: plan.firstFreeLabel && placed(plan.firstFreeLabel),
    goes_on: plan.goesOn,
    sentence: sentenceOf(run, plan),
  };
}

function placed(label: RunLabel) {
  const { number, sheet, cell, state } = label;
  return { number, sheet, cell, state, name: nameOfEntity(label) };
}

function sentenceOf(run: RunRow, plan: SettlementPlan): string {
  const labels = (count: number): string => (count === 1 ? '1 label' : `${count} labels`);
  const until = plan.lastGoodLabel ? ` up to ${nameOfEntity(plan.lastGoodLabel)}` : '';
  const parts = [`${labels(plan.printed)}${plan.printed > 0 ? until : ''} become printed`];
  if (plan.scrapped.length > 0) parts.push(`${plan.scrapped.length} of them scrapped`);
  parts.push(`${labels(plan.free)} become free again`);
  if (plan.goesOn) parts.push('the run prints on');
  else if (run.last_label > plan.lastOnPaper) parts.push('what has not begun is not printed');
  return `${parts.join(', ')}.`;
}
