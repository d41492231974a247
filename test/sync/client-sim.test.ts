import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ClosientClient } from '../../src-main/core/sync/client/closient-client.ts';
import { ClosientFailure } from '../../src-main/core/sync/client/failure.ts';
import { chaos, type Fault } from '../closient-sim/faults.ts';
import { startSim, type Sim } from '../closient-sim/sim.ts';
import type { SimOptions } from '../closient-sim/options.ts';
import { failureOf, testClient } from '../support/closient.ts';
import { onEnd, temporaryFolder } from '../support/room.ts';

/** A stand-in and a client that share one clock, which goes on by as much as the client waits. */
async function standIn(
  options: SimOptions = {},
): Promise<{ sim: Sim; client: ClosientClient; log: () => string; waits: readonly number[] }> {
  const started: { now: () => number } = { now: Date.now };
  const sim = await startSim({ ...options, clock: () => started.now() });
  onEnd(() => sim.close());
  const { client, now, log, waits } = testClient(sim.url, {
    key: sim.key,
    limits: { headersMs: 1_000, stallMs: 1_000, totalMs: 5_000, jsonBytes: 4 * 1024 * 1024 },
  });
  started.now = now;
  return { sim, client, log, waits };
}

const wide = [{ limit: 1_000_000, seconds: 60 }];
/** What every test ends with: the stand-in saw nothing that a client must never do. */
function expectGoodManners(sim: Sim, log: () => string): void {
  expect(sim.seen.violations).toEqual([]);
  expect(log()).not.toContain(sim.key.slice(4, 36));
  expect(log()).not.toMatch(/signature=|X-Amz/i);
}

test('connects, finds the lists, and reads every row', async () => {
  const { sim, client, log } = await standIn({
    products: 30,
    lots: 120,
    serials: 250,
    settings: { extraFields: true },
  });
  const { ok, organisations } = await client.testConnection();
  expect(ok).toBe(true);
  expect(organisations[0]?.id).toBe(sim.organizationId);
  const outline = await client.openapi('products');
  expect(outline.offers({ method: 'get', path: '/products/api/v1/lots' })).toBe(true);
  const organizationId = sim.organizationId;
  expect((await client.products({ organizationId, page: 1 })).rows).toHaveLength(30);
  const lots = [1, 2].map((page) => client.lots({ organizationId, page }));
  const [first, second] = await Promise.all(lots);
  expect([first?.rows.length, second?.rows.length, first?.hasNext, second?.hasNext]).toEqual([
    100,
    20,
    true,
    false,
  ]);
  const last = await client.serials({ organizationId, page: 3 });
  expect(last.rows).toHaveLength(50);
  expect(last.unreadable).toHaveLength(0);
  expectGoodManners(sim, log);
});

test('the minute of the quota is never exceeded, and its reserve stays', async () => {
  const { sim, client, log, waits } = await standIn({ serials: 100, quota: [{ limit: 50, seconds: 60 }] });
  for (let index = 0; index < 130; index++) await client.whoami();
  expect(sim.seen.requests.filter(({ status }) => status === 429)).toEqual([]);
  expect(waits.length).toBeGreaterThanOrEqual(2);
  expect(waits.length).toBeLessThan(10);
  expectGoodManners(sim, log);
});

test('a pass through a bad day reads every row once', async () => {
  const { sim, client, log } = await standIn({ serials: 3_000, quota: wide });
  sim.faults.random(chaos(0.3));
  const serials = new Set<string>();
  for (let page = 1, more = true; more;) {
    try {
      const found = await client.serials(
        { organizationId: sim.organizationId, page },
        { patienceMs: Infinity, attempts: 3 },
      );
      for (const { gtin, serial } of found.rows) serials.add(`${gtin} ${serial}`);
      more = found.hasNext;
      page += 1;
    } catch (caught) {
      // A login page, or three misfortunes in a row: the pass goes on at the same page.
      expect(caught).toBeInstanceOf(ClosientFailure);
    }
  }
  expect(serials.size).toBe(3_000);
  expectGoodManners(sim, log);
});

