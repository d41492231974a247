import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { parseDigitalLink } from '../../src-shared/gs1/index.ts';
import { documentOf, epcisEventOf } from '../../src-main/core/sync/outbox/epcis.ts';
import type { OutgoingEvent } from '../../src-main/core/sync/outbox/outgoing.ts';
import { temporaryFolder } from '../support/room.ts';
import { capturePath, outboxRoom, ownIds, printLot, printSerials, sinkOf, until } from './outbox-support.ts';

/** What EPCIS 2.0 asks of a document with ObjectEvents (standard, 12.2 and 7.4.2; CBV 2.0, 7.1 and 8), in our words. */
const uri = { type: 'string', format: 'uri' };
const time = {
  type: 'string',
  pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$`,
};
const documentShape = {
  type: 'object',
  required: ['@context', 'type', 'schemaVersion', 'creationDate', 'epcisBody'],
  additionalProperties: false,
  properties: {
    '@context': {
      type: 'array',
      minItems: 1,
      contains: { const: 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld' },
      items: uri,
    },
    type: { const: 'EPCISDocument' },
    schemaVersion: { const: '2.0' },
    creationDate: time,
    epcisBody: {
      type: 'object',
      required: ['eventList'],
      additionalProperties: false,
      properties: {
        eventList: {
          type: 'array',
          items: {
            type: 'object',
            required: ['type', 'eventID', 'eventTime', 'eventTimeZoneOffset', 'action', 'bizStep'],
            additionalProperties: false,
            properties: {
              type: { const: 'ObjectEvent' },
              eventID: {
                type: 'string',
                pattern: '^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
              },
              eventTime: time,
              eventTimeZoneOffset: {
                type: 'string',
                pattern: String.raw`^([+-])((0\d|1[0-3]):[0-5]\d|14:00)$`,
              },
              epcList: { type: 'array', minItems: 1, uniqueItems: true, items: uri },
              quantityList: {
                type: 'array',
                minItems: 1,
                items: {
                  type: 'object',
                  required: ['epcClass', 'quantity'],
                  additionalProperties: false,
                  properties: { epcClass: uri, quantity: { type: 'number', exclusiveMinimum: 0 } },
                },
              },
              // "ilmd" may stand with ADD only; there is none.
              action: { const: 'OBSERVE' },
              bizStep: { enum: ['encoding', 'destroying', 'sampling', 'receiving', 'decommissioning'] },
              disposition: { enum: ['returned'] },
              bizTransactionList: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['bizTransaction'],
                  additionalProperties: false,
                  properties: { bizTransaction: uri },
                },
              },
            },
            oneOf: [{ required: ['epcList'] }, { required: ['quantityList'] }],
          },
        },
      },
    },
  },
};
const ajv = new Ajv({ allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(documentShape);

interface Document {
  readonly epcisBody: { readonly eventList: readonly Record<string, unknown>[] };
}

function read(path: string): Document {
  const document: unknown = JSON.parse(readFileSync(path, 'utf8'));
  expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  return document as Document;
}

const event: OutgoingEvent = {
  id: 7,
  clientEventId: 'A.1.7',
  type: 'PRINTED',
  kind: 3,
  gtin: '09521234543213',
  lot: 'L/1',
  serial: 'S?1%/"+',
  quantity: 1,
  evidence: 'device',
  reason: null,
  runId: 'run-1',
  at: Date.UTC(2026, 10, 22, 8, 9, 10, 11),
  station: 'A',
  chain: 'A/1',
};

test('a printed serial is an ObjectEvent with its Digital Link, and no other word than encoding', () => {
  expect(epcisEventOf(event)).toEqual({
    type: 'ObjectEvent',
    eventID: 'urn:uuid:5ea113e8-1a32-54c8-9b19-29da577554fd',
    eventTime: '2026-11-22T08:09:10.011Z',
    eventTimeZoneOffset: '+00:00',
    epcList: ['https://id.gs1.org/01/09521234543213/21/S%3F1%25%2F%22%2B'],
    action: 'OBSERVE',
    bizStep: 'encoding',
    bizTransactionList: [{ bizTransaction: expect.stringMatching(/^urn:uuid:/) }],
  });
});

test('a lot is a class with a quantity', () => {
  const lot = epcisEventOf({ ...event, kind: 2, serial: null, quantity: 500 });
  expect(lot).toMatchObject({
    quantityList: [{ epcClass: 'https://id.gs1.org/01/09521234543213/10/L%2F1', quantity: 500 }],
  });
  expect(lot).not.toHaveProperty('epcList');
  expect(epcisEventOf({ ...event, kind: 1, lot: null, serial: null, quantity: 3 })).toMatchObject({
    quantityList: [{ epcClass: 'https://id.gs1.org/01/09521234543213', quantity: 3 }],
  });
});

test('the same event has the same bytes at every time and in every zone; another one has another id', () => {
  const zone = process.env['TZ'];
  const made = ['UTC', 'America/St_Johns', 'Asia/Kathmandu'].map((name) => {
    process.env['TZ'] = name;
    return documentOf([event]);
  });
  process.env['TZ'] = zone;
  if (zone === undefined) delete process.env['TZ'];
  expect(new Set(made).size).toBe(1);
  const ids = [event, { ...event, clientEventId: 'A.1.8' }, { ...event, chain: 'B/1' }].map((one) => {
    const { eventID } = epcisEventOf(one) as { eventID: string };
    return eventID;
  });
  expect(new Set(ids).size).toBe(3);
  // Two runs of a lot in one instant differ in what an EPCIS event hash is made of.
  const without = (one: OutgoingEvent): string => {
    const { eventID: _, ...rest } = epcisEventOf(one) as { eventID: string };
    return JSON.stringify(rest);
  };
  expect(without(event)).not.toBe(without({ ...event, runId: 'run-2' }));
  expect(without({ ...event, runId: null })).not.toBe(
    without({ ...event, runId: null, clientEventId: 'A.1.8' }),
  );
});

test('the file has every event once, in order, in the shape of EPCIS 2.0', async () => {
  const { room } = await outboxRoom();
  printSerials(room, 0, 600);
  const lot = printLot(room, { quantity: 63 });
  printLot(room, { type: 'SCRAPPED', quantity: 2 });
  printLot(room, { type: 'RETURNED' });
  printLot(room, { type: 'VOIDED' });
  printLot(room, { type: 'SAMPLED' });
  const path = join(temporaryFolder(), 'events.jsonld');
  expect(await room.outbox.exportTo(1, { format: 'epcis', path })).toEqual({ path, events: 605 });

  const { eventList } = read(path).epcisBody;
  expect(eventList).toHaveLength(605);
  expect(new Set(eventList.map(({ eventID }) => eventID)).size).toBe(605);
  const serials = room.db.prepare('SELECT serial FROM serials ORDER BY id').pluck().all() as string[];
  const named = eventList.slice(0, 600).map(({ epcList }) => {
    const parsed = parseDigitalLink(String((epcList as string[])[0]));
    return parsed.ok ? parsed.value : parsed.message;
  });
  for (const [index, text] of named.entries()) expect(text.endsWith(`21${serials[index]}`), text).toBe(true);
  expect(eventList[600]).toMatchObject({
    quantityList: [{ epcClass: `https://id.gs1.org/01/${lot.gtin}/10/${lot.lot}`, quantity: 63 }],
  });
  expect(eventList.slice(600).map(({ bizStep }) => bizStep)).toEqual([
    'encoding',
    'destroying',
    'receiving',
    'decommissioning',
    'sampling',
  ]);
});

