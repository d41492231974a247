import { expect, test } from 'vitest';
import { print, roomWithSheet } from '../support/printing.ts';
import { clientOf, csvFile, openTestRoom } from '../support/room.ts';

const gtin = '09521234000013';

test('a printed label says when, who, on which printer and place, from which files, and how it is known', async () => {
  const { client, job } = await roomWithSheet(70, { counts: true });
  const run = await print(client, job, { operator: 'Ana', start_position: 3 });
  const history = await client.labels.history({ label: { scan: 'S000063' } });
  expect(history).toMatchObject({
    kind: 'serials',
    gtin,
    serial: 'S000063',
    print_state: 'printed',
    printed: 1,
    accounted: 0,
    reprint_run: run.run_id,
    open: [],
    total_events: 1,
  });
  const artifact = await client.jobs.get({ job_id: job.job_id });
  expect(history.events).toMatchObject([
    {
      type: 'PRINTED',
      quantity: 1,
      operator: 'Ana',
      evidence: 'file',
      reason: null,
      run: {
        run_id: run.run_id,
        job_id: job.job_id,
        printer: 'folder',
        // The third place is the first: 61 labels lie on the first sheet.
        sheet: 2,
        cell: 2,
        number: 63,
        labels: 1,
        print_file_sha256: run.chunks[0]?.print_file_sha256,
        artifact: { file_name: artifact.output_filename, kept: true },
      },
    },
  ]);
});

test('what became of it stands on top, with the reason; the count follows', async () => {
  const { client, job } = await roomWithSheet(3, { counts: true });
  await print(client, job);
  const key = { gtin, lot: null, serial: 'S000002' };
  await client.events.record({
    event_type: 'SCRAPPED',
    items: [{ gtin, serial: 'S000002' }],
    reason: 'smeared',
    operator: 'Ana',
  });
  const { events, printed, accounted } = await client.labels.history({ label: key });
  expect({ printed, accounted }).toEqual({ printed: 1, accounted: 1 });
  expect(events.map(({ type, reason }) => [type, reason])).toEqual([
    ['SCRAPPED', 'smeared'],
    ['PRINTED', null],
  ]);
});

test('a label that nobody has confirmed is open at its printer, and was not printed', async () => {
  const { client, job } = await roomWithSheet(3, { counts: false });
  const run = await print(client, job);
  const history = await client.labels.history({ label: { gtin, lot: null, serial: 'S000001' } });
  expect(history).toMatchObject({ print_state: 'open', printed: 0, reprint_run: null, events: [] });
  expect(history.open).toMatchObject([{ run_id: run.run_id, printer: 'folder', labels: 1 }]);
});

test('a label that was never printed has no history, and what is not there is said to be so', async () => {
  const client = clientOf(await openTestRoom());
  await client.admin.importFile({ path: csvFile(`gtin,lot,expiry\n${gtin},L1,2027-12-31\n`) });
  expect(await client.labels.history({ label: { gtin, lot: 'L1', serial: null } })).toMatchObject({
    kind: 'lots',
    lot: 'L1',
    date: '271231',
    print_state: 'free',
    events: [],
    total_events: 0,
  });
  await expect(client.labels.history({ label: { gtin, lot: 'L2', serial: null } })).rejects.toMatchObject({
    data: { code: 'not_found' },
  });
});

test('a reader that leaves the separator out still finds the serial, where one cut alone fits', async () => {
  const client = clientOf(await openTestRoom());
  await client.admin.importFile({
    path: csvFile(
      `gtin,lot,serial,expiry\n${gtin},L121,S21-1,2027-12-31\n${gtin},L121,X9,2027-12-31\n${gtin},A,B21C21D,2027-12-31\n${gtin},A21B,C21D,2027-12-31\n`,
    ),
  });
  const find = async (scan: string): Promise<string | null> =>
    (await client.labels.history({ label: { scan } })).serial;
  expect(await find(`01${gtin}1727123110L12121S21-1`)).toBe('S21-1');
  expect(await find(`]d201${gtin}10L12121X9`)).toBe('X9');
  // Lot A with serial B21C21D, or lot A21B with serial C21D: nobody can say.
  await expect(find(`01${gtin}10A21B21C21D`)).rejects.toMatchObject({ data: { code: 'validation_error' } });
});

test('of what a scan may have been, the one that is a label here is found; else it is said why not', async () => {
  const client = clientOf(await openTestRoom());
  await client.admin.importFile({ path: csvFile(`gtin,serial,expiry\n${gtin},YZ1,2027-12-31\n`) });
  expect(await client.labels.lookUp({ scans: [`01${gtin}21ZY1`, `01${gtin}21YZ1`] })).toEqual({
    label: { gtin, lot: null, serial: 'YZ1' },
    sentence: null,
  });
  expect(await client.labels.lookUp({ scans: ['NONE', 'OTHER'] })).toEqual({
    label: null,
    sentence: 'There is no serial, lot or GTIN "NONE".',
  });
});
