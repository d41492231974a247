import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { ZipFile } from 'yazl';
import { expect, test } from 'vitest';
import type { Manifest } from '../../../src-main/core/data-export/manifest.ts';
import { tableFiles } from '../../../src-main/core/data-export/table-files.ts';
import { archiveFormatOf } from '../../../src-main/core/data-import/archive-reader.ts';
import { importArchive } from '../../../src-main/core/data-import/import-archive.ts';
import { dataPaths } from '../../../src-main/core/folder/paths.ts';
import { contents, exportFolder, restoreFile, tablesOf } from '../../support/data-export.ts';
import { print, roomWithSheet } from '../../support/printing.ts';
import {
  clientOf,
  csvFile,
  openTestRoom,
  serialsCsv,
  temporaryFolder,
  testPorts,
} from '../../support/room.ts';

/** The members of a good archive without binaries, to be spoilt. */
async function goodMembers(): Promise<Map<string, string>> {
  const { room } = await roomWithSheet(3);
  return contents((await exportFolder(room.paths.folder, { artifacts: false })).path);
}

/** Says of every member again what it hashes to: whoever changes an archive on purpose does that too. */
function resealed(
  members: Map<string, string>,
  change: (manifest: Manifest) => void = () => undefined,
): Map<string, string> {
  const manifest = JSON.parse(members.get('manifest.json') ?? '') as Manifest;
  for (const file of manifest.files) {
    const text = members.get(file.name) ?? '';
    file.bytes = Buffer.byteLength(text);
    file.sha256 = createHash('sha256').update(text).digest('hex');
    if (file.records !== null) file.records = text.split('\n').length - 1;
  }
  change(manifest);
  return members.set('manifest.json', JSON.stringify(manifest));
}

async function zipOf(
  members: ReadonlyMap<string, string> | readonly (readonly [string, string])[],
): Promise<string> {
  const path = join(temporaryFolder(), 'archive');
  const zip = new ZipFile();
  for (const [name, text] of members) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}

async function tarOf(
  members: ReadonlyMap<string, string>,
  more: { name: string; type?: 'symlink'; linkname?: string }[] = [],
) {
  const path = join(temporaryFolder(), 'archive');
  const tar = pack();
  const written = pipeline(tar, createGzip(), createWriteStream(path));
  for (const [name, text] of members) tar.entry({ name }, text);
  for (const header of more) tar.entry(header, '');
  tar.finalize();
  await written;
  return path;
}

/** Tries to restore into a folder with an empty database; whatever happens, that must stay as it is. */
async function refused(path: string, format: 'zip' | 'tar.gz' = 'zip'): Promise<string> {
  const room = await openTestRoom();
  await room.close();
  const { folder } = room.paths;
  const before = tablesOf(folder);
  const files = readdirSync(folder).toSorted();
  const failed = await importArchive(path, format, folder, testPorts(folder)).then(
    () => null,
    (caught: unknown) => caught,
  );
  expect(failed).toMatchObject({ code: 'unreadable_file' });
  expect(tablesOf(folder)).toEqual(before);
  expect(readdirSync(folder).toSorted()).toEqual(files);
  expect(readdirSync(dataPaths(folder).artifacts)).toEqual([]);
  return (failed as Error).message;
}

