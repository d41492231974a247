import { createORPCClient } from '@orpc/client';
import type { ClientContext, ClientLink } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { windowContract } from '../../src-shared/contract/index.ts';
import { fetchOrNoAnswer } from './no-answer.ts';
import { portFromPreload } from './port.ts';
import { inOwnLanguage } from './said.ts';
import { sessionHeaders } from './session.ts';

export type Client = ContractRouterClient<typeof windowContract>;

type Link = ClientLink<ClientContext>;

/** The headless host serves page and contract from one origin; its cookie travels by itself. */
function overHttp(): Link {
  return new FetchLink({ url: `${location.origin}/rpc`, headers: sessionHeaders, fetch: fetchOrNoAnswer });
}

/** Calls made before the port arrives wait for it. */
function overPort(): Link {
  const link = portFromPreload(window).then((port) => new PortLink({ port, headers: sessionHeaders }));
  return {
    call: async (path, input, options) => (await link).call(path, input, options),
  };
}

/** The one client of this page. Only `state/` calls it; screens call the verbs of the stores. */
export const client: Client = createORPCClient(
  inOwnLanguage(location.protocol === 'app:' ? overPort() : overHttp()),
);
