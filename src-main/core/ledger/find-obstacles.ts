import type { RunQuestion } from '../../../src-shared/contract/common.ts';
import { formatYymmdd } from '../../../src-shared/gs1/index.ts';
import { printStates, type LabelState, type PrintState } from '../../../src-shared/states/run-states.ts';
import { entityKinds, type DateKind, type EntityKind } from '../db/schema.ts';
import type { WriteDb } from '../db/write-db.ts';
import { labelsOfItem } from '../printing/run-numbering.ts';
import type { RunRow } from '../printing/run-row.ts';
import { printedEvents, tableOfKind } from './print-state.ts';
import { Settings } from '../settings/settings.ts';
import type { ChunkLabel, Obstacle } from './obstacle.ts';

/** What the database says of a label's entity at this moment. */
interface Standing {
  position: number;
  active: 0 | 1 | null;
  created_at: number;
  print_state: PrintState | null;
  /** State of a label of it that another run has open; where there are several, one at a printer before an uncertain one. */
  elsewhere: LabelState | null;
  /** 1: its lot is held. */
  held: 0 | 1;
  /** As they are now; the item has them as they were when its job was resolved. */
  date: string | null;
  date_kind: DateKind | null;
}

/** Where hold, date and kind of date of each kind of entity lie. */
const dating: Record<EntityKind, { readonly columns: string; readonly joins: string }> = {
  [entityKinds.product]: { columns: '0 AS held, NULL AS date, e.date_kind', joins: '' },
  [entityKinds.lot]: {
    columns: 'e.held, e.date, p.date_kind',
    joins: 'LEFT JOIN products p ON p.id = e.product_id',
  },
  [entityKinds.serial]: {
    columns:
      'coalesce(t.held, 0) AS held, CASE WHEN e.lot_id IS NULL THEN e.date ELSE t.date END AS date, p.date_kind',
    joins: 'LEFT JOIN products p ON p.id = e.product_id LEFT JOIN lots t ON t.id = e.lot_id',
  },
};

/** Questions that a reason given for something else does not answer. */
const answeredApart = ['changed', 'expired'] as const;

/**
 * Labels of a chunk that need an answer, one per entity.
 *
 * A serial is printed once; again only with a reason. A lot asks only beyond its planned quantity. A product is only
 * counted. A label that another run has open, or whose fate is uncertain, stops every kind. So does a held lot, and a
 * date that has passed or is another one by now.
 */
export function findObstacles(
  db: WriteDb,
  run: RunRow,
  labels: readonly ChunkLabel[],
  now: number,
): Obstacle[] {
  const first = labels[0];
  if (!first) return [];
  const standings = readStandings(db, run, labels);
  const restored = restoredAt(db, run.organisation_id);
  const obstacles: Obstacle[] = [];
  const today = dayOf(now);
  let previous = 0;
  for (const label of labels) {
    const { position } = label.item;
    if (label.leftOut || position === previous) continue;
    previous = position;
    const standing = standings[position - first.item.position];
    const kind =
      obstacleOf(db, run, label, standing, restored) ?? datingObstacle(run, label, standing, today);
    if (kind) obstacles.push({ kind, label, detail: detailOf(kind, label, standing, today) });
  }
  return obstacles;
}

function readStandings(db: WriteDb, run: RunRow, labels: readonly ChunkLabel[]): Standing[] {
  const first = labels[0]?.item;
  if (!first) return [];
  return db
    .prepare(
      // 'sent' and 'spooled' come before 'uncertain' in the alphabet.
      `SELECT i.position, e.active, e.created_at, e.print_state, ${dating[first.kind].columns},
              (SELECT min(l.state) FROM run_labels l INDEXED BY run_labels_open
               WHERE l.kind = i.kind AND l.entity_id = i.entity_id AND l.run_seq <> ?
                 AND l.state IN ('spooled', 'sent', 'uncertain')) AS elsewhere
       FROM items i LEFT JOIN ${tableOfKind[first.kind]} e ON e.id = i.entity_id ${dating[first.kind].joins}
       WHERE i.job_seq = ? AND i.position BETWEEN ? AND ? ORDER BY i.position`,
    )
    .all(run.seq, run.job_seq, first.position, labels[labels.length - 1]?.item.position) as Standing[];
}

