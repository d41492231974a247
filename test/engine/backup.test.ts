import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { restoreFrom } from '../../src-main/core/folder/backup.ts';
import { whenJob } from '../support/jobs.ts';
import { events, neverPrinted, print, reaches, roomWithSheet, sheetOf } from '../support/printing.ts';
import { clientOf, csvFile, openTestRoom, serialsCsv, temporaryFolder, testPorts } from '../support/room.ts';

const roll = { sheet_template: 'roll_50x25mm' };

/** Restores into a folder and opens it. */
async function restored(file: string, folder = join(temporaryFolder(), 'restored')) {
  const report = await restoreFrom(file, folder, testPorts(folder));
  const room = await openTestRoom({ folder });
  return { room, client: clientOf(room), ...report };
}

test('a backup of a running print is consistent, and what was in flight in it is uncertain', async () => {
  const { room, client, job } = await roomWithSheet(450, { counts: true, asset: roll });
  const order = await client.printing.start({ job_id: job.job_id, printer: 'folder' });
  await reaches(room, order.run_id, (run) => run.chunks[0]?.status === 'printed');
  const file = join(temporaryFolder(), 'backup.db');
  expect(await client.admin.backup({ path: file })).toMatchObject({ path: file });
  await client.admin.waitForRun({ run_id: order.run_id });

  const copy = await restored(file);
  const run = await copy.client.admin.waitForRun({ run_id: order.run_id });
  // Nothing of it goes on by itself: the original printed the rest.
  expect(run.labels.queued).toBe(0);
  expect(run.labels.printed).toBeGreaterThanOrEqual(200);
  expect(existsSync(join(copy.room.paths.folder, 'printed'))).toBe(false);
  expect(await copy.client.system.verifyLedger({})).toMatchObject({ ok: true, problems: [] });
});

