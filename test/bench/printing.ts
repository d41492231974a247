import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { PrintRoom } from '../../src-main/core/print-room.ts';
import { clientFor } from './core.ts';
import { percentile, type Figure } from './report.ts';
import { exampleGtins } from './rows.ts';
import { seedRuns } from './seed-runs.ts';
import { seedSerials } from './seed-million.ts';

/** A full chunk: 20 sheets of 63 labels. */
const labelsOfChunk = 20 * 63;
const chunks = 12;
const runs = 2_000;
const listed = 200;
const repetitions = 30;
const pollEveryMs = 20;

type Client = Awaited<ReturnType<typeof clientFor>>['client'];

/** What a print run costs the thread that everybody waits for, and what the list of past runs costs. */
export async function printing(folder: string, seed: number): Promise<Figure[]> {
  return [...(await transactions(join(folder, 'chunks'), seed)), ...(await list(join(folder, 'runs')))];
}

/** A run over full chunks of serials whose rows lie scattered among those of nine other products. */
async function transactions(folder: string, seed: number): Promise<Figure[]> {
  mkdirSync(folder, { recursive: true });
  const { room, client, close } = await clientFor(folder);
  const gtins = exampleGtins(10);
  const serials = gtins.length * labelsOfChunk * chunks;
  await seedSerials(room.db, 1, { serials, gtins, printedShare: 0, seed });
  await client.printing.setCountsAsPrinted({ printer: 'folder', counts: true });
  const { job_id } = await client.jobs.submit({
    scope: 'serials',
    export_type: 'sheet_pdf',
    file_format: 'pdf',
    filters: { gtins: gtins.slice(0, 1) },
  });
  await client.admin.waitForJob({ job_id });
  const measured = measureTransactions(room);
  const { run_id } = await client.printing.start({ job_id, printer: 'folder' });
  const run = await client.admin.waitForRun({ run_id });
  await close();
  if (run.labels.printed !== labelsOfChunk * chunks) throw new Error(`The run is ${run.status}.`);
  const figure = (what: string, times: number[], must: number): Figure => ({
    work: `printing: ${what} of a chunk of 1,260 labels, one transaction`,
    measured: percentile(times, 0.5),
    unit: 'ms',
    must,
    aim: 10,
    higher: false,
    note: `median of ${times.length}, longest ${Math.round(Math.max(...times))}`,
  });
  return [figure('intents', measured.intents, 50), figure('PRINTED', measured.printed, 50)];
}

/** Notes how long every transaction over a whole chunk takes, until it is on disk. */
function measureTransactions({ db }: PrintRoom): { readonly intents: number[]; readonly printed: number[] } {
  const times = { intents: [] as number[], printed: [] as number[] };
  const changes = db.sqlite.prepare('SELECT total_changes()').pluck();
  const events = db.sqlite.prepare('SELECT coalesce(max(id), 0) FROM lifecycle_events').pluck();
  const state = (): [number, number] => [changes.get() as number, events.get() as number];
  const transaction = db.transaction.bind(db);
  db.transaction = (work) => {
    if (db.sqlite.inTransaction) return transaction(work);
    const [changesBefore, eventsBefore] = state();
    const start = performance.now();
    const result = transaction(work);
    const took = performance.now() - start;
    const [changesAfter, eventsAfter] = state();
    if (changesAfter - changesBefore < labelsOfChunk) return result;
    times[eventsAfter - eventsBefore === labelsOfChunk ? 'printed' : 'intents'].push(took);
    return result;
  };
  return times;
}

/** The list of runs as a window asks for it, and what others wait meanwhile. */
async function list(folder: string): Promise<Figure[]> {
  mkdirSync(folder, { recursive: true });
  const { room, client, close } = await clientFor(folder);
  seedRuns(room.db, { runs, labels: 500 });
  const asked = (): Promise<unknown> => client.printing.list({ limit: listed });
  await asked();
  const times: number[] = [];
  const { waits } = await pollWhile(client, async () => {
    for (let index = 0; index < repetitions; index++) {
      const start = performance.now();
      await asked();
      times.push(performance.now() - start);
      await delay(100);
    }
  });
  await close();
  return [
    {
      work: `printing: list of ${listed} of ${runs.toLocaleString('en')} runs`,
      measured: percentile(times, 0.5),
      unit: 'ms',
      must: 50,
      aim: 10,
      higher: false,
      note: `median of ${repetitions}`,
    },
    {
      work: 'printing: polls while it is listed, p99',
      measured: percentile(waits, 0.99),
      unit: 'ms',
      must: 50,
      aim: 15,
      higher: false,
      note: `${waits.length} polls`,
    },
  ];
}

async function pollWhile(client: Client, work: () => Promise<void>): Promise<{ waits: number[] }> {
  const waits: number[] = [];
  const ended = new AbortController();
  const polling = (async () => {
    while (!ended.signal.aborted) {
      const due = performance.now() + pollEveryMs;
      await delay(pollEveryMs);
      await client.jobs.list({});
      // From the moment at which it was due: a thread that is busy makes whoever asks wait, too.
      waits.push(performance.now() - due);
    }
  })();
  await work().finally(() => ended.abort());
  await polling;
  return { waits };
}
