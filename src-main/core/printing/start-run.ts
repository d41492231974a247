import type { RunOrder } from '../../../src-shared/models/run-order.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import { build } from '../db/write-db.ts';
import { requireJob, requireSheets, type JobRow } from '../jobs/job-row.ts';
import { newId } from '../new-id.ts';
import { labelsOfSheet, type Imposition } from '../render/imposition.ts';
import type { SheetSpec } from '../render/job-spec.ts';
import type { Quantity } from '../render/quantities.ts';
import { labelsPerSheet } from '../../../src-shared/stock-geometry.ts';
import { operatorNumber } from './operators.ts';
import { filledUp, quantitiesOfOrder, refuseForScope } from './order-quantities.ts';
import { choosePlace } from './part-sheets.ts';
import { planChunks } from './plan-chunks.ts';
import type { PrintParts } from './print-parts.ts';
import type { PrinterRow } from './printers.ts';
import { putLast } from './queue.ts';
import { refuseOrder, requireRunOrder } from './refuse-order.ts';
import { restOfRun } from './rest-of-run.ts';
import { writeQuantities } from './run-numbering.ts';
import { keepRest } from './run-rests.ts';

/** An order that was checked against its job and printer; what it begins on is looked up when the run is written. */
export interface CheckedOrder {
  readonly order: RunOrder;
  readonly job: JobRow;
  readonly spec: SheetSpec;
  readonly printer: PrinterRow;
  readonly perSheet: number;
}

/**
 * Checks an order. Nothing is stored.
 * @throws PrintRoomError `validation_error` naming what is wrong, `needs_reason`, `not_found`, `conflict`.
 */
export function checkOrder(
  { db, printers }: PrintParts,
  organisation: number,
  order: RunOrder,
): CheckedOrder {
  requireRunOrder(order);
  const job = requireJob(db, organisation, order.job_id);
  if (job.status !== 'completed') {
    throw new PrintRoomError(
      'conflict',
      `Job ${job.id} is ${job.status}; only a completed job can be printed.`,
    );
  }
  const printer = printers.require(order.printer);
  const spec = requireSheets(job);
  refuseForScope(job.scope, order);
  return { order, job, spec, printer, perSheet: labelsPerSheet(spec.stock) };
}

/**
 * Accepts a print run and plans its chunks. Nothing is drawn or spooled yet.
 * @returns the run's row number.
 * @throws PrintRoomError `validation_error` naming what is wrong, `conflict` on a part-used sheet in use.
 */
export function acceptRun(parts: PrintParts, organisation: number, checked: CheckedOrder): number {
  const { db, press, ports } = parts;
  const { order, job, spec, printer, perSheet } = checked;
  const now = ports.now();
  return db.transaction(() => {
    const place = choosePlace(db, organisation, spec.stock.id, perSheet, order);
    const { startPosition } = place;
    const impose = (
      quantities: readonly Quantity[] | undefined,
      labels?: { readonly first: number; readonly last: number },
    ): Imposition => press.imposition(job, spec, { copies: order.copies, startPosition, quantities, labels });
    const rest = order.rest_of == null ? null : restOfRun(db, organisation, job, order.rest_of);
    let quantities = rest?.quantities ?? quantitiesOfOrder(db, job, order);
    let imposition = impose(quantities);
    if (order.fill_last_sheet) quantities = filledUp(imposition, job.total_items);
    if (order.labels) requireLast('label', order.labels.last, imposition.totalLabels);
    if (order.fill_last_sheet || order.labels) imposition = impose(quantities, order.labels ?? undefined);
    const { first, last } = sheetRange(order, imposition);
    const from = labelsOfSheet(imposition, first);
    const to = labelsOfSheet(imposition, last);
    const proof = order.first_sheet_then_release && last > first;
    const { id: run } = db.run(
      build.insertInto('runs').values({
        id: newId(now),
        organisation_id: organisation,
        job_seq: job.seq,
        printer: printer.name,
        stock: spec.stock.id,
        start_position: startPosition,
        copies: order.copies,
        first_sheet: first,
        last_sheet: last,
        labels_per_sheet: perSheet,
        first_label: from.firstLabel,
        last_label: to.firstLabel + to.count - 1,
        status: 'queued',
        operator: operatorNumber(db, organisation, order.operator ?? null),
        reason: order.reason ?? null,
        varied: quantities ? 1 : 0,
        cut: order.labels ? 1 : 0,
        proof: proof ? 1 : 0,
        part_sheet: place.partSheet,
        rest_as: perSheet === 1 ? null : (order.rest_as ?? place.partSheet ?? printer.name.slice(0, 60)),
        created_at: now,
      }),
    );
    if (rest) keepRest(db, run, rest.of);
    putLast(db, run, printer.name);
    if (quantities) writeQuantities(db, run, quantities);
    planChunks(db, run, imposition, { first, last, proof });
    return run;
  });
}

function sheetRange(order: RunOrder, imposition: Imposition): { first: number; last: number } {
  const first = order.sheets?.first ?? 1;
  const last = order.sheets?.last ?? imposition.sheets;
  requireLast('sheet', last, imposition.sheets);
  return { first, last };
}

function requireLast(what: 'sheet' | 'label', asked: number, there: number): void {
  if (asked <= there) return;
  throw refuseOrder(
    `${what}s`,
    `This run has ${there} ${what}${there === 1 ? '' : 's'}; there is no ${what} ${asked}.`,
  );
}