test('an empty ledger is a document without events', async () => {
  const { room } = await outboxRoom();
  const path = join(temporaryFolder(), 'none.jsonld');
  await room.outbox.exportTo(1, { format: 'epcis', path });
  expect(read(path).epcisBody.eventList).toEqual([]);
});

test('the table has every event with all that is known of it, and what happened elsewhere is not in it', async () => {
  const { room, sim, later } = await outboxRoom();
  sim.lifecycle.addFromStation({ station: 'B', kind: 'serials', number: 9 });
  room.outbox.kick(1);
  await room.outbox.waitForIdle();
  printSerials(room, 0, 2, { runId: 'run "1", =2' });
  later(60_000);
  const since = new Date(room.ports.now()).toISOString();
  printSerials(room, 2, 1, { type: 'REPRINTED', reason: 'torn, wet\nand "gone"' });
  const path = join(temporaryFolder(), 'events.csv');
  expect(await room.outbox.exportTo(1, { format: 'csv', path })).toMatchObject({ events: 3 });
  const rows = parseCsv(readFileSync(path, 'utf8'));
  expect(rows).toHaveLength(3);
  expect(rows.map((row) => row['client_event_id'])).toEqual(ownIds(room));
  expect(rows[0]).toMatchObject({
    event_type: 'PRINTED',
    scope: 'serial',
    run_id: 'run "1", =2',
    station: room.station.id,
  });
  expect(rows[2]).toMatchObject({
    event_type: 'REPRINTED',
    reason: 'torn, wet\nand "gone"',
    evidence: 'device',
  });

  expect(await room.outbox.exportTo(1, { format: 'csv', path, since })).toMatchObject({ events: 1 });
});

