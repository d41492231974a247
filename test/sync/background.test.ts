import { expect, test } from 'vitest';
import { importSerials } from '../support/jobs.ts';
import { connectTo, expectSame, ours, roomAndSim, sourceOf, syncedRoom, theirs } from '../support/sync.ts';

const listed = { path: '/products/api/v1/serials' };

test('a start without a network is calm, and everything else works', async () => {
  const synced = await syncedRoom({ products: 3, lots: 5, serials: 40 });
  synced.sim.faults.always({ origin: 'api' }, { kind: 'cut', where: 'before', reset: true });
  const again = await synced.reopen();
  const { room, organisation } = again;
  await again.sync();
  const { connection } = room.sync.status(organisation.id);
  expect(connection).toMatchObject({ state: 'offline' });
  expect(connection?.sentence).toMatch(/since \d\d:\d\d.*works on/);
  await importSerials(room, 10);
  expect(ours(room, 'serials')).toHaveLength(50);
});

test('when the network is back it goes on where it was, without a click', async () => {
  const synced = await roomAndSim({ lots: 20, serials: 1_200 });
  const { room, sim, organisation } = synced;
  await connectTo(synced);
  // The cable is out from the seventh page on.
  sim.faults.next(listed, { kind: 'cut', where: 'before', reset: true }, 400, 6);
  const back = new Promise<void>((resolve) => {
    room.changes.on('sync', () => {
      const { connection, sources } = room.sync.status(organisation.id);
      const serials = sources.find(({ name }) => name === 'serials');
      if (connection?.state === 'offline') {
        expect(serials?.pages_done).toBeGreaterThan(0);
        sim.faults.clear();
      }
      if (serials?.finished_at != null) resolve();
    });
  });
  room.sync.start(organisation.id);
  await back;
  await room.sync.waitForIdle();
  expectSame(synced);
  expect(sim.seen.of(listed).filter(({ query }) => query.includes('page=1&')).length).toBe(1);
  expect(room.sync.status(organisation.id).connection).toMatchObject({
    state: 'online',
    offline_since: null,
  });
});

test('the pauses between two tries grow, up to some minutes', async () => {
  const waits: number[] = [];
  let isOver = false;
  const synced = await syncedRoom({ products: 2, lots: 0, serials: 0 });
  synced.sim.faults.always({ origin: 'api' }, { kind: 'cut', where: 'before', reset: true });
  const done = Promise.withResolvers<void>();
  const again = await synced.reopen({
    ports: {
      wait: async (ms, signal) => {
        waits.push(ms);
        if ((ms > 200_000 || waits.length > 20_000) && !isOver) {
          isOver = true;
          done.resolve();
        }
        await new Promise(setImmediate);
        signal.throwIfAborted();
      },
    },
  });
  again.room.sync.start(again.organisation.id);
  await done.promise;
  expect(Math.max(...waits)).toBeGreaterThan(200_000);
  expect(Math.max(...waits)).toBeLessThanOrEqual(375_000);
});

test('a pass starts by itself when its time has come', async () => {
  const synced = await syncedRoom({ products: 3, lots: 5, serials: 40 });
  synced.sim.data.add('serials', 5);
  const again = await synced.reopen();
  await again.room.sync.waitForIdle();
  expect(ours(again.room, 'serials')).toHaveLength(40);
  again.room.settings.set(again.organisation.id, 'sync_every_minutes', 15);
  again.later(14 * 60_000);
  const early = await again.reopen();
  await early.room.sync.waitForIdle();
  expect(ours(early.room, 'serials')).toHaveLength(40);
  early.room.settings.set(early.organisation.id, 'sync_every_minutes', 15);
  early.later(2 * 60_000);
  const due = await early.reopen();
  await due.room.sync.waitForIdle();
  expect(ours(due.room, 'serials')).toHaveLength(45);
});

test('a key that was revoked in the middle stops it until somebody acts', async () => {
  const synced = await roomAndSim({ lots: 20, serials: 1_500 });
  const { room, sim, organisation } = synced;
  await connectTo(synced);
  sim.revokeKey(8);
  await synced.sync();
  expect(room.sync.status(organisation.id).connection).toMatchObject({ state: 'refused' });
  expect(room.sync.status(organisation.id).connection?.sentence).toContain('401');
  // Pages that were asked for ahead may still arrive until the room is closed.
  const once = await synced.reopen();
  await once.room.sync.waitForIdle();
  await once.room.close();
  const asked = sim.seen.count(listed);
  const again = await once.reopen();
  await again.room.sync.waitForIdle();
  expect(sim.seen.count(listed)).toBe(asked);
  expect(again.room.sync.status(organisation.id).connection).toMatchObject({ state: 'refused' });
});

test('a source that a person stopped stays stopped, and goes on where it was', async () => {
  const synced = await roomAndSim({ lots: 20, serials: 2_000 });
  const { room, sim, organisation } = synced;
  await connectTo(synced);
  sim.faults.before(listed, 9, () => room.sync.stop(organisation.id, 'serials'));
  await synced.sync();
  expect(synced.source('serials')).toMatchObject({ state: 'stopped' });
  const { pages_done: done } = synced.source('serials');
  expect(done).toBeLessThan(20);
  const again = await synced.reopen();
  await again.room.sync.waitForIdle();
  expect(again.source('serials')).toMatchObject({ state: 'stopped', pages_done: done });
  await again.sync('serials');
  expectSame(again);
});

test('a room that was closed in the middle goes on at its page', async () => {
  const synced = await roomAndSim({ lots: 20, serials: 3_000 });
  const { room, sim, organisation } = synced;
  await connectTo(synced);
  const half = new Promise<void>((resolve) => sim.faults.before(listed, 15, resolve));
  room.sync.start(organisation.id);
  await half;
  const again = await synced.reopen();
  await again.room.sync.waitForIdle();
  expectSame(again);
  expect(sim.seen.count(listed)).toBeLessThan(30 + 10);
});

test('what the day has cost is known after a restart', async () => {
  const quota = [
    { limit: 1_000, seconds: 60 },
    { limit: 5_000, seconds: 86_400 },
  ];
  const synced = await syncedRoom({ lots: 20, serials: 3_000, quota });
  const leftOf = (room: typeof synced.room): number | undefined =>
    room.sync.status(synced.organisation.id).quota?.windows.find(({ seconds }) => seconds === 86_400)?.left;
  const left = leftOf(synced.room) ?? 0;
  expect(left).toBeLessThan(5_000 - 30);
  const again = await synced.reopen();
  // Others who ask with the same key may have begun already.
  expect(leftOf(again.room)).toBeLessThanOrEqual(left);
  expect(leftOf(again.room)).toBeGreaterThan(left - 20);
});

test('the forecast says when the day stops a pass', async () => {
  const quota = [
    { limit: 300, seconds: 60 },
    { limit: 60, seconds: 86_400 },
  ];
  const synced = await roomAndSim({ products: 2, lots: 5, serials: 20_000, quota });
  const { room, organisation } = synced;
  await connectTo(synced);
  const sentence = Promise.withResolvers<string>();
  room.changes.on('sync', () => {
    const { forecast } = sourceOf(room, 'serials');
    if (forecast !== null) sentence.resolve(forecast);
  });
  room.sync.start(organisation.id);
  expect(await sentence.promise).toMatch(/quota allows .* goes on (?:tomorrow )?at/);
  await room.sync.waitForIdle();
  expect(ours(room, 'serials')).toEqual(theirs(synced.sim, 'serials'));
  expect(synced.sim.seen.violations).toEqual([]);
});
