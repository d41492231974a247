import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createNodePorts } from '../../../src-main/core/node-ports.ts';
import { needs } from '../../support/needs.ts';
import { runCli, runJson } from '../../support/cli.ts';
import { csvFile, onEnd, serialsCsv, temporaryFolder } from '../../support/room.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Debian's own Node, where it is one that cannot run Print Room. */
function oldNode(): string | null {
  const path = '/usr/bin/node';
  if (!needs('nodejs', path)) return null;
  const [major = 0, minor = 0] = execFileSync(path, ['--version'], { encoding: 'utf8' })
    .slice(1)
    .split('.')
    .map(Number);
  return major < 22 || (major === 22 && minor < 12) ? path : null;
}

test.skipIf(oldNode() === null)('a Node that is too old is named in one line, with exit code 5', async () => {
  for (const args of [['jobs'], ['serve'], ['--version'], []]) {
    const result = await runCli(args, { node: oldNode() ?? '' });
    expect(result).toEqual({
      code: 5,
      stdout: '',
      stderr: expect.stringMatching(/^[^\n]*Node 22\.12[^\n]*\n$/),
    });
  }
});

test("npm run print-room brings its own Node, whatever the machine's is", () => {
  const data = temporaryFolder();
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['run', '-s', 'print-room', '--', 'jobs', '--json', '--data', data],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, PATH: process.env['PATH']?.replace(/[^:]*node_modules[^:]*:/g, '') },
    },
  );
  expect([status, stdout, stderr]).toEqual([0, '{"jobs":[]}\n', '']);
});

test('the demo ends with the path of a PDF, and can be run again in the same folder', async () => {
  const folder = temporaryFolder();
  const last = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';

  const first = await runCli(['demo', '--data', folder]);
  expect([first.code, first.stderr]).toEqual([0, '']);
  expect(last(first.stdout).startsWith(join(folder, 'printed'))).toBe(true);
  expect(readFileSync(last(first.stdout)).subarray(0, 5).toString()).toBe('%PDF-');
  expect(first.stdout).toMatch(/again: nothing to print/i);

  const second = await runCli(['demo', '--data', folder]);
  expect([second.code, second.stderr]).toEqual([0, '']);
  expect(last(second.stdout)).toBe(last(first.stdout));
  expect(await runJson(['ledger', 'verify', '--data', folder])).toMatchObject({ ok: true });
});

test('the demo does not touch a folder with serials of somebody', async () => {
  const folder = temporaryFolder();
  await runJson(['import', csvFile(serialsCsv(3)), '--data', folder]);
  const result = await runCli(['demo', '--data', folder]);
  expect(result).toEqual({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(/^The demo[^\n]*empty folder[^\n]*\n$/),
  });
  expect(await runJson(['ledger', 'verify', '--data', folder])).toMatchObject({ events: 0 });
});

test.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)(
  'a data folder on a read-only disk is named, and a full one too',
  async () => {
    const disk = temporaryFolder();
    const mount = (...args: string[]): void => void execFileSync('mount', args, { stdio: 'ignore' });
    const folder = join(disk, 'data');
    mount('-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk);
    onEnd(() => execFileSync('umount', ['--lazy', disk]));
    await runJson(['import', csvFile(serialsCsv(10)), '--data', folder]);

    mount('-o', 'remount,ro', disk);
    for (const args of [['jobs'], ['serve'], ['import', csvFile(serialsCsv(1))]]) {
      const result = await runCli([...args, '--data', folder]);
      expect(result).toEqual({
        code: 1,
        stdout: '',
        stderr: expect.stringMatching(/^[^\n]*cannot be (used|written)[^\n]*\n$/),
      });
      expect(result.stderr).toContain(folder);
    }
    const fresh = await runCli(['jobs', '--data', join(disk, 'new')]);
    expect(fresh).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^[^\n]*cannot be used[^\n]*\n$/),
    });

    mount('-o', 'remount,rw,size=1m', disk);
    mkdirSync(join(disk, 'full'));
    spawnSync('dd', ['if=/dev/zero', `of=${join(disk, 'filler')}`, 'bs=64k'], { stdio: 'ignore' });
    const full = await runCli(['import', csvFile(serialsCsv(50_000)), '--data', folder]);
    expect(full).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^[^\n]*disk is full[^\n]*\n$/),
    });
    const fullStart = await runCli(['jobs', '--data', join(disk, 'full')]);
    expect(fullStart).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(/^[^\n]*full[^\n]*\n$/) });
  },
);

test.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)(
  'a log line that finds no room on a full disk costs the line and not the process',
  () => {
    const disk = temporaryFolder();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
    onEnd(() => execFileSync('umount', ['--lazy', disk]));
    const { logger } = createNodePorts({
      dataFolder: disk,
      resources: '',
      threads: { render: new URL('file:///'), reader: new URL('file:///') },
      backup: new URL('file:///'),
      version: '0',
    });
    for (let line = 0; line < 100; line++) logger.error('x'.repeat(4_096));
    expect(readFileSync(join(disk, 'logs', 'print-room.log')).length).toBeGreaterThan(4_096);
  },
);

test('a copied data folder opens, as a station of its own', async () => {
  const [folder, copy] = [temporaryFolder(), join(temporaryFolder(), 'copy')];
  await runJson(['import', csvFile(serialsCsv(3)), '--data', folder]);
  cpSync(folder, copy, { recursive: true });
  const report = await runJson(['import', csvFile(serialsCsv(3)), '--data', copy]);
  expect(report).toMatchObject({ unchanged: 3 });
  expect(existsSync(join(copy, 'logs', 'print-room.log'))).toBe(true);
});
