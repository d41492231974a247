import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Reproduction } from '../../../src-shared/contract/settling.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import { readItems } from '../jobs/items.ts';
import { recordsOf } from '../ledger/records.ts';
import { itemOfLabel } from '../render/imposition.ts';
import { printFileFacts, type PrintFileFacts } from './print-file-facts.ts';
import type { PrintParts } from './print-parts.ts';
import { requireJobOfRun } from './run-job.ts';
import { impositionOfRun } from './run-numbering.ts';
import { chunksOf, type RunRow } from './run-row.ts';

type Change = Reproduction['changes'][number];

/**
 * Draws what a chunk printed once more, from what is recorded of it, and compares the bytes. The kept print file is
 * not needed; where it is still there, it is looked at, too.
 * @throws PrintRoomError `not_found` where nothing was printed under that number.
 */
export async function reproduceChunk(
  parts: Pick<PrintParts, 'db' | 'press' | 'ports' | 'printFiles'>,
  run: RunRow,
  chunk: number,
  signal: AbortSignal,
): Promise<Reproduction> {
  const then = recordsOf<PrintFileFacts>(parts.db, run.organisation_id, 'print_file', run.id).findLast(
    ({ body }) => body.chunk === chunk,
  )?.body;
  if (!then) {
    throw new PrintRoomError('not_found', `Chunk ${chunk} of run ${run.id} has no recorded print file.`);
  }
  const now = await drawAgain(parts, run, then, signal);
  const kept = await keptFile(parts, run, then);
  const same = now.sha256 === then.sha256;
  const changes = changesOf(then, now);
  return {
    run_id: run.id,
    chunk,
    same,
    sha256_then: then.sha256,
    sha256_now: now.sha256,
    kept,
    changes,
    sentence: sentenceOf(same, changes),
  };
}

async function drawAgain(
  { db, press, ports, printFiles }: Pick<PrintParts, 'db' | 'press' | 'ports' | 'printFiles'>,
  run: RunRow,
  then: PrintFileFacts,
  signal: AbortSignal,
): Promise<PrintFileFacts> {
  const { job, spec } = requireJobOfRun(db, run);
  const imposition = impositionOfRun(db, press, run);
  const path = join(printFiles, `again-${randomUUID()}.pdf`);
  try {
    const file = await press.print({
      job: job.seq,
      spec,
      imposition,
      firstSheet: then.first_sheet,
      lastSheet: then.first_sheet + then.sheets - 1,
      leftOut: new Set(then.left_out),
      shift: then.shift,
      folder: printFiles,
      path,
      urgent: true,
      signal,
    });
    const first = itemOfLabel(imposition, then.first_label).position;
    const last = itemOfLabel(imposition, then.first_label + then.labels - 1).position;
    return printFileFacts({
      chunk: { ...then, number: then.chunk },
      job: job.id,
      file: { sha256: file.sha256, bytes: file.bytes },
      printer: then.printer,
      version: ports.version,
      font: press.font,
      spec,
      imposition,
      shift: then.shift,
      leftOut: then.left_out,
      items: readItems(db, job.seq, first, last),
    });
  } finally {
    await rm(path, { force: true });
  }
}

async function keptFile(
  { db }: Pick<PrintParts, 'db'>,
  run: RunRow,
  then: PrintFileFacts,
): Promise<Reproduction['kept']> {
  const path = chunksOf(db, run.seq).find(({ number }) => number === then.chunk)?.print_file;
  if (path == null || !existsSync(path)) return 'removed';
  const digest = createHash('sha256');
  await pipeline(createReadStream(path), digest);
  return digest.digest('hex') === then.sha256 ? 'here' : 'changed';
}

function changesOf(then: PrintFileFacts, now: PrintFileFacts): Change[] {
  const changes: Change[] = [];
  const compare = (what: Change['what'], before: string, after: string): void => {
    if (before !== after) changes.push({ what, before, after });
  };
  compare('app_version', then.app_version, now.app_version);
  compare('zlib', then.zlib, now.zlib);
  compare('font', then.font_sha256, now.font_sha256);
  compare('stock', `${then.stock} ${then.stock_sha256}`, `${now.stock} ${now.stock_sha256}`);
  compare('layout', `${then.layout} ${then.layout_sha256}`, `${now.layout} ${now.layout_sha256}`);
  compare('settings', then.settings_sha256, now.settings_sha256);
  compare('labels', then.labels_sha256, now.labels_sha256);
  compare('sheets', then.arrangement_sha256, now.arrangement_sha256);
  return changes;
}

const words: Record<Change['what'], string> = {
  app_version: 'the version of Print Room',
  font: 'the font',
  stock: 'the stock',
  layout: 'the layout',
  settings: 'the settings of the labels',
  labels: 'the data of the labels',
  sheets: 'which label lies where',
  zlib: 'the compression library',
};

function sentenceOf(same: boolean, changes: readonly Change[]): string {
  const named = changes.map(({ what }) => words[what]).join(', ');
  if (same) {
    return changes.length === 0
      ? 'It comes out the same, byte by byte.'
      : `It comes out the same, byte by byte, although this has changed: ${named}.`;
  }
  return changes.length === 0
    ? 'It comes out different, and nothing that is recorded has changed: the program itself was changed.'
    : `It comes out different. This has changed: ${named}.`;
}