test.for([
  [
    'a changed record',
    (all: Map<string, string>) =>
      all.set('serials.jsonl', (all.get('serials.jsonl') ?? '').replace('S000001', 'S999999')),
    /serials.jsonl is damaged or was changed/,
  ],
  [
    'a missing file',
    (all: Map<string, string>) => (all.delete('lots.jsonl'), all),
    /"lots.jsonl" is missing/,
  ],
  ['no manifest', (all: Map<string, string>) => (all.delete('manifest.json'), all), /has no manifest/],
  ['a manifest that is no JSON', (all: Map<string, string>) => all.set('manifest.json', '{'), /not JSON/],
  [
    'a manifest of something else',
    (all: Map<string, string>) => all.set('manifest.json', '{"name":"x"}'),
    /not one of an export/,
  ],
  [
    'a file nobody knows',
    (all: Map<string, string>) => all.set('readme.txt', 'hello'),
    /nothing of an export is called "readme.txt"/,
  ],
  [
    'a newer format',
    (all: Map<string, string>) => resealed(all, (manifest) => (manifest.format_version = '1.3')),
    /newer Print Room/,
  ],
  [
    'a section that is not whole',
    (all: Map<string, string>) =>
      resealed(all, (manifest) =>
        Object.assign(manifest.sections[2] ?? {}, { status: 'partial', error: 'two rows' }),
      ),
    /section lots is not whole: two rows/,
  ],
  [
    'a field nobody knows',
    (all: Map<string, string>) =>
      resealed(all.set('lots.jsonl', (all.get('lots.jsonl') ?? '').replace('"lot":', '"lots":'))),
    /line 1 of lots.jsonl: there is no field "lots"/,
  ],
  [
    'a record of another organisation',
    (all: Map<string, string>) =>
      resealed(
        all.set(
          'products.jsonl',
          (all.get('products.jsonl') ?? '').replace('"organisation_id":1', '"organisation_id":2'),
        ),
      ),
    /line 1 of products.jsonl: it belongs to another/,
  ],
  [
    'a value of another type',
    (all: Map<string, string>) =>
      resealed(
        all.set('serials.jsonl', (all.get('serials.jsonl') ?? '').replace('"active":1', '"active":"x"')),
      ),
    /line 1 of serials.jsonl/,
  ],
  [
    'a record twice',
    (all: Map<string, string>) =>
      resealed(all.set('serials.jsonl', (all.get('serials.jsonl') ?? '').repeat(2))),
    /line 4 of serials.jsonl/,
  ],
  [
    'a serial of a lot that is not there',
    (all: Map<string, string>) => resealed(all.set('lots.jsonl', '')),
    /missing/,
  ],
  [
    'a job whose id is a path',
    (all: Map<string, string>) =>
      resealed(
        all.set(
          'jobs.jsonl',
          (all.get('jobs.jsonl') ?? '').replace(/"id":"[^"]*"/, '"id":"../../etc/cron.d/x"'),
        ),
      ),
    /is no id/,
  ],
  [
    'a path out of the folder',
    (all: Map<string, string>) =>
      resealed(
        all.set(
          'settings/printers.jsonl',
          (all.get('settings/printers.jsonl') ?? '').replace('{data}/printed', '{data}/../../etc'),
        ),
      ),
    /leads out of the data folder/,
  ],
  [
    'records that are no JSON',
    (all: Map<string, string>) => resealed(all.set('lots.jsonl', 'lots\n')),
    /line 1 of lots.jsonl/,
  ],
] as const)('an archive with %s is refused, and nothing is changed', async ([, spoil, sentence]) => {
  const spoilt = spoil(await goodMembers());
  expect(await refused(await zipOf(spoilt))).toMatch(sentence);
  expect(await refused(await tarOf(spoilt), 'tar.gz')).toMatch(sentence);
});

test('names that lead out of the folder, doubles, links and bombs are refused', async () => {
  const good = await goodMembers();
  expect(await refused(await tarOf(new Map([...good, ['../../evil', 'x']])), 'tar.gz')).toMatch(
    /nothing of an export is called/,
  );
  expect(
    await refused(await tarOf(good, [{ name: 'lots', type: 'symlink', linkname: '/etc/passwd' }]), 'tar.gz'),
  ).toMatch(/lots is not a file/);
  const climbing = await zipOf([...good, ['xx/xx/evil', 'x']]);
  const bytes = readFileSync(climbing);
  for (let at = bytes.indexOf('xx/xx/evil'); at >= 0; at = bytes.indexOf('xx/xx/evil'))
    bytes.write('../../evil', at);
  writeFileSync(climbing, bytes);
  expect(await refused(climbing)).toMatch(/invalid relative path/);
  expect(await refused(await zipOf([...good, ['lots.jsonl', 'again']]))).toMatch(/has "lots.jsonl" twice/);
  const bomb = new Map([...good, ['serials.jsonl', '\n'.repeat(120 * 1024 * 1024)]]);
  expect(await refused(await zipOf(bomb))).toMatch(/unpacks to far more/);
  expect(await refused(await tarOf(bomb), 'tar.gz')).toMatch(/unpacks to far more/);
});

test('archives that are cut off or noise are refused', async () => {
  const { room } = await roomWithSheet(3);
  for (const format of ['zip', 'tar.gz'] as const) {
    const { path } = await exportFolder(room.paths.folder, { format });
    const whole = readFileSync(path);
    for (const length of [4, 100, Math.floor(whole.length / 2), whole.length - 30]) {
      writeFileSync(path, whole.subarray(0, length));
      expect(await refused(path, format)).toMatch(/cannot be restored/);
    }
    const changed = Buffer.from(whole);
    changed.write('garbage', Math.floor(whole.length / 2));
    writeFileSync(path, changed);
    expect(await refused(path, format)).toMatch(/cannot be restored/);
  }
});

test('an archive is known by its content, cut off too, and a workbook or a CSV file is none', async () => {
  const { room } = await roomWithSheet(1);
  const zip = await exportFolder(room.paths.folder);
  const tar = await exportFolder(room.paths.folder, { format: 'tar.gz' });
  expect(await archiveFormatOf(zip.path)).toBe('zip');
  expect(await archiveFormatOf(tar.path)).toBe('tar.gz');
  expect(await archiveFormatOf(csvFile(readFileSync(zip.path).subarray(0, 500)))).toBe('zip');
  expect(await archiveFormatOf(await zipOf(new Map([['xl/workbook.xml', '<x/>']])))).toBe(null);
  expect(await archiveFormatOf(csvFile('gtin,lot\n'))).toBe(null);
  expect(await archiveFormatOf(csvFile(''))).toBe(null);
  expect(await archiveFormatOf(csvFile('PK'))).toBe(null);
  expect(await archiveFormatOf(temporaryFolder())).toBe(null);
  expect(await archiveFormatOf(csvFile(gzipSync('gtin,lot\n')))).toBe('tar.gz');
});

