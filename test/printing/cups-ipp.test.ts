import { execFileSync } from 'node:child_process';
import { describe, expect, test, vi } from 'vitest';
import { createCupsDriver } from '../../src-main/core/printing/drivers/cups.ts';
import type { Run } from '../../src-shared/contract/common.ts';
import type { PrintRoom } from '../../src-main/core/print-room.ts';
import { cupsIsHere, startCups } from '../support/cups.ts';
import { events, neverPrinted, print, reaches, roomWithSheet } from '../support/printing.ts';
import { clientOf, onEnd, openTestRoom } from '../support/room.ts';
import { ippPrinterIsHere, startIppPrinter } from '../support/simulators/ipp-printer.ts';

/** A print queue before a printer that speaks IPP, and a room that knows the queue. */
async function queueBeforePrinter(
  serials: number,
  { queueOptions = [], writesDown = false }: { queueOptions?: string[]; writesDown?: boolean } = {},
) {
  const printer = await startIppPrinter();
  const cups = await startCups({ writesDown });
  await cups.queue('Label_A', printer.uri, 'everywhere');
  if (queueOptions.length > 0) {
    const options = queueOptions.flatMap((option) => ['-o', option]);
    await cups.command('/usr/sbin/lpadmin', '-p', 'Label_A', ...options);
  }
  const { room, client, job } = await roomWithSheet(serials);
  await client.printing.addPrinter({ name: 'Label_A', driver: 'cups', uri: `cups://${cups.server}/Label_A` });
  const start = () => client.printing.start({ job_id: job.job_id, printer: 'Label_A' });
  return { printer, cups, room, client, job, start };
}

const tells = (reason: string) => (run: Run) => run.device?.reasons.some((one) => one === reason) ?? false;

/** When the spooler began the only chunk, as far as it was seen. */
function begunAt(room: PrintRoom): unknown {
  return room.db.prepare('SELECT begun_at FROM chunks').pluck().get();
}

function pagesOf(path: string): number {
  return Number(/^Pages:\s+(\d+)/m.exec(execFileSync('pdfinfo', [path]).toString())?.[1]);
}

