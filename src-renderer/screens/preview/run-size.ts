import type { Job } from '../../../src-shared/contract/jobs.ts';

/** From 1, inclusive. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/** What is left out of the whole run; null: nothing. */
export type Part = ({ readonly of: 'sheets' | 'labels' } & Range) | null;

/** What decides how an order to print is laid on its sheets. */
export interface RunShape {
  readonly job: Pick<Job, 'total_items' | 'sheets' | 'one_lot_per_sheet'>;
  readonly perSheet: number;
  /** Labels of each item with its spare ones; null where the plan of each lot decides. */
  readonly each: number | null;
  /** First free place of the first sheet, from 1. */
  readonly start: number;
  /** The free places of the last sheet become spare labels. */
  readonly fill: boolean;
}

/** Labels of each item with its spare ones, as the host counts them. */
export function labelsOfEach(
  copies: number,
  spare: { readonly count: number; readonly percent: boolean },
): number {
  // Rounded first: 7 % of 100 is 7.000000000000001 here.
  if (spare.percent) return copies + Math.ceil(Math.round(copies * spare.count * 1e4) / 1e6);
  return copies + spare.count;
}

/**
 * Sheets of the whole run. null where only the host knows: each lot begins a new sheet and copies or the start
 * position move them, or the plan of each lot decides.
 */
export function sheetsOfRun({ job, perSheet, each, start }: RunShape): number | null {
  if (each === 1 && start === 1 && job.sheets !== null) return job.sheets;
  if (job.one_lot_per_sheet || each === null) return null;
  return job.total_items === 0 ? 0 : Math.ceil((job.total_items * each + start - 1) / perSheet);
}

/** Labels of the whole run; null where only the host knows. */
export function labelsOfRun(shape: RunShape): number | null {
  const { job, perSheet, each, start, fill } = shape;
  if (each === null || (fill && job.one_lot_per_sheet)) return null;
  const sheets = sheetsOfRun(shape);
  return fill && sheets !== null && sheets > 0 ? sheets * perSheet - (start - 1) : job.total_items * each;
}

/** Labels of a part of the run; null where only the host knows. */
export function labelsOfPart(shape: RunShape, part: Part): number | null {
  const labels = labelsOfRun(shape);
  if (part === null || labels === null) return labels;
  if (part.of === 'labels') return Math.max(0, part.last - part.first + 1);
  if (shape.job.one_lot_per_sheet) return null;
  const upTo = (sheet: number): number =>
    Math.min(labels, Math.max(0, sheet * shape.perSheet - (shape.start - 1)));
  return Math.max(0, upTo(part.last) - upTo(part.first - 1));
}
