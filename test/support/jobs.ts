import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Job } from '../../src-shared/contract/jobs.ts';
import type { LabelExportAssetConfig, LabelExportSubmit } from '../../src-shared/models/label-export.ts';
import { formatsOfType, type ArchiveType } from '../../src-shared/models/export-types.ts';
import { importFile } from '../../src-main/core/catalog/import/import-file.ts';
import { listOrganisations, type OrganisationRow } from '../../src-main/core/catalog/organisations.ts';
import type { PrintRoom } from '../../src-main/core/print-room.ts';
import { csvFile, serialsCsv } from './room.ts';

/** What the tests of jobs and sheets do again and again with an open core. */
export function organisationOf(room: PrintRoom): OrganisationRow {
  const [organisation] = listOrganisations(room.db);
  if (!organisation) throw new Error('The room has no organisation.');
  return organisation;
}

/** Imports rows; every one must be good. */
export async function importRows(room: PrintRoom, csv: string): Promise<void> {
  const report = await importFile(room.db, organisationOf(room).id, csvFile(csv), room.ports.now);
  if (report.rejected_count > 0) throw new Error(JSON.stringify(report.rejected));
}

export async function importSerials(room: PrintRoom, count: number, from = 1): Promise<void> {
  await importRows(room, serialsCsv(count, { from }));
}

export function sheetRequest(
  asset_config: LabelExportAssetConfig = {},
  scope: LabelExportSubmit['scope'] = 'serials',
  filters: LabelExportSubmit['filters'] = {},
): LabelExportSubmit {
  return { scope, export_type: 'sheet_pdf', file_format: 'pdf', filters, asset_config };
}

/** Symbols in an archive; its format is the first its type has, unless one is named. */
export function archiveRequest(
  export_type: ArchiveType,
  wish: Partial<Pick<LabelExportSubmit, 'scope' | 'file_format' | 'filters' | 'asset_config'>> = {},
): LabelExportSubmit {
  const file_format = formatsOfType[export_type][0] ?? 'svg';
  return { scope: 'serials', export_type, file_format, ...wish };
}

/** Submits and waits for the end, whatever it is. */
export async function runJob(room: PrintRoom, request: LabelExportSubmit = sheetRequest()): Promise<Job> {
  const { job_id } = await room.jobs.submit(organisationOf(room), request);
  return room.jobs.waitForJob(organisationOf(room).id, job_id);
}

/** Path and bytes of a completed job's file; the stored SHA-256 must be true. */
export async function artifactOf(room: PrintRoom, job: Job): Promise<{ path: string; bytes: Buffer }> {
  const { path } = await room.jobs.artifactPath(organisationOf(room).id, job.job_id);
  const bytes = readFileSync(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== room.jobs.get(organisationOf(room).id, job.job_id).sha256) {
    throw new Error(`The file of job ${job.job_id} is not the one its row describes.`);
  }
  return { path, bytes };
}

export function filesIn(folder: string): string[] {
  return readdirSync(folder).sort();
}

/** Resolves with the first event of this job that the condition accepts. */
export function whenJob(room: PrintRoom, accepts: (job: Job) => boolean): Promise<Job> {
  return new Promise((resolve) => {
    const listen = (_organisation: number, job: Job): void => {
      if (!accepts(job)) return;
      room.changes.off('job', listen);
      resolve(job);
    };
    room.changes.on('job', listen);
  });
}