test('a folder that is not empty, or in use, is not restored into', async () => {
  const { room } = await roomWithSheet(1);
  const { path } = await exportFolder(room.paths.folder);
  await expect(
    importArchive(path, 'zip', room.paths.folder, testPorts(room.paths.folder)),
  ).rejects.toMatchObject({ code: 'folder_in_use' });
  await room.close();
  await expect(
    importArchive(path, 'zip', room.paths.folder, testPorts(room.paths.folder)),
  ).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('it has products'),
  });
  const folder = join(temporaryFolder(), 'noise');
  mkdirSync(folder);
  writeFileSync(
    dataPaths(folder).database,
    'not a database at all, but long enough to be looked at'.repeat(50),
  );
  await expect(importArchive(path, 'zip', folder, testPorts(folder))).rejects.toMatchObject({
    code: 'conflict',
  });
});

test('too little room on the disk is said before anything is written', async () => {
  const { room } = await roomWithSheet(1);
  const { path } = await exportFolder(room.paths.folder);
  const folder = join(temporaryFolder(), 'small');
  const ports = testPorts(folder, { freeDisk: () => Promise.resolve(1_000_000) });
  await expect(importArchive(path, 'zip', folder, ports)).rejects.toMatchObject({ code: 'disk_full' });
  expect(existsSync(dataPaths(folder).database)).toBe(false);
});

test('a crash half-way leaves an empty folder, which takes the archive the next time', async () => {
  const room = await openTestRoom();
  await clientOf(room).admin.importFile({ path: csvFile(serialsCsv(20_000)) });
  const { path } = await exportFolder(room.paths.folder);
  const folder = join(temporaryFolder(), 'crashed');
  const program = spawn(
    process.execPath,
    [new URL('./import-program.ts', import.meta.url).pathname, path, folder],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = once(program, 'exit');
  // It says so when its new database is there, and waits to be killed.
  const said = await Promise.race([once(program.stdout, 'data').then(String), ended.then(() => 'ended')]);
  expect(said).toBe('built\n');
  expect(existsSync(dataPaths(folder).restoring)).toBe(true);
  program.kill('SIGKILL');
  await ended;
  expect(existsSync(dataPaths(folder).database)).toBe(false);
  const opened = await openTestRoom({ folder });
  expect(existsSync(opened.paths.restoring)).toBe(false);
  expect(await clientOf(opened).catalog.products({})).toEqual([]);
  await opened.close();
  await restoreFile(path, 'zip', folder);
  const again = await openTestRoom({ folder });
  expect(again.db.prepare('SELECT count(*) FROM serials').pluck().get()).toBe(20_000);
});

test('an archive of the first format, which knew fewer tables and columns, is restored', async () => {
  const { room, client, job } = await roomWithSheet(5, { counts: true });
  await print(client, job, { labels: { first: 1, last: 3 } });
  await room.close();
  const all = await contents((await exportFolder(room.paths.folder, { artifacts: false })).path);
  const later = tableFiles.filter(({ since }) => since !== undefined).map(({ name }) => name);
  for (const name of later) all.delete(name);
  const without = (name: string, ...fields: string[]): void => {
    const lines = (all.get(name) ?? '').split('\n').map((line) => {
      if (line === '') return line;
      const row = JSON.parse(line) as Record<string, unknown>;
      return JSON.stringify(
        Object.fromEntries(Object.entries(row).filter(([field]) => !fields.includes(field))),
      );
    });
    all.set(name, lines.join('\n'));
  };
  without(
    'jobs/runs.jsonl',
    'place',
    'varied',
    'cut',
    'proof',
    'pausing',
    'answered',
    'part_sheet',
    'rest_as',
  );
  without('jobs.jsonl', 'at_once');
  without('settings/printers.jsonl', 'tray', 'dpi', 'enough', 'remark', 'capabilities', 'capabilities_at');
  const old = resealed(all, (manifest) => {
    manifest.format_version = '1.0';
    manifest.files = manifest.files.filter(({ name }) => !later.includes(name));
  });
  const folder = join(temporaryFolder(), 'restored');
  await restoreFile(await zipOf(old), 'zip', folder);
  const restored = clientOf(await openTestRoom({ folder }));
  expect(await restored.system.verifyLedger({})).toMatchObject({ ok: true, events: 3 });
  expect((await restored.printing.list({}))[0]).toMatchObject({
    status: 'completed',
    labels: { printed: 3 },
  });
  // What the format of today has must be there in an archive of today.
  const today = resealed(old, (manifest) => (manifest.format_version = '1.2'));
  expect(await refused(await zipOf(today))).toContain('is missing');
});
