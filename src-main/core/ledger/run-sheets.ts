import { nameOfEntity } from '../../../src-shared/entity-name.ts';
import type { LabelRef } from '../../../src-shared/contract/settling.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { LabelState } from '../../../src-shared/states/run-states.ts';
import type { EntityKind } from '../db/schema.ts';
import type { WriteDb } from '../db/write-db.ts';
import type { RunRow } from '../printing/run-row.ts';
import { findScanned } from './find-scanned.ts';

/** A sheet that may have come out of the printer: its number within the run, and its labels. */
export interface RunSheet {
  /** From 1; the run's first sheet is 1 also where the run is a range of sheets. */
  readonly sheet: number;
  readonly first: number;
  readonly last: number;
}

/** A label that was handed to the printer, and whose it is. */
export interface RunLabel {
  readonly number: number;
  readonly sheet: number;
  /** From 1 along the rows, as start positions are counted. */
  readonly cell: number;
  readonly state: LabelState;
  readonly position: number;
  readonly kind: EntityKind;
  readonly entity_id: number;
  readonly gtin: string;
  readonly lot: string | null;
  readonly serial: string | null;
}

const labelColumns = (run: RunRow): string =>
  `l.number, l.sheet - ${run.first_sheet - 1} AS sheet, l.cell + 1 AS cell, l.state, l.position, l.kind, l.entity_id, i.gtin, i.lot, i.serial`;
const labelTables =
  'run_labels l JOIN runs r ON r.seq = l.run_seq JOIN items i ON i.job_seq = r.job_seq AND i.position = l.position';

/**
 * The sheets a printer may have put on paper, in order. A chunk that was refused, taken back or left out as a whole
 * has none to count.
 */
export function sheetsOnPaper(db: WriteDb, run: RunRow): RunSheet[] {
  return db
    .prepare(
      `SELECT l.sheet - ? + 1 AS sheet, min(l.number) AS first, max(l.number) AS last
       FROM chunks c JOIN run_labels l
         ON l.run_seq = c.run_seq AND l.number BETWEEN c.first_label AND c.first_label + c.labels - 1
       WHERE c.run_seq = ? AND c.status NOT IN ('queued', 'failed') GROUP BY l.sheet ORDER BY l.sheet`,
    )
    .all(run.first_sheet, run.seq) as RunSheet[];
}

/** Labels of one sheet of a run, in the order of its places. Those that were left out are not among them. */
export function labelsOnSheet(db: WriteDb, run: RunRow, sheet: number): RunLabel[] {
  return db
    .prepare(
      `SELECT ${labelColumns(run)} FROM ${labelTables} WHERE l.run_seq = ? AND l.sheet = ? ORDER BY l.cell`,
    )
    .all(run.seq, sheet + run.first_sheet - 1) as RunLabel[];
}

export function labelByNumber(db: WriteDb, run: RunRow, number: number): RunLabel | undefined {
  return db
    .prepare(`SELECT ${labelColumns(run)} FROM ${labelTables} WHERE l.run_seq = ? AND l.number = ?`)
    .get(run.seq, number) as RunLabel | undefined;
}

/**
 * The label of a run that a person means.
 * @throws PrintRoomError `validation_error` where it is none of this run's, or its labels are all alike.
 */
export function requireLabel(db: WriteDb, run: RunRow, ref: LabelRef): RunLabel {
  if ('number' in ref) {
    const label = labelByNumber(db, run, ref.number);
    if (label) return label;
    throw refuse(`Run ${run.id} has no label ${ref.number} at the printer.`, 'number');
  }
  if ('cell' in ref) {
    const label = labelsOnSheet(db, run, ref.sheet).find(({ cell }) => cell === ref.cell);
    if (label) return label;
    throw refuse(`Sheet ${ref.sheet} of run ${run.id} has no label in place ${ref.cell}.`, 'cell');
  }
  const entity = findScanned(db, run.organisation_id, ref.scan);
  const labels = labelsOfEntity(db, run, entity);
  const [only] = labels;
  if (only && labels.length === 1) return only;
  const name = nameOfEntity(entity);
  throw refuse(
    only
      ? `This run has ${labels.length} labels of ${name}, all alike. Say which one by its place on the sheet.`
      : `This run has no label of ${name}.`,
    'scan',
  );
}

/** Labels of an entity in a run, in order. */
export function labelsOfEntity(
  db: WriteDb,
  run: RunRow,
  entity: { readonly kind: EntityKind; readonly id: number },
): RunLabel[] {
  return db
    .prepare(
      `SELECT ${labelColumns(run)} FROM ${labelTables} WHERE l.run_seq = ? AND l.position =
         (SELECT position FROM items WHERE job_seq = ? AND entity_id = ? AND kind = ?) ORDER BY l.number`,
    )
    .all(run.seq, run.job_seq, entity.id, entity.kind) as RunLabel[];
}

function refuse(msg: string, field: string): PrintRoomError {
  return new PrintRoomError('validation_error', msg, {
    faults: [{ loc: ['body', field], msg, type: 'unknown_label' }],
  });
}
