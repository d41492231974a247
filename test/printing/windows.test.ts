import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type {
  Device,
  DeviceProgress,
  Outcome,
  PrintJob,
} from '../../src-main/core/printing/drivers/driver.ts';
import { createWindowsDriver, usualWindowsLimits } from '../../src-main/core/printing/drivers/windows.ts';
import { temporaryFolder } from '../support/room.ts';
import { labelPrinter, pretendWindows } from '../support/simulators/windows.ts';

const quick = { ...usualWindowsLimits, pollMs: 10, goneMs: 200 };
const device: Device = { name: 'Line 1', uri: labelPrinter.name, tray: null };
type Pretended = ReturnType<typeof pretendWindows>;

test('the command line: exact printer, noscale, form, one side, one copy, the pages, whatever the names hold', async () => {
  const windows = pretendWindows();
  const driver = createWindowsDriver(windows.host, quick);
  const job = pdfJob(20, letter);
  const accepted = await driver.submit({ ...device, tray: 'Manual feed' }, job);
  expect(accepted.kind).toBe('accepted');
  const [call] = windows.calls();
  expect(call?.args.slice(0, -1)).toEqual([
    '-print-to',
    'Zebra "$(calc)" & Söhne; %PATH%',
    '-silent',
    '-print-settings',
    '1-20,portrait,noscale,simplex,bin=Manual feed,paper=Letter,1x',
  ]);
  expect(windows.calls()).toHaveLength(1);
  expect(call?.args.at(-1)).toMatch(/\/run-x-001-[0-9a-f]{8}\.pdf$/);
});

test('the very bytes of the print file are printed, under a name that never was before', async () => {
  const windows = pretendWindows();
  const driver = createWindowsDriver(windows.host, quick);
  const job = pdfJob(2, letter);
  await driver.submit(device, job);
  windows.change({ jobs: [] });
  await driver.submit(device, job);
  const [first, second] = windows.calls();
  expect(first?.sha256).toBe(sha256(job.path));
  expect(second?.sha256).toBe(sha256(job.path));
  expect(first?.args.at(-1)).not.toBe(second?.args.at(-1));
  expect(existsSync(first?.args.at(-1) ?? '')).toBe(false);
});

test('a label that is wider than tall is asked for as landscape, so that SumatraPDF does not turn it', async () => {
  const windows = pretendWindows();
  await createWindowsDriver(windows.host, quick).submit(device, pdfJob(1, { width: 50.8, height: 25.4 }));
  expect(windows.calls()[0]?.args.at(-2)).toBe('1-1,landscape,noscale,simplex,paper=2 x 1 labels,1x');
});

test.for([
  {
    what: 'a page that no form has',
    page: { width: 101.6, height: 152.4 },
    says: 'the page is 101.6 x 152.4 mm, 4 x 6 in; the nearest form of its driver is "Letter" (215.9 x 279.4 mm, 8.5 x 11 in)',
  },
  {
    what: 'a page that a form has only when it is turned',
    page: { width: 25.4, height: 50.8 },
    says: 'the page is 25.4 x 50.8 mm, 1 x 2 in; its form "2 x 1 labels" (50.8 x 25.4 mm, 2 x 1 in) is the same paper turned',
  },
  {
    what: 'a page that is 0.6 mm off',
    page: { width: 210, height: 297.6 },
    says: 'the page is 210.0 x 297.6 mm; the nearest form of its driver is "A4" (210.0 x 297.0 mm)',
  },
])('$what is refused with both sizes, and nothing is spooled', async ({ page, says }) => {
  const windows = pretendWindows();
  const submission = await createWindowsDriver(windows.host, quick).submit(device, pdfJob(1, page));
  expect(submission).toEqual({ kind: 'refused', message: expect.stringContaining(says) });
  expect(windows.calls()).toEqual([]);
});

