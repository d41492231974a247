import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { chaos } from '../closient-sim/faults.ts';
import { startSim } from '../closient-sim/sim.ts';
import { organisationOf } from '../support/jobs.ts';
import { runUntilDead } from '../support/killable.ts';
import { onEnd, openTestRoom, temporaryFolder } from '../support/room.ts';
import { expectSame, ours, wideQuota } from '../support/sync.ts';

const script = fileURLToPath(new URL('../support/sync-process.ts', import.meta.url));
const serials = 200_000;
const kills = 10;

function* filesIn(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* filesIn(path);
    else yield path;
  }
}

test('200,000 serials come whole through random faults and 10 SIGKILLs, and the bad ones are set aside', async () => {
  const bad = {
    products: { gtin_check_digit: 1 },
    lots: { blank_inside: 2, impossible_date: 2, duplicate: 1 },
    serials: {
      gtin_check_digit: 5,
      too_long: 7,
      blank_inside: 6,
      impossible_date: 5,
      no_key: 4,
      duplicate: 6,
      unknown_gtin: 5,
    },
  } as const;
  const sim = await startSim({
    products: 40,
    lots: 1_000,
    serials,
    lotlessEvery: 50,
    bad,
    quota: wideQuota,
    seed: 7,
  });
  onEnd(() => sim.close());
  const folder = temporaryFolder();
  const first = await openTestRoom({ folder });
  const organisation = organisationOf(first);
  // The first request of the background must not win before the faults are there.
  sim.faults.always({ path: '/products/api/v1/products' }, { kind: 'status', status: 503 });
  await first.sync.connect(organisation, { url: sim.url, key: sim.key });
  await first.close();
  sim.faults.clear();
  sim.faults.random(chaos(0.08, { slowMs: 30 }));

  let killed = 0;
  const pages = serials / 100;
  for (;;) {
    const wasKilled = await runUntilDead(script, [folder], (kill) => {
      // At another place each time, within requests, transactions and starts.
      if (killed < kills)
        sim.faults.before({ origin: 'api' }, Math.floor(pages / (kills + 1)) - 7 * killed, kill);
    });
    if (!wasKilled) break;
    killed += 1;
  }
  expect(killed).toBe(kills);
  expect(sim.seen.requests.filter(({ fault }) => fault !== null).length).toBeGreaterThan(100);
  // Where it goes on, not from the beginning: every page is asked for about once.
  const asked = sim.seen.count({ path: '/products/api/v1/serials' });
  expect(asked).toBeLessThan(pages * 1.35);
  sim.faults.clear();

  const room = await openTestRoom({ folder });
  expectSame({ room, sim });
  expect(ours(room, 'serials')).toHaveLength(serials - 38);
  const set = room.sync.quarantine(organisation.id, { offset: 0, limit: 200 });
  expect(set.total).toBe(44);
  const ids = room.db.sqlite.prepare('SELECT row_key FROM sync_quarantine ORDER BY row_key').pluck().all();
  const wanted = (['products', 'lots', 'serials'] as const).flatMap((kind) =>
    sim.data.badRows(kind).map(({ row }) => row.id),
  );
  expect(ids).toEqual(wanted.toSorted());
  expect(sim.seen.violations.filter(({ kind }) => kind === 'key_at_other_origin')).toEqual([]);
  const inactive = room.db.sqlite.prepare('SELECT count(*) FROM serials WHERE active = 0').pluck().get();
  expect(inactive).toBe(0);
  await room.close();

  const secret = sim.key.slice(4, 36);
  const holders = [...filesIn(folder)].filter((path) => readFileSync(path).includes(secret));
  expect(holders).toEqual([join(folder, 'secrets.json')]);
});
