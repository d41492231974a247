import { rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { serve as listen } from '@hono/node-server';
import { RPCHandler } from '@orpc/server/fetch';
import { Hono } from 'hono';
import { PrintRoomError } from '../../src-shared/errors.ts';
import { listOrganisations } from '../core/catalog/organisations.ts';
import { createRouter } from '../core/contract/router.ts';
import type { PrintRoom } from '../core/print-room.ts';
import { publicId } from '../../src-shared/ids.ts';
import { mintApiKey } from '../mirror/api-key.ts';
import { KeyRing } from '../mirror/authenticate.ts';
import { createMirror } from '../mirror/mirror.ts';
import { isOurs } from './same-origin.ts';
import { Sessions } from './sessions.ts';
import { staticFile } from './static-files.ts';

/** What a starting host tells the program that started it. */
export interface HostAddress {
  readonly url: string;
  readonly api_base: string;
  readonly api_key: string;
  readonly organization_id: string;
  readonly pid: number;
}

export interface Host {
  readonly address: HostAddress;
  readonly close: () => Promise<void>;
}

/**
 * Serves an open core on loopback: the Closient mirror, the UI contract and the built page.
 * @param port 0 picks a free one. @param page folder of the built renderer.
 */
export async function startHost(
  room: PrintRoom,
  options: { readonly port: number; readonly page: string },
): Promise<Host> {
  const sessions = new Sessions();
  const keys = new KeyRing();
  const organisation = listOrganisations(room.db)[0];
  if (!organisation) throw new Error('The data folder has no organisation.');
  const apiKey = mintApiKey();
  keys.add(apiKey, {
    organisation: organisation.id,
    role: 'manager',
    key: { id: 'start', description: 'Key of this run', created: room.ports.now() },
  });

  const app = new Hono({ strict: false });
  const server = await bind(app, options.port);
  const port = portOf(server);
  const origin = `http://127.0.0.1:${port}`;
  buildApp(app, room, sessions, keys, port, options.page);

  const hostFile = { url: origin, token: sessions.token, pid: process.pid };
  writeFileSync(room.paths.host, JSON.stringify(hostFile), { mode: 0o600 });
  return {
    address: {
      url: `${origin}/start?token=${sessions.token}`,
      api_base: origin,
      api_key: apiKey,
      organization_id: publicId('organisation', organisation.id),
      pid: process.pid,
    },
    async close() {
      rmSync(room.paths.host, { force: true });
      // Streams of open windows never end by themselves.
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function buildApp(
  app: Hono,
  room: PrintRoom,
  sessions: Sessions,
  keys: KeyRing,
  port: number,
  page: string,
): void {
  const rpc = new RPCHandler(createRouter(room));
  const forbidden = (message: string): Response => Response.json({ message }, { status: 403 });

  app.use('*', async (context, next) => {
    if (!isOurs(context.req.raw, port)) return forbidden('This host answers its own machine only.');
    return next();
  });

  app.all('/rpc/*', async (context) => {
    const access = sessions.accessOf(context.req.raw.headers);
    if (access === 'none') {
      return Response.json(
        { message: 'Open Print Room with the link that it printed at its start.' },
        { status: 401 },
      );
    }
    const { matched, response } = await rpc.handle(context.req.raw, {
      prefix: '/rpc',
      context: { admin: access === 'admin' },
    });
    return matched ? response : context.notFound();
  });

  app.get('/start', (context) => {
    if (!sessions.isToken(context.req.query('token') ?? '')) {
      return forbidden(
        'This start link is not valid any more. Use the one that Print Room printed at its start.',
      );
    }
    context.header('Set-Cookie', sessions.begin());
    return context.redirect('/', 303);
  });

  const mirror = createMirror(room, keys);
  app.all('/products/*', (context) => mirror.fetch(context.req.raw));
  app.all('/account/*', (context) => mirror.fetch(context.req.raw));
  app.all('/dashboard/*', (context) => mirror.fetch(context.req.raw));
  app.all('/downloads/*', (context) => mirror.fetch(context.req.raw));
  app.get('*', async (context) => (await staticFile(page, context.req.path)) ?? context.notFound());
}

async function bind(app: Hono, port: number): Promise<Server> {
  return new Promise<Server>((resolve, reject) => {
    const server = listen({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () => resolve(server as Server));
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new PrintRoomError(
              'conflict',
              `Port ${port} is in use. Choose another with --port, or 0 for any.`,
            )
          : error,
      );
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
