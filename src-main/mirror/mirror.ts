import { Hono } from 'hono';
import { toErrorData } from '../../src-shared/errors.ts';
import type { PrintRoom } from '../core/print-room.ts';
import { keyIn, type KeyRing } from './authenticate.ts';
import { serveDownloads } from './downloads.ts';
import { describeApis } from './endpoints/index.ts';
import { gate } from './gate.ts';
import { allowOnly, mountEndpoints } from './mount.ts';
import { describeApi } from './openapi/document.ts';
import { problemResponse } from './problem.ts';

/**
 * The part of the Closient API that Print Room speaks, and signed downloads. Every path answers with and without its
 * trailing slash; nothing redirects, because clients repeat a redirected POST as GET.
 */
export function createMirror(room: PrintRoom, keys: KeyRing): Hono {
  const app = new Hono({ strict: false });

  app.onError((caught) => {
    const error = toErrorData(caught);
    if (error.code === 'internal_error')
      room.ports.logger.error({ err: caught }, 'a request failed unexpectedly');
    return problemResponse(error, room.ports.now());
  });
  app.notFound(() =>
    problemResponse(
      { code: 'not_found', message: 'The requested resource was not found.', faults: [] },
      room.ports.now(),
    ),
  );

  serveDownloads(app, room);
  const pass = gate(room, keys);
  for (const api of describeApis(room)) {
    const base = `/${api.name}/api/v1`;
    const description = `${base}/openapi.json`;
    // A client looks here for what there is before it has a key. One that sends its key learns what it has left.
    app.use(`/${api.name}/*`, async (context, next) => {
      const isOpen = context.req.path.replace(/\/$/, '') === description;
      return isOpen && keyIn(context.req.raw.headers) === null ? next() : pass(context, next);
    });
    app.get(description, (context) =>
      context.json(describeApi(api, new URL(context.req.url).origin, room.ports.version)),
    );
    allowOnly(app, description, ['GET', 'HEAD'], room);
    mountEndpoints(app, api.endpoints, room);
  }
  return app;
}
