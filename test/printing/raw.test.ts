import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { DeviceProgress, Outcome, PrintJob } from '../../src-main/core/printing/drivers/driver.ts';
import { createRawDriver, type RawLimits } from '../../src-main/core/printing/drivers/raw.ts';
import { startTransfer } from '../../src-main/core/printing/drivers/raw/transfer.ts';
import { onEnd, temporaryFolder } from '../support/room.ts';
import { type Sink, startSink } from '../support/simulators/sink.ts';

const quick: RawLimits = {
  connectMs: 5_000,
  answerMs: 400,
  pollMs: 10,
  idleMs: 50,
  goneMs: 200,
  silentMs: 60_000,
  stalledMs: 60_000,
  closeMs: 300,
};

test('the file arrives byte for byte, and the printer’s own count ends the waiting: sent, no more', async () => {
  const sink = await startSink();
  const job = pdfJob(20);
  const { outcome } = await printOn(sink, job);
  expect(outcome).toEqual({ kind: 'sent' });
  expect(sink.files).toEqual([hashOf(job)]);
});

test('the page count of an office printer with PJL ends the waiting: sent, no more', async () => {
  const sink = await startSink({ language: 'pjl' });
  const job = pdfJob(3);
  expect((await printOn(sink, job)).outcome).toEqual({ kind: 'sent' });
  expect(sink.files).toEqual([hashOf(job)]);
});

test('a large file to a slow printer arrives whole', async () => {
  const sink = await startSink({ slow: true });
  const job = pdfJob(2, 3_000_000);
  expect((await printOn(sink, job)).outcome).toEqual({ kind: 'sent' });
  expect(sink.files).toEqual([hashOf(job)]);
});

test('a printer that tells nothing has been sent the labels, no more', async () => {
  const sink = await startSink({ language: 'mute' });
  const job = pdfJob(2);
  expect((await printOn(sink, job)).outcome).toEqual({ kind: 'sent' });
  expect(sink.files).toEqual([hashOf(job)]);
});

test('an idle printer without a count proves nothing', async () => {
  const sink = await startSink({ counts: false });
  expect((await printOn(sink, pdfJob(2))).outcome).toEqual({ kind: 'sent' });
});

test('a printer that gave the file up half-way and is idle again has not printed it', async () => {
  const sink = await startSink({ givesUpAfter: 4 });
  const { outcome, news } = await printOn(sink, pdfJob(10));
  expect(outcome).toEqual({ kind: 'sent', message: 'Line 1 has counted 4 since, the job has 10.' });
  expect(news.at(-1)).toMatchObject({ sheets: 4 });
});

test('labels of somebody else in the count leave the question open', async () => {
  const sink = await startSink();
  sink.on('file', () => sink.printAnother());
  expect((await printOn(sink, pdfJob(2))).outcome).toMatchObject({ kind: 'sent' });
});

test.for(['zebra', 'pjl'] as const)(
  'a %s that runs out says so, goes on when refilled, and has been sent everything',
  async (language) => {
    const sink = await startSink({ language, labels: 3 });
    const { outcome, news } = await printOn(sink, pdfJob(8), (progress) => {
      if (progress.reasons.includes('media_empty')) sink.refill();
    });
    expect(news).toContainEqual(expect.objectContaining({ reasons: ['media_empty'] }));
    expect(outcome).toEqual({ kind: 'sent' });
  },
);

test('a head that is opened while it prints is told and forgotten when it is closed', async () => {
  const sink = await startSink();
  sink.once('file', () => (sink.headOpen = true));
  const { outcome, news } = await printOn(sink, pdfJob(8), (progress) => {
    if (progress.reasons.includes('cover_open')) sink.closeHead();
  });
  expect(news.map(({ reasons }) => reasons)).toContainEqual(['cover_open']);
  expect(news.at(-1)?.reasons).toEqual([]);
  expect(outcome).toEqual({ kind: 'sent' });
});

