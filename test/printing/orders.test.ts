import { expect, test } from 'vitest';
import { events, labels, print, roomWithSheet, sheetOf, type Client } from '../support/printing.ts';
import { clientOf, csvFile, openTestRoom } from '../support/room.ts';

const stock = '63up_1in_letter';

/** Lots of one product, as name, planned quantity and date. */
async function roomWithLots(
  lots: readonly (readonly [lot: string, planned: number | null, date?: string])[],
  options: Parameters<typeof openTestRoom>[0] = {},
) {
  const room = await openTestRoom(options);
  const client = clientOf(room);
  await client.printing.setCountsAsPrinted({ printer: 'folder', counts: true });
  for (const [lot, planned_quantity, date = '2027-12-31'] of lots) {
    const kind = { date, date_kind: 'use_by' as const, planned_quantity };
    await client.catalog.createLot({ gtin: '09521234000013', lot, ...kind });
  }
  return { room, client, job: await sheetOf(client, {}, {}, 'lots') };
}

const partSheets = async (client: Client) =>
  (await client.printing.partSheets({})).map(({ name, first_free, run_id }) => [name, first_free, run_id]);

test('a run continues where the last sheet of its stock ended, and the sheet is used up with its last label', async () => {
  const { room, client, job } = await roomWithSheet(70, { counts: true });
  await print(client, job);
  expect(await partSheets(client)).toEqual([['folder', 8, null]]);
  const next = await print(client, job, { continue: true, labels: { first: 1, last: 50 }, reason: 'torn' });
  expect(next).toMatchObject({ start_position: 8, part_sheet: 'folder', sheets: 1, labels: { printed: 50 } });
  expect(labels(room, next)[0]).toMatchObject({ number: 1, sheet: 1, cell: 7 });
  expect(await partSheets(client)).toEqual([['folder', 58, null]]);
  const last = await print(client, job, { continue: true, labels: { first: 51, last: 56 }, reason: 'torn' });
  expect(labels(room, last).map(({ number, cell }) => `${number}/${cell}`)).toEqual([
    '51/57',
    '52/58',
    '53/59',
    '54/60',
    '55/61',
    '56/62',
  ]);
  expect(await partSheets(client)).toEqual([]);
  expect(await print(client, job, { continue: true, reason: 'torn' })).toMatchObject({ start_position: 1 });
});

test('several part-used sheets are remembered by name, corrected by hand, and never given to two runs', async () => {
  const { room, client, job } = await roomWithSheet(3, { counts: true });
  let told = 0;
  room.changes.on('catalog', () => told++);
  await client.printing.setPartSheet({ stock, name: 'shelf', first_free: 10 });
  await client.printing.setPartSheet({ stock, name: 'shelf', first_free: 20 });
  // Every window at this host shows the same drawer.
  expect(told).toBe(2);
  await print(client, job, { rest_as: 'drawer' });
  const known = await partSheets(client);
  expect(known).toHaveLength(2);
  expect(known).toEqual(
    expect.arrayContaining([
      ['drawer', 4, null],
      ['shelf', 20, null],
    ]),
  );
  await client.printing.pausePrinter({ printer: 'folder' });
  const order = { job_id: job.job_id, printer: 'folder', reason: 'torn' };
  const first = await client.printing.start({ ...order, part_sheet: 'shelf' });
  expect(first).toMatchObject({ start_position: 20 });
  await expect(client.printing.start({ ...order, part_sheet: 'shelf' })).rejects.toThrow(
    `The part-used sheet "shelf" of ${stock} is in use by run ${first.run_id}`,
  );
  await expect(client.printing.setPartSheet({ stock, name: 'shelf', first_free: 1 })).rejects.toThrow(
    'in use',
  );
  await expect(client.printing.removePartSheet({ stock, name: 'shelf' })).rejects.toThrow('in use');
  await expect(client.printing.start({ ...order, part_sheet: 'cellar' })).rejects.toThrow('Known: ');
  // Nothing went into the printer, so the sheet lies where it lay.
  await client.printing.cancel({ run_id: first.run_id });
  await client.printing.removePartSheet({ stock, name: 'drawer' });
  expect(await partSheets(client)).toEqual([['shelf', 20, null]]);
});

