import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { removeOldArtifacts } from '../../../src-main/core/jobs/retention.ts';
import type { ArchiveType } from '../../../src-shared/models/export-types.ts';
import {
  archiveRequest,
  artifactOf,
  filesIn,
  importRows,
  importSerials,
  organisationOf,
  runJob,
  whenJob,
} from '../../support/jobs.ts';
import { canMount, fillDisk, smallDisk } from '../../support/mounts.ts';
import { clientOf, openTestRoom, serialsCsv, temporaryFolder } from '../../support/room.ts';
import { membersOf, symbolArchive } from '../../support/zip.ts';

const mounts = canMount();
const types: ArchiveType[] = ['qr_codes', 'datamatrix', 'barcodes_1d', 'codes_combined'];
const archive = archiveRequest('datamatrix');

test.each(types)('a finished archive of %s says what it made', async (type) => {
  const room = await openTestRoom();
  await importSerials(room, 130);
  const job = await runJob(room, archiveRequest(type));
  const { path, bytes } = await artifactOf(room, job);
  const files = type === 'codes_combined' ? 260 : 130;
  expect(job).toMatchObject({
    status: 'completed',
    total_items: 130,
    processed_items: 130,
    output_filename: `${type}-serials-${job.job_id.slice(0, 8)}-130.zip`,
    file_size_bytes: bytes.length,
    files,
    sheets: null,
    stock: null,
    layout: null,
    labels_per_sheet: null,
    error: null,
  });
  expect(filesIn(room.paths.artifacts)).toEqual([`${job.job_id}.zip`]);
  expect((await symbolArchive(path)).files.size).toBe(files);
});

test('each scope makes one file per entity, named by what it has', async () => {
  const room = await openTestRoom();
  await importRows(
    room,
    'gtin,lot,serial,expiry\n09521234000013,L1,S1,2027-12-31\n09521234000013,L1,S2,2027-12-31\n09521234000020,,S3,2027-12-31',
  );
  const namesOf = async (scope: 'products' | 'lots' | 'serials'): Promise<string[]> => {
    const job = await runJob(room, archiveRequest('qr_codes', { scope }));
    return [...(await symbolArchive((await artifactOf(room, job)).path)).files.keys()];
  };
  expect(await namesOf('products')).toEqual(['09521234000013.svg', '09521234000020.svg']);
  expect(await namesOf('lots')).toEqual(['09521234000013_L1.svg']);
  expect(await namesOf('serials')).toEqual([
    '09521234000013_L1_S1.svg',
    '09521234000013_L1_S2.svg',
    '09521234000020_S3.svg',
  ]);
});

