import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reportEvents } from '../../src-main/core/ledger/report-events.ts';
import { operatorNumber } from '../../src-main/core/printing/operators.ts';
import { startSim } from '../closient-sim/sim.ts';
import { connectTo, wideQuota } from '../support/sync.ts';
import { onEnd } from '../support/room.ts';
import { print, sheetOf } from '../support/printing.ts';
import { clientOf } from '../support/room.ts';
import {
  arrivedIds,
  expectAllArrived,
  expectLedgerHolds,
  outboxRoom,
  ownIds,
  posts,
  printLot,
  printSerials,
  sinkOf,
  until,
} from './outbox-support.ts';

test('what a run printed is at Closient without a click, with its time and how it is known', async () => {
  const { room, sim } = await outboxRoom({ serials: 20 });
  const client = clientOf(room);
  await client.printing.setCountsAsPrinted({ printer: 'folder', counts: true });
  const run = await print(client, await sheetOf(client));
  await room.outbox.waitForIdle();

  expect(run.status).toBe('completed');
  expectAllArrived({ room, sim });
  expect(sim.lifecycle.events).toHaveLength(20);
  expect(sim.lifecycle.events[0]).toMatchObject({
    client_event_id: `${room.station.id}.1.1`,
    event_type: 'PRINTED',
    scope: 'serials',
    quantity: 1,
    evidence: 'file',
    occurred_at: new Date(room.ports.now()).toISOString(),
  });
  expect(room.outbox.status(1)).toMatchObject({ events: 20, sent: 20 });
});

test('events leave in the order of the ledger, 250 in a request', async () => {
  const { room, sim } = await outboxRoom();
  sim.seen.clear();
  printSerials(room, 100, 500);
  printLot(room, { quantity: 40 });
  printSerials(room, 0, 100);
  await room.outbox.waitForIdle();

  expectAllArrived({ room, sim });
  expect(sim.seen.count(posts)).toBe(4);
  expect(sinkOf(room, 'lifecycle')).toMatchObject({ waiting: 0, sent: 601, sentence: null, available: true });
});

test('without an endpoint at Closient everything is kept and counted, and it leaves when there is one', async () => {
  const { room, sim, later } = await outboxRoom({ settings: { lifecycle: false } });
  printSerials(room, 0, 30);
  await room.outbox.waitForIdle();
  expect(sim.seen.count(posts)).toBe(0);
  expect(sinkOf(room, 'lifecycle')).toMatchObject({
    available: false,
    waiting: 30,
    sentence: 'Closient has no documented way to take this; kept and counted.',
  });
  expect(room.outbox.status(1)).toMatchObject({ events: 30, waiting: 30, sent: 0 });

  sim.settings.lifecycle = true;
  later(2 * 60 * 60_000);
  room.changes.emit('catalog', 1);
  await room.outbox.waitForIdle();
  expectAllArrived({ room, sim });
});

test('an endpoint that goes away in the middle loses nothing', async () => {
  const { room, sim } = await outboxRoom();
  printSerials(room, 0, 10);
  await room.outbox.waitForIdle();
  sim.settings.lifecycle = false;
  printSerials(room, 10, 10);
  await room.outbox.waitForIdle();
  expect(sinkOf(room, 'lifecycle')).toMatchObject({ available: false, waiting: 10 });
  sim.settings.lifecycle = true;
  room.outbox.kick(1);
  await room.outbox.waitForIdle();
  expectAllArrived({ room, sim });
});

test('weeks without a network: the outbox waits and needs no click to go on', async () => {
  const { room, sim, later } = await outboxRoom();
  sim.faults.always({ origin: 'api' }, { kind: 'cut', where: 'before', reset: true });
  const began = room.ports.now();
  for (let day = 0; day < 21; day++) {
    later(24 * 60 * 60_000);
    printSerials(room, day * 20, 20, { at: room.ports.now() });
    await room.outbox.waitForIdle();
  }
  const status = room.outbox.status(1);
  expect(status).toMatchObject({ events: 420, waiting: 420, sent: 0 });
  expect(status.oldest_waiting_at).toBe(new Date(began + 24 * 60 * 60_000).toISOString());
  expect(sinkOf(room, 'lifecycle').last_sent_at).toBeNull();
  expect(room.db.prepare('SELECT count(*) FROM outbox_parked').pluck().get()).toBe(0);

  sim.faults.clear();
  await until(() => room.outbox.status(1).waiting === 0);
  expectAllArrived({ room, sim });
  await expectLedgerHolds(room);
});

