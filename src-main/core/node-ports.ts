import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { dataPaths } from './folder/paths.ts';
import type { Ports } from './ports.ts';

export interface NodePortsOptions {
  readonly dataFolder: string;
  readonly resources: string;
  readonly threads: Ports['threads'];
  readonly version: string;
}

/** What plain Node gives the core: the headless host, the command line and the tests use it as it is. */
export function createNodePorts({ dataFolder, resources, threads, version }: NodePortsOptions): Ports {
  const paths = dataPaths(dataFolder);
  let secret: Buffer | null = null;
  return {
    now: Date.now,
    logger: openLog(paths.logs),
    secret: () => (secret ??= readOrMakeSecret(paths.secret)),
    freeDisk: async (folder) => {
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize;
    },
    renderThreads: Math.max(1, availableParallelism()),
    threads,
    resources,
    version,
  };
}

/** Logs go to a file only: stdout carries results. A folder that cannot be written is reported by what opens it. */
function openLog(folder: string): pino.Logger {
  try {
    mkdirSync(folder, { recursive: true });
    return pino(
      { base: null },
      pino.destination({ dest: join(folder, 'print-room.log'), sync: true, append: true }),
    );
  } catch {
    return pino({ enabled: false });
  }
}

/** The key of this data folder. Readable by its owner alone; it never leaves the machine. */
function readOrMakeSecret(path: string): Buffer {
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  return Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
}
