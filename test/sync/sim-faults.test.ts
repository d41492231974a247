import { request as httpRequest } from 'node:http';
import { expect, test } from 'vitest';
import { chaos, type Fault } from '../closient-sim/faults.ts';
import type { Sim } from '../closient-sim/sim.ts';
import { ask, openSim, page, pass, post, wide } from './sim-support.ts';

const serials = { path: '/products/api/v1/serials' };

async function meet(sim: Sim, fault: Fault): Promise<Response> {
  sim.faults.next(serials, fault);
  return ask(sim, '/products/api/v1/serials?page_size=100');
}

test('server errors come as problems or as pages for people, with and without Retry-After', async () => {
  const sim = await openSim();
  const plain = await meet(sim, { kind: 'status', status: 503, retryAfter: 7 });
  expect([plain.status, plain.headers.get('Retry-After')]).toEqual([503, '7']);
  expect(await plain.json()).toMatchObject({ status: 503, error_code: 'internal_error', retryable: true });
  const html = await meet(sim, { kind: 'status', status: 502, html: true });
  expect([html.status, html.headers.get('Retry-After'), html.headers.get('Content-Type')]).toEqual([
    502,
    null,
    'text/html',
  ]);
  const portal = await meet(sim, { kind: 'status', status: 200, html: true });
  expect([portal.status, (await portal.text()).slice(0, 9)]).toEqual([200, '<!DOCTYPE']);
  expect((await ask(sim, '/products/api/v1/serials')).status).toBe(200);
});

test('a storm of 429 says in every known way when it is over, and notices who comes too early', async () => {
  const sim = await openSim();
  const retry = async (
    hint: 'header' | 'date' | 'retry_after' | 'retry_after_seconds' | 'reset' | 'none',
  ) => {
    const answer = await meet(sim, { kind: 'too_many', seconds: 30, hint });
    expect(answer.status).toBe(429);
    const body = (await answer.json()) as Record<string, unknown>;
    sim.advance(30_000);
    return [
      answer.headers.get('Retry-After'),
      body['retry_after'],
      body['retry_after_seconds'],
      answer.headers.get('RateLimit-Reset'),
    ];
  };
  expect((await retry('header'))[0]).toBe('30');
  const date = new Date(sim.now() + 30_000).toUTCString();
  expect((await retry('date'))[0]).toBe(date);
  expect((await retry('retry_after')).slice(0, 3)).toEqual([null, 30, undefined]);
  expect((await retry('retry_after_seconds')).slice(0, 3)).toEqual([null, undefined, 30]);
  expect(await retry('reset')).toEqual([null, undefined, undefined, '30']);
  expect(await retry('none')).toEqual([null, undefined, undefined, null]);
  expect(sim.seen.violations).toEqual([]);
  await meet(sim, { kind: 'too_many', seconds: 30, hint: 'header' });
  sim.advance(29_999);
  await ask(sim, '/products/api/v1/serials');
  expect(sim.seen.violations.map(({ kind }) => kind)).toEqual(['came_before_retry_after']);
});

test('a connection is cut before, within and after an answer', async () => {
  const sim = await openSim();
  for (const reset of [true, false]) {
    await expect(meet(sim, { kind: 'cut', where: 'before', reset })).rejects.toThrow('fetch failed');
  }
  for (const where of ['headers', 'within', 'after'] as const) {
    const answer = await meet(sim, { kind: 'cut', where });
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow('terminated');
  }
  const [lost, ...rest] = sim.seen.of(serials).slice(1);
  expect(lost).toMatchObject({ status: null, processed: false, fault: 'cut' });
  expect(rest.map(({ status, processed }) => [status, processed])).toEqual([
    [200, true],
    [200, true],
    [200, true],
  ]);
});

