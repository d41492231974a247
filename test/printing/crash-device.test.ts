import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Run } from '../../src-shared/contract/common.ts';
import { parseIppAddress } from '../../src-main/core/printing/ipp/address.ts';
import { IppClient } from '../../src-main/core/printing/ipp/client.ts';
import { numberOf } from '../../src-main/core/printing/ipp/values.ts';
import { cupsIsHere, startCups } from '../support/cups.ts';
import { needs } from '../support/needs.ts';
import { randomFrom } from '../support/random.ts';
import { roomWithSheet } from '../support/printing.ts';
import { onEnd, temporaryFolder } from '../support/room.ts';
import { ippPrinterIsHere, startIppPrinter } from '../support/simulators/ipp-printer.ts';
import { startSlowPrinter } from '../support/simulators/slow-printer.ts';

const seed = Number(process.env['PRINT_ROOM_TEST_SEED'] ?? 20261122);
const kills = 20;
const serials = 450;
const script = (name: string): string => fileURLToPath(new URL(`../support/${name}`, import.meta.url));
const quiet = { ...process.env, NODE_NO_WARNINGS: '1' };

interface Device {
  readonly driver: 'ipp' | 'cups';
  readonly uri: string;
  /** See print-runner.ts. */
  readonly paper: string;
  readonly idleUrl: string;
  readonly stock: string;
}

const devices: readonly { what: string; isHere: boolean; start: () => Promise<Device> }[] = [
  {
    what: 'a slow printer',
    isHere: true,
    start: async () => {
      const { port, paper } = await startSlowPrinter();
      return {
        driver: 'ipp',
        uri: `ipp://localhost:${port}/ipp/print`,
        paper,
        idleUrl: `http://127.0.0.1:${port}/idle`,
        stock: 'roll_50x25mm',
      };
    },
  },
  {
    what: 'a queue of CUPS before a printer that speaks IPP',
    isHere: cupsIsHere && ippPrinterIsHere && needs('poppler-utils', '/usr/bin/pdfinfo'),
    start: async () => {
      const printer = await startIppPrinter();
      printer.plan('each 0.01');
      const cups = await startCups();
      await cups.queue('Label_A', printer.uri, 'everywhere');
      return {
        driver: 'cups',
        uri: `cups://${cups.server}/Label_A`,
        paper: printer.paper,
        idleUrl: await idleUrlOf(`ipp://${cups.server}/printers/Label_A`),
        stock: '10up_4x2in_letter',
      };
    },
  },
];

test.for(devices)(
  `${kills} kills of the app while $what prints on: every label is on paper once, none silently twice (seed ${seed})`,
  { timeout: 400_000 },
  async ({ isHere, start }, { skip }) => {
    skip(!isHere, 'a simulator is missing');
    const random = randomFrom(seed);
    const { driver, uri, paper, idleUrl, stock } = await start();
    const prepared = temporaryFolder();
    const { room, client, job } = await roomWithSheet(serials, {
      folder: prepared,
      asset: { sheet_template: stock },
    });
    await client.printing.addPrinter({ name: 'slow', driver, uri });
    await room.close();

    let killed = 0;
    let followedAgain = 0;
    for (let round = 0; killed < kills; round++) {
      expect(round, 'rounds without a kill').toBeLessThan(kills);
      const folder = join(temporaryFolder(), 'data');
      cpSync(prepared, folder, { recursive: true });
      for (let done = false; !done;) {
        const end = await runUntilKilled(
          [folder, job.job_id, 'slow', '1', paper, idleUrl],
          killed < kills ? { at: random(), atPrinter: random() < 0.6, afterMs: random() * 300 } : null,
        );
        expect(end.stderr).toBe('');
        done = end.code === 0;
        if (!done) killed++;
        const state = stateOf(folder, paper);
        expect(state.twiceOnPaper).toBe(0);
        followedAgain += state.inFlight;
        if (done) expect(state).toMatchObject({ onPaper: serials, recorded: serials, recordedTwice: 0 });
      }
    }
    process.stderr.write(
      `killed ${killed} times, ${followedAgain} with a spool job that could be asked for again\n`,
    );
    expect(followedAgain).toBeGreaterThanOrEqual(1);
  },
);

/** Answers when a queue has nothing left to print. A job without a document, whose sender died, prints nothing. */
async function idleUrlOf(queue: string): Promise<string> {
  const address = parseIppAddress(queue);
  if (typeof address === 'string') throw new Error(address);
  const client = new IppClient(address, { connectMs: 5_000, silentMs: 10_000, answerMs: 10_000 });
  const isIdle = async (): Promise<boolean> => {
    const jobs = await client.jobs('not-completed', ['job-id', 'number-of-documents']);
    return jobs.every((one) => numberOf(one, 'number-of-documents') === 0);
  };
  const server = createServer((_request, response) => {
    void (async () => {
      while (!(await isIdle()));
      response.end('idle\n');
    })();
  }).listen(0, '127.0.0.1');
  onEnd(() => server.close());
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Ends the app some moment after a random step, or while a chunk is at the printer; null: it works to its end. */
function runUntilKilled(
  args: readonly string[],
  kill: { readonly at: number; readonly atPrinter: boolean; readonly afterMs: number } | null,
): Promise<{ code: number | null; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child: ChildProcess = spawn(process.execPath, [script('print-runner.ts'), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: quiet,
    });
    const lines = kill === null ? Infinity : 1 + Math.floor(kill.at * (kill.atPrinter ? 3 : 8));
    let seen = 0;
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    if (child.stdout) {
      createInterface(child.stdout).on('line', (line) => {
        const step = JSON.parse(line) as { step: string; labels?: Run['labels'] };
        if (kill?.atPrinter !== true || (step.labels?.spooled ?? 0) > 0) seen++;
        if (seen === lines) setTimeout(() => child.kill('SIGKILL'), kill?.afterMs ?? 0);
        // Where nothing happened any more it would end by itself first.
        if (step.step === 'done' && kill !== null) child.kill('SIGKILL');
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stderr }));
  });
}

/** What the database says, and what lies before the printer. */
function stateOf(folder: string, paper: string) {
  const sqlite = new Sqlite(join(folder, 'print-room.db'));
  try {
    const lines = new Set(readFileSync(paper, 'utf8').split('\n'));
    const rows = sqlite
      .prepare(
        `SELECT r.id, l.chunk, l.sheet - c.first_sheet + 1 AS page, l.entity_id AS serial FROM run_labels l
         JOIN runs r ON r.seq = l.run_seq JOIN chunks c ON c.run_seq = l.run_seq AND c.number = l.chunk`,
      )
      .all() as { id: string; chunk: number; page: number; serial: number }[];
    const onPaper = rows.filter(({ id, chunk, page }) =>
      lines.has(`run-${id}-${String(chunk).padStart(3, '0')} ${page}`),
    );
    const count = (sql: string): number => sqlite.prepare<[], number>(sql).pluck().get() ?? -1;
    return {
      onPaper: onPaper.length,
      twiceOnPaper: onPaper.length - new Set(onPaper.map(({ serial }) => serial)).size,
      recorded: count(`SELECT count(*) FROM lifecycle_events WHERE type = 'PRINTED'`),
      recordedTwice: count('SELECT count(*) - count(DISTINCT entity_id) FROM lifecycle_events'),
      inFlight: count(`SELECT count(*) FROM chunks WHERE status = 'spooled' AND spool_job_id IS NOT NULL`),
    };
  } finally {
    sqlite.close();
  }
}
