import type { OutboxSink, OutboxStatus, SinkName } from '../../../../src-shared/contract/sync.ts';
import type { WriteDb } from '../../db/write-db.ts';
import { receivedUpTo } from '../../ledger/known-events.ts';
import { connectionOf } from '../connections.ts';
import type { OutboxParts } from './outbox.ts';
import { firstOutgoing } from './outgoing.ts';
import { allEvents, noConnection, SinkRows, type SinkRow } from './sink-rows.ts';

const titles: Record<SinkName, { readonly title: string; readonly assumed: boolean }> = {
  lifecycle: { title: 'Lifecycle events', assumed: true },
  epcis_capture: { title: 'EPCIS capture', assumed: false },
  folder: { title: 'Files in a folder', assumed: false },
};

interface Counts {
  readonly waiting: number;
  readonly sent: number;
  readonly parked: number;
  readonly oldestAt: number | null;
}

/**
 * What waits, was sent or is parked. Nothing is counted that grows with the ledger: heads of the chains less what the
 * cursor has passed.
 */
export function outboxStatus(parts: OutboxParts, organisation: number): OutboxStatus {
  const { db } = parts;
  const connection = connectionOf(db, organisation)?.id ?? lastConnection(db, organisation);
  const events = allEvents(db, organisation) - receivedUpTo(db, organisation);
  const ways: SinkRows[] = [];
  if (connection !== null) {
    ways.push(new SinkRows(db, organisation, 'lifecycle', connection));
    ways.push(new SinkRows(db, organisation, 'epcis_capture', connection));
  }
  const toClosient = ways.map((rows) => countsOf(rows));
  if (parts.settings.get(organisation, 'event_files_folder') !== null) {
    ways.push(new SinkRows(db, organisation, 'folder', noConnection));
  }
  // The way that has got furthest: what it has taken, Closient has.
  const [best] = toClosient.toSorted((a, b) => a.waiting - b.waiting);
  const { waiting, sent, parked, oldestAt } = best ?? {
    waiting: events,
    sent: 0,
    parked: 0,
    oldestAt: firstOutgoing(db, organisation, 0)?.at ?? null,
  };
  return {
    events,
    waiting,
    sent,
    parked,
    oldest_waiting_at: waiting > 0 ? instant(oldestAt) : null,
    sinks: ways.map((rows) => describe(rows, parts)),
  };
}

function countsOf(rows: SinkRows): Counts {
  const { parked, released } = rows.parked();
  const oldest = rows.released(1)[0] ?? rows.firstWaiting();
  return {
    waiting: rows.waiting() + released,
    sent: rows.read().sent,
    parked,
    oldestAt: oldest?.at ?? null,
  };
}

function describe(rows: SinkRows, parts: OutboxParts): OutboxSink {
  const row = rows.read();
  const { waiting, sent, parked } = countsOf(rows);
  const now = parts.ports.now();
  return {
    name: row.sink,
    ...titles[row.sink],
    enabled: row.enabled === 1,
    available: row.sink === 'folder' ? true : row.available === null ? null : row.available === 1,
    waiting,
    sent,
    parked,
    sentence: sentenceOf(row, waiting, parts, now),
    last_sent_at: instant(row.last_sent_at),
    next_attempt_at: row.next_try_at !== null && row.next_try_at > now ? instant(row.next_try_at) : null,
  };
}

/** Why it stands still; null while it does not. */
function sentenceOf(row: SinkRow, waiting: number, parts: OutboxParts, now: number): string | null {
  if (row.enabled === 0) {
    return row.sink === 'epcis_capture'
      ? 'Switched off. It needs the key of an owner or manager and one request per event, and it takes nothing out of the list of what Closient counts as never printed.'
      : 'Switched off; kept and counted.';
  }
  if (row.sink !== 'folder' && parts.clientFor(row.organisation_id) === null) {
    return waiting > 0 ? 'There is no connection to Closient now; kept and counted.' : null;
  }
  if (row.available === 0) return row.last_error;
  return row.next_try_at !== null && row.next_try_at > now ? row.last_error : null;
}

/** Without a connection the last one still says what was sent. */
function lastConnection(db: WriteDb, organisation: number): number | null {
  const id = db
    .prepare(
      'SELECT id FROM closient_connections WHERE organisation_id = ? ORDER BY coalesce(last_seen_at, created_at) DESC, id DESC LIMIT 1',
    )
    .pluck()
    .get(organisation);
  return (id as number | undefined) ?? null;
}

function instant(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
