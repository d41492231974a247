import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { PrintRoomError } from '../../src-shared/errors.ts';
import { makeFolders } from './folder/make-folders.ts';
import { dataPaths } from './folder/paths.ts';
import { privateMode, shareWithGroup } from './folder/shared-folder.ts';
import { secretsFile } from './folder/secrets-file.ts';
import { startNodeHelper } from './helper-process.ts';
import { logFile, RotatingLog } from './logs/rotating-log.ts';
import type { PolicySet } from './policy/policy-set.ts';
import { readPolicies } from './policy/read-policies.ts';
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
  /** What an administrator has decided, read before the data folder was known. */
  readonly policies?: PolicySet;
}

/** 50 MiB at most: weeks of a line that prints, and a whole year of one that seldom does. */
const logSizes = { maxBytes: 10 * 1024 * 1024, kept: 4 };
const secretBytes = 32;

/** What plain Node gives the core: the headless host, the command line and the tests use it as it is. */
export function createNodePorts({
  dataFolder,
  resources,
  threads,
  backup,
  windows,
  version,
  policies,
}: NodePortsOptions): Ports {
  shareWithGroup(dataFolder);
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
    ...(policies && { policies, policiesNow: () => readPolicies(process.platform, process.env) }),
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
    return pino({ base: null }, new RotatingLog(join(folder, logFile), logSizes));
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
    writeFileSync(`${path}.part`, randomBytes(secretBytes).toString('hex'), {
      mode: privateMode(dirname(path)),
      flush: true,
    });
    renameSync(`${path}.part`, path);
  }
  const secret = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
  if (secret.length === secretBytes) return secret;
  throw new PrintRoomError(
    'unreadable_file',
    `The key ${path} is damaged. Put it back from a copy of the data folder; without it the ledger cannot be proved.`,
  );
}
