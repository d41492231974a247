import { expect, test } from 'vitest';
import { neverPrinted } from '../support/printing.ts';
import { organisationOf } from '../support/jobs.ts';
import { clientOf, openTestRoom } from '../support/room.ts';
import type { PrintRoom } from '../../src-main/core/print-room.ts';
import { connectTo, type Synced } from '../support/sync.ts';
import {
  arrivedIds,
  expectLedgerHolds,
  lifecyclePath,
  outboxRoom,
  ownIds,
  posts,
  printLot,
  printSerials,
} from './outbox-support.ts';

/** Reads what others reported, now. */
async function receive({ room }: Pick<Synced, 'room'>): Promise<void> {
  room.outbox.kick(1);
  await room.outbox.waitForIdle();
}

function received(room: PrintRoom) {
  return room.db
    .prepare(
      `SELECT e.client_event_id, e.type, e.serial, e.evidence, e.at, o.station, p.name AS operator
       FROM event_origins o JOIN lifecycle_events e ON e.id = o.event_id JOIN operators p ON p.number = e.operator
       WHERE o.source = 'received' ORDER BY e.id`,
    )
    .all() as { client_event_id: string; serial: string; at: number }[];
}

test('what another station printed is in this ledger once, under its name, and never goes back', async () => {
  const synced = await outboxRoom({ serials: 10 });
  const { room, sim } = synced;
  const before = await neverPrinted(clientOf(room));
  for (const number of [3, 4])
    sim.lifecycle.addFromStation({ station: 'packing-2', kind: 'serials', number });
  await receive(synced);
  await receive(synced);

  expect(received(room)).toEqual([
    expect.objectContaining({
      client_event_id: 'packing-2.1.1',
      type: 'PRINTED',
      evidence: 'operator',
      station: 'packing-2',
      operator: 'Closient, station packing-2',
      at: sim.now(),
    }),
    expect.objectContaining({ client_event_id: 'packing-2.1.2' }),
  ]);
  expect(await neverPrinted(clientOf(room))).toBe(before - 2);
  expect(room.outbox.alarms(1)).toEqual([]);
  expect(room.outbox.status(1)).toMatchObject({ events: 0, waiting: 0, sent: 0 });

  printSerials(room, 7, 2);
  await room.outbox.waitForIdle();
  expect(arrivedIds(sim)).toEqual(['packing-2.1.1', 'packing-2.1.2', ...ownIds(room)]);
  expect(room.outbox.status(1)).toMatchObject({ events: 2, waiting: 0, sent: 2 });
  expect(sim.seen.count(posts)).toBe(2);
  await expectLedgerHolds(room);
});

test('own events that come back are known', async () => {
  const synced = await outboxRoom();
  printSerials(synced.room, 0, 320);
  await synced.room.outbox.waitForIdle();
  await receive(synced);
  expect(received(synced.room)).toEqual([]);
  expect(synced.room.sync.quarantine(1, { offset: 0, limit: 10 }).total).toBe(0);
});

test('the list is read on from where it was, page by page, also after a restart', async () => {
  const synced = await outboxRoom();
  const add = (from: number, count: number): void => {
    for (let number = from; number < from + count; number++) {
      synced.sim.lifecycle.addFromStation({ station: 'B', kind: 'serials', number });
    }
  };
  add(0, 250);
  await receive(synced);
  expect(received(synced.room)).toHaveLength(250);
  add(250, 120);
  const { room, sim } = await synced.reopen();
  sim.seen.clear();
  await receive({ room });
  expect(received(room).map(({ client_event_id: id }) => id)).toEqual(arrivedIds(sim));
  expect(sim.seen.count({ method: 'GET', path: lifecyclePath })).toBeLessThan(6);
});