test.for([
  { what: 'that turn pages', change: { landscape: true }, says: 'turn pages (landscape)' },
  { what: 'that scale pages', change: { scale: 97 }, says: 'scale pages to 97 %' },
])('printing preferences $what are refused', async ({ change, says }) => {
  const windows = pretendWindows();
  const { capabilities } = pretended(windows);
  windows.change({ capabilities: { ...capabilities, ...change } });
  const submission = await createWindowsDriver(windows.host, quick).submit(device, pdfJob(1, letter));
  expect(submission).toEqual({ kind: 'refused', message: expect.stringContaining(says) });
  expect(windows.calls()).toEqual([]);
});

test('a tray that the printer does not have is refused with those it has', async () => {
  const windows = pretendWindows();
  const submission = await createWindowsDriver(windows.host, quick).submit(
    { ...device, tray: 'Tray 9' },
    pdfJob(1, letter),
  );
  expect(submission).toEqual({
    kind: 'refused',
    message: 'Line 1: it has no tray "Tray 9". Its trays: Tray 1, Manual feed.',
  });
});

test('a printer that Windows does not have any more is refused', async () => {
  const windows = pretendWindows({ printers: [] });
  const submission = await createWindowsDriver(windows.host, quick).submit(device, pdfJob(1, letter));
  expect(submission).toEqual({
    kind: 'refused',
    message: `Line 1: Windows has no printer "${labelPrinter.name}".`,
  });
  expect(windows.calls()).toEqual([]);
});

test('SumatraPDF fails and nothing came to the spooler: refused', async () => {
  const windows = pretendWindows({ sumatra: 'fails before the spooler' });
  const submission = await createWindowsDriver(windows.host, quick).submit(device, pdfJob(1, letter));
  expect(submission).toEqual({
    kind: 'refused',
    message: 'Line 1: SumatraPDF could not print it (exit code 1); nothing came to the spooler.',
  });
});

test('SumatraPDF fails with something of it in the spooler: nobody knows', async () => {
  const windows = pretendWindows({ sumatra: 'fails after the spooler' });
  await expect(createWindowsDriver(windows.host, quick).submit(device, pdfJob(1, letter))).rejects.toThrow(
    'the spooler had part of it',
  );
});

test('SumatraPDF that hangs is ended with its process, and nobody knows', async () => {
  const windows = pretendWindows({ sumatra: 'hangs' });
  const driver = createWindowsDriver(windows.host, { ...quick, printMs: 2_000 });
  await expect(driver.submit(device, pdfJob(1, letter))).rejects.toThrow('SumatraPDF was ended');
  const [call] = windows.calls();
  await expect.poll(() => isRunning(call?.pid ?? 0), { timeout: 30_000 }).toBe(false);
});

test('a SumatraPDF that was removed or blocked is named, and nothing was printed', async () => {
  const windows = pretendWindows();
  const driver = createWindowsDriver(windows.host, quick);
  chmodSync(windows.sumatraPdf, 0o600);
  rmSync(windows.sumatraPdf);
  const submission = await driver.submit(device, pdfJob(1, letter));
  expect(submission).toEqual({
    kind: 'refused',
    message: expect.stringMatching(
      /SumatraPDF could not be started \(ENOENT\): .*SumatraPDF-3\.4\.6-32\.exe/,
    ),
  });
});

test('a job that leaves the queue without an error was sent, not printed', async () => {
  const windows = pretendWindows();
  const { outcome } = await printOn(windows, () => windows.change({ jobs: [] }));
  expect(outcome).toEqual({ kind: 'sent' });
});

test('a job that the spooler had done before anybody looked was sent', async () => {
  const windows = pretendWindows({ sumatra: 'prints so fast that nobody sees it' });
  expect((await printOn(windows)).outcome).toEqual({ kind: 'sent' });
});

test.for([
  ['PRINTED, kept in the queue', 0x80 | 0x2000],
  ['COMPLETE', 0x1000],
] as const)('a job that stays as %s was sent', async ([, status]) => {
  const windows = pretendWindows();
  const { outcome } = await printOn(windows, () => windows.setJob(status));
  expect(outcome).toEqual({ kind: 'sent' });
});