test('the manifests say of every file whose it is, and no cell of the table is a formula', async () => {
  const room = await openTestRoom();
  await importRows(room, `gtin,lot,serial\n09521234000013,=1+1,"-2,""x"""\n09521234000013,+L,+3`);
  const { rows: entities } = await clientOf(room).jobs.preview({ scope: 'serials', limit: 10 });
  const job = await runJob(room, archiveRequest('codes_combined'));
  const members = await membersOf((await artifactOf(room, job)).path);
  const { rows } = await symbolArchive((await artifactOf(room, job)).path);
  expect(rows.map(({ file }) => file)).toEqual([
    '09521234000013_+L_+3_qr.svg',
    '09521234000013_+L_+3_1d.svg',
    '09521234000013_=1+1_-2,%22x%22_qr.svg',
    '09521234000013_=1+1_-2,%22x%22_1d.svg',
  ]);
  expect(new Set(rows.map(({ entity_id }) => entity_id))).toEqual(new Set(entities.map(({ id }) => id)));
  expect(rows[1]).toMatchObject({ entity: 'serial', symbology: 'ean_13', content: '9521234000013' });
  const lines = members.get('manifest.csv')?.toString().split('\r\n') ?? [];
  expect(lines[0]).toBe('entity_id,entity,gtin,lot,serial,file,symbology,content,sha256');
  expect(lines).toHaveLength(6);
  const first = lines.find((line) => line.includes('=1+1_'));
  expect(first).toContain(`,'=1+1,"'-2,""x""","09521234000013_=1+1_-2,%22x%22_qr.svg",qr_code,https://`);
  for (const line of lines) expect(line).not.toMatch(/(^|,)"?[=+@-]/);
});

test('lots that differ only in the case of their letters are files of their own on every file system', async () => {
  const room = await openTestRoom();
  await importRows(
    room,
    'gtin,lot\n09521234000013,abc\n09521234000013,ABC\n09521234000013,Abc\n09521234000013,a/b',
  );
  const job = await runJob(room, archiveRequest('qr_codes', { scope: 'lots' }));
  const { files, rows } = await symbolArchive((await artifactOf(room, job)).path);
  expect(new Set([...files.keys()].map((name) => name.toLowerCase())).size).toBe(4);
  expect(rows.find(({ lot }) => lot === 'a/b')?.file).toBe('09521234000013_a%2Fb.svg');
});

test('the same items give the same archive with any number of threads, in any folder, clock and time zone', async () => {
  const serials = 400;
  const hashes = [];
  for (const renderThreads of [1, 3]) {
    const room = await openTestRoom({
      ports: { renderThreads, now: () => Date.UTC(2026 + renderThreads, 0, 1, 23, 59) },
    });
    await importSerials(room, serials);
    hashes.push((await runJob(room, archive)).sha256, (await runJob(room, archive)).sha256);
    await room.close();
  }
  const folder = temporaryFolder();
  const elsewhere = await openTestRoom({ folder });
  await importSerials(elsewhere, serials);
  await elsewhere.close();
  const program = fileURLToPath(new URL('../../support/job-process.ts', import.meta.url));
  const output = execFileSync(process.execPath, [program, folder, 'datamatrix', 'svg'], {
    input: 'go\n',
    env: { ...process.env, TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  });
  expect(new Set(hashes).size).toBe(1);
  expect(output.toString()).toContain(`"sha256":"${hashes[0]}"`);
});

test('nothing of the job, the folder or the person is inside an archive', async () => {
  const room = await openTestRoom();
  await importSerials(room, 100);
  const job = await runJob(room, archive);
  const { path, bytes } = await artifactOf(room, job);
  const texts = [bytes, ...(await membersOf(path)).values()].map((member) => member.toString('latin1'));
  for (const text of texts) {
    expect(text.includes(job.job_id)).toBe(false);
    expect(text.includes(room.paths.folder)).toBe(false);
  }
});

test('what shapes a symbol changes the archive; a stock or layout, which it does not have, is not looked at', async () => {
  const room = await openTestRoom();
  await importSerials(room, 20);
  const sha256 = async (asset_config: object): Promise<string | null> =>
    (await runJob(room, archiveRequest('qr_codes', { asset_config }))).sha256;
  const plain = await sha256({});
  expect(await sha256({ sheet_template: 'no such stock', layout: 'none', one_lot_per_sheet: true })).toBe(
    plain,
  );
  expect(await sha256({ symbol: 'qr' })).toBe(plain);
  const hashes = [plain];
  for (const config of [{ dpi: 300 }, { x_dimension_mm: 0.6 }, { error_correction: 'H' }]) {
    hashes.push(await sha256(config));
  }
  expect(new Set(hashes).size).toBe(4);
});

test.each([
  ['qr_codes', 'datamatrix', 'qr_codes has qr symbols, not datamatrix'],
  ['datamatrix', 'qr', 'datamatrix has datamatrix symbols, not qr'],
  ['barcodes_1d', 'qr', 'barcodes_1d has linear symbols, not qr'],
  ['codes_combined', 'datamatrix', 'codes_combined has qr symbols, not datamatrix'],
] as const)('%s with the symbol %s is refused, and nothing is stored', async (type, symbol, msg) => {
  const room = await openTestRoom();
  await expect(
    room.jobs.submit(organisationOf(room), archiveRequest(type, { asset_config: { symbol } })),
  ).rejects.toMatchObject({
    code: 'validation_error',
    faults: [{ loc: ['body', 'asset_config', 'symbol'], msg, type: 'incoherent_symbol' }],
  });
  expect(room.jobs.list(organisationOf(room).id, 10)).toEqual([]);
});

test('one bad label fails the job with all of them named, the first hundred by name, and leaves no archive', async () => {
  const room = await openTestRoom();
  await importRows(room, serialsCsv(300, { lot: 'A-LOT-OF-20-LETTERS-' }));
  // A GS1-128 with that lot is longer than 165 mm.
  room.settings.set(organisationOf(room).id, 'barcodes_1d', 'gs1_128');
  const job = await runJob(room, archiveRequest('barcodes_1d'));
  expect(job).toMatchObject({ status: 'failed', output_filename: null, sha256: null });
  expect(job.error).toMatch(
    /^The symbols of 300 entities cannot be made\. serial S000001 of GTIN .* \.\.\. and 200 more\.$/,
  );
  expect(job.error?.match(/serial S\d{6} of GTIN/g)?.length).toBe(100);
  expect(filesIn(room.paths.artifacts)).toEqual([]);
});

test('retention deletes the archive and keeps the job; whoever asks later gets the same bytes', async () => {
  let now = Date.UTC(2026, 5, 1);
  const room = await openTestRoom({ ports: { now: () => now } });
  await importSerials(room, 100);
  const job = await runJob(room, archive);
  const { bytes } = await artifactOf(room, job);
  now += 31 * 24 * 60 * 60 * 1000;
  expect(await removeOldArtifacts(room.db, room.settings, room.paths.artifacts, now)).toBe(1);
  expect(filesIn(room.paths.artifacts)).toEqual([]);
  const again = await artifactOf(room, job);
  expect(again.bytes.equals(bytes)).toBe(true);
  rmSync(again.path);
  const asked = await Promise.all(
    [1, 2, 3].map(() => room.jobs.artifactPath(organisationOf(room).id, job.job_id)),
  );
  expect(new Set(asked.map(({ path }) => path))).toEqual(new Set([again.path]));
  expect(filesIn(room.paths.artifacts)).toEqual([`${job.job_id}.zip`]);
});

test('an archive can be cancelled while it is written, and nothing is left of it', async () => {
  const room = await openTestRoom();
  const organisation = organisationOf(room);
  await importSerials(room, 4_000);
  const drawing = whenJob(room, ({ processed_items }) => processed_items > 0);
  const { job_id } = await room.jobs.submit(organisation, archive);
  await drawing;
  const job = await room.jobs.cancel(organisation.id, job_id, 'Maria');
  expect(job).toMatchObject({ status: 'failed', error: 'cancelled by Maria', error_code: 'cancelled' });
  await setImmediate();
  expect(filesIn(room.paths.artifacts)).toEqual([]);
});

test('an archive that would not fit on the disk is refused before it starts', async () => {
  const mib = 1024 * 1024;
  const room = await openTestRoom({ ports: { freeDisk: () => Promise.resolve(20 * mib) } });
  await importSerials(room, 3_000);
  const job = await runJob(room, archiveRequest('codes_combined'));
  expect(job).toMatchObject({ status: 'failed', error_code: 'disk_full' });
  expect(job.error).toMatch(
    /^The disk is full: this job needs up to 46 MiB in .*artifacts, 20 MiB are free\./,
  );
});

test.each(types)('what an archive of %s may take on the disk is more than it takes', async (type) => {
  const room = await openTestRoom();
  const long = (head: string, index: number): string =>
    `${head}/<>${String(index).padStart(3, '0')}`.padEnd(20, '%');
  const lines = Array.from(
    { length: 200 },
    (_, index) => `09521234000013,${long('L', index)},${long('S', index)}`,
  );
  await importRows(room, `gtin,lot,serial\n${lines.join('\n')}`);
  for (const format of type === 'barcodes_1d' ? (['svg', 'eps'] as const) : (['svg'] as const)) {
    const job = await runJob(room, archiveRequest(type, { file_format: format }));
    const members = await membersOf((await artifactOf(room, job)).path);
    const spools = ['manifest.json', 'manifest.csv'].map((name) => members.get(name)?.length ?? 0);
    const taken = job.file_size_bytes + (spools[0] ?? 0) + (spools[1] ?? 0);
    expect(taken / job.files).toBeLessThan(format === 'eps' ? 7_168 : 5_120);
  }
});

// The guess of what a job needs may be wrong, or somebody else fills the disk meanwhile: here it never warns.
test.skipIf(!mounts).each([0, 64, 400, 1_000])(
  'a disk with %i KiB left while an archive is written fails it with its sentence, and the next one works',
  async (left) => {
    const folder = smallDisk(24);
    const room = await openTestRoom({ folder, ports: { freeDisk: () => Promise.resolve(Infinity) } });
    await importSerials(room, 2_000);
    const makeRoom = fillDisk(folder, left * 1024);
    const failed = await runJob(room, archive).catch((caught: unknown) => caught);
    if (failed instanceof Error) expect(failed).toMatchObject({ code: 'SQLITE_FULL' });
    else expect(failed).toMatchObject({ status: 'failed', error_code: 'disk_full' });
    expect(filesIn(room.paths.artifacts)).toEqual([]);
    makeRoom();
    const job = await runJob(room, archive);
    expect(job).toMatchObject({ status: 'completed', total_items: 2_000 });
    await symbolArchive((await artifactOf(room, job)).path);
  },
);

test('an archive cannot be printed', async () => {
  const room = await openTestRoom();
  await importSerials(room, 3);
  const job = await runJob(room, archive);
  await expect(
    clientOf(room).printing.start({ job_id: job.job_id, printer: 'folder' }),
  ).rejects.toMatchObject({
    message: `Job ${job.job_id} is an archive of symbols; only label sheets can be printed.`,
  });
});
