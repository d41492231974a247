import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { secretName } from '../../src-main/core/sync/connections.ts';
import { syncCompletely } from '../../src-main/core/sync/sync-completely.ts';
import { organisationOf } from '../support/jobs.ts';
import { openTestRoom } from '../support/room.ts';
import { connectTo, expectSame, ours, roomAndSim, syncedRoom } from '../support/sync.ts';

const otherKey = 'csb_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEf_84041098';

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}

test('nothing is stored where the key does not work', async () => {
  const { room, organisation, sim } = await roomAndSim();
  const report = await room.sync.connect(organisation, { url: sim.url, key: otherKey });
  expect(report).toMatchObject({ ok: false });
  expect(report.sentence).toContain('401');
  expect(room.sync.status(organisation.id).connection).toBeNull();
  expect(
    await room.ports.secrets.get(secretName({ organisation_id: organisation.id, url: sim.url })),
  ).toBeNull();
  expect(room.sync.clientFor(organisation.id)).toBeNull();
});

test('an address that cannot be used is one sentence, too', async () => {
  const { room, organisation } = await roomAndSim();
  const report = await room.sync.connect(organisation, { url: 'http://example.com', key: otherKey });
  expect(report.ok).toBe(false);
  expect(report.sentence).toContain('https://');
});

test('a test of the connection stores nothing', async () => {
  const { room, organisation, sim } = await roomAndSim();
  const report = await room.sync.test({ url: sim.url, key: sim.key });
  expect(report).toMatchObject({ ok: true, key_warning: null });
  expect(report.remote_organizations).toEqual([{ id: sim.organizationId, name: 'Stand-in Foods' }]);
  expect(room.sync.status(organisation.id).connection).toBeNull();
});

test('a key of several organisations asks which one', async () => {
  const synced = await roomAndSim({ products: 3 });
  const { room, organisation, sim } = synced;
  const two = [
    { id: sim.organizationId, name: 'Ours' },
    { id: 'other2other2other2oth2', name: 'Theirs' },
  ];
  const whoami = JSON.stringify({ email: 'a@b.c', organizations: two, api_key: null });
  sim.faults.next(
    { path: '/account/api/v1/whoami' },
    { kind: 'body', body: whoami, type: 'application/json' },
    3,
  );
  const order = { url: sim.url, key: sim.key };
  const open = await room.sync.connect(organisation, order);
  expect(open).toMatchObject({ ok: false, remote_organizations: two });
  const foreign = await room.sync.connect(organisation, { ...order, remoteOrganizationId: 'nobody' });
  expect(foreign.ok).toBe(false);
  const chosen = await room.sync.connect(organisation, {
    ...order,
    remoteOrganizationId: sim.organizationId,
  });
  expect(chosen.ok).toBe(true);
  expect(room.sync.status(organisation.id).connection).toMatchObject({
    remote_organization_name: 'Ours',
    state: 'online',
    key: 'stored',
  });
});

test('disconnecting removes the key and keeps what came', async () => {
  const synced = await syncedRoom({ products: 4, lots: 10, serials: 50 });
  const { room, organisation, sim, source } = synced;
  await room.sync.disconnect(organisation.id);
  expect(room.sync.status(organisation.id).connection).toBeNull();
  expect(
    await room.ports.secrets.get(secretName({ organisation_id: organisation.id, url: sim.url })),
  ).toBeNull();
  expectSame(synced);
  expect(() => room.sync.start(organisation.id)).toThrow(/Connect first/);
  expect(source('folder').state).toBe('unavailable');
  const asked = sim.seen.total;
  await connectTo(synced);
  await synced.sync();
  expect(sim.seen.total).toBeGreaterThan(asked);
  expectSame(synced);
});

test('rows of another organisation do not vanish because this one does not list them', async () => {
  const synced = await syncedRoom({ products: 4, lots: 10, serials: 50, seed: 1 });
  const other = await roomAndSim({ products: 3, lots: 5, serials: 20, seed: 2 });
  const { room, organisation } = synced;
  await room.sync.connect(organisation, { url: other.sim.url, key: other.sim.key });
  await room.sync.waitForIdle();
  await synced.sync();
  await synced.sync();
  expect(ours(room, 'serials')).toHaveLength(70);
});

test('the key is in its store and nowhere else: no log, no database, no error', async () => {
  const synced = await syncedRoom({ products: 3, lots: 10, serials: 50 });
  const { room, organisation, sim, folder } = synced;
  sim.revokeKey();
  await synced.sync();
  const status = JSON.stringify(room.sync.status(organisation.id));
  const secret = sim.key.slice(4, 36);
  expect(status).not.toContain(secret);
  await room.close();
  const holders = filesIn(folder).filter((path) => readFileSync(path).includes(secret));
  expect(holders).toEqual([join(folder, 'secrets.json')]);
});

