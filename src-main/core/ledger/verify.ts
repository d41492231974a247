import type { LedgerReport } from '../../../src-shared/contract/system.ts';
import { nameOfEntity } from '../../../src-shared/entity-name.ts';
import type { ReadDb } from '../db/read-db.ts';
import { genesis, hashOfEvent, hmacOfHead, type EventRow } from './chain.ts';
import { unrecordedLabels, wrongStates } from './verify-states.ts';

const sliceRows = 2_000;
const namedProblems = 100;

interface Head {
  readonly station_seq: number;
  readonly hash: string;
  readonly hmac: string;
}

/**
 * Proves the ledger: every event follows on the one before it, nothing is missing, the sealed head is the last
 * event, every printed label has its event, and the states that `never_printed` reads are what the events say.
 * Work may go on meanwhile: what is proven is the ledger as it was when its head was read.
 *
 * What a chain cannot show: that an event was true when it was written, or a database that was put back whole to an
 * earlier day. Against that there is the head on printed reports.
 * @returns head: hash of the event that was written last, whichever station wrote it.
 */
export async function verifyLedger(read: ReadDb, organisation: number, key: Buffer): Promise<LedgerReport> {
  const problems: string[] = [];
  let events = 0;
  let newest: { id: number; hash: string } | null = null;
  const report = (problem: string): void => {
    if (problems.length < namedProblems) problems.push(problem);
  };
  const stations = await read.raw<{ station: string }>(
    'SELECT station FROM ledger_heads WHERE organisation_id = ? UNION SELECT DISTINCT station FROM lifecycle_events WHERE organisation_id = ?',
    [organisation, organisation],
  );
  for (const { station } of stations) {
    const head = await readHead(read, organisation, station);
    const end = await verifyChain(read, organisation, station, head?.station_seq ?? 0, report);
    events += end.events;
    if (end.events > 0 && end.id > (newest?.id ?? 0)) newest = { id: end.id, hash: end.hash };
    verifyHead({ organisation, station, key, head, end }, report);
    await verifyTail(read, organisation, station, report);
  }
  for (const problem of await unrecordedLabels(read, organisation)) report(problem);
  for (const problem of await wrongStates(read, organisation)) report(problem);
  return { ok: problems.length === 0, events, head: newest?.hash ?? null, problems };
}

async function readHead(read: ReadDb, organisation: number, station: string): Promise<Head | undefined> {
  const [head] = await read.raw<Head>(
    'SELECT station_seq, hash, hmac FROM ledger_heads WHERE organisation_id = ? AND station = ?',
    [organisation, station],
  );
  return head;
}

interface ChainEnd {
  readonly events: number;
  readonly sequence: number;
  readonly hash: string;
  readonly id: number;
}

/** @param last the sequence up to which the chain was sealed when its head was read. */
async function verifyChain(
  read: ReadDb,
  organisation: number,
  station: string,
  last: number,
  report: (problem: string) => void,
): Promise<ChainEnd> {
  let end: ChainEnd = { events: 0, sequence: 0, hash: genesis, id: 0 };
  for (;;) {
    const rows = await read.raw<EventRow & { id: number }>(
      'SELECT * FROM lifecycle_events WHERE organisation_id = ? AND station = ? AND station_seq > ? AND station_seq <= ? ORDER BY station_seq LIMIT ?',
      [organisation, station, end.sequence, last, sliceRows],
    );
    for (const row of rows) {
      const { hash, id, ...facts } = row;
      const where = nameOfEvent(row);
      if (row.station_seq !== end.sequence + 1) {
        report(`${row.station_seq - end.sequence - 1} event(s) before ${where} were removed`);
      } else if (row.previous_hash !== end.hash) {
        report(`${where} does not follow on the event before it`);
      }
      if (hashOfEvent(facts) !== hash) report(`${where} was changed`);
      if (id <= end.id) report(`${where} was moved`);
      end = { events: end.events + 1, sequence: row.station_seq, hash, id };
    }
    if (rows.length < sliceRows) return end;
  }
}

function verifyHead(
  chain: {
    readonly organisation: number;
    readonly station: string;
    readonly key: Buffer;
    readonly head: Head | undefined;
    readonly end: ChainEnd;
  },
  report: (problem: string) => void,
): void {
  const { organisation, station, key, head, end } = chain;
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

/** Events after the head: one statement, so that head and events are of the same moment. */
async function verifyTail(
  read: ReadDb,
  organisation: number,
  station: string,
  report: (problem: string) => void,
): Promise<void> {
  const unsealed = await read.raw<EventRow>(
    `SELECT * FROM lifecycle_events WHERE organisation_id = ? AND station = ? AND station_seq >
       coalesce((SELECT station_seq FROM ledger_heads WHERE organisation_id = ? AND station = ?), 0) ORDER BY station_seq LIMIT ?`,
    [organisation, station, organisation, station, namedProblems],
  );
  for (const row of unsealed) report(`${nameOfEvent(row)} was added without a seal`);
}

function nameOfEvent(row: EventRow): string {
  return `event ${row.station_seq} of station ${row.station} (${row.type} of ${nameOfEntity(row)})`;
}
