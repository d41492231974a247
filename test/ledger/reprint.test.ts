import { expect, test } from 'vitest';
import { createOrganisation } from '../../src-main/core/catalog/organisations.ts';
import { publicId } from '../../src-shared/ids.ts';
import { events, labels, print, roomWithSheet, sheetOf } from '../support/printing.ts';
import { csvFile } from '../support/room.ts';

const gtin = '09521234000013';

test('scanned and picked labels are made again, with the same data, a reason and a link to the first', async () => {
  const { room, client, job } = await roomWithSheet(10, { counts: true });
  const first = await print(client, job);
  const { runs } = await client.printing.reprint({
    run_id: first.run_id,
    labels: [{ scan: `https://www.closient.com/01/${gtin}/21/S000007` }, { sheet: 1, cell: 3 }],
    printer: 'folder',
    start_position: 5,
    reason: 'torn off',
    operator: 'Ann',
  });
  expect(runs).toHaveLength(1);
  const run = await client.admin.waitForRun({ run_id: runs[0]?.run_id ?? '' });
  expect(run).toMatchObject({
    status: 'completed',
    reason: 'torn off',
    start_position: 5,
    labels: { printed: 2 },
  });
  expect(labels(room, run).map(({ cell }) => cell)).toEqual([4, 5]);
  expect(events(room).slice(10)).toMatchObject([
    { type: 'SCRAPPED', serial: 'S000007', reason: 'torn off' },
    { type: 'SCRAPPED', serial: 'S000003' },
    {
      type: 'REPRINTED',
      serial: 'S000007',
      quantity: 1,
      reason: 'torn off',
      operator: 'Ann',
      run_id: run.run_id,
    },
    { type: 'REPRINTED', serial: 'S000003' },
  ]);
  const record = room.db
    .prepare(`SELECT body FROM records WHERE kind = 'reprint' AND subject = ?`)
    .pluck()
    .get(run.run_id) as string;
  const ofFirst = (serial: string) =>
    room.db
      .prepare(`SELECT client_event_id FROM lifecycle_events WHERE serial = ? AND type = 'PRINTED'`)
      .pluck()
      .get(serial);
  expect(JSON.parse(record)).toMatchObject({
    labels: [
      { run: first.run_id, number: 7, first: ofFirst('S000007') },
      { run: first.run_id, number: 3, first: ofFirst('S000003') },
    ],
  });
  expect(await client.reports.accounts({ subject: { gtin, lot: 'LOT1' }, applied: 10 })).toMatchObject({
    printed: 10,
    reprinted: 2,
    issued: 12,
    scrapped: 2,
    unaccounted: 0,
  });
  expect(await client.system.verifyLedger({})).toMatchObject({ ok: true, events: 14 });
});

test('labels of a lot are made again as many times as they are named, also where the date of the lot was corrected', async () => {
  const { room, client } = await roomWithSheet(1, { counts: true });
  const lots = await sheetOf(client, {}, {}, 'lots');
  const first = await print(client, lots, { copies: 6 });
  await client.admin.importFile({ path: csvFile(`gtin,lot,serial,expiry\n${gtin},LOT1,,2028-01-31\n`) });
  const { runs } = await client.printing.reprint({
    run_id: first.run_id,
    labels: [{ number: 2 }, { number: 5 }],
    printer: 'folder',
    reason: 'smeared',
    scrap: false,
  });
  const dates = room.db
    .prepare('SELECT i.date FROM items i JOIN runs r ON r.job_seq = i.job_seq WHERE r.id = ?')
    .pluck()
    .all(runs[0]?.run_id);
  expect(dates).toEqual(['271231']);
  expect(runs[0]).toMatchObject({ copies: 2, total_labels: 2 });
});

