import { oc } from '@orpc/contract';
import { z } from 'zod';
import { dataExportRequest, dataExportStatus } from '../models/data-export.ts';
import { inOrganisation } from './common.ts';

/** An export as the window and the command line see it: that of the API without links, and what was asked for. */
export const dataExport = dataExportStatus.omit({ download_url: true, expires_at: true }).extend({
  include_artifacts: z.boolean(),
  include_people: z.boolean(),
  sha256: z.string().nullable(),
  error_code: z.string().nullable(),
  /** Whether the file is still there. */
  available: z.boolean(),
  created_at: z.string(),
  finished_at: z.string().nullable(),
});
export type DataExport = z.infer<typeof dataExport>;

const jobId = z.object({ ...inOrganisation, job_id: z.string() });

export const dataExportContract = {
  request: oc.input(dataExportRequest.extend(inOrganisation)).output(dataExport),
  /** The newest first. */
  list: oc
    .input(z.object({ ...inOrganisation, limit: z.int().min(1).max(100).default(20) }))
    .output(z.array(dataExport)),
  get: oc.input(jobId).output(dataExport),
  /** Bytes `begin` to `end` (exclusive) of the archive, at most 8 MiB at a time; works over every door. */
  range: oc
    .input(jobId.extend({ begin: z.int().min(0), end: z.int().min(0) }))
    .output(z.object({ bytes: z.file(), size: z.int() })),
};

/** Paths of this machine, for the command line only. */
export const dataExportAdminContract = {
  saveDataExport: oc
    .input(jobId.extend({ path: z.string() }))
    .output(z.object({ path: z.string(), sha256: z.string() })),
  /** Ends when the export has ended. */
  waitForDataExport: oc.input(jobId).output(dataExport),
};
