import type { Run } from '../../../src-shared/contract/common.ts';
import type { LabelRef, ReprintOrder } from '../../../src-shared/contract/settling.ts';
import { startRun } from '../../../src-shared/contract/runs.ts';
import { nameOfEntity } from '../../../src-shared/entity-name.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import { publicId } from '../../../src-shared/ids.ts';
import { kindNames } from '../db/schema.ts';
import type { WriteDb } from '../db/write-db.ts';
import type { JobEngine } from '../jobs/job-engine.ts';
import type { Entity } from '../ledger/find-entity.ts';
import { findScanned } from '../ledger/find-scanned.ts';
import { accountedAs, countOf } from '../ledger/labels-left.ts';
import { firstPrint, lastPrint } from '../ledger/last-print.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { recordEvents } from '../ledger/record-events.ts';
import { requireLabel } from '../ledger/run-sheets.ts';
import type { Ports } from '../ports.ts';
import { labelsPerSheet } from '../../../src-shared/stock-geometry.ts';
import { operatorNumber } from './operators.ts';
import { requirePosition } from './part-sheets.ts';
import type { PrintEngine } from './print-engine.ts';
import type { KeepMade } from './print-requests.ts';
import type { Printers } from './printers.ts';
import { requireJobOfRun } from './run-job.ts';
import { requireRun, type RunRow } from './run-row.ts';

export interface ReprintParts {
  readonly db: WriteDb;
  readonly ports: Ports;
  readonly ledger: Ledger;
  readonly jobs: JobEngine;
  readonly printing: PrintEngine;
  readonly printers: Printers;
  /** Id of this station. */
  readonly station: string;
}

/** Body of a `reprint` record: which labels its run replaces. */
export interface ReprintRecord {
  readonly labels: readonly {
    readonly name: string;
    /** Where the label came from that is replaced; number null = one of several alike. */
    readonly run: string;
    readonly number: number | null;
    /** `client_event_id` of the first PRINTED of it. */
    readonly first: string | null;
  }[];
  readonly reason: string;
}

interface Target {
  readonly entity: Entity;
  readonly run: RunRow;
  readonly position: number;
  readonly number: number | null;
}

/**
 * Makes printed labels again: the same data on the same stock and layout as their own run had, as a job and a run of
 * exactly these labels. Labels of different jobs, and different numbers of copies, make runs of their own.
 *
 * Every event of such a run is REPRINTED; a record says which label it replaces and what its first event was. The
 * damaged ones are recorded as scrapped with the order.
 * @param keep gets the id of each run, in the transaction that makes it.
 * @throws PrintRoomError `validation_error` where a label was never printed here, `not_found`, `conflict`.
 */
export async function reprint(
  parts: ReprintParts,
  organisation: number,
  order: ReprintOrder,
  keep: KeepMade = () => undefined,
): Promise<Run[]> {
  const { db, jobs, printers } = parts;
  const targets = order.labels.map((ref) => targetOf(db, organisation, order.run_id ?? null, ref));
  refuseTwice(targets);
  const groups = groupsOf(targets);
  // Before anything is drawn: what one of the runs would be refused for, all of them are.
  const printer = printers.require(order.printer);
  for (const { source } of groups) {
    const { spec } = requireJobOfRun(db, source);
    requirePosition(spec.stock.id, labelsPerSheet(spec.stock), order.start_position, 'start_position');
    await printers.checkSheets(printer, spec);
  }
  const made: { readonly job: string; readonly group: Group }[] = [];
  for (const group of groups) {
    const items = [...new Map(group.targets.map((target) => [target.entity.id, target])).values()];
    const job = await jobs.again(organisation, group.source.job_seq, {
      filters: filtersOf(items.map(({ entity }) => entity)),
      items: items.map(({ run, position }) => ({ job: run.job_seq, position })),
    });
    if (job.status !== 'completed') {
      throw new PrintRoomError('render_failed', job.error ?? 'The labels could not be drawn again.');
    }
    made.push({ job: job.job_id, group });
  }
  const runs: Run[] = [];
  for (const { job, group } of made) {
    // Only one of them can begin on the part-used sheet that lies in the printer.
    const startPosition = runs.length === 0 ? order.start_position : 1;
    const placed = { ...order, start_position: startPosition };
    runs.push(await orderRun(parts, organisation, placed, { job, group, keep }));
  }
  return runs;
}

