import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Job } from '../../../src-shared/contract/jobs.ts';
import {
  artifactOf,
  filesIn,
  importSerials,
  organisationOf,
  runJob,
  sheetRequest,
  whenJob,
} from '../../support/jobs.ts';
import { clientOf, openTestRoom, temporaryFolder } from '../../support/room.ts';

test('up to the threshold the receipt already says completed, one more label and it does not', async () => {
  const room = await openTestRoom();
  const organisation = organisationOf(room);
  await importSerials(room, 50);
  expect((await room.jobs.submit(organisation, sheetRequest())).status).toBe('completed');
  await importSerials(room, 1, 51);
  const larger = await room.jobs.submit(organisation, sheetRequest());
  expect(['pending', 'processing']).toContain(larger.status);
  expect(await room.jobs.waitForJob(organisation.id, larger.job_id)).toMatchObject({ status: 'completed' });
});

test('a small job that comes while a large one is drawn is done long before it', async () => {
  const room = await openTestRoom();
  const organisation = organisationOf(room);
  await importSerials(room, 8_000);
  const drawing = whenJob(room, (job) => job.processed_items > 0);
  const large = await room.jobs.submit(organisation, sheetRequest());
  await drawing;
  const small = await room.jobs.submit(organisation, sheetRequest({}, 'lots'));
  expect(small.status).toBe('completed');
  const meanwhile = room.jobs.get(organisation.id, large.job_id);
  expect(meanwhile.status).toBe('processing');
  expect(meanwhile.processed_items).toBeLessThan(4_000);
  await room.jobs.waitForIdle();
});

test('nothing to print ends as failed, with zero items and no file', async () => {
  const room = await openTestRoom();
  expect(await runJob(room)).toMatchObject({
    status: 'failed',
    total_items: 0,
    processed_items: 0,
    progress_percent: 0,
    error_code: 'nothing_to_print',
    error: 'Nothing to print: no serials match the filters.',
    output_filename: null,
    sha256: null,
  });
  expect(filesIn(room.paths.artifacts)).toEqual([]);
});

test('a finished job says what it made', async () => {
  const room = await openTestRoom();
  await importSerials(room, 130);
  const job = await runJob(room);
  const { bytes } = await artifactOf(room, job);
  expect(job).toMatchObject({
    status: 'completed',
    total_items: 130,
    processed_items: 130,
    progress_percent: 100,
    output_filename: `sheet-${job.job_id.slice(0, 8)}-130.pdf`,
    file_size_bytes: bytes.length,
    error: null,
  });
  expect(filesIn(room.paths.artifacts)).toEqual([`${job.job_id}.pdf`]);
});

test('windows hear of a job from its claim to its end, and never that it goes back', async () => {
  const room = await openTestRoom();
  const heard: Job[] = [];
  room.changes.on('job', (_organisation, job) => heard.push(job));
  await importSerials(room, 3_000);
  await runJob(room);
  expect(heard[0]).toMatchObject({ status: 'processing' });
  expect(heard.at(-1)).toMatchObject({ status: 'completed', progress_percent: 100 });
  expect(heard.filter(({ status }) => status === 'completed')).toHaveLength(1);
  const progress = heard.map(({ processed_items }) => processed_items);
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
  expect(heard.length).toBeGreaterThan(2);
});

test('items are frozen: what is imported, changed or deleted later does not change a job', async () => {
  const room = await openTestRoom();
  const organisation = organisationOf(room);
  await importSerials(room, 60);
  const job = await runJob(room);
  room.db.sqlite.exec(`UPDATE products SET name = 'Another name'; UPDATE lots SET date = '290101'`);
  await importSerials(room, 10, 100);
  const { path } = await artifactOf(room, job);
  rmSync(path);
  await artifactOf(room, room.jobs.get(organisation.id, job.job_id));
  expect(room.jobs.get(organisation.id, job.job_id).sha256).toBe(job.sha256);
});

test('a pending job can be cancelled', async () => {
  const folder = temporaryFolder();
  const first = await openTestRoom({ folder });
  const organisation = organisationOf(first);
  await importSerials(first, 4 * 2_000);
  // Four jobs are worked on at once; the fifth waits.
  const receipts = [];
  for (let index = 0; index < 5; index++)
    receipts.push(await first.jobs.submit(organisation, sheetRequest()));
  const waiting = receipts[4];
  expect(waiting?.status).toBe('pending');
  const cancelled = await first.jobs.cancel(organisation.id, waiting?.job_id ?? '', 'Maria');
  expect(cancelled).toMatchObject({ status: 'failed', error: 'cancelled by Maria', error_code: 'cancelled' });
  for (const { job_id } of receipts.slice(0, 4)) await first.jobs.cancel(organisation.id, job_id, 'Maria');
  expect(first.jobs.list(organisation.id, 10).map(({ status }) => status)).toEqual(Array(5).fill('failed'));
  expect(filesIn(first.paths.artifacts)).toEqual([]);
});

