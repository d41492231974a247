import { expect, test } from 'vitest';
import type { LabelExportSubmit } from '../../../src-shared/models/label-export.ts';
import { neverPrinted, roomWithSheet } from '../../support/printing.ts';
import { clientOf, csvFile, openTestRoom, serialsCsv } from '../../support/room.ts';

const request: LabelExportSubmit = {
  scope: 'serials',
  export_type: 'sheet_pdf',
  file_format: 'pdf',
  filters: { never_printed: true },
  asset_config: { sheet_template: '63up_1in_letter', symbol: 'datamatrix', layout: 'datamatrix-1in' },
};

test('a job that found nothing is tried again with the same request, and finds what there is by then', async () => {
  const client = clientOf(await openTestRoom());
  const { job_id } = await client.jobs.submit(request);
  const failed = await client.jobs.get({ job_id });
  expect(failed).toMatchObject({ status: 'failed', error_code: 'nothing_to_print' });
  await client.admin.importFile({ path: csvFile(serialsCsv(3)) });
  const again = await client.jobs.retry({ job_id });
  expect(again.job_id).not.toBe(job_id);
  expect(await client.admin.waitForJob({ job_id: again.job_id })).toMatchObject({
    status: 'completed',
    total_items: 3,
    stock: '63up_1in_letter',
    layout: 'datamatrix-1in',
  });
  expect(await client.jobs.get({ job_id })).toEqual(failed);
});

test('an order to print that was cancelled with its job is made again and not printed', async () => {
  const room = await openTestRoom();
  const client = clientOf(room);
  await client.admin.importFile({ path: csvFile(serialsCsv(3000)) });
  const { job } = await client.printing.makeAndPrint({ request, order: { printer: 'folder' } });
  await client.jobs.cancel({ job_id: job.job_id });
  const again = await client.jobs.retry({ job_id: job.job_id });
  expect(again.print).toBeNull();
  await client.admin.waitForJob({ job_id: again.job_id });
  expect(await client.printing.list({})).toEqual([]);
  expect(await neverPrinted(client)).toBe(3000);
});

test('a job that is made cannot be tried again', async () => {
  const { client, job } = await roomWithSheet(1);
  await expect(client.jobs.retry({ job_id: job.job_id })).rejects.toMatchObject({
    data: { code: 'conflict', message: expect.stringContaining('only a job that failed here') },
  });
});
