import { cpSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Run } from '../../src-shared/contract/common.ts';
import type { PrintRoom } from '../../src-main/core/print-room.ts';
import { events, labels, neverPrinted, print, reaches, roomWithSheet, sheetOf } from '../support/printing.ts';
import { clientOf, openTestRoom, temporaryFolder } from '../support/room.ts';

/** A roll: chunks are 200 labels, and small runs have several. */
const roll = { sheet_template: 'roll_50x25mm' };

test('good sheets and the last good label of the next one: everything before is printed, the rest is free', async () => {
  const { room, client, job } = await roomWithSheet(200, { counts: false });
  const run = await print(client, job);
  const settled = await client.printing.settle({
    run_id: run.run_id,
    good_sheets: 1,
    last_good: 10,
    reason: 'ribbon ran out',
    operator: 'Ann',
  });
  expect(settled).toMatchObject({ status: 'completed', labels: { printed: 73, failed: 127 } });
  expect(
    labels(room, run)
      .filter(({ state }) => state === 'printed')
      .at(-1),
  ).toMatchObject({ sheet: 2, cell: 9 });
  expect(await neverPrinted(client)).toBe(127);
  expect(events(room)).toHaveLength(73);
  expect(
    room.db
      .prepare(
        'SELECT good_sheets, last_good, printed, freed, reason, name FROM settlements JOIN operators ON number = operator',
      )
      .all(),
  ).toEqual([
    { good_sheets: 1, last_good: 10, printed: 73, freed: 127, reason: 'ribbon ran out', name: 'Ann' },
  ]);
  expect(await client.system.verifyLedger({})).toMatchObject({ ok: true, events: 73 });
});

test('on the first sheet the last good label is counted from the start position', async () => {
  const { room, client, job } = await roomWithSheet(100, { counts: false });
  const run = await print(client, job, { start_position: 60 });
  await expect(client.printing.settle({ run_id: run.run_id, good_sheets: 0, last_good: 5 })).rejects.toThrow(
    'Sheet 1 has 4 labels, not 5.',
  );
  await client.printing.settle({ run_id: run.run_id, good_sheets: 0, last_good: 2 });
  expect(
    labels(room, run)
      .filter(({ state }) => state === 'printed')
      .map(({ cell }) => cell),
  ).toEqual([59, 60]);
});

test('of a range of sheets the first one counts as the first', async () => {
  const { room, client, job } = await roomWithSheet(200, { counts: false });
  const run = await print(client, job, { sheets: { first: 2, last: 4 } });
  await client.printing.settle({ run_id: run.run_id, good_sheets: 1, last_good: 1 });
  const printed = labels(room, run).filter(({ state }) => state === 'printed');
  expect([printed[0]?.number, printed.at(-1)?.number, printed.length]).toEqual([64, 127, 64]);
});

test('nothing good frees everything, and who said so is kept', async () => {
  const { room, client, job } = await roomWithSheet(70, { counts: false });
  const run = await print(client, job);
  const settled = await client.printing.settle({
    run_id: run.run_id,
    good_sheets: 0,
    reason: 'jam',
    operator: 'Ann',
  });
  expect(settled).toMatchObject({ status: 'failed', labels: { printed: 0, failed: 70 } });
  expect(await neverPrinted(client)).toBe(70);
  expect(events(room)).toEqual([]);
  expect(room.db.prepare('SELECT freed, reason FROM settlements').all()).toEqual([
    { freed: 70, reason: 'jam' },
  ]);
  expect(await print(client, job)).toMatchObject({ status: 'confirming' });
});

test.for([
  [{ good_sheets: 5 }, '5 good sheets are more than the 4 that were handed to the printer.'],
  [{ good_sheets: 4, last_good: 1 }, 'All sheets are good, so there is no further sheet'],
  [{ good_sheets: 3, last_good: 12 }, 'Sheet 4 has 11 labels, not 12.'],
] as const)('numbers that cannot be are refused and change nothing: %j', async ([said, sentence]) => {
  const { room, client, job } = await roomWithSheet(200, { counts: false });
  const run = await print(client, job);
  await expect(client.printing.settle({ run_id: run.run_id, ...said })).rejects.toThrow(sentence);
  expect(await client.printing.get({ run_id: run.run_id })).toMatchObject({
    status: 'confirming',
    labels: { sent: 200 },
  });
  expect(events(room)).toEqual([]);
});

