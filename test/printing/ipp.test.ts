import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Run } from '../../src-shared/contract/common.ts';
import type { PrintRoom } from '../../src-main/core/print-room.ts';
import { events, neverPrinted, print, reaches, roomWithSheet } from '../support/printing.ts';
import { clientOf, openTestRoom } from '../support/room.ts';
import { startCuttingProxy } from '../support/simulators/cutting-proxy.ts';
import {
  ippPrinterIsHere,
  startIppPrinter,
  type IppPrinterOptions,
} from '../support/simulators/ipp-printer.ts';

const roll = { sheet_template: 'roll_2x1in' };
const rollLoaded = { loaded: { name: 'om_label-51x25_50.8x25.4mm', x: 5080, y: 2540 } };

/** A printer, and a room that knows it as "Line 1". */
async function lineOne(
  serials: number,
  options: Parameters<typeof roomWithSheet>[1] & { readonly printer?: IppPrinterOptions } = {},
) {
  const printer = await startIppPrinter(options.printer);
  const { room, client, job } = await roomWithSheet(serials, options);
  await client.printing.addPrinter({ name: 'Line 1', driver: 'ipp', uri: printer.uri });
  const start = (order = {}) => client.printing.start({ job_id: job.job_id, printer: 'Line 1', ...order });
  return { printer, room, client, job, start };
}

const tells = (reason: string) => (run: Run) => run.device?.reasons.some((one) => one === reason) ?? false;

