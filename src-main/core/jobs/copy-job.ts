import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { Dpi } from '../../../src-shared/units.ts';
import type { WriteDb } from '../db/write-db.ts';
import type { JobRow } from './job-row.ts';
import { requireSheets } from './job-row.ts';

export interface CopyOrder {
  readonly id: string;
  /** Shown to people; the items are given. */
  readonly filters: object;
  /** Which frozen items it gets, in order. No entity twice. */
  readonly items: readonly { readonly job: number; readonly position: number }[];
  readonly now: number;
}

/** A row that is about to be written. */
export interface NewJob {
  readonly id: string;
  readonly now: number;
}

/**
 * A job that failed once more: the same request on the same stock and layout. What it selects is looked up anew.
 * @throws PrintRoomError `conflict` for one that did not fail, or is made at Closient.
 */
export function copyFailed(db: WriteDb, source: JobRow, { id, now }: NewJob): void {
  if (source.status !== 'failed' || source.remote === 1) {
    throw new PrintRoomError(
      'conflict',
      `Job ${source.id} is ${source.status}; only a job that failed here can be tried again.`,
    );
  }
  db.prepare(
    `INSERT INTO jobs (id, organisation_id, scope, export_type, file_format, filters, spec, status, created_at)
     SELECT ?, organisation_id, scope, export_type, file_format, filters, spec, 'pending', ? FROM jobs WHERE seq = ?`,
  ).run(id, now, source.seq);
}

/**
 * A job of label sheets with the same items, drawn for another dot grid.
 * @throws PrintRoomError `conflict` where it is not finished, or has no sheets that are drawn here.
 */
export function copyForDpi(db: WriteDb, source: JobRow, order: NewJob & { readonly dpi: Dpi }): void {
  if (source.status !== 'completed') {
    throw new PrintRoomError(
      'conflict',
      `Job ${source.id} is ${source.status}; only a completed job can be made again.`,
    );
  }
  const { label, assetConfig, ...spec } = requireSheets(source);
  const { dpi } = order;
  const drawnFor = { ...spec, label: { ...label, dpi }, assetConfig: { ...assetConfig, dpi } };
  const { lastInsertRowid: seq } = db
    .prepare(
      `INSERT INTO jobs (id, organisation_id, scope, export_type, file_format, filters, spec, status, resolved, total_items, created_at)
       SELECT ?, organisation_id, scope, export_type, file_format, filters, ?, 'pending', 1, total_items, ? FROM jobs WHERE seq = ?`,
    )
    .run(order.id, JSON.stringify(drawnFor), order.now, source.seq);
  db.prepare(
    `INSERT INTO items (job_seq, position, kind, entity_id, gtin, lot, serial, date, date_kind, product_name)
     SELECT ?, position, kind, entity_id, gtin, lot, serial, date, date_kind, product_name FROM items WHERE job_seq = ?`,
  ).run(seq, source.seq);
}

/** A new job that is resolved already: frozen items of others, with everything else of `source`. */
export function copyJob(db: WriteDb, source: number, order: CopyOrder): void {
  const { lastInsertRowid: seq } = db
    .prepare(
      `INSERT INTO jobs (id, organisation_id, scope, export_type, file_format, filters, spec, status, resolved, total_items, created_at)
       SELECT ?, organisation_id, scope, export_type, file_format, ?, spec, 'pending', 1, ?, ? FROM jobs WHERE seq = ?`,
    )
    .run(order.id, JSON.stringify(order.filters), order.items.length, order.now, source);
  const copy = db.prepare(
    `INSERT INTO items (job_seq, position, kind, entity_id, gtin, lot, serial, date, date_kind, product_name)
     SELECT ?, ?, kind, entity_id, gtin, lot, serial, date, date_kind, product_name FROM items WHERE job_seq = ? AND position = ?`,
  );
  order.items.forEach(({ job, position }, index) => {
    if (copy.run(seq, index + 1, job, position).changes !== 1) {
      throw new Error(`Item ${position} of job ${job} is missing.`);
    }
  });
}
