import type { Run } from '../../../src-shared/contract/common.ts';
import type { Job } from '../../../src-shared/contract/jobs.ts';
import { PrintRoomError, toErrorData } from '../../../src-shared/errors.ts';
import type { LabelExportSubmit } from '../../../src-shared/models/label-export.ts';
import type { RunOrder } from '../../../src-shared/models/run-order.ts';
import { labelsPerSheet } from '../../../src-shared/stock-geometry.ts';
import type { OrganisationRow } from '../catalog/organisations.ts';
import type { Stocks } from '../catalog/organisation-stocks.ts';
import type { Changes } from '../changes.ts';
import { build, type WriteDb } from '../db/write-db.ts';
import { freezeSpec } from '../jobs/freeze-spec.ts';
import type { JobEngine } from '../jobs/job-engine.ts';
import type { Ports } from '../ports.ts';
import type { SheetSpec } from '../render/job-spec.ts';
import type { Settings } from '../settings/settings.ts';
import { refuseForScope } from './order-quantities.ts';
import { requirePosition } from './part-sheets.ts';
import type { PrintEngine } from './print-engine.ts';
import type { KeepMade } from './print-requests.ts';
import type { Printers } from './printers.ts';
import { refuseOrder, requireRunOrder } from './refuse-order.ts';

/** A run order whose job is still to be made. */
export type OrderOfSelection = Omit<RunOrder, 'job_id'>;

export interface PrintOrdersParts {
  readonly db: WriteDb;
  readonly ports: Ports;
  readonly settings: Settings;
  readonly stocks: Stocks;
  readonly printers: Printers;
  readonly jobs: JobEngine;
  readonly printing: PrintEngine;
  readonly changes: Changes;
}

/**
 * Labels made and printed in one act. The order waits beside its job and becomes a run when the sheets are made, exactly
 * once: run and order change in one transaction. Nobody has to stay for it, and a start after a crash goes on with it.
 */
export class PrintOrders {
  readonly #parts: PrintOrdersParts;
  /** By job id, of orders that are becoming a run. */
  readonly #starting = new Map<string, Promise<void>>();
  readonly #listen = (organisation: number, job: Job): void => {
    if (job.status === 'completed' && job.print?.state === 'waiting') this.#start(organisation, job.job_id);
  };
  #closed = false;

  constructor(parts: PrintOrdersParts) {
    this.#parts = parts;
  }

  /** Takes up what the last process left between a finished job and its run. */
  start(): void {
    const { db, changes } = this.#parts;
    changes.on('job', this.#listen);
    const left = db
      .prepare(
        `SELECT j.organisation_id, j.id FROM print_orders o JOIN jobs j ON j.seq = o.job_seq
         WHERE o.state = 'waiting' AND j.status = 'completed' ORDER BY j.seq`,
      )
      .all() as { organisation_id: number; id: string }[];
    for (const { organisation_id: organisation, id } of left) this.#start(organisation, id);
  }

  /**
   * Makes the labels that a request selects, and prints them as ordered. What can be known before is checked before:
   * then nothing is made.
   * @param keep gets the id of the job, in the transaction that makes it.
   * @returns the job, and its run where the sheets were made within this call.
   * @throws PrintRoomError `validation_error`, `needs_reason`, `not_found`.
   */
  async make(
    organisation: OrganisationRow,
    request: LabelExportSubmit,
    order: OrderOfSelection,
    keep: KeepMade = () => undefined,
  ): Promise<{ job: Job; run: Run | null }> {
    const { db, jobs, printers } = this.#parts;
    requireRunOrder({ ...order, job_id: '' });
    const printer = printers.require(order.printer);
    // In the dots of the printer that was chosen, which need not be the one that holds the stock.
    const submit =
      printer.dpi === null || request.asset_config?.dpi != null
        ? request
        : { ...request, asset_config: { ...request.asset_config, dpi: printer.dpi } };
    const spec = this.#sheetsOf(organisation, submit);
    refuseForScope(submit.scope, order);
    if (order.start_position !== undefined) {
      requirePosition(spec.stock.id, labelsPerSheet(spec.stock), order.start_position, 'start_position');
    }
    await printers.checkSheets(printer, spec);
    const { job_id: id } = await jobs.submit(organisation, submit, (seq, job) => {
      keep(job);
      db.run(
        build.insertInto('print_orders').values({
          job_seq: seq,
          printer: order.printer,
          run_order: JSON.stringify(order),
          state: 'waiting',
        }),
      );
    });
    return this.answer(organisation.id, id);
  }

  /** How an order stands: the job, and its run where it has one already. @throws PrintRoomError `not_found` */
  async answer(organisation: number, id: string): Promise<{ job: Job; run: Run | null }> {
    const { jobs, printing } = this.#parts;
    await this.#starting.get(id);
    const job = jobs.get(organisation, id);
    const run = job.print?.run_id == null ? null : printing.get(organisation, job.print.run_id);
    return { job, run };
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#parts.changes.off('job', this.#listen);
    await Promise.all(this.#starting.values());
  }

  #sheetsOf(organisation: OrganisationRow, submit: LabelExportSubmit): SheetSpec {
    const { settings, stocks, printers } = this.#parts;
    if (submit.export_type !== 'sheet_pdf' || submit.file_format !== 'pdf') {
      throw refuseOrder('export_type', 'Only label sheets can be printed; symbols as files are saved.');
    }
    const spec = freezeSpec(submit, organisation, stocks.of(organisation.id), settings, (stock) =>
      printers.dpiFor(stock),
    );
    if (spec.kind !== 'sheets') throw new Error('Label sheets were frozen as something else.');
    return spec;
  }

  #start(organisation: number, id: string): void {
    if (this.#closed || this.#starting.has(id)) return;
    const started = this.#becomeRun(organisation, id)
      .catch((caught: unknown) => {
        // It stays where it is, and the next start tries again.
        this.#parts.ports.logger.error({ err: caught, job: id }, 'a print order could not be started');
      })
      .finally(() => this.#starting.delete(id));
    this.#starting.set(id, started);
  }

  async #becomeRun(organisation: number, id: string): Promise<void> {
    const { db, jobs, printing, changes } = this.#parts;
    const waiting = db
      .prepare(
        `SELECT o.job_seq, o.run_order FROM print_orders o JOIN jobs j ON j.seq = o.job_seq
         WHERE j.id = ? AND j.organisation_id = ? AND o.state = 'waiting'`,
      )
      .get(id, organisation) as { job_seq: number; run_order: string } | undefined;
    if (!waiting) return;
    const order = JSON.parse(waiting.run_order) as OrderOfSelection;
    const settle = (
      values: { state: 'started'; run_id: string } | { state: 'refused'; sentence: string },
    ): void =>
      void db.run(build.updateTable('print_orders').set(values).where('job_seq', '=', waiting.job_seq));
    try {
      await printing.order(organisation, { ...order, job_id: id }, (run) =>
        settle({ state: 'started', run_id: run }),
      );
    } catch (caught) {
      if (this.#closed || !(caught instanceof PrintRoomError)) throw caught;
      settle({ state: 'refused', sentence: toErrorData(caught).message });
    }
    changes.emit('job', organisation, jobs.get(organisation, id));
  }
}
