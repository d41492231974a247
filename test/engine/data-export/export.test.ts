import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { dataExportSections } from '../../../src-shared/models/data-export.ts';
import { dataPaths } from '../../../src-main/core/folder/paths.ts';
import { exportOrganisation } from '../../../src-main/core/data-export/export-organisation.ts';
import { toErrorData } from '../../../src-shared/errors.ts';
import { listOrganisations } from '../../../src-main/core/catalog/organisations.ts';
import type { PrintRoom } from '../../../src-main/core/print-room.ts';
import {
  contents,
  exportFolder,
  manifestOf,
  people,
  secrets,
  variedFolder,
} from '../../support/data-export.ts';
import { canMount, closeFolder, fillDisk, smallDisk } from '../../support/mounts.ts';
import { roomWithSheet } from '../../support/printing.ts';
import { clientOf, csvFile, openTestRoom, serialsCsv, temporaryFolder } from '../../support/room.ts';

const request = { archive_format: 'zip', include_artifacts: false, include_people: false } as const;

function organisation(room: PrintRoom) {
  const [first] = listOrganisations(room.db);
  if (!first) throw new Error('The room has no organisation.');
  return first;
}

async function finished(
  room: PrintRoom,
  wanted: Parameters<PrintRoom['dataExports']['request']>[1] = request,
) {
  const { id } = organisation(room);
  const { job_id } = room.dataExports.request(organisation(room), wanted);
  return room.dataExports.wait(id, job_id);
}

test('a request is accepted at once and ends with every section told, and its file is what its row says', async () => {
  const { room } = await roomWithSheet(3, { ports: { now: () => Date.UTC(2026, 5, 26, 21, 0, 0) } });
  const accepted = room.dataExports.request(
    { ...organisation(room), id: 1 },
    { ...request, include_artifacts: true },
  );
  expect(accepted).toMatchObject({
    status: 'pending',
    output_filename: null,
    file_size_bytes: 0,
    sections: [],
  });
  expect(accepted.job_id).toMatch(/^[2-9A-HJ-NP-Za-km-z]{22}$/);
  await room.dataExports.waitForIdle();
  const job = room.dataExports.get(1, accepted.job_id);
  expect(job).toMatchObject({
    status: 'completed',
    output_filename: 'print-room-export-my-organisation-20260626-210000.zip',
    error: null,
    available: true,
  });
  const bytes = readFileSync(room.dataExports.filePath(1, job.job_id));
  expect(bytes).toHaveLength(job.file_size_bytes);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(job.sha256);
  expect(job.sections.map(({ key }) => key)).toEqual(dataExportSections);
  const of = (key: string) => job.sections.find((section) => section.key === key);
  expect(of('serials')).toEqual({
    key: 'serials',
    status: 'ok',
    record_count: 3,
    binary_count: null,
    error: null,
  });
  expect(of('jobs')).toMatchObject({ status: 'ok', record_count: 1, binary_count: 1 });
  expect(of('stocks')).toMatchObject({ status: 'empty', record_count: 0 });
});

test('the manifest says of every file how long it is, what it hashes to and how many records it has', async () => {
  const { folder } = await variedFolder();
  for (const format of ['zip', 'tar.gz'] as const) {
    const files = await contents((await exportFolder(folder, { format })).path, format);
    const manifest = manifestOf(files);
    expect([...files.keys()].at(-1)).toBe('manifest.json');
    expect(manifest.files.map(({ name }) => name)).toEqual([...files.keys()].slice(0, -1));
    for (const { name, sha256, bytes, records } of manifest.files) {
      const text = files.get(name) ?? '';
      if (records === null) {
        expect(text).toBe(sha256);
        continue;
      }
      expect(createHash('sha256').update(text).digest('hex')).toBe(sha256);
      expect(Buffer.byteLength(text)).toBe(bytes);
      expect(text.split('\n').length - 1).toBe(records);
    }
    expect(manifest).toMatchObject({
      format_version: '1.2',
      app_version: '0.0.0-test',
      include_people: true,
    });
  }
});

test('nothing of another organisation, no key and no password is in an archive; names only where they were asked for', async () => {
  const { folder } = await variedFolder();
  const room = await openTestRoom({ folder });
  const [first] = listOrganisations(room.db);
  const { key } = await clientOf(room).keys.create({
    organization_id: (await clientOf(room).system.info()).organisations[0]?.id,
    description: 'for the line',
    role: 'manager',
  });
  await room.close();
  expect(first?.name).toBe('My organisation');
  const all = (files: ReadonlyMap<string, string>): string => [...files.values()].join('\n');
  const text = all(await contents((await exportFolder(folder, { people: true })).path));
  const secretKey = readFileSync(dataPaths(folder).secret, 'utf8').trim();
  const hashes = new Sqlite(dataPaths(folder).database).prepare('SELECT hash FROM api_keys').pluck().all();
  const hmacs = new Sqlite(dataPaths(folder).database).prepare('SELECT hmac FROM ledger_heads').pluck().all();
  for (const hidden of [...secrets, key, secretKey, ...hashes, ...hmacs, 'THEIRS', 'Other Brand', folder]) {
    expect(text, String(hidden)).not.toContain(hidden);
  }
  expect(text).toContain('ipp://printer.example:631/ipp/print');
  for (const name of people) expect(text).toContain(name);

  const nameless = all(await contents((await exportFolder(folder, { people: false })).path));
  for (const name of people) expect(nameless, name).not.toContain(name);
  expect(nameless).toContain('cancelled by a person');

  const theirs = await contents((await exportFolder(folder, { organisation: 2 })).path);
  expect(all(theirs)).not.toContain('Gruy');
  expect(theirs.get('serials.jsonl')?.split('\n')).toHaveLength(11);
});

