import { expect, test } from 'vitest';
import { nextOpenJob } from '../../../src-main/core/jobs/lease.ts';
import { roomWithSheet, sheetOf } from '../../support/printing.ts';
import { clientOf, openTestRoom } from '../../support/room.ts';

test('a small job that a crash interrupted goes before four large ones, and does not wait for one to end', async () => {
  const { room, client, job } = await roomWithSheet(60);
  for (let large = 0; large < 3; large++) await sheetOf(client);
  const all = await client.jobs.preview({ scope: 'serials', filters: {}, limit: 1 });
  const small = await sheetOf(client, { serial_ids: all.rows.map(({ id }) => id) });
  const seq = (id: string) => room.db.prepare('SELECT seq FROM jobs WHERE id = ?').pluck().get(id);
  const flags = room.db.prepare('SELECT at_once FROM jobs ORDER BY seq').pluck().all();
  expect(flags).toEqual([0, 0, 0, 0, 1]);
  // As a power cut leaves them: claimed, and none of them finished.
  room.db.prepare('DELETE FROM artifacts').run();
  room.db.prepare(`UPDATE jobs SET status = 'processing', finished_at = NULL`).run();
  expect(nextOpenJob(room.db)).toBe(seq(small.job_id));
  expect(nextOpenJob(room.db, true)).toBe(seq(small.job_id));
  room.db.prepare(`UPDATE jobs SET lease_owner = 'me' WHERE seq = ?`).run(seq(small.job_id));
  expect(nextOpenJob(room.db)).toBe(seq(job.job_id));
  expect(nextOpenJob(room.db, true)).toBe(null);
  const folder = room.paths.folder;
  await room.close();
  const again = await openTestRoom({ folder });
  await again.jobs.waitForIdle();
  const ended = await clientOf(again).jobs.list({});
  expect(ended.map(({ status }) => status)).toEqual(Array(5).fill('completed'));
});
