import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli, runJson, type CliResult } from '../../support/cli.ts';
import { csvFile, serialsCsv, temporaryFolder } from '../../support/room.ts';
import { startSink } from '../../support/simulators/sink.ts';

/** Print runs from the command line: every question has a way out that the line itself names. */

async function folderWithJob(serials: number) {
  const folder = temporaryFolder();
  const data = ['--data', folder];
  await runJson(['import', csvFile(serialsCsv(serials)), ...data]);
  const made = async (scope: string): Promise<string> => {
    const kind = ['--scope', scope, '--export-type', 'sheet_pdf', '--file-format', 'pdf'];
    const out = ['--out', join(temporaryFolder(), 'sheet.pdf')];
    return String((await runJson(['export', ...kind, ...out, ...data]))['job_id']);
  };
  const cli = (...args: string[]): Promise<CliResult> => runCli([...args, ...data]);
  const spooled = (): string[] => {
    const printed = join(folder, 'printed');
    return existsSync(printed) ? readdirSync(printed) : [];
  };
  return { cli, spooled, data, made, job: await made('serials') };
}

function expectLine({ code, stderr }: CliResult, exit: number, line: RegExp): void {
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(stderr).toMatch(line);
  expect(code).toBe(exit);
}

test('an order that cannot be is one clear line, and nothing is spooled', async () => {
  const { cli, spooled, job } = await folderWithJob(70);
  const print = (...args: string[]) => cli('print', '--job', job, '--printer', 'folder', ...args);
  expectLine(
    await cli('print', '--job', job, '--printer', '$(reboot)'),
    2,
    /no printer "\$\(reboot\)"\. Printers/,
  );
  expectLine(await print('--sheets', '0'), 2, /Sheets are counted from 1/);
  expectLine(await print('--labels', '0-5'), 2, /Labels are counted from 1/);
  expectLine(await print('--sheets', '2-1'), 2, /Sheets 2-1 run backwards/);
  expectLine(await print('--sheets', '1-9'), 2, /This run has 2 sheets; there is no sheet 9/);
  expectLine(await print('--labels', '71'), 2, /This run has 70 labels; there is no label 71/);
  expectLine(await print('--start-position', '64'), 2, /63 labels; it has no position 64/);
  expectLine(await print('--part-sheet', 'shelf'), 2, /no part-used sheet "shelf"/);
  expectLine(await print('--copies', '2'), 1, /printed once; 2 copies of each need a reason/);
  expectLine(await print('--spare', '5%'), 2, /it has no spare labels/);
  expectLine(await print('--planned'), 2, /only lots have a planned quantity/);
  expectLine(await cli('runs', 'show', 'nothing'), 2, /no print run nothing/);
  expect(spooled()).toEqual([]);
});

test('the first sheet waits for its release; the good sheets are counted with the command that the line names', async () => {
  const { cli, spooled, job } = await folderWithJob(70);
  const proof = await cli('print', '--job', job, '--printer', 'folder', '--first-sheet');
  expect(proof.code).toBe(0);
  const [, run = ''] = /runs release (\S+),/.exec(proof.stdout) ?? [];
  expect(spooled()).toHaveLength(1);
  expectLine(
    await cli('runs', 'resume', run),
    2,
    /waits until its first sheet is released; it is not paused/,
  );
  const released = await cli('runs', 'release', run);
  expectLine(released, 3, /70 labels are not confirmed\. How many of its 2 sheets are good\?/);
  expect(spooled()).toHaveLength(2);
  const [, command = ''] = /print-room (settle .*) N/.exec(released.stderr) ?? [];
  const settled = await cli(...command.split(' '), '2');
  expect(settled).toMatchObject({ code: 0, stderr: '' });
  expectLine(await cli('runs', 'release', run), 2, /is completed; only a run whose first sheet is out/);
});

test('labels that are printed stop the run, which waits for the answer', async () => {
  const { cli, spooled, data, job } = await folderWithJob(3);
  const first = await cli('print', '--job', job, '--printer', 'folder');
  const [, command = ''] = /print-room (settle .*) N/.exec(first.stderr) ?? [];
  await cli(...command.split(' '), '1');
  const asks = await cli('print', '--job', job, '--printer', 'folder');
  expectLine(asks, 1, /3 items are printed before.*print-room runs answer \S+ --decision print --reason/);
  const [, run = ''] = /runs answer (\S+)/.exec(asks.stderr) ?? [];
  expect(await runJson(['runs', 'show', run, ...data])).toMatchObject({ status: 'asking' });
  expectLine(await cli('runs', 'answer', run, '--decision', 'print'), 1, /needs a reason/);
  const again = await cli('runs', 'answer', run, '--decision', 'print', '--reason', 'torn');
  expectLine(again, 3, /Is its sheet good \(1\) or not \(0\)\?/);
  expect(spooled()).toHaveLength(2);
  const [, question = ''] = /print-room (settle .*) N/.exec(again.stderr) ?? [];
  const none = await cli(...question.split(' '), '0');
  expect(none).toMatchObject({ code: 0, stderr: '' });
  expect(none.stdout).toContain('0 printed, 0 not confirmed, 3 not printed');
});