/** The other run that has a label's entity open: its id, or null where it is between two chunks. */
export function runThatHas(db: WriteDb, run: RunRow, { item }: ChunkLabel): string | null {
  const id = db
    .prepare(
      `SELECT r.id FROM run_labels l INDEXED BY run_labels_open JOIN runs r ON r.seq = l.run_seq
       WHERE l.kind = ? AND l.entity_id = ? AND l.run_seq <> ? AND l.state IN ('spooled', 'sent', 'uncertain')
       ORDER BY l.state LIMIT 1`,
    )
    .pluck()
    .get(item.kind, item.entityId, run.seq);
  return typeof id === 'string' ? id : null;
}

function obstacleOf(
  db: WriteDb,
  run: RunRow,
  label: ChunkLabel,
  standing: Standing | undefined,
  restored: number | null,
): RunQuestion['kind'] | null {
  const { item } = label;
  if (standing?.active !== 1) return 'gone';
  // Another run has it in its hands: not even a reason helps, its answer has to come first.
  if (standing.elsewhere === 'spooled' || standing.elsewhere === 'sent') return 'in_other_run';
  if (standing.elsewhere === 'uncertain') return run.reason === null ? 'uncertain' : null;
  // Open and no open label: another run has printed some copies of it and is between two chunks.
  const isFirst = label.number === labelsOfItem(db, run, item.position).first;
  if (standing.print_state === printStates.open && isFirst) return 'in_other_run';
  if (standing.held === 1) return 'held';
  if (run.reason !== null) return null;
  if (item.kind === entityKinds.serial && standing.print_state === printStates.printed)
    return 'already_printed';
  if (item.kind === entityKinds.lot && beyondPlan(db, run, label)) return 'beyond_plan';
  // Known before the archive was made: what it calls free may have been printed at the original since.
  return restored !== null && standing.created_at <= restored ? 'restored' : null;
}

/** What of an item's date stands in the way, and was not answered yet. */
function datingObstacle(
  run: RunRow,
  { item }: ChunkLabel,
  standing: Standing | undefined,
  today: string,
): (typeof answeredApart)[number] | null {
  const answered = run.answered.split(',');
  const found = answeredApart.filter((kind) => !answered.includes(kind));
  const isKind = item.dateAi === '17' ? 'use_by' : 'best_before';
  const changed =
    standing !== undefined &&
    item.kind !== entityKinds.product &&
    (standing.date !== item.date || (item.date !== null && standing.date_kind !== isKind));
  if (changed && found.includes('changed')) return 'changed';
  return item.date !== null && isoOf(item.date, today) < today && found.includes('expired')
    ? 'expired'
    : null;
}

/** The dates that a question is about. */
function detailOf(
  kind: RunQuestion['kind'],
  { item }: ChunkLabel,
  standing: Standing | undefined,
  today: string,
): string | null {
  const words = (date: string | null, is: DateKind | null): string =>
    date === null ? 'no date' : `${is === 'best_before' ? 'best before' : 'use by'} ${isoOf(date, today)}`;
  const printed = words(item.date, item.dateAi === '15' ? 'best_before' : 'use_by');
  if (kind === 'expired') return printed;
  if (kind !== 'changed' || !standing) return null;
  return `these sheets say ${printed}, by now it is ${words(standing.date, standing.date_kind)}`;
}

function isoOf(yymmdd: string, today: string): string {
  return formatYymmdd(yymmdd, Number(today.slice(0, 4)));
}

/** The day at this place, as YYYY-MM-DD. */
export function dayOf(now: number): string {
  const date = new Date(now);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The moment of the archive that the organisation was restored from, until somebody confirms it. */
function restoredAt(db: WriteDb, organisation: number): number | null {
  const from = new Settings(db).get(organisation, 'restored_from');
  return from === null ? null : Date.parse(from);
}

/** Whether this run's labels of a lot would be more than is planned, with those printed before. */
function beyondPlan(db: WriteDb, run: RunRow, { item }: ChunkLabel): boolean {
  const planned = db.prepare('SELECT planned_quantity FROM lots WHERE id = ?').pluck().get(item.entityId);
  if (typeof planned !== 'number') return false;
  const printed = db
    .prepare(
      `SELECT coalesce(sum(quantity), 0) FROM lifecycle_events WHERE kind = ? AND entity_id = ? AND type IN ${printedEvents}`,
    )
    .pluck()
    .get(item.kind, item.entityId) as number;
  // Spare labels are ordered beyond the plan, knowingly.
  const { first, last, spare } = labelsOfItem(db, run, item.position);
  return printed + last - first + 1 - spare > planned;
}
