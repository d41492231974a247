import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createOrganisation } from '../../src-main/core/catalog/organisations.ts';
import type { Change } from '../../src-shared/contract/system.ts';
import { publicId } from '../../src-shared/ids.ts';
import { pageAs, pageOf, pins, recordsIn, setUpPeople } from '../support/people.ts';
import { events, roomWithSheet, sheetOf } from '../support/printing.ts';
import { clientOf, onEnd, openTestRoom } from '../support/room.ts';

test('the first person has the role it, and from then on nobody adds another without signing in', async () => {
  const room = await openTestRoom();
  const { client, signIn } = pageOf(room);
  const otto = { name: 'Otto', role: 'operator', signs_in: { pin: '1379' } } as const;
  await expect(client.people.add(otto)).rejects.toThrow('The first person needs the role it');
  const ida = await client.people.add({ name: 'Ida', role: 'it', signs_in: { badge: 'BADGE-000001' } });
  await expect(client.people.add(otto)).rejects.toMatchObject({ data: { code: 'sign_in_needed' } });
  await signIn({ badge: 'BADGE-000001' });
  await client.people.add(otto);
  await expect(client.people.add(otto)).rejects.toMatchObject({ data: { code: 'conflict' } });
  expect(await client.people.list({})).toMatchObject([
    { number: ida.number, name: 'Ida', role: 'it', signs_in_with: ['badge'] },
    { name: 'Otto', role: 'operator', signs_in_with: ['pin'] },
  ]);
});

test('who was a typed name before keeps that number and what they did', async () => {
  const { room, client, job } = await roomWithSheet(1, { counts: true });
  const run = await client.printing.start({ job_id: job.job_id, printer: 'folder', operator: 'Ida' });
  await client.admin.waitForRun({ run_id: run.run_id });
  const number = room.db.prepare('SELECT operator FROM lifecycle_events').pluck().get();
  expect(await client.people.add({ name: 'Ida', role: 'it', signs_in: { pin: '7042' } })).toMatchObject({
    number,
  });
});

test.each([
  'operator',
  'operator 7',
  'operator 7 (erased)',
  'API key shop',
  'Closient, station x',
  'sample data',
])('%j is no name for a person', async (name) => {
  const { client } = pageOf(await openTestRoom());
  await expect(client.people.add({ name, role: 'it', signs_in: { pin: '7042' } })).rejects.toMatchObject({
    data: { code: 'validation_error' },
  });
});

test.each([
  { pin: '123' },
  { pin: '12ab' },
  { pin: '1234567890123' },
  { badge: '  7  ' },
  { pin: '1234', badge: 'BADGE-1' },
  {},
])('nobody signs in with %j', async (signs_in) => {
  const { client } = pageOf(await openTestRoom());
  await expect(
    client.people.add({ name: 'Ida', role: 'it', signs_in: signs_in as never }),
  ).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
  expect((await client.people.whoami({})).on).toBe(false);
});

test('the last person of the role it stays it', async () => {
  const room = await openTestRoom();
  const people = await setUpPeople(room);
  const { client } = await pageAs(room, 'it');
  const number = people.it;
  const last = /last person of the role it/;
  await expect(client.people.remove({ number })).rejects.toThrow(last);
  await expect(client.people.erase({ number })).rejects.toThrow(last);
  await expect(client.people.setRole({ number, role: 'quality' })).rejects.toThrow(last);
  expect((await client.people.whoami({})).person?.name).toBe('Ida');
  await client.people.setRole({ number: people.quality, role: 'it' });
  await client.people.remove({ number });
  expect((await client.people.whoami({})).person).toBeNull();
  expect((await client.people.list({})).map(({ name }) => name)).not.toContain('Ida');
});