test('a paused printer keeps its runs; what is left of a sheet is used by the next one', async () => {
  const { cli, data, made } = await folderWithJob(1);
  const lots = await made('lots');
  const print = ['print', '--job', lots, '--printer', 'folder', '--copies', '10', '--rest-as', 'shelf'];
  const first = await cli(...print);
  const [, command = ''] = /print-room (settle .*) N/.exec(first.stderr) ?? [];
  await cli(...command.split(' '), '1');
  expect(await runJson(['part-sheets', 'list', ...data])).toMatchObject({
    part_sheets: [{ name: 'shelf', first_free: 11, run_id: null }],
  });
  const second = await runCli([...print, '--part-sheet', 'shelf', '--reason', 'more', '--json', ...data]);
  const { run_id } = JSON.parse(second.stdout) as { run_id: string };
  expect(await runJson(['runs', 'show', run_id, ...data])).toMatchObject({ start_position: 11 });
  expect((await cli('runs', 'pause', '--printer', 'folder')).stdout).toContain('folder is paused');
  expect((await cli('runs', 'list')).stdout).toContain('folder is paused');
  expect((await cli('runs', 'resume', '--printer', 'folder')).stdout).toContain('folder prints');
});

test('a job is made again for another printer', async () => {
  const { cli, data, job } = await folderWithJob(3);
  await cli('printers', 'set', 'folder', '--dpi', '300');
  expectLine(await cli('print', '--job', job, '--printer', 'folder'), 2, /Make the job again at 300 dpi/);
  const again = await runJson(['jobs', 'again', job, '--dpi', '300', ...data]);
  expect(again).toMatchObject({ status: 'completed', total_items: 3, dpi: 300 });
  expectLine(await cli('print', '--job', String(again['job_id']), '--printer', 'folder'), 3, /not confirmed/);
  expectLine(await cli('jobs', 'again', job, '--dpi', '203'), 1, /layout datamatrix-1in fits/);
});

test('a printer that breaks off in the middle: the line says what happened, and nothing goes over again', async () => {
  const { cli, job } = await folderWithJob(200);
  const name = `$(touch bait) ;"'|& \`x\` 標籤 Ä`;
  const sink = await startSink({ language: 'mute', breaksAfter: 1_000 });
  expect(await cli('printers', 'add', name, '--driver', 'raw', '--uri', sink.uri)).toMatchObject({ code: 0 });
  const cut = await cli('print', '--job', job, '--printer', name);
  expectLine(
    cut,
    3,
    /\$\(touch bait\) .* 標籤 Ä broke the connection; how much of the job it has is not known/,
  );
  expect(cut.stderr).toMatch(
    /How many of its 4 sheets are good\? print-room settle --run \S+ --good-sheets N/,
  );
  expectLine(
    await cli('print', '--job', job, '--printer', name),
    3,
    /200 items are uncertain.*Settle run \S+ first/,
  );
  expect(sink.files).toEqual([]);
});

test('a printer that nobody listens for, an address of another kind and a name of two lines are one line each', async () => {
  const { cli, job } = await folderWithJob(3);
  const add = (name: string, driver: string, uri: string) =>
    cli('printers', 'add', name, '--driver', driver, '--uri', uri);
  expectLine(await add('A', 'ipp', 'socket://h:9100'), 2, /"socket:\/\/h:9100" is no address .*ipp:\/\//);
  expectLine(await add('A', 'raw', 'ipp://h/'), 2, /"ipp:\/\/h\/" is no address .*socket:\/\/host/);
  expectLine(await add('A\nB', 'raw', 'socket://h'), 2, /one line of text/);
  expect(await add('A', 'raw', 'socket://127.0.0.1:1')).toMatchObject({ code: 0 });
  expectLine(
    await cli('print', '--job', job, '--printer', 'A'),
    1,
    /A: 127\.0\.0\.1:1 refuses the connection/,
  );
});
