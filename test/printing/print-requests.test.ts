import { expect, test } from 'vitest';
import { events, print, roomWithSheet, sheetOf } from '../support/printing.ts';
import { clientOf, openTestRoom, temporaryFolder } from '../support/room.ts';
import type { LabelExportSubmit } from '../../src-shared/models/label-export.ts';

const lots: LabelExportSubmit = { scope: 'lots', export_type: 'sheet_pdf', file_format: 'pdf' };

async function roomWithLot(folder = temporaryFolder()) {
  const room = await openTestRoom({ folder });
  const client = clientOf(room);
  await client.printing.setCountsAsPrinted({ printer: 'folder', counts: true });
  await client.catalog.createLot({ gtin: '09521234000013', lot: 'L1' });
  return { room, client };
}

test('an order that is sent again with its id prints once', async () => {
  const { room, client } = await roomWithLot();
  const input = { request: lots, order: { printer: 'folder', copies: 3 }, request_id: 'press-1' };
  const [one, two] = await Promise.all([
    client.printing.makeAndPrint(input),
    client.printing.makeAndPrint(input),
  ]);
  expect(two.run?.run_id).toBe(one.run?.run_id);
  await client.admin.waitForRun({ run_id: one.run?.run_id ?? '' });
  const later = await client.printing.makeAndPrint(input);
  expect(later).toMatchObject({
    job: { job_id: one.job.job_id },
    run: { run_id: one.run?.run_id, status: 'completed' },
  });
  expect(await client.jobs.list({})).toHaveLength(1);
  expect(events(room).map(({ type, quantity }) => [type, quantity])).toEqual([['PRINTED', 3]]);
});

test('another press is another order', async () => {
  const { client } = await roomWithLot();
  const input = { request: lots, order: { printer: 'folder' } };
  for (const request_id of ['press-1', 'press-2', null]) {
    await client.printing.makeAndPrint({ ...input, request_id });
  }
  expect(await client.printing.list({})).toHaveLength(3);
});

test('it is the same order after a restart, too', async () => {
  const folder = temporaryFolder();
  const { room, client } = await roomWithLot(folder);
  const job = await sheetOf(client, {}, {}, 'lots');
  const run = await print(client, job, { request_id: 'press-1' });
  await room.close();
  const again = clientOf(await openTestRoom({ folder }));
  const answer = await again.printing.start({
    job_id: job.job_id,
    printer: 'folder',
    request_id: 'press-1',
  });
  expect(answer.run_id).toBe(run.run_id);
  expect(await again.printing.list({})).toHaveLength(1);
});

test('an order that was refused can be sent again with its id', async () => {
  const { client } = await roomWithLot();
  const job = await sheetOf(client, {}, {}, 'lots');
  const order = { job_id: job.job_id, printer: 'folder', request_id: 'press-1' };
  await expect(client.printing.start({ ...order, printer: 'none' })).rejects.toMatchObject({
    data: { code: 'not_found' },
  });
  await client.printing.start(order);
  expect(await client.printing.list({})).toHaveLength(1);
});

test('a label that is made again is made again once, however often that is asked with one id', async () => {
  const { client, job } = await roomWithSheet(3, { counts: true });
  const run = await print(client, job);
  const wish = {
    run_id: run.run_id,
    labels: [{ number: 2 }],
    printer: 'folder',
    reason: 'torn',
    request_id: 'press-1',
  };
  const { runs } = await client.printing.reprint(wish);
  await client.admin.waitForRun({ run_id: runs[0]?.run_id ?? '' });
  const { runs: later } = await client.printing.reprint(wish);
  expect(later.map(({ run_id }) => run_id)).toEqual(runs.map(({ run_id }) => run_id));
  expect(await client.printing.list({})).toHaveLength(2);
});
