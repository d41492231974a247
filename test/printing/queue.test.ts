import { expect, test } from 'vitest';
import type { Run } from '../../src-shared/contract/common.ts';
import { labels, neverPrinted, print, roomWithSheet, type Client } from '../support/printing.ts';
import { clientOf, openTestRoom, temporaryFolder } from '../support/room.ts';

/** A roll: chunks are 200 labels, and small runs have several. */
const roll = { sheet_template: 'roll_50x25mm' };

/** A paused printer with runs of one sheet each in its queue. */
async function queueOf(runs: number) {
  const { room, client, job } = await roomWithSheet(63 * runs, { counts: true });
  await client.printing.pausePrinter({ printer: 'folder' });
  const ids: string[] = [];
  for (let sheet = 1; sheet <= runs; sheet++) {
    const sheets = { first: sheet, last: sheet };
    ids.push((await client.printing.start({ job_id: job.job_id, printer: 'folder', sheets })).run_id);
  }
  return { room, client, job, ids };
}

const waiting = async (client: Client, printer = 'folder') =>
  (await client.printing.queues({})).find((queue) => queue.printer === printer)?.waiting;

test('nothing goes to a paused printer, also after a restart; resumed, its runs print in their order', async () => {
  const { room, client, ids } = await queueOf(3);
  const [first = '', second = '', third = ''] = ids;
  await client.printing.move({ run_id: third, to: 'top' });
  await client.printing.move({ run_id: first, to: 'down' });
  expect(await waiting(client)).toEqual([third, second, first]);
  await client.printing.move({ run_id: first, to: 'up' });
  await client.printing.move({ run_id: third, to: 'bottom' });
  expect(await waiting(client)).toEqual([first, second, third]);
  await client.printing.move({ run_id: third, to: 'up' });
  const folder = room.paths.folder;
  await room.close();

  const again = await openTestRoom({ folder });
  const after = clientOf(again);
  await again.printing.waitForIdle();
  expect(await waiting(after)).toEqual([first, third, second]);
  expect(await neverPrinted(after)).toBe(189);
  const ended: string[] = [];
  again.changes.on('run', (_organisation, run) => {
    if (run.status === 'completed') ended.push(run.run_id);
  });
  await after.printing.resumePrinter({ printer: 'folder' });
  await again.printing.waitForIdle();
  expect(ended).toEqual([first, third, second]);
});

test('a run that waits goes to another printer and prints there; one that has begun stays', async () => {
  const { client, ids } = await queueOf(2);
  const [first = ''] = ids;
  const folder = temporaryFolder();
  await client.printing.addPrinter({ name: 'other', driver: 'folder', uri: folder });
  await client.printing.setCountsAsPrinted({ printer: 'other', counts: true });
  await client.printing.addPrinter({ name: 'a4', driver: 'folder', uri: folder, stock: '21up_63x38_a4' });
  await expect(client.printing.move({ run_id: first, printer: 'a4' })).rejects.toThrow('210.0 x 297.0 mm');
  await expect(client.printing.move({ run_id: first, printer: 'gone' })).rejects.toThrow(
    'There is no printer',
  );
  await client.printing.move({ run_id: first, printer: 'other' });
  expect(await client.admin.waitForRun({ run_id: first })).toMatchObject({
    status: 'completed',
    printer: 'other',
  });
  await expect(client.printing.move({ run_id: first, printer: 'folder' })).rejects.toThrow('is completed');
  expect((await client.printing.partSheets({})).length).toBe(0);
});

