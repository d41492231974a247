import { mkdirSync, readFileSync, readdirSync, rmdirSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { needs } from '../support/needs.ts';
import { clientOf, csvFile, openTestRoom, serialsCsv, temporaryFolder } from '../support/room.ts';
import { startSlowPrinter } from '../support/simulators/slow-printer.ts';
import { events, labels, neverPrinted, print, reaches, roomWithSheet, sheetOf } from '../support/printing.ts';

/** A roll: chunks are 200 labels, and small runs have several. */
const roll = { sheet_template: 'roll_50x25mm' };

test('when the printer gets the first byte, every intent of the chunk is on disk', async () => {
  const { room, client, job } = await roomWithSheet(70);
  const { port, seen } = await startSlowPrinter({ database: room.paths.database });
  const uri = `ipp://localhost:${port}/ipp/print`;
  await client.printing.addPrinter({ name: 'slow', driver: 'ipp', uri });
  const run = await print(client, job, { printer: 'slow' });
  expect(JSON.parse(readFileSync(seen, 'utf8'))).toEqual({
    labels: [{ state: 'spooled', n: 70 }],
    chunk: { status: 'spooled', sha256: run.chunks[0]?.print_file_sha256 },
    free: 0,
  });
  expect(run).toMatchObject({
    status: 'completed',
    evidence: 'device',
    labels: { printed: 70 },
    device: null,
  });
});

test('a folder that cannot be written spools nothing, and the rest of the run is free', async () => {
  const { room, client, job } = await roomWithSheet(240, { counts: true, asset: roll });
  const pipe = join(temporaryFolder(), 'pipe');
  execFileSync('mkfifo', [pipe]);
  await client.printing.addPrinter({ name: 'pipe', driver: 'folder', uri: pipe });
  const run = await print(client, job, { printer: 'pipe' });
  expect(run).toMatchObject({
    status: 'failed',
    labels: { failed: 240 },
    chunks: [{ status: 'failed' }, { status: 'failed' }],
  });
  expect(run.message).toContain('could not be saved');
  expect(events(room)).toEqual([]);
  expect(await neverPrinted(client)).toBe(240);
});

test('a printer that takes no more half-way pauses the run, and it goes on with the same labels when it is back', async () => {
  const { room, client, job } = await roomWithSheet(240, { counts: true, asset: roll });
  const folder = join(room.paths.folder, 'printed');
  const order = await client.printing.start({ job_id: job.job_id, printer: 'folder' });
  await reaches(room, order.run_id, (run) => run.chunks[0]?.status === 'printed');
  // A folder of the file's own name is in its way, whoever writes there.
  const inTheWay = join(folder, `run-${order.run_id}-002.pdf`);
  mkdirSync(inTheWay);
  const run = await client.admin.waitForRun({ run_id: order.run_id });
  expect(run).toMatchObject({ status: 'paused', labels: { printed: 200, queued: 40 } });
  expect(run.message).toContain('could not be saved');
  expect(await neverPrinted(client)).toBe(40);
  rmdirSync(inTheWay);
  await client.printing.resume({ run_id: run.run_id });
  expect(await client.admin.waitForRun({ run_id: run.run_id })).toMatchObject({
    status: 'completed',
    labels: { printed: 240 },
  });
  expect(await client.system.verifyLedger({})).toMatchObject({ ok: true, events: 240 });
});

test('a folder that does not count leaves labels sent until somebody counts the sheets', async () => {
  const { room, client, job } = await roomWithSheet(70, { counts: false });
  const run = await print(client, job);
  expect(run).toMatchObject({ status: 'confirming', labels: { sent: 70 }, evidence: null });
  expect(await neverPrinted(client)).toBe(0);
  expect(events(room)).toEqual([]);
  const done = await client.printing.settle({ run_id: run.run_id, good_sheets: 2, operator: 'Ann' });
  expect(done).toMatchObject({ status: 'completed', labels: { printed: 70 }, evidence: 'operator' });
  expect(events(room)).toHaveLength(70);
  expect(events(room)[0]).toMatchObject({
    type: 'PRINTED',
    evidence: 'operator',
    operator: 'Ann',
    quantity: 1,
  });
});

test('a folder that counts is printed with the file as evidence', async () => {
  const { room, client, job } = await roomWithSheet(3, { counts: true });
  expect(await print(client, job, { operator: 'Bob' })).toMatchObject({
    status: 'completed',
    evidence: 'file',
  });
  expect(events(room).map(({ type, evidence, operator }) => `${type} ${evidence} ${operator}`)).toEqual(
    Array(3).fill('PRINTED file Bob'),
  );
});

test('a serial is printed again only with a reason, and then it is a reprint', async () => {
  const { room, client, job } = await roomWithSheet(3, { counts: true });
  await print(client, job);
  const again = await print(client, job);
  expect(again).toMatchObject({ status: 'asking', question: { kind: 'already_printed', count: 3 } });
  await expect(client.printing.answer({ run_id: again.run_id, decision: 'print' })).rejects.toThrow(
    'needs a reason',
  );
  await client.printing.answer({
    run_id: again.run_id,
    decision: 'print',
    reason: 'smudged',
    operator: 'Ann',
  });
  expect(await client.admin.waitForRun({ run_id: again.run_id })).toMatchObject({
    status: 'completed',
    question: null,
  });
  expect(events(room).slice(3)).toEqual(
    Array(3).fill(
      expect.objectContaining({
        type: 'REPRINTED',
        reason: 'smudged',
        operator: 'Ann',
        run_id: again.run_id,
      }),
    ),
  );
  expect(await print(client, job, { reason: 'lost' })).toMatchObject({ status: 'completed' });
});

test('labels that are left out leave their cells empty, draw another print file and get no event', async () => {
  const { room, client, job } = await roomWithSheet(130, { counts: true });
  await print(client, job, { sheets: { first: 2, last: 2 } });
  const run = await print(client, job);
  expect(run).toMatchObject({ status: 'asking', question: { count: 63 } });
  const before = run.chunks[0]?.print_file_sha256;
  await client.printing.answer({ run_id: run.run_id, decision: 'skip' });
  const done = await client.admin.waitForRun({ run_id: run.run_id });
  expect(done).toMatchObject({ status: 'completed', labels: { printed: 67, failed: 63 } });
  expect(done.chunks[0]?.print_file_sha256).not.toBe(before);
  expect(
    labels(room, run)
      .filter(({ state }) => state === 'failed')
      .map(({ sheet }) => sheet),
  ).toEqual(Array(63).fill(2));
  expect(await client.system.verifyLedger({})).toMatchObject({ ok: true, events: 130 });
  if (!needs('poppler-utils', '/usr/bin/pdftotext')) return;
  const text = execFileSync('pdftotext', [done.chunks[0]?.saved_as ?? '', '-']).toString();
  expect(text).toContain('S000063');
  expect(text).not.toContain('S000064');
  expect(text).toContain('S000127');
});

test('a run of which everything is left out prints no sheet', async () => {
  const { room, client, job } = await roomWithSheet(3, { counts: true });
  await print(client, job);
  const run = await print(client, job);
  await client.printing.answer({ run_id: run.run_id, decision: 'skip' });
  expect(await client.admin.waitForRun({ run_id: run.run_id })).toMatchObject({
    status: 'completed',
    labels: { printed: 0, failed: 3 },
  });
  expect(readdirSync(join(room.paths.folder, 'printed'))).toHaveLength(1);
  expect(await client.system.verifyLedger({})).toMatchObject({ ok: true, events: 3 });
});

test('a run that asks can be cancelled', async () => {
  const { client, job } = await roomWithSheet(3, { counts: true });
  await print(client, job);
  const run = await print(client, job);
  expect(
    await client.printing.answer({ run_id: run.run_id, decision: 'cancel', operator: 'Ann' }),
  ).toMatchObject({
    status: 'cancelled',
    message: 'cancelled by Ann',
    question: null,
  });
  await expect(client.printing.answer({ run_id: run.run_id, decision: 'skip' })).rejects.toThrow(
    'asks nothing',
  );
});

test('labels in another open run stop and ask, a reason does not help, its end does', async () => {
  const { client, job } = await roomWithSheet(3, { counts: false });
  const first = await print(client, job);
  const second = await print(client, job);
  expect(second).toMatchObject({ status: 'asking', question: { kind: 'in_other_run', count: 3 } });
  expect(second.question?.sentence).toContain(`in run ${first.run_id}`);
  await client.printing.answer({ run_id: second.run_id, decision: 'print', reason: 'urgent' });
  expect(await client.admin.waitForRun({ run_id: second.run_id })).toMatchObject({ status: 'asking' });
  await client.printing.settle({ run_id: first.run_id, good_sheets: 0, reason: 'jam' });
  await client.printing.answer({ run_id: second.run_id, decision: 'print', reason: 'urgent' });
  expect(await client.admin.waitForRun({ run_id: second.run_id })).toMatchObject({ status: 'confirming' });
});

test('a lot of which another run is between two chunks is in that run', async () => {
  const room = await openTestRoom();
  const client = clientOf(room);
  await client.printing.setCountsAsPrinted({ printer: 'folder', counts: true });
  const other = temporaryFolder();
  await client.printing.addPrinter({ name: 'other', driver: 'folder', uri: other });
  await client.catalog.createLot({
    gtin: '09521234000013',
    lot: 'A',
    date: '2027-12-31',
    date_kind: 'use_by',
  });
  const job = await sheetOf(client, {}, roll, 'lots');
  const order = await client.printing.start({ job_id: job.job_id, printer: 'folder', copies: 450 });
  await reaches(room, order.run_id, (run) => run.chunks[0]?.status === 'printed');
  const beside = await print(client, job, { printer: 'other' });
  expect(beside).toMatchObject({ status: 'asking', question: { kind: 'in_other_run' } });
  await client.admin.waitForRun({ run_id: order.run_id });
});

test('a lot is printed many times and asks only beyond its planned quantity', async () => {
  const room = await openTestRoom();
  const client = clientOf(room);
  await client.printing.setCountsAsPrinted({ printer: 'folder', counts: true });
  await client.catalog.createLot({
    gtin: '09521234000013',
    lot: 'A',
    date: '2027-12-31',
    date_kind: 'use_by',
    planned_quantity: 100,
  });
  const job = await sheetOf(client, {}, {}, 'lots');
  expect(await print(client, job, { copies: 60 })).toMatchObject({ status: 'completed' });
  expect(await print(client, job, { copies: 40 })).toMatchObject({ status: 'completed' });
  const beyond = await print(client, job);
  expect(beyond).toMatchObject({ status: 'asking', question: { kind: 'beyond_plan', count: 1 } });
  await client.printing.answer({ run_id: beyond.run_id, decision: 'print', reason: 'ten spoiled' });
  await client.admin.waitForRun({ run_id: beyond.run_id });
  expect(events(room).map(({ type, quantity, reason }) => [type, quantity, reason])).toEqual([
    ['PRINTED', 60, null],
    ['PRINTED', 40, null],
    ['PRINTED', 1, 'ten spoiled'],
  ]);
});

test('the planned quantity is held against the labels a run really prints, not against all its copies', async () => {
  const room = await openTestRoom();
  const client = clientOf(room);
  await client.printing.setCountsAsPrinted({ printer: 'folder', counts: true });
  const lot = {
    gtin: '09521234000013',
    lot: 'A',
    date: '2027-12-31',
    date_kind: 'use_by',
    planned_quantity: 100,
  } as const;
  await client.catalog.createLot(lot);
  const job = await sheetOf(client, {}, {}, 'lots');
  expect(await print(client, job, { copies: 200, sheets: { first: 1, last: 1 } })).toMatchObject({
    status: 'completed',
  });
  expect(await print(client, job, { copies: 200, sheets: { first: 2, last: 2 } })).toMatchObject({
    status: 'asking',
  });
});

test('copies that span chunks are one event with their quantity', async () => {
  const room = await openTestRoom();
  const client = clientOf(room);
  await client.printing.setCountsAsPrinted({ printer: 'folder', counts: true });
  for (const lot of ['A', 'B']) {
    await client.catalog.createLot({ gtin: '09521234000013', lot, date: '2027-12-31', date_kind: 'use_by' });
  }
  const job = await sheetOf(client, {}, roll, 'lots');
  const run = await print(client, job, { copies: 210 });
  expect(run.chunks).toHaveLength(3);
  expect(events(room).map(({ lot, quantity }) => [lot, quantity])).toEqual([
    ['A', 210],
    ['B', 210],
  ]);
  expect(await client.system.verifyLedger({})).toMatchObject({ ok: true, events: 2 });
});

test('copies of which the last chunks were cancelled are one event with what was printed', async () => {
  const room = await openTestRoom();
  const client = clientOf(room);
  await client.printing.setCountsAsPrinted({ printer: 'folder', counts: true });
  await client.catalog.createLot({
    gtin: '09521234000013',
    lot: 'A',
    date: '2027-12-31',
    date_kind: 'use_by',
  });
  const job = await sheetOf(client, {}, roll, 'lots');
  const order = await client.printing.start({ job_id: job.job_id, printer: 'folder', copies: 450 });
  await reaches(room, order.run_id, (run) => run.chunks[0]?.status === 'printed');
  const during = await client.system.verifyLedger({});
  expect(during).toMatchObject({ ok: true, events: 0 });
  await client.printing.cancel({ run_id: order.run_id, by: 'Ann' });
  const run = await client.admin.waitForRun({ run_id: order.run_id });
  expect(run).toMatchObject({ status: 'cancelled', labels: { printed: 200 } });
  expect(events(room)).toMatchObject([{ type: 'PRINTED', lot: 'A', quantity: 200, evidence: 'file' }]);
  expect(await client.system.verifyLedger({})).toMatchObject({ ok: true, events: 1 });
});

test('a product label is only counted', async () => {
  const { room, client, job } = await roomWithSheet(1, { counts: true });
  // The renderer has no product labels yet; the rule is the ledger's.
  room.db.prepare('UPDATE items SET kind = 1, entity_id = (SELECT id FROM products)').run();
  for (let times = 0; times < 3; times++)
    expect(await print(client, job)).toMatchObject({ status: 'completed' });
  expect(events(room).map(({ type, kind }) => `${type} ${kind}`)).toEqual(Array(3).fill('PRINTED 1'));
  expect(await client.system.verifyLedger({})).toMatchObject({ ok: true, events: 3 });
});

test('no job can hold a serial twice', async () => {
  const { room } = await roomWithSheet(3);
  const twice = `INSERT INTO items SELECT job_seq, 4, kind, entity_id, gtin, lot, serial, date, date_kind, product_name FROM items WHERE position = 3`;
  expect(() => room.db.sqlite.exec(twice)).toThrow(/UNIQUE constraint failed: items/);
});

test('a serial that is no longer active stops the run', async () => {
  const { room, client, job } = await roomWithSheet(3, { counts: true });
  room.db.prepare(`UPDATE serials SET active = 0 WHERE serial = 'S000002'`).run();
  expect(await print(client, job)).toMatchObject({
    status: 'asking',
    question: { kind: 'gone', labels: ['serial S000002 of GTIN 09521234000013'] },
  });
});

test('nothing of one organisation is printed or settled by another', async () => {
  const { room, client, job } = await roomWithSheet(3, { counts: false });
  const { createOrganisation } = await import('../../src-main/core/catalog/organisations.ts');
  createOrganisation(
    room.db,
    room.settings,
    { name: 'Other', color: '#000000', sample: false },
    room.ports.now(),
  );
  const [mine, theirs] = (await client.system.info()).organisations.map(({ id }) => id);
  if (!mine || !theirs) throw new Error('There should be two organisations.');
  const run = await client.printing.start({ organization_id: mine, job_id: job.job_id, printer: 'folder' });
  await client.admin.waitForRun({ organization_id: mine, run_id: run.run_id });
  for (const call of [
    client.printing.start({ organization_id: theirs, job_id: job.job_id, printer: 'folder' }),
    client.printing.get({ organization_id: theirs, run_id: run.run_id }),
    client.printing.settle({ organization_id: theirs, run_id: run.run_id, good_sheets: 1 }),
    client.printing.cancel({ organization_id: theirs, run_id: run.run_id }),
  ]) {
    await expect(call).rejects.toThrow(/There is no/);
  }
});

test('importing the file again in the middle of a run changes nothing of it', async () => {
  const { room, client, job } = await roomWithSheet(240, { counts: true, asset: roll });
  const order = await client.printing.start({ job_id: job.job_id, printer: 'folder' });
  await client.admin.importFile({ path: csvFile(serialsCsv(240)) });
  expect(await client.admin.waitForRun({ run_id: order.run_id })).toMatchObject({
    status: 'completed',
    labels: { printed: 240 },
  });
  expect(events(room)).toHaveLength(240);
});
