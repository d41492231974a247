import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cliPath } from '../support/cli.ts';
import { canMount } from '../support/mounts.ts';
import { temporaryFolder } from '../support/room.ts';

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built program on a computer whose /etc/opt is this folder; on no other process is anything changed. */
function runWith(etcOpt: string, ...args: string[]): Promise<Ended> {
  const script = 'mount --bind "$0" /etc/opt && exec "$@"';
  const all = ['--mount', 'sh', '-c', script, etcOpt, process.execPath, cliPath, ...args];
  return new Promise((resolve) => {
    execFile('/usr/bin/unshare', all, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ code, stdout, stderr });
    });
  });
}

/** @param managed content of the file of what is enforced. */
function computer(managed: string): string {
  const etcOpt = temporaryFolder();
  const policies = join(etcOpt, 'print-room/policies');
  for (const level of ['managed', 'recommended']) mkdirSync(join(policies, level), { recursive: true });
  writeFileSync(join(policies, 'managed/line.json'), managed);
  writeFileSync(join(policies, 'recommended/line.json'), '{"Resolution": 203}');
  return etcOpt;
}

describe.skipIf(process.platform !== 'linux' || !canMount())('a managed computer', () => {
  test('has its policies from /etc/opt, and nobody sets what is enforced there', async () => {
    const etcOpt = computer('{"SignOutMinutes": 5}');
    const { code, stdout } = await runWith(etcOpt, 'policy', 'show');
    expect([code, stdout.trim().split('\n')]).toEqual([
      0,
      [
        'Resolution = 203  default  /etc/opt/print-room/policies/recommended/line.json',
        'SignOutMinutes = 5  enforced  /etc/opt/print-room/policies/managed/line.json',
      ],
    ]);
    const data = temporaryFolder();
    const set = await runWith(etcOpt, 'settings', 'set', 'sign_out_minutes', '60', '--data', data);
    expect([set.code, set.stderr]).toEqual([2, expect.stringContaining('is managed by your organisation')]);
    expect((await runWith(etcOpt, 'settings', 'set', 'default_dpi', '300', '--data', data)).code).toBe(0);
  });

  test('goes on printing where the file is broken, says so, and changes nothing meanwhile', async () => {
    const etcOpt = computer('{"SignOutMinutes": 5');
    const data = temporaryFolder();
    const demo = await runWith(etcOpt, 'demo', '--data', data);
    expect(demo.code, demo.stderr).toBe(0);
    expect(existsSync(demo.stdout.trim().split('\n').at(-1) ?? '')).toBe(true);
    const shown = await runWith(etcOpt, 'policy', 'show');
    expect([shown.code, shown.stdout]).toEqual([1, expect.stringContaining('line.json cannot be read')]);
    const set = await runWith(etcOpt, 'settings', 'set', 'sign_out_minutes', '60', '--data', data);
    expect([set.code, set.stderr]).toEqual([2, expect.stringContaining('is managed by your organisation')]);
    const doctor = await runWith(etcOpt, 'doctor', '--data', data);
    expect([doctor.code, doctor.stdout]).toEqual([
      1,
      expect.stringMatching(/PROBLEM policies: .*cannot be read/),
    ]);
  });

  test('takes the sample files as they come with the package', async () => {
    const etcOpt = temporaryFolder();
    const samples = join(import.meta.dirname, '../../resources/policies/linux');
    cpSync(samples, join(etcOpt, 'print-room/policies'), { recursive: true });
    const { code, stdout } = await runWith(etcOpt, 'policy', 'show', '--json');
    expect([code, JSON.parse(stdout)]).toEqual([0, expect.objectContaining({ managed: true, problems: [] })]);
  });
});
