import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '../../src-shared/contract/index.ts';
import { sessionHeader } from '../../src-shared/session-header.ts';
import { PrintRoomError } from '../../src-shared/errors.ts';
import { createNodePorts } from '../core/node-ports.ts';
import { dataPaths } from '../core/folder/paths.ts';
import { lockFolder } from '../core/folder/lock.ts';
import { nullIfInUse, readHostFile, waitForOwner, type HostFile } from '../core/folder/owner.ts';
import type { Ports } from '../core/ports.ts';
import type { Places } from './places.ts';

export type ContractClient = ContractRouterClient<typeof contract>;

/** A way to the core of a data folder: our own, or the running host's. */
export interface Connection {
  readonly client: ContractClient;
  /** From now on every call is that person's. */
  readonly useSession: (session: string) => void;
  readonly close: () => Promise<void>;
}

export function portsFor(
  dataFolder: string,
  { resources, threads, backup, windows, version, policies, adapt }: Places,
): Ports {
  const plain = createNodePorts({ dataFolder, resources, threads, backup, windows, version, policies });
  const ports = adapt?.(plain) ?? plain;
  process.once('uncaughtException', (error) => {
    ports.logger.fatal({ err: error }, 'Print Room ended unexpectedly');
    const log = dataPaths(dataFolder).logs;
    process.stderr.write(
      `Print Room ended unexpectedly: ${error.message}. The log in ${log} has the details.\n`,
    );
    process.exit(1);
  });
  return ports;
}

/**
 * Opens the data folder, or talks to the process that has it open.
 * @throws PrintRoomError `folder_in_use` where that process does not answer.
 */
export function connect(dataFolder: string, places: Places): Promise<Connection> {
  return waitForOwner(dataFolder, async (deadline) =>
    isFree(dataFolder) ? openCore(dataFolder, places) : askHost(readHostFile(dataFolder), deadline),
  );
}

function isFree(dataFolder: string): boolean {
  const lock = lockFolder(dataPaths(dataFolder));
  lock?.release();
  return lock !== null;
}

/** @returns null where another process took the folder first. */
async function openCore(dataFolder: string, places: Places): Promise<Connection | null> {
  const [{ createRouterClient }, { createRouter }, { openPrintRoom }] = await Promise.all([
    import('@orpc/server'),
    import('../core/contract/router.ts'),
    import('../core/print-room.ts'),
  ]);
  const room = await nullIfInUse(
    openPrintRoom({ dataFolder, ports: portsFor(dataFolder, places), background: false }),
  );
  let session: string | null = null;
  return (
    room && {
      client: createRouterClient(createRouter(room), { context: () => ({ admin: true, session }) }),
      useSession: (begun) => (session = begun),
      close: () => room.close(),
    }
  );
}

/** @returns null where no host answers at the address in the host file. */
export async function askHost(host: HostFile | null, deadline: AbortSignal): Promise<Connection | null> {
  if (!host) return null;
  let session: string | null = null;
  const client: ContractClient = createORPCClient(
    new RPCLink({
      url: `${host.url}/rpc`,
      headers: () => ({
        authorization: `Bearer ${host.token}`,
        ...(session === null ? {} : { [sessionHeader]: session }),
      }),
      fetch: fetchFromHost,
    }),
  );
  try {
    await client.system.info(undefined, { signal: deadline });
  } catch {
    return null;
  }
  return { client, useSession: (begun) => (session = begun), close: () => Promise.resolve() };
}

/** A connection that breaks half-way is a host that ended; "fetch failed" helps nobody. */
async function fetchFromHost(request: Request, init: object): Promise<Response> {
  try {
    return await fetch(request, init);
  } catch (caught) {
    if (request.signal.aborted) throw caught;
    throw new PrintRoomError(
      'folder_in_use',
      'The Print Room that has the data folder open has stopped answering. Look at its log, and try again.',
      { cause: caught },
    );
  }
}
