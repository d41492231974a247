import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { PrintRoom } from '../../src-main/core/print-room.ts';
import { serialRow } from '../../src-main/core/sync/client/assumed.ts';
import { readPage } from '../../src-main/core/sync/client/pages.ts';
import { storeConnection } from '../../src-main/core/sync/connections.ts';
import { listKinds, listPass } from '../../src-main/core/sync/pass/list-pass.ts';
import { checkSerial } from '../../src-main/core/sync/pass/remote-row.ts';
import { listOrganisations, type OrganisationRow } from '../../src-main/core/catalog/organisations.ts';
import { clientFor } from './core.ts';
import type { Figure } from './report.ts';
import { exampleGtins } from './rows.ts';

const inProcess = 500_000;
const overHttp = 100_000;
const pollEveryMs = 20;

type Client = Awaited<ReturnType<typeof clientFor>>['client'];

/** A pass over serials: with pages that are here at once, and with those of the stand-in in a process of its own. */
export async function sync(folder: string, _seed: number): Promise<Figure[]> {
  return [
    ...(await withoutServer(join(folder, 'in-process'))),
    ...(await withStandIn(join(folder, 'stand-in'))),
  ];
}

async function withoutServer(folder: string): Promise<Figure[]> {
  const { room, client, close } = await clientFor(folder);
  const organisation = firstOf(room).id;
  const to = { url: 'https://closient.invalid', remoteId: 'bench', remoteName: 'Bench' };
  const connection = storeConnection(room.db, organisation, to, Date.now()).id;
  const gtins = exampleGtins(20);
  for (const gtin of gtins)
    room.db
      .prepare(
        `INSERT INTO products (organisation_id, gtin, date_kind, created_at, updated_at) VALUES (?, ?, 'use_by', 0, 0)`,
      )
      .run(organisation, gtin);
  const pages = inProcess / 100;
  const row = (n: number): object => ({
    id: `id${String(n).padStart(20, '0')}`,
    gtin: gtins[Math.floor((n * gtins.length) / inProcess)],
    lot: `LOT${Math.floor(n / 1000)}`,
    lot_id: `lot${String(Math.floor(n / 1000)).padStart(19, '0')}`,
    serial: `S${String(n).padStart(9, '0')}`,
    expiry: '271231',
    created: '2026-11-01T08:00:00Z',
    print_state: 'free',
    is_active: true,
  });
  const run = (): Promise<void> =>
    listPass(
      {
        name: 'serials',
        kind: listKinds.serials,
        lotsAreListed: false,
        fetch: ({ page, pageSize }) =>
          Promise.resolve(
            readPage(
              {
                data: Array.from({ length: 100 }, (_, index) => row((page - 1) * 100 + index)),
                pagination: {
                  page,
                  page_size: 100,
                  total_count: inProcess,
                  total_pages: pages,
                  has_next: page < pages,
                },
              },
              serialRow,
              { page, pageSize },
              'bench',
            ),
          ),
        check: checkSerial,
      },
      {
        db: room.db,
        read: room.read,
        now: Date.now,
        organisation,
        connection,
        signal: new AbortController().signal,
        onSlice: () => undefined,
        onProgress: () => undefined,
      },
    );
  const first = await timed(client, run);
  const memory = process.memoryUsage().rss;
  const second = await timed(client, run);
  const grown = (process.memoryUsage().rss - memory) / 1024 / 1024;
  await close();
  return [
    figure(
      'rows/s of a pass into an empty catalog, server no limit',
      inProcess / first.seconds,
      'rows/s',
      20_000,
      40_000,
      true,
    ),
    figure('polls and window calls meanwhile, p99', first.pollMs, 'ms', 50, 15, false),
    figure(
      'rows/s of a pass that changes nothing',
      inProcess / second.seconds,
      'rows/s',
      20_000,
      60_000,
      true,
    ),
    figure('memory that the second pass adds', grown, 'MB', 100, 50, false),
  ];
}

async function withStandIn(folder: string): Promise<Figure[]> {
  const script = fileURLToPath(new URL('../closient-sim/main.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    [script, '--serials', String(overHttp), '--lots', '200', '--quota', '100000000;w=60'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const { url, api_key: key } = JSON.parse(line.toString()) as { url: string; api_key: string };
    const { room, client, close } = await clientFor(folder);
    const organisation = firstOf(room);
    const { seconds, pollMs } = await timed(client, async () => {
      const { ok, sentence } = await room.sync.connect(organisation, { url, key });
      if (!ok) throw new Error(sentence);
      await room.sync.waitForIdle();
    });
    const stored = room.db.sqlite.prepare('SELECT count(*) FROM serials').pluck().get();
    await close();
    if (stored !== overHttp) throw new Error(`${String(stored)} serials are here.`);
    return [
      figure(
        'rows/s from the stand-in over HTTP, 100 a page',
        overHttp / seconds,
        'rows/s',
        2_000,
        10_000,
        true,
      ),
      figure('the same: polls and window calls meanwhile, p99', pollMs, 'ms', 50, 15, false),
    ];
  } finally {
    child.kill();
  }
}

function firstOf(room: PrintRoom): OrganisationRow {
  const [organisation] = listOrganisations(room.db);
  if (!organisation) throw new Error('The folder has no organisation.');
  return organisation;
}

/** What a window on the Sync screen and on the queue asks, again and again, while the work goes on. */
async function timed(
  client: Client,
  work: () => Promise<void>,
): Promise<{ seconds: number; pollMs: number }> {
  const waits: number[] = [];
  const ended = new AbortController();
  const polling = (async () => {
    while (!ended.signal.aborted) {
      const due = performance.now() + pollEveryMs;
      await delay(pollEveryMs);
      await Promise.all([client.sync.status({}), client.jobs.list({})]);
      // From the moment at which it was due: a thread that is busy makes whoever asks wait, too.
      waits.push(performance.now() - due);
    }
  })();
  const start = performance.now();
  try {
    await work();
  } finally {
    ended.abort();
  }
  const seconds = (performance.now() - start) / 1000;
  await polling;
  waits.sort((a, b) => a - b);
  return { seconds, pollMs: waits[Math.floor(waits.length * 0.99)] ?? 0 };
}

function figure(
  work: string,
  measured: number,
  unit: string,
  must: number,
  aim: number,
  higher: boolean,
): Figure {
  return { work: `sync: ${work}`, measured, unit, must, aim, higher };
}
