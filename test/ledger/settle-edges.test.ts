import { expect, test } from 'vitest';
import type { PrintRoom } from '../../src-main/core/print-room.ts';
import { runCli, runJson } from '../support/cli.ts';
import { pageAs, pageOf, recordsIn, setUpPeople } from '../support/people.ts';
import { events, labels, neverPrinted, print, roomWithSheet, sheetOf } from '../support/printing.ts';
import { csvFile, serialsCsv, temporaryFolder } from '../support/room.ts';

const gtin = '09521234000013';
const datamatrix = { symbol: 'datamatrix', layout: 'datamatrix-1in' } as const;
const confirming = (serials: number) => roomWithSheet(serials, { counts: false });

/** Who said what, as the chain has it, the first one first. */
function settlementsIn(room: PrintRoom) {
  return room.db
    .prepare(
      `SELECT r.body ->> '$.good_sheets' AS good_sheets, r.body ->> '$.last_number' AS last_number,
         r.body ->> '$.printed' AS printed, r.body ->> '$.freed' AS freed, r.body ->> '$.reason' AS reason, o.name AS operator
       FROM records r JOIN operators o ON o.number = r.operator WHERE r.kind = 'settlement' ORDER BY r.id`,
    )
    .all();
}

// 20 sheets of 63 are one chunk, which is one order to the spooler.
test.for([
  { said: { good_sheets: 20 }, printed: 1_260, chunks: ['printed', 'failed'] },
  { said: { good_sheets: 20, last_good: 1 }, printed: 1_261, chunks: ['printed', 'printed'] },
  { said: { last_good_label: { number: 1_260 } }, printed: 1_260, chunks: ['printed', 'failed'] },
  { said: { last_good_label: { sheet: 21, cell: 1 } }, printed: 1_261, chunks: ['printed', 'printed'] },
])('around the end of a chunk what is good is counted by the sheet: $said', async (edge) => {
  const { room, client, job } = await roomWithSheet(1_330, { counts: false, asset: datamatrix });
  const { run_id } = await print(client, job);
  const settled = await client.printing.settle({ run_id, ...edge.said, reason: 'jam', operator: 'Ann' });
  expect(settled.chunks.map(({ status }) => status)).toEqual(edge.chunks);
  expect(settled).toMatchObject({
    status: 'completed',
    labels: { printed: edge.printed, failed: 1_330 - edge.printed },
  });
  expect(events(room)).toHaveLength(edge.printed);
  expect(events(room).at(-1)).toMatchObject({
    serial: `S${String(edge.printed).padStart(6, '0')}`,
    reason: 'jam',
    operator: 'Ann',
  });
  expect(settlementsIn(room)).toEqual([
    {
      good_sheets: expect.any(Number) as number,
      last_number: edge.printed,
      printed: edge.printed,
      freed: 1_330 - edge.printed,
      reason: 'jam',
      operator: 'Ann',
    },
  ]);
  expect(await neverPrinted(client)).toBe(1_330 - edge.printed);
  expect(await client.system.verifyLedger({})).toMatchObject({ ok: true, problems: [] });
});

test('on a part-used sheet places are those of the sheet, and a place before the start has no label', async () => {
  const { room, client, job } = await confirming(100);
  const { run_id } = await print(client, job, { start_position: 60 });
  const settle = (cell: number) =>
    client.printing.settle({ run_id, last_good_label: { sheet: 1, cell }, reason: 'jam' });
  await expect(settle(59)).rejects.toThrow('has no label in place 59');
  await settle(61);
  expect(events(room).map(({ serial }) => serial)).toEqual(['S000001', 'S000002']);
  expect(settlementsIn(room)).toMatchObject([{ last_number: 2, printed: 2, freed: 98 }]);
});

test('a label of another run is none of this one, and both stay as they were', async () => {
  const { room, client, job } = await confirming(20);
  const first = await print(client, job, { labels: { first: 1, last: 10 } });
  const second = await print(client, job, { labels: { first: 11, last: 20 } });
  await expect(
    client.printing.settle({ run_id: second.run_id, last_good_label: { scan: `(01)${gtin}(21)S000005` } }),
  ).rejects.toThrow('This run has no label of serial S000005');
  expect(events(room)).toEqual([]);
  await client.printing.settle({ run_id: first.run_id, last_good_label: { scan: 'S000005' }, reason: 'jam' });
  expect(await client.printing.get({ run_id: second.run_id })).toMatchObject({ labels: { sent: 10 } });
});

