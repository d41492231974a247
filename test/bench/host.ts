import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type {
  LabelExportAccepted,
  LabelExportStatus,
  LabelExportSubmit,
} from '../../src-shared/models/label-export.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const program = `${root}dist/main/cli.js`;
/** What `npm run serve` gives the host, too: a small nursery keeps memory flat. */
export const nodeFlags = ['--max-semi-space-size=8'];

/** A running host, spoken to as any client would. */
export interface BenchHost {
  readonly process: ChildProcess;
  /** Of the window. */
  readonly url: string;
  readonly submit: (body: LabelExportSubmit) => Promise<LabelExportAccepted>;
  readonly poll: (job: string) => Promise<LabelExportStatus>;
  /** Highest resident memory so far, in MB (VmHWM). */
  readonly peakMb: () => number;
  readonly stop: () => Promise<void>;
}

export async function startHost(dataFolder: string): Promise<BenchHost> {
  const child = spawn(process.execPath, [...nodeFlags, program, 'serve', '--data', dataFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const line = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve);
    child.once('exit', (code) => reject(new Error(`The host ended with ${code}.`)));
  });
  const address = JSON.parse(line) as { url: string; api_base: string; api_key: string };
  const call = async <T>(path: string, init: RequestInit = {}): Promise<T> => {
    const response = await fetch(`${address.api_base}${path}`, {
      ...init,
      headers: { 'X-API-Key': address.api_key, 'Content-Type': 'application/json' },
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  return {
    process: child,
    url: address.url,
    submit: (body) => call('/products/api/v1/labels/export/', { method: 'POST', body: JSON.stringify(body) }),
    poll: (job) => call(`/products/api/v1/labels/export/${job}/`),
    peakMb: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
    },
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

/** How late the main thread was while it drew, as the doctor of a running host tells it: p99 since its start, in ms. */
export function mainThreadDelay(dataFolder: string): number {
  const report = execFileSync(process.execPath, [program, 'doctor', '--json', '--data', dataFolder]);
  const { checks } = JSON.parse(report.toString()) as { checks: { id: string; detail: string }[] };
  const told = checks.find(({ id }) => id === 'main_thread')?.detail ?? '';
  const late = /wait less than ([\d.]+) ms/.exec(told)?.[1];
  if (late === undefined) throw new Error(`The doctor says nothing of the main thread: ${told}`);
  return Number(late);
}

/** Submits and polls until the end. @returns seconds from submit to completed, and the time of every poll in ms. */
export async function runJob(
  host: BenchHost,
  body: LabelExportSubmit,
): Promise<{ seconds: number; polls: number[]; items: number }> {
  const start = performance.now();
  const { job_id } = await host.submit(body);
  const polls: number[] = [];
  for (;;) {
    const before = performance.now();
    const status = await host.poll(job_id);
    polls.push(performance.now() - before);
    if (status.status === 'failed') throw new Error(status.error ?? 'The job failed.');
    if (status.status === 'completed') {
      return { seconds: (performance.now() - start) / 1000, polls, items: status.total_items };
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
