import { execFile } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Driver } from './driver.ts';

const run = promisify(execFile);
const commandLimitMs = 20_000;
const pollMs = 400;
/** A job that has not left the queue by then is uncertain: the printer fell silent. */
const silentAfterMs = 15 * 60_000;

/**
 * Printers of CUPS, through `lp` and `lpstat` (Linux and macOS), never through a shell. The address is the queue's
 * name, or `cups://host:port/queue`.
 *
 * `lp` and `lpstat` list completed, cancelled and aborted jobs alike, so a job that left the queue is `sent`, and
 * how much of it is on paper is asked of a person.
 */
export const cupsDriver: Driver = {
  async state(device) {
    const { queue, server } = parseUri(device.uri);
    try {
      const { stdout } = await command('lpstat', server, ['-p', queue]);
      const reasons = stdout
        .split('\n')
        .slice(1)
        .map((line) => line.trim())
        .filter((line) => line !== '');
      if (/\bdisabled\b/.test(stdout)) return { state: 'stopped', reasons };
      return { state: /now printing/.test(stdout) ? 'printing' : 'idle', reasons };
    } catch (caught) {
      return { state: 'unknown', reasons: [reasonOf(caught)] };
    }
  },

  async submit(device, job, signal) {
    const { queue, server } = parseUri(device.uri);
    signal.throwIfAborted();
    const { width, height } = job.page;
    const options = [
      '-d',
      queue,
      '-t',
      job.title,
      // Every other value, and no value, lets CUPS shrink a page that is larger than the medium.
      '-o',
      'print-scaling=none',
      '-o',
      `media=${mediaName(width, height)}`,
      '-o',
      'sides=one-sided',
      '--',
      job.path,
    ];
    try {
      const { stdout } = await command('lp', server, options);
      const id = /request id is (\S+)/.exec(stdout)?.[1];
      if (!id) throw new Error(`lp did not say which job it made: ${stdout.trim()}`);
      return { kind: 'accepted', spoolJobId: id, savedAs: null };
    } catch (caught) {
      // A non-zero exit of lp means that it made no job; a time-out means that nobody knows.
      if (isExit(caught))
        return { kind: 'refused', message: `${device.name} did not take the job: ${reasonOf(caught)}` };
      throw caught;
    }
  },

  async follow(device, spoolJobId, signal) {
    const { queue, server } = parseUri(device.uri);
    const until = performance.now() + silentAfterMs;
    while (performance.now() < until) {
      signal.throwIfAborted();
      let listed: string;
      try {
        listed = (await command('lpstat', server, ['-W', 'not-completed', '-o', queue])).stdout;
      } catch (caught) {
        return { kind: 'uncertain', message: `The spooler does not answer: ${reasonOf(caught)}` };
      }
      if (!listed.split('\n').some((line) => line.split(/\s+/)[0] === spoolJobId)) return { kind: 'sent' };
      await wait(pollMs, undefined, { signal });
    }
    return {
      kind: 'uncertain',
      message: `${device.name} has not finished job ${spoolJobId} for a long time.`,
    };
  },
};

function parseUri(uri: string): { queue: string; server: string | null } {
  const match = /^cups:\/\/([^/]*)\/(.+)$/.exec(uri);
  if (!match) return { queue: uri, server: null };
  return { queue: match[2] ?? '', server: match[1] === '' ? null : (match[1] ?? null) };
}

function command(
  program: 'lp' | 'lpstat',
  server: string | null,
  options: string[],
): Promise<{ stdout: string }> {
  const host = server === null ? [] : ['-h', server];
  return run(program, [...host, ...options], {
    timeout: commandLimitMs,
    // The words that are looked for are English.
    env: { ...process.env, LC_ALL: 'C' },
  });
}

/** CUPS names a medium by its size; Letter and A4 by their names, which every queue knows. */
function mediaName(width: number, height: number): string {
  const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.2;
  if (near(width, 215.9) && near(height, 279.4)) return 'Letter';
  if (near(width, 210) && near(height, 297)) return 'A4';
  return `Custom.${width.toFixed(1)}x${height.toFixed(1)}mm`;
}

function isExit(caught: unknown): boolean {
  return (
    caught instanceof Error &&
    'code' in caught &&
    (typeof caught.code === 'number' || caught.code === 'ENOENT') &&
    !('killed' in caught && caught.killed === true)
  );
}

function reasonOf(caught: unknown): string {
  if (caught instanceof Error && 'code' in caught && caught.code === 'ENOENT') {
    return 'the CUPS commands (lp, lpstat) are not installed';
  }
  if (
    caught instanceof Error &&
    'stderr' in caught &&
    typeof caught.stderr === 'string' &&
    caught.stderr.trim() !== ''
  ) {
    return caught.stderr.trim();
  }
  return caught instanceof Error ? caught.message : String(caught);
}