function targetOf(db: WriteDb, organisation: number, runId: string | null, ref: LabelRef): Target {
  const run = runId === null ? null : requireRun(db, organisation, runId);
  if (!('scan' in ref)) {
    if (!run) throw refuse('A place on a sheet needs the run it is of.', 'run_id');
    const label = requireLabel(db, run, ref);
    if (label.state !== 'printed') {
      throw refuse(
        `${nameOfEntity(label)} on sheet ${label.sheet}, place ${label.cell}, is not recorded as printed. Settle its run, or print it in the ordinary way.`,
        'labels',
      );
    }
    const entity = { ...label, id: label.entity_id };
    return { entity, run, position: label.position, number: label.number };
  }
  const entity = findScanned(db, organisation, ref.scan);
  const print = lastPrint(db, entity, run ?? undefined);
  if (!print) {
    throw refuse(
      `${nameOfEntity(entity)} was never printed ${run ? `in run ${run.id}` : 'here'}; there is no label to make again.`,
      'labels',
    );
  }
  const position = db
    .prepare('SELECT position FROM items WHERE job_seq = ? AND entity_id = ? AND kind = ?')
    .pluck()
    .get(print.run.job_seq, entity.id, entity.kind) as number;
  return { entity, run: print.run, position, number: print.number };
}

function refuseTwice(targets: readonly Target[]): void {
  const seen = new Set<string>();
  for (const { entity, run, number } of targets) {
    if (number === null) continue;
    const key = `${run.seq}/${number}`;
    if (seen.has(key)) throw refuse(`${nameOfEntity(entity)} is named twice.`, 'labels');
    seen.add(key);
  }
}

interface Group {
  /** A run of the job whose stock, layout and settings it takes. */
  readonly source: RunRow;
  readonly copies: number;
  readonly targets: readonly Target[];
}

/** One run per source job and number of copies. */
function groupsOf(targets: readonly Target[]): Group[] {
  const ofEntity = Map.groupBy(targets, ({ entity, run }) => `${run.job_seq}/${entity.id}`);
  const groups = Map.groupBy(ofEntity.values(), (same) => `${same[0]?.run.job_seq}/${same.length}`);
  return [...groups.values()].flatMap((group) => {
    const source = group[0]?.[0]?.run;
    return source ? [{ source, copies: group[0]?.length ?? 1, targets: group.flat() }] : [];
  });
}

/** For people; the items are given. */
function filtersOf(entities: readonly Entity[]): object {
  const [first] = entities;
  if (first?.kind === 1) return { gtins: entities.map(({ gtin }) => gtin) };
  const name = first?.kind === 2 ? 'lot_ids' : 'serial_ids';
  return { [name]: entities.map(({ id, kind }) => publicId(kindNames[kind], id)) };
}

/** Run, record and scrapped labels in one transaction: the events of the run come later and look for the record. */
function orderRun(
  parts: ReprintParts,
  organisation: number,
  order: ReprintOrder,
  { job, group, keep }: { readonly job: string; readonly group: Group; readonly keep: KeepMade },
): Promise<Run> {
  const wanted = startRun.parse({
    job_id: job,
    printer: order.printer,
    start_position: order.start_position,
    copies: group.copies,
    reason: order.reason,
    operator: order.operator ?? null,
  });
  return parts.printing.order(organisation, wanted, (run) => {
    keep(run);
    recordReprint(parts, organisation, order, run, group);
  });
}

function recordReprint(
  { db, ports, ledger, station }: ReprintParts,
  organisation: number,
  order: ReprintOrder,
  run: string,
  { targets }: Group,
): void {
  const { reason } = order;
  const now = ports.now();
  const operator = operatorNumber(db, organisation, order.operator ?? null);
  const body: ReprintRecord = {
    labels: targets.map(({ entity, run: source, number }) => ({
      name: nameOfEntity(entity),
      run: source.id,
      number,
      first: firstPrint(db, entity),
    })),
    reason,
  };
  ledger.record(organisation, { kind: 'reprint', subject: run, body, operator }, now);
  if (!order.scrap) return;
  const items = targets
    .filter((target) => !isAccounted(db, target))
    .map(({ entity, run: source, number }) =>
      number === null
        ? { ...entity, quantity: 1, run_id: source.id }
        : { label: { number }, run_id: source.id },
    );
  recordEvents(
    { db, ledger, station, organisation, operator },
    { type: 'SCRAPPED', items, reason, requestId: null },
    now,
  );
}

/** A label that was recorded as scrapped, or taken as a sample, when it was found is not scrapped once more. */
function isAccounted(db: WriteDb, { entity, run, number }: Target): boolean {
  if (number !== null && accountedAs(db, run, number) !== null) return true;
  const { printed, accounted } = countOf(db, entity);
  return accounted >= printed;
}

function refuse(msg: string, field: string): PrintRoomError {
  return new PrintRoomError('validation_error', msg, {
    faults: [{ loc: ['body', field], msg, type: 'unknown_label' }],
  });
}
