import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { PrintRoomError } from '../../src-shared/errors.ts';
import { makeFolders } from './folder/make-folders.ts';
import { dataPaths } from './folder/paths.ts';
import { secretsFile } from './folder/secrets-file.ts';
import { startNodeHelper } from './helper-process.ts';
import type { Ports } from './ports.ts';

export interface NodePortsOptions {
  readonly dataFolder: string;
  readonly resources: string;
  readonly threads: Ports['threads'];
  /** The program that copies the database. */
  readonly backup: URL;
  /** Files for printing on Windows: our helper and SumatraPDF. */
  readonly windows?: { readonly helper: string; readonly sumatraPdf: string };
  readonly version: string;
}

/** A log of this size is put aside at the next start, so that a folder has two of them at most. */
const maxLogBytes = 10 * 1024 * 1024;
const secretBytes = 32;

/** What plain Node gives the core: the headless host, the command line and the tests use it as it is. */
export function createNodePorts({
  dataFolder,
  resources,
  threads,
  backup,
  windows,
  version,
}: NodePortsOptions): Ports {
  const paths = dataPaths(dataFolder);
  let secret: Buffer | null = null;
  return {
    now: Date.now,
    logger: openLog(paths.logs),
    secret: () => (secret ??= readOrMakeSecret(paths.secret)),
    secrets: secretsFile(paths.secrets),
    fetch: (url, init) => fetch(url, init),
    freeDisk: async (folder) => {
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize;
    },
    renderThreads: Math.max(1, availableParallelism()),
    threads,
    startBackup: (order) => startNodeHelper([fileURLToPath(backup), order]),
    resources,
    version,
    ...(windows && process.platform === 'win32'
      ? {
          windows: {
            startHelper: () => startNodeHelper([windows.helper]),
            sumatraPdf: windows.sumatraPdf,
          },
        }
      : {}),
  };
}

/** Logs go to a file only: stdout carries results. A folder that cannot be written is reported by what opens it. */
function openLog(folder: string): pino.Logger {
  try {
    makeFolders(folder);
    const path = join(folder, 'print-room.log');
    if (existsSync(path) && statSync(path).size > maxLogBytes) renameSync(path, `${path}.1`);
    const file = pino.destination({ dest: path, sync: true, append: true });
    // A line that finds no room on a full disk is lost; without a listener the process would be.
    file.on('error', () => undefined);
    return pino({ base: null }, file);
  } catch {
    return pino({ enabled: false });
  }
}

/**
 * The key of this data folder. Readable by its owner alone; it never leaves the machine.
 * @throws PrintRoomError `unreadable_file` where it is damaged: a short key would sign what anybody can forge.
 */
function readOrMakeSecret(path: string): Buffer {
  if (!existsSync(path)) {
    // Renamed into place, so that a crash leaves no half of it.
    writeFileSync(`${path}.part`, randomBytes(secretBytes).toString('hex'), { mode: 0o600, flush: true });
    renameSync(`${path}.part`, path);
  }
  const secret = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
  if (secret.length === secretBytes) return secret;
  throw new PrintRoomError(
    'unreadable_file',
    `The key ${path} is damaged. Put it back from a copy of the data folder; without it the ledger cannot be proved.`,
  );
}