test('a run is settled once', async () => {
  const { room, client, job } = await roomWithSheet(3, { counts: false });
  const run = await print(client, job);
  const [first, second] = await Promise.allSettled([
    client.printing.settle({ run_id: run.run_id, good_sheets: 1 }),
    client.printing.settle({ run_id: run.run_id, good_sheets: 0 }),
  ]);
  expect([first.status, second.status].toSorted()).toEqual(['fulfilled', 'rejected']);
  await expect(client.printing.settle({ run_id: run.run_id, good_sheets: 1 })).rejects.toThrow(
    'can be settled',
  );
  expect(events(room).length).toBe(first.status === 'fulfilled' ? 3 : 0);
});

test('a run that was not handed over cannot be settled', async () => {
  const { client, job } = await roomWithSheet(3, { counts: true });
  await print(client, job);
  const asking = await print(client, job);
  await expect(client.printing.settle({ run_id: asking.run_id, good_sheets: 1 })).rejects.toThrow(
    'is asking',
  );
});

test('a cancelled run asks only about the sheets that were handed over', async () => {
  const { room, client, job } = await roomWithSheet(450, { counts: false, asset: roll });
  const order = await client.printing.start({ job_id: job.job_id, printer: 'folder' });
  await reaches(room, order.run_id, (run) => run.chunks[0]?.status === 'sent');
  await client.printing.cancel({ run_id: order.run_id, by: 'Ann' });
  const run = await client.admin.waitForRun({ run_id: order.run_id });
  expect(run).toMatchObject({
    status: 'confirming',
    message: 'cancelled by Ann',
    labels: { sent: 200, failed: 250 },
  });
  await expect(client.printing.settle({ run_id: run.run_id, good_sheets: 201 })).rejects.toThrow(
    'more than the 200',
  );
  expect(await client.printing.settle({ run_id: run.run_id, good_sheets: 200 })).toMatchObject({
    labels: { printed: 200 },
  });
  expect(await client.system.verifyLedger({})).toMatchObject({ ok: true, events: 200 });
});

test('a sheet that was left out as a whole is no sheet to count', async () => {
  const { room, client, job } = await roomWithSheet(2_600, { counts: true });
  await print(client, job, { sheets: { first: 21, last: 40 } });
  await client.printing.setCountsAsPrinted({ printer: 'folder', counts: false });
  const run = await print(client, job);
  await client.printing.answer({ run_id: run.run_id, decision: 'skip' });
  const done = await client.admin.waitForRun({ run_id: run.run_id });
  expect(done.chunks.map(({ status }) => status)).toEqual(['sent', 'failed', 'sent']);
  // 20 sheets of the first chunk, 2 of the third.
  const settled = await client.printing.settle({ run_id: run.run_id, good_sheets: 21, last_good: 1 });
  expect(settled.labels.printed).toBe(1_260 + 63 + 1);
  expect(
    labels(room, run)
      .filter(({ state }) => state === 'printed')
      .at(-1),
  ).toMatchObject({ sheet: 42, cell: 0 });
});

/** A run on a roll whose second of three chunks was at the printer when the power went. */
async function uncertainRun() {
  const { room, client, job } = await roomWithSheet(450, { counts: true, asset: roll });
  const order = await client.printing.start({ job_id: job.job_id, printer: 'folder' });
  const folder = await powerCut(room, (run) => run.chunks[1]?.status === 'spooled');
  await room.close();
  const after = await openTestRoom({ folder });
  return { room: after, client: clientOf(after), run_id: order.run_id };
}

