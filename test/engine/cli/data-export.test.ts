import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli, runJson, startServe } from '../../support/cli.ts';
import { csvFile, serialsCsv, temporaryFolder } from '../../support/room.ts';

async function filledFolder(): Promise<string> {
  const data = join(temporaryFolder(), 'data');
  await runJson(['import', csvFile(serialsCsv(5)), '--data', data]);
  return data;
}

test.for(['zip', 'tar.gz'])(
  'data-export saves a %s, import restores it, and the ledger is whole',
  async (format) => {
    const data = await filledFolder();
    const out = join(temporaryFolder(), 'everything.bin');
    const saved = await runJson([
      'data-export',
      '--data',
      data,
      '--out',
      out,
      '--archive-format',
      format,
      '--people',
    ]);
    expect(Object.keys(saved)).toEqual(['job_id', 'status', 'path', 'sha256', 'sections']);
    expect(saved).toMatchObject({ status: 'completed', path: out });
    const restored = join(temporaryFolder(), 'restored');
    const report = await runCli(['import', out, '--data', restored]);
    expect(report).toMatchObject({ code: 0, stderr: '' });
    expect(report.stdout).toContain('settings set restored_from null');
    expect(await runJson(['ledger', 'verify', '--data', restored])).toMatchObject({ ok: true });
    expect(
      (await runJson(['settings', 'get', 'restored_from', '--data', restored]))['restored_from'],
    ).toMatch(/^20/);
    const again = await runCli(['import', out, '--data', restored]);
    expect(again.code).toBe(2);
    expect(again.stderr).toMatch(/is not empty: it has products/);
  },
);

test('a running host exports, and takes no archive while it runs', async () => {
  const data = await filledFolder();
  const out = join(temporaryFolder(), 'everything.zip');
  const served = await startServe(data);
  expect(await runJson(['data-export', '--data', data, '--out', out])).toMatchObject({ status: 'completed' });
  const refused = await runCli(['import', out, '--data', data]);
  expect(refused).toMatchObject({ code: 5, stdout: '' });
  expect(refused.stderr).toMatch(/is in use/);
  expect(await served.end()).toBe(0);
});

test('an archive that cannot be restored, or a place that cannot be written, is one line and an exit code', async () => {
  const broken = join(temporaryFolder(), 'broken.csv');
  writeFileSync(broken, Buffer.from([0x1f, 0x8b, 0x08, 0, 0, 0]));
  const data = join(temporaryFolder(), 'data');
  const refused = await runCli(['import', broken, '--data', data]);
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toMatch(/cannot be restored: .*Nothing was changed\.\n$/);
  expect(refused.stderr.trim().split('\n')).toHaveLength(1);
  const nowhere = await runCli(['data-export', '--data', data, '--out', join(data, 'no', 'where.zip')]);
  expect(nowhere.code).toBe(1);
  expect(nowhere.stderr).toMatch(/there is no folder/);
  expect(existsSync(join(data, 'print-room.db'))).toBe(false);
});
