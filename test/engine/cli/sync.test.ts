import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli, runJson, startServe } from '../../support/cli.ts';
import { serialsCsv, temporaryFolder } from '../../support/room.ts';
import { openSim, wide } from '../../sync/sim-support.ts';

const small = { products: 3, lots: 7, serials: 40, quota: wide };

function withKey(key: string) {
  return { env: { PRINT_ROOM_CLOSIENT_KEY: key } };
}

/** Everything that was written into a folder, as text. */
function allText(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

test('one command fills a folder from Closient; a second one finds nothing new', async () => {
  const sim = await openSim(small);
  const data = temporaryFolder();
  const args = ['sync', '--url', sim.url, '--data', data];
  const first = await runJson(args, withKey(sim.key));
  expect(Object.keys(first)).toEqual(['sources', 'created', 'updated', 'quarantined', 'outbox']);
  expect(first).toMatchObject({
    created: 50,
    updated: 0,
    quarantined: 0,
    outbox: { sent: 0, waiting: 0, parked: 0 },
  });
  const { stdout } = await runCli(['products', 'list', '--data', data, '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ products: [{}, {}, {}] });
  expect(await runJson(args, withKey(sim.key))).toMatchObject({ created: 0, updated: 0 });
  // The key came from the environment: it is nowhere in the folder.
  expect(allText(data)).not.toContain(sim.key);
  expect(sim.seen.violations).toEqual([]);
});

test('one source alone, and a name that is none', async () => {
  const sim = await openSim(small);
  const data = temporaryFolder();
  const args = ['sync', '--url', sim.url, '--data', data];
  expect(await runJson([...args, '--source', 'products'], withKey(sim.key))).toMatchObject({
    sources: [{ name: 'products', state: 'idle', created: 3 }],
  });
  const wrong = await runCli([...args, '--source', 'pallets'], withKey(sim.key));
  expect(wrong).toMatchObject({ code: 2, stdout: '' });
  expect(wrong.stderr).toMatch(/no sync source "pallets"/);
});

test('what stands in the way is one line, and nothing is stored', async () => {
  const sim = await openSim(small);
  const data = temporaryFolder();
  const none = await runCli(['sync', '--data', data]);
  expect(none).toMatchObject({ code: 2, stdout: '' });
  expect(none.stderr).toMatch(/not connected to Closient.*PRINT_ROOM_CLOSIENT_KEY/);
  const keyless = await runCli(['sync', '--url', sim.url, '--data', data]);
  expect(keyless).toMatchObject({ code: 1, stdout: '' });
  sim.revokeKey();
  const refused = await runCli(['sync', '--url', sim.url, '--data', data], withKey(sim.key));
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toMatch(/401/);
  expect(refused.stderr.trim().split('\n')).toHaveLength(1);
  const nobody = await runCli(['sync', '--url', 'http://127.0.0.1:9', '--data', data], withKey(sim.key));
  expect(nobody).toMatchObject({ code: 1, stdout: '' });
  expect(await runJson(['sync', 'status', '--data', data])).toMatchObject({ connection: null });
});

test("through a running host the sync is the host's, and --once does not leave it connected", async () => {
  const sim = await openSim(small);
  const data = temporaryFolder();
  const { output } = await startServe(data);
  const args = ['sync', '--url', sim.url, '--data', data];
  expect(await runJson([...args, '--once'], withKey(sim.key))).toMatchObject({ created: 50 });
  expect(await runJson(['sync', 'status', '--data', data])).toMatchObject({ connection: null });
  // Nor when it was in vain.
  const wrong = await runCli([...args, '--once', '--source', 'pallets'], withKey(sim.key));
  expect(wrong).toMatchObject({ code: 2, stdout: '' });
  expect(await runJson(['sync', 'status', '--data', data])).toMatchObject({ connection: null });
  await runJson(args, withKey(sim.key));
  expect(await runJson(['sync', 'status', '--data', data])).toMatchObject({
    connection: { url: sim.url, state: 'online', key: 'memory' },
  });
  // Without a key in the environment the host's own connection serves.
  expect(await runJson(['sync', '--data', data])).toMatchObject({ created: 0 });
  expect(JSON.stringify(output())).not.toContain(sim.key);
});

test('what was printed can be saved as a file without any connection', async () => {
  const data = temporaryFolder();
  const out = join(temporaryFolder(), 'events');
  for (const format of ['epcis', 'csv'])
    expect(
      await runJson(['outbox', 'export', '--format', format, '--out', out, '--data', data]),
    ).toMatchObject({
      path: out,
      events: 0,
    });
  expect(await runJson(['outbox', 'status', '--data', data])).toMatchObject({ events: 0, parked_events: [] });
  // What a program would guess a day from is refused, not guessed.
  for (const since of ['nonsense', '1', '2026-11-22', '2026-11-22T05:00', '2026-02-31T00:00:00Z']) {
    const said = await runCli([
      'outbox',
      'export',
      '--format=csv',
      '--out',
      out,
      '--data',
      data,
      '--since',
      since,
    ]);
    expect(said, since).toMatchObject({ stdout: '', stderr: expect.stringContaining('since: ') });
    expect(said.code).not.toBe(0);
  }
});

test('a folder of files needs no connection, and a file that came a moment ago is waited for', async () => {
  const data = temporaryFolder();
  const inbox = temporaryFolder();
  const args = ['sync', '--source', 'folder', '--data', data];
  const unset = await runCli(args);
  expect(unset).toMatchObject({ code: 1, stdout: '' });
  expect(unset.stderr).toMatch(/No folder is set/);
  await runCli(['settings', 'set', 'sync_folder', inbox, '--data', data]);
  writeFileSync(join(inbox, 'monday.csv'), serialsCsv(12));
  expect(await runJson(args)).toMatchObject({
    created: 12,
    sources: [{ name: 'folder', state: 'idle', created: 12 }],
  });
  expect(readdirSync(join(inbox, 'done'))).toContain('monday.csv');
  expect(await runJson(['sync', '--data', data])).toMatchObject({ sources: [{ name: 'folder' }] });
});
