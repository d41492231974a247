import { join } from 'node:path';
import { readItems } from '../jobs/items.ts';
import { findObstacles } from '../ledger/find-obstacles.ts';
import type { ChunkLabel } from '../ledger/obstacle.ts';
import { build } from '../db/write-db.ts';
import { itemOfLabel, labelsOfSheet } from '../render/imposition.ts';
import { printFileFacts, type PrintFileFacts } from './print-file-facts.ts';
import type { ChunkRow, RunRow } from './run-row.ts';
import type { Underway } from './underway.ts';

/** Which labels a chunk has and where they lie. Those an operator left out keep their cell empty. */
export function labelsOfChunk(underway: Underway, run: RunRow, chunk: ChunkRow): ChunkLabel[] {
  const { parts, imposition, job } = underway;
  const first = itemOfLabel(imposition, chunk.first_label).position;
  const last = itemOfLabel(imposition, chunk.first_label + chunk.labels - 1).position;
  const items = readItems(parts.db, job.seq, first, last);
  const labels: ChunkLabel[] = [];
  for (let sheet = chunk.first_sheet; sheet < chunk.first_sheet + chunk.sheets; sheet++) {
    const { firstLabel, count, firstCell } = labelsOfSheet(imposition, sheet);
    for (let index = 0; index < count; index++) {
      const number = firstLabel + index;
      const { position, copy } = itemOfLabel(imposition, number);
      const item = items[position - first];
      if (!item) throw new Error(`Item ${position} of job ${job.id} is missing.`);
      labels.push({ number, item, copy, sheet, cell: firstCell + index, leftOut: false });
    }
  }
  if (run.skip === 0) return labels;
  const obstacles = findObstacles(parts.db, run, labels, parts.ports.now());
  const positions = new Set(obstacles.map(({ label }) => label.item.position));
  return labels.map((label) => ({ ...label, leftOut: positions.has(label.item.position) }));
}

/**
 * Draws the chunk's print file and stores its hash, before the spooler gets it. Drawn anew also where an earlier
 * one exists: that one may lack other labels, or be no longer what its hash says.
 * @returns where it is, and what it was made of.
 */
export async function drawPrintFile(
  underway: Underway,
  run: RunRow,
  chunk: ChunkRow,
  labels: readonly ChunkLabel[],
): Promise<{ path: string; facts: PrintFileFacts }> {
  const { parts, signals, job, spec, imposition, printer } = underway;
  const path = join(parts.printFiles, run.id, `${String(chunk.number).padStart(3, '0')}.pdf`);
  const leftOut = labels.filter((label) => label.leftOut).map((label) => label.number);
  const shift = parts.printers.calibrationOf(printer, spec.stock);
  const { sha256, bytes } = await parts.press.print({
    job: job.seq,
    spec,
    imposition,
    shift,
    firstSheet: chunk.first_sheet,
    lastSheet: chunk.first_sheet + chunk.sheets - 1,
    leftOut: new Set(leftOut),
    folder: parts.printFiles,
    path,
    urgent: true,
    signal: AbortSignal.any([signals.cancel, signals.closing]),
  });
  parts.db.run(
    build
      .updateTable('chunks')
      .set({ print_file: path, sha256, bytes })
      .where('run_seq', '=', run.seq)
      .where('number', '=', chunk.number),
  );
  const facts = printFileFacts({
    chunk,
    job: job.id,
    file: { sha256, bytes },
    printer: printer.name,
    version: parts.ports.version,
    font: parts.press.font,
    spec,
    imposition,
    shift,
    leftOut,
    items: readItems(parts.db, job.seq, labels[0]?.item.position ?? 1, labels.at(-1)?.item.position ?? 0),
  });
  return { path, facts };
}
