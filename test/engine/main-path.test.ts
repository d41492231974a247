import { expect, test } from 'vitest';
import { clientOf, csvFile, openTestRoom, serialsCsv } from '../support/room.ts';

test('a file becomes a sheet, the sheet becomes printed labels', async () => {
  const room = await openTestRoom();
  const client = clientOf(room);
  const report = await client.admin.importFile({ path: csvFile(serialsCsv(130)) });
  expect(report).toMatchObject({ created: 130, rejected_count: 0 });
  const accepted = await client.jobs.submit({
    scope: 'serials',
    export_type: 'sheet_pdf',
    file_format: 'pdf',
  });
  const job = await client.admin.waitForJob({ job_id: accepted.job_id });
  expect(job).toMatchObject({ status: 'completed', total_items: 130 });
  await client.printing.setCountsAsPrinted({ printer: 'folder', counts: true });
  const order = await client.printing.start({ job_id: job.job_id, printer: 'folder' });
  const run = await client.admin.waitForRun({ run_id: order.run_id });
  expect(run).toMatchObject({ status: 'completed', labels: { printed: 130 } });
  expect(await client.system.verifyLedger({})).toMatchObject({ ok: true, events: 130 });
});
