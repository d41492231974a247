import { expect, test } from 'vitest';
import { events, neverPrinted, print, reaches, roomWithSheet } from '../support/printing.ts';
import { labelPrinter, pretendWindows } from '../support/simulators/windows.ts';

/** Whole runs through the Windows driver: what the ledger says in the end. */

test('a run that left the Windows spooler asks how many sheets are good', async () => {
  const windows = pretendWindows();
  const { room, client, job } = await roomWithSheet(70, { ports: { windows: windows.host } });
  await client.printing.addPrinter({ name: 'Line 1', driver: 'windows', uri: labelPrinter.name });
  const { run_id } = await client.printing.start({ job_id: job.job_id, printer: 'Line 1' });
  await reaches(room, run_id, ({ chunks }) => chunks.some((chunk) => chunk.spool_job_id !== null));
  windows.change({ jobs: [] });
  const run = await client.admin.waitForRun({ run_id });
  expect(run).toMatchObject({ status: 'confirming', labels: { sent: 70 } });
  expect(windows.calls().map(({ sha256 }) => sha256)).toEqual(
    run.chunks.map((chunk) => chunk.print_file_sha256),
  );
  expect(events(room)).toEqual([]);
});

test('a printer that is gone from Windows by the time of printing takes nothing, every label is free', async () => {
  const windows = pretendWindows();
  const { client, job } = await roomWithSheet(3, { ports: { windows: windows.host } });
  await client.printing.addPrinter({ name: 'Line 1', driver: 'windows', uri: labelPrinter.name });
  windows.change({ printers: [] });
  expect(await print(client, job, { printer: 'Line 1' })).toMatchObject({
    status: 'failed',
    message: expect.stringContaining('Windows has no printer'),
    labels: { failed: 3 },
  });
  expect(await neverPrinted(client)).toBe(3);
});

test('on other systems a Windows printer cannot be added, and the sentence says why', async () => {
  const { client } = await roomWithSheet(1);
  await expect(
    client.printing.addPrinter({ name: 'Line 1', driver: 'windows', uri: 'Zebra' }),
  ).rejects.toThrow('Windows printers can be used on Windows only');
});
