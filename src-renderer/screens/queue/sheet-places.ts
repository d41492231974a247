import type { Chunk, Run } from '../../../src-shared/contract/common.ts';

/** Sheets a person can count: of every part that a printer may have put on paper. The host counts the same ones. */
export function sheetsOut(run: Run): number {
  return run.chunks.filter(isOnPaper).reduce((sum, chunk) => sum + chunk.sheets, 0);
}

/** Parts of the run that never began. */
export function hasMore(run: Run): boolean {
  return run.chunks.some(({ status }) => status === 'queued');
}

/** The first sheets that came out and are recorded as printed already. */
export function knownSheets(run: Run): number {
  let known = 0;
  for (const chunk of run.chunks.filter(isOnPaper)) {
    if (chunk.status !== 'printed') break;
    known += chunk.sheets;
  }
  return known;
}

/** Number within the run (from 1) of the `counted`th sheet that came out. */
export function sheetInRun(run: Run, counted: number): number {
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

/** A part that waits, or that was refused, taken back or left out, has no sheets to count. */
function isOnPaper(chunk: Chunk): boolean {
  return chunk.status !== 'queued' && chunk.status !== 'failed';
}
