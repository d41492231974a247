import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { needs } from './needs.ts';
import { onEnd } from './room.ts';
import { freePort } from './simulators/ports.ts';

const run = promisify(execFile);

/** Whether this machine can run a print spooler of its own; that takes root. */
export const cupsIsHere =
  needs('cups', '/usr/sbin/cupsd') && needs('cups-client', '/usr/bin/lp') && process.getuid?.() === 0;

/** Whether it can also turn a sheet into the dots of a label printer, and we can do so beside it. */
export const cupsRasterIsHere =
  cupsIsHere &&
  needs('cups-filters', '/usr/lib/cups/filter/pdftopdf') &&
  needs('ghostscript', '/usr/bin/gs') &&
  needs('poppler-utils', '/usr/bin/pdftoppm');

export interface Cups {
  /** host:port, as `lp -h` wants it. */
  readonly server: string;
  /** Folder the spooler may write to. */
  readonly folder: string;
  /** Makes a queue. @param model `raw`, or a driver of the spooler's own. */
  readonly queue: (name: string, device: string, model: string) => Promise<void>;
  readonly command: (program: string, ...options: string[]) => Promise<string>;
  /** Ends the spooler, and only it. @param signal SIGKILL: without a chance to write anything down. */
  readonly stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>;
  /** Starts it again, with the queues and jobs it has on disk. */
  readonly start: () => Promise<void>;
}

/**
 * A real cupsd on a free loopback port, with nothing but its own folder; it ends with the test.
 * @param options.writesDown its jobs are on disk at once, so that it knows them after a crash; as installed, it waits
 * half a minute.
 */
export async function startCups(options: { readonly writesDown?: boolean } = {}): Promise<Cups> {
  // Not below the usual test folders: the spooler's own user has to come in.
  const folder = mkdtempSync('/tmp/print-room-cups-');
  onEnd(() => rmSync(folder, { recursive: true, force: true }));
  chmodSync(folder, 0o755);
  for (const name of [
    'etc',
    'etc/ppd',
    'etc/ssl',
    'run',
    'run/certs',
    'cache',
    'spool',
    'spool/tmp',
    'log',
    'out',
  ]) {
    mkdirSync(join(folder, name));
    chownSync(join(folder, name), 0, groupOfLp);
    chmodSync(join(folder, name), 0o775);
  }
  chmodSync(join(folder, 'out'), 0o777);
  const port = await freePort();
  const server = `127.0.0.1:${port}`;
  const files = join(folder, 'etc', 'cups-files.conf');
  const config = join(folder, 'etc', 'cupsd.conf');
  writeFileSync(files, cupsFiles(folder));
  writeFileSync(config, cupsdConfig(server, options.writesDown === true));
  const env = { ...process.env, LC_ALL: 'C', CUPS_SERVER: server };
  const command = async (program: string, ...options: string[]): Promise<string> =>
    (await run(program, options, { env })).stdout;

  let daemon: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    // A group of its own: its filters and backends end with it.
    const started = spawn('/usr/sbin/cupsd', ['-f', '-c', config, '-s', files], {
      stdio: 'ignore',
      detached: true,
    });
    daemon = started;
    while (!/ is running/.test(await command('lpstat', '-r'))) {
      if (started.exitCode !== null) throw new Error('cupsd ended at once; see its own check: cupsd -t.');
    }
  };
  const stop = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> => {
    const stopped = daemon;
    daemon = null;
    if (!stopped?.pid || stopped.exitCode !== null) return;
    const ended = new Promise<void>((resolve) => stopped.on('exit', () => resolve()));
    if (signal === 'SIGKILL') process.kill(-stopped.pid, signal);
    else stopped.kill(signal);
    await ended;
  };
  onEnd(() => stop());
  await start();
  const queue = async (name: string, device: string, model: string): Promise<void> => {
    await command('/usr/sbin/lpadmin', '-p', name, '-E', '-v', device, '-m', model);
  };
  return { server, folder, queue, command, stop, start };
}

/** Debian's group `lp`. */
const groupOfLp = 7;

function cupsFiles(folder: string): string {
  return `ServerRoot ${folder}/etc
ServerKeychain ${folder}/etc/ssl
StateDir ${folder}/run
CacheDir ${folder}/cache
RequestRoot ${folder}/spool
TempDir ${folder}/spool/tmp
AccessLog ${folder}/log/access_log
ErrorLog ${folder}/log/error_log
PageLog ${folder}/log/page_log
FileDevice Yes
SystemGroup root lpadmin
User lp
Group lp
Sandboxing relaxed
`;
}

function cupsdConfig(server: string, writesDown: boolean): string {
  return `LogLevel warn
DirtyCleanInterval ${writesDown ? 0 : 30}
Listen ${server}
Browsing No
WebInterface No
DefaultAuthType None
PreserveJobHistory Yes
ErrorPolicy stop-printer
<Location />
  Order allow,deny
  Allow from 127.0.0.1
</Location>
<Location /admin>
  Order allow,deny
  Allow from 127.0.0.1
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
`;
}
