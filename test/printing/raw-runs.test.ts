import { expect, test } from 'vitest';
import { events, neverPrinted, print, reaches, roomWithSheet, type Client } from '../support/printing.ts';
import { type Sink, startSink } from '../support/simulators/sink.ts';

/** Whole runs on printers with PDF Direct: what the ledger says in the end. */

test.for([
  ['that counts its labels', {}],
  ['that tells nothing', { language: 'mute' }],
] as const)(
  'a printer %s is no evidence: the run asks how many sheets are good, one answer ends it',
  async ([, options]) => {
    const sink = await startSink(options);
    const { room, client, job } = await roomWithSheet(70);
    await addPrinter(client, sink);
    const run = await print(client, job, { printer: 'Line 1' });
    expect(run).toMatchObject({ status: 'confirming', labels: { sent: 70 } });
    expect(sink.files.map(({ sha256 }) => sha256)).toEqual(
      run.chunks.map((chunk) => chunk.print_file_sha256),
    );
    expect(events(room)).toEqual([]);
    await client.printing.settle({ run_id: run.run_id, good_sheets: 2 });
    expect(await client.printing.get({ run_id: run.run_id })).toMatchObject({ status: 'completed' });
    expect(new Set(events(room).map(({ evidence }) => evidence))).toEqual(new Set(['operator']));
  },
);

test('where the word of the spooler is enough, taking every byte makes labels printed, with that as evidence', async () => {
  const sink = await startSink();
  const { room, client, job } = await roomWithSheet(70);
  await addPrinter(client, sink);
  await client.printers.set({ printer: 'Line 1', enough: 'spooler' });
  expect(await print(client, job, { printer: 'Line 1' })).toMatchObject({
    status: 'completed',
    labels: { printed: 70 },
  });
  const recorded = events(room);
  expect(recorded).toHaveLength(70);
  expect(new Set(recorded.map(({ evidence }) => evidence))).toEqual(new Set(['spooler']));
});

test('a printer that gave a job up is asked about even where the spooler is enough', async () => {
  const sink = await startSink({ givesUpAfter: 1 });
  const { room, client, job } = await roomWithSheet(200);
  await addPrinter(client, sink);
  await client.printers.set({ printer: 'Line 1', enough: 'spooler' });
  expect(await print(client, job, { printer: 'Line 1' })).toMatchObject({
    status: 'confirming',
    labels: { sent: 200 },
    chunks: [{ message: 'Line 1 has counted 1 since, the job has 4.' }],
  });
  expect(events(room)).toEqual([]);
});

test('an open print head: the run fails with that sentence, nothing was sent, every label is free', async () => {
  const sink = await startSink();
  sink.headOpen = true;
  const { client, job } = await roomWithSheet(3);
  await addPrinter(client, sink);
  expect(await print(client, job, { printer: 'Line 1' })).toMatchObject({
    status: 'failed',
    message: expect.stringContaining('its cover or print head is open'),
  });
  expect(sink.files).toEqual([]);
  expect(await neverPrinted(client)).toBe(3);
});

test('out of labels half-way: the run says so and goes on when refilled', async () => {
  const sink = await startSink({ labels: 1 });
  const { room, client, job } = await roomWithSheet(200);
  await addPrinter(client, sink);
  const run = await client.printing.start({ job_id: job.job_id, printer: 'Line 1' });
  await reaches(room, run.run_id, ({ device }) => device?.reasons.includes('media_empty') ?? false);
  sink.refill();
  expect(await client.admin.waitForRun({ run_id: run.run_id })).toMatchObject({
    status: 'confirming',
    labels: { sent: 200 },
  });
  expect(events(room)).toEqual([]);
});

test('a printer that breaks off in the middle of a chunk leaves its labels uncertain, and none is free', async () => {
  const sink = await startSink({ breaksAfter: 1 });
  const { room, client, job } = await roomWithSheet(70);
  await addPrinter(client, sink);
  expect(await print(client, job, { printer: 'Line 1' })).toMatchObject({
    status: 'uncertain',
    labels: { uncertain: 70 },
  });
  expect(events(room)).toEqual([]);
  expect(await neverPrinted(client)).toBe(0);
});

async function addPrinter(client: Client, sink: Sink): Promise<void> {
  await client.printing.addPrinter({ name: 'Line 1', driver: 'raw', uri: sink.uri });
}