test('uncertain sheets need a reason; all good lets the queued chunks go on', async () => {
  const { room, client, run_id } = await uncertainRun();
  expect(await client.printing.get({ run_id })).toMatchObject({
    status: 'uncertain',
    labels: { printed: 200, uncertain: 200, queued: 50 },
    chunks: [{ status: 'printed' }, { status: 'uncertain' }, { status: 'queued' }],
  });
  expect(await neverPrinted(client)).toBe(50);
  await expect(client.printing.settle({ run_id, good_sheets: 400 })).rejects.toThrow('needs a reason');
  await client.printing.settle({ run_id, good_sheets: 400, reason: 'all there', operator: 'Ann' });
  expect(await client.admin.waitForRun({ run_id })).toMatchObject({
    status: 'completed',
    labels: { printed: 450 },
  });
  expect(new Set(events(room).map(({ evidence }) => evidence))).toEqual(new Set(['file', 'operator']));
  expect(await client.system.verifyLedger({})).toMatchObject({ ok: true, events: 450 });
});

test('uncertain sheets that are not all good end the run; what is recorded stays', async () => {
  const { client, run_id } = await uncertainRun();
  await expect(client.printing.settle({ run_id, good_sheets: 5, reason: 'x' })).rejects.toThrow(
    'The first 200 sheets of this run are recorded as printed already.',
  );
  const settled = await client.printing.settle({ run_id, good_sheets: 300, reason: 'jam' });
  expect(settled).toMatchObject({
    status: 'completed',
    labels: { printed: 300, failed: 150, uncertain: 0, queued: 0 },
  });
  expect(await neverPrinted(client)).toBe(150);
  expect(await client.system.verifyLedger({})).toMatchObject({ ok: true, events: 300 });
});

test('"none of the others" is said with 0', async () => {
  const { client, run_id } = await uncertainRun();
  expect(await client.printing.settle({ run_id, good_sheets: 0, reason: 'nothing came out' })).toMatchObject({
    status: 'completed',
    labels: { printed: 200, failed: 250 },
  });
  expect(await neverPrinted(client)).toBe(250);
});

test('settling and cancelling at the same time end in one truth', async () => {
  const { client, run_id } = await uncertainRun();
  await Promise.allSettled([
    client.printing.cancel({ run_id, by: 'Bob' }),
    client.printing.settle({ run_id, good_sheets: 400, reason: 'all there' }),
    client.printing.cancel({ run_id, by: 'Bob' }),
  ]);
  const run = await client.admin.waitForRun({ run_id });
  expect(['completed', 'cancelled']).toContain(run.status);
  expect(run.labels.printed + run.labels.failed).toBe(450);
  expect(run.labels.printed).toBeGreaterThanOrEqual(400);
  expect(await client.system.verifyLedger({})).toMatchObject({ ok: true, events: run.labels.printed });
});

test('a lot whose copies were partly settled and then printed on is one event with all of them', async () => {
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
  const folder = await powerCut(room, (run) => run.chunks[1]?.status === 'spooled');
  await room.close();
  const after = await openTestRoom({ folder });
  const again = clientOf(after);
  expect(events(after)).toEqual([]);
  expect(await again.system.verifyLedger({})).toMatchObject({ ok: true });
  await again.printing.settle({ run_id: order.run_id, good_sheets: 400, reason: 'all there' });
  await again.admin.waitForRun({ run_id: order.run_id });
  expect(events(after)).toMatchObject([{ lot: 'A', quantity: 450 }]);
  expect(await again.system.verifyLedger({})).toMatchObject({ ok: true, events: 1 });
});

/** The folder as a power cut would leave it at the first news of a run that satisfies a condition. */
function powerCut(room: PrintRoom, condition: (run: Run) => boolean): Promise<string> {
  return new Promise((resolve) => {
    const listen = (_organisation: number, run: Run): void => {
      if (!condition(run)) return;
      room.changes.off('run', listen);
      // At once: nothing may be written between the news and the copy.
      const copy = join(temporaryFolder(), 'after');
      cpSync(room.paths.folder, copy, { recursive: true });
      const path = join(copy, 'print-room.db');
      const sqlite = new Sqlite(path);
      // A copy is another station, a power cut is not.
      const update = sqlite.prepare(`UPDATE meta SET value = ? WHERE key = 'station_fingerprint'`);
      update.run(`${hostname()}/${statSync(path).ino}`);
      sqlite.close();
      resolve(copy);
    };
    room.changes.on('run', listen);
  });
}
