import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { lockFolder } from '../../../src-main/core/folder/lock.ts';
import { dataPaths } from '../../../src-main/core/folder/paths.ts';
import { runCli, runJson, startServe, type Served } from '../../support/cli.ts';
import { csvFile, onEnd, serialsCsv, temporaryFolder } from '../../support/room.ts';

const job = { scope: 'serials', export_type: 'sheet_pdf', file_format: 'pdf' };

function isFree(folder: string): boolean {
  const lock = lockFolder(dataPaths(folder));
  lock?.release();
  return lock !== null;
}

const post = (served: Served, body: unknown): Promise<Response> =>
  fetch(`${served.address.api_base}/products/api/v1/labels/export/`, {
    method: 'POST',
    headers: { 'x-api-key': served.address.api_key, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const poll = async (served: Served, id: string): Promise<Record<string, unknown>> =>
  (await (
    await fetch(`${served.address.api_base}/products/api/v1/labels/export/${id}/`, {
      headers: { 'x-api-key': served.address.api_key },
    })
  ).json()) as Record<string, unknown>;

test('serve says in one JSON line where it is, and that is true', async () => {
  const folder = temporaryFolder();
  const served = await startServe(folder);
  const { address } = served;

  expect(Object.keys(address)).toEqual(['url', 'api_base', 'api_key', 'organization_id', 'pid']);
  expect(address.api_base).toBe(new URL(address.url).origin);
  expect(address.pid).toBe(served.child.pid);
  expect(address.organization_id).toMatch(/^[0-9A-Za-z]{22}$/);
  const whoami = await fetch(`${address.api_base}/account/api/v1/whoami`, {
    headers: { 'x-api-key': address.api_key },
  });
  expect(await whoami.json()).toMatchObject({
    organizations: [{ id: address.organization_id, name: 'My organisation' }],
    api_key: { role: 'manager' },
  });
  const start = await fetch(address.url, { redirect: 'manual' });
  expect(start.status).toBe(303);
  expect(isFree(folder)).toBe(false);

  expect(await served.end('SIGTERM')).toBe(0);

  expect(served.output()).toEqual({ stdout: `${JSON.stringify(address)}\n`, stderr: '' });
  expect(existsSync(join(folder, 'host.json'))).toBe(false);
  expect(isFree(folder)).toBe(true);
});

test('an empty folder gets the sample organisation only where it was asked for', async () => {
  const served = await startServe(temporaryFolder(), ['--sample']);
  const whoami = await fetch(`${served.address.api_base}/account/api/v1/whoami`, {
    headers: { 'x-api-key': served.address.api_key },
  });
  expect(((await whoami.json()) as { organizations: { name: string }[] }).organizations[0]?.name).not.toBe(
    'My organisation',
  );
  expect((await post(served, { ...job, filters: { never_printed: true } })).status).toBe(202);
});

test('SIGTERM ends it cleanly while a job renders and a window listens', async () => {
  const folder = temporaryFolder();
  await runJson(['import', csvFile(serialsCsv(3_000)), '--data', folder]);
  const served = await startServe(folder);
  const { job_id: id } = (await (await post(served, job)).json()) as { job_id: string };
  const { token } = JSON.parse(readFileSync(join(folder, 'host.json'), 'utf8')) as { token: string };
  const stream = await fetch(`${served.address.api_base}/rpc/system/changes`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{"json":{}}',
  });
  expect(stream.status).toBe(200);
  const streamEnd = stream.text().catch(() => 'cut');
  expect((await poll(served, id))['status']).not.toBe('completed');

  expect(await served.end('SIGTERM')).toBe(0);

  await streamEnd;
  expect(served.output().stderr).toBe('');
  expect(served.output().stdout.split('\n')).toHaveLength(2);
  expect(existsSync(join(folder, 'host.json'))).toBe(false);
  expect(isFree(folder)).toBe(true);
  // The job was not lost: the next host takes it up again.
  const next = await startServe(folder);
  let status = await poll(next, id);
  while (status['status'] !== 'completed') {
    expect(['pending', 'processing']).toContain(status['status']);
    status = await poll(next, id);
  }
  expect(status['total_items']).toBe(3_000);
});

test('Ctrl+C ends it too, and a second one does not cut the closing short', async () => {
  const folder = temporaryFolder();
  const served = await startServe(folder);
  served.child.kill('SIGINT');
  expect(await served.end('SIGINT')).toBe(0);
  expect(existsSync(join(folder, 'host.json'))).toBe(false);
});

test.skipIf(process.platform === 'win32')(
  'what a library says on the console goes to the log; stdout keeps its one line',
  async () => {
    const folder = temporaryFolder();
    const chatter = `process.once('SIGUSR2', () => { console.info('so to speak'); console.error('and more'); })`;
    const served = await startServe(folder, [], {
      env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(chatter)}` },
    });
    served.child.kill('SIGUSR2');

    expect(await served.end()).toBe(0);

    expect(served.output()).toEqual({ stdout: `${JSON.stringify(served.address)}\n`, stderr: '' });
    const log = readFileSync(join(folder, 'logs', 'print-room.log'), 'utf8');
    expect(log).toContain('so to speak');
    expect(log).toContain('and more');
  },
);

test('a port that is in use is named', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  onEnd(() => other.close());
  const { port } = other.address() as AddressInfo;

  const folder = temporaryFolder();
  const result = await runCli(['serve', '--port', String(port), '--data', folder]);

  expect(result).toEqual({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(new RegExp(`^Port ${port} is in use[^\n]+\n$`)),
  });
  expect(isFree(folder)).toBe(true);
  expect(existsSync(join(folder, 'host.json'))).toBe(false);
});

test('a second serve on the same folder ends with exit code 5 and says where the first one is', async () => {
  const folder = temporaryFolder();
  const first = await startServe(folder);
  const token = new URL(first.address.url).searchParams.get('token') ?? '';

  const { code, stdout, stderr } = await runCli(['serve', '--data', folder]);

  expect([code, stdout]).toEqual([5, '']);
  expect(stderr).toMatch(/^[^\n]+\n$/);
  expect(stderr).toContain(first.address.api_base);
  expect(stderr).toContain(String(first.address.pid));
  expect(stderr).not.toContain(token);
  expect((await fetch(first.address.api_base)).status).toBeLessThan(500);
});

test('what goes wrong is in DIR/logs, and no key, token or signed link is anywhere', async () => {
  const folder = temporaryFolder();
  await runJson(['import', csvFile(serialsCsv(5)), '--data', folder]);
  const served = await startServe(folder);
  const { url, api_base: base, api_key: key } = served.address;
  const token = new URL(url).searchParams.get('token') ?? '';
  const { job_id: id } = (await (await post(served, job)).json()) as { job_id: string };
  const link = new URL(String((await poll(served, id))['download_url']));
  const signature = link.searchParams.get('signature') ?? '';
  const answers = await Promise.all([
    fetch(`${base}/account/api/v1/whoami`, { headers: { 'x-api-key': `${key}x` } }),
    fetch(`${base}/products/api/v1/labels/export/${key}/`, { headers: { 'x-api-key': key } }),
    fetch(`${link.href}0`),
    fetch(`${base}/start?token=${token}x`),
    fetch(`${base}/rpc/system/info`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}x` },
      body: '{',
    }),
    fetch(`${base}/rpc/system/info`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{',
    }),
  ]);
  for (const answer of answers) {
    expect(answer.status).toBeGreaterThanOrEqual(400);
    const text = await answer.text();
    for (const secret of [key, token, signature]) expect(text).not.toContain(secret);
  }

  expect(await served.end()).toBe(0);

  const log = readFileSync(join(folder, 'logs', 'print-room.log'), 'utf8');
  for (const secret of [key, token, signature]) expect(log).not.toContain(secret);
});

test.skipIf(process.platform === 'win32')(
  'a crash is one line on stderr and the whole story in the log',
  async () => {
    const folder = temporaryFolder();
    const crash = `process.once('SIGUSR2', () => { throw new Error('a bolt from the blue'); })`;
    const served = await startServe(folder, [], {
      env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(crash)}` },
    });

    expect(await served.end('SIGUSR2')).toBe(1);

    expect(served.output().stderr).toMatch(/^[^\n]*a bolt from the blue[^\n]*logs[^\n]*\n$/);
    const log = readFileSync(join(folder, 'logs', 'print-room.log'), 'utf8');
    expect(log).toMatch(/"stack":"Error: a bolt from the blue\\n +at /);
    expect(isFree(folder)).toBe(true);
  },
);
