import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { RemoteOrder } from '../../src-main/core/sync/remote/remote-jobs.ts';
import { resolveOrganisation } from '../../src-main/core/catalog/organisations.ts';
import { clientOf, csvFile, temporaryFolder } from '../support/room.ts';
import { openRemoteRoom, type RemoteRoom } from './remote-support.ts';
import { openSim, wide } from './sim-support.ts';

const sheets: RemoteOrder = { scope: 'lots', export_type: 'sheet_pdf', file_format: 'pdf' };
const symbols: RemoteOrder = { scope: 'serials', export_type: 'datamatrix', file_format: 'svg' };
/** On a busy machine. */
const late = { timeout: 30_000 };
const submitPath = '/products/api/v1/labels/export/';

function organisationOf({ room }: RemoteRoom) {
  return resolveOrganisation(room.db, undefined);
}

async function finished(remote: RemoteRoom, id: string) {
  await remote.work.waitForIdle();
  return remote.work.jobs.get(organisationOf(remote).id, id);
}

test('a job rendered at Closient is followed to its file, which is saved like any other', async () => {
  const sim = await openSim({ lots: 120, quota: wide });
  const remote = await openRemoteRoom(sim);
  const seen: string[] = [];
  remote.room.changes.on('job', (_organisation, job) => seen.push(job.status));
  const submitted = await remote.work.jobs.submit(organisationOf(remote), {
    ...sheets,
    asset_config: { sheet_template: '63up_1in_letter' },
  });
  expect(submitted).toMatchObject({
    status: 'pending',
    stock: '63up_1in_letter',
    remote: { state: 'following' },
  });

  const job = await finished(remote, submitted.job_id);
  expect(job).toMatchObject({
    status: 'completed',
    total_items: 120,
    processed_items: 120,
    progress_percent: 100,
    error: null,
    remote: { state: 'here', sentence: null, host: new URL(sim.url).host },
  });
  expect([...new Set(seen)]).toEqual(['pending', 'processing', 'completed']);
  const { path } = await remote.room.jobs.artifactPath(organisationOf(remote).id, job.job_id);
  const file = readFileSync(path);
  expect(file.subarray(0, 5).toString()).toBe('%PDF-');
  expect(job.sha256).toBe(createHash('sha256').update(file).digest('hex'));
  expect(job.file_size_bytes).toBe(file.length);
  const range = await clientOf(remote.room).jobs.artifactRange({ job_id: job.job_id, begin: 0, end: 5 });
  expect(await range.bytes.text()).toBe('%PDF-');
  expect(readdirSync(remote.room.paths.remote)).toEqual([]);
  expect(sim.seen.violations).toEqual([]);
});

test('its labels are unknown here, so printing it is refused with that sentence', async () => {
  const sim = await openSim({ lots: 3, quota: wide });
  const remote = await openRemoteRoom(sim);
  const { job_id } = await remote.work.jobs.submit(organisationOf(remote), sheets);
  expect((await finished(remote, job_id)).status).toBe('completed');
  const printing = clientOf(remote.room).printing.start({ job_id, printer: 'folder' });
  await expect(printing).rejects.toThrow(/what is on its labels is not known here/);
});

test('the local engine never works on it, also after a restart', async () => {
  const sim = await openSim({ lots: 120, quota: wide });
  const folder = temporaryFolder();
  const first = await openRemoteRoom(sim, { folder });
  // Polls fail until the restart.
  sim.faults.always({ method: 'GET', path: submitPath }, { kind: 'status', status: 503 });
  const failed = Promise.withResolvers<void>();
  first.onWait = () => failed.resolve();
  const { job_id } = await first.work.jobs.submit(organisationOf(first), sheets);
  await failed.promise;
  await first.room.jobs.waitForIdle();
  expect(first.room.jobs.get(organisationOf(first).id, job_id)).toMatchObject({
    status: 'pending',
    total_items: 0,
    remote: { sentence: expect.stringMatching(/problem of its own/) },
  });
  await first.work.close();
  await first.room.close();

  sim.faults.clear();
  const second = await openRemoteRoom(sim, { folder });
  await second.room.jobs.waitForIdle();
  expect(await finished(second, job_id)).toMatchObject({ status: 'completed', total_items: 120 });
  expect(sim.seen.count({ method: 'POST', path: submitPath })).toBe(1);
});

test('weeks without a network cost patience only', async () => {
  const sim = await openSim({ lots: 120, quota: wide });
  let isOffline = false;
  let asked = 0;
  const remote = await openRemoteRoom(sim, {
    ports: {
      fetch: async (url, init) => {
        if (!isOffline) return await fetch(url, init);
        asked++;
        throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ENETUNREACH' } });
      },
    },
  });
  const { job_id } = await remote.work.jobs.submit(organisationOf(remote), sheets);
  isOffline = true;
  remote.onWait = () => {
    if (asked === 500) isOffline = false;
  };
  const job = await finished(remote, job_id);
  expect(job.status).toBe('completed');
  expect(asked).toBe(500);
  expect(Math.max(...remote.waits)).toBeLessThanOrEqual(75_000);
});

