import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { HostAddress } from '../../src-main/headless/host.ts';
import { onEnd } from './room.ts';

/** The bundle that `npm run build` makes; PRINT_ROOM_CLI names another one, such as an installed package's. */
export const cliPath =
  process.env['PRINT_ROOM_CLI'] ?? fileURLToPath(new URL('../../dist/main/cli.js', import.meta.url));

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Another Node than the one that runs the tests. */
  readonly node?: string;
}

/** Runs one command of the built program to its end. */
export async function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const child = spawnCli(args, options);
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

/** The same with --json: exactly one JSON document on stdout. */
export async function runJson(
  args: readonly string[],
  options: CliOptions = {},
): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await runCli([...args, '--json'], options);
  if (code !== 0) throw new Error(`print-room ${args.join(' ')} ended with ${code}: ${stderr}`);
  return JSON.parse(stdout) as Record<string, unknown>;
}

export interface Served {
  readonly address: HostAddress;
  readonly child: ChildProcess;
  /** All of stdout and stderr so far. */
  readonly output: () => { readonly stdout: string; readonly stderr: string };
  /** Sends the signal and waits for the end. @returns the exit code, or the signal that ended it. */
  readonly end: (signal?: NodeJS.Signals) => Promise<number | NodeJS.Signals>;
}

/** `print-room serve` on a folder, ready. It is killed after the test. */
export async function startServe(
  folder: string,
  args: readonly string[] = [],
  options: CliOptions = {},
): Promise<Served> {
  const child = spawnCli(['serve', '--data', folder, ...args], options);
  let stdout = '';
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  onEnd(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout ?? process.stdin }), 'line'),
    ended.then(() => [null]),
  ])) as [string | null];
  if (line === null) throw new Error(`serve ended before it was ready: ${stderr}`);
  return {
    address: JSON.parse(line) as HostAddress,
    child,
    output: () => ({ stdout, stderr }),
    async end(signal = 'SIGTERM') {
      child.kill(signal);
      const [code, killedBy] = await ended;
      return code ?? killedBy ?? 0;
    },
  };
}

function spawnCli(args: readonly string[], options: CliOptions): ChildProcess {
  if (!existsSync(cliPath)) throw new Error(`${cliPath} is missing: run \`npm run build\` first.`);
  const { PRINT_ROOM_DATA: _data, ...env } = process.env;
  return spawn(options.node ?? process.execPath, [cliPath, ...args], {
    cwd: options.cwd,
    env: { ...env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
