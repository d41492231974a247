import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, test } from 'vitest';
import { dataFolderOf } from '../../src-main/core/folder/data-folder.ts';
import { isShared, sharedDataFolder } from '../../src-main/core/folder/shared-folder.ts';
import { cliPath } from '../support/cli.ts';
import { onEnd, serialsCsv, temporaryFolder } from '../support/room.ts';

/** Two people of one group, and somebody who is not. */
const group = 61_000;
const [anna, ben] = [
  { uid: 61_001, gid: group },
  { uid: 61_002, gid: group },
];
const stranger = { uid: 61_003, gid: 61_003 };
type User = typeof stranger;

describe('where the data folder is', () => {
  test('the one that the installer made for everybody comes before the one of the user', () => {
    const programData = temporaryFolder();
    const env = { ProgramData: programData, LOCALAPPDATA: join(programData, 'local') };
    expect(dataFolderOf(undefined, env, 'win32')).toBe(join(programData, 'local', 'Print Room'));
    const shared = join(programData, 'Print Room');
    mkdirSync(shared);
    expect(dataFolderOf(undefined, env, 'win32')).toBe(shared);
    expect(dataFolderOf('/plant/line-1', env, 'win32')).toBe('/plant/line-1');
    expect([isShared(shared, env, 'win32'), isShared(env.LOCALAPPDATA, env, 'win32')]).toEqual([true, false]);
  });

  test('is known on every system that has installers', () => {
    expect(sharedDataFolder({}, 'linux')).toBe('/var/lib/print-room');
    expect(sharedDataFolder({}, 'darwin')).toBe('/Library/Application Support/Print Room');
    expect([sharedDataFolder({}, 'win32'), sharedDataFolder({}, 'freebsd')]).toEqual([null, null]);
  });
});

// Only root can be several people.
describe.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)('a folder of a group', () => {
  test('is used by one after the other, and nobody else reads the keys in it', async () => {
    const { folder, csv } = sharedFolder();
    expect(await run(anna, ['import', csv, '--data', folder])).toEqual({ code: 0, stderr: '' });
    expect(await run(ben, ['import', csv, '--data', folder])).toEqual({ code: 0, stderr: '' });
    expect((await run(ben, ['ledger', 'verify', '--data', folder])).code).toBe(0);
    for (const name of ['secret.key', 'print-room.db', 'lock.db']) {
      const { mode, gid } = statSync(join(folder, name));
      expect([name, (mode & 0o777).toString(8), gid]).toEqual([name, '660', group]);
    }
    expect((await run(stranger, ['ledger', 'verify', '--data', folder])).code).not.toBe(0);
  });

  test('is used by two at once: the second one is served by the first', async () => {
    const { folder, csv } = sharedFolder();
    const server = start(anna, ['serve', '--data', folder]);
    onEnd(() => server.kill());
    const [line] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
    expect(JSON.parse(line)).toMatchObject({ pid: server.pid });
    expect(await run(ben, ['import', csv, '--data', folder])).toEqual({ code: 0, stderr: '' });
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    expect((await ended)[0]).toBe(0);
    expect((await run(ben, ['ledger', 'verify', '--data', folder])).code).toBe(0);
  });

  test('of one user alone stays closed to everybody else', async () => {
    const { folder, csv } = sharedFolder();
    chownSync(folder, anna.uid, group);
    chmodSync(folder, 0o755);
    expect((await run(anna, ['import', csv, '--data', folder])).code).toBe(0);
    expect((statSync(join(folder, 'secret.key')).mode & 0o777).toString(8)).toBe('600');
    const { code, stderr } = await run(ben, ['import', csv, '--data', folder]);
    expect(code).toBe(1);
    expect(stderr).toContain('cannot be used');
  });
});

function sharedFolder(): { folder: string; csv: string } {
  const parent = temporaryFolder();
  chmodSync(parent, 0o755);
  const folder = join(parent, 'data');
  mkdirSync(folder);
  chownSync(folder, 0, group);
  // As the packages make it: the group writes, what is new belongs to it, others see nothing.
  chmodSync(folder, 0o2770);
  const csv = join(parent, 'rows.csv');
  writeFileSync(csv, serialsCsv(2));
  return { folder, csv };
}

function start({ uid, gid }: User, args: readonly string[]) {
  return spawn(process.execPath, [cliPath, ...args], {
    uid,
    gid,
    cwd: '/',
    env: { PATH: process.env['PATH'], HOME: '/nonexistent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function run(user: User, args: readonly string[]): Promise<{ code: number | null; stderr: string }> {
  const child = start(user, args);
  let stderr = '';
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  child.stdout.resume();
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stderr };
}
