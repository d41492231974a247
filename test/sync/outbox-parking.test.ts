import { expect, test } from 'vitest';
import { BatchSize } from '../../src-main/core/sync/outbox/batch-size.ts';
import {
  arrivedIds,
  expectLedgerHolds,
  lifecyclePath,
  outboxRoom,
  ownIds,
  posts,
  printSerials,
  sinkOf,
} from './outbox-support.ts';

const page = { offset: 0, limit: 50 };

/** Serials that only this room knows. */
function addSerials(room: Awaited<ReturnType<typeof outboxRoom>>['room'], names: readonly string[]): void {
  const { product_id } = room.db.prepare('SELECT product_id FROM serials ORDER BY id').get() as {
    product_id: number;
  };
  for (const name of names) {
    room.db
      .prepare(
        `INSERT INTO serials (product_id, lot, serial, created_at, updated_at) VALUES (?, '', ?, 0, 0)`,
      )
      .run(product_id, name);
  }
}

test('an event that Closient does not want steps aside with the reason in words; the others go on in order', async () => {
  const { room, sim } = await outboxRoom();
  addSerials(room, ['ONLY-HERE-1', 'ONLY-HERE-2']);
  printSerials(room, 0, 130);
  printSerials(room, 600, 1);
  printSerials(room, 130, 200);
  printSerials(room, 601, 1);
  printSerials(room, 330, 3);
  await room.outbox.waitForIdle();

  const all = ownIds(room);
  const refused = [all[130], all[331]];
  expect(arrivedIds(sim)).toEqual(all.filter((id) => !refused.includes(id)));
  const parked = room.outbox.parked(1, page);
  expect(parked.total).toBe(2);
  expect(parked.rows[0]).toMatchObject({
    client_event_id: refused[0],
    sink: 'lifecycle',
    type: 'PRINTED',
    entity: expect.stringContaining('serial ONLY-HERE-1'),
    reason: expect.stringContaining('There is no such entity'),
    attempts: 1,
  });
  expect(sinkOf(room, 'lifecycle')).toMatchObject({ waiting: 0, sent: 333, parked: 2 });
  expect(room.outbox.status(1)).toMatchObject({ events: 335, waiting: 0, parked: 2 });
  // The receiver points at the culprit: nobody has to guess.
  expect(sim.seen.count(posts)).toBeLessThan(14);
});

test('a released event goes again, and is parked again while nothing has changed', async () => {
  const { room, sim } = await outboxRoom({ serials: 60 });
  addSerials(room, ['ONLY-HERE-1']);
  printSerials(room, 60, 1);
  printSerials(room, 0, 5);
  await room.outbox.waitForIdle();
  const id = room.outbox.parked(1, page).rows[0]?.id ?? '';

  expect(room.outbox.release(1, [id], 'Ada')).toBe(1);
  await room.outbox.waitForIdle();
  expect(room.outbox.parked(1, page)).toMatchObject({ total: 1, rows: [{ id, attempts: 2 }] });

  // Closient gets to know it.
  sim.faults.next(posts, {
    kind: 'body',
    body: JSON.stringify({ data: [{ client_event_id: ownIds(room)[0], id: 'x', recorded: true }] }),
    type: 'application/json',
  });
  room.outbox.release(1, [id], 'Ada');
  await room.outbox.waitForIdle();
  expect(room.outbox.parked(1, page)).toEqual({ total: 0, rows: [] });
  expect(sinkOf(room, 'lifecycle')).toMatchObject({ sent: 6, waiting: 0, parked: 0 });
  const kept = room.db
    .prepare('SELECT p.state, o.name FROM outbox_parked p LEFT JOIN operators o ON o.number = p.released_by')
    .all();
  expect(kept).toEqual([{ state: 'sent', name: 'Ada' }]);
  // Somebody else's, and what is not parked, cannot be released, and that is said.
  expect(() => room.outbox.release(1, [id, 'x', '999', '1e99'])).toThrow('None of these is a parked event.');
});

test('a refused batch without a word on the culprit is halved until it stands alone', async () => {
  const { room, sim } = await outboxRoom();
  // The old envelope says no index.
  sim.settings.errorForm = 'old';
  addSerials(room, ['ONLY-HERE-1', 'ONLY-HERE-2']);
  printSerials(room, 0, 77);
  printSerials(room, 600, 2);
  printSerials(room, 77, 300);
  await room.outbox.waitForIdle();
  const all = ownIds(room);
  expect(arrivedIds(sim)).toEqual(all.filter((_, index) => index !== 77 && index !== 78));
  expect(room.outbox.status(1)).toMatchObject({ waiting: 0, parked: 2 });
  expect(sim.seen.count(posts)).toBeLessThan(45);
  await expectLedgerHolds(room);
});

