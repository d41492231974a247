import { entityKinds, type EntityKind } from '../db/schema.ts';
import type { WriteDb } from '../db/write-db.ts';
import { deriveStates } from '../ledger/print-state.ts';
import { moveLabels } from '../ledger/record-labels.ts';
import { setChunkStatus, type ChunkRow, type RunRow } from './run-row.ts';

/**
 * Undoes the intents of a chunk of which the spooler surely has nothing: it waits for its turn again, and its labels
 * are free. Call inside a transaction.
 */
export function putBack(db: WriteDb, run: RunRow, chunk: ChunkRow): void {
  const labels = { first: chunk.first_label, last: chunk.first_label + chunk.labels - 1 };
  const kind = db
    .prepare('SELECT kind FROM run_labels WHERE run_seq = ? AND number = ?')
    .pluck()
    .get(run.seq, labels.first) as EntityKind | undefined;
  moveLabels(db, run.seq, labels, ['spooled'], 'failed');
  deriveStates(db, kind ?? entityKinds.serial, run.seq, labels);
  db.prepare('DELETE FROM run_labels WHERE run_seq = ? AND number BETWEEN ? AND ?').run(
    run.seq,
    labels.first,
    labels.last,
  );
  setChunkStatus(db, chunk, 'queued', { failed: 0 });
}
