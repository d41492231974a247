import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Ports } from '../../src-main/core/ports.ts';
import { pageAs, pageOf, pins, recordsIn, setUpPeople } from '../support/people.ts';
import { openTestRoom, temporaryFolder } from '../support/room.ts';

const minute = 60_000;

function clock(start = 1_800_000_000_000) {
  let now = start;
  return { ports: { now: () => now } satisfies Partial<Ports>, pass: (ms: number) => (now += ms) };
}

test('a badge signs in, with whatever blanks and line ends its reader sends', async () => {
  const room = await openTestRoom();
  const people = await setUpPeople(room);
  const ida = await pageAs(room, 'it');
  await ida.client.people.setBadge({ number: people.operator, badge: 'BADGE-000417' });
  const page = pageOf(room);
  expect(await page.signIn({ badge: ' BADGE-000417\r\n' })).toMatchObject({
    number: people.operator,
    name: 'Otto',
  });
  expect((await page.client.people.whoami({})).person).toMatchObject({
    role: 'operator',
    signs_in_with: ['badge'],
  });
  await expect(pageOf(room).signIn({ badge: 'BADGE-000418' })).rejects.toMatchObject({
    data: { code: 'sign_in_needed' },
  });
  await expect(ida.client.people.setBadge({ number: people.quality, badge: 'BADGE-000417' })).rejects.toThrow(
    `This badge is that of Otto, number ${people.operator}.`,
  );
});

test('neither badges nor PINs stand in the database, and equal PINs are not equal there', async () => {
  const room = await openTestRoom();
  const people = await setUpPeople(room);
  const ida = await pageAs(room, 'it');
  await ida.client.people.setBadge({ number: people.operator, badge: 'BADGE-000417' });
  for (const number of [people.quality, people.operator])
    await ida.client.people.setPin({ number, pin: '905817263' });
  const [first, second] = room.db
    .prepare('SELECT pin FROM people WHERE operator IN (?, ?)')
    .pluck()
    .all(people.quality, people.operator);
  expect(first).not.toBe(second);
  room.db.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  const file = readFileSync(room.paths.database).toString('latin1');
  expect(file).not.toContain('BADGE-000417');
  expect(file).not.toContain('905817263');
  // Another folder's key gives another hash: a list of all badges is worth nothing without it.
  const { hashBadge } = await import('../../src-main/core/people/pin.ts');
  expect(hashBadge('BADGE-000417', Buffer.alloc(32, 1))).not.toBe(
    hashBadge('BADGE-000417', Buffer.alloc(32, 2)),
  );
});

test('after five wrong PINs a number waits five minutes, also over a restart, and is never locked out for good', async () => {
  const folder = temporaryFolder();
  const { ports, pass } = clock();
  const room = await openTestRoom({ folder, ports });
  const people = await setUpPeople(room, ['it']);
  const who = { number: people.it, pin: '000000' };
  for (let tries = 0; tries < 5; tries++) {
    await expect(pageOf(room).signIn(who)).rejects.toThrow('Number and PIN do not fit.');
  }
  await expect(pageOf(room).signIn({ ...who, pin: pins.it })).rejects.toMatchObject({
    data: { code: 'rate_limited', retryAfterSeconds: 300 },
  });
  // Somebody else is not held up.
  await pageAs(room, 'operator');
  await room.close();
  const again = await openTestRoom({ folder, ports });
  await expect(pageOf(again).signIn({ ...who, pin: pins.it })).rejects.toThrow('Try again in 300 s.');
  pass(5 * minute);
  expect(await pageOf(again).signIn({ ...who, pin: pins.it })).toMatchObject({ number: people.it });
  const wrong = recordsIn(again, 'refusal').filter(({ subject }) => subject === 'sign_in');
  expect(wrong.map(({ operator, body }) => [operator, body])).toEqual(
    Array.from({ length: 5 }, () => [people.it, '{"what":"a wrong PIN"}']),
  );
});

test('many wrong PINs at once are no more tries than one after the other', async () => {
  const { ports } = clock();
  const room = await openTestRoom({ ports });
  const people = await setUpPeople(room, ['operator']);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, (_, i) =>
      pageOf(room).signIn({ number: people.operator, pin: String(2000 + i) }),
    ),
  );
  const codes = outcomes.map((outcome) =>
    outcome.status === 'rejected' ? (outcome.reason as { data: { code: string } }).data.code : 'in',
  );
  expect(codes.filter((code) => code === 'sign_in_needed')).toHaveLength(5);
  expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(15);
});

test('guessing badges and numbers is slowed down, and the chain does not grow with it', async () => {
  const { ports, pass } = clock();
  const room = await openTestRoom({ ports });
  await setUpPeople(room);
  for (let i = 0; i < 30; i++) {
    const guess = i % 2 === 0 ? { badge: `BADGE-${i}` } : { number: 900 + i, pin: '1234' };
    await expect(pageOf(room).signIn(guess)).rejects.toMatchObject({
      data: { code: i < 10 ? 'sign_in_needed' : 'rate_limited' },
    });
  }
  expect(recordsIn(room, 'refusal')).toHaveLength(10);
  await pageAs(room, 'operator');
  pass(minute);
  await expect(pageOf(room).signIn({ badge: 'BADGE-X' })).rejects.toThrow('This badge is not known here.');
});

