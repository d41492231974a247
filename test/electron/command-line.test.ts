import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isPackagedCommand, runPackagedCommand } from '../../src-main/electron/command-line.ts';
import { filesAround } from '../../src-main/electron/files.ts';
import { csvFile, serialsCsv, temporaryFolder } from '../support/room.ts';
import { nextExitCode, restart, shellState } from './fake-electron.ts';

const fake = vi.hoisted(() => import('./fake-electron.ts'));
vi.mock('electron', () => fake);

/** As a package has them: the bundles that `npm run build` makes. */
const files = filesAround(new URL('../../dist/main/electron.js', import.meta.url).href);

beforeEach(restart);
afterEach(() => void (process.exitCode = undefined));

async function run(...args: string[]): Promise<number> {
  const exit = nextExitCode();
  await runPackagedCommand(args, files);
  return exit;
}

test('a command is its first word; whatever else is typed opens the window', () => {
  expect(isPackagedCommand(['doctor', '--json'])).toBe(true);
  expect(isPackagedCommand(['policy', 'show'])).toBe(true);
  expect(isPackagedCommand([])).toBe(false);
  expect(isPackagedCommand(['--data', 'doctor'])).toBe(false);
  expect(isPackagedCommand(['print-room://job/1'])).toBe(false);
});

test('import and doctor of a package need no window, write their file and end with their code', async () => {
  const data = ['--data', temporaryFolder()];
  const out = join(temporaryFolder(), 'result.json');
  expect(await run('import', csvFile(serialsCsv(5)), ...data, '--json', '--out', out)).toBe(0);
  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ created: 5 });
  expect(await run('doctor', ...data, '--json', '--out', out)).toBe(0);
  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ ok: true, exit: 0 });
  expect(await run('import', join(out, 'missing.csv'), ...data, '--out', out)).toBe(1);
  expect(shellState.windows).toEqual([]);
  // The profile of its own is gone.
  expect(existsSync(shellState.paths.get('userData') ?? '')).toBe(false);
});
