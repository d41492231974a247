import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Ports } from '../../src-main/core/ports.ts';
import type { RenderLimits } from '../../src-main/core/render/render-limits.ts';
import {
  archiveRequest,
  artifactOf,
  filesIn,
  importSerials,
  organisationOf,
  runJob,
  sheetRequest,
} from '../support/jobs.ts';
import { openTestRoom, temporaryFolder, testPorts } from '../support/room.ts';

/** A core whose render threads run a script of test/fixtures/workers. */
async function roomWith(
  script: string,
  wish: { serial?: string; limits?: Partial<RenderLimits>; threads?: number },
) {
  const marker = join(temporaryFolder(), 'marker');
  // Worker threads get a copy of this environment when they start.
  process.env['WORKER_MARKER'] = marker;
  process.env['WORKER_SERIAL'] = wish.serial ?? '';
  const url = new URL(`../fixtures/workers/${script}.ts`, import.meta.url);
  const folder = temporaryFolder();
  const ports: Partial<Ports> = {
    threads: { ...testPorts(folder).threads, render: url },
    renderThreads: wish.threads ?? 2,
    ...(wish.limits && { renderLimits: wish.limits }),
  };
  const room = await openTestRoom({ folder, ports });
  return { room, marker };
}

async function undisturbed(labels: number): Promise<string | null> {
  const room = await openTestRoom();
  await importSerials(room, labels);
  return (await runJob(room)).sha256;
}

test('a thread that dies costs its page one attempt, and the file is the one of an undisturbed run', async () => {
  const { room, marker } = await roomWith('crash-once', { serial: 'S000070' });
  await importSerials(room, 300);
  const job = await runJob(room);
  expect(job).toMatchObject({ status: 'completed', total_items: 300, sha256: await undisturbed(300) });
  expect(readFileSync(marker, 'utf8')).toBe('died');
});

test('a page on which every thread dies fails its job and names its labels', async () => {
  const { room } = await roomWith('crash-always', { serial: 'S000070' });
  await importSerials(room, 300);
  expect(await runJob(room)).toMatchObject({
    status: 'failed',
    error_code: 'render_failed',
    error:
      'The page of 63 labels from serial S000064 of GTIN 09521234000013 to serial S000126 of GTIN 09521234000013 ' +
      'could not be drawn: the render thread ended. Nothing was printed.',
  });
  expect(filesIn(room.paths.artifacts)).toEqual([]);
});

test('the job after one that killed its threads is drawn by fresh ones', async () => {
  const { room } = await roomWith('crash-always', { serial: 'S000002' });
  await importSerials(room, 2);
  const only = (serial: string) =>
    sheetRequest({}, 'serials', {
      serial_ids: [
        String(room.db.sqlite.prepare('SELECT id FROM serials WHERE serial = ?').pluck().get(serial)),
      ],
    });
  const all = await runJob(room);
  expect(all).toMatchObject({ status: 'failed' });
  expect(await runJob(room, only('S000001'))).toMatchObject({ error_code: 'nothing_to_print' });
  await importSerials(room, 1, 500);
  await room.jobs.waitForIdle();
  expect(await runJob(room, sheetRequest({}, 'lots'))).toMatchObject({ status: 'completed', total_items: 1 });
});

test.each([1, 2])(
  'pages handed to threads that were already dying are given to fresh ones (%i threads)',
  async (threads) => {
    const { room } = await roomWith('crash-idle', { threads });
    await importSerials(room, 8 * 63);
    expect(await runJob(room)).toMatchObject({ status: 'completed', total_items: 504 });
  },
);

test('a symbol that never comes back is given up after the limit, twice, and fails its job', async () => {
  const { room, marker } = await roomWith('hang', { serial: 'S000002', limits: { pageMs: 2_500 } });
  await importSerials(room, 3);
  expect(await runJob(room)).toMatchObject({
    status: 'failed',
    error_code: 'render_failed',
    error: expect.stringMatching(
      /^The page of 3 labels from serial S000001 .* to serial S000003 .*longer than 2.5 s/,
    ),
  });
  expect(readFileSync(marker, 'utf8')).toBe('hangs\nhangs\n');
});

