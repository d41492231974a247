import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli, runJson, startServe } from '../support/cli.ts';
import { temporaryFolder } from '../support/room.ts';

const pin = (text: string) => ({ env: { PRINT_ROOM_PIN: text } });
const newPin = (text: string) => ({ env: { PRINT_ROOM_NEW_PIN: text } });

test('commands sign in with a number and a PIN that is no argument, here and over a running host', async () => {
  const folder = temporaryFolder();
  const data = ['--data', folder];
  const ida = await runJson(['people', 'add', 'Ida', '--role', 'it', ...data], newPin('704213'));
  const set = ['settings', 'set', 'sync_threshold', '7', ...data];
  const as = ['--operator', String(ida['number'])];
  const both = async (): Promise<void> => {
    const nobody = await runCli(set);
    expect(nobody.code).toBe(2);
    expect(nobody.stderr).toBe(
      'To change settings, sign in first: scan your badge, or give number and PIN.\n',
    );
    expect((await runCli([...set, ...as])).stderr).toContain('set PRINT_ROOM_PIN');
    expect((await runCli([...set, ...as], pin('000000'))).stderr).toBe('Number and PIN do not fit.\n');
    expect((await runCli([...set, '--operator', 'Ida'], pin('704213'))).stderr).toContain(
      '--operator is their number',
    );
    expect((await runCli([...set, ...as], pin('704213'))).code).toBe(0);
  };
  await both();
  const host = await startServe(folder);
  await both();
  expect(host.output().stderr).toBe('');
  const list = await runJson(['people', 'list', ...data]);
  expect(list['people']).toEqual([
    { number: ida['number'], name: 'Ida', role: 'it', signs_in_with: ['pin'] },
  ]);
  // Whoever can read the folder of the host is at the machine itself.
  const reset = await runCli(['people', 'reset', ...data], newPin('998877'));
  expect(reset.code).toBe(0);
  expect((await runCli([...set, ...as], pin('998877'))).code).toBe(0);
});

test('backups now and list name the copy', async () => {
  const data = ['--data', temporaryFolder()];
  const folder = temporaryFolder();
  expect((await runCli(['backups', 'now', ...data])).stderr).toContain('settings set backup_folder');
  await runJson(['settings', 'set', 'backup_folder', folder, ...data]);
  const made = await runJson(['backups', 'now', ...data]);
  expect(made).toMatchObject({ folder, problem: null });
  expect(await runJson(['backups', 'list', ...data])).toMatchObject({
    folder,
    problem: null,
    backups: [made],
  });
  expect((await runCli(['settings', 'set', 'backup_folder', `${folder}/none`, ...data])).stderr).toBe(
    `There is no folder ${folder}/none for the backup. Is its disk connected?\n`,
  );
  rmSync(join(folder, 'print-room-backups.txt'));
  const failed = await runCli(['backups', 'now', ...data]);
  expect([failed.code, failed.stdout]).toEqual([1, expect.stringContaining('set it once more')]);
});

test('turning people off names how many there are, and then wants that number', async () => {
  const data = ['--data', temporaryFolder()];
  const ida = await runJson(['people', 'add', 'Ida', '--role', 'it', ...data], newPin('704213'));
  const as = ['--operator', String(ida['number']), ...data];
  await runJson(['people', 'add', 'Otto', '--role', 'operator', ...as], {
    env: { PRINT_ROOM_PIN: '704213', PRINT_ROOM_NEW_PIN: '1379' },
  });
  const asked = await runCli(['people', 'off', ...as], pin('704213'));
  expect([asked.code, asked.stderr]).toEqual([
    2,
    'There are 2 people here, who would all be removed; then nobody has to sign in. To do it: people off --people 2\n',
  ]);
  expect((await runCli(['people', 'off', '--people', '2', ...data])).stderr).toContain('sign in first');
  expect((await runCli(['people', 'off', '--people', '3', ...as], pin('704213'))).stderr).toContain(
    'There are 2 people here and not 3.',
  );
  expect((await runCli(['people', 'off', '--people', '2', ...as], pin('704213'))).code).toBe(0);
  expect((await runCli(['settings', 'set', 'sync_threshold', '7', ...data])).code).toBe(0);
  expect(await runJson(['ledger', 'verify', ...data])).toMatchObject({ ok: true });
});

test('a PIN of their own is changed with the one they sign in with', async () => {
  const data = ['--data', temporaryFolder()];
  const ida = await runJson(['people', 'add', 'Ida', '--role', 'it', ...data], newPin('704213'));
  const number = String(ida['number']);
  const as = ['--operator', number, ...data];
  await runJson(['people', 'pin', number, ...as], {
    env: { PRINT_ROOM_PIN: '704213', PRINT_ROOM_NEW_PIN: '998877' },
  });
  const set = ['settings', 'set', 'sync_threshold', '7', ...as];
  expect((await runCli(set, pin('704213'))).stderr).toBe('Number and PIN do not fit.\n');
  expect((await runCli(set, pin('998877'))).code).toBe(0);
});