test('a printer in trouble is sent nothing: the refusal says what is wrong with it', async () => {
  const sink = await startSink();
  sink.headOpen = true;
  const submission = await createRawDriver(quick).submit(deviceOf(sink), pdfJob(1));
  expect(submission).toEqual({
    kind: 'refused',
    message: 'Line 1: nothing was sent, because its cover or print head is open (it says: print head open).',
  });
  expect(sink.files).toEqual([]);
});

test('a paused printer is sent the labels and prints them when it goes on', async () => {
  const sink = await startSink();
  sink.paused = true;
  const { outcome, news } = await printOn(sink, pdfJob(2), (progress) => {
    if (progress.reasons.includes('paused')) sink.resume();
  });
  expect(news[0]).toMatchObject({ reasons: ['paused'], sheets: 0 });
  expect(outcome).toEqual({ kind: 'sent' });
});

test('nobody listens: refused, nothing was sent', async () => {
  const sink = await startSink();
  await sink.cutPower();
  const submission = await createRawDriver(quick).submit(deviceOf(sink), pdfJob(1));
  expect(submission).toEqual({
    kind: 'refused',
    message: expect.stringMatching(/^Line 1: 127\.0\.0\.1:\d+ refuses the connection\.$/),
  });
});

test('a print file that is not there is refused before the printer is touched', async () => {
  const sink = await startSink();
  const job = { ...pdfJob(1), path: join(temporaryFolder(), 'gone.pdf') };
  const submission = await createRawDriver(quick).submit(deviceOf(sink), job);
  expect(submission).toMatchObject({ kind: 'refused', message: expect.stringContaining('cannot be read') });
  expect(sink.files).toEqual([]);
});

test('a tray cannot be chosen through this port', async () => {
  const sink = await startSink();
  const submission = await createRawDriver(quick).submit({ ...deviceOf(sink), tray: 'Tray 2' }, pdfJob(1));
  expect(submission).toMatchObject({ kind: 'refused', message: expect.stringContaining('tray') });
});

test.for(['zebra', 'mute'] as const)(
  'a connection that breaks half-way leaves the labels uncertain (%s)',
  async (language) => {
    const sink = await startSink({ language, breaksAfter: 200_000 });
    const { outcome } = await printOn(sink, pdfJob(2, 3_000_000));
    expect(outcome).toMatchObject({
      kind: 'uncertain',
      message: expect.stringContaining('broke the connection'),
    });
    expect(sink.files).toEqual([]);
  },
);

test('a silent printer that never closes leaves the labels uncertain', async () => {
  const sink = await startSink({ language: 'mute', keepsOpen: true });
  const { outcome } = await printOn(sink, pdfJob(2));
  expect(outcome).toEqual({
    kind: 'uncertain',
    message: 'Line 1 never closed the connection; how much of the job it has is not known.',
  });
});

test('a printer that never closes but counts its labels has been sent them', async () => {
  const sink = await startSink({ keepsOpen: true });
  expect((await printOn(sink, pdfJob(2))).outcome).toEqual({ kind: 'sent' });
});

test('a printer that loses its power with labels inside is off line, then uncertain', async () => {
  const sink = await startSink({ labels: 3 });
  const { outcome, news } = await printOn(sink, pdfJob(8), (progress) => {
    if (progress.reasons.includes('media_empty')) return sink.cutPower();
  });
  expect(news.at(-1)?.reasons).toEqual(['offline']);
  expect(outcome).toMatchObject({ kind: 'uncertain', message: expect.stringContaining('went away') });
});

test('a printer that comes back empty after it lost its power leaves the labels uncertain', async () => {
  const sink = await startSink({ labels: 3 });
  const { outcome } = await printOn(
    sink,
    pdfJob(8),
    async (progress) => {
      if (progress.reasons.includes('media_empty')) await sink.cutPower();
      if (!progress.reasons.includes('offline')) return;
      await sink.powerOn();
      sink.refill();
    },
    { ...quick, goneMs: 60_000 },
  );
  expect(outcome).toEqual({
    kind: 'uncertain',
    message: 'Line 1 went away while it had the job and came back without it.',
  });
});

