import { describe, expect, test } from 'vitest';
import { openPrintRoom } from '../../src-main/core/print-room.ts';
import type { NewApiKey } from '../../src-shared/models/api-key.ts';
import { bareRequest, openTestHost, type Answer, type TestHost } from '../support/host.ts';
import { clientOf, onEnd, temporaryFolder, testPorts } from '../support/room.ts';

const start = Date.UTC(2026, 10, 22, 8, 0, 0);
const whoami = '/account/api/v1/whoami';

/** A host whose clock stands still until it is turned. */
async function hostWithClock() {
  const clock = { now: start };
  const host = await openTestHost({ ports: { now: () => clock.now } });
  return { host, clock, client: clientOf(host.room) };
}

async function callerWith(host: TestHost, limits: Partial<NewApiKey>) {
  const { key } = await clientOf(host.room).keys.create({ role: 'editor', ...limits });
  return (path = whoami, init: Parameters<TestHost['api']>[1] = {}) =>
    host.api(path, { ...init, headers: { 'x-api-key': key, ...init.headers } });
}

/** What the headers say; the aliases must agree with it. */
function limitsOf(answer: Answer, now: number) {
  const number = (name: string): number => Number(answer.headers.get(name));
  const said = {
    policy: answer.headers.get('ratelimit-policy'),
    limit: number('ratelimit-limit'),
    remaining: number('ratelimit-remaining'),
    reset: number('ratelimit-reset'),
  };
  expect(number('x-ratelimit-limit')).toBe(said.limit);
  expect(number('x-ratelimit-remaining')).toBe(said.remaining);
  // Both are rounded up to whole seconds, each for itself.
  expect(Math.abs(number('x-ratelimit-reset') - now / 1000 - said.reset)).toBeLessThan(1);
  return said;
}

describe('the rate-limit headers', () => {
  test('say what a key without limits of its own has left: 300 a minute, 10,000 a day', async () => {
    const { host, clock } = await hostWithClock();
    const call = await callerWith(host, {});
    const policy = '300;w=60, 10000;w=86400';
    expect(limitsOf(await call(), clock.now)).toEqual({ policy, limit: 300, remaining: 299, reset: 60 });
    clock.now += 20_500;
    expect(limitsOf(await call(), clock.now)).toMatchObject({ remaining: 298, reset: 40 });
    expect((await call()).headers.has('retry-after')).toBe(false);
  });

  test('0 and null mean the default, other numbers are the key’s own', async () => {
    const { host, clock } = await hostWithClock();
    const zero = await callerWith(host, { rate_limit_per_minute: 0, rate_limit_per_day: null });
    expect(limitsOf(await zero(), clock.now).policy).toBe('300;w=60, 10000;w=86400');
    const own = await callerWith(host, { rate_limit_per_minute: 7, rate_limit_per_day: 70 });
    expect(limitsOf(await own(), clock.now)).toMatchObject({ policy: '7;w=60, 70;w=86400', remaining: 6 });
  });

  test('speak of the day as soon as the day is what trips first', async () => {
    const { host, clock } = await hostWithClock();
    const call = await callerWith(host, { rate_limit_per_minute: 10, rate_limit_per_day: 13 });
    for (let i = 0; i < 9; i++) await call();
    expect(limitsOf(await call(), clock.now)).toMatchObject({ limit: 10, remaining: 0, reset: 60 });
    clock.now += 60_000;
    expect(limitsOf(await call(), clock.now)).toMatchObject({ limit: 13, remaining: 2, reset: 86_340 });
  });

  test('stand on every answer: good ones, refusals, faults and paths that are not there', async () => {
    const { host, clock } = await hostWithClock();
    const call = await callerWith(host, {});
    const reader = await callerWith(host, { role: 'readonly' });
    const submit = '/products/api/v1/labels/export/';
    const answers = [
      [200, await call()],
      [401, await host.api(whoami, { headers: { 'x-api-key': '' } })],
      [401, await host.api(whoami, { headers: { 'x-api-key': 'wrong' } })],
      [403, await reader(submit, { method: 'POST', body: '{}' })],
      [404, await call(`${submit}zzzzzzzzzzzzzzzzzzzzzz/`)],
      [404, await call('/products/api/v1/nothing')],
      [405, await call(whoami, { method: 'PUT', body: '{}' })],
      [413, await call(submit, { method: 'POST', body: ' '.repeat(1024 * 1024 + 1) })],
      [422, await call(submit, { method: 'POST', body: '{"scope":"planets"}' })],
      [422, await call(submit, { method: 'POST', body: '{' })],
    ] as const;
    for (const [status, answer] of answers) {
      expect(answer.status, answer.text).toBe(status);
      expect(limitsOf(answer, clock.now)).toMatchObject({ policy: '300;w=60, 10000;w=86400', limit: 300 });
    }
  });

  test('the key of the run has 60,000 requests a minute, and no day that ends it sooner', async () => {
    const { host, clock } = await hostWithClock();
    expect(limitsOf(await host.api(whoami), clock.now)).toEqual({
      policy: '60000;w=60, 86400000;w=86400',
      limit: 60_000,
      remaining: 59_999,
      reset: 60,
    });
  });
});

