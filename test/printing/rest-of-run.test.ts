import { expect, test } from 'vitest';
import { events, labels, print, reaches, roomWithSheet, sheetOf, type Client } from '../support/printing.ts';
import { clientOf, openTestRoom } from '../support/room.ts';

const gtin = '09521234000013';

async function roomWithLots(planned: Record<string, number | null>) {
  const room = await openTestRoom();
  const client = clientOf(room);
  for (const [lot, quantity] of Object.entries(planned)) {
    await client.catalog.createLot({ gtin, lot, planned_quantity: quantity });
  }
  return { room, client, job: await sheetOf(client, {}, {}, 'lots') };
}

/** Labels of each lot that are recorded as printed. */
function printedOf(room: Parameters<typeof events>[0]): Record<string, number> {
  const printed: Record<string, number> = {};
  for (const { lot, quantity } of events(room)) printed[lot ?? ''] = (printed[lot ?? ''] ?? 0) + quantity;
  return printed;
}

const settleAll = (client: Client, run: { run_id: string; sheets: number }) =>
  client.printing.settle({ run_id: run.run_id, good_sheets: run.sheets });

test('what two labels in the middle of a run were bad for is printed again, and nothing else', async () => {
  const { room, client, job } = await roomWithLots({ A: null, B: null, C: null });
  const run = await print(client, job, { copies: 10 });
  await client.printing.settle({
    run_id: run.run_id,
    good_sheets: 1,
    bad: [
      { label: { number: 3 }, becomes: 'free' },
      { label: { number: 25 }, becomes: 'free' },
    ],
    reason: 'torn',
  });
  expect(printedOf(room)).toEqual({ A: 9, B: 10, C: 9 });
  const rest = await print(client, job, { rest_of: run.run_id });
  expect(rest.total_labels).toBe(2);
  expect(labels(room, rest).map(({ position }) => position)).toEqual([1, 3]);
  await settleAll(client, rest);
  expect(printedOf(room)).toEqual({ A: 10, B: 10, C: 10 });
});

test('the rest of a planned run has as many labels of each lot as are missing', async () => {
  const { room, client, job } = await roomWithLots({ A: 70, B: 3, C: 60 });
  const run = await print(client, job, { quantity: 'planned' });
  await client.printing.settle({ run_id: run.run_id, good_sheets: 1, last_good: 5 });
  expect(printedOf(room)).toEqual({ A: 68 });
  const rest = await print(client, job, { rest_of: run.run_id });
  expect(rest.total_labels).toBe(2 + 3 + 60);
  await settleAll(client, rest);
  expect(printedOf(room)).toEqual({ A: 70, B: 3, C: 60 });
});

test('a run that was taken back before it began leaves all of its labels, serials too', async () => {
  const { client, job } = await roomWithSheet(70, { counts: true });
  await client.printing.pausePrinter({ printer: 'folder' });
  const run = await client.printing.start({ job_id: job.job_id, printer: 'folder' });
  await client.printing.cancel({ run_id: run.run_id });
  await client.printing.resumePrinter({ printer: 'folder' });
  const rest = await print(client, job, { rest_of: run.run_id });
  expect(rest).toMatchObject({ status: 'completed', total_labels: 70, labels: { printed: 70 } });
});

test('the rest is ordered once; what that run leaves free is its own', async () => {
  const { room, client, job } = await roomWithLots({ A: null });
  const run = await print(client, job, { copies: 10 });
  const settled = await client.printing.settle({ run_id: run.run_id, good_sheets: 0, last_good: 4 });
  expect(settled.rest_run).toBeNull();
  // Windows hear of it at the run whose rest it is.
  const told = reaches(room, run.run_id, ({ rest_run }) => rest_run !== null);
  const rest = await print(client, job, { rest_of: run.run_id });
  expect(await told).toMatchObject({ rest_run: rest.run_id });
  expect(await client.printing.get({ run_id: run.run_id })).toMatchObject({ rest_run: rest.run_id });
  await expect(print(client, job, { rest_of: run.run_id })).rejects.toMatchObject({
    data: { code: 'conflict', message: expect.stringContaining(rest.run_id) },
  });
  await client.printing.settle({ run_id: rest.run_id, good_sheets: 0, last_good: 2 });
  const last = await print(client, job, { rest_of: rest.run_id });
  expect(last.total_labels).toBe(4);
});

test.each([
  ['a run that has not ended', 'open', {}, 'conflict'],
  ['a run of which nothing is left', 'whole', {}, 'conflict'],
  ['a run of another job', 'other', {}, 'validation_error'],
  ['copies of a rest', 'part', { copies: 2 }, 'validation_error'],
  ['a range of a rest', 'part', { labels: { first: 1, last: 1 } }, 'validation_error'],
] as const)('%s is refused', async (_name, which, more, code) => {
  const { client, job } = await roomWithLots({ A: null });
  const other = await sheetOf(client, {}, {}, 'lots');
  const run = await print(client, which === 'other' ? other : job, { copies: 4 });
  if (which === 'whole') await settleAll(client, run);
  if (which === 'part' || which === 'other') {
    await client.printing.settle({ run_id: run.run_id, good_sheets: 0, last_good: 2 });
  }
  await expect(print(client, job, { rest_of: run.run_id, ...more })).rejects.toMatchObject({
    data: { code },
  });
  expect(await client.printing.list({})).toHaveLength(1);
});
