import { z } from 'zod';
import { resolutions } from '../units.ts';
import { jobStates } from '../states/job-states.ts';
import { instant } from './instant.ts';
import { scopes, exportTypes, fileFormats } from './export-types.ts';

/** The label-export contract of the API pages: names, limits and enums are theirs, the extensions are marked. */

const maxEntries = 5000;
/** Opaque: an unknown id matches nothing. The length is bounded so that a request cannot smuggle a book. */
const opaqueId = z.string().min(1).max(128);
const idList = z.array(opaqueId).max(maxEntries);

export const labelExportFilters = z.strictObject({
  gtins: z
    .array(z.string().max(64))
    .max(maxEntries)
    .nullish()
    .describe(
      'GTINs of 8, 12, 13 or 14 digits. Stricter: a wrong check digit and an empty list are refused.',
    ),
  product_id: opaqueId.nullish().describe('One product, by its id. An unknown id selects nothing.'),
  lot_ids: idList
    .nullish()
    .describe(
      'Lots by id. Wider: at scope serials, the serials of those lots. Refused at scope products, and empty.',
    ),
  serial_ids: idList
    .nullish()
    .describe('Serials by id. Refused at every other scope than serials, and empty.'),
  lot_run_id: opaqueId
    .nullish()
    .describe(
      "All lots of one lot run, by its id or its name. Wider: at scope serials, those lots' serials. Refused at scope products.",
    ),
  never_printed: z
    .boolean()
    .nullish()
    .describe(
      'true: only what has no PRINTED event yet and no label whose fate is unknown. false is the same as absent.',
    ),
  created_after: instant
    .nullish()
    .describe('Created at this instant or later. Stricter: a time zone is required.'),
  created_before: instant
    .nullish()
    .describe(
      'Created at this instant or earlier. Stricter: a time zone is required, and created_after may not be later.',
    ),
});
export type LabelExportFilters = z.infer<typeof labelExportFilters>;

export const errorCorrections = ['L', 'M', 'Q', 'H'] as const;
export type ErrorCorrection = (typeof errorCorrections)[number];

/** What `barcodes_1d` draws; a setting of the organisation. */
export const linearKinds = ['by_gtin', 'gs1_128'] as const;

/** `sheet_template` is the pages' own; the other keys are ours. */
export const labelExportAssetConfig = z.strictObject({
  sheet_template: z
    .string()
    .max(64)
    .nullish()
    .describe(
      'Stock of a sheet, by its id. An unknown one is refused for sheet_pdf; other types ignore it but for its length.',
    ),
  symbol: z.enum(['qr', 'datamatrix']).nullish().describe('Extension: which symbol a sheet carries.'),
  layout: z.string().max(64).nullish().describe('Extension: what is on a label of a sheet, by layout id.'),
  dpi: z
    .literal(resolutions, { error: `Must be one of ${resolutions.join(', ')}` })
    .nullish()
    .describe('Extension: dots per inch of the printer; modules are a whole number of dots.'),
  x_dimension_mm: z
    .number()
    .min(0.1)
    .max(5)
    .nullish()
    .describe('Extension: width of a module in mm, rounded to the dot grid.'),
  error_correction: z
    .enum(errorCorrections)
    .nullish()
    .describe('Extension: error correction of QR codes; absent: the higher of M and L that fits.'),
  human_readable: z.boolean().nullish().describe('Extension: text with the symbol.'),
  one_lot_per_sheet: z.boolean().nullish().describe('Extension: every lot begins on a new sheet.'),
});
export type LabelExportAssetConfig = z.infer<typeof labelExportAssetConfig>;

export const labelExportScope = z.enum(scopes);
export const labelExportType = z.enum(exportTypes);
export const labelExportFileFormat = z.enum(fileFormats);
export const labelExportState = z.enum(jobStates);

export const labelExportSubmit = z.strictObject({
  scope: labelExportScope.describe('What gets a label: every product, every lot, or every serial.'),
  export_type: labelExportType.describe('A sheet of labels (PDF), or a ZIP of symbols.'),
  file_format: labelExportFileFormat.describe('Must go together with export_type, else 422.'),
  filters: labelExportFilters
    .nullish()
    .describe('Narrows the selection; all keys must hold. Absent: everything that is active at this scope.'),
  asset_config: labelExportAssetConfig.nullish().describe('How it is drawn. Absent: the defaults.'),
});
export type LabelExportSubmit = z.infer<typeof labelExportSubmit>;

export const labelExportAccepted = z.object({
  job_id: z.string().describe('22 letters and digits; ask for the job with it.'),
  status: labelExportState.describe('A small job may be completed or failed already.'),
  poll_url: z.string().describe('Path to poll, relative to this host.'),
});
export type LabelExportAccepted = z.infer<typeof labelExportAccepted>;

/** As on the page, only two fields are required; the others have defaults. All of them are always sent. */
export const labelExportStatus = z.object({
  job_id: z.string(),
  status: labelExportState,
  total_items: z.int().min(0).default(0).describe('Entities the filters resolved to; 0 until they are.'),
  processed_items: z.int().min(0).default(0).describe('Entities written so far.'),
  progress_percent: z.int().min(0).max(100).default(0),
  download_url: z
    .string()
    .nullable()
    .default(null)
    .describe('Signed link to the file, fresh at every poll; it needs no key. null until completed.'),
  expires_at: z.string().nullable().default(null).describe('When the link stops working; null without link.'),
  output_filename: z.string().nullable().default(null).describe('null until completed.'),
  file_size_bytes: z.int().min(0).default(0).describe('0 until completed.'),
  error: z.string().nullable().default(null).describe('Why it failed, and the way out; null otherwise.'),
});
export type LabelExportStatus = z.infer<typeof labelExportStatus>;
