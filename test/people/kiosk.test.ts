import { describe, expect, test } from 'vitest';
import { openTestRoom } from '../support/room.ts';
import { pageAs, pageOf, setUpPeople } from '../support/people.ts';
import { permissions, setUpActs } from '../../src-shared/models/permissions.ts';

const refused = { status: 403, data: { code: 'not_allowed' } };

describe('a station in kiosk mode', () => {
  test('prints and settles, and changes nothing of how it is set up', async () => {
    const room = await openTestRoom();
    const { client } = pageOf(room);
    await client.kiosk.enter({ pin: '4711' });
    expect((await client.system.info()).kiosk).toBe(true);
    await expect(client.system.setSetting({ key: 'sync_threshold', value: 7 })).rejects.toMatchObject(
      refused,
    );
    await expect(client.printers.rename({ printer: 'folder', name: 'mine' })).rejects.toMatchObject(refused);
    await expect(client.keys.create({ role: 'manager', description: 'x' })).rejects.toMatchObject(refused);
    await expect(client.sync.connect({ url: 'http://127.0.0.1:1', key: 'k' })).rejects.toMatchObject(refused);
    const person = { name: 'Eve', role: 'it', signs_in: { pin: '1234' } } as const;
    await expect(client.people.add(person)).rejects.toMatchObject(refused);
    // What an operator does goes on.
    await client.catalog.createLot({ gtin: '09521234000013', lot: 'L1' });
    await client.jobs.preview({ scope: 'lots' });
  });

  test('refuses every act that sets something up, and no act of the line', () => {
    expect([...setUpActs].toSorted()).toEqual([
      'backup',
      'calibrate',
      'connect',
      'export',
      'keys',
      'kiosk',
      'people',
      'printers',
      'settings',
      'stocks',
    ]);
    for (const act of ['prepare', 'print', 'settle', 'reprint', 'account', 'hold'] as const) {
      expect(permissions[act]).toBeDefined();
      expect(setUpActs.has(act)).toBe(false);
    }
  });

  test('stays in it over a restart, and its PIN is nowhere to be read', async () => {
    const room = await openTestRoom();
    await pageOf(room).client.kiosk.enter({ pin: '471100' });
    const { folder } = room.paths;
    const kept = room.db.prepare(`SELECT value FROM meta WHERE key = 'kiosk'`).pluck().get();
    expect(kept).toMatch(/"pin":"[0-9a-f]{64}"/);
    expect(kept).not.toContain('471100');
    await room.close();
    const again = await openTestRoom({ folder });
    expect((await pageOf(again).client.system.info()).kiosk).toBe(true);
    await pageOf(again).client.kiosk.leave({ pin: '471100' });
    expect((await pageOf(again).client.system.info()).kiosk).toBe(false);
  });

  test('is left with the PIN only; after five wrong ones it waits five minutes', async () => {
    let now = Date.parse('2026-03-02T08:00:00Z');
    const room = await openTestRoom({ ports: { now: () => now } });
    const { client } = pageOf(room);
    await client.kiosk.enter({ pin: '4711' });
    await expect(client.kiosk.leave({})).rejects.toMatchObject({ status: 401 });
    for (let i = 0; i < 5; i++) {
      await expect(client.kiosk.leave({ pin: '0000' })).rejects.toMatchObject(refused);
    }
    await expect(client.kiosk.leave({ pin: '4711' })).rejects.toMatchObject({ status: 429 });
    now += 5 * 60_000;
    await client.kiosk.leave({ pin: '4711' });
    expect((await client.system.info()).kiosk).toBe(false);
  });

  test('keeps its PIN when it is entered once more', async () => {
    const room = await openTestRoom();
    const { client } = pageOf(room);
    await client.kiosk.enter({ pin: '4711' });
    await expect(client.kiosk.enter({ pin: '0000' })).rejects.toMatchObject(refused);
    await client.kiosk.leave({ pin: '4711' });
  });

  test('lets a person of role it out without the PIN, and nobody else', async () => {
    const room = await openTestRoom();
    await setUpPeople(room);
    const it = await pageAs(room, 'it');
    const operator = await pageAs(room, 'operator');
    await expect(operator.client.kiosk.enter({ pin: '4711' })).rejects.toMatchObject(refused);
    await it.client.kiosk.enter({ pin: '4711' });
    await expect(operator.client.kiosk.leave({})).rejects.toMatchObject({ status: 401 });
    // Who has the role may set things up meanwhile.
    await it.client.system.setSetting({ key: 'sync_threshold', value: 7 });
    await it.client.kiosk.leave({});
    expect((await operator.client.system.info()).kiosk).toBe(false);
  });

  test('is left from the command line where nobody knows the PIN, and by no page', async () => {
    const room = await openTestRoom();
    const { client } = pageOf(room);
    await client.kiosk.enter({ pin: '4711' });
    await expect(client.admin.leaveKiosk({})).rejects.toMatchObject({ status: 403 });
    await pageOf(room, { admin: true }).client.admin.leaveKiosk({});
    expect((await client.system.info()).kiosk).toBe(false);
  });
});
