import { csvCell } from '../../csv-cell.ts';
import { kindNames } from '../../db/schema.ts';
import type { ReadDb } from '../../db/read-db.ts';
import { FileSink, type FinishedFile } from '../../render/file-sink.ts';
import { yieldToOthers } from '../../yield.ts';
import { documentHead, documentTail, epcisEventOf } from './epcis.ts';
import { leaves, selectOutgoing, toOutgoing, type OutgoingEvent } from './outgoing.ts';

export const eventFileFormats = ['epcis', 'csv'] as const;
export type EventFileFormat = (typeof eventFileFormats)[number];

/** Which events of an organisation: rows of the ledger after `after` up to `last`, not before the instant `since`. */
export interface EventRange {
  readonly organisation: number;
  readonly after: number;
  readonly last: number;
  readonly since?: number;
}

export interface EventFile extends FinishedFile {
  readonly events: number;
}

/** A slice is written in a few milliseconds. */
const sliceEvents = 200;

const columns: readonly (readonly [name: string, of: (event: OutgoingEvent) => string | number | null])[] = [
  ['client_event_id', ({ clientEventId }) => clientEventId],
  ['event_type', ({ type }) => type],
  ['scope', ({ kind }) => kindNames[kind]],
  ['gtin', ({ gtin }) => gtin],
  ['lot', ({ lot }) => lot],
  ['serial', ({ serial }) => serial],
  ['quantity', ({ quantity }) => quantity],
  ['evidence', ({ evidence }) => evidence],
  ['reason', ({ reason }) => reason],
  ['run_id', ({ runId }) => runId],
  ['station', ({ station }) => station],
  ['occurred_at', ({ at }) => new Date(at).toISOString()],
];

/**
 * Writes events into a file, slice by slice, so that hundreds of thousands of them neither fill the memory nor hold
 * anybody up. The file appears under its name when it is whole.
 * @param created what an EPCIS document says of its making, epoch milliseconds.
 */
export async function writeEvents(
  read: ReadDb,
  range: EventRange,
  format: EventFileFormat,
  path: string,
  created: number,
): Promise<EventFile> {
  const sink = new FileSink(path);
  let events = 0;
  try {
    sink.write(format === 'epcis' ? documentHead(created) : `${columns.map(([name]) => name).join(',')}\r\n`);
    for await (const slice of slicesOf(read, range)) {
      sink.write(format === 'epcis' ? epcisText(slice, events === 0) : csvText(slice));
      events += slice.length;
      await sink.ready();
      await yieldToOthers();
    }
    sink.end(format === 'epcis' ? `${documentTail}\n` : '');
    return { ...(await sink.commit()), events };
  } catch (caught) {
    await sink.discard();
    throw caught;
  }
}

async function* slicesOf(
  read: ReadDb,
  { organisation, after, last, since = -Infinity }: EventRange,
): AsyncGenerator<OutgoingEvent[]> {
  const from = Number.isFinite(since) ? since : -1;
  for (let cursor = after; ;) {
    const rows = await read.raw<{ id: number }>(
      `${selectOutgoing} WHERE e.organisation_id = ? AND e.id > ? AND e.id <= ? AND e.at >= ? AND ${leaves} ORDER BY e.id LIMIT ?`,
      [organisation, cursor, last, from, sliceEvents],
    );
    if (rows.length > 0) yield rows.map(toOutgoing);
    cursor = rows.at(-1)?.id ?? cursor;
    if (rows.length < sliceEvents) return;
  }
}

function epcisText(events: readonly OutgoingEvent[], isFirst: boolean): string {
  return (isFirst ? '\n' : ',\n') + events.map((event) => JSON.stringify(epcisEventOf(event))).join(',\n');
}

function csvText(events: readonly OutgoingEvent[]): string {
  return events.map((event) => `${columns.map(([, of]) => csvCell(of(event))).join(',')}\r\n`).join('');
}
