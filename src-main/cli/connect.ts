import { readFileSync } from 'node:fs';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '../../src-shared/contract/index.ts';
import { PrintRoomError } from '../../src-shared/errors.ts';
import { createNodePorts } from '../core/node-ports.ts';
import { dataPaths } from '../core/folder/paths.ts';
import { lockFolder } from '../core/folder/lock.ts';
import type { Ports } from '../core/ports.ts';
import type { Places } from './places.ts';

export type ContractClient = ContractRouterClient<typeof contract>;

/** A way to the core of a data folder: our own, or the running host's. */
export interface Connection {
  readonly client: ContractClient;
  readonly close: () => Promise<void>;
}

const answerWithinMs = 5_000;

export function portsFor(dataFolder: string, { resources, threads, version }: Places): Ports {
  return createNodePorts({ dataFolder, resources, threads, version });
}

/**
 * Opens the data folder, or talks to the process that has it open.
 * @throws PrintRoomError `folder_in_use` where that process does not answer.
 */
export async function connect(dataFolder: string, places: Places): Promise<Connection> {
  const lock = lockFolder(dataPaths(dataFolder));
  if (!lock) return connectToHost(dataFolder);
  lock.release();
  const [{ createRouterClient }, { createRouter }, { openPrintRoom }] = await Promise.all([
    import('@orpc/server'),
    import('../core/contract/router.ts'),
    import('../core/print-room.ts'),
  ]);
  const room = await openPrintRoom({ dataFolder, ports: portsFor(dataFolder, places) });
  return {
    client: createRouterClient(createRouter(room), { context: { admin: true } }),
    close: () => room.close(),
  };
}

async function connectToHost(dataFolder: string): Promise<Connection> {
  const silent = (): PrintRoomError =>
    new PrintRoomError(
      'folder_in_use',
      `The data folder ${dataFolder} is in use by a Print Room that does not answer. End that process, or use another folder with --data.`,
    );
  let host: { url: string; token: string };
  try {
    host = JSON.parse(readFileSync(dataPaths(dataFolder).host, 'utf8')) as typeof host;
  } catch {
    throw silent();
  }
  const client: ContractClient = createORPCClient(
    new RPCLink({ url: `${host.url}/rpc`, headers: { authorization: `Bearer ${host.token}` } }),
  );
  try {
    await client.system.info(undefined, { signal: AbortSignal.timeout(answerWithinMs) });
  } catch {
    throw silent();
  }
  return { client, close: () => Promise.resolve() };
}
