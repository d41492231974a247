import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Run } from '../../src-shared/contract/common.ts';
import { randomFrom } from '../support/random.ts';
import { roomWithSheet } from '../support/printing.ts';
import { temporaryFolder } from '../support/room.ts';

const seed = Number(process.env['PRINT_ROOM_TEST_SEED'] ?? 20260922);
const kills = 20;
const serials = 3_000;
const runner = fileURLToPath(new URL('../support/print-runner.ts', import.meta.url));

test(
  `${kills} kills at random moments of a print run of 3,000 labels lose no label and print none twice (seed ${seed})`,
  { timeout: 240_000 },
  async () => {
    const random = randomFrom(seed);
    const prepared = temporaryFolder();
    const { room, job } = await roomWithSheet(serials, { folder: prepared, counts: true });
    await room.close();

    let killed = 0;
    let killedInFlight = 0;
    for (let round = 0; killed < kills; round++) {
      expect(round, 'rounds without a kill').toBeLessThan(kills);
      const folder = join(temporaryFolder(), 'data');
      cpSync(prepared, folder, { recursive: true });
      let inFlight: string[] = [];
      for (let done = false; !done;) {
        const end = await runUntilKilled(folder, job.job_id, {
          // Where enough were killed, the last one works to its end.
          lines: killed < kills ? 1 + Math.floor(random() * 5) : Infinity,
          // Half of them while a chunk is at the printer: that moment is short with a folder.
          atPrinter: killed < kills && random() < 0.5,
          afterMs: random() * 200,
          seed: Math.floor(random() * 1e9),
        });
        expect(end.stderr).toBe('');
        expect(end.opened?.ledger).toMatchObject({ ok: true, problems: [] });
        const uncertain = chunksIn(end.opened?.runs ?? [], 'uncertain');
        expect(uncertain).toEqual(expect.arrayContaining(inFlight));
        done = end.code === 0;
        if (!done) killed++;
        const state = stateOf(folder);
        inFlight = state.inFlight;
        if (inFlight.length > 0) killedInFlight++;
        expect(state.contradictions).toEqual([]);
        expect(state.printedTwice).toBe(0);
        expect(state.serials).toBe(serials);
        expect(state.wrongFiles).toEqual([]);
        if (done) {
          expect(state.events).toBe(serials);
          expect(end.done?.ledger).toMatchObject({ ok: true, events: serials });
        }
      }
    }
    process.stderr.write(`killed ${killed} times, ${killedInFlight} with a chunk at the printer\n`);
    expect(killedInFlight).toBeGreaterThanOrEqual(3);
  },
);

interface Opened {
  readonly ledger: { ok: boolean; problems: string[] };
  readonly runs: Run[];
}

/** Starts a print room on the folder and ends it with SIGKILL some moment after its `lines`th step. */
function runUntilKilled(
  folder: string,
  job: string,
  moment: {
    readonly lines: number;
    readonly atPrinter: boolean;
    readonly afterMs: number;
    readonly seed: number;
  },
): Promise<{ code: number | null; stderr: string; opened?: Opened; done?: Opened }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [runner, folder, job, 'folder', String(moment.seed)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_NO_WARNINGS: '1' },
    });
    let seen = 0;
    let opened: Opened | undefined;
    let done: Opened | undefined;
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    createInterface(child.stdout).on('line', (line) => {
      const step = JSON.parse(line) as { step: string; labels?: Run['labels'] } & Opened;
      if (step.step === 'open') opened = step;
      if (step.step === 'done') done = step;
      seen++;
      if (moment.atPrinter) {
        if ((step.labels?.spooled ?? 0) > 0) child.kill('SIGKILL');
      } else if (seen === moment.lines) setTimeout(() => child.kill('SIGKILL'), moment.afterMs);
    });
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, stderr, ...(opened ? { opened } : {}), ...(done ? { done } : {}) }),
    );
  });
}

function chunksIn(runs: readonly Run[], status: string): string[] {
  return runs.flatMap((run) =>
    run.chunks.filter((chunk) => chunk.status === status).map(({ chunk }) => `${run.run_id}/${chunk}`),
  );
}

/** The truth as a dead process left it, read with plain SQL. */
function stateOf(folder: string) {
  const sqlite = new Sqlite(join(folder, 'print-room.db'));
  const all = <T>(sql: string): T[] => sqlite.prepare<[], T>(sql).all();
  const count = (sql: string): number => sqlite.prepare<[], number>(sql).pluck().get() ?? -1;
  try {
    return {
      serials: count('SELECT count(*) FROM serials'),
      events: count(`SELECT count(*) FROM lifecycle_events WHERE type = 'PRINTED' AND quantity = 1`),
      printedTwice: count('SELECT count(*) - count(DISTINCT entity_id) FROM lifecycle_events'),
      inFlight: all<{ id: string; number: number }>(
        `SELECT r.id, c.number FROM chunks c JOIN runs r ON r.seq = c.run_seq WHERE c.status = 'spooled'`,
      ).map(({ id, number }) => `${id}/${number}`),
      // Free means: no event, no printed label, no label whose fate is open. Printed means: one event.
      contradictions: all(
        `SELECT s.serial, s.print_state FROM serials s
         WHERE s.print_state <> CASE
           WHEN EXISTS (SELECT 1 FROM lifecycle_events e WHERE e.kind = 3 AND e.entity_id = s.id) THEN 2
           WHEN EXISTS (SELECT 1 FROM run_labels l WHERE l.kind = 3 AND l.entity_id = s.id AND l.state <> 'failed') THEN 1
           ELSE 0 END LIMIT 5`,
      ),
      wrongFiles: all<{ saved_as: string | null; sha256: string }>(
        `SELECT saved_as, sha256 FROM chunks WHERE evidence = 'file'`,
      ).filter(
        ({ saved_as, sha256 }) => saved_as === null || !existsSync(saved_as) || hashOf(saved_as) !== sha256,
      ),
    };
  } finally {
    sqlite.close();
  }
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
