import type { StartRun } from '../../../src-shared/contract/printing.ts';
import { PrintRoomError, type FieldFault } from '../../../src-shared/errors.ts';
import type { Stocks } from '../catalog/organisation-stocks.ts';
import { build, type WriteDb } from '../db/write-db.ts';
import { requireJob, requireSheets } from '../jobs/job-row.ts';
import { newId } from '../new-id.ts';
import { labelsOfSheet, type Imposition } from '../render/imposition.ts';
import type { Press } from '../render/press.ts';
import { geometryOf, labelsPerSheet } from '../../../src-shared/stock-geometry.ts';
import { operatorNumber } from './operators.ts';
import type { Printers } from './printers.ts';

/** A chunk is one spool job: at most 20 sheets, or 200 labels of a roll, so that a crash leaves few in doubt. */
const sheetsPerChunk = 20;
const rollLabelsPerChunk = 200;

/**
 * Accepts a print run and plans its chunks. Nothing is drawn or spooled yet.
 * @returns the run's row number.
 * @throws PrintRoomError `validation_error` naming what is wrong, `needs_reason`, `not_found`, `conflict`.
 */
export function acceptRun(
  db: WriteDb,
  press: Press,
  printers: Printers,
  stocks: Stocks,
  organisation: number,
  order: StartRun,
  now: number,
): number {
  const job = requireJob(db, organisation, order.job_id);
  if (job.status !== 'completed') {
    throw new PrintRoomError(
      'conflict',
      `Job ${job.id} is ${job.status}; only a completed job can be printed.`,
    );
  }
  const printer = printers.require(order.printer);
  const spec = requireSheets(job);
  const perSheet = labelsPerSheet(spec.stock);
  if (order.start_position > perSheet) {
    throw refuse(
      'start_position',
      `A sheet of ${spec.stock.id} has ${perSheet} labels; it has no position ${order.start_position}.`,
    );
  }
  refuseOtherMedium(printer, spec.stock, stocks);
  const reason = order.reason ?? null;
  if (job.scope === 'serials' && order.copies > 1 && reason === null) {
    throw new PrintRoomError(
      'needs_reason',
      `A serial is printed once; ${order.copies} copies of each need a reason.`,
    );
  }
  const imposition = press.imposition(job, spec, {
    copies: order.copies,
    startPosition: order.start_position,
  });
  const { first, last } = sheetRange(order, imposition);
  const perChunk = perSheet === 1 ? rollLabelsPerChunk : sheetsPerChunk;

  return db.transaction(() => {
    const from = labelsOfSheet(imposition, first);
    const to = labelsOfSheet(imposition, last);
    const { id: run } = db.run(
      build.insertInto('runs').values({
        id: newId(now),
        organisation_id: organisation,
        job_seq: job.seq,
        printer: printer.name,
        stock: spec.stock.id,
        start_position: order.start_position,
        copies: order.copies,
        first_sheet: first,
        last_sheet: last,
        labels_per_sheet: perSheet,
        first_label: from.firstLabel,
        last_label: to.firstLabel + to.count - 1,
        status: 'queued',
        operator: operatorNumber(db, organisation, order.operator ?? null),
        reason,
        created_at: now,
      }),
    );
    let number = 1;
    for (let sheet = first; sheet <= last; sheet += perChunk) {
      const lastSheet = Math.min(sheet + perChunk - 1, last);
      const begin = labelsOfSheet(imposition, sheet);
      const end = labelsOfSheet(imposition, lastSheet);
      db.run(
        build.insertInto('chunks').values({
          run_seq: run,
          number: number++,
          first_label: begin.firstLabel,
          labels: end.firstLabel + end.count - begin.firstLabel,
          first_sheet: sheet,
          sheets: lastSheet - sheet + 1,
          status: 'queued',
        }),
      );
    }
    return run;
  });
}

function sheetRange(order: StartRun, imposition: Imposition): { first: number; last: number } {
  const first = order.sheets?.first ?? 1;
  const last = order.sheets?.last ?? imposition.sheets;
  if (first > last) throw refuse('sheets', `The range of sheets ${first}-${last} runs backwards.`);
  if (last > imposition.sheets) {
    throw refuse(
      'sheets',
      `This run has ${imposition.sheets} sheet${imposition.sheets === 1 ? '' : 's'}; there is no sheet ${last}.`,
    );
  }
  return { first, last };
}

/** A printer that says what is in its tray prints nothing of another size: it would be scaled or cut off. */
function refuseOtherMedium(
  printer: { readonly name: string; readonly stock: string | null },
  wanted: { readonly id: string; readonly page: { readonly width: number; readonly height: number } },
  stocks: Stocks,
): void {
  const loaded = printer.stock === null ? [] : stocks.everywhere(printer.stock);
  const page = loaded
    .map((stock) => geometryOf(stock).page)
    .find(
      ({ width, height }) =>
        Math.abs(width - wanted.page.width) >= 0.1 || Math.abs(height - wanted.page.height) >= 0.1,
    );
  if (!page) return;
  const size = (of: { width: number; height: number }): string =>
    `${of.width.toFixed(1)} x ${of.height.toFixed(1)} mm`;
  throw refuse(
    'printer',
    `${printer.name} has ${printer.stock} loaded (${size(page)}); these sheets are ${wanted.id} (${size(wanted.page)}).`,
  );
}

function refuse(field: string, msg: string): PrintRoomError {
  const faults: FieldFault[] = [{ loc: ['body', field], msg, type: 'out_of_range' }];
  return new PrintRoomError('validation_error', msg, { faults });
}
