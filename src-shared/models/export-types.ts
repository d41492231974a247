/** What can be asked for, in the words of the label-export API. */
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

/** The types that come as a ZIP of symbols. */
export type ArchiveType = Exclude<ExportType, 'sheet_pdf'>;

/** How many files of an archive an entity has; 0 where it has none, but a label on a sheet. */
export function filesPerItem(type: ExportType): 0 | 1 | 2 {
  if (type === 'sheet_pdf') return 0;
  return type === 'codes_combined' ? 2 : 1;
}

/** How a single symbol is written. */
export type SymbolFormat = Exclude<FileFormat, 'pdf'>;
