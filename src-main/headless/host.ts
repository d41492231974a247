import { rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { serve as listen } from '@hono/node-server';
import { RPCHandler } from '@orpc/server/fetch';
import { Hono } from 'hono';
import { sessionHeader } from '../../src-shared/session-header.ts';
import { PrintRoomError, toErrorData, type ErrorCode } from '../../src-shared/errors.ts';
import { resolveOrganisation } from '../core/catalog/organisations.ts';
import { createRouter } from '../core/contract/router.ts';
import { privateMode } from '../core/folder/shared-folder.ts';
import type { PrintRoom } from '../core/print-room.ts';
import { publicId } from '../../src-shared/ids.ts';
import { KeyRing } from '../mirror/authenticate.ts';
import { createMirror } from '../mirror/mirror.ts';
import { problemResponse } from '../mirror/problem.ts';
import { isForeignPage, isOurs } from './same-origin.ts';
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

/** An uploaded file may have a million rows; what is larger comes through `print-room import`, which streams. */
const maxUploadBytes = 256 * 1024 * 1024;

/**
 * Serves an open core on loopback: the Closient mirror, the UI contract and the built page.
 * @param options.port 0 picks a free one. @param options.page folder of the built renderer.
 * @param options.organization whose API key is minted; needed where the folder has several.
 */
export async function startHost(
  room: PrintRoom,
  options: { readonly port: number; readonly page: string; readonly organization?: string | undefined },
): Promise<Host> {
  const keys = new KeyRing(room.keys);
  const organisation = resolveOrganisation(room.db, options.organization);
  const apiKey = keys.mintStartKey(organisation.id, room.ports.now());

  const app = new Hono({ strict: false });
  const server = await bind(app, options.port);
  const port = portOf(server);
  const origin = `http://127.0.0.1:${port}`;
  const sessions = new Sessions(port);
  buildApp(app, room, sessions, keys, port, options.page);

  const hostFile = { url: origin, token: sessions.token, pid: process.pid };
  // Removed first: the mode counts only for a file that is new.
  rmSync(room.paths.host, { force: true });
  writeFileSync(room.paths.host, JSON.stringify(hostFile), { mode: privateMode(room.paths.folder) });
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
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // Streams of open windows never end by themselves.
      server.closeAllConnections();
      await closed;
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
  const refuse = (code: ErrorCode, message: string): Response =>
    problemResponse({ code, message, faults: [] }, room.ports.now());

  app.onError((caught) => {
    room.ports.logger.error({ err: caught }, 'a request failed unexpectedly');
    return problemResponse(toErrorData(caught), room.ports.now());
  });
  app.notFound(() => refuse('not_found', 'The requested resource was not found.'));

  app.use('*', async (context, next) => {
    if (!isOurs(context.req.raw, port)) return refuse('forbidden', 'This host answers its own machine only.');
    return next();
  });

  app.all('/rpc/*', async (context) => {
    const { headers } = context.req.raw;
    // Plain JSON: the contract's client looks into nothing else.
    const no = (status: number, message: string): Response => Response.json({ message }, { status });
    if (isForeignPage(headers)) return no(403, 'This host answers its own page only.');
    const access = sessions.accessOf(headers);
    if (access === 'none') return no(401, 'Open Print Room with the link that it printed at its start.');
    if (isTooLarge(headers)) return no(413, 'This file is too large to upload; use `print-room import`.');
    const { matched, response } = await rpc.handle(context.req.raw, {
      prefix: '/rpc',
      context: { admin: access === 'admin', session: headers.get(sessionHeader) },
    });
    return matched ? response : context.notFound();
  });

  app.get('/start', (context) => {
    if (!sessions.isToken(context.req.query('token') ?? '')) {
      return refuse(
        'forbidden',
        'This start link is not valid any more. Use the one that Print Room printed at its start.',
      );
    }
    context.header('Set-Cookie', sessions.begin());
    context.header('Cache-Control', 'no-store');
    context.header('Referrer-Policy', 'no-referrer');
    return context.redirect('/', 303);
  });

  const mirror = createMirror(room, keys);
  app.all('/products/*', (context) => mirror.fetch(context.req.raw));
  app.all('/account/*', (context) => mirror.fetch(context.req.raw));
  app.all('/dashboard/*', (context) => mirror.fetch(context.req.raw));
  app.all('/downloads/*', (context) => mirror.fetch(context.req.raw));
  app.get('*', async (context) => (await staticFile(page, context.req.path)) ?? context.notFound());
}

/** A form is read into memory as a whole, so it has to say how large it is. */
function isTooLarge(headers: Headers): boolean {
  return headers.has('transfer-encoding') || Number(headers.get('content-length') ?? 0) > maxUploadBytes;
}

async function bind(app: Hono, port: number): Promise<Server> {
  return new Promise<Server>((resolve, reject) => {
    const server = listen({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () => resolve(server as Server));
    server.once('error', (error: NodeJS.ErrnoException) => reject(bindError(error, port)));
  });
}

function bindError(error: NodeJS.ErrnoException, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new PrintRoomError(
        'conflict',
        `Port ${port} is in use. Choose another with --port, or 0 for any.`,
      );
    case 'EACCES':
      return new PrintRoomError(
        'forbidden',
        `This user may not open port ${port}. Choose another with --port, or 0 for any.`,
      );
    default:
      return error;
  }
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