test('an answer is lost after the server did what it was asked', async () => {
  const sim = await openSim();
  const events = [
    { client_event_id: 'a.1.1', event_type: 'PRINTED', ...sim.data.identity('serials', 3) },
  ].map(({ gtin, serial, ...event }) => ({
    client_event_id: event.client_event_id,
    event_type: 'PRINTED',
    gtin,
    serial,
  }));
  const path = '/products/api/v1/lifecycle-events';
  sim.faults.next({ path }, { kind: 'cut', where: 'before', processed: true });
  await expect(post(sim, path, { events })).rejects.toThrow('fetch failed');
  expect(sim.lifecycle.events.map(({ client_event_id: id }) => id)).toEqual(['a.1.1']);
  expect(sim.seen.requests.at(-1)).toMatchObject({ method: 'POST', status: null, processed: true });
  expect(await (await post(sim, path, { events })).json()).toMatchObject({ data: [{ recorded: false }] });
  expect(sim.lifecycle.events).toHaveLength(1);
});

test('bodies come with the wrong type, cut short inside, or as something else', async () => {
  const sim = await openSim();
  const typed = await meet(sim, { kind: 'content_type', type: 'text/plain' });
  expect([typed.headers.get('Content-Type'), ((await typed.json()) as { data: [] }).data.length]).toEqual([
    'text/plain',
    100,
  ]);
  const short = await meet(sim, { kind: 'truncated_json' });
  expect(short.headers.get('Content-Type')).toBe('application/json');
  await expect(short.json()).rejects.toThrow(SyntaxError);
  expect(await (await meet(sim, { kind: 'body', body: '[1]' })).json()).toEqual([1]);
  await expect(meet(sim, { kind: 'garbage' })).rejects.toThrow('fetch failed');
});

test('a huge body has as many bytes as it says, packed or not, and an endless one goes on', async () => {
  const sim = await openSim();
  const size = 50_000_000;
  for (const gzip of [false, true]) {
    const answer = await meet(sim, { kind: 'huge_body', bytes: size, gzip });
    expect(answer.headers.get('Content-Length')).toBe(gzip ? null : String(size));
    let got = 0;
    for await (const part of answer.body ?? []) got += (part as Uint8Array).length;
    expect(got).toBe(size);
  }
  const endless = await meet(sim, { kind: 'endless_body' });
  expect(endless.headers.get('Content-Length')).toBeNull();
  let got = 0;
  for await (const part of endless.body ?? []) {
    got += (part as Uint8Array).length;
    if (got > size) break;
  }
  expect(got).toBeGreaterThan(size);
  // Whoever has left is not written to any more.
  expect((await ask(sim, '/products/api/v1/serials')).status).toBe(200);
});

test('an answer that hangs comes when it is let go, and one that drips comes whole', async () => {
  const sim = await openSim({ serials: 3 });
  const arrived = new Promise<void>((resolve) => sim.faults.before(serials, 1, resolve));
  let answered = false;
  const hanging = meet(sim, { kind: 'hang' }).then((answer) => {
    answered = true;
    return answer;
  });
  await arrived;
  expect((await ask(sim, '/account/api/v1/whoami')).status).toBe(200);
  expect([answered, sim.faults.hanging, sim.seen.mostAtOnce]).toEqual([false, 1, 2]);
  sim.faults.release();
  expect((await hanging).status).toBe(200);
  const slow = await meet(sim, { kind: 'slow_first_byte', ms: 5 });
  expect(await slow.json()).toEqual(await (await ask(sim, '/products/api/v1/serials?page_size=100')).json());
  const drip = await meet(sim, { kind: 'drip', bytes: 50, everyMs: 1 });
  const parts = [];
  for await (const part of drip.body ?? []) parts.push(part);
  expect(parts.length).toBeGreaterThan(5);
});

test('closing ends what hangs, drips and never ends', async () => {
  const sim = await openSim();
  const asked = (fault: Fault) => meet(sim, fault).then((answer) => answer.text());
  const faults: Fault[] = [
    { kind: 'slow_first_byte', ms: 10_000_000 },
    { kind: 'drip', bytes: 1, everyMs: 10_000_000 },
    { kind: 'hang' },
    { kind: 'endless_body' },
  ];
  const arrived = new Promise<void>((resolve) => sim.faults.before(serials, faults.length, resolve));
  const all = Promise.allSettled(faults.map(asked));
  await arrived;
  await sim.close();
  expect((await all).map(({ status }) => status)).toEqual(faults.map(() => 'rejected'));
});

