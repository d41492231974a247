import { execFile } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Driver } from './driver.ts';

const run = promisify(execFile);
const commandLimitMs = 20_000;
const pollMs = 400;

export interface CupsLimits {
  /** A job that has not left the queue by then is uncertain: the printer fell silent. */
  readonly silentAfterMs: number;
}

/**
 * Printers of CUPS, through `lp` and `lpstat` (Linux and macOS), never through a shell. The address is the queue's
 * name, or `cups://host:port/queue`.
 *
 * `lp` and `lpstat` list completed, cancelled and aborted jobs alike, so a job that left the queue is `sent`, and
 * how much of it is on paper is asked of a person.
 */
export function createCupsDriver({ silentAfterMs }: CupsLimits): Driver {
  return {
    problemOf(uri) {
      return parseUri(uri) ? null : 'it must be the name of a queue, or cups://host:port/queue';
    },

    async state(device) {
      const { queue, server } = requireUri(device.uri);
      try {
        const [status = '', ...rest] = (await command('lpstat', server, ['-p', queue])).split('\n');
        const reasons = rest.map((line) => line.trim()).filter((line) => line !== '');
        const words = status.slice(`printer ${queue} `.length);
        if (words.startsWith('disabled')) return { state: 'stopped', reasons };
        return { state: words.startsWith('now printing') ? 'printing' : 'idle', reasons };
      } catch (caught) {
        return { state: 'unknown', reasons: [await sentenceOf(caught, server)] };
      }
    },

    async submit(device, job) {
      const { queue, server } = requireUri(device.uri);
      const { width, height } = job.page;
      const options = [
        // Every other value, and no value, lets CUPS shrink a page that is larger than the medium.
        'print-scaling=none',
        `media=${mediaName(width, height)}`,
        'sides=one-sided',
      ].flatMap((option) => ['-o', option]);
      let said: string;
      try {
        said = await command('lp', server, ['-d', queue, '-t', job.title, ...options, '--', job.path]);
      } catch (caught) {
        if (!madeNoJob(caught)) throw new Error(`${device.name}: ${reasonOf(caught)}`, { cause: caught });
        const message = `${device.name} did not take the job: ${await sentenceOf(caught, server)}`;
        return { kind: 'refused', message };
      }
      const id = /request id is (\S+)/.exec(said)?.[1];
      if (!id) throw new Error(`lp did not say which job it made: ${said.trim()}`);
      return { kind: 'accepted', spoolJobId: id, savedAs: null };
    },

    async follow(device, spoolJobId, closing) {
      const { queue, server } = requireUri(device.uri);
      const until = performance.now() + silentAfterMs;
      for (;;) {
        let listed: string;
        try {
          listed = await command('lpstat', server, ['-W', 'not-completed', '-o', queue]);
        } catch (caught) {
          return {
            kind: 'uncertain',
            message: `Nobody knows what became of job ${spoolJobId}: ${await sentenceOf(caught, server)}`,
          };
        }
        if (!listed.split('\n').some((line) => line.split(/\s+/)[0] === spoolJobId)) return { kind: 'sent' };
        if (performance.now() >= until) {
          return {
            kind: 'uncertain',
            message: `${device.name} has not finished job ${spoolJobId} for ${Math.round(silentAfterMs / 60_000)} minutes.`,
          };
        }
        await wait(pollMs, undefined, { signal: closing });
      }
    },
  };
}

interface Queue {
  readonly queue: string;
  readonly server: string | null;
}

/** What CUPS allows in the name of a queue, and nothing that `lp` could take for an option. */
function parseUri(uri: string): Queue | null {
  const [, server = '', queue = ''] = /^(?:cups:\/\/([^/]*)\/)?([^/]+)$/.exec(uri) ?? [];
  if (!/^[^\s/#\p{Cc}-][^\s/#\p{Cc}]{0,126}$/u.test(queue) || !/^([\w.[][\w.:[\]-]*)?$/.test(server))
    return null;
  return { queue, server: server === '' ? null : server };
}

function requireUri(uri: string): Queue {
  const parsed = parseUri(uri);
  if (!parsed) throw new Error(`${JSON.stringify(uri)} is not the address of a CUPS queue.`);
  return parsed;
}

async function command(program: 'lp' | 'lpstat', server: string | null, options: string[]): Promise<string> {
  const host = server === null ? [] : ['-h', server];
  // The words that are looked for are English.
  const env = { ...process.env, LC_ALL: 'C' };
  const { stdout } = await run(program, [...host, ...options], { timeout: commandLimitMs, env });
  return stdout;
}

/** CUPS names a medium by its size; Letter and A4 by their names, which every queue knows. */
function mediaName(width: number, height: number): string {
  const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.2;
  if (near(width, 215.9) && near(height, 279.4)) return 'Letter';
  if (near(width, 210) && near(height, 297)) return 'A4';
  return `Custom.${width.toFixed(1)}x${height.toFixed(1)}mm`;
}

/**
 * `lp` that is not there, and `lp` that says so of its own accord, made no job. Anything else, a time-out or a
 * connection that broke while the file went over, leaves open what the spooler has.
 */
function madeNoJob(caught: unknown): boolean {
  if (isMissing(caught)) return true;
  const exited = caught instanceof Error && 'code' in caught && typeof caught.code === 'number';
  return (
    exited && /^lp: (?:Error - |.*not accepting|.*not authorized|.*unsupported)/im.test(reasonOf(caught))
  );
}

/** `lp` calls a spooler that does not answer an unknown queue, so the spooler is asked before its word is passed on. */
async function sentenceOf(caught: unknown, server: string | null): Promise<string> {
  if (isMissing(caught)) return 'the CUPS commands (lp, lpstat) are not installed.';
  const running = await command('lpstat', server, ['-r']).catch(() => '');
  if (/ is running/.test(running)) return reasonOf(caught);
  return `the print spooler (CUPS${server === null ? '' : ` at ${server}`}) is not running.`;
}

function isMissing(caught: unknown): boolean {
  return caught instanceof Error && 'code' in caught && caught.code === 'ENOENT';
}

function reasonOf(caught: unknown): string {
  const said = caught instanceof Error && 'stderr' in caught ? String(caught.stderr).trim() : '';
  if (said !== '') return said;
  return caught instanceof Error ? caught.message : String(caught);
}
