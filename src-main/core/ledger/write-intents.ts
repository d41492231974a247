import { openLabelStates } from '../../../src-shared/states/run-states.ts';
import { build, type WriteDb } from '../db/write-db.ts';
import { setChunkStatus, setRunStatus, type ChunkRow, type RunRow } from '../printing/run-row.ts';
import type { PrintFileFacts } from '../printing/print-file-facts.ts';
import { findObstacles, runThatHas } from './find-obstacles.ts';
import type { Ledger } from './ledger.ts';
import type { ChunkLabel } from './obstacle.ts';
import { markOpen } from './print-state.ts';
import { questionOf } from './run-question.ts';

/**
 * `written`: the chunk may go to the spooler. `asks`: the run stops with a question. `nothing_left`: every label of
 * it was left out. `taken_back`: somebody cancelled it meanwhile.
 */
export type IntentOutcome = 'written' | 'asks' | 'nothing_left' | 'taken_back';

const [spooled] = openLabelStates;

/**
 * The gate in front of the spooler, one transaction: every label of the chunk is checked against the truth of this
 * very moment, and then its intent is written. From here on the labels are neither free nor printed.
 */
export function writeIntents(
  db: WriteDb,
  run: RunRow,
  chunk: ChunkRow,
  labels: readonly ChunkLabel[],
  printFile: { readonly ledger: Ledger; readonly facts: PrintFileFacts },
  now: number,
): IntentOutcome {
  return db.transaction((): IntentOutcome => {
    if (!isQueued(db, chunk)) return 'taken_back';
    const obstacles = findObstacles(db, run, labels, now);
    if (obstacles.length > 0) {
      const question = JSON.stringify(questionOf(obstacles, (label) => runThatHas(db, run, label)));
      db.run(build.updateTable('runs').set({ question }).where('seq', '=', run.seq));
      setRunStatus(db, run.seq, 'asking', now);
      return 'asks';
    }
    insertLabels(db, chunk, labels);
    setChunkStatus(db, chunk, spooled, { failed: labels.filter(({ leftOut }) => leftOut).length });
    const [first] = labels;
    if (first) markOpen(db, first.item.kind, chunk);
    if (labels.every((label) => label.leftOut)) return 'nothing_left';
    const { ledger, facts: body } = printFile;
    const { organisation_id: organisation, operator, id } = run;
    ledger.record(organisation, { kind: 'print_file', subject: id, body, operator }, now);
    return 'written';
  });
}

function isQueued(db: WriteDb, chunk: ChunkRow): boolean {
  const status = db
    .prepare('SELECT status FROM chunks WHERE run_seq = ? AND number = ?')
    .pluck()
    .get(chunk.run_seq, chunk.number);
  return status === 'queued';
}

function insertLabels(db: WriteDb, chunk: ChunkRow, labels: readonly ChunkLabel[]): void {
  const insert = db.prepare(
    'INSERT INTO run_labels (run_seq, number, chunk, kind, entity_id, position, copy, sheet, cell, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  for (const { number, item, copy, sheet, cell, leftOut } of labels) {
    const state = leftOut ? 'failed' : spooled;
    insert.run(
      chunk.run_seq,
      number,
      chunk.number,
      item.kind,
      item.entityId,
      item.position,
      copy,
      sheet,
      cell,
      state,
    );
  }
}