test('a redirect to another host shows whether the key came along', async () => {
  const sim = await openSim();
  const answer = await meet(sim, { kind: 'redirect', to: 'elsewhere', status: 307 });
  const location = answer.headers.get('Location') ?? '';
  expect([answer.status, new URL(location).origin]).toEqual([307, sim.elsewhereUrl]);
  await fetch(location);
  expect(sim.seen.violations).toEqual([]);
  // As a client does that follows blindly: its own headers go along.
  await fetch(location, { headers: { 'X-API-Key': sim.key } });
  expect(sim.seen.violations.map(({ kind }) => kind)).toEqual(['key_at_other_origin']);
  expect(sim.seen.of({ origin: 'elsewhere' }).map(({ key }) => key)).toEqual(['none', 'right']);
  const same = await meet(sim, { kind: 'redirect', to: 'same_host' });
  expect(same.headers.get('Location')).toMatch(/^\/products/);
});

test("the Date header follows the stand-in's clock, wrong by what was asked for", async () => {
  const sim = await openSim({ settings: { clockSkewMs: -3_600_000 } });
  const date = async () => Date.parse((await ask(sim, '/account/api/v1/whoami')).headers.get('Date') ?? '');
  expect(await date()).toBe(sim.now() - 3_600_000);
  sim.settings.clockSkewMs = 0;
  sim.advance(5_000);
  expect(await date()).toBe(sim.now());
});

test('scripted faults meet the requests they were meant for, in order', async () => {
  const sim = await openSim();
  sim.faults.next({ method: 'POST' }, { kind: 'status', status: 500 });
  sim.faults.next(serials, { kind: 'status', status: 501 }, 2, 1);
  const statuses = [];
  for (let i = 0; i < 4; i++) statuses.push((await ask(sim, '/products/api/v1/serials')).status);
  expect(statuses).toEqual([200, 501, 501, 200]);
  expect((await post(sim, '/products/api/v1/qr/', {})).status).toBe(500);
  sim.faults.always(serials, { kind: 'status', status: 418 });
  for (let i = 0; i < 3; i++) expect((await ask(sim, '/products/api/v1/serials')).status).toBe(418);
  sim.faults.clear();
  expect((await ask(sim, '/products/api/v1/serials')).status).toBe(200);
});

test('chances are the same for the same seed, and about as likely as they say', async () => {
  const outcomes = async (seed: number): Promise<string[]> => {
    const sim = await openSim({ seed, quota: wide });
    sim.faults.random(chaos(0.3));
    const found: string[] = [];
    for (let i = 0; i < 300; i++) {
      await ask(sim, '/products/api/v1/lots')
        .then((answer) => answer.text())
        .catch(() => '');
      const { fault, status } = sim.seen.requests.at(-1) ?? {};
      found.push(`${fault} ${status}`);
    }
    return found;
  };
  const first = await outcomes(3);
  expect(await outcomes(3)).toEqual(first);
  expect(await outcomes(4)).not.toEqual(first);
  const met = first.filter((outcome) => !outcome.startsWith('null'));
  expect(met.length).toBeGreaterThan(60);
  expect(met.length).toBeLessThan(120);
  expect(new Set(met).size).toBe(8);
});

test('a client that only tries again sees the whole list through all of it', async () => {
  const sim = await openSim({ serials: 2_000, quota: wide });
  const rows = [...sim.data.rows('serials')];
  sim.faults.random(chaos(0.4, { slowMs: 5 }));
  const got = [];
  for (let number = 1; number <= 20;) {
    try {
      const { data } = await page(sim, 'serials', number);
      got.push(...data);
      number++;
    } catch {
      // The next try.
    }
  }
  sim.faults.clear();
  expect(got).toEqual(rows);
  expect(await pass(sim, 'serials')).toEqual(rows);
});

test('more than a million bytes are not taken', async () => {
  const sim = await openSim();
  expect((await post(sim, '/products/api/v1/qr/', { gtin: 'x'.repeat(1_100_000) })).status).toBe(413);
  // A client that goes while it sends does no harm.
  const half = httpRequest(`${sim.url}/products/api/v1/qr/`, {
    method: 'POST',
    headers: { 'Content-Length': 1_000 },
  });
  half.on('error', () => undefined);
  half.write('{');
  half.destroy();
  await new Promise((resolve) => half.once('close', resolve));
  expect((await ask(sim, '/account/api/v1/whoami')).status).toBe(200);
});
