import { expect, test } from 'vitest';
import { events, labels, neverPrinted, print, roomWithSheet, sheetOf } from '../support/printing.ts';
import { csvFile } from '../support/room.ts';

const gtin = '09521234000013';
const confirming = (serials: number) => roomWithSheet(serials, { counts: false });

test('the last good label is found by scan, place or number, and a preview says what would become of the labels', async () => {
  const { room, client, job } = await confirming(130);
  const run = await print(client, job);
  const { run_id } = run;
  const before = labels(room, run);
  const wanted = {
    sheets: 3,
    good_sheets: 1,
    last_good: 7,
    printed: 70,
    free: 60,
    scrapped: 0,
    goes_on: false,
    last_good_label: { number: 70, sheet: 2, cell: 7, name: `serial S000070 of GTIN ${gtin}`, state: 'sent' },
    first_free_label: { number: 71, sheet: 2, cell: 8 },
  };
  for (const last_good_label of [
    { scan: 'S000070' },
    { scan: `]d201${gtin}1727123110LOT1\x1d21S000070` },
    { scan: `https://www.closient.com/01/${gtin}/21/S000070` },
    { sheet: 2, cell: 7 },
    { number: 70 },
  ]) {
    const preview = await client.printing.previewSettlement({ run_id, last_good_label });
    expect(preview, JSON.stringify(last_good_label)).toMatchObject(wanted);
  }
  expect(labels(room, run)).toEqual(before);
  const settled = await client.printing.settle({
    run_id,
    good_sheets: 1,
    last_good_label: { scan: 'S000070' },
    reason: 'ribbon',
    operator: 'Ann',
  });
  expect(settled).toMatchObject({ status: 'completed', labels: { printed: 70, failed: 60 } });
  expect(await neverPrinted(client)).toBe(60);
  expect(await client.system.verifyLedger({})).toMatchObject({ ok: true, events: 70 });
});

test('a scan that does not fit the run is refused and changes nothing', async () => {
  const { room, client, job } = await confirming(130);
  await client.admin.importFile({
    path: csvFile(`gtin,lot,serial\n${gtin},LOT1,LATER\n09521234000020,L,S000002\n`),
  });
  const run = await print(client, job);
  const settle = (said: object) => client.printing.settle({ run_id: run.run_id, ...said });
  const refusals: [object, string][] = [
    [{ last_good_label: { scan: 'LATER' } }, 'This run has no label of serial LATER'],
    [{ last_good_label: { scan: 'NOBODY' } }, 'There is no serial, lot or GTIN "NOBODY"'],
    [{ last_good_label: { scan: 'S000002' } }, '"S000002" may be serial S000002 of GTIN'],
    [
      { good_sheets: 0, last_good_label: { scan: `(01)${gtin}(21)S000070` } },
      'is on sheet 2; after 0 good sheets',
    ],
    [{ last_good_label: { sheet: 3, cell: 5 } }, 'Sheet 3 of run'],
    [{ last_good: 6, last_good_label: { number: 70 } }, 'is label 7 of sheet 2, which is not 6 good labels'],
    [{ good_sheets: 1, last_good: 0, last_good_label: { number: 70 } }, 'which is not 0 good labels on it'],
    [
      { good_sheets: 2, last_good: 63, last_good_label: { number: 126 } },
      'which is not 63 good labels on it',
    ],
    [{ good_sheets: 4 }, '4 good sheets are more than the 3 that were handed to the printer'],
    [{ good_sheets: 2, last_good: 5 }, 'Sheet 3 has 4 labels, not 5'],
    [{ last_good_label: { number: 131 } }, 'has no label 131 at the printer'],
    [{}, 'Say how many sheets are good'],
    [{ good_sheets: 3, bad: [{ label: { number: 5 }, becomes: 'free' }] }, 'need a reason'],
    [
      { good_sheets: 1, bad: [{ label: { number: 64 }, becomes: 'free' }], reason: 'x' },
      'comes after the last good label, so it is free anyway',
    ],
    [
      {
        good_sheets: 1,
        bad: [
          { label: { number: 6 }, becomes: 'free' },
          { label: { sheet: 1, cell: 6 }, becomes: 'scrapped' },
        ],
        reason: 'x',
      },
      'is named twice',
    ],
  ];
  for (const [said, sentence] of refusals) await expect(settle(said), sentence).rejects.toThrow(sentence);
  expect(await client.printing.get({ run_id: run.run_id })).toMatchObject({
    status: 'confirming',
    labels: { sent: 130 },
  });
  expect(events(room)).toEqual([]);
});

