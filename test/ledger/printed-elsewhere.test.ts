import { expect, test } from 'vitest';
import { printedElsewhere } from '../../src-main/core/ledger/printed-elsewhere.ts';
import { pageAs, setUpPeople } from '../support/people.ts';
import { events, neverPrinted, print, roomWithSheet, sheetOf } from '../support/printing.ts';
import { clientOf, csvFile } from '../support/room.ts';

const reason = 'printed at the repair shop';

test('saved sheets that are printed elsewhere count as printed, because somebody says so', async () => {
  const { room, client, job } = await roomWithSheet(300);
  expect(await client.jobs.printedElsewhere({ job_id: job.job_id, reason, operator: 'Anna' })).toEqual({
    recorded: 300,
  });
  const recorded = events(room);
  expect(recorded).toHaveLength(300);
  expect(recorded[299]).toMatchObject({
    type: 'PRINTED',
    serial: 'S000300',
    quantity: 1,
    evidence: 'operator',
    reason,
    operator: 'Anna',
    run_id: null,
  });
  expect(await neverPrinted(client)).toBe(0);
  expect(room.db.prepare(`SELECT count(*) FROM records WHERE kind = 'elsewhere'`).pluck().get()).toBe(1);
  expect(await client.system.verifyLedger({})).toMatchObject({ ok: true, events: 300 });
  // Printing them here is then a second label.
  expect(await print(client, job)).toMatchObject({ status: 'asking', question: { kind: 'already_printed' } });
});

/** A job of 300 labels whose request `one` ended after 250 of them. */
async function cutOff() {
  const { room, client, job } = await roomWithSheet(300);
  const { db, ledger, changes, station } = room;
  let clock = 0;
  const saying = printedElsewhere({ db, ledger, changes, station: station.id }, 1, {
    job_id: job.job_id,
    reason,
    again: false,
    requestId: 'one',
    operator: null,
    now: () => {
      if (++clock > 2) throw new Error('cut off');
      return room.ports.now();
    },
  });
  await expect(saying).rejects.toThrow('cut off');
  expect(events(room)).toHaveLength(250);
  return { room, client, job };
}

test('a request that was cut off goes on where it was, and counts nothing twice', async () => {
  const { room, client, job } = await cutOff();
  const said = { job_id: job.job_id, reason, request_id: 'one' };
  expect(await client.jobs.printedElsewhere(said)).toEqual({ recorded: 50 });
  expect(await client.jobs.printedElsewhere(said)).toEqual({ recorded: 0 });
  expect(events(room).map(({ type }) => type)).toEqual(Array.from({ length: 300 }, () => 'PRINTED'));
});

test('what was cut off is ended by whoever says it next, and nothing of it is printed again', async () => {
  const { room, client, job } = await cutOff();
  const said = { job_id: job.job_id, reason, request_id: 'two' };
  expect(await client.jobs.printedElsewhere(said)).toEqual({ recorded: 50 });
  expect(events(room).map(({ type }) => type)).toEqual(Array.from({ length: 300 }, () => 'PRINTED'));
  await expect(client.jobs.printedElsewhere(said)).rejects.toMatchObject({ data: { code: 'needs_reason' } });
});

test('serials that are printed already are refused, and printed again where that is said', async () => {
  const { room, client, job } = await roomWithSheet(3, { counts: true });
  await print(client, job, { labels: { first: 1, last: 1 } });
  await expect(client.jobs.printedElsewhere({ job_id: job.job_id, reason })).rejects.toMatchObject({
    data: { code: 'needs_reason', message: expect.stringContaining('1 of these 3 labels') },
  });
  expect(events(room)).toHaveLength(1);
  await client.jobs.printedElsewhere({ job_id: job.job_id, reason, again: true });
  expect(events(room).map(({ type }) => type)).toEqual(['PRINTED', 'REPRINTED', 'PRINTED', 'PRINTED']);
});

test('labels at a printer, of a held lot or past their date are not printed elsewhere either', async () => {
  const { client, job } = await roomWithSheet(2, { counts: false });
  const refused = async (id: string, words: string): Promise<void> =>
    expect(client.jobs.printedElsewhere({ job_id: id, reason })).rejects.toMatchObject({
      data: { code: 'conflict', message: expect.stringContaining(words) },
    });
  const run = await print(client, job);
  await refused(job.job_id, 'Settle them first');
  await client.printing.settle({ run_id: run.run_id, good_sheets: 0 });
  await client.lots.hold({ gtin: '09521234000013', lot: 'LOT1', reason: 'complaint' });
  await refused(job.job_id, 'held');
  await client.admin.importFile({
    path: csvFile('gtin,lot,serial,expiry\n09521234000013,OLD,S9,2020-01-31\n'),
  });
  const old = await sheetOf(client, { gtins: ['09521234000013'], serial_ids: null, never_printed: true });
  await client.lots.release({ gtin: '09521234000013', lot: 'LOT1', reason: 'cleared' });
  await refused(old.job_id, 'past their date');
});

test('a lot counts one label more each time', async () => {
  const { room, client } = await roomWithSheet(1);
  const job = await sheetOf(client, {}, {}, 'lots');
  await client.jobs.printedElsewhere({ job_id: job.job_id, reason });
  await client.jobs.printedElsewhere({ job_id: job.job_id, reason });
  expect(events(room).map(({ type, lot }) => [type, lot])).toEqual([
    ['PRINTED', 'LOT1'],
    ['PRINTED', 'LOT1'],
  ]);
});

test('who prints may say it; a second label of a serial is for those who may reprint', async () => {
  const { room, job } = await roomWithSheet(1);
  await setUpPeople(room);
  const { client: operator } = await pageAs(room, 'operator');
  await operator.jobs.printedElsewhere({ job_id: job.job_id, reason });
  await expect(
    operator.jobs.printedElsewhere({ job_id: job.job_id, reason, again: true }),
  ).rejects.toMatchObject({ data: { code: 'not_allowed' } });
  expect(await clientOf(room).system.verifyLedger({})).toMatchObject({ ok: true });
});