test('who does nothing for the set minutes is signed out; looking does not count', async () => {
  const { ports, pass } = clock();
  const room = await openTestRoom({ ports });
  await setUpPeople(room);
  const { client } = await pageAs(room, 'it');
  await client.system.setSetting({ key: 'sign_out_minutes', value: 5 });
  for (let i = 0; i < 4; i++) {
    pass(4 * minute);
    await client.system.setSetting({ key: 'sync_threshold', value: i });
  }
  for (let i = 0; i < 5; i++) {
    expect((await client.people.whoami({})).person).not.toBeNull();
    await client.jobs.list({});
    pass(minute);
  }
  expect((await client.people.whoami({})).person).toBeNull();
  await expect(client.system.setSetting({ key: 'sync_threshold', value: 9 })).rejects.toMatchObject({
    data: { code: 'sign_in_needed' },
  });
});

test('a clock that is set back signs out', async () => {
  const { ports, pass } = clock();
  const room = await openTestRoom({ ports });
  await setUpPeople(room);
  const { client } = await pageAs(room, 'it');
  pass(-minute);
  expect((await client.people.whoami({})).person).toBeNull();
});

test('signing out, another PIN and another role hold at once', async () => {
  const room = await openTestRoom();
  const people = await setUpPeople(room, ['operator']);
  const ida = await pageAs(room, 'it');
  const otto = await pageAs(room, 'operator');
  await ida.client.people.setRole({ number: people.operator, role: 'quality' });
  expect((await otto.client.people.whoami({})).person?.role).toBe('quality');
  await ida.client.people.setPin({ number: people.operator, pin: '4455' });
  expect((await otto.client.people.whoami({})).person).toBeNull();
  await expect(otto.signIn({ number: people.operator, pin: pins.operator })).rejects.toThrow('do not fit');
  await otto.signIn({ number: people.operator, pin: '4455' });
  // Their own PIN is everybody's to change.
  await otto.client.people.setPin({ number: people.operator, pin: '6677', proof: { pin: '4455' } });
  await otto.signIn({ number: people.operator, pin: '6677' });
  await expect(otto.client.people.setPin({ number: people.it, pin: '1111' })).rejects.toMatchObject({
    data: { code: 'not_allowed' },
  });
  await otto.client.people.signOut({});
  expect((await otto.client.people.whoami({})).person).toBeNull();
});

test("an open screen is not enough to change one's own PIN or badge: the current PIN or badge is asked for", async () => {
  const { ports } = clock();
  const room = await openTestRoom({ ports });
  const people = await setUpPeople(room, ['operator']);
  const otto = await pageAs(room, 'operator');
  const number = people.operator;
  const change = (proof?: { pin: string } | { badge: string }) =>
    otto.client.people.setPin({ number, pin: '6677', ...(proof && { proof }) });
  await expect(change()).rejects.toThrow('give the current PIN or badge as well');
  await expect(change({ pin: '0000' })).rejects.toThrow('The current PIN is wrong.');
  await expect(change({ badge: 'BADGE-SOFIA' })).rejects.toThrow('This badge is not yours.');
  expect(recordsIn(room, 'refusal').map(({ body }) => body)).toEqual([
    '{"what":"a wrong PIN"}',
    '{"what":"a badge that is not theirs"}',
  ]);
  await pageOf(room).signIn({ number, pin: pins.operator });
  await change({ badge: 'BADGE-OTTO' });
  await pageOf(room).signIn({ number, pin: '6677' });

  // For IT, who may change everybody's, their own is no exception.
  const ida = await pageAs(room, 'it');
  const own = { number: people.it, badge: 'BADGE-IDA-2' };
  await expect(ida.client.people.setBadge(own)).rejects.toThrow('give the current PIN or badge as well');
  await expect(ida.client.people.setPin({ number: people.it, pin: '8080' })).rejects.toThrow(
    'current PIN or badge as well',
  );
  await ida.client.people.setBadge({ ...own, proof: { badge: 'BADGE-IDA' } });
  await ida.signIn({ badge: 'BADGE-IDA-2' });
  await ida.client.people.setPin({ number, pin: '9090' });
});

test('guessing the current PIN on an open screen waits like guessing it at the sign-in', async () => {
  const { ports } = clock();
  const room = await openTestRoom({ ports });
  const { operator: number } = await setUpPeople(room, ['operator']);
  const otto = await pageAs(room, 'operator');
  for (let i = 0; i < 5; i++) {
    await expect(
      otto.client.people.setPin({ number, pin: '6677', proof: { pin: String(2000 + i) } }),
    ).rejects.toThrow('current PIN is wrong');
  }
  await expect(
    otto.client.people.setPin({ number, pin: '6677', proof: { pin: pins.operator } }),
  ).rejects.toMatchObject({ data: { code: 'rate_limited' } });
});
