import { build, type WriteDb } from '../db/write-db.ts';
import { labelsOfSheet, type Imposition } from '../render/imposition.ts';

/** A chunk is one spool job: at most 20 sheets, or 200 labels of a roll, so that a crash leaves few in doubt. */
const sheetsPerChunk = 20;
const rollLabelsPerChunk = 200;

/** Plans the chunks of sheets `first` to `last` of a run. @param proof the first sheet is a chunk of its own. */
export function planChunks(
  db: WriteDb,
  run: number,
  imposition: Imposition,
  { first, last, proof }: { readonly first: number; readonly last: number; readonly proof: boolean },
): void {
  const most = imposition.labelsPerSheet === 1 ? rollLabelsPerChunk : sheetsPerChunk;
  let number = 1;
  for (let sheet = first; sheet <= last;) {
    const end = Math.min(sheet + (proof && number === 1 ? 1 : most) - 1, last);
    const begin = labelsOfSheet(imposition, sheet);
    const finish = labelsOfSheet(imposition, end);
    db.run(
      build.insertInto('chunks').values({
        run_seq: run,
        number,
        first_label: begin.firstLabel,
        labels: finish.firstLabel + finish.count - begin.firstLabel,
        first_sheet: sheet,
        sheets: end - sheet + 1,
        status: 'queued',
      }),
    );
    number++;
    sheet = end + 1;
  }
}
