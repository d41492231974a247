import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { organisationOf } from '../support/jobs.ts';
import { chaos } from '../closient-sim/faults.ts';
import { startSim } from '../closient-sim/sim.ts';
import { randomFrom } from '../support/random.ts';
import { runUntilDead } from '../support/killable.ts';
import { onEnd, openTestRoom, temporaryFolder } from '../support/room.ts';
import { wideQuota } from '../support/sync.ts';
import { arrivedIds, expectAllArrived, expectLedgerHolds, posts } from './outbox-support.ts';

const script = fileURLToPath(new URL('../support/outbox-process.ts', import.meta.url));
const events = 5_000;
const kills = 10;

test('5,000 PRINTED arrive exactly once and in order through random faults and 10 SIGKILLs', async () => {
  const sim = await startSim({ products: 5, lots: 20, serials: events, quota: wideQuota, seed: 11 });
  onEnd(() => sim.close());
  const folder = temporaryFolder();
  const first = await openTestRoom({ folder });
  first.settings.set(1, 'sync_every_minutes', 0);
  await first.sync.connect(organisationOf(first), { url: sim.url, key: sim.key });
  first.sync.start(1);
  await first.sync.waitForIdle();
  await first.close();
  sim.faults.random(chaos(0.15, { slowMs: 20 }));
  // Whatever chance brings: one answer gets lost for certain.
  sim.faults.next(posts, { kind: 'cut', where: 'before', processed: true }, 1, 3);

  const random = randomFrom(20_261_122);
  let killed = 0;
  for (;;) {
    const wasKilled = await runUntilDead(script, [folder, String(events)], (kill) => {
      if (killed >= kills) return;
      // At the arrival of a request, and up to a few moments after: the answer is lost, or half of it is written.
      const later = Math.floor(random() * 12);
      sim.faults.before(posts, 2 + Math.floor(random() * 4), () => {
        if (killed % 2 === 0) kill();
        else setTimeout(kill, later);
      });
    });
    if (!wasKilled) break;
    killed += 1;
  }
  expect(killed).toBe(kills);
  expect(sim.seen.requests.filter(({ fault }) => fault !== null).length).toBeGreaterThan(10);
  sim.faults.clear();

  const room = await openTestRoom({ folder });
  await room.outbox.waitForIdle();
  expectAllArrived({ room, sim });
  const arrived = arrivedIds(sim);
  expect(arrived).toHaveLength(events);
  expect(new Set(arrived).size).toBe(events);
  // The receiver had to recognise some of them: answers did get lost.
  const sent = sim.seen.of(posts).filter(({ processed }) => processed).length;
  const heard = sim.seen.of(posts).filter(({ status, fault }) => status === 200 && fault === null).length;
  expect(sent).toBeGreaterThan(heard);
  await expectLedgerHolds(room);
}, 180_000);