test('an erased name is gone from history, sentences and file, and the ledger is still proved', async () => {
  const { room, client, job } = await roomWithSheet(3, { counts: false });
  const other = await sheetOf(client);
  await setUpPeople(room);
  const ida = await pageAs(room, 'it');
  const quentin = await pageAs(room, 'quality');
  const named = await ida.client.people.add({
    name: 'Zenobia Quux',
    role: 'shift_leader',
    signs_in: { pin: '5555' },
  });
  const zenobia = pageOf(room);
  await zenobia.signIn({ number: named.number, pin: '5555' });
  const run = await zenobia.client.printing.start({ job_id: job.job_id, printer: 'folder' });
  await zenobia.client.printing.wait({ run_id: run.run_id });
  await zenobia.client.printing.settle({ run_id: run.run_id, good_sheets: 1, reason: 'counted' });
  await zenobia.client.lots.hold({ gtin: '09521234000013', lot: 'LOT1', reason: 'check' });
  await zenobia.client.jobs.cancel({ job_id: other.job_id });
  expect((await ida.client.jobs.get({ job_id: other.job_id })).error).toBe('cancelled by Zenobia Quux');
  const before = await ida.client.system.verifyLedger({});
  expect(before).toMatchObject({ ok: true });

  await expect(quentin.client.people.erase({ number: named.number })).rejects.toMatchObject({
    data: { code: 'not_allowed' },
  });
  await ida.client.people.erase({ number: named.number });

  const erased = `operator ${named.number} (erased)`;
  expect((await ida.client.printing.get({ run_id: run.run_id })).operator).toBe(erased);
  expect((await ida.client.lots.history({ gtin: '09521234000013', lot: 'LOT1' })).turns).toMatchObject([
    { operator: erased },
  ]);
  expect((await ida.client.jobs.get({ job_id: other.job_id })).error).toBe(
    `cancelled by operator ${named.number}`,
  );
  expect(await ida.client.system.verifyLedger({})).toMatchObject({ ok: true, problems: [] });
  expect(events(room).every(({ operator }) => operator === null)).toBe(true);
  expect(readFileSync(room.paths.database).toString('latin1')).not.toContain('Zenobia');
  expect(readFileSync(`${room.paths.database}-wal`).toString('latin1')).not.toContain('Zenobia');
  await expect(zenobia.client.jobs.cancel({ job_id: job.job_id })).rejects.toMatchObject({
    data: { code: 'sign_in_needed' },
  });
  await expect(ida.client.people.erase({ number: named.number })).rejects.toThrow('There is no operator');
  // The same name later is somebody else as far as the ledger knows.
  expect(
    (await ida.client.people.add({ name: 'Zenobia Quux', role: 'operator', signs_in: { pin: '5555' } }))
      .number,
  ).not.toBe(named.number);
});

test('erasing one name leaves longer ones that begin with it', async () => {
  const { room, client, job } = await roomWithSheet(1);
  const run = await client.printing.start({ job_id: job.job_id, printer: 'folder', operator: 'Ann' });
  await client.admin.waitForRun({ run_id: run.run_id });
  room.db.prepare("UPDATE runs SET message = 'cancelled by Anna'").run();
  const number = room.db.prepare("SELECT number FROM operators WHERE name = 'Ann'").pluck().get() as number;
  await client.people.erase({ number });
  expect((await client.printing.get({ run_id: run.run_id })).message).toBe('cancelled by Anna');
});

test('what changes about people stands in the chain by number, without a name', async () => {
  const room = await openTestRoom();
  const people = await setUpPeople(room);
  const { client } = await pageAs(room, 'it');
  await client.people.setRole({ number: people.operator, role: 'shift_leader' });
  const rows = recordsIn(room, 'people');
  expect(rows.at(-1)).toMatchObject({
    subject: String(people.operator),
    body: `{"what":"role","person":${people.operator},"role":"shift_leader"}`,
    operator: people.it,
  });
  expect(JSON.stringify(rows)).not.toMatch(/Ida|Otto|Sofia|Quentin/);
});

test('a forgotten PIN of the only person of the role it is set anew at the machine, and that is recorded', async () => {
  const room = await openTestRoom();
  const people = await setUpPeople(room, ['it']);
  await expect(pageOf(room).client.admin.resetPerson({ pin: '998877' })).rejects.toMatchObject({
    data: { code: 'forbidden' },
  });
  const wrong = { number: people.it, pin: '000000' };
  for (let tries = 0; tries < 5; tries++)
    await pageOf(room)
      .signIn(wrong)
      .catch(() => undefined);
  await clientOf(room).admin.resetPerson({ pin: '998877' });
  const page = pageOf(room);
  await expect(page.signIn({ number: people.it, pin: pins.it })).rejects.toThrow('do not fit');
  expect(await page.signIn({ number: people.it, pin: '998877' })).toMatchObject({ role: 'it' });
  expect(recordsIn(room, 'people').at(-1)?.body).toBe(`{"what":"reset","person":${people.it}}`);
  await expect(clientOf(room).admin.resetPerson({ number: people.operator, pin: '998877' })).rejects.toThrow(
    `Name a person of the role it by number: ${people.it} (Ida).`,
  );
});

