import { beforeEach, expect, test } from 'vitest';
import * as catalog from '../fixtures/api/catalog.ts';
import { listOf } from '../fixtures/api/problem.ts';
import { callAs, keyOf, otherOrganisation } from '../support/api-room.ts';
import { openTestHost, type Answer, type TestHost } from '../support/host.ts';
import { clientOf, csvFile, serialsCsv } from '../support/room.ts';
import { expectProblem, expectShape } from '../support/shapes.ts';

let host: TestHost;
beforeEach(async () => {
  host = await openTestHost();
  await clientOf(host.room).admin.importFile({ path: csvFile(serialsCsv(5)) });
});

const path = '/products/api/v1/lifecycle-events';
const gtin = '09521234000013';
const report = (...events: object[]): Promise<Answer> =>
  host.api(path, { method: 'POST', body: JSON.stringify({ events }) });
const printed = { event_type: 'PRINTED', gtin };
const stored = (): unknown => host.room.db.prepare('SELECT count(*) FROM lifecycle_events').pluck().get();

async function listed(query = ''): Promise<Record<string, unknown>[]> {
  const answer = await host.api(`${path}?${query}`);
  expect(answer.status, answer.text).toBe(200);
  expectShape(answer.json, listOf(catalog.lifecycleEventOut));
  return answer.json['data'] as Record<string, unknown>[];
}

test('a reported PRINTED is in the ledger, takes its serial out of never_printed, and the chain holds', async () => {
  const answer = await report({ ...printed, client_event_id: 'line-1', serial: 'S000001' });

  expect(answer.status, answer.text).toBe(200);
  expect(answer.json).toEqual({
    data: [{ client_event_id: 'line-1', id: expect.stringMatching(/^\w{22}$/), recorded: true }],
  });
  expect(await listed()).toMatchObject([
    {
      client_event_id: 'line-1',
      event_type: 'PRINTED',
      scope: 'serials',
      gtin,
      lot: 'LOT1',
      serial: 'S000001',
      quantity: 1,
      evidence: 'operator',
      run_id: null,
    },
  ]);
  const accepted = await host.submit({
    scope: 'serials',
    export_type: 'sheet_pdf',
    file_format: 'pdf',
    filters: { never_printed: true },
  });
  expect((await host.poll(String(accepted.json['job_id']))).json['total_items']).toBe(4);
  const serials = (await host.api('/products/api/v1/serials')).json['data'] as { print_state: string }[];
  expect(serials.map(({ print_state: state }) => state)).toEqual(['printed', 'free', 'free', 'free', 'free']);
  expect(await clientOf(host.room).system.verifyLedger({})).toMatchObject({
    ok: true,
    events: 1,
    problems: [],
  });
});

test('the same report again is the same event and not a second one', async () => {
  const events = [
    { ...printed, client_event_id: 'a', serial: 'S000001' },
    { ...printed, client_event_id: 'b', lot: 'LOT1', quantity: 12, occurred_at: '2026-01-02T03:04:05+02:00' },
    { ...printed, client_event_id: 'c' },
  ];
  const first = await report(...events);
  const again = await report(...events, events[0] ?? {});

  expect(again.status, again.text).toBe(200);
  const rows = (answer: Answer) => answer.json['data'] as { id: string; recorded: boolean }[];
  expect(rows(again).map(({ recorded }) => recorded)).toEqual([false, false, false, false]);
  expect(rows(again).map(({ id }) => id)).toEqual([...rows(first), rows(first)[0]].map((row) => row?.id));
  expect(stored()).toBe(3);
  expect((await listed()).map((event) => [event['scope'], event['quantity'], event['occurred_at']])).toEqual([
    ['serials', 1, expect.any(String)],
    ['lots', 12, '2026-01-02T01:04:05.000Z'],
    ['products', 1, expect.any(String)],
  ]);
});

test('an event that was read here and is sent back is known', async () => {
  await report({ ...printed, client_event_id: 'a', serial: 'S000001' });
  const { station, ledger, db, ports } = host.room;
  db.transaction(() =>
    ledger.append(
      1,
      [
        {
          type: 'SCRAPPED',
          kind: 3,
          entityId: 2,
          gtin,
          lot: 'LOT1',
          serial: 'S000002',
          runId: 'run',
          quantity: 1,
          evidence: 'operator',
          reason: null,
          operator: 1,
        },
      ],
      ports.now(),
    ),
  );
  const own = `${station.id}.1.2`;
  expect((await listed()).map((event) => event['client_event_id'])).toEqual(['a', own]);

  const back = await report({ client_event_id: own, event_type: 'SCRAPPED', gtin, serial: 'S000002' });
  expect(back.json).toMatchObject({ data: [{ recorded: false }] });
  // One that this station has not given yet would be given later to something else.
  expectProblem(await report({ ...printed, client_event_id: `${station.id}.1.3` }), 422);
  expect((await report({ ...printed, client_event_id: `${station.id}.2.3` })).status).toBe(200);
});

test('an id that was another event is refused, and nothing of the report is kept', async () => {
  await report({ ...printed, client_event_id: 'a', serial: 'S000001' });
  for (const other of [
    { serial: 'S000002' },
    { lot: 'LOT1' },
    { serial: 'S000001', event_type: 'SCRAPPED' },
  ]) {
    expectProblem(
      await report({ ...printed, client_event_id: 'new' }, { ...printed, client_event_id: 'a', ...other }),
      409,
    );
  }
  expect(stored()).toBe(1);
});

