import { createORPCClient, ORPCError } from '@orpc/client';
import { LinkFetchClient, RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { StandardHandler, StandardHandleResult } from '@orpc/server/standard';
import type { windowContract } from '../../src-shared/contract/index.ts';
import type { HostFile } from '../core/folder/owner.ts';

export type DoorRequest = Parameters<StandardHandler<never>['handle']>[0];

/** Answers the calls of a window. */
export interface Door {
  readonly answer: (request: DoorRequest) => Promise<StandardHandleResult>;
}

/** A window's way to the host of somebody else. */
export interface Guest extends Door {
  /** Version of the program that has the folder. */
  readonly version: string;
}

/** The way in takes a token, every call after it this cookie. */
const cookieHeader = 'cookie';

/**
 * Goes to the host that has a data folder open, as a page goes there: with a cookie for the start token, so that the
 * host itself keeps back what is for the command line only. Calls pass through as they are; this side knows none of
 * them.
 * @param onGone the host could not be reached in the middle of a call: it has ended.
 * @returns null where nobody answers.
 */
export async function visitHost(
  host: HostFile,
  deadline: AbortSignal,
  onGone: () => void,
): Promise<Guest | null> {
  const cookie = await cookieOf(host, deadline);
  if (cookie === null) return null;
  const version = await versionOf(host, cookie, deadline);
  if (version === null) return null;
  const carrier = new LinkFetchClient({
    fetch: async (request, init) => {
      try {
        return await fetch(request, init);
      } catch (caught) {
        // A page that leaves takes its calls with it, and that says nothing of the host.
        if (!request.signal.aborted) onGone();
        throw caught;
      }
    },
  });
  return {
    version,
    answer: async (request) => {
      try {
        const { status, headers, body } = await carrier.call(
          {
            method: request.method,
            url: new URL(`/rpc${request.url.pathname}${request.url.search}`, host.url),
            headers: { ...request.headers, [cookieHeader]: cookie },
            body: await request.body(),
            signal: request.signal,
          },
          { context: {} },
          [],
          undefined,
        );
        const content = await body();
        return {
          matched: true,
          response: {
            status,
            headers,
            body: isStream(content) ? untilLeft(content, request.signal) : content,
          },
        };
      } catch {
        return { matched: true, response: noAnswer() };
      }
    },
  };
}

async function cookieOf(host: HostFile, signal: AbortSignal): Promise<string | null> {
  try {
    const start = new URL(`/start?token=${encodeURIComponent(host.token)}`, host.url);
    const { headers } = await fetch(start, { redirect: 'manual', signal });
    return headers.getSetCookie()[0]?.split(';', 1)[0] ?? null;
  } catch {
    return null;
  }
}

async function versionOf(host: HostFile, cookie: string, signal: AbortSignal): Promise<string | null> {
  const link = new RPCLink({ url: `${host.url}/rpc`, headers: { [cookieHeader]: cookie } });
  const client: ContractRouterClient<typeof windowContract> = createORPCClient(link);
  try {
    return (await client.system.info(undefined, { signal })).version;
  } catch {
    return null;
  }
}

function isStream(body: unknown): body is AsyncIterable<unknown, unknown> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

/** A page that has left reads no error of its stream, and one that nobody reads would be a fault of the program. */
async function* untilLeft(
  stream: AsyncIterable<unknown, unknown>,
  signal: AbortSignal | undefined,
): AsyncGenerator<unknown, unknown> {
  try {
    return yield* stream;
  } catch (caught) {
    if (signal?.aborted) return undefined;
    throw caught;
  }
}

/** As the contract answers an error. */
function noAnswer() {
  const message =
    'The Print Room of another user, which had the data folder open, has ended. This one takes over; try again.';
  const error = new ORPCError('SERVICE_UNAVAILABLE', {
    status: 503,
    message,
    data: { code: 'folder_in_use', message, faults: [] },
  });
  return { status: 503, headers: {}, body: { json: error.toJSON(), meta: [] } };
}
