import type { Chunk, Run } from '../../../src-shared/contract/common.ts';

/** Places of the labels on one sheet of a run, counted from 1 along the rows, inclusive. */
export interface Places {
  readonly first: number;
  readonly last: number;
}

/** Sheets a person can count: of every part that a printer may have put on paper. The host counts the same ones. */
export function sheetsOut(run: Run): number {
  return run.chunks.filter(isOnPaper).reduce((sum, chunk) => sum + chunk.sheets, 0);
}

/** Parts of the run that never began. */
export function hasMore(run: Run): boolean {
  return run.chunks.some(({ status }) => status === 'queued');
}

/**
 * Where the labels lie on the `counted`th sheet that came out (from 1): the first and the last of a run may be part
 * full. Holds where labels follow each other without gaps, so not with one lot per sheet.
 */
export function placesOnSheet(run: Run, counted: number): Places {
  const before = (run.first_sheet - 1 + sheetInRun(run, counted) - 1) * run.labels_per_sheet;
  // Label 1 of the job lies at the start position; a run of later sheets begins with a later label.
  const placeOf = (label: number): number => run.start_position - 1 + label - before;
  return {
    first: Math.max(1, placeOf(run.first_label)),
    last: Math.min(run.labels_per_sheet, placeOf(run.first_label + run.total_labels - 1)),
  };
}

/** A part that waits, or that was refused, taken back or left out, has no sheets to count. */
function isOnPaper(chunk: Chunk): boolean {
  return chunk.status !== 'queued' && chunk.status !== 'failed';
}

/** Number within the run (from 1) of the `counted`th sheet that came out. */
function sheetInRun(run: Run, counted: number): number {
  let notOut = 0;
  let out = 0;
  for (const chunk of run.chunks) {
    if (!isOnPaper(chunk)) {
      notOut += chunk.sheets;
      continue;
    }
    out += chunk.sheets;
    if (out >= counted) break;
  }
  return notOut + counted;
}
