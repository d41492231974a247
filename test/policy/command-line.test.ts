import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runCommand } from '../../src-main/cli/run-command.ts';
import { PolicySet } from '../../src-main/core/policy/policy-set.ts';
import { csvFile, serialsCsv, temporaryFolder } from '../support/room.ts';
import { sourcePorts } from '../support/source-ports.ts';

const root = new URL('../../', import.meta.url);
const { threads } = sourcePorts(temporaryFolder());
let stdout = '';
let stderr = '';

beforeEach(() => {
  stdout = stderr = '';
  process.exitCode = undefined;
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((stdout += String(text))));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((stderr += String(text))));
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

/** The command as the programs run it, with the threads of the sources. */
async function run(args: readonly string[], policies = new PolicySet([])): Promise<number> {
  await runCommand(args, root, { threads, policies });
  return Number(process.exitCode ?? 0);
}

const managed = new PolicySet([
  { level: 'enforced', place: 'HKLM', values: { SignOutMinutes: 5, Kiosk: 'maybe', BackupTime: 'late' } },
  { level: 'default', place: 'HKCU', values: { Resolution: 300 } },
]);

test('policy show says what is in force and from where, without a data folder', async () => {
  expect(await run(['policy', 'show'], managed)).toBe(1);
  expect(stdout.trim().split('\n')).toEqual([
    'BackupTime = stays as it is  enforced, MALFORMED  HKLM',
    'Kiosk = false  enforced, MALFORMED  HKLM',
    'Resolution = 300  default  HKCU',
    'SignOutMinutes = 5  enforced  HKLM',
    expect.stringContaining('PROBLEM HKLM: Kiosk "maybe" is neither on (1) nor off (0)'),
    expect.stringContaining('PROBLEM HKLM: BackupTime'),
  ]);
  expect(stderr).toBe('2 problem(s) with policies\n');

  stdout = '';
  process.exitCode = undefined;
  expect(await run(['policy', 'show', '--json'])).toBe(0);
  expect(JSON.parse(stdout)).toEqual({ managed: false, policies: [], problems: [] });
});

test('an enforced data folder is the folder of every command, and --data cannot name another', async () => {
  const folder = join(temporaryFolder(), 'shared');
  const policies = new PolicySet([{ level: 'enforced', place: 'HKLM', values: { DataFolder: folder } }]);
  expect(await run(['import', csvFile(serialsCsv(2)), '--json'], policies)).toBe(0);
  expect(existsSync(join(folder, 'print-room.db'))).toBe(true);
  expect(await run(['doctor', '--data', temporaryFolder()], policies)).toBe(2);
  expect(stderr).toContain(`it is ${folder} (DataFolder in HKLM)`);
});

test('--out takes the result, whole and alone, as text, JSON or page', async () => {
  const folder = temporaryFolder();
  const data = ['--data', temporaryFolder()];
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  expect(
    await run(['import', csvFile(serialsCsv(3)), ...data, '--json', '--out', join(folder, 'import.json')]),
  ).toBe(0);
  expect(JSON.parse(read('import.json'))).toMatchObject({ created: 3 });
  expect(await run(['doctor', ...data, '--html', '--out', join(folder, 'doctor.html')])).toBe(0);
  expect(read('doctor.html')).toMatch(/^<!doctype html>[\s\S]*Nothing was found/);
  expect(await run(['doctor', ...data, '--out', join(folder, 'doctor.txt')])).toBe(0);
  expect(read('doctor.txt')).toMatch(/^ok +program: Print Room /);
  expect(await run(['diagnostics', join(folder, 'all.zip'), ...data])).toBe(0);
  expect(stdout).toContain('Read it before you send it.');
  expect(readdirSync(folder).toSorted()).toEqual(['all.zip', 'doctor.html', 'doctor.txt', 'import.json']);
});

test('--out takes the line of an error too, since a program with a window has no console', async () => {
  const folder = temporaryFolder();
  const out = join(folder, 'result.json');
  const data = ['--data', temporaryFolder()];
  expect(await run(['import', join(folder, 'missing.csv'), ...data, '--json', '--out', out])).toBe(1);
  expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual({ error: expect.stringContaining('missing.csv') });
  expect(stderr).toContain('missing.csv');

  process.exitCode = undefined;
  expect(await run(['doctor', ...data, '--out', join(folder, 'no', 'such', 'x.json')])).toBe(1);
  expect(stderr).toContain('there is no folder');
});