test('after sheets that were not all good nobody knows what is left of them', async () => {
  const { client, job } = await roomWithSheet(70, { counts: false });
  await client.printing.setPartSheet({ stock, name: 'shelf', first_free: 20 });
  const run = await print(client, job, { part_sheet: 'shelf' });
  await client.printing.settle({ run_id: run.run_id, good_sheets: 1, last_good: 3, reason: 'jam' });
  expect(await partSheets(client)).toEqual([]);
  const other = await print(client, job, { labels: { first: 60, last: 62 } });
  expect(other.status).toBe('confirming');
  await client.printing.settle({ run_id: other.run_id, good_sheets: 1 });
  expect(await partSheets(client)).toEqual([['folder', 4, null]]);
});

test('what is missing to the plan is printed, with spare labels that are named as such', async () => {
  const { room, client, job } = await roomWithLots([
    ['A', 100],
    ['B', 10],
    ['C', 33],
  ]);
  expect(await print(client, job, { copies: 10 })).toMatchObject({ status: 'completed' });
  const run = await print(client, job, { quantity: 'planned', spare: { percent: 7 } });
  // A: 90 + 6.3 rounded up, B: nothing, C: 23 + 1.61 rounded up.
  expect(run).toMatchObject({ status: 'completed', spare: 9, total_labels: 97 + 25 });
  expect(
    events(room)
      .slice(3)
      .map(({ lot, quantity }) => [lot, quantity]),
  ).toEqual([
    ['A', 97],
    ['C', 25],
  ]);
  const said = room.db.prepare(`SELECT body FROM records WHERE kind = 'spare' AND subject = ?`).pluck();
  expect(said.all(run.run_id).map((body) => JSON.parse(String(body)))).toEqual([
    { gtin: '09521234000013', lot: 'A', quantity: 97, spare: 7 },
    { gtin: '09521234000013', lot: 'C', quantity: 25, spare: 2 },
  ]);
  await expect(print(client, job, { quantity: 'planned' })).rejects.toThrow('Nothing is missing');
  expect(await client.system.verifyLedger({})).toMatchObject({ ok: true });
});

test('a lot without a plan is named before anything is printed', async () => {
  const { room, client, job } = await roomWithLots([
    ['A', 100],
    ['B', null],
  ]);
  await expect(print(client, job, { quantity: 'planned' })).rejects.toThrow(
    'No planned quantity: lot B of GTIN 09521234000013.',
  );
  expect(room.db.prepare('SELECT count(*) FROM runs').pluck().get()).toBe(0);
});

test('the last sheet is filled with the last lot, and no label goes beyond it', async () => {
  const { room, client, job } = await roomWithLots([
    ['A', null],
    ['B', null],
  ]);
  const run = await print(client, job, { copies: 50, start_position: 10, fill_last_sheet: true });
  expect(run).toMatchObject({ status: 'completed', sheets: 2, spare: 17, total_labels: 117 });
  expect(labels(room, run).at(-1)).toMatchObject({ sheet: 2, cell: 62 });
  expect(events(room).map(({ lot, quantity }) => [lot, quantity])).toEqual([
    ['A', 50],
    ['B', 67],
  ]);
  expect(await partSheets(client)).toEqual([]);
});

test('where each lot begins a sheet of its own, the last sheet of each is filled', async () => {
  const { client, room } = await roomWithLots([
    ['A', null],
    ['B', null],
  ]);
  const job = await sheetOf(client, {}, { one_lot_per_sheet: true }, 'lots');
  const run = await print(client, job, { copies: 60, fill_last_sheet: true });
  expect(run).toMatchObject({ status: 'completed', sheets: 2, spare: 6 });
  expect(events(room).map(({ quantity }) => quantity)).toEqual([63, 63]);
});

