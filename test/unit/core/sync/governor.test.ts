import { expect, test } from 'vitest';
import { Governor, type Turn } from '../../../../src-main/core/sync/client/governor.ts';
import type { QuotaState } from '../../../../src-main/core/sync/client/quota.ts';

const start = Date.parse('2026-03-31T12:00:00Z');

/** A governor on a clock that stands still until the test moves it. */
function governed(state?: QuotaState) {
  let now = start;
  const sleepers = new Set<{ until: number; resolve: () => void }>();
  let sleeps = 0;
  const governor = new Governor({
    now: () => now,
    wait: (ms, signal) =>
      new Promise((resolve, reject) => {
        sleeps += 1;
        const sleeper = { until: now + ms, resolve };
        sleepers.add(sleeper);
        signal.addEventListener('abort', () => {
          sleepers.delete(sleeper);
          reject(signal.reason as Error);
        });
      }),
    ...(state === undefined ? {} : { state }),
  });
  const settle = async (): Promise<void> => {
    for (let round = 0; round < 20; round++) await Promise.resolve();
  };
  return {
    governor,
    now: () => now,
    sleeping: () => sleepers.size,
    sleeps: () => sleeps,
    settle,
    advance: async (ms: number): Promise<void> => {
      now += ms;
      for (const sleeper of sleepers) {
        if (sleeper.until > now) continue;
        sleepers.delete(sleeper);
        sleeper.resolve();
      }
      await settle();
    },
    /** Asks for turns; the list grows as they are given. */
    ask: (count: number, options: { urgent?: boolean; signal?: AbortSignal; latest?: number } = {}) => {
      const given: Turn[] = [];
      const refused: Error[] = [];
      const { signal = new AbortController().signal, ...rest } = options;
      for (let index = 0; index < count; index++) {
        governor.turn({ signal, tooLate: (at) => new Error(`not before ${at - start}`), ...rest }).then(
          (turn) => given.push(turn),
          (caught: unknown) => refused.push(caught as Error),
        );
      }
      return { given, refused };
    },
  };
}

const answer = (
  limit: number,
  remaining: number,
  reset: number,
  policy = '300;w=60, 10000;w=86400',
): Headers =>
  new Headers({
    'RateLimit-Policy': policy,
    'RateLimit-Limit': String(limit),
    'RateLimit-Remaining': String(remaining),
    'RateLimit-Reset': String(reset),
  });

test('a tenth of the minute is never used, and the rest goes when the window is new', async () => {
  const { ask, settle, advance, sleeping } = governed();
  const { given } = ask(600);
  await settle();
  expect(given).toHaveLength(270);
  expect(sleeping()).toBe(1);
  await advance(59_000);
  expect(given).toHaveLength(270);
  await advance(1_000);
  expect(given).toHaveLength(540);
});

test('what others use on the same key is taken into account', async () => {
  const { ask, settle, advance } = governed();
  const { given } = ask(20);
  await settle();
  expect(given).toHaveLength(20);
  given[0]?.answered(answer(300, 35, 40));
  const later = ask(20);
  await settle();
  // 35 left, 30 kept back, 19 of ours still under way.
  expect(later.given).toHaveLength(0);
  await advance(40_000);
  expect(later.given).toHaveLength(20);
});

test('answers that arrive in another order do not give back what is used', async () => {
  const { ask, settle } = governed();
  const { given } = ask(3);
  await settle();
  given[2]?.answered(answer(300, 100, 30));
  given[1]?.answered(answer(300, 101, 30));
  given[0]?.answered(answer(300, 102, 30));
  const rest = ask(200);
  await settle();
  expect(rest.given.length).toBeLessThanOrEqual(70);
  expect(rest.given.length).toBeGreaterThanOrEqual(66);
});

test('the day stops everybody until it is over, and its use outlives the process', async () => {
  const first = governed();
  const one = first.ask(1);
  await first.settle();
  one.given[0]?.answered(answer(10_000, 1_002, 7_200));
  const few = first.ask(5);
  await first.settle();
  expect(few.given).toHaveLength(2);
  expect(first.governor.goesOnAt - start).toBe(7_200_000);

  const second = governed(structuredClone(first.governor.state));
  const next = second.ask(1);
  await second.settle();
  expect(next.given).toHaveLength(0);
  await second.advance(7_200_000);
  expect(next.given).toHaveLength(1);
});

test('a person may use the reserve and goes first; others are served in the order they came', async () => {
  const { ask, settle, advance, governor } = governed();
  const { given } = ask(270);
  await settle();
  expect(given).toHaveLength(270);
  const order: string[] = [];
  const note = (name: string, urgent: boolean): void => {
    void governor
      .turn({ signal: new AbortController().signal, urgent, tooLate: () => new Error('never') })
      .then(() => order.push(name));
  };
  note('a', false);
  note('b', false);
  note('person', true);
  await settle();
  expect(order).toEqual(['person']);
  await advance(60_000);
  expect(order).toEqual(['person', 'a', 'b']);
});