test('a paused run lets the chunk at the printer end and goes on with the next one', async () => {
  const { room, client, job } = await roomWithSheet(450, { counts: true, asset: roll });
  // At once: a folder is faster than any call.
  const listen = (organisation: number, run: Run): void => {
    if (run.chunks[0]?.status !== 'spooled') return;
    room.changes.off('run', listen);
    expect(room.printing.pause(organisation, run.run_id, 'Ann')).toMatchObject({
      status: 'printing',
      pausing: true,
    });
  };
  room.changes.on('run', listen);
  const order = await client.printing.start({ job_id: job.job_id, printer: 'folder' });
  const paused = await client.admin.waitForRun({ run_id: order.run_id });
  expect(paused).toMatchObject({ status: 'paused', pausing: false, message: 'paused by Ann' });
  expect(paused.chunks.map(({ status }) => status)).toEqual(['printed', 'queued', 'queued']);
  // It does not hold up the others of its printer.
  const other = await print(client, job, { labels: { first: 450, last: 450 } });
  expect(other.status).toBe('completed');
  await client.printing.resume({ run_id: order.run_id });
  const asks = await client.admin.waitForRun({ run_id: order.run_id });
  expect(asks).toMatchObject({ status: 'asking', question: { kind: 'already_printed', count: 1 } });
  await client.printing.answer({ run_id: order.run_id, decision: 'skip' });
  expect(await client.admin.waitForRun({ run_id: order.run_id })).toMatchObject({
    status: 'completed',
    message: null,
    labels: { printed: 449, failed: 1 },
  });
});

test('the first sheet comes out alone and waits for its release, also over a restart', async () => {
  const { room, client, job } = await roomWithSheet(200, { counts: true });
  const run = await print(client, job, { first_sheet_then_release: true });
  expect(run).toMatchObject({ status: 'proof', labels: { printed: 63, queued: 137 } });
  expect(run.chunks.map(({ sheets }) => sheets)).toEqual([1, 3]);
  const folder = room.paths.folder;
  await room.close();
  const again = await openTestRoom({ folder });
  const after = clientOf(again);
  await again.printing.waitForIdle();
  expect(await after.printing.get({ run_id: run.run_id })).toMatchObject({ status: 'proof' });
  await after.printing.release({ run_id: run.run_id, by: 'Ann' });
  expect(await after.admin.waitForRun({ run_id: run.run_id })).toMatchObject({
    status: 'completed',
    message: 'first sheet released by Ann',
    labels: { printed: 200 },
  });
});

test('a first sheet that is not good is cancelled and settled, and every other label is free', async () => {
  const { client, job } = await roomWithSheet(200, { counts: false });
  const run = await print(client, job, { first_sheet_then_release: true });
  expect(run).toMatchObject({ status: 'proof', labels: { sent: 63 } });
  const cancelled = await client.printing.cancel({ run_id: run.run_id, by: 'Ann' });
  expect(cancelled).toMatchObject({ status: 'confirming', labels: { sent: 63, failed: 137 } });
  await client.printing.settle({ run_id: run.run_id, good_sheets: 0, reason: 'faint' });
  expect(await neverPrinted(client)).toBe(200);
});

test('a run of one sheet has no first sheet to wait for', async () => {
  const { client, job } = await roomWithSheet(3, { counts: true });
  expect(await print(client, job, { first_sheet_then_release: true })).toMatchObject({ status: 'completed' });
});

test('a printer that is gone by its turn fails the run with a sentence, and every label is free', async () => {
  const { room, client, ids } = await queueOf(1);
  room.db.prepare(`UPDATE runs SET printer = 'gone'`).run();
  await client.printing.resumePrinter({ printer: 'folder' });
  const folder = room.paths.folder;
  await room.close();
  const again = await openTestRoom({ folder });
  const after = clientOf(again);
  const run = await after.admin.waitForRun({ run_id: ids[0] ?? '' });
  expect(run).toMatchObject({ status: 'failed', message: 'There is no printer "gone". Printers: folder.' });
  expect(await neverPrinted(after)).toBe(63);
});

test('all runs can be paged through, the newest first', async () => {
  const { client, ids } = await queueOf(5);
  const seen: string[] = [];
  for (let before: string | null = null; ;) {
    const page: { run_id: string }[] = await client.printing.list({ limit: 2, before });
    seen.push(...page.map(({ run_id }) => run_id));
    before = page.at(-1)?.run_id ?? null;
    if (before === null) break;
  }
  expect(seen).toEqual(ids.toReversed());
});

test('where only the word of a person is enough, a saved file that counts is asked about all the same', async () => {
  const { room, client, job } = await roomWithSheet(70, { counts: true });
  room.db.prepare(`UPDATE printers SET enough = 'operator'`).run();
  const run = await print(client, job);
  expect(run).toMatchObject({ status: 'confirming', labels: { sent: 70 } });
  await client.printing.settle({ run_id: run.run_id, good_sheets: 2 });
  expect(labels(room, run).every(({ state }) => state === 'printed')).toBe(true);
});