test.for([
  [{ spare: { labels: 1 } }, 'it has no spare labels'],
  [{ fill_last_sheet: true }, 'its last sheet cannot be filled up'],
  [{ quantity: 'planned' }, 'only lots have a planned quantity'],
  [{ labels: { first: 3, last: 2 } }, 'The range of labels 3-2 runs backwards.'],
  [{ labels: { first: 1, last: 71 } }, 'This run has 70 labels; there is no label 71.'],
  [{ sheets: { first: 1, last: 1 }, labels: { first: 1, last: 1 } }, 'not both'],
  [{ start_position: 3, continue: true }, 'A run begins in one place'],
  [{ sheets: { first: 2, last: 2 }, continue: true }, 'Only the first sheet lies on a part-used one'],
  [{ part_sheet: 'shelf' }, 'None of this stock is known'],
  [{ start_position: 64 }, 'it has no position 64'],
  [{ printer: 'zebra' }, 'There is no printer "zebra"'],
] as const)(
  'an order that cannot be is refused with a sentence, and nothing is spooled: %j',
  async ([order, words]) => {
    const { room, client, job } = await roomWithSheet(70, { counts: true });
    await expect(print(client, job, order)).rejects.toThrow(words);
    expect(room.db.prepare('SELECT count(*) FROM runs').pluck().get()).toBe(0);
  },
);

test('a range of labels is imposed from the start position, copies and all', async () => {
  const { room, client, job } = await roomWithLots([
    ['A', null],
    ['B', null],
  ]);
  const run = await print(client, job, { copies: 100, labels: { first: 99, last: 102 }, start_position: 62 });
  expect(
    labels(room, run).map(({ number, position, copy, sheet, cell }) => [number, position, copy, sheet, cell]),
  ).toEqual([
    [99, 1, 99, 1, 61],
    [100, 1, 100, 1, 62],
    [101, 2, 1, 2, 0],
    [102, 2, 2, 2, 1],
  ]);
  expect(events(room).map(({ lot, quantity }) => [lot, quantity])).toEqual([
    ['A', 2],
    ['B', 2],
  ]);
});

test('a date that has passed stops the run, also where a reason was given for something else', async () => {
  let now = Date.parse('2027-12-31T12:00:00Z');
  const { client, job } = await roomWithLots([['A', null]], { ports: { now: () => now } });
  expect(await print(client, job)).toMatchObject({ status: 'completed' });
  now = Date.parse('2028-01-02T12:00:00Z');
  const run = await print(client, job, { reason: 'torn' });
  expect(run).toMatchObject({ status: 'asking', question: { kind: 'expired', count: 1 } });
  expect(run.question?.sentence).toContain('lot A of GTIN 09521234000013: use by 2027-12-31');
  await client.printing.answer({ run_id: run.run_id, decision: 'print', reason: 'samples for the lab' });
  expect(await client.admin.waitForRun({ run_id: run.run_id })).toMatchObject({
    status: 'completed',
    reason: 'torn; samples for the lab',
  });
});

test('a held lot stops the run until it is released, whatever the reason', async () => {
  const { room, client } = await roomWithLots([['A', null]]);
  await client.admin.importFile({
    path: csvFile('gtin,lot,serial,expiry\n09521234000013,A,S1,2027-12-31\n'),
  });
  const job = await sheetOf(client);
  const hold = (held: 0 | 1) => room.db.prepare('UPDATE lots SET held = ?').run(held);
  hold(1);
  const run = await print(client, job, { reason: 'urgent' });
  expect(run).toMatchObject({
    status: 'asking',
    question: { kind: 'held', labels: ['serial S1 of GTIN 09521234000013'] },
  });
  await client.printing.answer({ run_id: run.run_id, decision: 'print', reason: 'urgent' });
  expect(await client.admin.waitForRun({ run_id: run.run_id })).toMatchObject({ status: 'asking' });
  hold(0);
  await client.printing.answer({ run_id: run.run_id, decision: 'print', reason: 'released' });
  expect(await client.admin.waitForRun({ run_id: run.run_id })).toMatchObject({ status: 'completed' });
});

test('a date that was corrected after the sheets were made stops the run with both dates', async () => {
  const { client, job } = await roomWithLots([['A', null]]);
  await client.admin.importFile({ path: csvFile('gtin,lot,serial,expiry\n09521234000013,A,,2028-03-31\n') });
  const run = await print(client, job);
  expect(run).toMatchObject({ status: 'asking', question: { kind: 'changed' } });
  expect(run.question?.sentence).toContain(
    'these sheets say use by 2027-12-31, by now it is use by 2028-03-31',
  );
  await client.printing.answer({ run_id: run.run_id, decision: 'skip' });
  expect(await client.admin.waitForRun({ run_id: run.run_id })).toMatchObject({ labels: { printed: 0 } });
});
