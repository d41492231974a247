import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { IppClient } from '../../../src-main/core/printing/ipp/client.ts';
import { parseIppAddress } from '../../../src-main/core/printing/ipp/address.ts';
import { needs } from '../needs.ts';
import { onEnd } from '../room.ts';
import { freePort } from './ports.ts';

/** Whether this machine can simulate an IPP printer. */
export const ippPrinterIsHere =
  needs('cups-ipp-utils', '/usr/sbin/ippeveprinter') && needs('dbus', '/usr/bin/dbus-daemon');

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

export interface IppPrinterOptions {
  /** Changes the usual description, ipp-printer.conf. */
  readonly describe?: (conf: string) => string;
  /** What lies in its tray; without it, Letter. */
  readonly loaded?: { readonly name: string; readonly x: number; readonly y: number };
  /** With a certificate it signs itself, for ipps://. */
  readonly secure?: boolean;
}

/** A standards-conforming IPP printer whose paper is a folder. */
export interface IppPrinter {
  readonly port: number;
  readonly uri: string;
  /** For what somebody else asks of it. */
  readonly client: IppClient;
  /** What it does with every job from now on; see print-command.sh. */
  readonly plan: (...steps: string[]) => void;
  /** Ends the `wait` it stands at; resolves when it went on. */
  readonly goOn: () => Promise<void>;
  /** Files whose bytes it has got, and files that came out as paper; in order. */
  readonly received: () => string[];
  readonly out: () => string[];
  /** File with a line for every sheet that came out, `NAME-OF-THE-JOB PAGE`. */
  readonly paper: string;
  /** How the last job was to be printed. */
  readonly lastJob: () => string;
  /** Without a warning, with its job. */
  readonly kill: () => Promise<void>;
  /** Switched on again: it has forgotten every job. */
  readonly start: () => Promise<void>;
}

/** On a free loopback port, with a D-Bus of its own (it does not start without); both end with the test. */
export async function startIppPrinter(options: IppPrinterOptions = {}): Promise<IppPrinter> {
  const folder = mkdtempSync('/tmp/print-room-ipp-');
  onEnd(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of ['received', 'out', 'spool']) mkdirSync(join(folder, name));
  execFileSync('mkfifo', [join(folder, 'go')]);
  const { describe = (conf) => conf, loaded } = options;
  const conf = describe(readFileSync(here('ipp-printer.conf'), 'utf8'));
  writeFileSync(join(folder, 'printer.conf'), loaded ? withLoaded(conf, loaded) : conf);
  const plan = (...steps: string[]): void => writeFileSync(join(folder, 'plan'), `${steps.join('\n')}\n`);
  plan();
  writeFileSync(join(folder, 'paper'), '');
  const port = await freePort();
  const bus = `unix:path=${join(folder, 'bus')}`;
  const daemon = spawn('/usr/bin/dbus-daemon', ['--session', '--nofork', `--address=${bus}`, '--nopidfile'], {
    stdio: 'ignore',
  });
  onEnd(() => end(daemon));
  const scheme = options.secure === true ? 'ipps' : 'ipp';
  const uri = `${scheme}://localhost:${port}/ipp/print`;

  const address = parseIppAddress(`ipp://localhost:${port}/ipp/print`);
  if (typeof address === 'string') throw new Error(address);
  const client = new IppClient(address, { connectMs: 2_000, silentMs: 5_000, answerMs: 5_000 });

  let printer: ChildProcess | null = null;
  const kill = async (): Promise<void> => {
    if (printer) await end(printer);
    printer = null;
  };
  const start = async (): Promise<void> => {
    while (!existsSync(join(folder, 'bus'))) await tick();
    const log = openSync(join(folder, 'log'), 'a');
    const known = ['-n', 'localhost', '-p', String(port), '-d', join(folder, 'spool'), '-k', '-K', folder];
    const engine = ['-a', join(folder, 'printer.conf'), '-c', here('print-command.sh')];
    printer = spawn('/usr/sbin/ippeveprinter', ['-r', 'off', ...known, ...engine, 'Label A'], {
      stdio: ['ignore', log, log],
      env: { ...process.env, DBUS_SYSTEM_BUS_ADDRESS: bus, SIM_FOLDER: folder },
      // A group of its own: what it started for a job ends with it.
      detached: true,
    });
    closeSync(log);
    const started = printer;
    while (!(await client.printerAttributes(['printer-state']).catch(() => null))) {
      if (started.exitCode !== null) throw new Error(readFileSync(join(folder, 'log'), 'utf8'));
      await tick();
    }
  };
  onEnd(kill);
  await start();
  const files = (name: string): string[] =>
    readdirSync(join(folder, name))
      .sort()
      .map((file) => join(folder, name, file));
  return {
    port,
    uri,
    client,
    plan,
    goOn: () => writeFile(join(folder, 'go'), '\n'),
    received: () => files('received'),
    out: () => files('out'),
    paper: join(folder, 'paper'),
    lastJob: () => readFileSync(join(folder, 'last-job'), 'utf8'),
    kill,
    start,
  };
}

function withLoaded(conf: string, { name, x, y }: NonNullable<IppPrinterOptions['loaded']>): string {
  const ready = conf.indexOf('ATTR collection media-col-ready');
  const size = (text: string): string =>
    text.replace(/(x-dimension) \d+/, `$1 ${x}`).replace(/(y-dimension) \d+/, `$1 ${y}`);
  return conf.slice(0, ready).replace(/(media-ready) \S+/, `$1 ${name}`) + size(conf.slice(ready));
}

/** Resolves when the process, and what it started, is gone. */
function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
      resolve();
      return;
    }
    child.on('exit', () => resolve());
    if (child.spawnfile.endsWith('ippeveprinter')) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  });
}

function tick(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