test('a list in another order than before is read from its beginning', async () => {
  const synced = await outboxRoom();
  const { room, sim } = synced;
  const add = (number: number): void => {
    const event = sim.lifecycle.addFromStation({ station: 'B', kind: 'serials', number });
    // The newest first.
    sim.lifecycle.events.unshift(...sim.lifecycle.events.splice(sim.lifecycle.events.indexOf(event), 1));
  };
  for (let number = 0; number < 230; number++) add(number);
  await receive(synced);
  for (let number = 230; number < 233; number++) add(number);
  await receive(synced);
  expect(
    received(room)
      .map(({ client_event_id: id }) => id)
      .sort(),
  ).toEqual(arrivedIds(sim).sort());
});

test('an event of something that is not here yet waits in quarantine until it is', async () => {
  const synced = await outboxRoom();
  const { room, sim } = synced;
  const { serial } = room.db.prepare('SELECT serial FROM serials ORDER BY id DESC').get() as {
    serial: string;
  };
  room.db.prepare('UPDATE serials SET serial = ? WHERE serial = ?').run('LATER', serial);
  sim.lifecycle.addFromStation({ station: 'B', kind: 'serials', number: 599 });
  sim.lifecycle.addFromStation({ station: 'B', kind: 'serials', number: 1, eventType: 'EATEN' });
  sim.lifecycle.addFromStation({ station: 'B', kind: 'serials', number: 2, quantity: 0.5 });
  sim.lifecycle.addFromStation({ station: 'B', kind: 'serials', number: 3 });
  await receive(synced);
  const list = () => room.sync.quarantine(1, { offset: 0, limit: 10 }).rows;
  expect(list().map(({ reason }) => reason)).toEqual([
    expect.stringContaining('There is no serial'),
    'The event type "EATEN" is not known here.',
    '0.5 is no number of labels.',
  ]);
  expect(list()[0]?.natural_key).toContain(serial);
  expect(received(room)).toHaveLength(1);

  room.db.prepare('UPDATE serials SET serial = ? WHERE serial = ?').run(serial, 'LATER');
  await receive(synced);
  expect(list()).toHaveLength(2);
  expect(received(room)).toHaveLength(2);
  await expectLedgerHolds(room);
});

test('a serial that two stations printed raises an alarm that names both, both times and the label', async () => {
  const synced = await outboxRoom();
  const { room, sim, later } = synced;
  const told: number[] = [];
  printSerials(room, 5, 1);
  const ownAt = room.ports.now();
  room.outbox.configure(1, 'lifecycle', false);
  await room.outbox.waitForIdle();
  later(7 * 60_000);
  const { serial, gtin } = sim.lifecycle.addFromStation({ station: 'hall-9', kind: 'serials', number: 5 });
  room.changes.on('sync', () => told.push(room.outbox.alarms(1).length));
  await receive(synced);

  const [alarm, ...others] = room.outbox.alarms(1);
  expect(others).toEqual([]);
  expect(alarm).toMatchObject({
    stations: [room.station.id, 'hall-9'],
    label_count: 1,
    acknowledged_at: null,
    acknowledged_by: null,
  });
  const time = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  const label = `serial ${serial ?? ''} of GTIN ${gtin}`;
  expect(alarm?.sentence).toBe(
    `Printed twice: ${label}, here (station ${room.station.id}) on ${time(ownAt)} and at station hall-9 on ${time(sim.now())}.`,
  );
  expect(alarm?.labels).toEqual([
    { name: label, own_at: new Date(ownAt).toISOString(), other_at: new Date(sim.now()).toISOString() },
  ]);
  expect(told).toContain(1);
  await expectLedgerHolds(room);
});

