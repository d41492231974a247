import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '../../src-shared/contract/index.ts';
import { sessionHeader } from '../../src-shared/contract/people.ts';
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
  /** From now on every call is that person's. */
  readonly useSession: (session: string) => void;
  readonly close: () => Promise<void>;
}

/** What a running host writes beside its data: where it answers, and what it asks for. */
export interface HostFile {
  readonly url: string;
  readonly token: string;
  readonly pid: number;
}

/** How long an owner may take to answer, its own start and the end of another command included. */
const answerWithinMs = 5_000;
const lookAgainMs = 100;

export function portsFor(
  dataFolder: string,
  { resources, threads, backup, windows, version }: Places,
): Ports {
  const ports = createNodePorts({ dataFolder, resources, threads, backup, windows, version });
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

/**
 * Tries again as long as the folder's owner may still come up or end: a host that is starting has no address yet,
 * and another command is gone in a moment.
 * @param attempt null where the owner could not be reached.
 * @throws PrintRoomError `folder_in_use`
 */
export async function waitForOwner<T>(
  dataFolder: string,
  attempt: (deadline: AbortSignal) => Promise<T | null>,
): Promise<T> {
  const deadline = AbortSignal.timeout(answerWithinMs);
  for (;;) {
    const result = await attempt(deadline);
    if (result !== null) return result;
    if (deadline.aborted) {
      throw new PrintRoomError(
        'folder_in_use',
        `The data folder ${dataFolder} is in use by a Print Room that does not answer. A command that prints keeps it until its run has ended: wait for it, or have print-room serve running, which takes many. Else end that process, or use another folder with --data.`,
      );
    }
    await delay(lookAgainMs);
  }
}

/** The host file of a data folder, or null. After a crash it may be a dead host's. */
export function readHostFile(dataFolder: string): HostFile | null {
  try {
    return JSON.parse(readFileSync(dataPaths(dataFolder).host, 'utf8')) as HostFile;
  } catch {
    return null;
  }
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

export async function nullIfInUse<T>(opening: Promise<T>): Promise<T | null> {
  try {
    return await opening;
  } catch (caught) {
    if (caught instanceof PrintRoomError && caught.code === 'folder_in_use') return null;
    throw caught;
  }
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