describe.skipIf(!cupsIsHere || !ippPrinterIsHere)('with a queue before a printer that speaks IPP', () => {
  test('the end of a job is the word of the device, and every label is printed', async () => {
    const { printer, room, client, job } = await queueBeforePrinter(70);
    expect(await print(client, job, { printer: 'Label_A' })).toMatchObject({
      status: 'completed',
      labels: { printed: 70 },
      chunks: [{ spool_job_id: 'Label_A-1' }],
    });
    expect(new Set(events(room).map(({ evidence }) => evidence))).toEqual(new Set(['device']));
    const [paper = ''] = printer.out();
    expect(pagesOf(paper)).toBe(2);
    expect(execFileSync('pdfinfo', [paper]).toString()).toMatch(/Page size:\s+612 x 792 pts/);
    expect(printer.lastJob()).toMatch(/x-dimension=21590 y-dimension=27940/);
  });

  test('what somebody set as default of the queue reaches no label', async () => {
    const queueOptions = ['number-up-default=4', 'job-sheets-default=standard,standard', 'copies-default=3'];
    const { printer, client, job } = await queueBeforePrinter(70, { queueOptions });
    expect(await print(client, job, { printer: 'Label_A' })).toMatchObject({ status: 'completed' });
    expect(printer.out().map(pagesOf)).toEqual([2]);
    expect(printer.lastJob()).toMatch(/^IPP_COPIES=1$|^(?!.*IPP_COPIES=)/m);
  });

  test('an empty tray is told through the queue; refilled, every label is printed once', async () => {
    const { printer, room, client, start } = await queueBeforePrinter(70);
    printer.plan('state +media-empty-error', 'wait', 'state -media-empty-error');
    const order = await start();
    await reaches(room, order.run_id, tells('media_empty'));
    await printer.goOn();
    expect(await client.admin.waitForRun({ run_id: order.run_id })).toMatchObject({
      status: 'completed',
      labels: { printed: 70 },
    });
    expect(printer.out()).toHaveLength(1);
  });

  test('a job that the device gives up is uncertain', async () => {
    const { printer, client, job } = await queueBeforePrinter(70);
    printer.plan('fail');
    expect(await print(client, job, { printer: 'Label_A' })).toMatchObject({
      status: 'uncertain',
      labels: { uncertain: 70 },
    });
    expect(await neverPrinted(client)).toBe(0);
  });

  test('a printer that is switched off is offline while its job waits in the queue', async () => {
    const { printer, room, client, start } = await queueBeforePrinter(70);
    await printer.kill();
    const order = await start();
    const waiting = await reaches(room, order.run_id, tells('offline'));
    expect(waiting).toMatchObject({ status: 'printing', labels: { spooled: 70 } });
    await client.printing.cancel({ run_id: order.run_id, by: 'Ann' });
    const run = await client.admin.waitForRun({ run_id: order.run_id });
    expect(run.labels.printed).toBe(0);
    expect(printer.received()).toEqual([]);
  });

  test.each([
    ['and forgets the job', false, /does not know job 1 any more/],
    [
      'and sends the job again',
      true,
      /more than once; its labels may be there twice|while Label_A was at it/,
    ],
  ])(
    'a spooler is killed at its work %s: never called printed, always asked',
    async (_what, writesDown, says) => {
      const { printer, cups, room, client, start } = await queueBeforePrinter(70, { writesDown });
      printer.plan('count 1', 'wait');
      const order = await start();
      await reaches(room, order.run_id, (run) => run.device !== null && printer.received().length === 1);
      await cups.stop('SIGKILL');
      await reaches(room, order.run_id, tells('offline'));
      printer.plan();
      await printer.goOn();
      await cups.start();
      const run = await client.admin.waitForRun({ run_id: order.run_id });
      expect(run).toMatchObject({ status: 'uncertain', labels: { uncertain: 70, printed: 0 } });
      expect(run.message).toMatch(says);
      expect(printer.out()).toHaveLength(writesDown ? 2 : 1);
      expect(events(room)).toEqual([]);
      await client.printing.settle({
        run_id: run.run_id,
        good_sheets: 2,
        reason: 'counted',
        operator: 'Ann',
      });
      expect(events(room)).toHaveLength(70);
    },
  );

  test('Print Room ends with a job at the printer: what the device says at the next start counts', async () => {
    const { printer, room, start } = await queueBeforePrinter(70);
    printer.plan('count 1', 'wait');
    const { run_id } = await start();
    await expect.poll(() => begunAt(room), { timeout: 60_000 }).toEqual(expect.any(Number));
    await room.close();
    await printer.goOn();
    const again = await openTestRoom({ folder: room.paths.folder });
    expect(await clientOf(again).admin.waitForRun({ run_id })).toMatchObject({
      status: 'completed',
      labels: { printed: 70 },
    });
    expect(printer.out()).toHaveLength(1);
  });

  test('the power fails at all but the printer, and the spooler sends the job again: uncertain at the next start', async () => {
    const { printer, cups, room, start } = await queueBeforePrinter(70, { writesDown: true });
    printer.plan('count 1', 'wait');
    const { run_id } = await start();
    await expect.poll(() => begunAt(room), { timeout: 60_000 }).toEqual(expect.any(Number));
    const begun = Number(begunAt(room));
    await cups.stop('SIGKILL');
    await room.close();
    printer.plan();
    await printer.goOn();
    // Its clock has whole seconds, and no power comes back within one.
    await expect.poll(() => Date.now() / 1000 - 1).toBeGreaterThan(begun);
    await cups.start();
    await expect.poll(() => printer.out().length, { timeout: 60_000 }).toBe(2);
    const again = await openTestRoom({ folder: room.paths.folder });
    const run = await clientOf(again).admin.waitForRun({ run_id });
    expect(run).toMatchObject({ status: 'uncertain', labels: { uncertain: 70 } });
    expect(run.message).toMatch(/may be there twice|while Label_A was at it/);
    expect(events(again)).toEqual([]);
  });

  test('a job that the spooler began and ended while nobody looked may have been begun before: uncertain', async () => {
    const { printer, cups, room, start } = await queueBeforePrinter(70);
    await cups.command('/usr/sbin/cupsdisable', 'Label_A');
    const { run_id } = await start();
    await reaches(room, run_id, (run) => run.device !== null);
    await room.close();
    await cups.command('/usr/sbin/cupsenable', 'Label_A');
    await expect.poll(() => printer.out().length, { timeout: 60_000 }).toBe(1);
    const again = await openTestRoom({ folder: room.paths.folder });
    const run = await clientOf(again).admin.waitForRun({ run_id });
    expect(run).toMatchObject({ status: 'uncertain', labels: { uncertain: 70 } });
    expect(run.message).toContain('while nobody looked');
  });

  test('a cancel reaches a spooler that was not there when it was asked for', async () => {
    const { printer, cups, room, client, start } = await queueBeforePrinter(70, { writesDown: true });
    await cups.command('/usr/sbin/cupsdisable', 'Label_A');
    const { run_id } = await start();
    await reaches(room, run_id, (run) => run.device !== null);
    await cups.stop('SIGKILL');
    await client.printing.cancel({ run_id, by: 'Ann' });
    await cups.start();
    const run = await client.admin.waitForRun({ run_id });
    expect(run.labels).toMatchObject({ printed: 0, sent: 0 });
    await cups.command('/usr/sbin/cupsenable', 'Label_A');
    expect(await cups.command('lpstat', '-o')).toBe('');
    expect(printer.received()).toEqual([]);
  });

  test('the queues of this computer are found, with what they can tell', async () => {
    const printer = await startIppPrinter();
    const cups = await startCups();
    await cups.queue('Label_A', printer.uri, 'everywhere');
    await cups.queue('Label_B', 'socket://127.0.0.1:9', 'raw');
    vi.stubEnv('CUPS_SERVER', cups.server);
    onEnd(() => vi.unstubAllEnvs());
    const driver = createCupsDriver({ silentAfterMs: 0, busyForMs: 0, givesBackWithinMs: 0 });
    expect(await driver.discover?.()).toEqual([
      { name: 'Label_A', driver: 'cups', uri: 'Label_A', note: null },
      {
        name: 'Label_B',
        driver: 'cups',
        uri: 'Label_B',
        note: expect.stringMatching(/counted after printing/),
      },
    ]);
    // A queue that was just made describes itself a moment later.
    await expect
      .poll(() => driver.capabilities({ name: 'A', uri: 'Label_A', tray: null }), { timeout: 10_000 })
      .toMatchObject({ media: expect.arrayContaining([{ width: 215.9, height: 279.4 }]), loaded: null });
    await cups.stop();
    expect(await driver.discover?.()).toEqual([]);
  });

  test('a queue that sends jobs again by itself is pointed out', async () => {
    const { cups, client } = await queueBeforePrinter(1, {
      queueOptions: ['printer-error-policy=retry-job'],
    });
    const device = (await client.printing.printers({})).at(-1);
    expect(device).toMatchObject({ state: 'idle', notes: [expect.stringMatching(/labels may come twice/)] });
    await cups.command('/usr/sbin/lpadmin', '-p', 'Label_A', '-o', 'printer-error-policy=abort-job');
    expect((await client.printing.printers({})).at(-1)).toMatchObject({ notes: [] });
  });
});