test('an expired link is replaced by a fresh one, and a cut download is fetched to its end', async () => {
  const sim = await openSim({ serials: 400, quota: wide });
  const remote = await openRemoteRoom(sim);
  sim.faults.next({ origin: 'files' }, { kind: 'expired' });
  sim.faults.next({ origin: 'files' }, { kind: 'cut', where: 'within', bytes: 50_000 });
  const { job_id } = await remote.work.jobs.submit(organisationOf(remote), symbols);
  expect(await finished(remote, job_id)).toMatchObject({ status: 'completed', remote: { state: 'here' } });
  expect(sim.seen.of({ origin: 'files' }).map(({ fault }) => fault)).toEqual(['expired', 'cut', null]);
  expect(sim.seen.violations).toEqual([]);
});

test('a restart in the middle of a download goes on with the bytes that are here', async () => {
  const sim = await openSim({ serials: 400, quota: wide });
  const folder = temporaryFolder();
  const first = await openRemoteRoom(sim, { folder });
  sim.faults.next({ origin: 'files' }, { kind: 'drip', bytes: 4_096, everyMs: 20 });
  const { job_id } = await first.work.jobs.submit(organisationOf(first), symbols);
  const part = join(first.room.paths.remote, `${job_id}.zip.part`);
  await expect.poll(() => statSync(part, { throwIfNoEntry: false })?.size ?? 0, late).toBeGreaterThan(8_192);
  await first.work.close();
  await first.room.close();
  sim.faults.clear();
  const second = await openRemoteRoom(sim, { folder });
  expect(await finished(second, job_id)).toMatchObject({ status: 'completed' });
  expect(sim.seen.of({ origin: 'files' }).at(-1)?.status).toBe(206);
});

test('what failed at Closient fails here with its sentence', async () => {
  const sim = await openSim({ lots: 3, quota: wide, settings: { exportError: 'No template of that name.' } });
  const remote = await openRemoteRoom(sim);
  const { job_id } = await remote.work.jobs.submit(organisationOf(remote), sheets);
  expect(await finished(remote, job_id)).toMatchObject({
    status: 'failed',
    error: 'Closient could not make it: No template of that name.',
  });
});

test('a lost answer to the submit is not repeated; the id that somebody finds there is followed', async () => {
  const sim = await openSim({ lots: 3, quota: wide });
  const remote = await openRemoteRoom(sim);
  sim.faults.next({ method: 'POST', path: submitPath }, { kind: 'cut', where: 'before', processed: true });
  const lost = await remote.work.jobs.submit(organisationOf(remote), sheets);
  expect(lost).toMatchObject({
    status: 'pending',
    remote: {
      state: 'unknown',
      job_id: null,
      sentence: expect.stringMatching(/^Nobody knows whether Closient took/),
    },
  });
  expect(sim.seen.count({ method: 'POST', path: submitPath })).toBe(1);

  const { id } = organisationOf(remote);
  await expect(remote.work.jobs.adopt(id, lost.job_id, 'zzzzzzzzzzzzzzzzzzzzzz')).rejects.toThrow(/404/);
  expect(remote.work.jobs.get(id, lost.job_id).remote?.state).toBe('unknown');
  const other = await remote.client?.submitExport({
    scope: 'lots',
    export_type: 'sheet_pdf',
    file_format: 'pdf',
  });
  await remote.work.jobs.adopt(id, lost.job_id, other?.job_id ?? '');
  expect(await finished(remote, lost.job_id)).toMatchObject({ status: 'completed' });
});

test('a crash before the answer leaves the same question, not a second job', async () => {
  const sim = await openSim({ lots: 3, quota: wide });
  const folder = temporaryFolder();
  const first = await openRemoteRoom(sim, { folder });
  const { job_id } = await first.work.jobs.submit(organisationOf(first), sheets);
  await first.work.waitForIdle();
  // As a process that is killed between its request and the answer leaves it.
  first.room.db.sqlite.exec(
    "UPDATE remote_jobs SET state = 'submitting', remote_id = NULL; UPDATE jobs SET status = 'pending'",
  );
  await first.room.close();
  const second = await openRemoteRoom(sim, { folder });
  const { id } = organisationOf(second);
  expect(second.work.jobs.get(id, job_id).remote).toMatchObject({ state: 'unknown' });
  const ended = await second.work.jobs.stop(id, job_id, 'Kim');
  expect(ended).toMatchObject({ status: 'failed', remote: { state: 'ended' } });
  expect(sim.seen.count({ method: 'POST', path: submitPath })).toBe(1);
});

test('a submit that Closient certainly did not take leaves nothing behind', async () => {
  const sim = await openSim({ lots: 3, quota: wide });
  const remote = await openRemoteRoom(sim);
  sim.revokeKey();
  await expect(remote.work.jobs.submit(organisationOf(remote), sheets)).rejects.toThrow(/401/);
  expect(remote.room.jobs.list(organisationOf(remote).id, 10)).toEqual([]);
});

