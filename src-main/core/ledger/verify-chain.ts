import { nameOfEntity } from '../../../src-shared/entity-name.ts';
import type { ReadDb } from '../db/read-db.ts';
import {
  chains,
  genesis,
  hashOfEvent,
  hashOfRecord,
  hmacOfHead,
  type ChainTable,
  type EventRow,
  type RecordRow,
} from './chain.ts';

const sliceRows = 2_000;
const namedRows = 100;

export type Report = (problem: string) => void;

/** Whose chain, and the key its head is sealed with. */
export interface ChainOf {
  readonly organisation: number;
  readonly station: string;
  readonly key: Buffer;
}

export interface ChainEnd {
  readonly links: number;
  readonly sequence: number;
  readonly hash: string;
  readonly id: number;
}

interface SealedHead {
  readonly station_seq: number;
  readonly hash: string;
  readonly hmac: string;
}

type Row = (EventRow | RecordRow) & { readonly id: number };

const one: Record<ChainTable, string> = { lifecycle_events: 'event', records: 'record' };

/**
 * Proves one chain of a station up to the head as it is read first: every link follows on the one before it, nothing
 * is missing, changed or moved, and the sealed head is the last link. What lies behind the head is named, too.
 */
export async function verifyChain(
  read: ReadDb,
  table: ChainTable,
  { organisation, station, key }: ChainOf,
  report: Report,
): Promise<ChainEnd> {
  const [head] = await read.raw<SealedHead>(
    `SELECT station_seq, hash, hmac FROM ${chains[table].heads} WHERE organisation_id = ? AND station = ?`,
    [organisation, station],
  );
  const end = await verifyLinks(read, table, organisation, station, head?.station_seq ?? 0, report);
  verifyHead(table, { organisation, station, key }, head, end, report);
  await verifyTail(read, table, organisation, station, report);
  return end;
}

/** @param last the sequence up to which the chain was sealed when its head was read. */
async function verifyLinks(
  read: ReadDb,
  table: ChainTable,
  organisation: number,
  station: string,
  last: number,
  report: Report,
): Promise<ChainEnd> {
  let end: ChainEnd = { links: 0, sequence: 0, hash: genesis, id: 0 };
  for (;;) {
    const rows = await read.raw<Row>(
      `SELECT * FROM ${table} WHERE organisation_id = ? AND station = ? AND station_seq > ? AND station_seq <= ? ORDER BY station_seq LIMIT ?`,
      [organisation, station, end.sequence, last, sliceRows],
    );
    for (const row of rows) {
      const where = nameOf(row);
      if (row.station_seq !== end.sequence + 1) {
        report(`${row.station_seq - end.sequence - 1} ${one[table]}(s) before ${where} were removed`);
      } else if (row.previous_hash !== end.hash) {
        report(`${where} does not follow on the ${one[table]} before it`);
      }
      if (hashOf(row) !== row.hash) report(`${where} was changed`);
      if (row.id <= end.id) report(`${where} was moved`);
      end = { links: end.links + 1, sequence: row.station_seq, hash: row.hash, id: row.id };
    }
    if (rows.length < sliceRows) return end;
  }
}

function verifyHead(
  table: ChainTable,
  { organisation, station, key }: ChainOf,
  head: SealedHead | undefined,
  end: ChainEnd,
  report: Report,
): void {
  const which = table === 'records' ? 'record head' : 'head';
  if (!head) {
    report(`the sealed ${which} of station ${station} is missing`);
    return;
  }
  const sealed = { organisation_id: organisation, station, station_seq: head.station_seq, hash: head.hash };
  if (hmacOfHead(key, sealed, table) !== head.hmac) {
    report(`the ${which} of station ${station} carries a wrong seal`);
  }
  if (head.station_seq > end.sequence) {
    report(
      `${head.station_seq - end.sequence} ${one[table]}(s) at the end of station ${station} were cut off`,
    );
  } else if (head.hash !== end.hash) {
    report(`the last ${one[table]} of station ${station} is not the sealed one`);
  }
}

/** Links after the head: one statement, so that head and links are of the same moment. */
async function verifyTail(
  read: ReadDb,
  table: ChainTable,
  organisation: number,
  station: string,
  report: Report,
): Promise<void> {
  const unsealed = await read.raw<Row>(
    `SELECT * FROM ${table} WHERE organisation_id = ? AND station = ? AND station_seq >
       coalesce((SELECT station_seq FROM ${chains[table].heads} WHERE organisation_id = ? AND station = ?), 0) ORDER BY station_seq LIMIT ?`,
    [organisation, station, organisation, station, namedRows],
  );
  for (const row of unsealed) report(`${nameOf(row)} was added without a seal`);
}

function hashOf(row: Row): string {
  const { hash: _hash, id: _id, ...facts } = row;
  return 'body' in facts ? hashOfRecord(facts) : hashOfEvent(facts);
}

function nameOf(row: Row): string {
  return 'body' in row
    ? `record ${row.station_seq} of station ${row.station} (${row.kind} of ${row.subject})`
    : `event ${row.station_seq} of station ${row.station} (${row.type} of ${nameOfEntity(row)})`;
}