test('cancelling a job kills the thread that hangs in it', async () => {
  const limits = { pageMs: 600_000, cancelGraceMs: 10 };
  const { room, marker } = await roomWith('hang', { serial: 'S000070', limits });
  await importSerials(room, 200);
  const { job_id } = await room.jobs.submit(organisationOf(room), sheetRequest());
  await hangsIn(marker);
  const job = await room.jobs.cancel(organisationOf(room).id, job_id, 'Maria');
  expect(job).toMatchObject({ status: 'failed', error: 'cancelled by Maria', error_code: 'cancelled' });
  expect(filesIn(room.paths.artifacts)).toEqual([]);
});

test('closing does not wait for a thread that hangs', async () => {
  const limits = { pageMs: 600_000, cancelGraceMs: 10 };
  const { room, marker } = await roomWith('hang', { serial: 'S000070', limits });
  await importSerials(room, 200);
  await room.jobs.submit(organisationOf(room), sheetRequest());
  await hangsIn(marker);
  await room.close();
  expect(filesIn(room.paths.artifacts)).toEqual([]);
});

test('a thread is replaced after its share of pages, and the file stays the same', async () => {
  const { room, marker } = await roomWith('note-threads', { threads: 1, limits: { pagesPerThread: 2 } });
  await importSerials(room, 5 * 63);
  const job = await runJob(room);
  const pagesOf = new Map<string, number>();
  for (const line of readFileSync(marker, 'utf8').trim().split('\n')) {
    const [thread = ''] = line.split(' ');
    pagesOf.set(thread, (pagesOf.get(thread) ?? 0) + 1);
  }
  expect([...pagesOf.values()]).toEqual([2, 2, 1]);
  expect(job.sha256).toBe(await undisturbed(5 * 63));
  await artifactOf(room, job);
});

test.each(['qr', 'datamatrix'] as const)(
  'a %s with another serial in it than its label says is caught, and nothing is delivered',
  async (symbol) => {
    const { room } = await roomWith('wrong-serial', {});
    await importSerials(room, 130);
    const job = await runJob(room, sheetRequest({ symbol }));
    expect(job).toMatchObject({ status: 'failed', error_code: 'symbol_read_back_failed' });
    expect(job.error).toContain('serial S000070 of GTIN 09521234000013: the symbol was read back as');
    expect(job.error).toContain('S000071');
    expect(filesIn(room.paths.artifacts)).toEqual([]);
  },
);

test('a slice of symbols is tried twice, as a page is, and then fails its job and names its labels', async () => {
  const once = await roomWith('crash-once', { serial: 'S000070' });
  await importSerials(once.room, 130);
  const job = await runJob(once.room, archiveRequest('datamatrix'));
  expect(job).toMatchObject({ status: 'completed', total_items: 130 });
  const calm = await openTestRoom();
  await importSerials(calm, 130);
  expect((await runJob(calm, archiveRequest('datamatrix'))).sha256).toBe(job.sha256);

  const { room } = await roomWith('crash-always', { serial: 'S000070' });
  await importSerials(room, 130);
  expect(await runJob(room, archiveRequest('datamatrix'))).toMatchObject({
    status: 'failed',
    error_code: 'render_failed',
    error:
      'The symbols of 64 entities from serial S000065 of GTIN 09521234000013 to serial S000128 of GTIN 09521234000013 ' +
      'could not be drawn: the render thread ended. No file was made.',
  });
  expect(filesIn(room.paths.artifacts)).toEqual([]);
});

test.each(['qr_codes', 'datamatrix', 'codes_combined'] as const)(
  'a symbol of %s with another serial in it than its entity has is caught, and nothing is delivered',
  async (type) => {
    const { room } = await roomWith('wrong-serial', {});
    await importSerials(room, 130);
    const job = await runJob(room, archiveRequest(type));
    expect(job).toMatchObject({ status: 'failed', error_code: 'symbol_read_back_failed' });
    expect(job.error).toContain('serial S000070 of GTIN 09521234000013: the symbol was read back as');
    expect(filesIn(room.paths.artifacts)).toEqual([]);
  },
);

/** The worker notes that it hangs before it does; each turn of the loop asks the disk once. */
async function hangsIn(marker: string): Promise<void> {
  while (!existsSync(marker)) await setImmediate();
}
