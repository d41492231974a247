import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { chaos } from '../closient-sim/faults.ts';
import type { SimOptions } from '../closient-sim/options.ts';
import { testClient } from '../support/closient.ts';
import { openSim } from './sim-support.ts';

/** Client and stand-in by one clock, which only the client's waits move on. */
async function meet(options: SimOptions) {
  const start = Date.UTC(2026, 10, 1);
  let waited = 0;
  const now = (): number => start + waited;
  const sim = await openSim({ ...options, clock: now });
  const { client, folder, log } = testClient(sim.url, {
    key: sim.key,
    ports: { now },
    wait: async (ms, signal) => {
      signal.throwIfAborted();
      waited += ms;
      await Promise.resolve();
    },
  });
  return { sim, client, folder, log };
}

test('the client brings a whole list through faults, keeps its reserve and comes when it was told', async () => {
  const quota = [
    { limit: 30, seconds: 60 },
    { limit: 10_000, seconds: 86_400 },
  ];
  const { sim, client, log } = await meet({ serials: 6_000, quota });
  sim.faults.random(chaos(0.3, { unusable: false }));
  const patient = { attempts: 50, patienceMs: Infinity };
  const ids: string[] = [];
  for (let page = 1, more = true; more; page++) {
    const got = await client.serials({ organizationId: sim.organizationId, page }, patient);
    ids.push(...got.rows.map(({ id }) => id));
    more = got.hasNext;
  }
  expect(ids).toEqual([...sim.data.rows('serials')].map(({ id }) => id));
  expect(sim.seen.requests.filter(({ fault }) => fault !== null).length).toBeGreaterThan(10);
  expect(sim.seen.violations).toEqual([]);
  expect(sim.quota.peaks[0]?.peak).toBeLessThanOrEqual(27);
  expect(log()).not.toContain(sim.key);
});

test('events reported through faults are there once, in order', async () => {
  const { sim, client } = await meet({ serials: 500, quota: [{ limit: 100_000, seconds: 60 }] });
  sim.faults.random(chaos(0.4, { unusable: false }));
  const ids: string[] = [];
  for (let n = 0; n < 500; n += 10) {
    const events = Array.from({ length: 10 }, (_, i) => {
      const { gtin, serial } = sim.data.identity('serials', n + i);
      ids.push(`station.1.${n + i}`);
      return { client_event_id: `station.1.${n + i}`, event_type: 'PRINTED' as const, gtin, serial };
    });
    await client.postLifecycle(events, { attempts: 50, patienceMs: Infinity });
  }
  expect(sim.lifecycle.events.map(({ client_event_id: id }) => id)).toEqual(ids);
});

test('a file comes whole over a line that breaks, and no key goes where it lies', async () => {
  const { sim, client, folder } = await meet({ lots: 60 });
  const { job_id: id } = await client.submitExport({
    scope: 'lots',
    export_type: 'datamatrix',
    file_format: 'png',
  });
  let status = await client.pollExport(id);
  while (status.status !== 'completed') status = await client.pollExport(id);
  sim.faults.next({ origin: 'files' }, { kind: 'cut', where: 'within', bytes: 5_000 });
  const path = join(folder, 'labels.zip');
  await client.download(status.download_url ?? '', path);
  const direct = await fetch(status.download_url ?? '');
  expect(await readFile(path)).toEqual(Buffer.from(await direct.arrayBuffer()));
  expect(sim.seen.of({ origin: 'files' }).map(({ key, fault }) => [key, fault])).toEqual([
    ['none', 'cut'],
    ['none', null],
    ['none', null],
  ]);
  expect(sim.seen.violations).toEqual([]);
});
