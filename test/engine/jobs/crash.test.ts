import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { artifactOf, filesIn, importSerials, runJob } from '../../support/jobs.ts';
import { openTestRoom, temporaryFolder } from '../../support/room.ts';

const seed = 20_261_122;
const cases = [
  { type: 'sheet_pdf', format: 'pdf', file: 'pdf', labels: 3_000, kills: 20 },
  { type: 'datamatrix', format: 'svg', file: 'zip', labels: 1_500, kills: 10 },
] as const;

test.each(cases)(
  '$kills SIGKILLs at random moments: every job ends with the bytes of an undisturbed run ($type)',
  { timeout: 600_000 },
  async ({ type, format, file, labels, kills }) => {
    const folder = temporaryFolder();
    const first = await openTestRoom({ folder });
    await importSerials(first, labels);
    const started = performance.now();
    const undisturbed = await runJob(first, { scope: 'serials', export_type: type, file_format: format });
    const duration = performance.now() - started;
    await first.close();

    const random = seededRandom(seed);
    const artifacts = join(folder, 'artifacts');
    let killedAtWork = 0;
    let job: string | null = null;
    while (killedAtWork < kills) {
      const core = await startCore(folder, type, format);
      job ??= await core.submit();
      // Somewhere between the first claim and a little after the file is in its place.
      await core.killAfter(random() * duration * 1.1);
      const row = jobIn(folder, job);
      if (row.status === 'processing') killedAtWork++;
      else {
        expect(row).toMatchObject({ status: 'completed', sha256: undisturbed.sha256 });
        expect(existsSync(join(artifacts, `${job}.${file}`))).toBe(true);
        job = null;
      }
    }

    const room = await openTestRoom({ folder });
    await room.jobs.waitForIdle();
    const jobs = room.jobs.list(1, 100);
    expect(new Set(jobs.map(({ status }) => status))).toEqual(new Set(['completed']));
    for (const ended of jobs) {
      expect(ended).toMatchObject({ sha256: undisturbed.sha256, total_items: labels });
      await artifactOf(room, ended);
    }
    expect(filesIn(artifacts)).toEqual(jobs.map(({ job_id }) => `${job_id}.${file}`).sort());
  },
);

async function startCore(folder: string, type: string, format: string) {
  const script = fileURLToPath(new URL('../../support/job-process.ts', import.meta.url));
  const child = spawn(process.execPath, [script, folder, type, format], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<Record<string, unknown>> => JSON.parse((await lines.next()).value ?? '{}');
  expect(await next()).toEqual({ open: true });
  return {
    submit: async (): Promise<string> => {
      child.stdin.write('go\n');
      return String((await next())['job_id']);
    },
    /** The moment itself is what is tested: nothing waits for this time to pass. */
    killAfter: async (ms: number): Promise<void> => {
      const timer = setTimeout(() => child.kill('SIGKILL'), ms);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** What the disk says about a job when nobody is alive to say it. */
function jobIn(folder: string, id: string): { status: string; sha256: string | null } {
  const db = new Sqlite(join(folder, 'print-room.db'));
  try {
    return db
      .prepare(`SELECT status, sha256 FROM jobs LEFT JOIN artifacts ON job_seq = seq WHERE id = ?`)
      .get(id) as { status: string; sha256: string | null };
  } finally {
    db.close();
  }
}

/** Mulberry32: the same moments in every run. */
function seededRandom(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}