test('where everything is refused one request is spent on an event, not many', async () => {
  const { room, sim } = await outboxRoom({ serials: 100 });
  addSerials(
    room,
    Array.from({ length: 150 }, (_, index) => `ONLY-HERE-${index}`),
  );
  printSerials(room, 100, 150);
  printSerials(room, 0, 100);
  await room.outbox.waitForIdle();
  expect(room.outbox.status(1)).toMatchObject({ waiting: 0, parked: 150, sent: 100 });
  expect(arrivedIds(sim)).toEqual(ownIds(room).slice(150));
  expect(sim.seen.count(posts)).toBeLessThan(190);
  // All at once go again in one request, and the first of them is refused again.
  const ids = room.outbox.parked(1, { offset: 0, limit: 150 }).rows.map(({ id }) => id);
  expect(room.outbox.release(1, ids)).toBe(150);
  expect(room.outbox.status(1).parked).toBe(0);
  await room.outbox.waitForIdle();
  expect(room.outbox.status(1)).toMatchObject({ waiting: 0, parked: 150 });
});

test('an id that is another event there is parked as a conflict', async () => {
  const { room, sim } = await outboxRoom({ serials: 60 });
  sim.lifecycle.addFromStation({
    station: 'elsewhere',
    kind: 'serials',
    number: 50,
    clientEventId: `${room.station.id}.1.2`,
  });
  printSerials(room, 0, 3);
  await room.outbox.waitForIdle();
  expect(room.outbox.parked(1, page)).toMatchObject({
    total: 1,
    rows: [
      { client_event_id: `${room.station.id}.1.2`, reason: expect.stringMatching(/409.*another event/) },
    ],
  });
  expect(arrivedIds(sim).slice(1)).toEqual([`${room.station.id}.1.1`, `${room.station.id}.1.3`]);
});

test('a restart in the middle of a search for the culprit loses nothing', async () => {
  const synced = await outboxRoom();
  addSerials(synced.room, ['ONLY-HERE-1']);
  let asked = 0;
  const { promise: third, resolve } = Promise.withResolvers<void>();
  synced.sim.settings.errorForm = 'old';
  synced.sim.faults.before(posts, 3, () => {
    asked = synced.sim.seen.count({ path: lifecyclePath });
    resolve();
  });
  printSerials(synced.room, 0, 200);
  printSerials(synced.room, 600, 1);
  printSerials(synced.room, 200, 100);
  await third;
  expect(asked).toBeGreaterThan(0);
  const { room, sim } = await synced.reopen();
  await room.outbox.waitForIdle();
  const all = ownIds(room);
  expect(arrivedIds(sim)).toEqual(all.filter((_, index) => index !== 200));
  expect(room.outbox.status(1)).toMatchObject({ waiting: 0, parked: 1 });
});

test('every culprit is found alone and in order, wherever they are and whatever the receiver points at', () => {
  for (let seed = 0; seed < 300; seed++) {
    const events = Array.from({ length: 1 + ((seed * 37) % 400) }, (_, index) => index);
    const bad = new Set(events.filter((index) => (index * 7919 + seed * 104_729) % (2 + (seed % 90)) === 0));
    const size = new BatchSize(250);
    const delivered: number[] = [];
    const parked: number[] = [];
    let at = 0;
    let requests = 0;
    while (at < events.length) {
      const batch = events.slice(at, at + size.next);
      requests++;
      const culprit = batch.findIndex((index) => bad.has(index));
      if (culprit < 0) {
        delivered.push(...batch);
        at += batch.length;
        size.delivered(batch.length);
      } else if (batch.length > 1) {
        // Sometimes no word, sometimes the right one, sometimes a wrong one.
        const hint = [null, culprit, (culprit * 3 + seed) % 500, 0][(requests + seed) % 4] ?? null;
        size.refused(batch.length, hint);
      } else {
        parked.push(at);
        at += 1;
        size.parked();
      }
      expect(requests).toBeLessThan(10_000);
    }
    expect(parked).toEqual([...bad]);
    expect(delivered).toEqual(events.filter((index) => !bad.has(index)));
  }
});