test('the labels of a lot are all alike, so a scan of one is not enough to say which', async () => {
  const { room, client } = await confirming(1);
  const lots = await sheetOf(client, {}, {}, 'lots');
  const run = await print(client, lots, { copies: 80 });
  await expect(
    client.printing.settle({ run_id: run.run_id, last_good_label: { scan: `(01)${gtin}(10)LOT1` } }),
  ).rejects.toThrow('80 labels of lot LOT1 of GTIN 09521234000013, all alike');
  await client.printing.settle({ run_id: run.run_id, last_good_label: { sheet: 2, cell: 2 } });
  expect(events(room)).toMatchObject([{ type: 'PRINTED', quantity: 65 }]);
});

test('single bad labels before the last good one are free again, or printed and scrapped', async () => {
  const { room, client, job } = await confirming(130);
  const run = await print(client, job);
  await client.printing.settle({
    run_id: run.run_id,
    good_sheets: 1,
    bad: [
      { label: { sheet: 1, cell: 5 }, becomes: 'free' },
      { label: { scan: 'S000009' }, becomes: 'scrapped' },
    ],
    reason: 'smeared',
    operator: 'Ann',
  });
  expect(await client.printing.get({ run_id: run.run_id })).toMatchObject({
    status: 'completed',
    labels: { printed: 62, failed: 68 },
  });
  const written = events(room);
  expect(written.filter(({ serial }) => serial === 'S000005')).toEqual([]);
  expect(written.filter(({ serial }) => serial === 'S000009')).toMatchObject([
    { type: 'PRINTED', reason: 'smeared' },
    { type: 'SCRAPPED', reason: 'smeared', operator: 'Ann' },
  ]);
  expect(await neverPrinted(client)).toBe(68);
  const picture = await client.printing.sheetPicture({ run_id: run.run_id, sheet: 1 });
  expect(picture).toMatchObject({ columns: 7, rows: 9, counted: 1, sheets: 3, label: { round: true } });
  expect(picture.cells).toHaveLength(63);
  expect(picture.cells[4]).toMatchObject({ cell: 5, state: 'failed', serial: 'S000005', events: [] });
  expect(picture.cells[8]).toMatchObject({ cell: 9, state: 'printed', events: ['SCRAPPED'] });
  expect(picture.cells[8]?.x).toBeCloseTo(9.525 + 28.575, 3);
  expect(await client.system.verifyLedger({})).toMatchObject({ ok: true, events: 63 });
  // The free one is printed like one that never was.
  const next = await print(client, job, { sheets: { first: 1, last: 1 } });
  await client.printing.answer({ run_id: next.run_id, decision: 'skip' });
  const rest = await client.admin.waitForRun({ run_id: next.run_id });
  expect(rest).toMatchObject({ status: 'confirming', labels: { sent: 1 } });
});

test.for([
  ['the last label of a full sheet', { last_good_label: { number: 63 }, good_sheets: 1, last_good: 0 }],
  [
    'the same as 63 labels of the first sheet',
    { last_good_label: { number: 63 }, good_sheets: 0, last_good: 63 },
  ],
  ['the same without a number of sheets', { last_good_label: { number: 63 }, last_good: 63 }],
] as const)('%s may be said in several ways that agree', async ([, said]) => {
  const { client, job } = await confirming(70);
  const { run_id } = await print(client, job);
  expect(await client.printing.previewSettlement({ run_id, ...said })).toMatchObject({
    good_sheets: 1,
    last_good: 0,
    printed: 63,
  });
});

test('of two people who settle a run at once one is heard, and the other is told so', async () => {
  const { room, client, job } = await confirming(70);
  const { run_id } = await print(client, job);
  const said = await Promise.allSettled([
    client.printing.settle({ run_id, good_sheets: 1, operator: 'Ann' }),
    client.printing.settle({ run_id, good_sheets: 2, operator: 'Ben' }),
  ]);
  expect(said.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(String((said[1] as PromiseRejectedResult).reason)).toContain('is completed; only a run that waits');
  expect(events(room)).toHaveLength(63);
  expect(room.db.prepare('SELECT count(*) FROM settlements').pluck().get()).toBe(1);
  expect(await client.system.verifyLedger({})).toMatchObject({ ok: true });
});

test('none good frees everything, and a run that still prints is not settled', async () => {
  const { room, client, job } = await confirming(70);
  const started = await client.printing.start({ job_id: job.job_id, printer: 'folder' });
  await expect(
    client.printing.settle({ run_id: started.run_id, good_sheets: 1, reason: 'early' }),
  ).rejects.toThrow(/is (?:queued|printing); only a run that waits/);
  await client.admin.waitForRun({ run_id: started.run_id });
  expect(await client.printing.settle({ run_id: started.run_id, good_sheets: 0 })).toMatchObject({
    status: 'failed',
    labels: { printed: 0, failed: 70 },
  });
  expect(events(room)).toEqual([]);
  expect(await neverPrinted(client)).toBe(70);
  expect(await client.system.verifyLedger({})).toMatchObject({ ok: true, events: 0 });
});
