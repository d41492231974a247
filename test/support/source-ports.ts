import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createNodePorts } from '../../src-main/core/node-ports.ts';
import type { Ports } from '../../src-main/core/ports.ts';

const root = new URL('../../', import.meta.url);

/** The ports of plain Node with threads that run from the sources. */
export function sourcePorts(folder: string): Ports {
  return createNodePorts({
    dataFolder: folder,
    resources: fileURLToPath(new URL('resources/', root)),
    threads: {
      render: new URL('src-main/render-worker/main.ts', root),
      reader: new URL('src-main/core/db/reader-thread.ts', root),
    },
    backup: new URL('src-main/core/backups/backup-program.ts', root),
    version: '0.0.0-test',
  });
}

/** Pauses are short, and the clock goes on by what they would have been. */
export function shortPauses(): Required<Pick<Ports, 'now' | 'wait'>> {
  let waited = 0;
  return {
    now: () => Date.now() + waited,
    wait: async (ms, signal) => {
      await setTimeout(1, undefined, { signal });
      waited += ms;
    },
  };
}
