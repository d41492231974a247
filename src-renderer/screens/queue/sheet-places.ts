import type { Run } from '../../../src-shared/contract/common.ts';

/** Places of the labels on one sheet of a run, counted from 1 along the rows, inclusive. */
export interface Places {
  readonly first: number;
  readonly last: number;
}

/**
 * Sheets from the run's first to the last that was begun: what a person can count. A run that was stopped
 * half-way does not ask about the rest.
 */
export function sheetsOut(run: Run): number {
  const lastBegun = run.chunks.findLastIndex(({ status }) => status !== 'queued');
  if (lastBegun < 0) return run.sheets;
  return run.chunks.slice(0, lastBegun + 1).reduce((sum, chunk) => sum + chunk.sheets, 0);
}

/** Parts of the run that never began. */
export function hasMore(run: Run): boolean {
  return run.chunks.at(-1)?.status === 'queued';
}

/** Where the labels lie on sheet `sheet` of the run (from 1): the first and the last may be part full. */
export function placesOnSheet(run: Run, sheet: number): Places {
  const perSheet = run.labels_per_sheet;
  // A run of later sheets only ("sheets 3 to 5") does not begin on the part-used one.
  const beginsJob = (run.chunks[0]?.first_label ?? 1) === 1;
  const skipped = beginsJob ? run.start_position - 1 : 0;
  const before = (sheet - 1) * perSheet;
  return {
    first: sheet === 1 ? skipped + 1 : 1,
    last: Math.max(1, Math.min(perSheet, skipped + run.total_labels - before)),
  };
}
