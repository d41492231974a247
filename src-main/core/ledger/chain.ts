import { createHmac, hash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Schema } from '../db/schema.ts';

/** The row of an event without what the database adds. */
export type EventRow = Omit<Selectable<Schema['lifecycle_events']>, 'id'>;
export type EventFacts = Omit<EventRow, 'hash'>;
/** The same of a record. */
export type RecordRow = Omit<Selectable<Schema['records']>, 'id'>;
export type RecordFacts = Omit<RecordRow, 'hash'>;

/** What the first link of a chain follows on. */
export const genesis = '0'.repeat(64);

/** The two chains of a station, and where their heads are sealed. */
export const chains = {
  lifecycle_events: { heads: 'ledger_heads', seal: 'ledger-head' },
  records: { heads: 'record_heads', seal: 'record-head' },
} as const;
export type ChainTable = keyof typeof chains;

export interface Head {
  readonly organisation_id: number;
  readonly station: string;
  readonly station_seq: number;
  readonly hash: string;
}

const eventKeys = [
  'at',
  'client_event_id',
  'entity_id',
  'evidence',
  'gtin',
  'kind',
  'lot',
  'operator',
  'organisation_id',
  'previous_hash',
  'quantity',
  'reason',
  'run_id',
  'serial',
  'station',
  'station_seq',
  'type',
] as const satisfies readonly (keyof EventFacts)[];

const recordKeys = [
  'at',
  'body',
  'event_hash',
  'event_seq',
  'kind',
  'operator',
  'organisation_id',
  'previous_hash',
  'station',
  'station_seq',
  'subject',
] as const satisfies readonly (keyof RecordFacts)[];

/** SHA-256 over the event as canonical JSON (keys in alphabetical order), the previous hash among them. */
export function hashOfEvent(facts: EventFacts): string {
  return hash('sha256', JSON.stringify(eventKeys.map((key) => [key, facts[key]])), 'hex');
}

/** The same over a record, whose body is the text as it is stored. */
export function hashOfRecord(facts: RecordFacts): string {
  return hash('sha256', JSON.stringify(recordKeys.map((key) => [key, facts[key]])), 'hex');
}

/** What makes a head this station's own: without the key a cut tail cannot be covered up with an older head. */
export function hmacOfHead(key: Buffer, head: Head, table: ChainTable = 'lifecycle_events'): string {
  return createHmac('sha256', key)
    .update(`${chains[table].seal}/${head.organisation_id}/${head.station}/${head.station_seq}/${head.hash}`)
    .digest('hex');
}
