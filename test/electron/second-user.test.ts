import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { RPCHandler } from '@orpc/server/message-port';
import { expect, test, vi } from 'vitest';
import { lockFolder } from '../../src-main/core/folder/lock.ts';
import { dataPaths } from '../../src-main/core/folder/paths.ts';
import { Engine } from '../../src-main/headless/engine.ts';
import { openOwnCore } from '../../src-main/headless/own-core.ts';
import type { contract } from '../../src-shared/contract/index.ts';
import { setUpPeople } from '../support/people.ts';
import { onEnd, serialsCsv, temporaryFolder, testPorts } from '../support/room.ts';
import type { PrintRoom } from '../../src-main/core/print-room.ts';

/** The program of one user: its engine, and a window's client at its door. */
async function signOn(dataFolder: string, version = '1.0.0') {
  const ports = testPorts(dataFolder, { version });
  const owned: PrintRoom[] = [];
  const lost: unknown[] = [];
  const engine = await Engine.open({
    dataFolder,
    ports,
    openCore: () => openOwnCore({ dataFolder, ports }, temporaryFolder()),
    onOwner: (room) => owned.push(room),
    onLost: (caught) => lost.push(caught),
  });
  onEnd(() => engine.close());
  const { port1, port2 } = new MessageChannel();
  onEnd(() => port1.close());
  new RPCHandler({}, { rootInterceptors: [({ request }) => engine.answer(request)] }).upgrade(port1);
  port1.start();
  let session: string | null = null;
  const headers = () => (session === null ? {} : { 'x-print-room-session': session });
  const client: ContractRouterClient<typeof contract> = createORPCClient(
    new RPCLink({ port: port2, headers }),
  );
  return { engine, client, owned, lost, ports, useSession: (token: string) => (session = token) };
}

test('the second user of a computer works in the folder that the first one has open', async () => {
  const folder = temporaryFolder();
  const first = await signOn(folder);
  const second = await signOn(folder);
  expect([first.engine.isGuest, second.engine.isGuest]).toEqual([false, true]);
  expect(second.owned).toEqual([]);
  expect(await second.client.system.info()).toEqual(await first.client.system.info());
  const file = new File([serialsCsv(3)], 'rows.csv', { type: 'text/csv' });
  expect(await second.client.catalog.upload({ file })).toMatchObject({ created: 3, rejected_count: 0 });
  const serials = { scope: 'serials', filters: {}, limit: 10 } as const;
  expect((await first.client.jobs.preview(serials)).count).toBe(3);
});

test('each of the two hears at once what the other one does', async () => {
  const folder = temporaryFolder();
  const first = await signOn(folder);
  const second = await signOn(folder);
  const changes = await second.client.system.changes({});
  const heard = changes.next();
  await vi.waitFor(() => expect(first.owned[0]?.changes.listenerCount('catalog')).toBeGreaterThan(0));
  const file = new File([serialsCsv(1)], 'rows.csv', { type: 'text/csv' });
  await first.client.catalog.upload({ file });
  expect(await heard).toEqual({ done: false, value: { kind: 'catalog' } });
  await changes.return?.(undefined);
});

test('an error of the owner reaches the guest as its sentence', async () => {
  const folder = temporaryFolder();
  await signOn(folder);
  const second = await signOn(folder);
  await expect(second.client.jobs.get({ job_id: 'z'.repeat(22) })).rejects.toMatchObject({
    code: 'NOT_FOUND',
    status: 404,
    data: { code: 'not_found' },
  });
});

test('a guest has the rights of a window, not of the command line, and signs in on its own', async () => {
  const folder = temporaryFolder();
  const first = await signOn(folder);
  const second = await signOn(folder);
  await expect(second.client.admin.importFile({ path: '/etc/passwd' })).rejects.toMatchObject({
    status: 403,
  });
  const [room] = first.owned;
  if (!room) throw new Error('Nobody owns the folder.');
  await setUpPeople(room);
  const set = { key: 'sync_threshold', value: 7 };
  await expect(second.client.system.setSetting(set)).rejects.toMatchObject({
    data: { code: 'sign_in_needed' },
  });
  second.useSession((await second.client.people.signIn({ badge: 'BADGE-IDA' })).session);
  expect(await second.client.system.setSetting(set)).toBe(7);
  await expect(first.client.system.setSetting(set)).rejects.toMatchObject({
    data: { code: 'sign_in_needed' },
  });
});

test('when the first user leaves, the second one takes the folder over and its window stays', async () => {
  const folder = temporaryFolder();
  const first = await signOn(folder);
  const second = await signOn(folder);
  await first.engine.close();
  await expect(second.client.system.info()).rejects.toMatchObject({ status: 503 });
  expect((await second.client.system.info()).organisations).toHaveLength(1);
  expect(second.engine.isGuest).toBe(false);
  expect(second.owned).toHaveLength(1);
  expect(lockFolder(dataPaths(folder))).toBeNull();
  // And the next one is its guest.
  const third = await signOn(folder);
  expect(third.engine.isGuest).toBe(true);
});

test('of two guests one takes over, and the other one is its guest', async () => {
  const folder = temporaryFolder();
  const first = await signOn(folder);
  const guests = [await signOn(folder), await signOn(folder)];
  await first.engine.close();
  await Promise.allSettled(guests.map(({ client }) => client.system.info()));
  for (const { client } of guests) expect((await client.system.info()).organisations).toHaveLength(1);
  expect(guests.filter(({ engine }) => engine.isGuest)).toHaveLength(1);
  expect(guests.flatMap(({ lost }) => lost)).toEqual([]);
});

test('a call that a page takes back is no sign that the owner has ended', async () => {
  const folder = temporaryFolder();
  await signOn(folder);
  const second = await signOn(folder);
  const stop = new AbortController();
  const changes = await second.client.system.changes({}, { signal: stop.signal });
  const ending = changes.next().catch(() => 'ended');
  stop.abort();
  await ending;
  expect((await second.client.system.info()).organisations).toHaveLength(1);
  expect(second.engine.isGuest).toBe(true);
});

test('programs of two versions do not meet: the newer start is told to wait', async () => {
  const folder = temporaryFolder();
  const first = await signOn(folder, '1.0.0');
  await expect(signOn(folder, '1.1.0')).rejects.toMatchObject({
    code: 'folder_in_use',
    message: expect.stringContaining('Print Room 1.0.0, and this is 1.1.0'),
  });
  expect((await first.client.system.info()).version).toBe('1.0.0');
});