test('a spreadsheet takes no text of the table for a formula', async () => {
  const { room } = await outboxRoom();
  room.db.prepare(`UPDATE serials SET serial = '=1+1' WHERE id = 1`).run();
  printSerials(room, 0, 1, { reason: '@SUM(1,2)' });
  const path = join(temporaryFolder(), 'events.csv');
  await room.outbox.exportTo(1, { format: 'csv', path });
  expect(parseCsv(readFileSync(path, 'utf8'))).toMatchObject([{ serial: `'=1+1`, reason: `'@SUM(1,2)` }]);
});

test('files are written on a schedule, each event once, and a folder that is missing is said', async () => {
  const { room, later, folder } = await outboxRoom();
  const files = join(folder, 'for-closient');
  writeFileSync(files, 'no folder');
  room.settings.set(1, 'event_files_folder', files);
  printSerials(room, 0, 30);
  room.outbox.kick(1);
  await room.outbox.waitForIdle();
  expect(sinkOf(room, 'folder')).toMatchObject({ waiting: 30, sent: 0 });
  expect(
    room.db.prepare(`SELECT last_error FROM outbox_sinks WHERE sink = 'folder'`).pluck().get(),
  ).toContain('could not be written');
  const elsewhere = join(temporaryFolder(), 'deep', 'folder');
  room.settings.set(1, 'event_files_folder', elsewhere);
  room.outbox.kick(1);
  await until(() => sinkOf(room, 'folder').waiting === 0);
  printSerials(room, 30, 5);
  await room.outbox.waitForIdle();
  expect(readdirSync(elsewhere)).toHaveLength(1);
  later(25 * 60 * 60_000);
  room.changes.emit('catalog', 1);
  await room.outbox.waitForIdle();
  const names = readdirSync(elsewhere).sort();
  expect(names).toHaveLength(2);
  const ids = names.flatMap((name) =>
    read(join(elsewhere, name)).epcisBody.eventList.map((one) => one['eventID']),
  );
  expect(new Set(ids).size).toBe(35);
  expect(ids).toHaveLength(35);
  expect(sinkOf(room, 'folder')).toMatchObject({ waiting: 0, sent: 35, title: 'Files in a folder' });
});

test('a file whose writing was interrupted is written again with the same name and bytes', async () => {
  const synced = await outboxRoom();
  const target = temporaryFolder();
  mkdirSync(target, { recursive: true });
  synced.room.settings.set(1, 'event_files_folder', target);
  printSerials(synced.room, 0, 30);
  synced.room.outbox.kick(1);
  await synced.room.outbox.waitForIdle();
  const [name = ''] = readdirSync(target);
  const bytes = readFileSync(join(target, name));
  // As if the process had died after the file was in its place and before that was noted; more has happened since.
  const last = Number(/-(\d+)\.jsonld$/.exec(name)?.[1]);
  synced.room.db
    .prepare(
      `UPDATE outbox_sinks SET last_event = 0, passed = 0, sent = 0, planned_event = ? WHERE sink = 'folder'`,
    )
    .run(last);
  printSerials(synced.room, 30, 5);
  await synced.room.outbox.waitForIdle();
  expect(readFileSync(join(target, name)).equals(bytes)).toBe(true);
  const ids = readdirSync(target).flatMap((file) =>
    read(join(target, file)).epcisBody.eventList.map((one) => one['eventID']),
  );
  expect(ids).toHaveLength(35);
});

