import type { LabelHistory, LabelKey } from '../../../src-shared/contract/labels.ts';
import { nameOfEntity } from '../../../src-shared/entity-name.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import { publicId } from '../../../src-shared/ids.ts';
import { wordOfPrintState } from '../catalog/search-labels.ts';
import type { ReadDb } from '../db/read-db.ts';
import { entityKinds, type DateKind, type EntityKind } from '../db/schema.ts';
import type { WriteDb } from '../db/write-db.ts';
import { nameInSql } from '../printing/operators.ts';
import { labelsOfItem } from '../printing/run-numbering.ts';
import { findRun } from '../printing/run-row.ts';
import { findEntity, type Entity } from './find-entity.ts';
import { findScanned } from './find-scanned.ts';
import { countOf } from './labels-left.ts';
import { lastPrint } from './last-print.ts';
import { printedElsewhere, tableOfKind } from './print-state.ts';

/** As many as anybody reads; a lot that was printed every day of a year has more. */
const shownEvents = 200;

const wordOfKind = {
  [entityKinds.product]: 'products',
  [entityKinds.lot]: 'lots',
  [entityKinds.serial]: 'serials',
} as const satisfies Record<EntityKind, LabelHistory['kind']>;

interface Parts {
  readonly db: WriteDb;
  readonly read: ReadDb;
}

/**
 * What happened to a product's, lot's or serial's labels: who, when, on which printer and place, from which file, and
 * how it is known.
 * @throws PrintRoomError `not_found` for a key of nothing, `validation_error` for a scan of nothing, or of several.
 */
export async function labelHistory(
  parts: Parts,
  organisation: number,
  label: LabelKey | { readonly scan: string },
): Promise<LabelHistory> {
  const entity =
    'scan' in label
      ? findScanned(parts.db, organisation, label.scan)
      : requireEntity(parts.db, organisation, label);
  const [facts, open, events, total] = await Promise.all([
    factsOf(parts.read, entity),
    openLabels(parts.read, entity),
    eventsOf(parts, entity),
    countEvents(parts.read, entity),
  ]);
  const { printed, accounted } = countOf(parts.db, entity);
  return {
    kind: wordOfKind[entity.kind],
    ...facts,
    printed,
    accounted,
    reprint_run: lastPrint(parts.db, entity)?.run.id ?? null,
    open,
    events,
    total_events: total,
  };
}

function requireEntity(db: WriteDb, organisation: number, key: LabelKey): Entity {
  // The lot of a serial may have been corrected since the list was read; GTIN and serial name it alone.
  const found = findEntity(db, organisation, { ...key, lot: key.serial === null ? key.lot : null });
  if (found.ok) return found.entity;
  throw new PrintRoomError('not_found', `There is no ${nameOfEntity(key)}.`);
}

type Facts = Pick<
  LabelHistory,
  | 'gtin'
  | 'product'
  | 'lot'
  | 'serial'
  | 'date'
  | 'date_kind'
  | 'active'
  | 'held'
  | 'print_state'
  | 'printed_elsewhere'
  | 'created_at'
>;

async function factsOf(read: ReadDb, { kind, id }: Entity): Promise<Facts> {
  const columns = {
    [entityKinds.serial]: `nullif(e.lot, '') AS lot, e.serial, iif(e.lot_id IS NULL, e.date, l.date) AS date, coalesce(l.held, 0) AS held`,
    [entityKinds.lot]: 'e.lot, NULL AS serial, e.date, e.held',
    [entityKinds.product]: 'NULL AS lot, NULL AS serial, NULL AS date, 0 AS held',
  }[kind];
  const joins = {
    [entityKinds.serial]: 'JOIN products p ON p.id = e.product_id LEFT JOIN lots l ON l.id = e.lot_id',
    [entityKinds.lot]: 'JOIN products p ON p.id = e.product_id',
    [entityKinds.product]: 'JOIN products p ON p.id = e.id',
  }[kind];
  const [row] = await read.raw<
    Pick<Facts, 'gtin' | 'product' | 'lot' | 'serial' | 'date'> & {
      date_kind: DateKind;
      active: number;
      held: number;
      print_state: number;
      elsewhere: number;
      created_at: number;
    }
  >(
    `SELECT p.gtin, p.name AS product, p.date_kind, ${columns}, e.active, e.print_state, e.created_at,
       ${printedElsewhere(kind)} AS elsewhere
     FROM ${tableOfKind[kind]} e ${joins} WHERE e.id = ?`,
    [id],
  );
  if (!row) throw new PrintRoomError('not_found', 'It was removed a moment ago.');
  const { elsewhere, ...rest } = row;
  return {
    ...rest,
    active: row.active === 1,
    held: row.held === 1,
    print_state: wordOfPrintState(row.print_state),
    printed_elsewhere: elsewhere === 1,
    created_at: new Date(row.created_at).toISOString(),
  };
}