test('a serial needs a reason for every label after its first, which is then a reprint', async () => {
  await report({ ...printed, client_event_id: 'a', serial: 'S000001' });
  const second = { ...printed, client_event_id: 'b', serial: 'S000001' };
  expectProblem(await report(second), 409, 'needs_reason');
  expectProblem(await report({ ...second, reason: '' }), 409, 'needs_reason');
  expect((await report({ ...second, reason: 'torn' })).status).toBe(200);
  expect((await report(second)).json).toMatchObject({ data: [{ recorded: false }] });
  expect((await listed()).map((event) => event['event_type'])).toEqual(['PRINTED', 'REPRINTED']);
  const twice = { ...printed, client_event_id: 'e', serial: 'S000002', quantity: 2 };
  expectProblem(await report(twice), 409, 'needs_reason');
  expect((await report({ ...twice, reason: 'one for the case' })).status).toBe(200);
  // A lot is printed many times.
  for (const id of ['c', 'd']) {
    expect((await report({ ...printed, client_event_id: id, lot: 'LOT1' })).status).toBe(200);
  }
});

test("a sender's device is somebody's word here; weaker evidence stays weak", async () => {
  await report(
    ...['device', 'operator', 'spooler', 'file'].map((evidence, index) => ({
      ...printed,
      client_event_id: evidence,
      serial: `S00000${index + 1}`,
      evidence,
    })),
  );
  expect((await listed()).map((event) => event['evidence'])).toEqual([
    'operator',
    'operator',
    'spooler',
    'file',
  ]);
});

test('what is scrapped was not printed by that', async () => {
  await report({ event_type: 'SCRAPPED', gtin, client_event_id: 'a', serial: 'S000001' });
  const { data } = (await host.api('/products/api/v1/serials')).json as { data: { print_state: string }[] };
  expect(data[0]?.print_state).toBe('free');
});

test.for([
  ['an unknown product', { gtin: '09521234000020' }, 'gtin'],
  ['a wrong check digit', { gtin: '09521234000014' }, 'gtin'],
  ['an unknown lot', { lot: 'NONE' }, 'lot'],
  ['an unknown serial', { serial: 'NONE' }, 'serial'],
  ['a serial of another lot', { serial: 'S000001', lot: 'LOT2' }, 'lot'],
  ['a time to come', { occurred_at: '2999-01-01T00:00:00Z' }, 'occurred_at'],
  ['a time without zone', { occurred_at: '2026-01-01T00:00:00' }, 'occurred_at'],
  ['no labels', { quantity: 0 }, 'quantity'],
  ['an unknown type', { event_type: 'EATEN' }, 'event_type'],
  ['no id', { client_event_id: '' }, 'client_event_id'],
  ['an id with a blank', { client_event_id: 'a b' }, 'client_event_id'],
  ['an unknown field', { printer: 'x' }, 'printer'],
] as const)('%s is refused with its place, and nothing is kept', async ([, change, field]) => {
  const answer = await report(
    { ...printed, client_event_id: 'first' },
    { ...printed, client_event_id: 'second', ...change },
  );
  expectProblem(answer, 422);
  const faults = answer.json['details'] as { loc: unknown[] }[];
  expect(faults[0]?.loc).toEqual(['body', 'events', 1, field]);
  expect(stored()).toBe(0);
});

test('a report has 1 to 250 events', async () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ ...printed, client_event_id: `id-${index}` }));
  expectProblem(await report(), 422);
  expectProblem(await report(...many(251)), 422);
  expect((await report(...many(250))).status).toBe(200);
  expect(stored()).toBe(250);
});

test('events are found by their entity, page by page', async () => {
  await report(
    ...Array.from({ length: 30 }, (_, index) => ({
      ...printed,
      client_event_id: `lot-${index}`,
      lot: 'LOT1',
    })),
    { ...printed, client_event_id: 'product' },
    { ...printed, client_event_id: 'serial', serial: 'S000003' },
  );
  const idsOf = async (query: string) => (await listed(query)).map((event) => event['client_event_id']);
  expect(await idsOf(`gtin=${gtin}`)).toEqual(['product']);
  expect(await idsOf(`gtin=9521234000013&serial=S000003`)).toEqual(['serial']);
  expect(await idsOf(`gtin=${gtin}&lot=LOT1&page=2`)).toEqual([
    'lot-25',
    'lot-26',
    'lot-27',
    'lot-28',
    'lot-29',
  ]);
  expect(await idsOf(`gtin=${gtin}&lot=NONE`)).toEqual([]);
  expect(await idsOf('gtin=09521234000020&serial=S000003')).toEqual([]);
  expectProblem(await host.api(`${path}?lot=LOT1`), 422);
  expectProblem(await host.api(`${path}?gtin=123`), 422);
});

test('another organisation neither sees these events nor has their ids', async () => {
  await report({ ...printed, client_event_id: 'a', serial: 'S000001' });
  const other = callAs(host, keyOf(host.room, 'editor', { organisation: otherOrganisation(host.room) }));
  expect((await other(path)).json).toMatchObject({ data: [], pagination: { total_count: 0 } });
  expect((await other(`${path}?gtin=${gtin}&serial=S000001`)).json).toMatchObject({ data: [] });
  const event = { ...printed, client_event_id: 'a', serial: 'S000001' };
  expectProblem(await other(path, { method: 'POST', body: JSON.stringify({ events: [event] }) }), 422);
});

test('the station that reported stands with its event, and a run has the station of this folder', async () => {
  await report(
    { ...printed, client_event_id: 'a', serial: 'S000001', station: 'Line 7' },
    { ...printed, client_event_id: 'b', serial: 'S000002' },
  );
  expect((await listed()).map(({ station }) => station)).toEqual(['Line 7', null]);
  // Again the same event, with or without it.
  await report({ ...printed, client_event_id: 'a', serial: 'S000001' });
  expect(await listed()).toHaveLength(2);
  expectProblem(await report({ ...printed, client_event_id: 'c', station: '' }), 422);
});