test('cancelling stops following and says that the job may go on there', async () => {
  const sim = await openSim({ lots: 120, quota: wide });
  const remote = await openRemoteRoom(sim);
  const { id } = organisationOf(remote);
  sim.faults.next({ method: 'GET', path: submitPath }, { kind: 'hang' });
  const { job_id } = await remote.work.jobs.submit(organisationOf(remote), sheets);
  await expect.poll(() => sim.faults.hanging, late).toBe(1);
  const job = await remote.work.jobs.stop(id, job_id, 'Kim');
  expect(job).toMatchObject({
    status: 'failed',
    error_code: 'cancelled',
    error: 'cancelled by Kim. Closient has no way to cancel: the job may go on there.',
    remote: { state: 'ended' },
  });
  sim.faults.release();
  await remote.work.waitForIdle();
  expect(remote.work.jobs.get(id, job_id).status).toBe('failed');
});

test('a file that is not what was asked for is held, and fetched again when somebody says so', async () => {
  const sim = await openSim({ lots: 3, quota: wide });
  const remote = await openRemoteRoom(sim);
  const { id } = organisationOf(remote);
  sim.faults.next({ origin: 'files' }, { kind: 'truncated_json' });
  const { job_id } = await remote.work.jobs.submit(organisationOf(remote), sheets);
  expect(await finished(remote, job_id)).toMatchObject({
    status: 'processing',
    remote: { state: 'held', sentence: expect.stringMatching(/not kept/) },
  });
  remote.work.jobs.fetch(id, job_id);
  expect(await finished(remote, job_id)).toMatchObject({ status: 'completed', remote: { state: 'here' } });
});

test('a file that retention removed is fetched again, not drawn', async () => {
  const sim = await openSim({ lots: 3, quota: wide });
  const remote = await openRemoteRoom(sim);
  const { id } = organisationOf(remote);
  const { job_id } = await remote.work.jobs.submit(organisationOf(remote), sheets);
  const { sha256 } = await finished(remote, job_id);
  const { path } = await remote.room.jobs.artifactPath(id, job_id);
  remote.room.db.sqlite.exec('UPDATE artifacts SET removed_at = 1');
  await expect(remote.room.jobs.artifactPath(id, job_id)).rejects.toThrow(/Fetch it there again/);
  remote.work.jobs.fetch(id, job_id);
  expect(await finished(remote, job_id)).toMatchObject({ status: 'completed', sha256 });
  expect(existsSync(path)).toBe(true);
});

test('a job of another host is not asked for at this one', async () => {
  const sim = await openSim({ lots: 120, quota: wide });
  const other = await openSim({ lots: 120, quota: wide });
  const remote = await openRemoteRoom(sim);
  sim.faults.always({ method: 'GET', path: submitPath }, { kind: 'status', status: 503 });
  remote.onWait = () => {
    remote.client = elsewhere.client;
  };
  const elsewhere = await openRemoteRoom(other);
  const { job_id } = await remote.work.jobs.submit(organisationOf(remote), sheets);
  const job = await finished(remote, job_id);
  expect(job.remote?.sentence).toMatch(/the connection is to/);
  expect(other.seen.total).toBe(0);
});

test('filters travel in the terms of Closient, and what it does not know is refused', async () => {
  const sim = await openSim({ lots: 3, quota: wide });
  const remote = await openRemoteRoom(sim);
  const organisation = organisationOf(remote);
  const api = clientOf(remote.room);
  await api.admin.importFile({
    path: csvFile('gtin,lot,serial,lot_run\n09521234000013,L1,S1,Run 7\n09521234000013,L2,S2,\n'),
  });
  remote.room.db.sqlite.exec("UPDATE lots SET closient_id = 'their-lot-1' WHERE lot = 'L1'");
  const { rows } = await api.jobs.preview({ scope: 'lots' });
  const [known, unknown] = ['L1', 'L2'].map((lot) => rows.find((row) => row.lot === lot)?.id ?? '');

  const bodies: unknown[] = [];
  const send = remote.client?.submitExport.bind(remote.client);
  if (remote.client)
    remote.client.submitExport = (order, options) => {
      bodies.push(order);
      return send?.(order, options) ?? Promise.reject(new Error('no client'));
    };
  const submit = (filters: RemoteOrder['filters'], order = sheets) =>
    remote.work.jobs.submit(organisation, { ...order, filters });
  await submit({ gtins: ['9521234000013'], lot_ids: [known ?? '', 'their-lot-9'], never_printed: true });
  expect(bodies).toEqual([
    {
      ...sheets,
      filters: {
        gtins: ['09521234000013'],
        lot_ids: ['their-lot-1', 'their-lot-9'],
        never_printed: true,
      },
    },
  ]);
  await expect(submit({ lot_ids: [unknown ?? ''] })).rejects.toThrow(
    /Closient's id of the lot .* is not known/,
  );
  await expect(submit({ lot_run_id: 'Run 7' })).rejects.toThrow(/known here only/);
  await expect(submit({ lot_ids: ['their-lot-1'] }, symbols)).rejects.toThrow(/not by lot/);
  expect(bodies).toHaveLength(1);
  await remote.work.waitForIdle();
});
