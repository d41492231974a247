import { expect, test } from 'vitest';
import type { Fault } from '../closient-sim/faults.ts';
import { connectTo, expectSame, ours, roomAndSim, syncedRoom } from '../support/sync.ts';

const listed = { path: '/products/api/v1/serials' };
const gibibyte = 1024 ** 3;

const answers: readonly (readonly [string, Fault, RegExp])[] = [
  ['a page for people', { kind: 'status', status: 200, html: true }, /login page of the network/],
  ['text that is not JSON', { kind: 'body', body: 'gtin;serial' }, /is not JSON/],
  ['half of its JSON', { kind: 'truncated_json' }, /is not JSON/],
  ['JSON of something else', { kind: 'body', body: '{"data":{}}' }, /is not what Closient sends/],
  [
    'an empty list that goes on',
    { kind: 'body', body: '{"data":[],"pagination":{"has_next":true}}' },
    /empty page/,
  ],
  ['another page', { kind: 'body', body: '{"data":[],"pagination":{"page":77}}' }, /answered with page 77/],
  ['another type', { kind: 'content_type', type: 'text/csv' }, /text\/csv instead of JSON/],
  ['a redirect to another host', { kind: 'redirect', to: 'elsewhere' }, /not followed.*the API key stays/],
  ['a gigabyte', { kind: 'huge_body', bytes: gibibyte }, /larger than 8.0 MB/],
  ['a gigabyte, packed', { kind: 'huge_body', bytes: gibibyte, gzip: true }, /larger than 8.0 MB/],
  ['an answer without end', { kind: 'endless_body' }, /larger than 8.0 MB/],
  [
    'more rows than a page has',
    { kind: 'body', body: `{"data":[${'{},'.repeat(5_000)}{}]}` },
    /5001 rows on a page of 100/,
  ],
  ['bytes that are not HTTP', { kind: 'garbage' }, /does not speak the way Closient does/],
  ['half of its answer', { kind: 'cut', where: 'within' }, /was cut/],
  ['one 429 after the other', { kind: 'too_many', seconds: 20, hint: 'header' }, /asks to wait/],
  ['its own failure', { kind: 'status', status: 503 }, /problem of its own \(503\)/],
];

test.each(answers)(
  'a server that answers with %s is one sentence, and nothing changes',
  async (_name, fault, sentence) => {
    const synced = await syncedRoom({ products: 3, lots: 20, serials: 900 });
    const { room, sim, organisation } = synced;
    const before = ours(room, 'serials');
    sim.data.remove('serials', 5, 6);
    sim.faults.next(listed, fault, 1_000_000, 2);
    await synced.sync();
    const { connection } = room.sync.status(organisation.id);
    const serials = synced.source('serials');
    expect(serials.state).toBe('waiting');
    expect(`${connection?.sentence} ${serials.sentence}`).toMatch(sentence);
    expect(ours(room, 'serials')).toEqual(before);
    sim.faults.clear();
    await synced.sync();
    expectSame(synced);
  },
);

test('a quota that is used up is no lost connection', async () => {
  const synced = await syncedRoom({ products: 3, lots: 20, serials: 900 });
  const { room, sim, organisation } = synced;
  sim.faults.always(listed, { kind: 'too_many', seconds: 20, hint: 'header' });
  await synced.sync();
  expect(room.sync.status(organisation.id).connection).toMatchObject({ state: 'online', sentence: null });
});

test('a list that became shorter than where it was left is read again from its beginning', async () => {
  const synced = await roomAndSim({ products: 3, lots: 20, serials: 900 });
  await connectTo(synced);
  const problem = { type: 'about:blank', title: 'Not found', status: 404, error_code: 'not_found' };
  const gone = { kind: 'body', status: 404, type: 'application/problem+json' } as const;
  synced.sim.faults.next(
    listed,
    { ...gone, body: JSON.stringify({ ...problem, detail: 'Invalid page.' }) },
    1,
    4,
  );
  await synced.sync();
  await synced.room.sync.waitForIdle();
  expect(synced.source('serials')).toMatchObject({ state: 'waiting' });
  await synced.sync();
  expect(synced.source('serials')).toMatchObject({ state: 'idle', pages_done: 9, counts: { read: 900 } });
  expectSame(synced);
});

test('a server that gives the same page for ever is not read for ever', async () => {
  const synced = await syncedRoom({ products: 3, lots: 20, serials: 900 });
  const { room, sim, organisation } = synced;
  const before = ours(room, 'serials');
  const data = [...sim.data.rows('serials')].slice(0, 100);
  sim.faults.always(listed, { kind: 'body', body: JSON.stringify({ data }) });
  await synced.sync();
  expect(room.sync.status(organisation.id).connection?.sentence).toMatch(
    /same rows for page 1 and for page 2/,
  );
  expect(ours(room, 'serials')).toEqual(before);
});