test('an alarm stays, also over a restart, until somebody says with a name that it was seen', async () => {
  const synced = await outboxRoom();
  synced.room.outbox.configure(1, 'lifecycle', false);
  printSerials(synced.room, 0, 3);
  for (const number of [0, 1, 2]) {
    synced.sim.lifecycle.addFromStation({ station: 'B', kind: 'serials', number });
  }
  await receive(synced);
  const { room, sim } = await synced.reopen();
  const [alarm] = room.outbox.alarms(1);
  expect(alarm).toMatchObject({ label_count: 3, acknowledged_at: null });
  expect(alarm?.sentence).toContain('2 more labels likewise');
  const id = alarm?.id ?? '';
  expect(() => room.outbox.acknowledgeAlarm(1, id, ' ')).toThrow('Say who acknowledges the alarm.');
  expect(() => room.outbox.acknowledgeAlarm(1, '77', 'Ada')).toThrow('There is no alarm "77".');
  room.outbox.acknowledgeAlarm(1, id, 'Ada');
  expect(room.outbox.alarms(1)).toMatchObject([
    { id, acknowledged_by: 'Ada', acknowledged_at: new Date(room.ports.now()).toISOString() },
  ]);
  // A pair is told once; another one raises another alarm.
  await receive({ room });
  expect(room.outbox.alarms(1)).toHaveLength(1);
  printSerials(room, 3, 1);
  sim.lifecycle.addFromStation({ station: 'B', kind: 'serials', number: 3 });
  await receive({ room });
  expect(room.outbox.alarms(1).map((one) => one.acknowledged_at === null)).toEqual([true, false]);
});

test('a double print is seen whichever event came first, and a second label with a reason is none', async () => {
  const synced = await outboxRoom();
  const { room, sim } = synced;
  room.outbox.configure(1, 'lifecycle', false);
  for (const number of [0, 1]) sim.lifecycle.addFromStation({ station: 'B', kind: 'serials', number });
  await receive(synced);
  // On paper before anybody knew of the other one; and one that somebody asked for.
  printSerials(room, 0, 1, { type: 'REPRINTED' });
  printSerials(room, 1, 1, { type: 'REPRINTED', reason: 'the first one was torn' });
  await room.outbox.waitForIdle();
  expect(room.outbox.alarms(1)).toMatchObject([{ label_count: 1 }]);
  sim.lifecycle.addFromStation({
    station: 'C',
    kind: 'serials',
    number: 0,
    eventType: 'REPRINTED',
    reason: 'smeared',
  });
  await receive(synced);
  expect(room.outbox.alarms(1)).toHaveLength(1);
});

test('lots and products are printed at many stations: no alarm', async () => {
  const synced = await outboxRoom();
  printLot(synced.room, { quantity: 10 });
  for (const kind of ['lots', 'products'] as const) {
    synced.sim.lifecycle.addFromStation({ station: 'B', kind, number: 0 });
  }
  await receive(synced);
  expect(received(synced.room)).toHaveLength(2);
  expect(synced.room.outbox.alarms(1)).toEqual([]);
});

test('a double print that Closient refuses is told with its reason, and raises the alarm at the other station too', async () => {
  const synced = await outboxRoom();
  const { room: first, sim } = synced;
  const second = await openTestRoom({ ports: synced.ports });
  second.settings.set(1, 'sync_every_minutes', 0);
  await connectTo({ ...synced, room: second, organisation: organisationOf(second) });
  second.sync.start(1);
  await second.sync.waitForIdle();
  // Neither knows of the other: one has no network.
  await second.sync.disconnect(1);
  printSerials(first, 0, 2);
  await first.outbox.waitForIdle();
  printSerials(second, 1, 2);
  await connectTo({ ...synced, room: second, organisation: organisationOf(second) });
  await receive({ room: second });
  expect(second.outbox.status(1)).toMatchObject({ waiting: 0, parked: 0, sent: 2 });
  expect(sim.lifecycle.events.slice(2)).toMatchObject(
    expect.arrayContaining([
      expect.objectContaining({
        client_event_id: `${second.station.id}.1.1`,
        event_type: 'REPRINTED',
        reason: 'Printed at two stations that did not know of each other.',
      }),
    ]),
  );
  await receive({ room: first });
  const label = sim.lifecycle.events[1]?.serial ?? '';
  for (const room of [first, second]) {
    const other = room === first ? second : first;
    expect(room.outbox.alarms(1)).toMatchObject([
      { stations: [room.station.id, other.station.id], label_count: 1, acknowledged_at: null },
    ]);
    expect(room.outbox.alarms(1)[0]?.sentence).toContain(`serial ${label} `);
    expect(await neverPrinted(clientOf(room))).toBe(597);
    await expectLedgerHolds(room);
  }
});

