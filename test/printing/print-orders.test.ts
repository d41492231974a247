import { expect, test } from 'vitest';
import type { LabelExportSubmit } from '../../src-shared/models/label-export.ts';
import { events, labels, neverPrinted, reaches } from '../support/printing.ts';
import { clientOf, csvFile, openTestRoom, serialsCsv, temporaryFolder } from '../support/room.ts';
import { whenJob } from '../support/jobs.ts';

const request: LabelExportSubmit = {
  scope: 'serials',
  export_type: 'sheet_pdf',
  file_format: 'pdf',
  filters: { never_printed: true },
};

async function roomWith(serials: number, options: Parameters<typeof openTestRoom>[0] = {}) {
  const room = await openTestRoom(options);
  const client = clientOf(room);
  await client.admin.importFile({ path: csvFile(serialsCsv(serials)) });
  await client.printing.setCountsAsPrinted({ printer: 'folder', counts: true });
  return { room, client };
}

test('a small selection is made and its run is there with the answer', async () => {
  const { room, client } = await roomWith(5);
  const { job, run } = await client.printing.makeAndPrint({
    request,
    order: { printer: 'folder', start_position: 3, operator: 'Anna' },
  });
  expect(job).toMatchObject({
    status: 'completed',
    total_items: 5,
    print: { printer: 'folder', state: 'started', run_id: run?.run_id, sentence: null },
  });
  await client.admin.waitForRun({ run_id: run?.run_id ?? '' });
  expect(labels(room, { run_id: run?.run_id ?? '' }).map(({ cell }) => cell)).toEqual([2, 3, 4, 5, 6]);
  expect(events(room).map(({ type, operator }) => [type, operator])).toEqual(
    Array.from({ length: 5 }, () => ['PRINTED', 'Anna']),
  );
});

test('a large selection is printed when its sheets are made, with nobody there', async () => {
  const { room, client } = await roomWith(200);
  const started = whenJob(room, (job) => job.print?.state === 'started');
  const { job, run } = await client.printing.makeAndPrint({ request, order: { printer: 'folder' } });
  expect(run).toBeNull();
  expect(job.print).toMatchObject({ state: 'waiting', run_id: null });
  const { print } = await started;
  const ended = await client.admin.waitForRun({ run_id: print?.run_id ?? '' });
  expect(ended).toMatchObject({ status: 'completed', labels: { printed: 200 } });
  expect(await client.printing.list({})).toHaveLength(1);
});

test('an order whose sheets were made just before the process died is printed after the next start, once', async () => {
  const folder = temporaryFolder();
  const { room, client } = await roomWith(5, { folder });
  const { job } = await client.printing.makeAndPrint({ request, order: { printer: 'folder' } });
  await client.admin.waitForRun({ run_id: job.print?.run_id ?? '' });
  // As it was between the end of the job and its run.
  const seq = room.db.prepare('SELECT seq FROM jobs').pluck().get();
  await room.close();
  const between = await openTestRoom({ folder, background: false });
  expect((await clientOf(between).printing.list({})).length).toBe(1);
  between.db.prepare(`UPDATE print_orders SET state = 'waiting', run_id = NULL WHERE job_seq = ?`).run(seq);
  await between.close();
  const again = await openTestRoom({ folder });
  const [run] = await clientOf(again).printing.list({});
  if (run?.status !== 'asking') await reaches(again, run?.run_id ?? '', ({ status }) => status === 'asking');
  expect(await clientOf(again).printing.list({})).toHaveLength(2);
  await again.close();
  expect(await clientOf(await openTestRoom({ folder })).printing.list({})).toHaveLength(2);
});

test.each([
  ['a printer that there is not', { printer: 'none' }, 'not_found'],
  ['a place that the sheet does not have', { printer: 'folder', start_position: 64 }, 'validation_error'],
  ['two ways to begin', { printer: 'folder', start_position: 2, continue: true }, 'validation_error'],
  ['copies of a serial', { printer: 'folder', copies: 2 }, 'needs_reason'],
  ['spare labels of serials', { printer: 'folder', spare: { labels: 2 } }, 'validation_error'],
])('%s is refused before anything is made', async (_name, order, code) => {
  const { client } = await roomWith(2);
  await expect(client.printing.makeAndPrint({ request, order })).rejects.toMatchObject({ data: { code } });
  expect(await client.jobs.list({})).toEqual([]);
});