test('a key that came from the environment of a command ends with the process', async () => {
  const synced = await roomAndSim({ products: 3 });
  const { room, organisation, sim, folder } = synced;
  await room.sync.connect(organisation, { url: sim.url, key: sim.key, keep: 'memory' });
  await room.sync.waitForIdle();
  expect(room.sync.status(organisation.id).connection).toMatchObject({ key: 'memory' });
  const again = await synced.reopen();
  expect(again.room.sync.status(organisation.id).connection).toMatchObject({ key: 'missing' });
  expect(filesIn(folder).some((path) => readFileSync(path).includes(sim.key))).toBe(false);
});

test('a key is never sent to a server that it was not given for, also after a restart', async () => {
  const synced = await syncedRoom({ products: 3 });
  const { room, organisation, sim } = synced;
  const other = await roomAndSim({ products: 3 });
  await room.sync.connect(organisation, { url: other.sim.url, key: other.sim.key, keep: 'memory' });
  await room.sync.waitForIdle();
  const asked = other.sim.seen.total;
  const again = await synced.reopen();
  await again.room.sync.waitForIdle();
  expect(again.room.sync.status(organisation.id).connection).toMatchObject({
    url: other.sim.url,
    key: 'missing',
  });
  expect(other.sim.seen.total).toBe(asked);
  await again.room.sync.connect(organisation, { url: sim.url, key: sim.key });
  expect(again.room.sync.status(organisation.id).connection).toMatchObject({ url: sim.url, key: 'stored' });
});

test('a key for one time leaves the stored connection as it was', async () => {
  const synced = await syncedRoom({ products: 3 });
  const { room, organisation, sim } = synced;
  const other = await roomAndSim({ products: 4 });
  for (const target of [sim, other.sim]) {
    const report = await room.sync.connect(organisation, {
      url: target.url,
      key: target.key,
      keep: 'once',
    });
    expect(report.ok).toBe(true);
    await room.sync.waitForIdle();
    await room.sync.endOnce(organisation.id);
    expect(room.sync.status(organisation.id).connection).toMatchObject({ url: sim.url, key: 'stored' });
  }
  await synced.sync();
  expectSame(synced);
});

test('a stored key of a server that is left for another is removed', async () => {
  const synced = await syncedRoom({ products: 3 });
  const { room, organisation, sim } = synced;
  const other = await roomAndSim({ products: 3 });
  await connectTo({ ...synced, sim: other.sim });
  const stored = (url: string) =>
    room.ports.secrets.get(secretName({ organisation_id: organisation.id, url }));
  expect(await stored(sim.url)).toBeNull();
  expect(await stored(other.sim.url)).toBe(other.sim.key);
});

test('the sample organisation is not connected: nobody must hear that its labels were printed', async () => {
  const { sim } = await roomAndSim();
  const room = await openTestRoom({ sample: true });
  const connecting = room.sync.connect(organisationOf(room), { url: sim.url, key: sim.key });
  await expect(connecting).rejects.toMatchObject({ code: 'conflict', message: /no real ones/ });
  expect(sim.seen.total).toBe(0);
});

test('a folder that a command opens for a moment asks and sends nothing by itself', async () => {
  const synced = await syncedRoom({ products: 3, lots: 5, serials: 20 });
  const { organisation, sim, folder } = synced;
  synced.room.settings.set(organisation.id, 'sync_every_minutes', 1);
  await synced.room.close();
  const asked = sim.seen.total;
  const later = Date.now() + 60 * 60_000;
  const room = await openTestRoom({ folder, background: false, ports: { now: () => later } });
  await room.sync.waitForIdle();
  await room.outbox.waitForIdle();
  expect(sim.seen.total).toBe(asked);
  await syncCompletely(room, organisation, {});
  expect(sim.seen.total).toBeGreaterThan(asked);
});

test('a key for one time brings back the key in memory that was there before it', async () => {
  const synced = await roomAndSim({ products: 3 });
  const { room, organisation, sim } = synced;
  const other = await roomAndSim({ products: 3 });
  const connect = async (target: typeof sim, keep: 'memory' | 'once'): Promise<void> => {
    const report = await room.sync.connect(organisation, { url: target.url, key: target.key, keep });
    expect(report.ok).toBe(true);
    await room.sync.waitForIdle();
  };
  await connect(sim, 'memory');
  // Nothing was given for one time: nothing ends.
  await room.sync.endOnce(organisation.id);
  await connect(other.sim, 'once');
  await room.sync.endOnce(organisation.id);
  expect(room.sync.status(organisation.id).connection).toMatchObject({ url: sim.url, key: 'memory' });
  await synced.sync();
  expectSame(synced);
});
