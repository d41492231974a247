import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createIppDriver, patience } from '../../src-main/core/printing/drivers/ipp.ts';
import { parseIppAddress } from '../../src-main/core/printing/ipp/address.ts';
import { IppClient } from '../../src-main/core/printing/ipp/client.ts';
import { jobStates } from '../../src-main/core/printing/ipp/job-view.ts';
import { numberOf } from '../../src-main/core/printing/ipp/values.ts';
import { events, neverPrinted, roomWithSheet } from '../support/printing.ts';
import { clientOf, csvFile, onEnd, openTestRoom } from '../support/room.ts';
import { startCuttingProxy } from '../support/simulators/cutting-proxy.ts';
import { ippPrinterIsHere, startIppPrinter } from '../support/simulators/ipp-printer.ts';
import { startSlowPrinter } from '../support/simulators/slow-printer.ts';

const runner = fileURLToPath(new URL('../support/print-runner.ts', import.meta.url));
const serials = 70;

/** Kills the app when so many bytes of its document went over, and starts it again. */
async function killedWhileItSends(port: number, afterBytes: number) {
  const { room, client, job } = await roomWithSheet(serials);
  let app: ChildProcess | undefined;
  const proxy = await startCuttingProxy(port, afterBytes, () => app?.kill('SIGKILL'));
  const uri = `ipp://localhost:${proxy.port}/ipp/print`;
  await client.printing.addPrinter({ name: 'Line 1', driver: 'ipp', uri });
  await room.close();
  const { folder } = room.paths;
  app = spawn(process.execPath, [runner, folder, job.job_id, 'Line 1', '1'], {
    stdio: 'ignore',
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  onEnd(() => app?.kill('SIGKILL'));
  await once(app, 'exit');
  expect(app.signalCode).toBe('SIGKILL');
  const again = await openTestRoom({ folder });
  const [run] = await clientOf(again).printing.list({});
  const end = await clientOf(again).admin.waitForRun({ run_id: run?.run_id ?? '' });
  return { room: again, client: clientOf(again), run: end };
}

test('killed after its job was made and before the document: the printer had nothing, and the run prints once', async () => {
  const printer = await startSlowPrinter();
  const { room, run } = await killedWhileItSends(printer.port, 0);
  expect(run).toMatchObject({ status: 'completed', labels: { printed: serials, uncertain: 0 } });
  expect(events(room)).toHaveLength(serials);
  expect(readFileSync(printer.paper, 'utf8').trim().split('\n')).toHaveLength(2);
});

test('a job that has its document is not taken back, whether the printer has begun it or not', async () => {
  const printer = await startSlowPrinter({ msPerSheet: 2 ** 30 });
  const device = { name: 'Line 1', uri: `ipp://localhost:${printer.port}/ipp/print`, tray: null };
  const driver = createIppDriver({ silentAfterMs: 60_000, busyForMs: 0, givesBackWithinMs: 0 });
  // The simulator counts the pages by their marks.
  const path = csvFile('%PDF-1.7 /Type /Page');
  for (const title of ['begun', 'waiting']) {
    const page = { width: 215.9, height: 279.4 };
    const taken = await driver.submit(device, { path, title, page, sheets: 1 });
    expect(taken.kind).toBe('accepted');
    expect(await driver.takeBackEmpty?.(device, title)).toBe(false);
  }
  const address = parseIppAddress(device.uri);
  if (typeof address === 'string') throw new Error(address);
  const client = new IppClient(address, patience);
  const states = (await client.jobs('not-completed', ['job-state'])).map((job) => numberOf(job, 'job-state'));
  expect(states).toEqual([jobStates.processing, jobStates.pending]);
});

describe.skipIf(!ippPrinterIsHere)('with a printer that speaks IPP', () => {
  test('killed before the document: its empty job is taken back, and the run prints once', async () => {
    const printer = await startIppPrinter();
    const { run } = await killedWhileItSends(printer.port, 0);
    expect(run).toMatchObject({ status: 'completed', labels: { printed: serials, uncertain: 0 } });
    expect(printer.out()).toHaveLength(1);
    expect(await printer.client.jobs('not-completed', ['job-id'])).toEqual([]);
  });

  test.each([
    ['in the middle of the document', 6_000],
    ['before the answer', Infinity],
  ])('killed %s: uncertain, never free and never printed', async (_when, bytes) => {
    const printer = await startIppPrinter();
    const { client, run } = await killedWhileItSends(printer.port, bytes);
    expect(run).toMatchObject({ status: 'uncertain', labels: { printed: 0, uncertain: serials } });
    expect(await neverPrinted(client)).toBe(0);
  });
});
