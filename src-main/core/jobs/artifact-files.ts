import type { ExportType, Scope } from '../../../src-shared/models/export-types.ts';

/** What of a job names its file. */
interface NamedJob {
  readonly id: string;
  readonly scope: Scope;
  readonly export_type: ExportType;
  readonly total_items: number;
}

/** Name of a job's file in the folder of artifacts. */
export function storedName({ id, export_type }: Pick<NamedJob, 'id' | 'export_type'>): string {
  return export_type === 'sheet_pdf' ? `${id}.pdf` : `${id}.zip`;
}

/** Name of a job's file for people: `sheet-{job8}-{n}.pdf`, `{type}-{scope}-{job8}-{n}.zip`. */
export function downloadName({ id, scope, export_type, total_items }: NamedJob): string {
  const job = id.slice(0, 8);
  if (export_type === 'sheet_pdf') return `sheet-${job}-${total_items}.pdf`;
  return `${export_type}-${scope}-${job}-${total_items}.zip`;
}

export function contentTypeOf({ export_type }: Pick<NamedJob, 'export_type'>): string {
  return export_type === 'sheet_pdf' ? 'application/pdf' : 'application/zip';
}
