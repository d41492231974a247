import { nameOfEntity } from '../../../src-shared/entity-name.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { Scope } from '../../../src-shared/models/export-types.ts';
import type { RunOrder } from '../../../src-shared/models/run-order.ts';
import { entityKinds } from '../db/schema.ts';
import type { WriteDb } from '../db/write-db.ts';
import type { JobRow } from '../jobs/job-row.ts';
import { printedEvents } from '../ledger/print-state.ts';
import { freeAtEnds, type Imposition } from '../render/imposition.ts';
import { compress, type Quantity } from '../render/quantities.ts';
import { refuseOrder } from './refuse-order.ts';

/**
 * How many labels each item of a job gets; undefined = `copies` of each.
 * @throws PrintRoomError `validation_error` where the order asks for what this kind of item does not have.
 */
export function quantitiesOfOrder(
  db: WriteDb,
  job: Pick<JobRow, 'seq' | 'scope' | 'total_items'>,
  order: RunOrder,
): Quantity[] | undefined {
  const spareOf = spareRule(order);
  refuseForScope(job.scope, order);
  if (order.quantity === 'planned') return plannedQuantities(db, job, spareOf ?? (() => 0));
  if (!spareOf) return undefined;
  const spare = spareOf(order.copies);
  return [{ items: job.total_items, labels: order.copies + spare, spare }];
}

function spareRule({ spare }: Pick<RunOrder, 'spare'>): ((labels: number) => number) | null {
  if (!spare) return null;
  if ('labels' in spare) return spare.labels === 0 ? null : () => spare.labels;
  // Rounded first: 7 % of 100 is 7.000000000000001 here.
  return spare.percent === 0 ? null : (labels) => Math.ceil(Math.round(labels * spare.percent * 1e4) / 1e6);
}

/**
 * What an order may not ask for where the labels are of this scope.
 * @throws PrintRoomError `validation_error`; `needs_reason` for several labels of a serial.
 */
export function refuseForScope(scope: Scope, order: Omit<RunOrder, 'job_id'>): void {
  if (scope === 'products' && order.quantity === 'planned') {
    throw refuseOrder('quantity', 'A product has no planned quantity; only lots have one.');
  }
  if (scope !== 'serials') return;
  if (order.copies > 1 && order.reason == null) {
    throw new PrintRoomError(
      'needs_reason',
      `A serial is printed once; ${order.copies} copies of each need a reason.`,
    );
  }
  if (spareRule(order) !== null)
    throw refuseOrder('spare', 'A serial is printed once; it has no spare labels.');
  if (order.quantity === 'planned') {
    throw refuseOrder('quantity', 'A serial is printed once; only lots have a planned quantity.');
  }
  if (order.fill_last_sheet) {
    throw refuseOrder(
      'fill_last_sheet',
      'A serial is printed once; its last sheet cannot be filled up with it.',
    );
  }
}

interface PlannedRow {
  gtin: string;
  lot: string | null;
  planned_quantity: number | null;
  printed: number;
  underway: number;
}

/** What is missing to the plan of each lot: labels that may be on paper already are not ordered again. */
function plannedQuantities(
  db: WriteDb,
  job: Pick<JobRow, 'seq' | 'scope'>,
  spareOf: (labels: number) => number,
): Quantity[] {
  const rows = db
    .prepare(
      `WITH underway AS (
         SELECT l.entity_id, count(*) AS labels FROM runs r JOIN run_labels l ON l.run_seq = r.seq
         WHERE r.status NOT IN ('completed', 'failed', 'cancelled') AND l.kind = ${entityKinds.lot} AND l.state <> 'failed'
           AND NOT EXISTS (SELECT 1 FROM lifecycle_events v WHERE v.run_id = r.id AND v.kind = l.kind AND v.entity_id = l.entity_id)
         GROUP BY l.entity_id)
       SELECT i.gtin, i.lot, l.planned_quantity, coalesce(u.labels, 0) AS underway,
         (SELECT coalesce(sum(v.quantity), 0) FROM lifecycle_events v
          WHERE v.kind = i.kind AND v.entity_id = i.entity_id AND v.type IN ${printedEvents}) AS printed
       FROM items i LEFT JOIN lots l ON l.id = i.entity_id LEFT JOIN underway u ON u.entity_id = i.entity_id
       WHERE i.job_seq = ? ORDER BY i.position`,
    )
    .all(job.seq) as PlannedRow[];
  const unplanned = rows.filter((row) => row.planned_quantity === null);
  const [first] = unplanned;
  if (first) {
    const name = nameOfEntity({ ...first, serial: null });
    const others = unplanned.length === 1 ? '' : `, and ${unplanned.length - 1} more`;
    throw refuseOrder('quantity', `No planned quantity: ${name}${others}. Say how many copies to print.`);
  }
  const items = rows.map(({ planned_quantity: planned, printed, underway }) => {
    const missing = Math.max(0, (planned ?? 0) - printed - underway);
    const spare = missing === 0 ? 0 : spareOf(missing);
    return { labels: missing + spare, spare };
  });
  if (items.every(({ labels }) => labels === 0)) {
    throw refuseOrder('quantity', 'Nothing is missing: every lot of this job has its planned quantity.');
  }
  return compress(items);
}

/**
 * The same with the free places of the last sheet filled with spare labels of the last item; where each lot begins a
 * sheet of its own, of each lot's last sheet.
 */
export function filledUp(imposition: Imposition, items: number): Quantity[] {
  const all: { labels: number; spare: number }[] = [];
  for (const { items: count, labels, spare } of imposition.stretches) {
    const here = Math.min(count, items - all.length);
    for (let index = 0; index < here; index++) all.push({ labels, spare });
  }
  for (const { position, free } of freeAtEnds(imposition)) {
    const item = all[position - 1];
    if (item) all[position - 1] = { labels: item.labels + free, spare: item.spare + free };
  }
  return compress(all);
}