test('a backup while a job is drawn and a run prints has both as they were, and both end well', async () => {
  const { room, client, job } = await roomWithSheet(1_000, { counts: true, asset: roll });
  await client.admin.importFile({ path: csvFile(serialsCsv(6_000, { lot: 'BIG', from: 10_001 })) });
  const underway = whenJob(room, ({ status, processed_items: done }) => status === 'processing' && done > 0);
  const big = await client.jobs.submit({
    scope: 'serials',
    export_type: 'sheet_pdf',
    file_format: 'pdf',
    filters: { never_printed: true },
    asset_config: {},
  });
  await underway;
  const order = await client.printing.start({ job_id: job.job_id, printer: 'folder' });
  await reaches(room, order.run_id, (run) => run.chunks[0]?.status === 'printed');
  const file = join(temporaryFolder(), 'backup.db');
  await client.admin.backup({ path: file });

  const copied = new Sqlite(file);
  expect(copied.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(copied.pragma('foreign_key_check')).toEqual([]);
  expect(copied.prepare('SELECT status FROM jobs WHERE id = ?').pluck().get(big.job_id)).toBe('processing');
  expect(copied.prepare('SELECT status FROM runs WHERE id = ?').pluck().get(order.run_id)).toBe('printing');
  copied.close();
  expect(await client.admin.waitForRun({ run_id: order.run_id })).toMatchObject({
    status: 'completed',
    labels: { printed: 1_000 },
  });
  expect(await client.admin.waitForJob({ job_id: big.job_id })).toMatchObject({ status: 'completed' });
  const copy = await restored(file);
  expect(await copy.client.admin.waitForJob({ job_id: big.job_id })).toMatchObject({
    status: 'completed',
    total_items: 7_000,
  });
  expect(await copy.client.system.verifyLedger({})).toMatchObject({ ok: true, problems: [] });
});

test('a backup overwrites nothing and leaves no half file', async () => {
  const { client } = await roomWithSheet(1);
  const folder = temporaryFolder();
  const file = join(folder, 'backup.db');
  writeFileSync(file, 'mine');
  await expect(client.admin.backup({ path: file })).rejects.toThrow('exists already');
  await expect(client.admin.backup({ path: join(folder, 'no', 'where.db') })).rejects.toThrow(
    'There is no folder',
  );
  mkdirSync(join(folder, 'taken.db.part'));
  await expect(client.admin.backup({ path: join(folder, 'taken.db') })).rejects.toThrow(
    /could not be written/,
  );
  expect(readdirSync(folder).toSorted()).toEqual(['backup.db', 'taken.db.part']);
});

test('a restored backup is a new station with a whole ledger, which goes on', async () => {
  const { room, client, job } = await roomWithSheet(70, { counts: true });
  await print(client, job, { sheets: { first: 1, last: 1 } });
  const file = join(temporaryFolder(), 'backup.db');
  await client.admin.backup({ path: file });
  const copy = await restored(file);
  expect(copy.room.station.id).not.toBe(room.station.id);
  expect(copy.room.station.notice).toMatch(/restored/);
  expect(await copy.client.system.verifyLedger({})).toMatchObject({ ok: true, events: 63 });
  await copy.client.admin.importFile({ path: csvFile(serialsCsv(70)) });
  await copy.client.printing.setCountsAsPrinted({ printer: 'folder', counts: true });
  const rest = await sheetOf(copy.client, { never_printed: true });
  await print(copy.client, rest);
  expect(await copy.client.system.verifyLedger({})).toMatchObject({ ok: true, events: 70 });
  expect(events(copy.room)).toHaveLength(70);
});

test('a restored backup holds back what is free in it, until it is imported again', async () => {
  const { client, job } = await roomWithSheet(70, { counts: true });
  await client.catalog.createLot({
    gtin: '09521234000013',
    lot: 'BYHAND',
    date: '2027-12-31',
    date_kind: 'use_by',
  });
  await print(client, job, { sheets: { first: 1, last: 1 } });
  const file = join(temporaryFolder(), 'backup.db');
  await client.admin.backup({ path: file });
  await print(client, job, { sheets: { first: 2, last: 2 } });

  const copy = await restored(file);
  // Seven serials and the two lots.
  expect(copy.heldBack).toBe(9);
  expect(await neverPrinted(copy.client)).toBe(0);
  expect((await sheetOf(copy.client, { never_printed: true }, {}, 'lots')).error_code).toBe(
    'nothing_to_print',
  );
  expect(await print(copy.client, job, { sheets: { first: 2, last: 2 } })).toMatchObject({
    status: 'asking',
    question: { kind: 'gone', count: 7 },
  });
  expect(await copy.client.admin.importFile({ path: csvFile(serialsCsv(70)) })).toMatchObject({
    updated: expect.any(Number),
    rejected_count: 0,
  });
  expect(await neverPrinted(copy.client)).toBe(7);
});

test('what waited in the print queue of a backup is not printed by the restored one', async () => {
  const { room, client, job } = await roomWithSheet(450, { counts: false, asset: roll });
  const first = await client.printing.start({
    job_id: job.job_id,
    printer: 'folder',
    sheets: { first: 1, last: 200 },
  });
  const waiting = await client.printing.start({
    job_id: job.job_id,
    printer: 'folder',
    sheets: { first: 201, last: 450 },
  });
  const file = join(temporaryFolder(), 'backup.db');
  const asking = await print(client, job, { printer: 'folder', sheets: { first: 1, last: 1 } });
  expect(asking.status).toBe('asking');
  room.db.prepare(`UPDATE runs SET status = 'queued' WHERE id = ?`).run(waiting.run_id);
  room.db
    .prepare(`UPDATE chunks SET status = 'queued' WHERE run_seq = (SELECT seq FROM runs WHERE id = ?)`)
    .run(waiting.run_id);
  room.db
    .prepare(`DELETE FROM run_labels WHERE run_seq = (SELECT seq FROM runs WHERE id = ?)`)
    .run(waiting.run_id);
  await client.admin.backup({ path: file });
  const copy = await restored(file);
  await copy.room.printing.waitForIdle();
  expect(await copy.client.printing.get({ run_id: waiting.run_id })).toMatchObject({
    status: 'failed',
    message: 'not printed: the data folder was copied or restored',
  });
  expect(await copy.client.printing.get({ run_id: asking.run_id })).toMatchObject({ status: 'failed' });
  expect(await copy.client.printing.get({ run_id: first.run_id })).toMatchObject({ status: 'confirming' });
  expect(existsSync(join(copy.room.paths.folder, 'printed'))).toBe(false);
});

test('a data folder that was cloned is noticed, and the clone prints nothing by itself', async () => {
  const { room, client, job } = await roomWithSheet(3, { counts: true });
  await print(client, job);
  const clone = join(temporaryFolder(), 'clone');
  await room.close();
  cpSync(room.paths.folder, clone, { recursive: true });
  const copy = await openTestRoom({ folder: clone });
  expect(copy.station.notice).toMatch(/was copied/);
  expect(copy.station.id).not.toBe(room.station.id);
  expect((await clientOf(copy).system.doctor()).checks.find(({ name }) => name === 'station')).toMatchObject({
    ok: false,
  });
  expect(await clientOf(copy).system.verifyLedger({})).toMatchObject({ ok: true, events: 3 });
  const original = await openTestRoom({ folder: room.paths.folder });
  expect(original.station).toEqual({ id: room.station.id, notice: null });
});

test('a clone writes a chain of its own beside that of its original', async () => {
  const { room, client, job } = await roomWithSheet(70, { counts: true });
  await print(client, job, { sheets: { first: 1, last: 1 } });
  await room.close();
  const clone = join(temporaryFolder(), 'clone');
  cpSync(room.paths.folder, clone, { recursive: true });
  const copy = await openTestRoom({ folder: clone });
  await print(clientOf(copy), job, { sheets: { first: 2, last: 2 } });
  const report = await clientOf(copy).system.verifyLedger({});
  expect(report).toMatchObject({ ok: true, events: 70 });
  const last = copy.db.prepare('SELECT hash FROM lifecycle_events ORDER BY id DESC LIMIT 1').pluck().get();
  expect(report.head).toBe(last);
});

test.for([
  ['a text file', (file: string) => writeFileSync(file, 'gtin,lot\n')],
  ['another database', (file: string) => new Sqlite(file).exec('CREATE TABLE songs (name TEXT)').close()],
  ['an empty file', (file: string) => writeFileSync(file, '')],
  ['noise', (file: string) => writeFileSync(file, randomBytes(100_000))],
] as const)('%s is not restored, and the folder stays as it was', async ([, make]) => {
  const { room } = await roomWithSheet(3);
  await room.close();
  const file = join(temporaryFolder(), 'foreign.db');
  make(file);
  const before = readdirSync(room.paths.folder).toSorted();
  await expect(restoreFrom(file, room.paths.folder, testPorts(room.paths.folder))).rejects.toThrow(
    /cannot be restored/,
  );
  expect(readdirSync(room.paths.folder).toSorted()).toEqual(before);
  await expect(
    restoreFrom(join(file, 'nothing'), room.paths.folder, testPorts(room.paths.folder)),
  ).rejects.toThrow(/cannot be restored/);
  expect(await neverPrinted(clientOf(await openTestRoom({ folder: room.paths.folder })))).toBe(3);
});

test('a backup with damaged pages is not restored', async () => {
  const { client } = await roomWithSheet(450, { asset: roll });
  const file = join(temporaryFolder(), 'backup.db');
  await client.admin.backup({ path: file });
  const { openSync, writeSync, closeSync, statSync } = await import('node:fs');
  const handle = openSync(file, 'r+');
  for (let at = 8_192; at < statSync(file).size; at += 4_096) writeSync(handle, randomBytes(600), 0, 600, at);
  closeSync(handle);
  const folder = temporaryFolder();
  await expect(restoreFrom(file, folder, testPorts(folder))).rejects.toThrow(/damaged/);
  expect(existsSync(join(folder, 'print-room.db'))).toBe(false);
});

test('a folder in use is not restored into', async () => {
  const { room, client } = await roomWithSheet(1);
  const file = join(temporaryFolder(), 'backup.db');
  await client.admin.backup({ path: file });
  await expect(restoreFrom(file, room.paths.folder, testPorts(room.paths.folder))).rejects.toThrow(
    /is in use/,
  );
});

test('the database that was there is kept, also where it is damaged, and a backup may lie on a read-only disk', async () => {
  const { room, client } = await roomWithSheet(3);
  const archive = temporaryFolder();
  const file = join(archive, 'backup.db');
  await client.admin.backup({ path: file });
  await room.close();
  chmodSync(file, 0o444);
  const { folder, database } = room.paths;
  const { kept } = await restoreFrom(file, folder, testPorts(folder));
  expect(kept).toMatch(/before-restore/);
  expect(
    new Sqlite(kept ?? '', { readonly: true }).prepare('SELECT count(*) FROM serials').pluck().get(),
  ).toBe(3);
  expect(readdirSync(archive)).toEqual(['backup.db']);
  rmSync(database);
  writeFileSync(database, randomBytes(50_000));
  await restoreFrom(file, folder, { ...testPorts(folder), now: () => 1 });
  expect(existsSync(`${database}.before-restore-1`)).toBe(true);
  const again = await openTestRoom({ folder });
  expect(again.db.prepare('SELECT count(*) FROM serials').pluck().get()).toBe(3);
});

test('a restored backup revokes its API keys: which were revoked since, nobody knows', async () => {
  const { room, client } = await roomWithSheet(10, { counts: true });
  const { key } = await client.keys.create({ role: 'editor' });
  const file = join(temporaryFolder(), 'backup.db');
  await client.admin.backup({ path: file });
  expect(room.keys.find(key)).toHaveProperty('organisation');

  const copy = await restored(file);
  expect(copy.keysRevoked).toBe(1);
  expect(copy.room.keys.find(key)).toHaveProperty('refused');
});
