import { expect, test } from 'vitest';
import { runCli, runJson } from '../../support/cli.ts';
import { temporaryFolder } from '../../support/room.ts';

test('a printer is calibrated from the command line', async () => {
  const data = ['--data', temporaryFolder()];
  const sheet = await runJson(['calibrate', 'sheet', 'folder', '--stock', '63up_1in_letter', ...data]);
  expect(sheet).toMatchObject({ sheet: 1, needed: 4, printed: { status: 'saved' } });
  const slip = await runCli(['calibrate', 'enter', '1', '55', '23', '195', '253', ...data]);
  expect(slip).toMatchObject({ code: 2, stdout: '' });
  expect(slip.stderr).toBe(
    'Numbers 1 and 2 look swapped: first A from the left edge, then from the top edge.\n',
  );
  const wrong = await runCli(['calibrate', 'enter', '1', '55', 'x', '195', '253', ...data]);
  expect(wrong).toMatchObject({ code: 2, stderr: '"x" is no length in mm.\n' });
  const entered = await runJson([
    'calibrate',
    'enter',
    '1',
    '23,2',
    '55',
    '195',
    '253',
    '--operator',
    'Ana',
    ...data,
  ]);
  expect(entered).toMatchObject({ printer: 'folder', measured_by: 'Ana', in_force: true });
  const shown = await runCli(['calibrate', 'show', ...data]);
  expect(shown.stdout).toContain('folder, 63up_1in_letter; moves -0.97 mm across');
  expect(await runJson(['calibrate', 'forget', 'folder', '--stock', '63up_1in_letter', ...data])).toEqual({
    forgotten: true,
  });
  expect((await runCli(['calibrate', 'show', ...data])).stdout).toBe('No calibration.\n');
});

test('printers are set up, tried and removed from the command line', async () => {
  const data = ['--data', temporaryFolder()];
  await runJson(['printers', 'add', 'Line 1', '--driver', 'folder', '--uri', temporaryFolder(), ...data]);
  const set = ['printers', 'set', 'Line 1', '--dpi', '203', '--tray', 'Manual', '--enough', 'operator'];
  expect(await runJson([...set, '--name', 'Line 2', ...data])).toEqual({
    printers: [expect.objectContaining({ name: 'Line 2', dpi: 203, tray: 'Manual', enough: 'operator' })],
  });
  expect(await runJson(['printers', 'test-page', 'Line 2', '--stock', 'roll_2x1in', ...data])).toMatchObject({
    status: 'saved',
  });
  expect((await runCli(['printers', 'list', ...data])).stdout).toContain(
    'Line 2  folder  idle  tray Manual  203 dpi',
  );
  expect(await runJson(['printers', 'remove', 'Line 2', ...data])).toEqual({ name: 'Line 2', removed: true });
  const nothing = await runCli(['printers', 'set', 'folder', ...data]);
  expect(nothing).toMatchObject({ code: 2, stderr: expect.stringContaining('Name what to change') });
});