test('of copies that lie on two sheets those up to the last good one are printed, and a scan says not which', async () => {
  const { room, client } = await confirming(1);
  await client.catalog.createLot({ gtin, lot: 'LOT2', date: '2027-12-31', date_kind: 'use_by' });
  const lots = await sheetOf(client, {}, {}, 'lots');
  // Two lots, each with 40 labels: the second one lies on both sheets.
  const { run_id } = await print(client, lots, { copies: 40 });
  const settle = (last_good_label: { scan: string } | { sheet: number; cell: number }) =>
    client.printing.settle({ run_id, last_good_label, reason: 'jam', operator: 'Ann' });
  await expect(settle({ scan: 'LOT2' })).rejects.toThrow('40 labels of lot LOT2');
  await settle({ sheet: 2, cell: 3 });
  expect(events(room)).toMatchObject([
    { lot: 'LOT1', quantity: 40 },
    { lot: 'LOT2', quantity: 26, operator: 'Ann', reason: 'jam' },
  ]);
  expect(labels(room, { run_id }).filter(({ state }) => state === 'failed')).toHaveLength(14);
  expect(await client.system.verifyLedger({})).toMatchObject({ ok: true, problems: [] });
});

test('a person without the right settles nothing, and that they tried is kept', async () => {
  const { room, client, job } = await confirming(3);
  const { run_id } = await print(client, job);
  await setUpPeople(room);
  const said = { run_id, good_sheets: 1 };
  await expect(pageOf(room).client.printing.settle(said)).rejects.toMatchObject({
    data: { code: 'sign_in_needed' },
  });
  const ida = await pageAs(room, 'it');
  await expect(ida.client.printing.settle(said)).rejects.toMatchObject({ data: { code: 'not_allowed' } });
  expect(events(room)).toEqual([]);
  expect(settlementsIn(room)).toEqual([]);
  expect(recordsIn(room, 'refusal')).toHaveLength(2);
  const otto = await pageAs(room, 'operator');
  await otto.client.printing.settle({ ...said, reason: 'counted' });
  expect(settlementsIn(room)).toMatchObject([{ printed: 3, operator: 'Otto', reason: 'counted' }]);
});

test(
  'the command line settles at the end of a chunk, once, and says what is wrong in one line',
  { timeout: 300_000 },
  async () => {
    const at = ['--data', temporaryFolder()];
    await runJson(['import', csvFile(serialsCsv(1_330)), ...at]);
    const asset = ['--asset-config', JSON.stringify(datamatrix), '--out', `${temporaryFolder()}/sheet.pdf`];
    const wanted = ['--scope', 'serials', '--export-type', 'sheet_pdf', '--file-format', 'pdf', ...asset];
    const { job_id } = await runJson(['export', ...wanted, ...at]);
    const order = ['print', '--job', String(job_id), '--printer', 'folder', '--start-position', '60'];
    const printed = await runCli([...order, ...at, '--json']);
    const { run_id } = JSON.parse(printed.stdout) as { run_id: string };
    const settle = async (...said: string[]) => runCli(['settle', '--run', run_id, ...said, ...at, '--json']);
    for (const [said, sentence] of [
      [['--good-sheets', '24'], '24 good sheets are more than the 23 that were handed to the printer.'],
      [['--last-good-label', 'cell:1:59'], `Sheet 1 of run ${run_id} has no label in place 59.`],
      [['--last-good-label', 'NOBODY'], 'There is no serial, lot or GTIN "NOBODY".'],
    ] as const) {
      const refused = await settle(...said);
      expect(refused).toMatchObject({ code: 2, stdout: '' });
      expect(refused.stderr).toBe(`${sentence}\n`);
    }
    const settled = await settle('--good-sheets', '20', '--reason', 'jam', '--operator', 'Ann');
    expect(JSON.parse(settled.stdout)).toMatchObject({
      status: 'completed',
      labels: { printed: 4 + 19 * 63 },
    });
    const again = await settle('--good-sheets', '20');
    expect(again.code).not.toBe(0);
    expect(again.stderr).toContain('only a run that waits for its good sheets');
    expect(await runJson(['ledger', 'verify', ...at])).toMatchObject({ ok: true, events: 4 + 19 * 63 });
  },
);