test('a printer that is out of labels is not silent, however long it waits', async () => {
  const sink = await startSink({ labels: 3 });
  let since = 0;
  sink.on('asked', () => {
    if (since === 0) since = performance.now();
    if (performance.now() - since > 300) sink.refill();
  });
  const { outcome } = await printOn(sink, pdfJob(8), () => undefined, { ...quick, silentMs: 100 });
  expect(outcome).toEqual({ kind: 'sent' });
});

test('cancelled while it is out of labels: nobody waits for the refill, and the labels are uncertain', async () => {
  const sink = await startSink({ labels: 3 });
  const driver = createRawDriver(quick);
  const [device, job] = [deviceOf(sink), pdfJob(8)];
  const accepted = await driver.submit(device, job);
  if (accepted.kind !== 'accepted') throw new Error(accepted.message);
  const outcome = await driver.follow(device, accepted.spoolJobId, {
    ...following(),
    onProgress: ({ reasons }) => {
      if (reasons.includes('media_empty')) void driver.cancel?.(device, accepted.spoolJobId);
    },
  });
  expect(outcome).toMatchObject({
    kind: 'uncertain',
    message: expect.stringContaining('delete the job at the printer'),
  });
});

test('a printer that takes nothing holds the file up instead of filling the memory', async () => {
  const server = createServer({ pauseOnConnect: true }).listen(0, '127.0.0.1');
  onEnd(() => server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = connect({ host: '127.0.0.1', port });
  await once(socket, 'connect');
  const writes = vi.spyOn(socket, 'write');
  const file = await open(pdfJob(1, 50_000_000).path);
  const transfer = startTransfer(socket, file, { stalledMs: 300, closeMs: 300 });
  expect(await transfer.end).toEqual({ kind: 'broken', message: 'took no more data' });
  // Of 763 pieces, what the system's own buffers take.
  expect(writes.mock.calls.length).toBeLessThan(400);
});

test('a cancel cuts off what has not gone over yet', async () => {
  const sink = await startSink({ slow: true });
  const driver = createRawDriver(quick);
  const [device, job] = [deviceOf(sink), pdfJob(2, 30_000_000)];
  const accepted = await driver.submit(device, job);
  if (accepted.kind !== 'accepted') throw new Error(accepted.message);
  await driver.cancel?.(device, accepted.spoolJobId);
  const outcome = await driver.follow(device, accepted.spoolJobId, following());
  expect(outcome).toMatchObject({
    kind: 'uncertain',
    message: expect.stringContaining('cut off by a cancel'),
  });
  expect(sink.files).toEqual([]);
});

test('closing Print Room ends the following at once', async () => {
  const sink = await startSink({ labels: 0 });
  sink.refill(1);
  const driver = createRawDriver(quick);
  const device = deviceOf(sink);
  const accepted = await driver.submit(device, pdfJob(5));
  if (accepted.kind !== 'accepted') throw new Error(accepted.message);
  const closing = new AbortController();
  const end = driver.follow(device, accepted.spoolJobId, {
    closing: closing.signal,
    onProgress: () => closing.abort(new Error('closing')),
  });
  await expect(end).rejects.toThrow('closing');
});

test('the state tells ready, printing, trouble, silence and absence', async () => {
  const driver = createRawDriver(quick);
  const sink = await startSink();
  expect(await driver.state(deviceOf(sink))).toEqual({ state: 'idle', reasons: [], notes: [] });
  sink.headOpen = true;
  expect(await driver.state(deviceOf(sink))).toEqual({
    state: 'stopped',
    reasons: ['cover_open'],
    notes: ['It says: print head open.'],
  });
  const mute = await startSink({ language: 'mute' });
  expect(await driver.state(deviceOf(mute))).toMatchObject({ state: 'unknown', reasons: [] });
  await sink.cutPower();
  expect(await driver.state(deviceOf(sink))).toMatchObject({ state: 'stopped', reasons: ['offline'] });
});

test('only whoever follows a job asks the printer while it prints', async () => {
  const sink = await startSink();
  sink.paused = true;
  const driver = createRawDriver(quick);
  const device = deviceOf(sink);
  const accepted = await driver.submit(device, pdfJob(1));
  if (accepted.kind !== 'accepted') throw new Error(accepted.message);
  const questions = sink.questions;
  expect(await driver.state(device)).toMatchObject({ state: 'printing' });
  expect(sink.questions).toBe(questions);
  sink.resume();
  await driver.follow(device, accepted.spoolJobId, following());
  expect(await driver.state(device)).toMatchObject({ state: 'idle' });
  expect(sink.questions).toBeGreaterThan(questions);
});

test('model and resolution are asked of the device', async () => {
  const driver = createRawDriver(quick);
  expect(await driver.capabilities(deviceOf(await startSink()))).toMatchObject({
    model: 'ZD421-300dpi',
    dpi: [300],
    media: null,
  });
  const office = await driver.capabilities(deviceOf(await startSink({ language: 'pjl' })));
  expect(office).toMatchObject({ model: 'Office Printer 400', dpi: null });
  const mute = await driver.capabilities(deviceOf(await startSink({ language: 'mute' })));
  expect(mute).toMatchObject({ model: null, dpi: null });
});

test.for([
  ['socket://printer', null],
  ['socket://10.0.0.7:9101', null],
  ['socket://[fe80::1]:9100/', null],
  ['socket://', 'it must be socket://host or socket://host:port'],
  ['socket://a b', 'it must be socket://host or socket://host:port'],
  ['socket://host:70000', 'it must be socket://host or socket://host:port'],
  ['socket://host/queue', 'it must be socket://host or socket://host:port'],
  ['socket://$(reboot)', 'it must be socket://host or socket://host:port'],
  ['http://host:9100', 'it must be socket://host or socket://host:port'],
  ['host:9100', 'it must be socket://host or socket://host:port'],
] as const)('%s as an address', ([uri, problem]) => {
  expect(createRawDriver(quick).problemOf(uri)).toBe(problem);
});

interface Told {
  readonly outcome: Outcome;
  readonly news: readonly DeviceProgress[];
}

/** Submits, follows, and lets the test act on what the device says. */
async function printOn(
  sink: Sink,
  job: PrintJob,
  act: (progress: DeviceProgress) => unknown = () => undefined,
  limits = quick,
): Promise<Told> {
  const driver = createRawDriver(limits);
  const accepted = await driver.submit(deviceOf(sink), job);
  if (accepted.kind !== 'accepted') throw new Error(accepted.message);
  const news: DeviceProgress[] = [];
  const outcome = await driver.follow(deviceOf(sink), accepted.spoolJobId, {
    ...following(),
    onProgress: (progress) => {
      news.push(progress);
      void act(progress);
    },
  });
  return { outcome, news };
}

function deviceOf(sink: Sink) {
  return { name: 'Line 1', uri: sink.uri, tray: null };
}

/** Ends with the test, so that a test that fails leaves nothing that polls. */
function following() {
  const end = new AbortController();
  onEnd(() => end.abort(new Error('the test is over')));
  return { closing: end.signal, onProgress: () => undefined };
}

/** Enough of a PDF for a sink: it counts page objects. */
function pdfJob(sheets: number, bytes = 0): PrintJob {
  const path = join(temporaryFolder(), 'print-file.pdf');
  const pages = '<< /Type /Page >>\n'.repeat(sheets);
  // Every byte value, so that nothing on the way may take the file for text.
  const filling = Buffer.alloc(bytes, Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)));
  writeFileSync(path, Buffer.concat([Buffer.from(`%PDF-1.7\n${pages}`, 'latin1'), filling]));
  return { path, title: `run-x-${sheets}`, page: { width: 50.8, height: 25.4 }, sheets };
}

function hashOf({ path }: PrintJob) {
  const content = readFileSync(path);
  return { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}
