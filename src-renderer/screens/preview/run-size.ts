import type { Job } from '../../../src-shared/contract/jobs.ts';

/** From 1, inclusive. */
export interface Sheets {
  readonly first: number;
  readonly last: number;
}

/** What decides how an order to print is laid on its sheets. */
export interface RunShape {
  readonly job: Pick<Job, 'total_items' | 'sheets' | 'one_lot_per_sheet'>;
  readonly perSheet: number;
  readonly copies: number;
  /** First free place of the first sheet, from 1. */
  readonly start: number;
}

/**
 * Sheets of the whole run. null where each lot begins a new sheet and copies or the start position move them: only
 * the host knows how large each lot is.
 */
export function sheetsOfRun({ job, perSheet, copies, start }: RunShape): number | null {
  if (copies === 1 && start === 1 && job.sheets !== null) return job.sheets;
  if (job.one_lot_per_sheet) return null;
  return job.total_items === 0 ? 0 : Math.ceil((job.total_items * copies + start - 1) / perSheet);
}

/** Labels of the run, or of these sheets of it; null where the lots decide how many lie on them. */
export function labelsOfRun({ job, perSheet, copies, start }: RunShape, range: Sheets | null): number | null {
  const labels = job.total_items * copies;
  if (range === null) return labels;
  if (job.one_lot_per_sheet) return null;
  const upTo = (sheet: number): number => Math.min(labels, Math.max(0, sheet * perSheet - (start - 1)));
  return Math.max(0, upTo(range.last) - upTo(range.first - 1));
}