test.for([
  ['deleted', 0x100, 'deleted there'],
  ['in error', 0x2, 'something was wrong'],
  ['out of paper', 0x40, 'something was wrong'],
  ['restarted by somebody', 0x800 | 0x10, 'may be out twice'],
] as const)('a job that vanishes after it was %s is uncertain', async ([, status, says]) => {
  const windows = pretendWindows();
  const { outcome } = await printOn(
    windows,
    () => windows.setJob(status),
    () => windows.change({ jobs: [] }),
  );
  expect(outcome).toEqual({ kind: 'uncertain', message: expect.stringContaining(says) });
});

test('a job that was restarted is uncertain whatever it says afterwards', async () => {
  const windows = pretendWindows();
  const { outcome } = await printOn(
    windows,
    () => windows.setJob(0x800, 'restarted'),
    () => windows.setJob(0x10, 'printing'),
    () => windows.change({ jobs: [] }),
  );
  expect(outcome.kind).toBe('uncertain');
});

test('what Windows says about the printer is told while the job waits', async () => {
  const windows = pretendWindows();
  const { outcome, news } = await printOn(
    windows,
    () => windows.setJob(0x10 | 0x40, 'load labels'),
    () => windows.change({ printers: [{ ...labelPrinter, status: 0x40_0000 }] }),
    () => windows.change({ printers: [labelPrinter], jobs: [] }),
  );
  expect(news[1]).toEqual({ reasons: ['media_empty'], sheets: null, message: 'load labels' });
  expect(news[2]?.reasons).toEqual(['media_empty', 'cover_open']);
  expect(outcome.kind).toBe('uncertain');
});

test('a printer that is removed from Windows with a job in it leaves the job uncertain', async () => {
  const windows = pretendWindows();
  const { outcome } = await printOn(windows, () => windows.change({ printers: [] }));
  expect(outcome).toEqual({
    kind: 'uncertain',
    message: expect.stringContaining('was removed from Windows'),
  });
});

test('a job that never moves is uncertain in the end', async () => {
  const windows = pretendWindows();
  const { outcome } = await printOn(windows, { ...quick, silentMs: 100 });
  expect(outcome).toEqual({ kind: 'uncertain', message: expect.stringContaining('has not finished') });
});

test('cancelling deletes the job in the queue, and what came out is not known by it', async () => {
  const windows = pretendWindows();
  const driver = createWindowsDriver(windows.host, quick);
  const accepted = await driver.submit(device, pdfJob(1, letter));
  if (accepted.kind !== 'accepted') throw new Error(accepted.message);
  expect(windows.jobs()).toHaveLength(1);
  await driver.cancel?.(device, accepted.spoolJobId);
  expect(windows.jobs()).toEqual([]);
});

test('a helper that falls over is started again; the question is answered', async () => {
  const windows = pretendWindows({ crashes: ['queue', 'capabilities'] });
  const driver = createWindowsDriver(windows.host, quick);
  expect(await driver.state(device)).toEqual({ state: 'idle', reasons: [], notes: [] });
  expect(await driver.capabilities(device)).toMatchObject({ dpi: [300, 600], model: labelPrinter.driver });
  expect(pretended(windows).crashes).toEqual([]);
});

test('a helper that always falls over: the state says so, a job is refused', async () => {
  const windows = pretendWindows({ crashes: Array.from({ length: 20 }, () => 'queue') });
  const driver = createWindowsDriver(windows.host, quick);
  expect(await driver.state(device)).toMatchObject({
    state: 'unknown',
    notes: ['The Windows print spooler cannot be asked: The Windows helper ended.'],
  });
  expect(await driver.submit(device, pdfJob(1, letter))).toMatchObject({ kind: 'refused' });
  expect(windows.calls()).toEqual([]);
});