test('an answer that got lost doubles nothing', async () => {
  const { room, sim } = await outboxRoom();
  printSerials(room, 0, 1);
  await room.outbox.waitForIdle();
  sim.seen.clear();
  for (const where of ['before', 'headers', 'within', 'after'] as const) {
    sim.faults.next(posts, { kind: 'cut', where, processed: true });
  }
  printSerials(room, 1, 300);
  await room.outbox.waitForIdle();
  expectAllArrived({ room, sim });
  expect(sim.seen.count(posts)).toBe(6);
});

test('an answer that says nothing of the events is no answer', async () => {
  const { room, sim } = await outboxRoom();
  sim.faults.next(posts, { kind: 'truncated_json' });
  sim.faults.next(posts, { kind: 'body', body: '{"data":[]}', type: 'application/json' });
  sim.faults.next(posts, { kind: 'body', body: '<h1>422</h1>', type: 'text/html', status: 422 });
  printSerials(room, 0, 300);
  await room.outbox.waitForIdle();
  expectAllArrived({ room, sim });
});

test('Closient says when to come again, and nothing comes before', async () => {
  const { room, sim, later } = await outboxRoom();
  sim.faults.next(posts, { kind: 'status', status: 503, retryAfter: 600 });
  printSerials(room, 0, 3);
  await room.outbox.waitForIdle();
  const paused = sinkOf(room, 'lifecycle');
  expect(Date.parse(paused.next_attempt_at ?? '')).toBeGreaterThanOrEqual(room.ports.now() + 590_000);
  later(590_000);
  await until(() => room.outbox.status(1).waiting === 0);
  expectAllArrived({ room, sim });
  expect(sim.seen.violations).toEqual([]);
});

test('a key that was taken back stops the outbox with one sentence; another key goes on', async () => {
  const synced = await outboxRoom();
  const { room, sim } = synced;
  sim.faults.always(posts, { kind: 'status', status: 403 });
  printSerials(room, 0, 3);
  await room.outbox.waitForIdle();
  expect(sinkOf(room, 'lifecycle')).toMatchObject({ waiting: 3, sentence: expect.stringMatching(/403/) });
  const asked = sim.seen.count(posts);
  room.changes.emit('catalog', 1);
  await room.outbox.waitForIdle();
  expect(sim.seen.count(posts)).toBe(asked);
  sim.faults.clear();
  room.outbox.kick(1);
  await room.outbox.waitForIdle();
  expectAllArrived({ room, sim });
});

test('what was reported to this print room leaves too, under the id of who reported it', async () => {
  const { room, sim } = await outboxRoom();
  printSerials(room, 0, 2);
  const { gtin } = printLot(room);
  const to = {
    ...room,
    station: room.station.id,
    organisation: 1,
    operator: operatorNumber(room.db, 1, 'API'),
  };
  reportEvents(
    to,
    [
      {
        client_event_id: 'line-7/1',
        event_type: 'SCRAPPED',
        gtin,
        quantity: 2,
        evidence: 'operator',
        station: 'Line 7',
      },
    ],
    room.ports.now(),
  );
  room.changes.emit('catalog', 1);
  await room.outbox.waitForIdle();
  expectAllArrived({ room, sim });
  expect(sim.lifecycle.events.at(-1)).toMatchObject({ client_event_id: 'line-7/1', event_type: 'SCRAPPED' });
});

test('the station goes along where the server takes it, and only there', async () => {
  const { room, sim } = await outboxRoom();
  printSerials(room, 0, 1);
  await room.outbox.waitForIdle();
  expect(sim.lifecycle.events[0]?.station).toBeNull();

  const other = await outboxRoom({ settings: { lifecycleExtraFields: ['station'] } });
  printSerials(other.room, 0, 1);
  await other.room.outbox.waitForIdle();
  expect(other.sim.lifecycle.events[0]?.station).toBe(other.room.station.id);
});

test('a form that the server does not know holds the outbox instead of parking event after event', async () => {
  const { room, sim } = await outboxRoom();
  const fault = { loc: ['body', 'events', 0, 'colour'], msg: 'Field required', type: 'missing' };
  const body = JSON.stringify({
    type: 'about:blank',
    title: 'Validation error',
    status: 422,
    detail: 'Validation error.',
    error_code: 'validation_error',
    timestamp: '2026-11-22T08:00:00Z',
    details: [fault],
  });
  sim.faults.always(posts, { kind: 'body', status: 422, body, type: 'application/problem+json' });
  printSerials(room, 0, 5);
  await room.outbox.waitForIdle();
  expect(sinkOf(room, 'lifecycle')).toMatchObject({
    waiting: 5,
    parked: 0,
    sentence: expect.stringMatching(/422/),
  });
  sim.faults.clear();
  room.outbox.kick(1);
  await room.outbox.waitForIdle();
  expectAllArrived({ room, sim });
});