test.each<[string, Fault, string]>([
  ['a redirect to another host', { kind: 'redirect', to: 'elsewhere' }, 'redirect'],
  ['a redirect on the same host', { kind: 'redirect', to: 'same_host' }, 'redirect'],
  ['a login page', { kind: 'status', status: 200, html: true }, 'portal'],
  ['JSON that never ends', { kind: 'endless_body' }, 'too_large'],
  ['a body of a gigabyte', { kind: 'huge_body', bytes: 1024 ** 3 }, 'too_large'],
  ['a body that grows in unpacking', { kind: 'huge_body', bytes: 64 * 1024 * 1024, gzip: true }, 'too_large'],
  ['another content type', { kind: 'content_type', type: 'text/plain' }, 'not_json'],
  ['bytes that are not HTTP', { kind: 'garbage' }, 'not_closient'],
  ['half of the JSON', { kind: 'truncated_json' }, 'damaged'],
  ['no answer', { kind: 'hang' }, 'no_answer'],
  ['a body that drips', { kind: 'drip', bytes: 1, everyMs: 200 }, 'too_slow'],
])('%s is refused with one sentence', async (_name, fault, kind) => {
  const { sim, client, log } = await standIn({ quota: wide });
  sim.faults.always({ origin: 'api' }, fault);
  const order = { organizationId: sim.organizationId, page: 2 };
  const failure = await failureOf(client.serials(order, { attempts: 1 }));
  expect(failure).toBeInstanceOf(ClosientFailure);
  expect(failure.kind).toBe(kind);
  sim.faults.clear();
  expect((await client.serials(order)).rows).toHaveLength(100);
  expectGoodManners(sim, log);
});

test('a key that is revoked in the middle ends the pass at once', async () => {
  const { sim, client } = await standIn({ quota: wide });
  sim.revokeKey(2);
  await client.whoami();
  await client.whoami();
  const before = sim.seen.total;
  expect(await failureOf(client.whoami())).toMatchObject({ kind: 'unauthorized', code: 'closient_refused' });
  expect(sim.seen.total - before).toBe(1);
});

test('a job is rendered over there and fetched through cuts and an expired link', async () => {
  const { sim, client, log } = await standIn({ lots: 20, quota: wide });
  const { job_id } = await client.submitExport({
    scope: 'lots',
    export_type: 'datamatrix',
    file_format: 'svg',
  });
  let status = await client.pollExport(job_id);
  while (status.status !== 'completed') status = await client.pollExport(job_id);
  sim.faults.next({ origin: 'files' }, { kind: 'cut', where: 'within', bytes: 2_000 });
  sim.faults.next({ origin: 'files' }, { kind: 'expired' });
  const path = join(temporaryFolder(), 'labels.zip');
  const done = await client.download(status.download_url ?? '', path, {
    expectedBytes: status.file_size_bytes,
    freshUrl: async (signal) => (await client.pollExport(job_id, { signal })).download_url ?? '',
  });
  expect(done.bytes).toBe(status.file_size_bytes);
  expect(sim.seen.of({ origin: 'files' }).map(({ key }) => key)).toEqual(['none', 'none', 'none']);
  expectGoodManners(sim, log);
});

test('reports that were processed and then cut off arrive once', async () => {
  const { sim, client, log } = await standIn({ serials: 10, quota: wide });
  const [row] = (await client.serials({ organizationId: sim.organizationId, page: 1 })).rows;
  const event = {
    client_event_id: 'station-1-1',
    event_type: 'PRINTED',
    gtin: row?.gtin ?? '',
    serial: row?.serial ?? '',
  } as const;
  sim.faults.next({ method: 'POST' }, { kind: 'cut', where: 'before', processed: true }, 2);
  const answer = await client.postLifecycle([event]);
  expect(answer.data).toMatchObject([{ client_event_id: 'station-1-1', recorded: false }]);
  expectGoodManners(sim, log);
});

test('a server whose clock is off is noticed', async () => {
  const { client } = await standIn({ settings: { clockSkewMs: -20 * 60_000 } });
  expect((await client.testConnection()).clockWarning).toMatch(/20 minutes ahead of/);
});

test('the legacy headers alone pace as well', async () => {
  const { sim, client, log } = await standIn({
    quota: [{ limit: 30, seconds: 60 }],
    settings: { rateHeaders: 'legacy' },
  });
  for (let index = 0; index < 60; index++) await client.whoami();
  expect(sim.seen.requests.filter(({ status }) => status === 429)).toEqual([]);
  expectGoodManners(sim, log);
});
