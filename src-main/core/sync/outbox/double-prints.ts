import type { SyncAlarm } from '../../../../src-shared/contract/sync.ts';
import { nameOfEntity } from '../../../../src-shared/entity-name.ts';
import { PrintRoomError } from '../../../../src-shared/errors.ts';
import { entityKinds } from '../../db/schema.ts';
import type { WriteDb } from '../../db/write-db.ts';
import { printedEvents } from '../../ledger/print-state.ts';
import { nameInSql, operatorNumber } from '../../printing/operators.ts';
import { newestEvent } from './sink-rows.ts';

interface Pair {
  readonly own_event: number;
  readonly other_event: number;
  readonly own_station: string;
  readonly other_station: string;
}

interface AlarmRow {
  readonly id: number;
  readonly own_station: string;
  readonly other_station: string;
  readonly labels: number;
  readonly raised_at: number;
  readonly acknowledged_at: number | null;
  readonly operator: string | null;
}

interface LabelRow {
  readonly gtin: string;
  readonly lot: string | null;
  readonly serial: string | null;
  readonly own_at: number;
  readonly other_at: number;
}

const sliceEvents = 500;
const shownLabels = 20;
const shownAcknowledged = 20;

/**
 * What a double print says of itself to a receiver that takes a second PRINTED only with a reason. By these words the
 * other station knows that it is the accident and not somebody's decision.
 */
export const accident = 'Printed at two stations that did not know of each other.';

/** A second label that somebody gave a reason for is no accident. */
const byAccident = (event: string): string =>
  `(${event}.type = 'PRINTED' OR ${event}.reason IS NULL OR ${event}.reason = '${accident}')`;

/**
 * Looks at the next events of the ledger for serials that were printed here and elsewhere, whichever came first, and
 * raises alarms. Lots and products are printed at many stations; a serial is one thing.
 * @returns whether there is more to look at, and how many labels were found.
 */
export function lookForDoublePrints(
  db: WriteDb,
  organisation: number,
  now: number,
): { readonly found: number; readonly hasMore: boolean } {
  return db.transaction(() => {
    const from = (db
      .prepare('SELECT last_event FROM double_print_watch WHERE organisation_id = ?')
      .pluck()
      .get(organisation) ?? 0) as number;
    const newest = newestEvent(db, organisation);
    const received = db
      .prepare(`SELECT 1 FROM event_origins WHERE organisation_id = ? AND source = 'received' LIMIT 1`)
      .get(organisation);
    const end = received === undefined ? newest : endOfSlice(db, organisation, from, newest);
    const pairs = received === undefined ? [] : pairsIn(db, organisation, from, end);
    let found = 0;
    for (const pair of pairs) found += raise(db, organisation, pair, now);
    if (end > from) {
      db.prepare(
        'INSERT INTO double_print_watch (organisation_id, last_event) VALUES (?, ?) ON CONFLICT DO UPDATE SET last_event = excluded.last_event',
      ).run(organisation, end);
    }
    return { found, hasMore: end < newest };
  });
}

function endOfSlice(db: WriteDb, organisation: number, from: number, newest: number): number {
  const end = db
    .prepare(
      'SELECT id FROM lifecycle_events WHERE organisation_id = ? AND id > ? ORDER BY id LIMIT 1 OFFSET ?',
    )
    .pluck()
    .get(organisation, from, sliceEvents - 1);
  return (end as number | undefined) ?? newest;
}

function pairsIn(db: WriteDb, organisation: number, after: number, last: number): Pair[] {
  return db
    .prepare(
      `SELECT iif(n.event_id IS NULL, e.id, f.id) AS own_event, iif(n.event_id IS NULL, f.id, e.id) AS other_event,
         iif(n.event_id IS NULL, e.station, f.station) AS own_station,
         coalesce(n.station, m.station, 'unknown') AS other_station
       FROM lifecycle_events e
       JOIN lifecycle_events f ON f.kind = e.kind AND f.entity_id = e.entity_id AND f.id < e.id
       LEFT JOIN event_origins n ON n.event_id = e.id AND n.source = 'received'
       LEFT JOIN event_origins m ON m.event_id = f.id AND m.source = 'received'
       WHERE e.organisation_id = ? AND e.id > ? AND e.id <= ? AND +e.kind = ${entityKinds.serial}
         AND +e.type IN ${printedEvents} AND +f.type IN ${printedEvents}
         AND (n.event_id IS NULL) <> (m.event_id IS NULL) AND ${byAccident('e')} AND ${byAccident('f')}
       ORDER BY e.id, f.id`,
    )
    .all(organisation, after, last) as Pair[];
}

/**
 * What was refused because of it goes again, now with its reason: the other station must hear of it too.
 * @returns 1 where the pair is a new one.
 */