test('a sink that is switched off sends nothing and loses nothing', async () => {
  const { room, sim } = await outboxRoom();
  room.outbox.configure(1, 'lifecycle', false);
  printSerials(room, 0, 5);
  await room.outbox.waitForIdle();
  expect(arrivedIds(sim)).toEqual([]);
  expect(sinkOf(room, 'lifecycle')).toMatchObject({ enabled: false, waiting: 5 });
  room.outbox.configure(1, 'lifecycle', true);
  await room.outbox.waitForIdle();
  expectAllArrived({ room, sim });
});

test('another server has got nothing yet: it gets everything from the first event on', async () => {
  const synced = await outboxRoom();
  const { room, sim, organisation } = synced;
  printSerials(room, 0, 40);
  await room.outbox.waitForIdle();
  expect(sim.lifecycle.events).toHaveLength(40);
  const second = await startSim({
    products: 3,
    lots: 6,
    serials: 600,
    quota: wideQuota,
    clock: room.ports.now,
  });
  onEnd(() => second.close());
  await room.sync.connect(organisation, { url: second.url, key: second.key });
  await room.sync.waitForIdle();
  await room.outbox.waitForIdle();
  expectAllArrived({ room, sim: second });
  expect(sim.lifecycle.events).toHaveLength(40);
  // Back again: it goes on where it was there.
  printSerials(room, 40, 2);
  await room.outbox.waitForIdle();
  await connectTo(synced);
  await room.outbox.waitForIdle();
  expectAllArrived({ room, sim });
});

test('a folder that was restored sends the events of both its stations, in their order', async () => {
  const synced = await outboxRoom();
  sinkOff(synced.room, false);
  printSerials(synced.room, 0, 10);
  await synced.room.outbox.waitForIdle();
  synced.room.db.prepare(`UPDATE meta SET value = 'restored' WHERE key = 'station_fingerprint'`).run();
  const first = synced.room.station.id;
  const { room, sim } = await synced.reopen();
  expect(room.station.id).not.toBe(first);
  printSerials(room, 10, 10);
  sinkOff(room, true);
  await room.outbox.waitForIdle();

  expectAllArrived({ room, sim });
  expect(arrivedIds(sim)).toHaveLength(20);
  expect(arrivedIds(sim)[9]).toBe(`${first}.1.10`);
  expect(arrivedIds(sim)[10]).toBe(`${room.station.id}.1.1`);
});

test('a pause outlives the process', async () => {
  const synced = await outboxRoom();
  synced.sim.faults.always(posts, { kind: 'status', status: 503, retryAfter: 3_600 });
  printSerials(synced.room, 0, 3);
  await synced.room.outbox.waitForIdle();
  const { next_attempt_at: before } = sinkOf(synced.room, 'lifecycle');
  expect(before).not.toBeNull();
  const asked = synced.sim.seen.count(posts);
  const { room } = await synced.reopen();
  await room.outbox.waitForIdle();
  expect(sinkOf(room, 'lifecycle').next_attempt_at).toBe(before);
  expect(synced.sim.seen.count(posts)).toBe(asked);
});

test('a clock that stood years ahead and was set right holds nothing up', async () => {
  const synced = await outboxRoom();
  const { later, sim } = synced;
  const years = 4 * 365 * 24 * 60 * 60_000;
  later(years);
  sim.faults.next(posts, { kind: 'status', status: 503, retryAfter: 3_600 });
  printSerials(synced.room, 0, 3, { at: synced.room.ports.now() - years });
  await synced.room.outbox.waitForIdle();
  sim.lifecycle.addFromStation({ station: 'B', kind: 'serials', number: 9 });
  later(-years);
  const { room } = await synced.reopen();
  await room.outbox.waitForIdle();
  expect(room.outbox.status(1)).toMatchObject({ waiting: 0, sent: 3 });
});

test('the key is in no file of the data folder but the one for secrets', async () => {
  const { room, sim, folder } = await outboxRoom();
  sim.faults.next(posts, { kind: 'status', status: 500 });
  printSerials(room, 0, 20);
  await room.outbox.waitForIdle();
  const path = join(folder, 'events.csv');
  await room.outbox.exportTo(1, { format: 'csv', path });
  room.db.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  for (const name of filesIn(folder)) {
    if (name.endsWith('secrets.json')) continue;
    expect(readFileSync(name).includes(sim.key), name).toBe(false);
  }
  expect(ownIds(room)).toHaveLength(20);
});

function sinkOff(room: Parameters<typeof sinkOf>[0], enabled: boolean): void {
  room.outbox.configure(1, 'lifecycle', enabled);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
