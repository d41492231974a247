import type { Context, Hono } from 'hono';
import { PrintRoomError } from '../../src-shared/errors.ts';
import { listOrganisations } from '../core/catalog/organisations.ts';
import type { PrintRoom } from '../core/print-room.ts';
import type { Call, Endpoint } from './endpoint.ts';
import { requireRole } from './gate.ts';
import { requireOwn } from './own-organisation.ts';
import { problemResponse } from './problem.ts';
import { check, queryValues } from './read-input.ts';
import { readJson } from './read-body.ts';

/** Routes of declared endpoints. A method that a path does not have is 405 with those it has. */
export function mountEndpoints(app: Hono, endpoints: readonly Endpoint[], room: PrintRoom): void {
  const methods = new Map<string, string[]>();
  for (const endpoint of endpoints) {
    const path = routeOf(endpoint.path);
    app.on(endpoint.method, path, async (context) => answer(context, endpoint, room));
    // Hono answers HEAD from GET.
    const allowed = endpoint.method === 'GET' ? ['GET', 'HEAD'] : [endpoint.method];
    methods.set(path, [...(methods.get(path) ?? []), ...allowed]);
  }
  for (const [path, allowed] of methods) allowOnly(app, path, allowed, room);
}

/** Answers every other method of a path that is routed already. */
export function allowOnly(app: Hono, path: string, methods: readonly string[], room: PrintRoom): void {
  const allowed = methods.toSorted().join(', ');
  app.all(path, ({ req }) =>
    problemResponse(
      { code: 'method_not_allowed', message: `${req.method} is not allowed here: ${allowed}.`, faults: [] },
      room.ports.now(),
      { Allow: allowed },
    ),
  );
}

/** The router is told to ignore a trailing slash. */
function routeOf(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1').replace(/\/$/, '');
}

async function answer(context: Context, endpoint: Endpoint, room: PrintRoom): Promise<Response> {
  const caller = requireRole(context, ...endpoint.roles);
  const organisation = listOrganisations(room.db).find((row) => row.id === caller.organisation);
  if (!organisation) throw new PrintRoomError('unauthorized', 'The organisation of this API key is gone.');
  const url = new URL(context.req.url);
  const path = context.req.param();
  const query = queryValues(endpoint.query, url.searchParams);
  // Before anything is said about the rest of the request.
  if ('organization_id' in endpoint.params.shape) requireOwn(organisation, path['organization_id']);
  if ('organization_id' in endpoint.query.shape) requireOwn(organisation, query['organization_id']);
  const call = {
    room,
    caller,
    organisation,
    origin: url.origin,
    params: check(endpoint.params, 'path', path),
    query: check(endpoint.query, 'query', query),
    body: endpoint.body && check(endpoint.body, 'body', await readBody(context.req.raw, endpoint)),
  };
  // What the schemas let through is what the handler was declared for.
  const body = await endpoint.handle(call as unknown as Call<never, never, never>);
  return context.json(body as object, endpoint.answer.status);
}

async function readBody(request: Request, endpoint: Endpoint): Promise<unknown> {
  return endpoint.bodyOptional ? readJson(request, {}) : readJson(request);
}
