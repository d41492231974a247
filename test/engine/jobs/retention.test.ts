import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { removeOldArtifacts } from '../../../src-main/core/jobs/retention.ts';
import { artifactOf, filesIn, importSerials, organisationOf, runJob } from '../../support/jobs.ts';
import { openTestRoom, temporaryFolder } from '../../support/room.ts';

const day = 24 * 60 * 60 * 1000;

test('retention deletes the file and keeps the job; whoever asks later gets the same bytes', async () => {
  let now = Date.UTC(2026, 5, 1);
  const room = await openTestRoom({ ports: { now: () => now } });
  const organisation = organisationOf(room);
  const sweep = () => removeOldArtifacts(room.db, room.settings, room.paths.artifacts, now);
  await importSerials(room, 100);
  const job = await runJob(room);
  const { bytes } = await artifactOf(room, job);

  now += 30 * day - 1;
  expect(await sweep()).toBe(0);
  now += 1;
  expect(await sweep()).toBe(1);
  expect(filesIn(room.paths.artifacts)).toEqual([]);
  expect(room.jobs.get(organisation.id, job.job_id)).toEqual(job);

  const again = await artifactOf(room, job);
  expect(again.bytes.equals(bytes)).toBe(true);
  // The file is new: it is kept for as long as any other.
  now += 29 * day;
  expect(await sweep()).toBe(0);
  now += day;
  expect(await sweep()).toBe(1);
});

test('each organisation keeps its files as long as it wants to', async () => {
  let now = Date.UTC(2026, 5, 1);
  const room = await openTestRoom({ ports: { now: () => now } });
  room.settings.set(organisationOf(room).id, 'artifact_retention_days', 60);
  await importSerials(room, 5);
  await runJob(room);
  now += 59 * day;
  expect(await removeOldArtifacts(room.db, room.settings, room.paths.artifacts, now)).toBe(0);
  now += day;
  expect(await removeOldArtifacts(room.db, room.settings, room.paths.artifacts, now)).toBe(1);
});

test('a file that somebody deleted is drawn again, once for all who ask', async () => {
  const room = await openTestRoom();
  const organisation = organisationOf(room);
  await importSerials(room, 100);
  const job = await runJob(room);
  const { path } = await artifactOf(room, job);
  rmSync(path);
  const asked = await Promise.all([1, 2, 3].map(() => room.jobs.artifactPath(organisation.id, job.job_id)));
  expect(asked.map((answer) => answer.path)).toEqual([path, path, path]);
  await artifactOf(room, job);
});

test('a file that comes out differently is not delivered under the old name', async () => {
  const room = await openTestRoom();
  const organisation = organisationOf(room);
  await importSerials(room, 10);
  const job = await runJob(room);
  const { path } = await artifactOf(room, job);
  rmSync(path);
  room.db.sqlite.exec(`UPDATE items SET serial = 'OTHER' WHERE position = 3`);
  for (let ask = 0; ask < 2; ask++) {
    await expect(room.jobs.artifactPath(organisation.id, job.job_id)).rejects.toMatchObject({
      code: 'render_failed',
      message: expect.stringContaining('is not the same'),
    });
  }
  expect(filesIn(room.paths.artifacts)).toEqual([]);
});

test('a start clears what a killed process left half written', async () => {
  const folder = temporaryFolder();
  const first = await openTestRoom({ folder });
  await importSerials(first, 5);
  const job = await runJob(first);
  await first.close();
  for (const half of ['pdf', 'zip', 'zip.json', 'zip.csv']) {
    writeFileSync(join(first.paths.artifacts, `${'2'.repeat(22)}.${half}.part`), 'half a page');
  }
  const next = await openTestRoom({ folder });
  expect(filesIn(next.paths.artifacts)).toEqual([`${job.job_id}.pdf`]);
});