test('a helper that dies while SumatraPDF prints is no second print', async () => {
  const windows = pretendWindows({ crashes: ['print'] });
  const driver = createWindowsDriver(windows.host, quick);
  await expect(driver.submit(device, pdfJob(1, letter))).rejects.toThrow('SumatraPDF was ended');
  expect(windows.calls()).toEqual([]);
});

test.for([
  [{ policy: 1, mode: null }, 'by a policy of your organisation'],
  [{ policy: 0, mode: 1 }, 'in the Settings of this computer'],
] as const)('protected print mode is explained with the way out', async ([protectedPrint, who]) => {
  const windows = pretendWindows({ protected: protectedPrint, printers: [] });
  const driver = createWindowsDriver(windows.host, quick);
  const { notes } = await driver.state(device);
  expect(notes.at(-1)).toContain(`Windows protected print mode is on (${who})`);
  expect(notes.at(-1)).toMatch(/ipp:\/\/.*socket:\/\//);
  expect(await driver.submit(device, pdfJob(1, letter))).toMatchObject({
    message: expect.stringContaining('protected print mode'),
  });
});

test('printers that Windows has are found, those that only write files are left out', async () => {
  const file = { ...labelPrinter, name: 'Microsoft Print to PDF', port: 'PORTPROMPT:' };
  const windows = pretendWindows({ printers: [labelPrinter, file] });
  expect(await createWindowsDriver(windows.host, quick).discover?.()).toEqual([
    {
      name: labelPrinter.name,
      driver: 'windows',
      uri: labelPrinter.name,
      note: 'ZDesigner ZD421-300dpi ZPL, Line 1',
    },
  ]);
});

test.for([
  ['Zebra ZD421 (Line 1)', null],
  ['\\\\server\\Labels', null],
  ['a,b', 'it must be the name of a printer as Windows shows it'],
  ['', 'it must be the name of a printer as Windows shows it'],
  [' leading', 'it must be the name of a printer as Windows shows it'],
  ['line\nbreak', 'it must be the name of a printer as Windows shows it'],
] as const)('%j as the name of a printer', ([name, problem]) => {
  expect(createWindowsDriver(pretendWindows().host, quick).problemOf(name)).toBe(problem);
});

const letter = { width: 215.9, height: 279.4 };

interface Told {
  readonly outcome: Outcome;
  readonly news: readonly DeviceProgress[];
}

/** Submits and follows; each step is taken when the driver has said something new. */
async function printOn(windows: Pretended, ...rest: (typeof quick | (() => void))[]): Promise<Told> {
  const steps = rest.filter((one) => typeof one === 'function');
  const limits = rest.find((one) => typeof one === 'object') ?? quick;
  const driver = createWindowsDriver(windows.host, limits);
  const accepted = await driver.submit(device, pdfJob(3, letter));
  if (accepted.kind !== 'accepted') throw new Error(accepted.message);
  const news: DeviceProgress[] = [];
  // A paused job is news, and the signal for the first step.
  if (steps.length > 0) windows.setJob(0x1);
  const outcome = await driver.follow(device, accepted.spoolJobId, {
    closing: new AbortController().signal,
    onProgress: (progress) => {
      news.push(progress);
      steps.shift()?.();
    },
  });
  return { outcome, news };
}

function pretended({ sumatraPdf }: Pretended) {
  const text = readFileSync(join(sumatraPdf, '..', 'windows.json'), 'utf8');
  return JSON.parse(text) as Required<NonNullable<Parameters<typeof pretendWindows>[0]>>;
}

function pdfJob(sheets: number, page: PrintJob['page']): PrintJob {
  const path = join(temporaryFolder(), '001.pdf');
  writeFileSync(path, `%PDF-1.7 of ${sheets} sheets`);
  return { path, title: 'run-x-001', page, sheets };
}

function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

function isRunning(pid: number): boolean {
  try {
    // A process that has ended and was not collected yet is no process any more.
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
