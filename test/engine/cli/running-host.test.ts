import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { lockFolder } from '../../../src-main/core/folder/lock.ts';
import { dataPaths } from '../../../src-main/core/folder/paths.ts';
import { runCli, runJson, startServe } from '../../support/cli.ts';
import { csvFile, serialsCsv, temporaryFolder } from '../../support/room.ts';

let folder: string;
let data: string[];
beforeEach(() => {
  folder = temporaryFolder();
  data = ['--data', folder];
});

const sheet = ['--scope', 'serials', '--export-type', 'sheet_pdf', '--file-format', 'pdf'];

test('every command on a folder that a host has open does its work through that host', async () => {
  const served = await startServe(folder);
  const out = join(temporaryFolder(), 'sheet.pdf');

  expect(await runJson(['import', csvFile(serialsCsv(65)), ...data])).toMatchObject({ created: 65 });
  await runJson(['settings', 'set', 'file_counts_as_printed', '{"folder":true}', ...data]);
  expect(await runJson(['settings', 'get', 'file_counts_as_printed', ...data])).toEqual({
    file_counts_as_printed: { folder: true },
  });
  const job = await runJson(['export', ...sheet, '--out', out, ...data]);
  expect(job).toMatchObject({ status: 'completed', path: out, total_items: 65 });
  expect(existsSync(out)).toBe(true);
  // It is the host's own job, and nobody else has the folder open.
  const poll = await fetch(
    `${served.address.api_base}/products/api/v1/labels/export/${String(job['job_id'])}/`,
    {
      headers: { 'x-api-key': served.address.api_key },
    },
  );
  expect(await poll.json()).toMatchObject({ status: 'completed', total_items: 65 });
  const run = await runJson(['print', '--job', String(job['job_id']), '--printer', 'folder', ...data]);
  expect(run).toMatchObject({ status: 'completed', labels: { printed: 65, uncertain: 0, failed: 0 } });
  expect(await runJson(['ledger', 'verify', ...data])).toMatchObject({ ok: true, events: 65 });
  expect((await runJson(['printers', ...data]))['printers']).toHaveLength(1);
  expect((await runJson(['jobs', ...data]))['jobs']).toHaveLength(1);
  expect(await runJson(['doctor', ...data])).toMatchObject({ ok: true });
  const backup = join(temporaryFolder(), 'backup.db');
  expect(await runJson(['backup', backup, ...data])).toMatchObject({ path: backup });

  // Errors keep their sentence and their exit code on the way.
  expect(
    await runCli(['export', ...sheet, '--filters', '{"never_printed":true}', '--out', out, ...data]),
  ).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^nothing to print[^\n]*\n$/i),
  });
  expect(
    await runCli(['export', ...sheet, '--asset-config', '{"sheet_template":"64up"}', '--out', out, ...data]),
  ).toMatchObject({ code: 2, stderr: expect.stringContaining('64up') });
  expect(await runCli(['export', ...sheet, '--filters', '{"lots":[]}', '--out', out, ...data])).toMatchObject(
    {
      code: 2,
      stderr: expect.stringContaining('lots'),
    },
  );
  // Putting another database in its place is the one thing a host cannot do to itself.
  expect(await runCli(['restore', backup, ...data])).toMatchObject({
    code: 5,
    stderr: expect.stringMatching(/in use[^\n]*\n$/),
  });
  expect(await served.end()).toBe(0);
  expect(served.output().stderr).toBe('');
});

test('relative paths are those of the caller and not of the host', async () => {
  await startServe(folder);
  const here = temporaryFolder();
  writeFileSync(join(here, 'rows.csv'), serialsCsv(1));
  const inside = async (...args: string[]) => runCli([...args, '--json', ...data], { cwd: here });
  expect(JSON.parse((await inside('import', 'rows.csv')).stdout)).toMatchObject({ created: 1 });
  expect(JSON.parse((await inside('export', ...sheet, '--out', 'a.pdf')).stdout)).toMatchObject({
    path: join(here, 'a.pdf'),
  });
  expect(existsSync(join(here, 'a.pdf'))).toBe(true);
});

test.skipIf(process.platform === 'win32')(
  'an owner that does not answer is given up on with exit code 5, whatever the reason',
  async () => {
    const [stopped, mute, torn] = [folder, temporaryFolder(), temporaryFolder()];
    const served = await startServe(stopped);
    served.child.kill('SIGSTOP');
    // Held by something that serves nothing, and by something that has not written its address to the end.
    const locks = [mute, torn].map((path) => lockFolder(dataPaths(path)));
    writeFileSync(join(torn, 'host.json'), '{"url":"http://127.0.0.1:1');

    const results = await Promise.all(
      [stopped, mute, torn].flatMap((path) => [
        runCli(['jobs', '--data', path]),
        runCli(['serve', '--data', path]),
      ]),
    );

    for (const lock of locks) lock?.release();
    for (const result of results) {
      expect(result).toEqual({
        code: 5,
        stdout: '',
        stderr: expect.stringMatching(/^[^\n]*does not answer[^\n]*\n$/),
      });
    }
    served.child.kill('SIGCONT');
    expect(await runJson(['jobs', ...data])).toEqual({ jobs: [] });
  },
);

test('a host that was killed is no obstacle: the lock is free at once, its host.json is only litter', async () => {
  const served = await startServe(folder);
  const old = readFileSync(join(folder, 'host.json'), 'utf8');
  expect(await served.end('SIGKILL')).toBe('SIGKILL');
  expect(readFileSync(join(folder, 'host.json'), 'utf8')).toBe(old);

  expect(await runJson(['jobs', ...data])).toEqual({ jobs: [] });
  const next = await startServe(folder);
  const { url, pid } = JSON.parse(readFileSync(join(folder, 'host.json'), 'utf8')) as {
    url: string;
    pid: number;
  };
  expect([url, pid]).toEqual([next.address.api_base, next.address.pid]);
});

test('commands that start together on a free folder all do their work, one after the other', async () => {
  const results = await Promise.all(
    [1, 2, 3, 4].map((n) => runJson(['import', csvFile(serialsCsv(10, { from: n * 100 })), ...data])),
  );
  expect(results.map((report) => report['created'])).toEqual([10, 10, 10, 10]);
  expect((await runJson(['jobs', ...data]))['jobs']).toEqual([]);
});

test('commands and a host that start together all get to their work', async () => {
  const [served, ...results] = await Promise.all([
    startServe(folder),
    ...[1, 2, 3].map(() => runCli(['settings', 'get', '--json', ...data])),
  ]);
  for (const result of results) expect(result).toMatchObject({ code: 0, stderr: '' });
  expect(await served.end()).toBe(0);
});
