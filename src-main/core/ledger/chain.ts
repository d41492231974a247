import { createHmac, hash } from 'node:crypto';
import type { Schema } from '../db/schema.ts';
import type { Selectable } from 'kysely';

/** The row of an event without what the database adds. */
export type EventRow = Omit<Selectable<Schema['lifecycle_events']>, 'id'>;
export type EventFacts = Omit<EventRow, 'hash'>;

/** What the first event of a chain follows on. */
export const genesis = '0'.repeat(64);

const factKeys = [
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

/** SHA-256 over the event as canonical JSON (keys in alphabetical order), the previous hash among them. */
export function hashOfEvent(facts: EventFacts): string {
  return hash('sha256', JSON.stringify(factKeys.map((key) => [key, facts[key]])), 'hex');
}

/** What makes a head this station's own: without the key a cut tail cannot be covered up with an older head. */
export function hmacOfHead(
  key: Buffer,
  head: {
    readonly organisation_id: number;
    readonly station: string;
    readonly station_seq: number;
    readonly hash: string;
  },
): string {
  return createHmac('sha256', key)
    .update(`ledger-head/${head.organisation_id}/${head.station}/${head.station_seq}/${head.hash}`)
    .digest('hex');
}
