import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createIppDriver } from '../../src-main/core/printing/drivers/ipp.ts';
import type { Device } from '../../src-main/core/printing/drivers/driver.ts';
import { events, neverPrinted, reaches, roomWithSheet } from '../support/printing.ts';
import { csvFile } from '../support/room.ts';
import { startSlowPrinter } from '../support/simulators/slow-printer.ts';

// A printer that accepts every cancel and prints on.

test('a run is cancelled when the printer says that its job ended, and what it printed all the same counts', async () => {
  const printer = await startSlowPrinter({ deaf: true, msPerSheet: 10 });
  const { room, client, job } = await roomWithSheet(210, { asset: { sheet_template: 'roll_50x25mm' } });
  const uri = `ipp://localhost:${printer.port}/ipp/print`;
  await client.printing.addPrinter({ name: 'Line 1', driver: 'ipp', uri });
  const { run_id } = await client.printing.start({ job_id: job.job_id, printer: 'Line 1' });
  await reaches(room, run_id, (run) => (run.device?.sheets ?? 0) > 0);
  const asked = await client.printing.cancel({ run_id, by: 'Ann' });
  expect(asked).toMatchObject({ status: 'printing', labels: { spooled: 200, failed: 10 } });
  const run = await client.admin.waitForRun({ run_id });
  expect(readFileSync(printer.paper, 'utf8').trim().split('\n')).toHaveLength(200);
  expect(run).toMatchObject({
    status: 'cancelled',
    message: 'cancelled by Ann',
    evidence: 'device',
    labels: { printed: 200, failed: 10 },
  });
  expect(events(room)).toHaveLength(200);
  expect(await neverPrinted(client)).toBe(10);
});

test('a printer that takes a job back and never says that it ended leaves it uncertain', async () => {
  const printer = await startSlowPrinter({ deaf: true, msPerSheet: 2 ** 30 });
  const device: Device = { name: 'Line 1', uri: `ipp://localhost:${printer.port}/ipp/print`, tray: null };
  const driver = createIppDriver({ silentAfterMs: 60_000, busyForMs: 0, givesBackWithinMs: 1 });
  // The simulator counts the pages by their marks.
  const path = csvFile('%PDF-1.7 /Type /Page');
  const file = { path, title: 'run-x-001', page: { width: 215.9, height: 279.4 }, sheets: 1 };
  const taken = await driver.submit(device, file);
  if (taken.kind !== 'accepted') throw new Error(taken.message);
  await driver.cancel?.(device, taken.spoolJobId);
  const closing = new AbortController().signal;
  const following = { closing, onProgress: () => undefined, takenBack: AbortSignal.abort() };
  expect(await driver.follow(device, taken.spoolJobId, following)).toEqual({
    kind: 'uncertain',
    message: 'Line 1 was asked to give job 1 back and does not say that it ended; it may still print.',
  });
});
