import type { Selectable } from 'kysely';
import type { LabelCounts, Run } from '../../../src-shared/contract/common.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import {
  endedRunStates,
  labelStates,
  labelTransitions,
  runTransitions,
  type Evidence,
  type LabelState,
  type RunState,
} from '../../../src-shared/states/run-states.ts';
import type { Schema } from '../db/schema.ts';
import { build, type WriteDb } from '../db/write-db.ts';
import { nameOfOperator } from './operators.ts';
import { runOfRest } from './run-rests.ts';
import { spareOfRun } from './run-numbering.ts';

export type RunRow = Selectable<Schema['runs']>;
export type ChunkRow = Selectable<Schema['chunks']>;

export function findRun(db: WriteDb, seq: number): RunRow {
  const row = db.first(build.selectFrom('runs').selectAll().where('seq', '=', seq));
  if (!row) throw new Error(`Run ${seq} has no row.`);
  return row;
}

/** @throws PrintRoomError `not_found`, also for another organisation's run. */
export function requireRun(db: WriteDb, organisation: number, id: string): RunRow {
  const row = db.first(
    build.selectFrom('runs').selectAll().where('id', '=', id).where('organisation_id', '=', organisation),
  );
  if (!row) throw new PrintRoomError('not_found', `There is no print run ${id}.`);
  return row;
}

export function chunksOf(db: WriteDb, run: number): ChunkRow[] {
  return db.prepare('SELECT * FROM chunks WHERE run_seq = ? ORDER BY number').all(run) as ChunkRow[];
}

/** The chunk that is printed next; read anew each time, since a cancel takes the queued ones back. */
export function nextQueuedChunk(db: WriteDb, run: number): ChunkRow | undefined {
  return db.first(
    build
      .selectFrom('chunks')
      .selectAll()
      .where('run_seq', '=', run)
      .where('status', '=', 'queued')
      .orderBy('number')
      .limit(1),
  );
}

/** Whether a chunk of a run is at the printer. */
export function hasChunkInFlight(db: WriteDb, run: number): boolean {
  return chunksOf(db, run).some(({ status }) => status === 'spooled');
}

/** Labels by state. Chunks know it of theirs, so that a list of runs does not count a million labels. */
export function countLabels(chunks: readonly ChunkRow[]): LabelCounts {
  const counts = Object.fromEntries(labelStates.map((state) => [state, 0])) as LabelCounts;
  for (const { status, labels, failed } of chunks) {
    counts[status] += labels - failed;
    counts.failed += failed;
  }
  return counts;
}

/** @param device what the printer says of the chunk in flight. */
export function describeRun(db: WriteDb, row: RunRow, device: Run['device'] = null): Run {
  const job = db.prepare('SELECT id FROM jobs WHERE seq = ?').pluck().get(row.job_seq) as string;
  const chunks = chunksOf(db, row.seq);
  return {
    run_id: row.id,
    job_id: job,
    printer: row.printer,
    stock: row.stock,
    status: row.status,
    start_position: row.start_position,
    part_sheet: row.part_sheet,
    copies: row.copies,
    spare: spareOfRun(db, row),
    sheets: row.last_sheet - row.first_sheet + 1,
    first_sheet: row.first_sheet,
    first_label: row.first_label,
    labels_per_sheet: row.labels_per_sheet,
    labels: countLabels(chunks),
    total_labels: row.last_label - row.first_label + 1,
    pausing: row.pausing === 1,
    proof_first: row.proof === 1,
    device,
    rest_run: runOfRest(db, row.seq),
    operator: nameOfOperator(db, row.operator),
    reason: row.reason,
    evidence: chunks.findLast((chunk) => chunk.evidence !== null)?.evidence ?? null,
    question: row.question === null ? null : (JSON.parse(row.question) as Run['question']),
    message: row.message,
    created_at: new Date(row.created_at).toISOString(),
    ended_at: row.ended_at === null ? null : new Date(row.ended_at).toISOString(),
    chunks: chunks.map((chunk) => ({
      chunk: chunk.number,
      status: chunk.status,
      labels: chunk.labels,
      first_label: chunk.first_label,
      sheets: chunk.sheets,
      print_file_sha256: chunk.sha256,
      spool_job_id: chunk.spool_job_id,
      saved_as: chunk.saved_as,
      message: chunk.message,
    })),
  };
}

/**
 * Moves a run. Ending it clears the question and stamps the time.
 * @throws Error where the state tables know no such move: that is a defect, and the transaction around it is undone.
 */
export function setRunStatus(
  db: WriteDb,
  seq: number,
  status: RunState,
  now: number,
  message?: string | null,
): void {
  const { id, status: before, pausing } = findRun(db, seq);
  if (before !== status && !runTransitions[before].includes(status)) {
    throw new Error(`Run ${id} is ${before} and cannot become ${status}.`);
  }
  const ended = (endedRunStates as readonly RunState[]).includes(status);
  db.run(
    build
      .updateTable('runs')
      .set({
        status,
        ended_at: ended ? now : null,
        ...(status === 'asking' ? {} : { question: null }),
        ...(message === undefined ? {} : { message }),
        // It ended before the pause came, and "paused by" is no news of it any more.
        ...(ended && pausing === 1 ? { pausing: 0, message: message ?? null } : {}),
      })
      .where('seq', '=', seq),
  );
}

/**
 * Moves a chunk, and says of it what is known.
 * @throws Error where the state tables know no such move.
 */
export function setChunkStatus(
  db: WriteDb,
  chunk: { readonly run_seq: number; readonly number: number },
  status: LabelState,
  facts: { readonly message?: string | null; readonly evidence?: Evidence; readonly failed?: number } = {},
): void {
  const { changes } = db.run(
    build
      .updateTable('chunks')
      .set({ status, ...facts })
      .where('run_seq', '=', chunk.run_seq)
      .where('number', '=', chunk.number)
      .where('status', 'in', statesBefore(status)),
  );
  if (changes === 0)
    throw new Error(`Chunk ${chunk.number} of run ${chunk.run_seq} cannot become ${status}.`);
}

/** Whether a run whose last chunk is still at the printer was cancelled: its message says so, also after a crash. */
export function wasCancelled({ message }: RunRow): boolean {
  return message?.startsWith('cancelled by ') ?? false;
}

/** Takes back every chunk that was not handed over. @returns how many. */
export function takeBackQueued(db: WriteDb, run: number, message: string): number {
  return db
    .prepare(`UPDATE chunks SET status = 'failed', message = ? WHERE run_seq = ? AND status = 'queued'`)
    .run(message, run).changes;
}

/** The states from which a label or chunk may come into this one. */
function statesBefore(status: LabelState): LabelState[] {
  return labelStates.filter((before) => labelTransitions[before].includes(status));
}
