import { expect, test } from 'vitest';
import { events, print, roomWithSheet, sheetOf } from '../support/printing.ts';

const gtin = '09521234000013';

test('labels are scrapped, sampled, returned and voided by scan, by list and by place', async () => {
  const { room, client, job } = await roomWithSheet(5, { counts: true });
  const run = await print(client, job);
  const record = (event_type: 'SCRAPPED' | 'SAMPLED' | 'RETURNED' | 'VOIDED', items: object[], more = {}) =>
    client.events.record({ event_type, items: items as never, reason: 'checked', operator: 'Ann', ...more });
  const scanned = await record('SCRAPPED', [{ scan: `]d201${gtin}21S000001` }]);
  expect(scanned.recorded).toMatchObject([{ name: `serial S000001 of GTIN ${gtin}`, quantity: 1 }]);
  await record('SAMPLED', [{ gtin, serial: 'S000002' }]);
  await record('RETURNED', [{ run_id: run.run_id, label: { sheet: 1, cell: 3 } }]);
  await record('VOIDED', [{ scan: 'S000004' }], { request_id: 'request-0001' });
  // An answer that was lost: the same request is the same event.
  await record('VOIDED', [{ scan: 'S000004' }], { request_id: 'request-0001' });
  expect(events(room).slice(5)).toMatchObject([
    { type: 'SCRAPPED', serial: 'S000001', evidence: 'operator', reason: 'checked', operator: 'Ann' },
    { type: 'SAMPLED', serial: 'S000002' },
    { type: 'RETURNED', serial: 'S000003' },
    { type: 'VOIDED', serial: 'S000004' },
  ]);
  const { cells } = await client.printing.sheetPicture({ run_id: run.run_id, sheet: 1 });
  expect(cells.map((cell) => cell.events)).toEqual([['SCRAPPED'], ['SAMPLED'], ['RETURNED'], ['VOIDED'], []]);
  expect(await client.system.verifyLedger({})).toMatchObject({ ok: true, events: 9 });
});

test('no more labels can be accounted for than were printed, and an order with one such label records nothing', async () => {
  const { room, client, job } = await roomWithSheet(3, { counts: true });
  await print(client, job, { labels: { first: 1, last: 2 } });
  const lots = await sheetOf(client, {}, {}, 'lots');
  const run = await print(client, lots, { copies: 10 });
  const before = events(room).length;
  const scrap = (items: object[]) =>
    client.events.record({ event_type: 'SCRAPPED', items: items as never, reason: 'torn' });
  await expect(scrap([{ scan: 'S000001' }, { scan: 'S000003' }])).rejects.toThrow(
    'No label of serial S000003 of GTIN 09521234000013 is recorded as printed.',
  );
  await expect(scrap([{ scan: 'S000001' }, { scan: 'S000001' }])).rejects.toThrow(
    'recorded as scrapped already',
  );
  await expect(scrap([{ gtin, lot: 'LOT1', quantity: 11 }])).rejects.toThrow(
    '10 labels of lot LOT1 of GTIN 09521234000013 are recorded as printed and 0 scrapped',
  );
  expect(events(room)).toHaveLength(before);
  await scrap([{ gtin, lot: 'LOT1', quantity: 4 }]);
  await scrap([{ run_id: run.run_id, label: { number: 10 } }]);
  await expect(scrap([{ run_id: run.run_id, label: { number: 10 } }])).rejects.toThrow(
    'recorded as scrapped already',
  );
  await expect(scrap([{ gtin, lot: 'LOT1', quantity: 6 }])).rejects.toThrow('6 labels more cannot be');
  expect(await client.reports.accounts({ subject: { run_id: run.run_id }, applied: 5 })).toMatchObject({
    issued: 10,
    scrapped: 5,
    unaccounted: 0,
    beyond: false,
  });
});

test('a run answers for its own labels, whatever others printed of the same lot', async () => {
  const { client } = await roomWithSheet(1, { counts: true });
  const lots = await sheetOf(client, {}, {}, 'lots');
  const small = await print(client, lots, { copies: 4 });
  const large = await print(client, lots, { copies: 90 });
  const scrap = (run_id: string, quantity: number) =>
    client.events.record({
      event_type: 'SCRAPPED',
      items: [{ gtin, lot: 'LOT1', quantity, run_id }],
      reason: 'torn',
    });
  await expect(scrap(small.run_id, 5)).rejects.toThrow(
    `4 labels of lot LOT1 of GTIN ${gtin} in run ${small.run_id} are recorded as printed and 0 scrapped`,
  );
  await scrap(small.run_id, 3);
  await scrap(large.run_id, 90);
  await expect(scrap(small.run_id, 2)).rejects.toThrow('and 3 scrapped, sampled, returned or voided before');
  await scrap(small.run_id, 1);
  for (const { run_id } of [small, large]) {
    expect(await client.reports.accounts({ subject: { run_id }, applied: 0 })).toMatchObject({
      unaccounted: 0,
    });
  }
});
