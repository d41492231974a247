import { expect, test } from 'vitest';
import { artifactOf, filesIn, importSerials, organisationOf, runJob } from '../../support/jobs.ts';
import { canMount, closeFolder, fillDisk, smallDisk } from '../../support/mounts.ts';
import { openTestRoom } from '../../support/room.ts';

const mounts = canMount();
const kib = 1024;

test('a job that would not fit on the disk is refused before it starts', async () => {
  let free = 20 * kib * kib;
  const room = await openTestRoom({ ports: { freeDisk: () => Promise.resolve(free) } });
  await importSerials(room, 3_000);
  const job = await runJob(room);
  expect(job).toMatchObject({ status: 'failed', error_code: 'disk_full' });
  expect(job.error).toMatch(
    /^The disk is full: this job needs up to 22 MiB in .*artifacts, 20 MiB are free\./,
  );
  expect(filesIn(room.paths.artifacts)).toEqual([]);
  free = 1024 * kib * kib;
  expect(await runJob(room)).toMatchObject({ status: 'completed' });
});

// The guess of what a job needs may be wrong, or somebody else fills the disk meanwhile: here it never warns.
test.skipIf(!mounts).each([0, 16, 64, 200, 400, 800])(
  'a disk with %i KiB left while a job runs fails it with its sentence, and the next one works when there is room',
  async (left) => {
    const folder = smallDisk(24);
    const room = await openTestRoom({ folder, ports: { freeDisk: () => Promise.resolve(Infinity) } });
    await importSerials(room, 3_000);
    const makeRoom = fillDisk(folder, left * kib);
    const failed = await runJob(room).catch((caught: unknown) => caught);
    if (failed instanceof Error) expect(failed).toMatchObject({ code: 'SQLITE_FULL' });
    else {
      expect(failed).toMatchObject({ status: 'failed', error_code: 'disk_full' });
      expect(failed).toMatchObject({ error: expect.stringMatching(/^The disk is full.* Free some space/) });
    }
    expect(filesIn(room.paths.artifacts)).toEqual([]);
    makeRoom();
    const job = await runJob(room);
    expect(job).toMatchObject({ status: 'completed', total_items: 3_000 });
    await artifactOf(room, job);
    await room.jobs.waitForIdle();
    const states = room.jobs.list(organisationOf(room).id, 10).map(({ status }) => status);
    expect(states.filter((status) => status !== 'failed')).toEqual(['completed']);
    const { integrity_check } = room.db.sqlite.prepare('PRAGMA integrity_check').get() as Record<
      string,
      string
    >;
    expect(integrity_check).toBe('ok');
  },
);

test.skipIf(!mounts)('a folder that cannot be written fails the job with its sentence', async () => {
  const room = await openTestRoom();
  await importSerials(room, 100);
  const reopen = closeFolder(room.paths.artifacts);
  const job = await runJob(room);
  expect(job).toMatchObject({ status: 'failed', error_code: 'folder_not_writable' });
  expect(job.error).toMatch(
    /^The folder cannot be written \(.*artifacts.*\)\. Check its permissions and try again\.$/,
  );
  reopen();
  expect(await runJob(room)).toMatchObject({ status: 'completed' });
});

test.skipIf(!mounts)('a data folder that cannot be written is refused at the start', async () => {
  const folder = smallDisk(4);
  const reopen = closeFolder(folder);
  await expect(openTestRoom({ folder })).rejects.toMatchObject({ code: 'folder_not_writable' });
  reopen();
  await openTestRoom({ folder });
});
