import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { artifactOf, importRows, importSerials, runJob, sheetRequest } from '../../support/jobs.ts';
import { openTestRoom, serialsCsv, temporaryFolder } from '../../support/room.ts';

const serials = 700;

test('the same items give the same bytes with any number of threads, in any folder, under any id', async () => {
  const hashes = [];
  for (const renderThreads of [1, 2, 4]) {
    const room = await openTestRoom({ ports: { renderThreads } });
    await importSerials(room, serials);
    const job = await runJob(room);
    const again = await runJob(room);
    expect(again.job_id).not.toBe(job.job_id);
    hashes.push(job.sha256, again.sha256);
    await room.close();
  }
  expect(new Set(hashes).size).toBe(1);
  expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
});

test('the clock and the time zone leave no trace in a file', async () => {
  const today = await openTestRoom();
  await importSerials(today, serials);
  const job = await runJob(today);

  const long = await openTestRoom({ ports: { now: () => Date.UTC(2031, 0, 1, 23, 59) } });
  await importSerials(long, serials);
  expect((await runJob(long)).sha256).toBe(job.sha256);

  const folder = temporaryFolder();
  const elsewhere = await openTestRoom({ folder });
  await importSerials(elsewhere, serials);
  await elsewhere.close();
  const output = execFileSync(
    process.execPath,
    [fileURLToPath(new URL('../../support/job-process.ts', import.meta.url)), folder],
    { input: 'go\n', env: { ...process.env, TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' } },
  );
  expect(output.toString()).toContain(`"sha256":"${job.sha256}"`);
});

test('nothing of the job, the folder or the person is inside a file', async () => {
  const room = await openTestRoom();
  await importSerials(room, 100);
  const job = await runJob(room);
  const text = (await artifactOf(room, job)).bytes.toString('latin1');
  expect(text).not.toContain(job.job_id);
  expect(text).not.toContain(room.paths.folder);
  expect(text.match(/\(D:\d{14}Z\)/g)).toEqual(['(D:19800101000000Z)']);
});

test('what shapes a label changes the file', async () => {
  const room = await openTestRoom();
  await importRows(room, serialsCsv(20));
  const hashes = new Set();
  for (const config of [
    {},
    { symbol: 'datamatrix' },
    { dpi: 300 },
    { human_readable: false },
    { sheet_template: '66up_1in_square_a4' },
  ] as const) {
    hashes.add((await runJob(room, sheetRequest(config))).sha256);
  }
  expect(hashes.size).toBe(5);
});