function pagesOf(path: string): { pages: number; size: string } {
  const told = execFileSync('pdfinfo', [path]).toString();
  return {
    pages: Number(/^Pages:\s+(\d+)/m.exec(told)?.[1]),
    size: /^Page size:\s+(.+?)(?: \(.*)?$/m.exec(told)?.[1] ?? '',
  };
}

/** Serials that the ledger knows as printed more than once. */
function printedTwice(room: PrintRoom): number {
  const row = room.db
    .prepare(
      `SELECT count(*) AS twice FROM (
         SELECT serial FROM lifecycle_events WHERE type IN ('PRINTED', 'REPRINTED') GROUP BY serial HAVING count(*) > 1)`,
    )
    .get() as { twice: number };
  return row.twice;
}

describe.skipIf(!ippPrinterIsHere)('with a printer that speaks IPP', () => {
  test('a sheet arrives byte by byte, at its size, and the device itself says that it is printed', async () => {
    const { printer, room, client, job } = await lineOne(70);
    const run = await print(client, job, { printer: 'Line 1' });
    expect(run).toMatchObject({ status: 'completed', labels: { printed: 70 } });
    expect(new Set(events(room).map(({ evidence }) => evidence))).toEqual(new Set(['device']));
    const file = join(room.paths.printFiles, run.run_id, '001.pdf');
    expect(printer.out().map((path) => readFileSync(path).equals(readFileSync(file)))).toEqual([true]);
    expect(pagesOf(printer.out()[0] ?? '')).toEqual({ pages: 2, size: '612 x 792 pts' });
    expect(printer.lastJob()).toContain('IPP_MEDIA_COL={media-size={x-dimension=21590 y-dimension=27940}}');
  });

  test('defaults of the printer reach no label: one copy, one side, not scaled, copies only those of the run', async () => {
    const { printer, client, job } = await lineOne(3, { asset: roll, printer: rollLoaded });
    expect(await print(client, job, { printer: 'Line 1', copies: 2, reason: 'spare' })).toMatchObject({
      status: 'completed',
    });
    expect(pagesOf(printer.out()[0] ?? '')).toEqual({ pages: 6, size: '144 x 72 pts' });
    const asked = printer.lastJob();
    expect(asked).toContain('IPP_COPIES=1\n');
    expect(asked).toContain('IPP_SIDES=one-sided\n');
    expect(asked).toContain('IPP_PRINT_SCALING=none\n');
    expect(asked).toContain('IPP_MEDIA_COL={media-size={x-dimension=5080 y-dimension=2540}}');
  });

  test('chunks come out whole and in their order', async () => {
    const { printer, room, client, job } = await lineOne(210, { asset: roll, printer: rollLoaded });
    expect(await print(client, job, { printer: 'Line 1' })).toMatchObject({
      status: 'completed',
      labels: { printed: 210 },
    });
    expect(printer.out().map((path) => pagesOf(path).pages)).toEqual([200, 10]);
    expect(printedTwice(room)).toBe(0);
  });

  test('an empty tray is told while the run waits; refilled, it goes on and every label is printed', async () => {
    const { printer, room, client, start } = await lineOne(70);
    printer.plan('count 1', 'state +media-empty-error', 'wait', 'state -media-empty-error', 'count 2');
    const order = await start();
    // Job and printer are two questions, so the count may be the news after this one.
    const isCounted = (run: Run): boolean => tells('media_empty')(run) && run.device?.sheets === 1;
    const waiting = await reaches(room, order.run_id, isCounted);
    expect(waiting).toMatchObject({ status: 'printing', labels: { printed: 0, spooled: 70 } });
    await printer.goOn();
    expect(await client.admin.waitForRun({ run_id: order.run_id })).toMatchObject({
      status: 'completed',
      labels: { printed: 70 },
      device: null,
    });
    expect(printedTwice(room)).toBe(0);
  });

  test('paused while it stands without paper: the run stays where it is, the chunk ends when refilled, the next one waits', async () => {
    const { printer, room, client, start } = await lineOne(210, {
      printer: rollLoaded,
      asset: roll,
    });
    printer.plan('state +media-empty-error', 'wait', 'state -media-empty-error');
    const { run_id } = await start();
    await reaches(room, run_id, tells('media_empty'));
    expect(await client.printing.pause({ run_id, by: 'Ann' })).toMatchObject({
      status: 'printing',
      pausing: true,
    });
    await expect(client.printing.move({ run_id, printer: 'folder' })).rejects.toThrow(
      /is printing; only a run/,
    );
    await expect(client.printing.settle({ run_id, good_sheets: 0, reason: 'no' })).rejects.toThrow(
      /is printing/,
    );
    await expect(client.printing.release({ run_id })).rejects.toThrow(/is printing; only a run/);
    await printer.goOn();
    expect(await client.admin.waitForRun({ run_id })).toMatchObject({
      status: 'paused',
      pausing: false,
      labels: { printed: 200, queued: 10 },
      message: 'paused by Ann',
    });
    printer.plan();
    await client.printing.resume({ run_id });
    expect(await client.admin.waitForRun({ run_id })).toMatchObject({ status: 'completed', message: null });
    expect(printedTwice(room)).toBe(0);
  });

  test('cancelled while it stands without paper: the job is taken back, what came out is asked, the rest is free', async () => {
    const { printer, room, client, start } = await lineOne(210, { printer: rollLoaded, asset: roll });
    printer.plan('count 3', 'state +media-empty-error', 'wait', 'fail');
    const { run_id } = await start();
    await reaches(room, run_id, tells('media_empty'));
    expect(await client.printing.cancel({ run_id, by: 'Ann' })).toMatchObject({
      message: 'cancelled by Ann',
    });
    // This printer gives a job up only when it comes to it.
    await printer.goOn();
    const run = await client.admin.waitForRun({ run_id });
    expect(run).toMatchObject({ status: 'uncertain', labels: { uncertain: 200, failed: 10 } });
    expect(await client.printing.settle({ run_id, good_sheets: 3, reason: 'counted' })).toMatchObject({
      status: 'completed',
      labels: { printed: 3, failed: 207 },
    });
    expect(await neverPrinted(client)).toBe(207);
    expect(printer.out()).toEqual([]);
  });

  test('a jam that ends in an abort leaves every label uncertain, and a count settles them once', async () => {
    const { printer, room, client, start } = await lineOne(70);
    printer.plan('count 1', 'state +media-jam-error,cover-open-error', 'wait', 'fail');
    const order = await start();
    const jammed = await reaches(room, order.run_id, tells('media_jam'));
    expect(jammed.device?.reasons).toEqual(['media_jam', 'cover_open']);
    await printer.goOn();
    const run = await client.admin.waitForRun({ run_id: order.run_id });
    expect(run).toMatchObject({ status: 'uncertain', labels: { uncertain: 70, printed: 0 } });
    expect(run.message).toMatch(/given up while Line 1 was at it/);
    expect(await neverPrinted(client)).toBe(0);
    await client.printing.settle({ run_id: run.run_id, good_sheets: 1, reason: 'jam', operator: 'Ann' });
    expect(await neverPrinted(client)).toBe(7);
    expect(events(room)).toHaveLength(63);
    expect(printedTwice(room)).toBe(0);
  });

  test('an aborted job claims nothing: the device did not say that nothing came out', async () => {
    const { printer, client, job } = await lineOne(3);
    printer.plan('say no ribbon', 'fail');
    expect(await print(client, job, { printer: 'Line 1' })).toMatchObject({
      status: 'uncertain',
      labels: { uncertain: 3 },
    });
    expect(await neverPrinted(client)).toBe(0);
  });

  test('a job cancelled at the printer while it prints is uncertain', async () => {
    const { printer, room, client, start } = await lineOne(70);
    printer.plan('count 1', 'wait');
    const order = await start();
    const printing = await reaches(room, order.run_id, (run) => run.device?.sheets === 1);
    await printer.client.cancelJob(Number.parseInt(printing.chunks[0]?.spool_job_id ?? '', 10));
    await printer.goOn();
    expect(await client.admin.waitForRun({ run_id: order.run_id })).toMatchObject({
      status: 'uncertain',
      labels: { uncertain: 70 },
    });
  });

  test('a printer killed at its work and started again has forgotten the job: uncertain, never printed again by itself', async () => {
    const { printer, room, client, start } = await lineOne(210, { asset: roll, printer: rollLoaded });
    printer.plan('count 1', 'wait');
    const order = await start();
    await reaches(room, order.run_id, (run) => run.device?.sheets === 1);
    await printer.kill();
    expect((await reaches(room, order.run_id, tells('offline'))).labels.spooled).toBe(200);
    printer.plan();
    await printer.start();
    const run = await client.admin.waitForRun({ run_id: order.run_id });
    expect(run).toMatchObject({ status: 'uncertain', labels: { uncertain: 200, queued: 10 } });
    expect(printer.received()).toHaveLength(1);
    expect(events(room)).toEqual([]);
    await client.printing.settle({ run_id: run.run_id, good_sheets: 1, reason: 'counted', operator: 'Ann' });
    await client.admin.waitForRun({ run_id: order.run_id });
    expect(printedTwice(room)).toBe(0);
    expect(await client.system.verifyLedger({})).toMatchObject({ ok: true });
  });

  test('a printer that is switched off takes nothing: it is named, and every label is free', async () => {
    const { printer, client, job } = await lineOne(3);
    await printer.kill();
    const run = await print(client, job, { printer: 'Line 1' });
    expect(run).toMatchObject({
      status: 'failed',
      message: `Line 1 did not take the job: Nothing answers at localhost:${printer.port}.`,
      labels: { failed: 3 },
    });
    expect(await neverPrinted(client)).toBe(3);
    expect((await client.printing.printers({})).at(-1)).toMatchObject({
      state: 'unknown',
      reasons: ['offline'],
    });
  });

  test('a printer that is at another job is waited for', async () => {
    const { printer, room, client, start, job } = await lineOne(3);
    const other = await roomWithSheet(5);
    await other.client.printing.addPrinter({ name: 'Line 1', driver: 'ipp', uri: printer.uri });
    printer.plan('count 1', 'wait');
    const theirs = await other.client.printing.start({ job_id: other.job.job_id, printer: 'Line 1' });
    await reaches(other.room, theirs.run_id, (run) => run.device?.sheets === 1);
    const order = await start();
    await reaches(room, order.run_id, (run) => run.device !== null && run.labels.spooled === 3);
    expect(printer.received()).toHaveLength(1);
    printer.plan();
    await printer.goOn();
    expect(await client.admin.waitForRun({ run_id: order.run_id })).toMatchObject({ status: 'completed' });
    expect(await other.client.admin.waitForRun({ run_id: theirs.run_id })).toMatchObject({
      status: 'completed',
    });
    expect(printer.out()).toHaveLength(2);
    expect(job.status).toBe('completed');
  });

  test('a run cancelled while the printer is at another job has printed nothing', async () => {
    const { printer, room, client, start } = await lineOne(3);
    const other = await roomWithSheet(5);
    await other.client.printing.addPrinter({ name: 'Line 1', driver: 'ipp', uri: printer.uri });
    printer.plan('count 1', 'wait');
    const theirs = await other.client.printing.start({ job_id: other.job.job_id, printer: 'Line 1' });
    await reaches(other.room, theirs.run_id, (run) => run.device?.sheets === 1);
    const order = await start();
    await reaches(room, order.run_id, (run) => run.device !== null && run.labels.spooled === 3);
    await client.printing.cancel({ run_id: order.run_id, by: 'Ann' });
    const run = await client.admin.waitForRun({ run_id: order.run_id });
    expect(run).toMatchObject({ labels: { failed: 3, uncertain: 0, printed: 0 } });
    expect(await neverPrinted(client)).toBe(3);
    await printer.goOn();
    await other.client.admin.waitForRun({ run_id: theirs.run_id });
    expect(printer.out()).toHaveLength(1);
  });

  test.each([
    ['before the document', 0],
    ['in the middle of the document', 6_000],
    ['before the answer', Infinity],
  ])(
    'a connection breaks %s: never called printed, and free only with nothing on paper',
    async (_when, bytes) => {
      const printer = await startIppPrinter();
      const proxy = await startCuttingProxy(printer.port, bytes);
      const { room, client, job } = await roomWithSheet(70);
      const uri = `ipp://localhost:${proxy.port}/ipp/print`;
      await client.printing.addPrinter({ name: 'Line 1', driver: 'ipp', uri });
      const run = await print(client, job, { printer: 'Line 1' });
      expect(proxy.cuts()).toBe(1);
      expect(run.labels.printed).toBe(0);
      expect(run.labels.uncertain + run.labels.failed).toBe(70);
      if (run.labels.failed > 0) expect(printer.received()).toEqual([]);
      else expect(await neverPrinted(client)).toBe(0);
      expect(events(room)).toEqual([]);
    },
  );

  test('Print Room closes with a job at the printer; at the next start the device says that it is printed', async () => {
    const { printer, room, start } = await lineOne(3);
    printer.plan('count 1', 'wait');
    const order = await start();
    await reaches(room, order.run_id, (run) => run.device?.sheets === 1);
    await room.close();
    await printer.goOn();
    const again = await openTestRoom({ folder: room.paths.folder });
    expect(await clientOf(again).admin.waitForRun({ run_id: order.run_id })).toMatchObject({
      status: 'completed',
      labels: { printed: 3 },
    });
    expect(printer.out()).toHaveLength(1);
  });

  test('labels of a size that the printer does not take are refused with both sizes', async () => {
    const { printer, client, job } = await lineOne(3, { asset: { sheet_template: 'roll_62x100mm' } });
    await expect(print(client, job, { printer: 'Line 1' })).rejects.toThrow(/62\.0 x 100\.0 mm/);
    expect(printer.received()).toEqual([]);
  });
});
