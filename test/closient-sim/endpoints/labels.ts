import { setImmediate } from 'node:timers/promises';
import { invalid, json, ProblemError } from '../answer.ts';
import type { Identity, Kind } from '../catalog/rows.ts';
import { isId } from '../ids.ts';
import type { Route, World } from '../world.ts';
import { Checker } from './check.ts';
import { drawExport } from './draw-export.ts';
import { extended } from './lists.ts';
import { checkFilters, select } from './select.ts';

const formats: Readonly<Record<string, readonly string[]>> = {
  qr_codes: ['svg', 'png'],
  datamatrix: ['svg', 'png'],
  barcodes_1d: ['svg', 'eps'],
  codes_combined: ['svg'],
  sheet_pdf: ['pdf'],
};
const path = '/products/api/v1/labels/export/';

interface Job {
  readonly id: string;
  readonly row: number;
  readonly kind: Kind;
  readonly exportType: string;
  readonly format: string;
  readonly items: readonly { readonly number: number; readonly label: Identity }[];
  readonly filename: string;
  drawing: Promise<Buffer> | null;
  polls: number;
  size: number;
  state: 'pending' | 'processing' | 'completed' | 'failed';
  error: string | null;
}

/** Bulk label exports: submit and poll, with files that are really drawn. Progress comes with polls, not with time. */
export function labelRoutes(world: World): Route[] {
  const { settings, ids, catalog, files } = world;
  const jobs: Job[] = [];
  return [
    {
      method: 'POST',
      path: /^\/products\/api\/v1\/labels\/export\/$/,
      shown: path,
      summary: 'Submit a bulk label-export job',
      writes: true,
      async handle({ body }) {
        const { scope, exportType, format, filters } = checkSubmit(body);
        const row = jobs.length;
        const id = ids.of('job', row);
        const items = await select(catalog, ids, scope, filters, setImmediate);
        const job: Job = {
          id,
          row,
          kind: scope,
          exportType,
          format,
          items,
          filename: filenameOf(exportType, scope, id, items.length),
          drawing: null,
          polls: 0,
          size: 0,
          state: 'pending',
          error: null,
        };
        jobs.push(job);
        job.error = refusal(job);
        if (job.error !== null) job.state = 'failed';
        else {
          job.drawing = drawExport(
            exportType,
            format,
            items.map(({ label }) => label),
            settings,
            setImmediate,
          );
          if (items.length <= settings.syncThreshold) await complete(job, job.drawing);
        }
        return json(202, extended(world, { job_id: id, status: job.state, poll_url: `${path}${id}/` }));
      },
    },
    {
      method: 'GET',
      path: /^\/products\/api\/v1\/labels\/export\/([^/]+)\/$/,
      shown: `${path}{job_id}/`,
      summary: 'Poll a bulk label-export job',
      async handle({ params: [id = ''] }) {
        if (!isId(id)) throw invalid({ loc: ['path', 'job_id'], msg: 'Malformed id', type: 'value_error' });
        const job = jobs[ids.rowOf('job', id) ?? -1];
        if (!job) throw new ProblemError(404, 'not_found', 'The requested resource was not found.');
        if (job.state === 'pending' || job.state === 'processing') await advance(job);
        return json(200, extended(world, status(job)));
      },
    },
  ];

  function refusal(job: Job): string | null {
    if (settings.exportError !== null) return settings.exportError;
    if (job.kind === 'products' && settings.productsScope === 'fails')
      return 'Scope products is not rendered.';
    if (job.items.length === 0) return 'The filters match nothing.';
    return job.items.length > settings.exportMost ? `More than ${settings.exportMost} items.` : null;
  }

  async function advance(job: Job): Promise<void> {
    job.polls++;
    if (job.polls >= settings.exportPolls && job.drawing) await complete(job, job.drawing);
    else if (job.polls > 1) job.state = 'processing';
  }

  async function complete(job: Job, drawing: Promise<Buffer>): Promise<void> {
    const file = await drawing;
    if (job.state === 'completed') return;
    files.put(fileOf(job), job.exportType === 'sheet_pdf' ? 'application/pdf' : 'application/zip', file);
    job.size = file.length;
    job.state = 'completed';
    job.drawing = null;
    if (settings.exportMarksPrinted) catalog.markPrinted(job.kind, ...job.items.map(({ number }) => number));
  }

  function status(job: Job): object {
    const total = job.state === 'pending' ? 0 : job.items.length;
    const done = job.state === 'completed';
    const share = done ? 1 : job.state === 'processing' ? (job.polls - 1) / settings.exportPolls : 0;
    const link = done ? files.sign(fileOf(job), settings.urlSeconds) : null;
    const processed = Math.floor(total * share);
    return {
      job_id: job.id,
      status: job.state,
      total_items: total,
      processed_items: processed,
      progress_percent: total === 0 ? 0 : Math.min(100, Math.floor((processed / total) * 100)),
      download_url: link?.url ?? null,
      expires_at: link === null ? null : new Date(link.expires).toISOString(),
      output_filename: done ? job.filename : null,
      file_size_bytes: job.size,
      error: job.error,
    };
  }

  function fileOf(job: Job): string {
    return `/exports/${job.row + 1}/${job.filename}`;
  }
}

function checkSubmit(body: unknown) {
  const check = new Checker('body');
  const fields = check.object(body);
  check.required(fields, ['scope', 'export_type', 'file_format']);
  check.oneOf(fields, 'scope', ['products', 'lots', 'serials']);
  check.oneOf(fields, 'export_type', Object.keys(formats));
  check.oneOf(fields, 'file_format', ['svg', 'png', 'pdf', 'eps']);
  const within = new Checker('body', 'filters');
  const filters = fields['filters'] == null ? {} : within.object(fields['filters']);
  checkFilters(filters, within);
  const exportType = String(fields['export_type']);
  const format = String(fields['file_format']);
  const faults = [...check.faults, ...within.faults];
  if (faults.length === 0 && formats[exportType]?.includes(format) !== true) {
    const msg = `${exportType} is not made as ${format}`;
    faults.push({ loc: ['body', 'file_format'], msg, type: 'value_error' });
  }
  if (faults.length > 0) throw invalid(...faults);
  return { scope: fields['scope'] as Kind, exportType, format, filters };
}

function filenameOf(exportType: string, scope: Kind, id: string, count: number): string {
  const job = id.slice(-8);
  return exportType === 'sheet_pdf'
    ? `sheet-${job}-${count}.pdf`
    : `${exportType}-${scope}-${job}-${count}.zip`;
}
