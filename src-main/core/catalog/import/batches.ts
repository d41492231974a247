import type { Selectable } from 'kysely';
import type { ImportBatch } from '../../../../src-shared/contract/catalog.ts';
import { PrintRoomError } from '../../../../src-shared/errors.ts';
import { publicId, rowOfPublicId } from '../../../../src-shared/ids.ts';
import type { Schema } from '../../db/schema.ts';
import { build, type WriteDb } from '../../db/write-db.ts';

export type BatchRow = Selectable<Schema['import_batches']>;

/** The newest 100 imports of an organisation. */
export function listBatches(db: WriteDb, organisation: number): ImportBatch[] {
  return db.all(batchesOf(organisation).orderBy('id', 'desc').limit(100)).map(describeBatch);
}

/** @throws PrintRoomError `not_found` for an id that is none of this organisation's imports. */
export function requireBatch(db: WriteDb, organisation: number, batchId: string): BatchRow {
  const id = rowOfPublicId('batch', batchId);
  const row = id === null ? undefined : db.first(batchesOf(organisation).where('id', '=', id));
  if (!row) throw new PrintRoomError('not_found', `There is no import ${batchId}.`);
  return row;
}

export function describeBatch(row: BatchRow): ImportBatch {
  return {
    batch: publicId('batch', row.id),
    file_name: row.file_name,
    created: row.created,
    updated: row.updated,
    rejected_count: row.rejected_count,
    created_at: new Date(row.created_at).toISOString(),
    undone_at: row.undone_at === null ? null : new Date(row.undone_at).toISOString(),
  };
}

function batchesOf(organisation: number) {
  return build.selectFrom('import_batches').selectAll().where('organisation_id', '=', organisation);
}