function openLabels(read: ReadDb, { kind, id }: Entity): Promise<LabelHistory['open']> {
  return read.raw<LabelHistory['open'][number]>(
    `SELECT r.id AS run_id, r.printer, r.status, l.state, count(*) AS labels
     FROM run_labels l JOIN runs r ON r.seq = l.run_seq
     WHERE l.kind = ? AND l.entity_id = ? AND l.state IN ('spooled', 'sent', 'uncertain')
     GROUP BY l.run_seq, l.state ORDER BY l.run_seq DESC`,
    [kind, id],
  );
}

async function countEvents(read: ReadDb, { kind, id }: Entity): Promise<number> {
  const [row] = await read.raw<{ total: number }>(
    'SELECT count(*) AS total FROM lifecycle_events WHERE kind = ? AND entity_id = ?',
    [kind, id],
  );
  return row?.total ?? 0;
}

type Event = LabelHistory['events'][number];

type EventRow = Omit<Event, 'id' | 'at' | 'run'> & {
  id: number;
  at: number;
  run: string | null;
  run_seq: number | null;
  job: string | null;
  job_seq: number | null;
  printer: string | null;
  stock: string | null;
  file_name: string | null;
  sha256: string | null;
  removed_at: number | null;
};

async function eventsOf({ db, read }: Parts, entity: Entity): Promise<Event[]> {
  const rows = await read.raw<EventRow>(
    `SELECT v.id, v.type, v.quantity, v.at, v.evidence, v.reason, ${nameInSql('v.operator')} AS operator,
       iif(v.run_id IS NULL, coalesce(o.station, v.station), v.station) AS station,
       r.id AS run, r.seq AS run_seq, r.printer, r.stock, j.id AS job, j.seq AS job_seq,
       a.file_name, a.sha256, a.removed_at
     FROM lifecycle_events v LEFT JOIN event_origins o ON o.event_id = v.id
       LEFT JOIN operators p ON p.number = v.operator LEFT JOIN runs r ON r.id = v.run_id
       LEFT JOIN jobs j ON j.seq = r.job_seq LEFT JOIN artifacts a ON a.job_seq = r.job_seq
     WHERE v.kind = ? AND v.entity_id = ? ORDER BY v.id DESC LIMIT ${shownEvents}`,
    [entity.kind, entity.id],
  );
  const places = new Map<number, Place>();
  for (const seq of new Set(rows.flatMap(({ run_seq }) => run_seq ?? []))) {
    const place = await placeIn({ db, read }, seq, entity);
    if (place) places.set(seq, place);
  }
  return rows.map((row) => ({
    id: publicId('event', row.id),
    type: row.type,
    quantity: row.quantity,
    at: new Date(row.at).toISOString(),
    operator: row.operator,
    evidence: row.evidence,
    reason: row.reason,
    station: row.station,
    run: runOf(row, row.run_seq === null ? undefined : places.get(row.run_seq)),
  }));
}

function runOf(row: EventRow, place: Place | undefined): Event['run'] {
  if (row.run === null || row.job === null || row.printer === null || row.stock === null) return null;
  return {
    run_id: row.run,
    job_id: row.job,
    printer: row.printer,
    stock: row.stock,
    labels: place?.labels ?? 0,
    number: place?.number ?? null,
    sheet: place?.sheet ?? null,
    cell: place?.cell ?? null,
    print_file_sha256: place?.print_file ?? null,
    artifact:
      row.file_name === null || row.sha256 === null
        ? null
        : { file_name: row.file_name, sha256: row.sha256, kept: row.removed_at === null },
  };
}

interface Place {
  readonly labels: number;
  readonly number: number;
  readonly sheet: number;
  readonly cell: number;
  readonly print_file: string | null;
}

/** The first printed label of it in a run, from the stretch of the run's labels it lies in. */
async function placeIn({ db, read }: Parts, seq: number, { kind, id }: Entity): Promise<Place | null> {
  const run = findRun(db, seq);
  const [item] = await read.raw<{ position: number }>(
    'SELECT position FROM items WHERE job_seq = ? AND entity_id = ? AND kind = ?',
    [run.job_seq, id, kind],
  );
  if (!item) return null;
  const { first, last } = labelsOfItem(db, run, item.position);
  const [place] = await read.raw<Place & { labels: number }>(
    `SELECT count(*) AS labels, min(l.number) AS number, l.sheet - ? + 1 AS sheet, l.cell + 1 AS cell,
       c.sha256 AS print_file
     FROM run_labels l JOIN chunks c ON c.run_seq = l.run_seq AND c.number = l.chunk
     WHERE l.run_seq = ? AND l.number BETWEEN ? AND ? AND l.position = ? AND l.state = 'printed'`,
    [run.first_sheet, seq, first, last, item.position],
  );
  return place && place.labels > 0 ? place : null;
}
