import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { runCli, runJson, type CliResult } from '../../support/cli.ts';
import { csvFile, openTestRoom, serialsCsv, temporaryFolder } from '../../support/room.ts';

/** One clear line on stderr, nothing on stdout, nothing of the program's insides. */
function expectLine(result: CliResult, code: number, words: RegExp): void {
  expect(result.stdout).toBe('');
  expect(result.stderr).toMatch(/^[^\n]+\n$/);
  expect(result.stderr).toMatch(words);
  expect(result.stderr).not.toMatch(/\bat .*\.js:\d+|Error:|undefined|\[object/);
  expect(result.code).toBe(code);
}

const sheet = ['export', '--scope', 'serials', '--export-type', 'sheet_pdf', '--file-format', 'pdf'];

test('a damaged database is named with its way out, and restoring a backup over it works', async () => {
  const folder = temporaryFolder();
  const data = ['--data', folder];
  const backup = join(temporaryFolder(), 'backup.db');
  expect((await runCli(['backup', backup, ...data])).code).toBe(0);
  writeFileSync(join(folder, 'print-room.db'), 'garbage');
  expectLine(await runCli(['jobs', ...data]), 1, /print-room\.db is damaged.*print-room restore/);
  expect((await runCli(['restore', backup, ...data])).code).toBe(0);
  expect((await runCli(['jobs', ...data])).code).toBe(0);
});

test('what was typed wrong is answered with one line and exit code 2', async () => {
  const data = ['--data', temporaryFolder()];
  const out = ['--out', join(temporaryFolder(), 'x.pdf')];
  for (const [args, words] of [
    [[], /missing command/],
    [['exprot'], /unknown command 'exprot'/],
    [['ledger'], /missing command/],
    [['ledger', 'verfy'], /unknown command 'verfy'/],
    [['sync', 'stauts'], /too many arguments/],
    [['jobs', '--dat', 'x'], /unknown option '--dat'/],
    [['jobs', 'extra'], /too many arguments/],
    [['import', ...data], /missing required argument 'file'/],
    [sheet, /required option '--out/],
    [['export', '--scope', 'pallets'], /pallets/],
    [[...sheet, ...out, '--filters', '{'], /--filters.*JSON/],
    [[...sheet, ...out, '--filters', '{"gtins":["1"]}'], /gtins\.0: GTIN "1" has 1 digit.*[^.]\.\n/],
    [['serve', '--port', '70000'], /0 to 65535/],
    [['serve', '--port', '-1'], /--port/],
    [['print', '--job', 'x', '--printer', 'y', '--sheets', '3-'], /--sheets/],
    [['print', '--job', 'x', '--printer', 'y', '--copies', '0'], /--copies/],
    [['printers', 'add', 'p', '--driver', 'telepathy', '--uri', 'x'], /telepathy/],
  ] as const) {
    expectLine(await runCli(args.length < 2 ? args : [...args, ...data]), 2, words);
  }
});

test('help and version go to stdout and are no errors', async () => {
  for (const args of [['--help'], ['export', '--help'], ['--version']]) {
    const { code, stdout, stderr } = await runCli(args);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/\S/);
  }
});

test('what a request asks for and cannot have is named', async () => {
  const data = ['--data', temporaryFolder()];
  const folder = temporaryFolder();
  const out = ['--out', join(folder, 'x.pdf')];
  await runJson(['import', csvFile(serialsCsv(2)), ...data]);
  const asking = async (...args: string[]) => runCli([...sheet, ...out, ...args, ...data]);

  expectLine(await asking('--asset-config', '{"sheet_template":"64up"}'), 2, /64up.*63up_1in_letter/);
  expectLine(await asking('--filters', '{"gtins":["09521234000014"]}'), 2, /filters\.gtins\.0.*check digit/i);
  expectLine(await asking('--filters', '{"gtins":[]}'), 2, /gtins/);
  expectLine(await asking('--filters', '[]'), 2, /filters/);
  expectLine(await asking('--filters', '{"lots":["x"]}'), 2, /lots/);
  expectLine(
    await asking('--asset-config', '{"sheet_template":"64up"}', '--filters', '{"gtins":[]}'),
    2,
    /gtins.*64up/,
  );
  expectLine(await asking('--filters', '{"gtins":["00012345678905"]}'), 1, /nothing to print/i);
  expectLine(
    await runCli(['import', join(folder, 'missing.csv'), ...data]),
    1,
    /missing\.csv does not exist/,
  );
  expectLine(await runCli(['print', '--job', 'short', '--printer', 'folder', ...data]), 2, /job id/i);
  expectLine(
    await runCli(['print', '--job', 'zzzzzzzzzzzzzzzzzzzzzz', '--printer', 'folder', ...data]),
    2,
    /zzzzzzzzzzzzzzzzzzzzzz/,
  );
  expectLine(await runCli(['settings', 'get', 'no_such', ...data]), 2, /no_such.*sync_threshold/);
  expectLine(await runCli(['settings', 'set', 'sync_threshold', 'many', ...data]), 2, /many.*sync_threshold/);
  expectLine(await runCli(['jobs', '--organization', 'zzzzzzzzzzzzzzzzzzzzzz', ...data]), 2, /organisation/);
  expectLine(
    await runCli(['ledger', 'settle', '--run', 'nobody', '--good-sheets', '1', '--reason', 'x', ...data]),
    2,
    /nobody/,
  );
  expect(readdirSync(folder)).toEqual([]);
});

test('a place where the file cannot be saved is named before the job is made', async () => {
  const data = ['--data', temporaryFolder()];
  const folder = temporaryFolder();
  await runJson(['import', csvFile(serialsCsv(2)), ...data]);

  expectLine(
    await runCli([...sheet, '--out', join(folder, 'no', 'x.pdf'), ...data]),
    1,
    /there is no folder .*no\./,
  );
  expectLine(await runCli([...sheet, '--out', folder, ...data]), 1, /it is a folder/);
  expect(await runJson(['jobs', ...data])).toEqual({ jobs: [] });

  // A file of an earlier export is replaced.
  writeFileSync(join(folder, 'x.pdf'), 'old');
  await runJson([...sheet, '--out', join(folder, 'x.pdf'), ...data]);
  expect(readdirSync(folder)).toEqual(['x.pdf']);
});

test('a data folder that is a file, or lies below one, is answered with its name', async () => {
  const file = csvFile('x');
  expectLine(await runCli(['jobs', '--data', file]), 1, /rows\.csv.*there is a file of this name/);
  expectLine(await runCli(['jobs', '--data', join(file, 'below')]), 1, /below.*there is a file of this name/);
  expectLine(await runCli(['serve', '--data', file]), 1, /rows\.csv/);
});

test.skipIf(process.platform !== 'linux')(
  'a data folder where no folder can be made is answered and not tried for ever',
  async () => {
    expectLine(
      await runCli(['jobs', '--data', '/proc/print-room/here']),
      1,
      /The data folder .* cannot be used/,
    );
  },
);

test('the data folder comes from --data, else from PRINT_ROOM_DATA, never from an empty word', async () => {
  const [home, env, flag] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
  const here = temporaryFolder();
  const environment = { HOME: home, XDG_DATA_HOME: '', PRINT_ROOM_DATA: env };
  await runCli(['jobs', '--data', flag], { env: environment });
  expect([existsSync(join(flag, 'print-room.db')), readdirSync(env)]).toEqual([true, []]);
  await runCli(['jobs'], { env: environment });
  expect(existsSync(join(env, 'print-room.db'))).toBe(true);
  if (process.platform === 'linux') {
    await runCli(['jobs', '--data', ''], { env: { ...environment, PRINT_ROOM_DATA: '' }, cwd: here });
    expect(existsSync(join(home, '.local', 'share', 'print-room', 'print-room.db'))).toBe(true);
  }
  expect(readdirSync(here)).toEqual([]);
});

test('a database of a newer version is refused with exit code 5 and is not touched', async () => {
  const folder = temporaryFolder();
  await (await openTestRoom({ folder })).close();
  const sqlite = new Sqlite(join(folder, 'print-room.db'));
  sqlite.prepare('INSERT INTO migrations VALUES (9999, ?, 0)').run('of the future');
  sqlite.close();

  expectLine(await runCli(['jobs', '--data', folder]), 5, /newer Print Room/);
  expectLine(await runCli(['serve', '--data', folder]), 5, /newer Print Room/);
});

test('a broken ledger has an exit code of its own', async () => {
  const folder = temporaryFolder();
  await (await openTestRoom({ folder, sample: true })).close();
  const sqlite = new Sqlite(join(folder, 'print-room.db'));
  const triggers = sqlite
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'lifecycle_events'`)
    .pluck()
    .all() as string[];
  for (const name of triggers) sqlite.exec(`DROP TRIGGER ${name}`);
  sqlite.prepare('UPDATE lifecycle_events SET quantity = 2 WHERE id = 7').run();
  sqlite.close();

  const { code, stdout, stderr } = await runCli(['ledger', 'verify', '--json', '--data', folder]);

  expect(code).toBe(4);
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, problems: [expect.any(String)] });
  expect(stderr).toMatch(/^The ledger is broken: [^\n]+\n$/);
});

test('a damaged key of the data folder is named, and no weaker one is used', async () => {
  const folder = temporaryFolder();
  await (await openTestRoom({ folder, sample: true })).close();
  writeFileSync(join(folder, 'secret.key'), '');
  expectLine(await runCli(['ledger', 'verify', '--data', folder]), 1, /secret\.key is damaged/);
});

test('a folder with several organisations needs the name of one', async () => {
  const folder = temporaryFolder();
  const room = await openTestRoom({ folder });
  room.db
    .prepare(
      `INSERT INTO organisations (name, color, sample, created_at) VALUES ('Second Brand', '#ff0000', 0, 0)`,
    )
    .run();
  await room.close();
  for (const args of [['jobs'], ['printers'], ['settings', 'get'], ['ledger', 'verify'], ['serve']]) {
    expectLine(await runCli([...args, '--data', folder]), 2, /--organization.*My organisation.*Second Brand/);
  }
  const line = (await runCli(['jobs', '--data', folder])).stderr;
  const second = /(\w{22}) \(Second Brand\)/.exec(line)?.[1] ?? '';
  await runJson(['import', csvFile(serialsCsv(1)), '--organization', second, '--data', folder]);
  const out = join(temporaryFolder(), 'x.pdf');
  expect(await runJson([...sheet, '--out', out, '--organization', second, '--data', folder])).toMatchObject({
    total_items: 1,
  });
  const first = /(\w{22}) \(My organisation\)/.exec(line)?.[1] ?? '';
  expectLine(
    await runCli([...sheet, '--out', out, '--organization', first, '--data', folder]),
    1,
    /nothing to print/i,
  );
});

test('a folder that cannot be read because it is a broken database says so', async () => {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'print-room.db'),
    'this is no database, it is a text that somebody saved here by mistake',
  );
  const result = await runCli(['jobs', '--data', folder]);
  expectLine(result, 1, /database/);
});