test('a damaged row is left out and told, and every other section is whole', async () => {
  const { folder } = await variedFolder();
  const sqlite = new Sqlite(dataPaths(folder).database);
  sqlite.pragma('ignore_check_constraints = ON');
  sqlite.prepare(`UPDATE jobs SET spec = '{"stock":' WHERE seq = 2`).run();
  sqlite.close();
  const { path, sections } = await exportFolder(folder);
  const jobs = sections.find(({ key }) => key === 'jobs');
  expect(jobs).toMatchObject({
    status: 'partial',
    error: expect.stringContaining('jobs.jsonl: 1 record could not be read'),
  });
  expect(jobs?.error).toContain('{"seq":2}');
  expect(sections.filter(({ status }) => status !== 'ok').map(({ key }) => key)).toEqual(['jobs']);
  const seqs = ((await contents(path)).get('jobs.jsonl') ?? '').trim().split('\n');
  expect(seqs.map((line) => (JSON.parse(line) as { seq: number }).seq)).not.toContain(2);
  expect(seqs).toHaveLength(jobs?.record_count ?? 0);
});

test('a table whose pages are damaged is an error of its section, and the others are whole', async () => {
  const room = await openTestRoom();
  const client = clientOf(room);
  await client.admin.importFile({ path: csvFile(serialsCsv(500)) });
  const { folder, database } = room.paths;
  await room.close();
  const sqlite = new Sqlite(database);
  const root = sqlite
    .prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'products'`)
    .pluck()
    .get() as number;
  const size = sqlite.pragma('page_size', { simple: true }) as number;
  sqlite.close();
  const { openSync, writeSync, closeSync } = await import('node:fs');
  const file = openSync(database, 'r+');
  writeSync(file, Buffer.alloc(size, 0xee), 0, size, (root - 1) * size);
  closeSync(file);
  const { sections, path } = await exportFolder(folder);
  const of = (key: string) => sections.find((section) => section.key === key);
  expect(of('products')).toMatchObject({
    status: 'error',
    record_count: 0,
    error: expect.stringContaining('malformed'),
  });
  // The folder has one organisation: its serials need nobody to say whose they are.
  expect(of('serials')).toMatchObject({ status: 'ok', record_count: 500 });
  expect(of('lots')).toMatchObject({ status: 'ok', record_count: 1 });
  expect(manifestOf(await contents(path)).sections).toEqual(sections);
});

test('records come in the order of their keys, the same at every export', async () => {
  const { folder } = await variedFolder();
  const first = await contents((await exportFolder(folder)).path);
  const again = await contents((await exportFolder(folder)).path);
  for (const [name, text] of first) if (name !== 'manifest.json') expect(again.get(name), name).toBe(text);
  const ids = (first.get('serials.jsonl') ?? '')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { id: number }).id);
  expect(ids).toEqual(ids.toSorted((a, b) => a - b));
});

test('an export is of one moment: what is written while it runs is not in it', async () => {
  const room = await openTestRoom();
  await clientOf(room).admin.importFile({ path: csvFile(serialsCsv(3_000)) });
  const path = join(temporaryFolder(), 'archive.zip');
  const late = room.db.prepare(
    `INSERT INTO serials (product_id, lot_id, lot, serial, created_at, updated_at) SELECT product_id, lot_id, lot, ?, 0, 0 FROM serials LIMIT 1`,
  );
  await exportOrganisation({
    ...room,
    station: room.station.id,
    organisation: 1,
    format: 'zip',
    people: false,
    artifacts: false,
    path,
    signal: new AbortController().signal,
    onSection: (done) => void late.run(`LATE${done.length}`),
  });
  expect(room.db.prepare('SELECT count(*) FROM serials').pluck().get()).toBe(3_010);
  const files = await contents(path);
  expect((files.get('serials.jsonl') ?? '').trim().split('\n')).toHaveLength(3_000);
  expect(manifestOf(files).sequences['serials']).toBe(3_000);
});

test('foreign, unknown and malformed ids are not found', async () => {
  const { room } = await roomWithSheet(1);
  const job = await finished(room);
  for (const id of ['', 'nonsense', '../../etc/passwd', 'z'.repeat(22), job.job_id.slice(1)]) {
    expect(() => room.dataExports.get(1, id)).toThrow(expect.objectContaining({ code: 'not_found' }));
  }
  expect(() => room.dataExports.get(2, job.job_id)).toThrow(expect.objectContaining({ code: 'not_found' }));
  expect(() => room.dataExports.filePath(2, job.job_id)).toThrow(
    expect.objectContaining({ code: 'not_found' }),
  );
});

test('an export that a crash interrupted begins again at the next start', async () => {
  const { room } = await roomWithSheet(3);
  const job = await finished(room);
  await room.close();
  const { folder, database, exports } = room.paths;
  const sqlite = new Sqlite(database);
  sqlite
    .prepare(`UPDATE data_exports SET status = 'processing', file_name = NULL, sha256 = NULL, bytes = 0`)
    .run();
  sqlite.close();
  const { writeFileSync } = await import('node:fs');
  writeFileSync(join(exports, `${job.job_id}.zip.part`), 'half');
  const again = await openTestRoom({ folder });
  await again.dataExports.waitForIdle();
  expect(again.dataExports.get(1, job.job_id)).toMatchObject({ status: 'completed' });
  expect(readdirSync(exports)).toEqual([`${job.job_id}.zip`]);
});

test('closing leaves an export for the next start', async () => {
  const { room } = await roomWithSheet(3);
  const { job_id } = room.dataExports.request(organisation(room), request);
  await room.close();
  const again = await openTestRoom({ folder: room.paths.folder });
  expect(await again.dataExports.wait(1, job_id)).toMatchObject({ status: 'completed', error: null });
});

test('a file is removed after the days of the setting, its row stays and says so', async () => {
  let now = Date.UTC(2026, 10, 22);
  const { room, client } = await roomWithSheet(3, { ports: { now: () => now } });
  await client.system.setSetting({ key: 'artifact_retention_days', value: 2 });
  const job = await finished(room);
  const path = room.dataExports.filePath(1, job.job_id);
  now += 2 * 24 * 60 * 60 * 1000;
  await room.dataExports.removeOld(room.settings);
  expect(existsSync(path)).toBe(false);
  expect(room.dataExports.get(1, job.job_id)).toMatchObject({ status: 'completed', available: false });
  expect(() => room.dataExports.filePath(1, job.job_id)).toThrow(/was removed. Request a new one/);
});

test('too little room on the disk fails an export with the sentence, and leaves nothing', async () => {
  const { room } = await roomWithSheet(3, { ports: { freeDisk: () => Promise.resolve(1_000_000_000) } });
  expect((await finished(room)).status).toBe('completed');
  const poor = await openTestRoom({ ports: { freeDisk: () => Promise.resolve(1_000_000) } });
  const job = await finished(poor);
  expect(job).toMatchObject({
    status: 'failed',
    error_code: 'disk_full',
    error: expect.stringMatching(/needs up to \d+ MiB/),
  });
  expect(readdirSync(poor.paths.exports)).toEqual([]);
});

test.skipIf(!canMount())('a folder that cannot be written fails an export with the sentence', async () => {
  const { room } = await roomWithSheet(3);
  const reopen = closeFolder(room.paths.exports);
  for (const archive_format of ['zip', 'tar.gz'] as const) {
    expect(await finished(room, { ...request, archive_format })).toMatchObject({
      status: 'failed',
      error_code: 'folder_not_writable',
      error: expect.stringContaining('cannot be written'),
    });
  }
  reopen();
  expect((await finished(room)).status).toBe('completed');
});

test.skipIf(!canMount())(
  'a disk that fills up while it is written gives the sentence and keeps no half file',
  async () => {
    const room = await openTestRoom();
    await clientOf(room).admin.importFile({ path: csvFile(serialsCsv(20_000)) });
    for (const format of ['zip', 'tar.gz'] as const) {
      const disk = smallDisk(1);
      fillDisk(disk, 64 * 1024);
      const failed = exportOrganisation({
        ...room,
        ports: { ...room.ports, freeDisk: () => Promise.resolve(1e12) },
        station: room.station.id,
        organisation: 1,
        format,
        people: false,
        artifacts: false,
        path: join(disk, 'archive'),
        signal: new AbortController().signal,
      }).catch((caught: unknown) => toErrorData(caught));
      expect(await failed).toMatchObject({
        code: 'disk_full',
        message: expect.stringContaining('disk is full'),
      });
      expect(readdirSync(disk)).toEqual(['filler']);
    }
  },
);

test('the window fetches an archive in pieces, and the pieces are the file', async () => {
  const { room, client } = await roomWithSheet(3);
  const { job_id } = await client.dataExport.request({});
  const job = await client.admin.waitForDataExport({ job_id });
  expect(await client.dataExport.list({})).toEqual([job]);
  const pieces: Buffer[] = [];
  for (let begin = 0; begin < job.file_size_bytes; begin += 1_000) {
    const { bytes } = await client.dataExport.range({ job_id, begin, end: begin + 1_000 });
    pieces.push(Buffer.from(await bytes.arrayBuffer()));
  }
  expect(Buffer.concat(pieces)).toEqual(readFileSync(room.dataExports.filePath(1, job_id)));
  const target = join(temporaryFolder(), 'saved.zip');
  expect(await client.admin.saveDataExport({ job_id, path: target })).toEqual({
    path: target,
    sha256: job.sha256,
  });
});