describe('too many requests', () => {
  test('are refused with the seconds to wait, in the header and under both names in the body', async () => {
    const { host, clock } = await hostWithClock();
    const call = await callerWith(host, { rate_limit_per_minute: 3 });
    for (let i = 0; i < 3; i++) expect((await call()).status).toBe(200);
    clock.now += 17_300;
    const answer = await call();
    expect(answer.status).toBe(429);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.headers.get('retry-after')).toBe('43');
    expect(limitsOf(answer, clock.now)).toMatchObject({ limit: 3, remaining: 0, reset: 43 });
    expect(answer.json).toMatchObject({
      type: 'https://closient.com/docs/errors/rate_limited',
      status: 429,
      error_code: 'rate_limited',
      retryable: true,
      retry_after: 43,
      retry_after_seconds: 43,
    });
  });

  test('may come again when the time is over, not a moment before', async () => {
    const { host, clock } = await hostWithClock();
    const call = await callerWith(host, { rate_limit_per_minute: 1 });
    await call();
    clock.now += 59_999;
    expect((await call()).status).toBe(429);
    clock.now += 1;
    expect((await call()).status).toBe(200);
    expect((await call()).status).toBe(429);
  });

  test('store nothing, and cost nothing themselves', async () => {
    const { host, clock } = await hostWithClock();
    const call = await callerWith(host, { rate_limit_per_minute: 1, rate_limit_per_day: 3 });
    await call();
    const body = JSON.stringify({ scope: 'lots', export_type: 'sheet_pdf', file_format: 'pdf' });
    for (let i = 0; i < 5; i++) {
      expect((await call('/products/api/v1/labels/export', { method: 'POST', body })).status).toBe(429);
    }
    expect(host.room.db.prepare('SELECT count(*) FROM jobs').pluck().get()).toBe(0);
    for (const status of [200, 200, 429]) {
      clock.now += 60_000;
      expect((await call()).status).toBe(status);
    }
  });

  test('of one key do not hold up another, nor do those of callers without a key', async () => {
    const { host } = await hostWithClock();
    const busy = await callerWith(host, { rate_limit_per_minute: 1 });
    const other = await callerWith(host, {});
    const guess = (n: number) => host.api(whoami, { headers: { 'x-api-key': `guess ${n}` } });
    await busy();
    expect((await busy()).status).toBe(429);
    for (let i = 0; i < 300; i++) expect((await guess(i)).status).toBe(401);
    const slowed = await guess(300);
    expect(slowed.status).toBe(429);
    expect(slowed.json).toMatchObject({ error_code: 'rate_limited', retry_after: 60, retryable: true });
    expect((await other()).status).toBe(200);
    expect((await host.api(whoami)).status).toBe(200);
  });

  test('never happen to a client that waits when the headers tell it to', async () => {
    const { host, clock } = await hostWithClock();
    const call = await callerWith(host, { rate_limit_per_minute: 5, rate_limit_per_day: 23 });
    const served: number[] = [];
    while (served.length < 60) {
      const answer = await call();
      expect(answer.status).toBe(200);
      served.push(clock.now);
      const { remaining, reset } = limitsOf(answer, clock.now);
      clock.now += remaining === 0 ? reset * 1000 : 700;
    }
    const within = (length: number) =>
      Math.max(...served.map((at) => served.filter((one) => one >= at && one < at + length).length));
    // The limits were really reached; a fixed window lets two of them meet, and no more.
    expect(within(60_000)).toBeLessThanOrEqual(2 * 5);
    expect(served.at(-1)).toBeGreaterThan(start + 2 * 86_400_000);
  });

  test('a clock that is set back holds nobody up for longer than a window', async () => {
    const { host, clock } = await hostWithClock();
    const call = await callerWith(host, { rate_limit_per_minute: 1 });
    await call();
    clock.now -= 365 * 86_400_000;
    const answer = await call();
    expect(answer.status).toBe(429);
    expect(limitsOf(answer, clock.now).reset).toBe(60);
    clock.now += 60_000;
    expect((await call()).status).toBe(200);
  });
});