test('a command that syncs and ends sees a double print and sends its half, like a window that stays', async () => {
  const synced = await outboxRoom();
  synced.sim.lifecycle.addFromStation({ station: 'B', kind: 'serials', number: 0 });
  await synced.room.sync.disconnect(1);
  printSerials(synced.room, 0, 1);
  await connectTo(synced);
  await synced.room.close();
  const { room, sim } = await synced.reopen({ background: false });
  await receive({ room });
  expect(room.outbox.alarms(1)).toMatchObject([{ label_count: 1 }]);
  expect(room.outbox.status(1)).toMatchObject({ waiting: 0, parked: 0, sent: 1 });
  expect(sim.lifecycle.events).toHaveLength(2);
});

test('an event that waits for its entity is taken over when that comes, without a network', async () => {
  const synced = await outboxRoom();
  const { room, sim, later } = synced;
  const { serial } = room.db.prepare('SELECT serial FROM serials ORDER BY id DESC').get() as {
    serial: string;
  };
  room.db.prepare('UPDATE serials SET serial = ? WHERE serial = ?').run('LATER', serial);
  sim.lifecycle.addFromStation({ station: 'B', kind: 'serials', number: 599 });
  await receive(synced);
  expect(received(room)).toHaveLength(0);
  await room.sync.disconnect(1);
  later(60_000);
  room.db.prepare('UPDATE serials SET serial = ? WHERE serial = ?').run(serial, 'LATER');
  room.changes.emit('catalog', 1);
  await room.outbox.waitForIdle();
  expect(received(room)).toHaveLength(1);
  expect(await neverPrinted(clientOf(room))).toBe(599);
  expect(room.sync.quarantine(1, { offset: 0, limit: 1 }).total).toBe(0);
});

test('an event that was put between others in the list is not missed', async () => {
  const synced = await outboxRoom();
  const { room, sim } = synced;
  for (let number = 0; number < 150; number++) {
    sim.lifecycle.addFromStation({ station: 'B', kind: 'serials', number });
  }
  await receive(synced);
  sim.lifecycle.addFromStation({ station: 'C', kind: 'serials', number: 200 });
  sim.lifecycle.events.splice(7, 0, ...sim.lifecycle.events.splice(-1));
  await receive(synced);
  expect(received(room)).toHaveLength(151);
});

test('a folder that was set back to an earlier day does not take events of its own future for those of others', async () => {
  const synced = await outboxRoom();
  const { room, sim } = synced;
  const id = `${room.station.id}.1.2`;
  sim.lifecycle.addFromStation({ station: 'x', kind: 'serials', number: 0, clientEventId: id });
  await receive(synced);
  expect(received(room)).toHaveLength(0);
  expect(room.sync.quarantine(1, { offset: 0, limit: 5 }).rows).toMatchObject([
    { reason: expect.stringContaining('was set back to an earlier day') },
  ]);
  // The ids go on as if nothing were, and the one that is taken at Closient is parked there.
  printSerials(room, 5, 3);
  await room.outbox.waitForIdle();
  expect(ownIds(room)[1]).toBe(id);
  expect(room.outbox.parked(1, { offset: 0, limit: 5 }).rows).toMatchObject([{ client_event_id: id }]);
  await expectLedgerHolds(room);
});

test('without a list of events at Closient nothing is asked for, and events leave all the same', async () => {
  const synced = await outboxRoom();
  const { room, sim } = synced;
  sim.faults.always({ method: 'GET', path: lifecyclePath }, { kind: 'status', status: 404 });
  printSerials(room, 0, 3);
  await receive(synced);
  expect(arrivedIds(sim)).toEqual(ownIds(room));
});