test('a job can be cancelled while its items are resolved', async () => {
  const room = await openTestRoom();
  const organisation = organisationOf(room);
  await importSerials(room, 6_000);
  const claimed = whenJob(room, ({ status }) => status === 'processing');
  const { job_id } = await room.jobs.submit(organisation, sheetRequest());
  await claimed;
  expect(room.jobs.get(organisation.id, job_id).total_items).toBe(0);
  expect(await room.jobs.cancel(organisation.id, job_id, 'Maria')).toMatchObject({
    status: 'failed',
    error: 'cancelled by Maria',
  });
  expect(itemsLeft(room)).toBe(0);
});

test('a job can be cancelled while its pages are drawn, and nothing is left of it', async () => {
  const room = await openTestRoom();
  const organisation = organisationOf(room);
  await importSerials(room, 6_000);
  const drawing = whenJob(room, (job) => job.processed_items > 0);
  const { job_id } = await room.jobs.submit(organisation, sheetRequest());
  await drawing;
  const job = await room.jobs.cancel(organisation.id, job_id, 'Maria');
  expect(job).toMatchObject({ status: 'failed', error: 'cancelled by Maria', sha256: null });
  expect(filesIn(room.paths.artifacts)).toEqual([]);
  expect(itemsLeft(room)).toBe(0);
  expect(await runJob(room, sheetRequest({}, 'lots'))).toMatchObject({ status: 'completed' });
});

test('a completed job that nobody ordered from a printer can be cancelled, and loses its file', async () => {
  const room = await openTestRoom();
  const organisation = organisationOf(room);
  await importSerials(room, 10);
  const job = await runJob(room);
  expect(await room.jobs.cancel(organisation.id, job.job_id, 'Maria')).toMatchObject({
    status: 'failed',
    error: 'cancelled by Maria',
    output_filename: null,
  });
  expect(filesIn(room.paths.artifacts)).toEqual([]);
  await expect(room.jobs.artifactPath(organisation.id, job.job_id)).rejects.toMatchObject({
    code: 'conflict',
  });
});

test('a job whose labels went to a printer stays, and says why', async () => {
  const room = await openTestRoom();
  const organisation = organisationOf(room);
  await importSerials(room, 10);
  const job = await runJob(room);
  await clientOf(room).printing.start({ job_id: job.job_id, printer: 'folder' });
  await expect(room.jobs.cancel(organisation.id, job.job_id, 'Maria')).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('cancel that run instead'),
  });
  expect(room.jobs.get(organisation.id, job.job_id).status).toBe('completed');
});

test('a job that failed keeps its own reason when somebody cancels it', async () => {
  const room = await openTestRoom();
  const job = await runJob(room);
  const cancelled = await room.jobs.cancel(organisationOf(room).id, job.job_id, 'Maria');
  expect(cancelled.error_code).toBe('nothing_to_print');
});

test('a cancel that closing overtakes is not forgotten', async () => {
  const folder = temporaryFolder();
  const room = await openTestRoom({ folder });
  const organisation = organisationOf(room);
  await importSerials(room, 6_000);
  const drawing = whenJob(room, (job) => job.processed_items > 0);
  const { job_id } = await room.jobs.submit(organisation, sheetRequest());
  await drawing;
  const cancelled = room.jobs.cancel(organisation.id, job_id, 'Maria').catch(() => null);
  await room.close();
  await cancelled;
  const next = await openTestRoom({ folder });
  expect(next.jobs.get(organisation.id, job_id)).toMatchObject({
    status: 'failed',
    error: 'cancelled by Maria',
  });
});

test('a job that closing interrupts is taken up by the next start, to the same bytes', async () => {
  const folder = temporaryFolder();
  const room = await openTestRoom({ folder });
  const organisation = organisationOf(room);
  await importSerials(room, 3_000);
  const undisturbed = await runJob(room);
  const drawing = whenJob(room, (job) => job.processed_items > 0);
  const { job_id } = await room.jobs.submit(organisation, sheetRequest());
  await drawing;
  await room.close();
  expect(filesIn(room.paths.artifacts)).toEqual([`${undisturbed.job_id}.pdf`]);
  const next = await openTestRoom({ folder });
  expect(await next.jobs.waitForJob(organisation.id, job_id)).toMatchObject({
    status: 'completed',
    sha256: undisturbed.sha256,
  });
});

function itemsLeft(room: Awaited<ReturnType<typeof openTestRoom>>): number {
  return room.db.sqlite.prepare('SELECT count(*) FROM items').pluck().get() as number;
}
