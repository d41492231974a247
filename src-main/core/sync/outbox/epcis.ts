import { createHash } from 'node:crypto';
import { percentEncode } from '../../../../src-shared/gs1/escape.ts';
import type { LifecycleEventType } from '../../../../src-shared/states/lifecycle-events.ts';
import type { OutgoingEvent } from './outgoing.ts';

/**
 * Events as EPCIS 2.0. Everything in an event is made of its row in the ledger alone: no clock, time zone, setting or
 * version, so the same event has the same bytes on every day and at every station.
 */

const context = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';

/**
 * GS1's own resolver instead of the organisation's host: an EPC names a thing and is not followed, this form is the
 * canonical one (Digital Link URI Syntax, 4.10), and it stays the same when the host on the labels is changed.
 */
const stem = 'https://id.gs1.org';

/** Name space of our name-based UUIDs (RFC 9562, 5.5). Never changed: ids of events hang on it. */
const nameSpace = Buffer.from('8a3d1c5e4f7b4c0e9a52d6e1b0c47f93', 'hex');

/**
 * What our words mean in the Core Business Vocabulary 2.0. `encoding` is the writing of an identifier to a label; that
 * the thing exists (`commissioning`) is not ours to say. The others are the nearest words there are: assumed.
 */
const meaning: Record<LifecycleEventType, { readonly bizStep: string; readonly disposition?: string }> = {
  PRINTED: { bizStep: 'encoding' },
  REPRINTED: { bizStep: 'encoding' },
  SCRAPPED: { bizStep: 'destroying' },
  SAMPLED: { bizStep: 'sampling' },
  RETURNED: { bizStep: 'receiving', disposition: 'returned' },
  VOIDED: { bizStep: 'decommissioning' },
};

/** One ObjectEvent. Always OBSERVE: nothing is added to, or taken out of, the world by a label. */
export function epcisEventOf(event: OutgoingEvent): object {
  const { gtin, lot, serial, quantity, type, at, chain, clientEventId, runId } = event;
  const product = `${stem}/01/${gtin}`;
  const things =
    serial === null
      ? {
          quantityList: [
            { epcClass: lot === null ? product : `${product}/10/${percentEncode(lot)}`, quantity },
          ],
        }
      : { epcList: [`${product}/21/${percentEncode(serial)}`] };
  return {
    type: 'ObjectEvent',
    // Ids that others gave are unique in their organisation only; with its chain an event is so everywhere.
    eventID: uuidUrn(`event/${chain}/${clientEventId}`),
    eventTime: new Date(at).toISOString(),
    // The ledger keeps instants; what the clock on the wall said is not known later.
    eventTimeZoneOffset: '+00:00',
    ...things,
    action: 'OBSERVE',
    ...meaning[type],
    // The print run. Without it two runs of a lot in one instant would have the same EPCIS event hash.
    bizTransactionList: [{ bizTransaction: uuidUrn(`run/${chain}/${runId ?? clientEventId}`) }],
  };
}

/** What stands before the events of a document. @param created epoch milliseconds. */
export function documentHead(created: number): string {
  const head = {
    '@context': [context],
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: new Date(created).toISOString(),
  };
  return `${JSON.stringify(head).slice(0, -1)},"epcisBody":{"eventList":[`;
}

export const documentTail = ']}}';

/** A whole document, for a few events; it says that it was made when the last of them happened. */
export function documentOf(events: readonly OutgoingEvent[]): string {
  const created = Math.max(0, ...events.map(({ at }) => at));
  const list = events.map((event) => JSON.stringify(epcisEventOf(event)));
  return documentHead(created) + list.join(',') + documentTail;
}

/** `urn:uuid:` of a name, version 5. */
function uuidUrn(name: string): string {
  const bytes = createHash('sha1').update(nameSpace).update(name).digest().subarray(0, 16);
  bytes[6] = 0x50 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  return `urn:uuid:${parts.join('-')}`;
}