test('a printer with other paper is refused before anything is made', async () => {
  const { client } = await roomWith(2);
  await client.printing.setStock({ printer: 'folder', stock: 'roll_2x1in' });
  await expect(client.printing.makeAndPrint({ request, order: { printer: 'folder' } })).rejects.toMatchObject(
    { data: { code: 'validation_error' } },
  );
  expect(await client.jobs.list({})).toEqual([]);
});

test('symbols as files are not printed', async () => {
  const { client } = await roomWith(2);
  await expect(
    client.printing.makeAndPrint({
      request: { scope: 'serials', export_type: 'datamatrix', file_format: 'svg' },
      order: { printer: 'folder' },
    }),
  ).rejects.toMatchObject({ data: { code: 'validation_error' } });
});

test('what cannot begin by then says why on the job, and the sheets are there', async () => {
  const { room, client } = await roomWith(200);
  await client.printing.setPartSheet({ stock: '63up_1in_letter', name: 'drawer', first_free: 10 });
  const settled = whenJob(room, (job) => job.print?.state === 'refused');
  await client.printing.makeAndPrint({ request, order: { printer: 'folder', part_sheet: 'drawer' } });
  await client.printing.removePartSheet({ stock: '63up_1in_letter', name: 'drawer' });
  const job = await settled;
  expect(job).toMatchObject({
    status: 'completed',
    print: { state: 'refused', sentence: expect.stringContaining('no part-used sheet "drawer"') },
  });
  expect(await client.printing.list({})).toEqual([]);
  expect(await neverPrinted(client)).toBe(200);
});

test('a job that is cancelled is not printed', async () => {
  const { room, client } = await roomWith(3000);
  const { job } = await client.printing.makeAndPrint({ request, order: { printer: 'folder' } });
  const cancelled = await client.jobs.cancel({ job_id: job.job_id });
  expect(cancelled).toMatchObject({ status: 'failed', print: null });
  await room.jobs.waitForIdle();
  expect(await client.printing.list({})).toEqual([]);
});

test('an order in a folder that was copied or restored prints nothing by itself', async () => {
  const folder = temporaryFolder();
  const { room, client } = await roomWith(5, { folder });
  const { job, run } = await client.printing.makeAndPrint({ request, order: { printer: 'folder' } });
  await client.admin.waitForRun({ run_id: run?.run_id ?? '' });
  await room.close();
  // The copy was taken while the sheets were being made.
  const between = await openTestRoom({ folder, background: false });
  between.db.prepare(`UPDATE print_orders SET state = 'waiting', run_id = NULL`).run();
  between.db.prepare(`UPDATE meta SET value = 'restored' WHERE key = 'station_fingerprint'`).run();
  await between.close();
  const copy = await openTestRoom({ folder });
  await copy.printOrders.close();
  expect(await clientOf(copy).printing.list({})).toHaveLength(1);
  expect((await clientOf(copy).jobs.get({ job_id: job.job_id })).print).toMatchObject({
    state: 'refused',
    sentence: 'not printed: the data folder was copied or restored',
  });
});

test('an order follows its printer to another name', async () => {
  const { room, client } = await roomWith(200);
  await client.printing.addPrinter({ name: 'Line 3', driver: 'folder', uri: temporaryFolder() });
  const started = whenJob(room, (job) => job.print?.state === 'started');
  await client.printing.makeAndPrint({ request, order: { printer: 'Line 3' } });
  await client.printers.rename({ printer: 'Line 3', name: 'Line 4' });
  const { print } = await started;
  expect(await client.printing.get({ run_id: print?.run_id ?? '' })).toMatchObject({ printer: 'Line 4' });
});
