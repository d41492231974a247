import type { WriteDb } from '../db/write-db.ts';
import { moveLabels } from '../ledger/record-labels.ts';
import { setChunkStatus, type ChunkRow } from './run-row.ts';

/** Nobody follows a chunk any more that the printer may have. Call inside a transaction. */
export function markUncertain(
  db: WriteDb,
  chunk: Pick<ChunkRow, 'run_seq' | 'number' | 'first_label' | 'labels'>,
  message: string,
): void {
  const labels = { first: chunk.first_label, last: chunk.first_label + chunk.labels - 1 };
  moveLabels(db, chunk.run_seq, labels, ['spooled'], 'uncertain');
  setChunkStatus(db, chunk, 'uncertain', { message });
}
