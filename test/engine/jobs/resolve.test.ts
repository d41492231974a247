import { expect, test } from 'vitest';
import { selectionOf } from '../../../src-main/core/catalog/selection/selection.ts';
import type { ReadDb } from '../../../src-main/core/db/read-db.ts';
import { readItems } from '../../../src-main/core/jobs/items.ts';
import { resolveItems } from '../../../src-main/core/jobs/resolve.ts';
import { importSerials, organisationOf, runJob } from '../../support/jobs.ts';
import { openTestRoom } from '../../support/room.ts';

test('a serial that moves to a later lot while a job is resolved is one item and not two', async () => {
  const room = await openTestRoom();
  await importSerials(room, 700);
  const organisation = organisationOf(room).id;
  const { job_id } = await runJob(room);
  const job = room.db.prepare('SELECT seq FROM jobs WHERE id = ?').pluck().get(job_id) as number;

  let pages = 0;
  const moving = {
    raw: async (...question: Parameters<ReadDb['raw']>) => {
      const rows = await room.read.raw(...question);
      if (++pages === 1) room.db.prepare(`UPDATE serials SET lot = 'ZZZ' WHERE serial = 'S000001'`).run();
      return rows;
    },
  } as ReadDb;
  const signal = new AbortController().signal;
  const count = await resolveItems(room.db, moving, job, selectionOf(organisation, 'serials', null), signal);

  expect(pages).toBeGreaterThan(1);
  expect(count).toBe(700);
  const items = readItems(room.db, job, 1, 1_000);
  expect(new Set(items.map((item) => item.serial)).size).toBe(700);
  expect(items.map((item) => item.position)).toEqual(items.map((_, index) => index + 1));
});
