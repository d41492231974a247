import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  labelExportAccepted,
  labelExportFilters,
  labelExportStatus,
  labelExportSubmit,
} from '../models/label-export.ts';
import { exportTypes, fileFormats, scopes } from '../models/export-types.ts';
import { resolutions } from '../units.ts';
import { manifestRow } from '../models/manifest.ts';
import { inOrganisation, requestId } from './common.ts';

/**
 * Where we stand with work at Closient. `submitting`: being sent, nothing came back yet. `unknown`: nobody knows
 * whether Closient took it. `following`: polled. `fetching`: its file comes. `held`: a person has to act. `here`: the
 * file is here. `ended`: failed, or not followed any more.
 */
export const followStates = [
  'submitting',
  'unknown',
  'following',
  'fetching',
  'held',
  'here',
  'ended',
] as const;

const itemSubject = z.object({
  gtin: z.string(),
  product: z.string().nullable(),
  lot: z.string().nullable(),
});

/** A job as the queue shows it: the mirror's status and what a person wants to know beside it. */
export const job = labelExportStatus.omit({ download_url: true, expires_at: true }).extend({
  scope: z.enum(scopes),
  export_type: z.enum(exportTypes),
  file_format: z.enum(fileFormats),
  stock: z.string().nullable(),
  layout: z.string().nullable(),
  labels_per_sheet: z.int().nullable(),
  /** Sheets of the artifact; null until it is finished. */
  sheets: z.int().nullable(),
  /** Symbol files in the archive, its manifests not counted; 0 for sheets. */
  files: z.int(),
  /** A new lot begins a new sheet, so sheets are not labels divided by labels per sheet. */
  one_lot_per_sheet: z.boolean(),
  sha256: z.string().nullable(),
  /** Of a job that is made at Closient; null for those of this machine. */
  remote: z
    .object({
      host: z.string(),
      /** Closient's id of it; null until it is known. */
      job_id: z.string().nullable(),
      state: z.enum(followStates),
      /** What stands in the way, in one sentence. */
      sentence: z.string().nullable(),
      /** Size of its file as announced, and what of it is here. */
      bytes: z.int(),
      bytes_here: z.int(),
    })
    .nullable(),
  /** The order that was given with it: it is printed as soon as its sheets are made. null = none. */
  print: z
    .object({
      printer: z.string(),
      state: z.enum(['waiting', 'started', 'refused']),
      run_id: z.string().nullable(),
      /** Why it was refused. */
      sentence: z.string().nullable(),
    })
    .nullable(),
  /**
   * What its first and its last item are of, in print order: product, lot, arrival. So where both are of one lot, all
   * are. null until the items are chosen, and of a job at Closient.
   */
  span: z.object({ first: itemSubject, last: itemSubject }).nullable(),
  /** "Nothing to print" is a calm grey line, not a red one. */
  error_code: z.string().nullable(),
  created_at: z.string(),
  finished_at: z.string().nullable(),
});
export type Job = z.infer<typeof job>;

/** The first files of an archive; `picture` is a data URL where a page can show the file. */
export const archivePreview = z.array(manifestRow.extend({ picture: z.string().nullable() }));
export type ArchivePreview = z.infer<typeof archivePreview>;

const jobId = z.object({ job_id: z.string() });

export const entityRow = z.object({
  id: z.string(),
  gtin: z.string(),
  product: z.string().nullable(),
  lot: z.string().nullable(),
  serial: z.string().nullable(),
  date: z.string().nullable(),
  created_at: z.string(),
});
export type EntityRow = z.infer<typeof entityRow>;

export const jobsContract = {
  submit: oc.input(labelExportSubmit.extend(inOrganisation)).output(labelExportAccepted),
  list: oc
    .input(z.object({ ...inOrganisation, limit: z.int().min(1).max(200).default(50) }))
    .output(z.array(job)),
  get: oc.input(jobId.extend(inOrganisation)).output(job),
  cancel: oc.input(jobId.extend(inOrganisation).extend({ by: z.string().default('operator') })).output(job),
  /** A finished job of label sheets again, with the very same items, in the dots of another printer. */
  again: oc.input(jobId.extend(inOrganisation).extend({ dpi: z.literal(resolutions) })).output(job),
  /** A job that failed or was cancelled once more, as another job. What it selects is looked up anew; nothing is printed. */
  retry: oc.input(jobId.extend(inOrganisation)).output(job),
  /** What the filters select now: the count and the first rows in print order. */
  preview: oc
    .input(
      z.object({
        ...inOrganisation,
        scope: z.enum(scopes),
        filters: labelExportFilters.nullish(),
        limit: z.int().min(0).max(100).default(10),
      }),
    )
    .output(z.object({ count: z.int(), rows: z.array(entityRow) })),
  /**
   * The saved sheets of a job are printed somewhere else: its labels are recorded as printed, because somebody says so.
   * With `again` also those that are printed already.
   */
  printedElsewhere: oc
    .input(
      jobId.extend({
        ...inOrganisation,
        /** Where, and why not from here. */
        reason: z.string().trim().min(1).max(500),
        again: z.boolean().default(false),
        request_id: requestId,
        operator: z.string().trim().min(1).max(100).nullish(),
      }),
    )
    .output(z.object({ recorded: z.int() })),
  /** What a finished archive begins with; an archive has no pages to look at. */
  archive: oc
    .input(jobId.extend(inOrganisation).extend({ limit: z.int().min(1).max(100).default(24) }))
    .output(archivePreview),
  /** Bytes `begin` to `end` (exclusive) of the finished file, for the preview; works over every door. */
  artifactRange: oc
    .input(jobId.extend(inOrganisation).extend({ begin: z.int().min(0), end: z.int().min(0) }))
    .output(z.object({ bytes: z.file(), size: z.int() })),
};
