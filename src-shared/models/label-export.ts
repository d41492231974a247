import { z } from 'zod';
import { resolutions } from '../units.ts';
import { jobStates } from '../states/job-states.ts';

/** The label-export contract of the API pages: names, limits and enums are theirs, the extensions are marked. */
export const scopes = ['products', 'lots', 'serials'] as const;
export type Scope = (typeof scopes)[number];

export const exportTypes = ['qr_codes', 'datamatrix', 'barcodes_1d', 'codes_combined', 'sheet_pdf'] as const;
export type ExportType = (typeof exportTypes)[number];

export const fileFormats = ['svg', 'png', 'pdf', 'eps'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** Which formats each type may take. `codes_combined` has no rule in the pages; svg is common to both its halves. */
export const formatsOfType: Record<ExportType, readonly FileFormat[]> = {
  qr_codes: ['svg', 'png'],
  datamatrix: ['svg', 'png'],
  barcodes_1d: ['svg', 'eps'],
  codes_combined: ['svg'],
  sheet_pdf: ['pdf'],
};

/** What this version of Print Room renders. The rest of the contract is refused by name, never half done. */
export const renderedTypes: readonly ExportType[] = ['sheet_pdf'];

const maxEntries = 5000;
/** Opaque: an unknown id matches nothing. The length is bounded so that a request cannot smuggle a book. */
const opaqueId = z.string().min(1).max(128);
const idList = z.array(opaqueId).max(maxEntries);
/** A date-time without a zone would mean another instant on every machine, so it is refused. */
const instant = z.iso.datetime({ offset: true, error: 'Needs an ISO-8601 date-time with a time zone' });

export const labelExportFilters = z.strictObject({
  gtins: z.array(z.string().max(64)).max(maxEntries).nullish(),
  product_id: opaqueId.nullish(),
  lot_ids: idList.nullish(),
  serial_ids: idList.nullish(),
  lot_run_id: opaqueId.nullish(),
  never_printed: z.boolean().nullish(),
  created_after: instant.nullish(),
  created_before: instant.nullish(),
});
export type LabelExportFilters = z.infer<typeof labelExportFilters>;

export const errorCorrections = ['L', 'M', 'Q', 'H'] as const;
export type ErrorCorrection = (typeof errorCorrections)[number];

/** `sheet_template` is the pages' own; the other keys are ours. */
export const labelExportAssetConfig = z.strictObject({
  sheet_template: z.string().max(64).nullish(),
  symbol: z.enum(['qr', 'datamatrix']).nullish(),
  layout: z.string().max(64).nullish(),
  dpi: z.literal(resolutions, { error: `Must be one of ${resolutions.join(', ')}` }).nullish(),
  x_dimension_mm: z.number().min(0.1).max(5).nullish(),
  error_correction: z.enum(errorCorrections).nullish(),
  human_readable: z.boolean().nullish(),
  one_lot_per_sheet: z.boolean().nullish(),
});
export type LabelExportAssetConfig = z.infer<typeof labelExportAssetConfig>;

export const labelExportSubmit = z.strictObject({
  scope: z.enum(scopes),
  export_type: z.enum(exportTypes),
  file_format: z.enum(fileFormats),
  filters: labelExportFilters.nullish(),
  asset_config: labelExportAssetConfig.nullish(),
});
export type LabelExportSubmit = z.infer<typeof labelExportSubmit>;

export const labelExportAccepted = z.object({
  job_id: z.string(),
  status: z.enum(jobStates),
  poll_url: z.string(),
});
export type LabelExportAccepted = z.infer<typeof labelExportAccepted>;

export const labelExportStatus = z.object({
  job_id: z.string(),
  status: z.enum(jobStates),
  total_items: z.int().min(0),
  processed_items: z.int().min(0),
  progress_percent: z.int().min(0).max(100),
  download_url: z.string().nullable(),
  expires_at: z.string().nullable(),
  output_filename: z.string().nullable(),
  file_size_bytes: z.int().min(0),
  error: z.string().nullable(),
});
export type LabelExportStatus = z.infer<typeof labelExportStatus>;
