import type { Run } from '../../src-shared/contract/common.ts';
import type { LabelExportSubmit } from '../../src-shared/models/label-export.ts';
import type { Job } from '../../src-shared/contract/jobs.ts';
import type { PrintRoom } from '../../src-main/core/print-room.ts';
import { clientOf, csvFile, openTestRoom, serialsCsv, type TestRoomOptions } from './room.ts';

export type Client = ReturnType<typeof clientOf>;

/** A room with serials S000001... of one lot, and a completed sheet of them all: 63 labels a sheet, 20 sheets a chunk. */
export async function roomWithSheet(
  serials: number,
  options: TestRoomOptions & {
    readonly counts?: boolean;
    readonly asset?: LabelExportSubmit['asset_config'];
  } = {},
) {
  const room = await openTestRoom(options);
  const client = clientOf(room);
  await client.admin.importFile({ path: csvFile(serialsCsv(serials)) });
  if (options.counts !== undefined) {
    await client.printing.setCountsAsPrinted({ printer: 'folder', counts: options.counts });
  }
  const job = await sheetOf(client, {}, options.asset);
  return { room, client, job };
}

/** Submits a sheet and waits for it. */
export async function sheetOf(
  client: Client,
  filters: LabelExportSubmit['filters'] = {},
  asset: LabelExportSubmit['asset_config'] = {},
  scope: LabelExportSubmit['scope'] = 'serials',
): Promise<Job> {
  const accepted = await client.jobs.submit({
    scope,
    export_type: 'sheet_pdf',
    file_format: 'pdf',
    filters: filters ?? {},
    asset_config: asset ?? {},
  });
  return client.admin.waitForJob({ job_id: accepted.job_id });
}

/** Orders a run and waits until it has ended or needs a person. */
export async function print(
  client: Client,
  job: { readonly job_id: string },
  order: Partial<Parameters<Client['printing']['start']>[0]> = {},
): Promise<Run> {
  const run = await client.printing.start({ job_id: job.job_id, printer: 'folder', ...order });
  return client.admin.waitForRun({ run_id: run.run_id });
}

export async function neverPrinted(client: Client): Promise<number> {
  const preview = await client.jobs.preview({ scope: 'serials', filters: { never_printed: true }, limit: 0 });
  return preview.count;
}

export interface EventRow {
  readonly type: string;
  readonly kind: number;
  readonly lot: string | null;
  readonly serial: string | null;
  readonly quantity: number;
  readonly evidence: string;
  readonly reason: string | null;
  readonly operator: string | null;
  readonly run_id: string | null;
}

/** The ledger as it is on disk, with names for numbers. */
export function events(room: PrintRoom): EventRow[] {
  return room.db
    .prepare(
      `SELECT e.type, e.kind, e.lot, e.serial, e.quantity, e.evidence, e.reason, o.name AS operator, e.run_id
       FROM lifecycle_events e JOIN operators o ON o.number = e.operator ORDER BY e.id`,
    )
    .all() as EventRow[];
}

export interface LabelRow {
  readonly number: number;
  readonly chunk: number;
  readonly position: number;
  readonly copy: number;
  readonly sheet: number;
  readonly cell: number;
  readonly state: string;
}

export function labels(room: PrintRoom, run: { readonly run_id: string }): LabelRow[] {
  return room.db
    .prepare(
      `SELECT l.number, l.chunk, l.position, l.copy, l.sheet, l.cell, l.state
       FROM run_labels l JOIN runs r ON r.seq = l.run_seq WHERE r.id = ? ORDER BY l.number`,
    )
    .all(run.run_id) as LabelRow[];
}

/** Resolves with the first news of a run that satisfies a condition. */
export function reaches(room: PrintRoom, runId: string, condition: (run: Run) => boolean): Promise<Run> {
  return new Promise((resolve) => {
    const listen = (_organisation: number, run: Run): void => {
      if (run.run_id !== runId || !condition(run)) return;
      room.changes.off('run', listen);
      resolve(run);
    };
    room.changes.on('run', listen);
  });
}