function raise(db: WriteDb, organisation: number, pair: Pair, now: number): number {
  const known = db
    .prepare('SELECT 1 FROM print_alarm_labels WHERE own_event = ? AND other_event = ?')
    .get(pair.own_event, pair.other_event);
  if (known !== undefined) return 0;
  const { own_station: own, other_station: other } = pair;
  const open = db
    .prepare(
      'SELECT id FROM print_alarms WHERE organisation_id = ? AND own_station = ? AND other_station = ? AND acknowledged_at IS NULL',
    )
    .pluck();
  let alarm = open.get(organisation, own, other) as number | undefined;
  alarm ??= Number(
    db
      .prepare(
        'INSERT INTO print_alarms (organisation_id, own_station, other_station, raised_at) VALUES (?, ?, ?, ?)',
      )
      .run(organisation, own, other, now).lastInsertRowid,
  );
  db.prepare('INSERT INTO print_alarm_labels (own_event, other_event, alarm_id) VALUES (?, ?, ?)').run(
    pair.own_event,
    pair.other_event,
    alarm,
  );
  db.prepare(
    `UPDATE outbox_parked SET state = 'released', released_at = ? WHERE event_id = ? AND state = 'parked'`,
  ).run(now, pair.own_event);
  return db.prepare('UPDATE print_alarms SET labels = labels + 1 WHERE id = ?').run(alarm).changes;
}

/** Whether an event of this folder is half of a double print. */
export function isDoublePrint(db: WriteDb, event: number): boolean {
  return db.prepare('SELECT 1 FROM print_alarm_labels WHERE own_event = ? LIMIT 1').get(event) !== undefined;
}

/** All that are open, and the last ones that were acknowledged, the newest first. */
export function listAlarms(db: WriteDb, organisation: number): SyncAlarm[] {
  const select = `SELECT a.*, iif(a.operator IS NULL, NULL, ${nameInSql('a.operator')}) AS operator
    FROM print_alarms a LEFT JOIN operators p ON p.number = a.operator
    WHERE a.organisation_id = ?`;
  const open = db.prepare(`${select} AND a.acknowledged_at IS NULL ORDER BY a.id DESC`).all(organisation);
  const seen = db
    .prepare(`${select} AND a.acknowledged_at IS NOT NULL ORDER BY a.id DESC LIMIT ${shownAcknowledged}`)
    .all(organisation);
  return ([...open, ...seen] as AlarmRow[]).map((row) => describe(db, row));
}

/**
 * Somebody has seen it and says who.
 * @throws PrintRoomError `not_found`, `validation_error` without a name.
 */
export function acknowledgeAlarm(
  db: WriteDb,
  organisation: number,
  id: string,
  name: string | null,
  now: number,
): void {
  const alarm = Number(id);
  const row = db
    .prepare('SELECT acknowledged_at FROM print_alarms WHERE organisation_id = ? AND id = ?')
    .get(organisation, Number.isSafeInteger(alarm) ? alarm : 0) as
    | { acknowledged_at: number | null }
    | undefined;
  if (!row) throw new PrintRoomError('not_found', `There is no alarm ${JSON.stringify(id)}.`);
  const who = name?.trim() ?? '';
  if (who === '') throw new PrintRoomError('validation_error', 'Say who acknowledges the alarm.');
  if (row.acknowledged_at !== null) return;
  db.transaction(() => {
    const operator = operatorNumber(db, organisation, who);
    db.prepare('UPDATE print_alarms SET acknowledged_at = ?, operator = ? WHERE id = ?').run(
      now,
      operator,
      alarm,
    );
  });
}

function describe(db: WriteDb, row: AlarmRow): SyncAlarm {
  const labels = db
    .prepare(
      `SELECT e.gtin, e.lot, e.serial, e.at AS own_at, f.at AS other_at FROM print_alarm_labels l
       JOIN lifecycle_events e ON e.id = l.own_event JOIN lifecycle_events f ON f.id = l.other_event
       WHERE l.alarm_id = ? ORDER BY l.own_event LIMIT ${shownLabels}`,
    )
    .all(row.id) as LabelRow[];
  const { own_station: own, other_station: other } = row;
  const [first] = labels;
  const more = row.labels - 1;
  const rest = more > 0 ? ` ${more} more label${more === 1 ? '' : 's'} likewise.` : '';
  const sentence = first
    ? `Printed twice: ${nameOfEntity(first)}, here (station ${own}) on ${timeOf(first.own_at)} and at station ${other} on ${timeOf(first.other_at)}.${rest}`
    : `Labels were printed twice, here (station ${own}) and at station ${other}.`;
  return {
    id: String(row.id),
    sentence,
    stations: [own, other],
    labels: labels.map((label) => ({
      name: nameOfEntity(label),
      own_at: new Date(label.own_at).toISOString(),
      other_at: new Date(label.other_at).toISOString(),
    })),
    label_count: row.labels,
    at: new Date(row.raised_at).toISOString(),
    acknowledged_at: row.acknowledged_at === null ? null : new Date(row.acknowledged_at).toISOString(),
    acknowledged_by: row.operator,
  };
}

/** Stations may stand in different time zones. */
function timeOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
