import { z } from 'zod';
import { shortUuidPattern } from '../ids.ts';
import { jobStates } from '../states/job-states.ts';

/** The organisation data export of the dashboard page: names, enums and required fields are the page's. */
export const archiveFormats = ['zip', 'tar.gz'] as const;
export type ArchiveFormat = (typeof archiveFormats)[number];

/** Version of what is inside; the way back reads this version and older ones. */
export const dataExportFormatVersion = '1.2';

export const dataExportSections = [
  'organization',
  'products',
  'lots',
  'serials',
  'lot_runs',
  'jobs',
  'lifecycle_events',
  'stocks',
  'layouts',
  'settings',
] as const;
export type DataExportSection = (typeof dataExportSections)[number];

export const dataExportState = z.enum(jobStates);
export const dataExportArchiveFormat = z.enum(archiveFormats);

/** As on the page, what may be null is not required; it is sent all the same. */
export const sectionReport = z.object({
  key: z.string().describe('Name of the section.'),
  status: z
    .enum(['ok', 'empty', 'partial', 'error'])
    .describe('One section that fails does not stop the others.'),
  record_count: z.int().min(0),
  /** Files beside the records; null where a section has none. */
  binary_count: z
    .int()
    .min(0)
    .nullable()
    .default(null)
    .describe('Files beside the records, where it has any.'),
  error: z.string().nullable().default(null),
});
export type SectionReport = z.infer<typeof sectionReport>;

/** Our request; the page of the request is not public, only its poll page is. */
export const dataExportRequest = z.strictObject({
  archive_format: dataExportArchiveFormat.default('zip'),
  /** Finished PDFs and ZIPs of jobs go in too. */
  include_artifacts: z.boolean().default(false).describe('Also the finished files of label export jobs.'),
  /** Names of operators go in too; otherwise only their numbers. */
  include_people: z
    .boolean()
    .default(false)
    .describe('Also names of operators; otherwise only their numbers.'),
});
export type DataExportRequest = z.infer<typeof dataExportRequest>;

export const dataExportStatus = z.object({
  job_id: z.string().length(22).regex(shortUuidPattern).meta({ format: 'shortuuid' }),
  status: dataExportState,
  archive_format: dataExportArchiveFormat,
  format_version: z.string(),
  output_filename: z.string().nullable().default(null),
  file_size_bytes: z.int().min(0).describe('0 until completed.'),
  download_url: z
    .string()
    .nullable()
    .default(null)
    .describe('Signed link, fresh at every poll; null until completed.'),
  expires_at: z.string().nullable().default(null).describe('When the link stops working.'),
  sections: z.array(sectionReport).default([]),
  error: z.string().nullable().default(null),
});
export type DataExportStatus = z.infer<typeof dataExportStatus>;