test('no table of the database can hold a person without a role, or half a PIN', async () => {
  const room = await openTestRoom();
  const { it } = await setUpPeople(room, ['it']);
  for (const wrong of ["role = 'boss'", 'role = NULL', 'pin = NULL', 'pin_salt = NULL']) {
    expect(() => room.db.prepare(`UPDATE people SET ${wrong} WHERE operator = ?`).run(it), wrong).toThrow(
      /constraint/,
    );
  }
});

test('IT turns people off: nobody signs in any more, the chain knows who decided it and about whom', async () => {
  const room = await openTestRoom();
  const people = await setUpPeople(room, ['operator']);
  const ida = await pageAs(room, 'it');
  const otto = await pageAs(room, 'operator');
  await expect(otto.client.people.turnOff({ count: 4 })).rejects.toMatchObject({
    data: { code: 'not_allowed' },
  });
  await expect(pageOf(room, { admin: true }).client.people.turnOff({ count: 4 })).rejects.toMatchObject({
    data: { code: 'sign_in_needed' },
  });
  // Somebody was added since the number was read.
  await expect(ida.client.people.turnOff({ count: 3 })).rejects.toThrow('There are 4 people here and not 3.');
  expect((await ida.client.people.whoami({})).on).toBe(true);

  await ida.client.people.turnOff({ count: 4 });
  expect(await ida.client.people.whoami({})).toEqual({ on: false, person: null });
  expect(await ida.client.people.list({})).toEqual([]);
  await otto.client.system.setSetting({ key: 'sync_threshold', value: 7 });
  expect(recordsIn(room, 'people').at(-1)).toMatchObject({
    subject: 'all',
    body: `{"what":"off","people":[${Object.values(people)
      .toSorted((a, b) => a - b)
      .join(',')}]}`,
    operator: people.it,
  });
  expect(await ida.client.system.verifyLedger({})).toMatchObject({ ok: true, problems: [] });
  await expect(ida.client.people.turnOff({ count: 4 })).rejects.toThrow('nobody has to sign in');

  // They can be set up anew, and who comes back is who they were.
  await expect(
    pageOf(room).client.people.add({ name: 'Otto', role: 'operator', signs_in: { pin: '1379' } }),
  ).rejects.toThrow('The first person needs the role it');
  const again = await pageOf(room).client.people.add({
    name: 'Ida',
    role: 'it',
    signs_in: { badge: 'BADGE-IDA' },
  });
  expect(again.number).toBe(people.it);
  // Whoever was signed in before is not again.
  expect((await ida.client.people.whoami({})).person).toBeNull();
});

test('people of one organisation are turned off, and those of another stay', async () => {
  const room = await openTestRoom();
  const other = createOrganisation(
    room.db,
    room.settings,
    { name: 'Other', color: '#333333', sample: false },
    1,
  );
  const organization_id = publicId('organisation', 1);
  const theirs = { organization_id: publicId('organisation', other) };
  const [here, there] = [pageOf(room), pageOf(room)];
  await here.client.people.add({
    organization_id,
    name: 'Ida',
    role: 'it',
    signs_in: { badge: 'BADGE-IDA' },
  });
  await there.client.people.add({
    ...theirs,
    name: 'Ivo',
    role: 'it',
    signs_in: { badge: 'BADGE-IVO' },
  });
  await here.signIn({ organization_id, badge: 'BADGE-IDA' });
  await expect(here.client.people.turnOff({ ...theirs, count: 1 })).rejects.toMatchObject({
    data: { code: 'sign_in_needed' },
  });
  await here.client.people.turnOff({ organization_id, count: 1 });
  expect((await there.client.people.whoami(theirs)).on).toBe(true);
});

test('windows hear at once that people are set up and turned off', async () => {
  const room = await openTestRoom();
  const stop = new AbortController();
  onEnd(() => stop.abort());
  const changes = await pageOf(room).client.system.changes({}, { signal: stop.signal });
  const hears = async () => (await changes.next()).value as Change;
  let heard = hears();
  const { client, signIn } = pageOf(room);
  await client.people.add({ name: 'Ida', role: 'it', signs_in: { badge: 'BADGE-IDA' } });
  expect(await heard).toEqual({ kind: 'people' });
  heard = hears();
  await signIn({ badge: 'BADGE-IDA' });
  await client.people.turnOff({ count: 1 });
  expect(await heard).toEqual({ kind: 'people' });
});
