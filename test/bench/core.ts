import { fileURLToPath } from 'node:url';
import { createRouterClient } from '@orpc/server';
import { createRouter } from '../../src-main/core/contract/router.ts';
import { createNodePorts } from '../../src-main/core/node-ports.ts';
import { openPrintRoom } from '../../src-main/core/print-room.ts';

const root = new URL('../../', import.meta.url);

/** A core in this process, from the sources, with the built threads. */
export async function clientFor(dataFolder: string) {
  const ports = createNodePorts({
    dataFolder,
    resources: fileURLToPath(new URL('resources/', root)),
    threads: {
      render: new URL('dist/main/render-worker.js', root),
      reader: new URL('dist/main/reader-thread.js', root),
    },
    backup: new URL('dist/main/backup-program.js', root),
    version: 'bench',
  });
  const room = await openPrintRoom({ dataFolder, ports });
  return {
    room,
    client: createRouterClient(createRouter(room), { context: { admin: true } }),
    close: () => room.close(),
  };
}
