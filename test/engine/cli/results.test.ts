import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli, runJson } from '../../support/cli.ts';
import { csvFile, serialsCsv, temporaryFolder } from '../../support/room.ts';
import { symbolArchive } from '../../support/zip.ts';

/** The exact results of every command, as other programs read them. */
const sheet = ['--scope', 'serials', '--export-type', 'sheet_pdf', '--file-format', 'pdf'];

test('the way of a label through the command line, with the documented result of every step', async () => {
  const data = ['--data', temporaryFolder()];
  const out = join(temporaryFolder(), 'sheet.pdf');
  const file = csvFile(`${serialsCsv(70)}not-a-gtin,LOT1,S1,\n`);

  const report = await runJson(['import', file, ...data]);
  expect(report).toEqual({
    created: 70,
    updated: 0,
    unchanged: 0,
    rejected: [{ line: 72, reason: expect.stringContaining('not-a-gtin') }],
    rejected_count: 1,
    batch: expect.stringMatching(/^\S+$/),
  });
  expect(await runJson(['import', file, ...data])).toMatchObject({ created: 0, unchanged: 70 });

  const job = await runJson(['export', ...sheet, '--out', out, ...data]);
  expect(job).toEqual({
    job_id: expect.stringMatching(/^[0-9A-Za-z]{22}$/),
    status: 'completed',
    path: out,
    sha256: createHash('sha256').update(readFileSync(out)).digest('hex'),
    total_items: 70,
  });

  expect(await runJson(['printers', ...data])).toEqual({
    printers: [{ name: 'folder', driver: 'folder', state: 'idle', reasons: [] }],
  });
  const tray = temporaryFolder();
  expect(
    await runJson([
      'printers',
      'add',
      'tray 2',
      '--driver',
      'folder',
      '--uri',
      tray,
      '--stock',
      '63up_1in_letter',
      ...data,
    ]),
  ).toEqual({ printers: [{ name: 'tray 2', driver: 'folder', state: 'idle', reasons: [] }] });
  expect((await runJson(['printers', ...data]))['printers']).toHaveLength(2);

  // Nobody has said yet that a saved file counts as printed here, so the labels are not confirmed.
  const print = await runCli([
    'print',
    '--job',
    String(job['job_id']),
    '--printer',
    'folder',
    '--json',
    ...data,
  ]);
  expect(print.code).toBe(3);
  const run = JSON.parse(print.stdout) as Record<string, unknown>;
  expect(run).toEqual({
    run_id: expect.any(String),
    status: 'confirming',
    chunks: [{ chunk: 1, status: 'sent', labels: 70 }],
    labels: { printed: 0, uncertain: 70, failed: 0 },
  });
  expect(print.stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(print.stderr).toContain(`settle --run ${String(run['run_id'])}`);

  expect(
    await runJson([
      'ledger',
      'settle',
      '--run',
      String(run['run_id']),
      '--good-sheets',
      '2',
      '--reason',
      'looked at them',
      ...data,
    ]),
  ).toEqual({
    run_id: run['run_id'],
    status: 'completed',
    chunks: [{ chunk: 1, status: 'printed', labels: 70 }],
    labels: { printed: 70, uncertain: 0, failed: 0 },
  });
  expect(await runJson(['ledger', 'verify', ...data])).toEqual({
    ok: true,
    events: 70,
    head: expect.any(String),
    problems: [],
  });

  const jobs = (await runJson(['jobs', ...data]))['jobs'] as Record<string, unknown>[];
  expect(jobs).toHaveLength(1);
  expect(jobs[0]).toMatchObject({ job_id: job['job_id'], status: 'completed', total_items: 70 });
  const doctor = await runJson(['doctor', ...data]);
  expect(doctor).toMatchObject({ ok: true, checks: expect.any(Array) });
});

test('a folder whose files count as printed ends the run by itself, in DIR/printed', async () => {
  const folder = temporaryFolder();
  const data = ['--data', folder];
  await runJson(['import', csvFile(serialsCsv(3)), ...data]);
  await runJson(['settings', 'set', 'file_counts_as_printed', '{"folder":true}', ...data]);
  const { job_id: job } = await runJson([
    'export',
    ...sheet,
    '--out',
    join(temporaryFolder(), 'a.pdf'),
    ...data,
  ]);

  const run = await runJson(['print', '--job', String(job), '--printer', 'folder', ...data]);

  expect(run).toMatchObject({ status: 'completed', labels: { printed: 3, uncertain: 0, failed: 0 } });
  const saved = readdirSync(join(folder, 'printed'));
  expect(saved).toEqual([expect.stringMatching(/\.pdf$/)]);
  expect(
    readFileSync(join(folder, 'printed', saved[0] ?? ''))
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');

  const again = await runCli(['print', '--job', String(job), '--printer', 'folder', '--json', ...data]);
  expect(again.code).toBe(1);
  expect(JSON.parse(again.stdout)).toMatchObject({ status: 'asking' });
  expect(again.stderr).toContain('serial S000001 of GTIN 09521234000013');
  const reprint = await runJson([
    'print',
    '--job',
    String(job),
    '--printer',
    'folder',
    '--reason',
    'smudged',
    '--operator',
    'Ann',
    ...data,
  ]);
  expect(reprint).toMatchObject({ status: 'completed', labels: { printed: 3 } });
});

test('settings are read and written one by one or all together', async () => {
  const data = ['--data', temporaryFolder()];
  expect(await runJson(['settings', 'get', ...data])).toMatchObject({ sync_threshold: 50 });
  expect(await runJson(['settings', 'set', 'sync_threshold', '7', ...data])).toEqual({ sync_threshold: 7 });
  expect(await runJson(['settings', 'get', 'sync_threshold', ...data])).toEqual({ sync_threshold: 7 });
  expect((await runCli(['settings', 'get', 'sync_threshold', ...data])).stdout).toBe('7\n');
  expect(await runJson(['settings', 'set', 'digital_link_host', 'id.example.com', ...data])).toEqual({
    digital_link_host: 'id.example.com',
  });
});

test('a backup is restored into another folder as a new station', async () => {
  const [from, to, backup] = [temporaryFolder(), temporaryFolder(), join(temporaryFolder(), 'backup.db')];
  await runJson(['import', csvFile(serialsCsv(3)), '--data', from]);
  expect(await runJson(['backup', backup, '--data', from])).toEqual({
    path: backup,
    bytes: statSync(backup).size,
  });

  const restored = await runJson(['restore', backup, '--data', to]);
  // Three serials and their lot: nobody knows what was printed since.
  expect(restored).toEqual({ held_back: 4, keys_revoked: 0, kept: null });
  const kept = await runJson(['restore', backup, '--data', to]);
  expect(existsSync(String(kept['kept']))).toBe(true);
  expect(await runJson(['ledger', 'verify', '--data', to])).toMatchObject({ ok: true });
});

test('without --json people get lines, and an empty list is no line', async () => {
  const data = ['--data', temporaryFolder()];
  expect(await runCli(['jobs', ...data])).toEqual({ code: 0, stdout: '', stderr: '' });
  expect((await runCli(['printers', ...data])).stdout).toBe('folder  folder  idle\n');
});

test.each([
  ['qr_codes', 'png', 70],
  ['datamatrix', 'svg', 70],
  ['barcodes_1d', 'eps', 70],
  ['codes_combined', 'svg', 140],
] as const)('export saves an archive of %s as %s under any name', async (type, format, files) => {
  const data = ['--data', temporaryFolder()];
  const out = join(temporaryFolder(), 'symbols.any');
  await runJson(['import', csvFile(serialsCsv(70)), ...data]);
  const wish = ['--scope', 'serials', '--export-type', type, '--file-format', format];
  expect(await runJson(['export', ...wish, '--out', out, ...data])).toEqual({
    job_id: expect.stringMatching(/^[0-9A-Za-z]{22}$/),
    status: 'completed',
    path: out,
    sha256: createHash('sha256').update(readFileSync(out)).digest('hex'),
    total_items: 70,
  });
  expect((await symbolArchive(out)).files.size).toBe(files);
});