test('EPCIS capture is off until somebody chooses it, then one event goes with each request', async () => {
  const { room, sim } = await outboxRoom({ settings: { lifecycle: false } });
  printSerials(room, 0, 4);
  await room.outbox.waitForIdle();
  expect(sim.epcis.size).toBe(0);
  expect(sinkOf(room, 'epcis_capture')).toMatchObject({ enabled: false, waiting: 4 });
  expect(sinkOf(room, 'epcis_capture').sentence).toMatch(/owner or manager.*never printed/);

  room.outbox.configure(1, 'epcis_capture', true);
  await room.outbox.waitForIdle();
  expect(sim.epcis.size).toBe(4);
  expect(sim.seen.count({ path: capturePath })).toBe(4);
  const path = join(temporaryFolder(), 'events.jsonld');
  await room.outbox.exportTo(1, { format: 'epcis', path });
  expect([...sim.epcis.values()]).toEqual(read(path).epcisBody.eventList);
  expect(room.outbox.status(1)).toMatchObject({ waiting: 0, sent: 4 });
});

test('a captured event whose answer was lost has the same bytes again, and 409 means that it is there', async () => {
  const bodies: string[] = [];
  const { room, sim } = await outboxRoom(
    { settings: { lifecycle: false } },
    {
      fetch: async (url, init) => {
        if (url.endsWith(capturePath)) bodies.push(init.body as string);
        return fetch(url, init);
      },
    },
  );
  sim.faults.next({ path: capturePath }, { kind: 'cut', where: 'before', processed: true });
  sim.faults.next({ path: capturePath }, { kind: 'status', status: 503 });
  printSerials(room, 0, 3);
  // The host on the labels may change between two attempts.
  sim.faults.before({ path: capturePath }, 2, () => {
    room.settings.set(1, 'digital_link_host', 'other.example.com');
  });
  room.outbox.configure(1, 'epcis_capture', true);
  await room.outbox.waitForIdle();
  expect(sim.epcis.size).toBe(3);
  expect(room.outbox.status(1)).toMatchObject({ waiting: 0, parked: 0, sent: 3 });
  expect(bodies).toHaveLength(5);
  expect(new Set(bodies.slice(0, 3)).size).toBe(1);
  expect(new Set(bodies).size).toBe(3);
  for (const body of bodies) {
    expect(validate(JSON.parse(body)), JSON.stringify(validate.errors)).toBe(true);
  }
});

test('a key that is no manager gets one sentence and keeps everything', async () => {
  const { room, sim } = await outboxRoom({ settings: { lifecycle: false, role: 'editor' } });
  room.outbox.configure(1, 'epcis_capture', true);
  printSerials(room, 0, 3);
  await room.outbox.waitForIdle();
  expect(sim.epcis.size).toBe(0);
  expect(sinkOf(room, 'epcis_capture')).toMatchObject({
    waiting: 3,
    parked: 0,
    sentence: expect.stringContaining('needs the key of an owner or manager'),
  });
});

/** RFC 4180: rows by the names of the first one. */
function parseCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [[]];
  for (const [, , quoted, plain, end] of text.matchAll(/(("(?:[^"]|"")*")|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.slice(1, -1).replaceAll('""', '"'));
    if (end === '') break;
    if (end !== ',') rows.push([]);
  }
  const [names = [], ...lines] = rows;
  return lines
    .filter((line) => line.length > 1)
    .map((line) => Object.fromEntries(names.map((name, index) => [name, line[index] ?? ''])));
}