test('after a 429 nobody goes until the time that was said, not even a person', async () => {
  const { ask, settle, advance, governor } = governed();
  governor.pauseUntil(start + 31_000);
  const { given } = ask(3);
  const person = ask(1, { urgent: true });
  await settle();
  expect([given.length, person.given.length]).toEqual([0, 0]);
  await advance(30_999);
  expect([given.length, person.given.length]).toEqual([0, 0]);
  await advance(1);
  expect([given.length, person.given.length]).toEqual([3, 1]);
});

test('who cannot wait that long is told at once when it goes on', async () => {
  const { ask, settle, governor } = governed();
  const early = ask(1, { latest: start + 5_000 });
  await settle();
  early.given[0]?.answered(answer(300, 30, 50));
  const { refused, given } = ask(1, { latest: start + 5_000 });
  await settle();
  expect(given).toHaveLength(0);
  expect(refused.map(({ message }) => message)).toEqual(['not before 50000']);
  const patient = ask(1);
  governor.pauseUntil(start + 90_000);
  await settle();
  expect(patient.refused).toHaveLength(0);
});

test('an aborted caller leaves the line, and no timer stays behind', async () => {
  const { ask, settle, sleeping, governor } = governed();
  governor.pauseUntil(start + 1_000);
  const stop = new AbortController();
  const { refused } = ask(3, { signal: stop.signal });
  await settle();
  expect(sleeping()).toBe(1);
  stop.abort(new Error('stopped'));
  await settle();
  expect(refused.map(({ message }) => message)).toEqual(['stopped', 'stopped', 'stopped']);
  expect(sleeping()).toBe(0);
});

test('it sleeps until something changes instead of asking again and again', async () => {
  const { ask, settle, sleeps, advance } = governed();
  const { given } = ask(1_000);
  await settle();
  for (const turn of given) turn.answered(answer(300, 0, 0));
  await settle();
  const before = sleeps();
  await advance(999);
  expect(sleeps()).toBe(before);
  await advance(1);
  expect(given.length).toBeGreaterThan(270);
});

test('a request that did not reach the server costs nothing', async () => {
  const { ask, settle } = governed();
  const { given } = ask(270);
  await settle();
  for (const turn of given.slice(0, 100)) {
    turn.unanswered(false);
    turn.unanswered(false);
  }
  for (const turn of given.slice(100)) turn.unanswered(true);
  const more = ask(300);
  await settle();
  expect(more.given).toHaveLength(100);
});

test.each<[string, Record<string, string>]>([
  ['no headers at all', {}],
  ['words', { 'RateLimit-Limit': 'many', 'RateLimit-Remaining': '-1', 'RateLimit-Reset': 'soon' }],
  ['a limit of 0', { 'RateLimit-Limit': '0', 'RateLimit-Reset': '60' }],
  ['numbers beyond counting', { 'RateLimit-Limit': '1e300', 'RateLimit-Remaining': '99999999999999999999' }],
  ['a policy of nonsense', { 'RateLimit-Policy': ';;w=,300;w=0,0;w=60,x;w=60' }],
  [
    'more left than allowed',
    {
      'RateLimit-Policy': '300;w=60, 10000;w=86400',
      'RateLimit-Limit': '300',
      'RateLimit-Remaining': '9999',
      'RateLimit-Reset': '60',
    },
  ],
])('headers with %s leave the documented 300 a minute', async (_name, headers) => {
  const { ask, settle } = governed();
  const first = ask(1);
  await settle();
  first.given[0]?.answered(new Headers(headers));
  const rest = ask(400);
  await settle();
  expect(rest.given).toHaveLength(269);
});

test('the X- aliases count when the others are missing; their reset is an instant of the server', async () => {
  const { ask, settle, advance } = governed();
  const first = ask(1);
  await settle();
  // The server's clock is an hour ahead; the reset is 20 seconds away by it.
  const serverNow = start + 3_600_000;
  first.given[0]?.answered(
    new Headers({
      Date: new Date(serverNow).toUTCString(),
      'X-RateLimit-Limit': '300',
      'X-RateLimit-Remaining': '30',
      'X-RateLimit-Reset': String(serverNow / 1000 + 20),
    }),
  );
  const { given } = ask(1);
  await advance(19_000);
  expect(given).toHaveLength(0);
  await advance(1_000);
  expect(given).toHaveLength(1);
});

test('another policy than the documented one holds from the first answer on', async () => {
  const { ask, settle } = governed();
  const first = ask(1);
  await settle();
  first.given[0]?.answered(answer(60_000, 59_999, 60, '60000;w=60'));
  const { given } = ask(50_000);
  await settle();
  expect(given).toHaveLength(50_000);
});

test('a reset beyond its window does not stop us for longer than the window', async () => {
  const { ask, settle, advance } = governed();
  const first = ask(1);
  await settle();
  first.given[0]?.answered(answer(300, 0, 900_000_000));
  const { given } = ask(1);
  await advance(60_000);
  expect(given).toHaveLength(1);
});
