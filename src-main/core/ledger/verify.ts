import type { LedgerReport } from '../../../src-shared/contract/system.ts';
import { nameOfEntity } from '../catalog/entity-name.ts';
import type { ReadDb } from '../db/read-db.ts';
import { genesis, hashOfEvent, hmacOfHead, type EventRow } from './chain.ts';
import { tableOfKind, printedEvents } from './print-state.ts';

const sliceRows = 2_000;
const namedProblems = 100;

/**
 * Proves the ledger: every event follows on the one before it, nothing is missing, the sealed head is the last
 * event, and the states that `never_printed` reads are what the events say.
 *
 * What a chain cannot show: that an event was true when it was written, or a folder that was put back whole to an
 * earlier day together with its key.
 */
export async function verifyLedger(read: ReadDb, organisation: number, key: Buffer): Promise<LedgerReport> {
  const problems: string[] = [];
  let events = 0;
  let head: string | null = null;
  const report = (problem: string): void => {
    if (problems.length < namedProblems) problems.push(problem);
  };
  const stations = await read.raw<{ station: string }>(
    'SELECT station FROM ledger_heads WHERE organisation_id = ? UNION SELECT DISTINCT station FROM lifecycle_events WHERE organisation_id = ?',
    [organisation, organisation],
  );
  for (const { station } of stations) {
    const end = await verifyChain(read, organisation, station, report);
    events += end.events;
    head = end.hash;
    await verifyHead(read, organisation, station, key, end, report);
  }
  for (const problem of await wrongStates(read, organisation)) report(problem);
  return { ok: problems.length === 0, events, head, problems };
}

interface ChainEnd {
  readonly events: number;
  readonly sequence: number;
  readonly hash: string;
}

async function verifyChain(
  read: ReadDb,
  organisation: number,
  station: string,
  report: (problem: string) => void,
): Promise<ChainEnd> {
  let sequence = 0;
  let hash = genesis;
  let events = 0;
  for (;;) {
    const rows = await read.raw<EventRow & { id: number }>(
      'SELECT * FROM lifecycle_events WHERE organisation_id = ? AND station = ? AND station_seq > ? ORDER BY station_seq LIMIT ?',
      [organisation, station, sequence, sliceRows],
    );
    for (const row of rows) {
      const { hash: stored, ...facts } = row;
      const where = `event ${row.station_seq} of station ${station} (${row.type} of ${nameOfEntity(row)})`;
      if (row.station_seq !== sequence + 1) {
        report(`${row.station_seq - sequence - 1} event(s) before ${where} were removed`);
      } else if (row.previous_hash !== hash) {
        report(`${where} does not follow on the event before it`);
      }
      if (hashOfEvent(facts) !== stored) report(`${where} was changed`);
      sequence = row.station_seq;
      hash = stored;
      events++;
    }
    if (rows.length < sliceRows) return { events, sequence, hash };
  }
}

async function verifyHead(
  read: ReadDb,
  organisation: number,
  station: string,
  key: Buffer,
  end: ChainEnd,
  report: (problem: string) => void,
): Promise<void> {
  const [head] = await read.raw<{ station_seq: number; hash: string; hmac: string }>(
    'SELECT station_seq, hash, hmac FROM ledger_heads WHERE organisation_id = ? AND station = ?',
    [organisation, station],
  );
  if (!head) {
    report(`the sealed head of station ${station} is missing`);
    return;
  }
  const sealed = { organisation_id: organisation, station, station_seq: head.station_seq, hash: head.hash };
  if (hmacOfHead(key, sealed) !== head.hmac) report(`the head of station ${station} carries a wrong seal`);
  if (head.station_seq > end.sequence) {
    report(`${head.station_seq - end.sequence} event(s) at the end of station ${station} were cut off`);
  } else if (head.hash !== end.hash) {
    report(`the last event of station ${station} is not the sealed one`);
  }
}

/** Entities whose `print_state` is not what events and open labels say. */
async function wrongStates(read: ReadDb, organisation: number): Promise<string[]> {
  const problems: string[] = [];
  for (const [kind, table] of Object.entries(tableOfKind)) {
    const owner =
      table === 'products' ? 'JOIN products p ON p.id = e.id' : 'JOIN products p ON p.id = e.product_id';
    const columns =
      table === 'serials'
        ? 'NULL AS lot, e.serial'
        : table === 'lots'
          ? 'e.lot, NULL AS serial'
          : 'NULL AS lot, NULL AS serial';
    const rows = await read.raw<{
      gtin: string;
      lot: string | null;
      serial: string | null;
      stored: number;
      derived: number;
    }>(
      `WITH printed AS (SELECT DISTINCT entity_id FROM lifecycle_events WHERE kind = ? AND type IN ${printedEvents}),
            open AS (
              SELECT DISTINCT entity_id FROM run_labels WHERE kind = ? AND state IN ('spooled', 'sent', 'uncertain')
              UNION
              SELECT l.entity_id FROM runs r JOIN run_labels l ON l.run_seq = r.seq
              WHERE r.status NOT IN ('completed', 'failed', 'cancelled') AND l.kind = ? AND l.state = 'printed'),
            states AS (
              SELECT e.id, e.print_state AS stored,
                CASE WHEN e.id IN (SELECT entity_id FROM printed) THEN 2 WHEN e.id IN (SELECT entity_id FROM open) THEN 1 ELSE 0 END AS derived
              FROM ${table} e)
       SELECT p.gtin, ${columns}, s.stored, s.derived FROM states s JOIN ${table} e ON e.id = s.id ${owner}
       WHERE s.stored <> s.derived AND p.organisation_id = ? LIMIT 100`,
      [Number(kind), Number(kind), Number(kind), organisation],
    );
    const words = ['free', 'open', 'printed'];
    for (const row of rows) {
      problems.push(
        `${nameOfEntity(row)} is kept as ${words[row.stored]}, the ledger says ${words[row.derived]}`,
      );
    }
  }
  return problems;
}