test('what was never printed is not made again', async () => {
  const { client, job } = await roomWithSheet(3, { counts: false });
  const order = { printer: 'folder', reason: 'x' };
  await expect(client.printing.reprint({ ...order, labels: [{ scan: 'S000002' }] })).rejects.toThrow(
    'serial S000002 of GTIN 09521234000013 was never printed here',
  );
  const run = await print(client, job);
  await expect(
    client.printing.reprint({ ...order, run_id: run.run_id, labels: [{ number: 2 }] }),
  ).rejects.toThrow('is not recorded as printed. Settle its run');
  await expect(client.printing.reprint({ ...order, labels: [{ number: 2 }] })).rejects.toThrow(
    'A place on a sheet needs the run it is of.',
  );
});

test('a label that was scrapped when it was found is made again without being scrapped twice', async () => {
  const { room, client, job } = await roomWithSheet(5, { counts: false });
  const { run_id } = await print(client, job);
  await client.printing.settle({
    run_id,
    good_sheets: 1,
    bad: [{ label: { number: 2 }, becomes: 'scrapped' }],
    reason: 'smeared',
  });
  await client.events.record({ event_type: 'SAMPLED', items: [{ scan: 'S000004' }], reason: 'retained' });
  const { runs } = await client.printing.reprint({
    run_id,
    labels: [{ number: 2 }, { scan: 'S000004' }, { number: 5 }],
    printer: 'folder',
    reason: 'smeared',
  });
  expect(runs[0]).toMatchObject({ total_labels: 3 });
  expect(events(room).filter(({ type }) => type === 'SCRAPPED')).toMatchObject([
    { serial: 'S000002' },
    { serial: 'S000005' },
  ]);
});

test('an order that cannot be printed is refused before anything is drawn or recorded', async () => {
  const { room, client, job } = await roomWithSheet(3, { counts: true });
  const other = await sheetOf(client, {}, { sheet_template: 'roll_50x25mm' });
  const first = await print(client, job, { labels: { first: 1, last: 2 } });
  await print(client, other, { labels: { first: 3, last: 3 } });
  const jobs = (await client.jobs.list({})).length;
  const before = events(room).length;
  const order = { labels: [{ scan: 'S000001' }, { scan: 'S000003' }], reason: 'torn' };
  await expect(client.printing.reprint({ ...order, printer: 'nobody' })).rejects.toThrow(
    'There is no printer',
  );
  await expect(client.printing.reprint({ ...order, printer: 'folder', start_position: 2 })).rejects.toThrow(
    'it has no position 2',
  );
  await expect(
    client.printing.reprint({ ...order, printer: 'folder', run_id: first.run_id }),
  ).rejects.toThrow('was never printed in run');
  expect(await client.jobs.list({})).toHaveLength(jobs);
  expect(events(room)).toHaveLength(before);
});

test('labels of two jobs make two runs, and only the first begins on the part-used sheet', async () => {
  const { client, job } = await roomWithSheet(4, { counts: true });
  const other = await sheetOf(client, {});
  await print(client, job, { labels: { first: 1, last: 2 } });
  await print(client, other, { labels: { first: 3, last: 4 } });
  const { runs } = await client.printing.reprint({
    labels: [{ scan: 'S000001' }, { scan: 'S000003' }],
    printer: 'folder',
    start_position: 9,
    reason: 'torn',
  });
  expect(runs.map(({ start_position }) => start_position)).toEqual([9, 1]);
});

test('labels of another organisation are nobody’s here', async () => {
  const { room, client, job } = await roomWithSheet(2, { counts: true });
  const run = await print(client, job);
  const id = createOrganisation(
    room.db,
    room.settings,
    { name: 'Others', color: '#000000', sample: false },
    Date.now(),
  );
  const organization_id = publicId('organisation', id);
  const order = { organization_id, printer: 'folder', reason: 'x' };
  await expect(
    client.printing.reprint({ ...order, run_id: run.run_id, labels: [{ number: 1 }] }),
  ).rejects.toThrow('There is no print run');
  await expect(client.printing.reprint({ ...order, labels: [{ scan: 'S000001' }] })).rejects.toThrow(
    'There is no serial, lot or GTIN "S000001"',
  );
});
