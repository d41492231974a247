import type { WriteDb } from '../../src-main/core/db/write-db.ts';
import { entityKinds } from '../../src-main/core/db/schema.ts';
import { newId } from '../../src-main/core/new-id.ts';
import { operatorNumber } from '../../src-main/core/printing/operators.ts';

const firstAt = Date.UTC(2026, 0, 1);
const labelsPerSheet = 63;

/**
 * Completed runs by direct inserts, each of one chunk and all labels printed. They have labels and no events: for
 * lists only, not for the ledger.
 */
export function seedRuns(
  db: WriteDb,
  { runs, labels }: { readonly runs: number; readonly labels: number },
): void {
  const sheets = Math.ceil(labels / labelsPerSheet);
  const insertRun = db.prepare(
    `INSERT INTO runs (id, organisation_id, job_seq, printer, stock, start_position, copies, first_sheet, last_sheet,
       labels_per_sheet, first_label, last_label, status, operator, created_at, ended_at)
     VALUES (?, 1, ?, 'folder', '63up_1in_letter', 1, 1, 1, ?, ?, 1, ?, 'completed', ?, ?, ?)`,
  );
  const insertChunk = db.prepare(
    `INSERT INTO chunks (run_seq, number, first_label, labels, first_sheet, sheets, status, evidence)
     VALUES (?, 1, 1, ?, 1, ?, 'printed', 'file')`,
  );
  const insertLabels = db.prepare(
    `INSERT INTO run_labels (run_seq, number, chunk, kind, entity_id, position, copy, sheet, cell, state)
     WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)
     SELECT ?, n, 1, ?, n, n, 1, 1 + (n - 1) / ${labelsPerSheet}, (n - 1) % ${labelsPerSheet}, 'printed' FROM numbers`,
  );
  const job = seedJob(db);
  const operator = operatorNumber(db, 1, null);
  for (let index = 0; index < runs; index++) {
    const at = firstAt + index * 60_000;
    db.transaction(() => {
      const inserted = insertRun.run(
        newId(at),
        job,
        sheets,
        labelsPerSheet,
        labels,
        operator,
        at,
        at + 1_000,
      );
      const run = Number(inserted.lastInsertRowid);
      insertChunk.run(run, labels, sheets);
      insertLabels.run(labels, run, entityKinds.serial);
    });
  }
}

function seedJob(db: WriteDb): number {
  const inserted = db
    .prepare(
      `INSERT INTO jobs (id, organisation_id, scope, export_type, file_format, filters, spec, status, created_at)
       VALUES (?, 1, 'serials', 'sheet_pdf', 'pdf', '{}', '{}', 'completed', ?)`,
    )
    .run(newId(firstAt), firstAt);
  return Number(inserted.lastInsertRowid);
}
