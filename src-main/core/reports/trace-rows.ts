import type { ReadDb } from '../db/read-db.ts';
import type { WriteDb } from '../db/write-db.ts';
import { nameInSql } from '../printing/operators.ts';
import { labelsOfItem } from '../printing/run-numbering.ts';
import { findRun, type RunRow } from '../printing/run-row.ts';
import { entityKinds } from '../db/schema.ts';

/** One thing that happened to a label of a lot, or a serial of it to which nothing has. */
export interface TraceRow {
  /** Row of the serial; 0 = the lot's own labels. */
  readonly entity: number;
  readonly serial: string | null;
  readonly state: 'free' | 'open' | 'printed';
  readonly type: string | null;
  readonly quantity: number | null;
  readonly at: number | null;
  readonly station: string | null;
  readonly operator: string | null;
  readonly printer: string | null;
  readonly run: string | null;
  /** Where on paper, for an event of a run. */
  readonly sheet: number | null;
  readonly cell: number | null;
  readonly print_file: string | null;
  readonly artifact: string | null;
  readonly evidence: string | null;
  readonly reason: string | null;
  readonly event: string | null;
  /** Of a REPRINTED: the first event of this label. */
  readonly first_event: string | null;
  readonly hash: string | null;
}

export interface TraceParts {
  readonly db: WriteDb;
  readonly read: ReadDb;
}

/** Serials that are asked for at a time; a slice is a few hundred kilobytes. */
const sliceSerials = 500;
const sliceEvents = 2_000;

const stateWord = `CASE e.print_state WHEN 0 THEN 'free' WHEN 1 THEN 'open' ELSE 'printed' END`;
const eventColumns = `v.type, v.quantity, v.at, v.reason, v.evidence, v.hash, v.client_event_id AS event,
  iif(v.run_id IS NULL, coalesce(o.station, v.station), v.station) AS station,
  iif(v.operator IS NULL, NULL, ${nameInSql('v.operator')}) AS operator,
  r.printer, r.id AS run, r.seq AS run_seq, a.sha256 AS artifact,
  iif(v.type = 'REPRINTED', (SELECT f.client_event_id FROM lifecycle_events f
    WHERE f.kind = v.kind AND f.entity_id = v.entity_id AND f.type IN ('PRINTED', 'REPRINTED') ORDER BY f.id LIMIT 1), NULL) AS first_event`;
const eventJoins = `LEFT JOIN event_origins o ON o.event_id = v.id LEFT JOIN operators p ON p.number = v.operator
  LEFT JOIN runs r ON r.id = v.run_id LEFT JOIN artifacts a ON a.job_seq = r.job_seq`;

type Asked = Omit<TraceRow, 'sheet' | 'cell' | 'print_file'> & {
  readonly run_seq: number | null;
  readonly event_id: number | null;
};

/**
 * Everything that happened to the labels of a lot: first the lot's own, then those of its serials in order of
 * arrival. A slice at a time, so that a lot of a million serials takes no more room than a small one.
 */
export async function* traceRows(parts: TraceParts, lot: number): AsyncGenerator<readonly TraceRow[]> {
  yield* eventsOfLot(parts, lot);
  yield* eventsOfSerials(parts, lot);
}

async function* eventsOfLot(parts: TraceParts, lot: number): AsyncGenerator<readonly TraceRow[]> {
  for (let after = 0; ;) {
    const rows = await parts.read.raw<Asked>(
      `SELECT 0 AS entity, NULL AS serial, ${stateWord} AS state, v.id AS event_id, ${eventColumns}
       FROM lots e JOIN lifecycle_events v ON v.kind = ${entityKinds.lot} AND v.entity_id = e.id AND v.id > ? ${eventJoins}
       WHERE e.id = ? ORDER BY v.id LIMIT ${sliceEvents}`,
      [after, lot],
    );
    if (rows.length > 0) yield await placed(parts, rows, lot);
    after = rows.at(-1)?.event_id ?? 0;
    if (rows.length < sliceEvents) return;
  }
}

async function* eventsOfSerials(parts: TraceParts, lot: number): AsyncGenerator<readonly TraceRow[]> {
  for (let after = 0; ;) {
    const rows = await parts.read.raw<Asked>(
      `SELECT e.id AS entity, e.serial, ${stateWord} AS state, v.id AS event_id, ${eventColumns}
       FROM (SELECT s.id, s.serial, s.print_state FROM lots l CROSS JOIN serials s INDEXED BY serials_order
               ON s.product_id = l.product_id AND s.lot = l.lot AND s.id > ? WHERE l.id = ? ORDER BY s.id LIMIT ${sliceSerials}) e
       LEFT JOIN lifecycle_events v ON v.kind = ${entityKinds.serial} AND v.entity_id = e.id ${eventJoins}
       ORDER BY e.id, v.id`,
      [after, lot],
    );
    const last = rows.at(-1)?.entity;
    if (last === undefined) return;
    yield await placed(parts, rows, null);
    after = last;
  }
}

interface Place {
  entity: number;
  sheet: number;
  cell: number;
  print_file: string | null;
  labels: number;
}

/** Adds where on paper each printed label lies. Copies of one thing have no one place. */
async function placed(
  { db, read }: TraceParts,
  rows: readonly Asked[],
  lot: number | null,
): Promise<TraceRow[]> {
  const places = new Map<string, Place>();
  for (const [run, ofRun] of Map.groupBy(rows, (row) => row.run_seq)) {
    if (run === null) continue;
    const entities = [...new Set(ofRun.map(({ entity }) => lot ?? entity))];
    for (const place of await placesIn({ db, read }, findRun(db, run), entities)) {
      places.set(`${run}/${place.entity}`, place);
    }
  }
  return rows.map(({ run_seq, event_id: _event, ...row }) => {
    const place = run_seq === null ? undefined : places.get(`${run_seq}/${lot ?? row.entity}`);
    const single = place?.labels === 1;
    return {
      ...row,
      sheet: single ? place.sheet : null,
      cell: single ? place.cell : null,
      print_file: place?.print_file ?? null,
    };
  });
}

/** One question for the entities of a slice, over the stretch of the run's labels they lie in. */
async function placesIn(
  { db, read }: TraceParts,
  run: RunRow,
  entities: readonly number[],
): Promise<Place[]> {
  const [span] = await read.raw<{ first: number | null; last: number | null }>(
    `SELECT min(i.position) AS first, max(i.position) AS last
     FROM json_each(?) j CROSS JOIN items i ON i.job_seq = ? AND i.entity_id = j.value`,
    [JSON.stringify(entities), run.job_seq],
  );
  if (span?.first == null || span.last === null) return [];
  return read.raw<Place>(
    `SELECT l.entity_id AS entity, min(l.sheet) - ? + 1 AS sheet, min(l.cell) + 1 AS cell,
       min(c.sha256) AS print_file, count(*) AS labels
     FROM run_labels l JOIN chunks c ON c.run_seq = l.run_seq AND c.number = l.chunk
     WHERE l.run_seq = ? AND l.number BETWEEN ? AND ? AND l.state = 'printed'
       AND l.entity_id IN (SELECT value FROM json_each(?)) GROUP BY l.entity_id`,
    [
      run.first_sheet,
      run.seq,
      labelsOfItem(db, run, span.first).first,
      labelsOfItem(db, run, span.last).last,
      JSON.stringify(entities),
    ],
  );
}
