import type { Job } from '../../../src-shared/contract/jobs.ts';
import { canonicalJobId, jobIdPattern } from '../../../src-shared/ids.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import { build, type WriteDb } from '../db/write-db.ts';
import { filesPerItem } from '../../../src-shared/models/export-types.ts';
import type { JobSpec, SheetSpec } from '../render/job-spec.ts';
import { labelsPerSheet } from '../../../src-shared/stock-geometry.ts';

/** A job and its artifact as they are stored. */
export function findJob(db: WriteDb, organisation: number, id: string) {
  return db.first(
    jobsWithArtifact()
      .where('jobs.id', '=', canonicalJobId(id))
      .where('jobs.organisation_id', '=', organisation),
  );
}

export type JobRow = NonNullable<ReturnType<typeof findJob>>;

export function jobsWithArtifact() {
  return build
    .selectFrom('jobs')
    .leftJoin('artifacts', 'artifacts.job_seq', 'jobs.seq')
    .leftJoin('remote_jobs', 'remote_jobs.job_seq', 'jobs.seq')
    .leftJoin('print_orders', 'print_orders.job_seq', 'jobs.seq')
    .leftJoin('items as first_item', (join) =>
      join.onRef('first_item.job_seq', '=', 'jobs.seq').on('first_item.position', '=', 1),
    )
    .leftJoin('items as last_item', (join) =>
      join.onRef('last_item.job_seq', '=', 'jobs.seq').onRef('last_item.position', '=', 'jobs.total_items'),
    )
    .selectAll('jobs')
    .select([
      'artifacts.file_name',
      'artifacts.sha256',
      'artifacts.bytes',
      'artifacts.sheets',
      'artifacts.app_version',
      'artifacts.removed_at',
      'remote_jobs.origin as remote_origin',
      'remote_jobs.remote_id',
      'remote_jobs.state as remote_state',
      'remote_jobs.sentence as remote_sentence',
      'remote_jobs.bytes as remote_bytes',
      'remote_jobs.bytes_here as remote_bytes_here',
      'print_orders.printer as order_printer',
      'print_orders.state as order_state',
      'print_orders.run_id as order_run',
      'print_orders.sentence as order_sentence',
      'first_item.gtin as first_gtin',
      'first_item.lot as first_lot',
      'first_item.product_name as first_product',
      'last_item.gtin as last_gtin',
      'last_item.lot as last_lot',
      'last_item.product_name as last_product',
    ]);
}

/**
 * @throws PrintRoomError `validation_error` where the id has no shape of a job id, before the database is asked;
 * `not_found` where it is unknown or another organisation's: which of the two is nobody's business.
 */
export function requireJob(db: WriteDb, organisation: number, id: string): JobRow {
  if (!jobIdPattern.test(id)) {
    const msg = 'A job id has 22 letters and digits, or is a UUID';
    throw new PrintRoomError('validation_error', `${msg}.`, {
      faults: [{ loc: ['path', 'job_id'], msg, type: 'string_pattern_mismatch' }],
    });
  }
  const job = findJob(db, organisation, id);
  if (!job) throw new PrintRoomError('not_found', `There is no label export job ${id}.`);
  return job;
}

/** As the queue shows it. @param processed items written so far, where the engine knows more than the row. */
export function describeJob(row: JobRow, processed: number = row.processed_items): Job {
  const spec = specOf(row);
  const sheets = spec.kind === 'sheets' ? spec : null;
  const completed = row.status === 'completed';
  const done = completed ? row.total_items : Math.min(processed, row.total_items);
  return {
    job_id: row.id,
    status: row.status,
    total_items: row.total_items,
    processed_items: done,
    progress_percent: row.total_items === 0 ? 0 : Math.min(100, Math.floor((done / row.total_items) * 100)),
    output_filename: completed ? row.file_name : null,
    file_size_bytes: completed ? (row.bytes ?? 0) : 0,
    error: row.error,
    scope: row.scope,
    export_type: row.export_type,
    file_format: row.file_format,
    stock: sheets?.stock.id ?? (spec.kind === 'remote' ? (spec.assetConfig.sheet_template ?? null) : null),
    layout: sheets?.label.layout.id ?? null,
    sheets: sheets && completed ? row.sheets : null,
    files: row.remote === 1 ? 0 : row.total_items * filesPerItem(row.export_type),
    one_lot_per_sheet: sheets?.oneLotPerSheet ?? false,
    labels_per_sheet: sheets && labelsPerSheet(sheets.stock),
    sha256: row.sha256,
    remote: remoteOf(row),
    print: printOf(row),
    span: spanOf(row),
    error_code: row.error_code,
    created_at: new Date(row.created_at).toISOString(),
    finished_at: row.finished_at === null ? null : new Date(row.finished_at).toISOString(),
  };
}

function spanOf(row: JobRow): Job['span'] {
  const { first_gtin: from, last_gtin: to } = row;
  if (from === null || to === null) return null;
  return {
    first: { gtin: from, product: row.first_product, lot: row.first_lot },
    last: { gtin: to, product: row.last_product, lot: row.last_lot },
  };
}

function printOf(row: JobRow): Job['print'] {
  const { order_printer: printer, order_state: state, order_run: run, order_sentence: sentence } = row;
  // Of a job that failed nothing waits any more; its own error says why.
  if (printer === null || state === null || row.status === 'failed') return null;
  return { printer, state, run_id: run, sentence };
}

function remoteOf(row: JobRow): Job['remote'] {
  const { remote_origin: origin, remote_state: state } = row;
  if (origin === null || state === null) return null;
  return {
    // A restored archive may say anything.
    host: URL.canParse(origin) ? new URL(origin).host : origin,
    job_id: row.remote_id,
    state,
    sentence: row.remote_sentence,
    bytes: row.remote_bytes ?? 0,
    bytes_here: row.remote_bytes_here ?? 0,
  };
}

export function specOf(row: { readonly spec: string }): JobSpec {
  return JSON.parse(row.spec) as JobSpec;
}

/**
 * What shapes the sheets of a job.
 * @throws PrintRoomError `conflict` where it has none.
 */
export function requireSheets(row: { readonly id: string; readonly spec: string }): SheetSpec {
  const spec = specOf(row);
  if (spec.kind === 'sheets') return spec;
  if (spec.kind === 'remote')
    throw new PrintRoomError(
      'conflict',
      `Job ${row.id} was made at Closient: what is on its labels is not known here, so it cannot be printed from here. Save its file, or render the labels here.`,
    );
  throw new PrintRoomError(
    'conflict',
    `Job ${row.id} is an archive of symbols; only label sheets can be printed.`,
  );
}