describe('the count of the day', () => {
  test('survives a restart', async () => {
    const clock = { now: start };
    const folder = temporaryFolder();
    const ports = testPorts(folder, { now: () => clock.now });
    const first = await openPrintRoom({ dataFolder: folder, ports });
    const { key } = await clientOf(first).keys.create({ role: 'editor', rate_limit_per_day: 100 });
    const host = await openTestHost({ room: first });
    for (let i = 0; i < 40; i++) await host.api(whoami, { headers: { 'x-api-key': key } });
    await host.host.close();
    await first.close();

    clock.now += 3_600_000;
    const second = await openPrintRoom({ dataFolder: folder, ports });
    onEnd(() => second.close());
    const again = await openTestHost({ room: second });
    const answer = await again.api(whoami, { headers: { 'x-api-key': key } });
    expect(limitsOf(answer, clock.now)).toMatchObject({ limit: 100, remaining: 59, reset: 86_400 - 3_600 });
  });

  test('that cannot be written, as on a full disk, holds up no request', async () => {
    const { host } = await hostWithClock();
    const call = await callerWith(host, {});
    host.room.db.sqlite.exec(
      "CREATE TRIGGER full BEFORE UPDATE ON api_keys BEGIN SELECT RAISE(ABORT, 'disk full'); END",
    );
    expect((await call()).status).toBe(200);
    expect(Number((await call()).headers.get('ratelimit-remaining'))).toBe(298);
  });

  test('loses the requests of one minute at most when the process dies', async () => {
    const { host, clock } = await hostWithClock();
    const call = await callerWith(host, {});
    // As another process would find it after a crash.
    const onDisk = () => host.room.db.prepare('SELECT day_requests FROM api_keys').pluck().get();
    await call();
    expect(onDisk()).toBe(1);
    for (let i = 0; i < 9; i++) await call();
    expect(onDisk()).toBe(1);
    clock.now += 60_000;
    await call();
    expect(onDisk()).toBe(11);
  });
});

describe('what spends no quota', () => {
  test('signed downloads and the window', async () => {
    const { host } = await hostWithClock();
    const call = await callerWith(host, { rate_limit_per_minute: 2 });
    await call();
    for (let i = 0; i < 5; i++) {
      const { status, headers } = await host.api(
        '/downloads/zzzzzzzzzzzzzzzzzzzzzz/a.pdf?expires=1&signature=0',
      );
      expect([status, headers.has('ratelimit-limit')]).toEqual([403, false]);
      const rpc = await bareRequest(host.port, '/rpc/system/info', {
        method: 'POST',
        headers: { authorization: `Bearer ${host.token}`, 'content-type': 'application/json' },
        body: '{}',
      });
      expect([rpc.status, 'ratelimit-limit' in rpc.headers]).toEqual([200, false]);
    }
    expect((await call()).status).toBe(200);
  });
});
