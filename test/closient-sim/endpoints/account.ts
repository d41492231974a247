import { json } from '../answer.ts';
import type { Route, World } from '../world.ts';
import { extended } from './lists.ts';

/** Who the key belongs to, and what each API of the host offers. */
export function accountRoutes(world: World, routes: () => readonly Route[]): Route[] {
  const { settings, ids } = world;
  const created = '2026-01-01T00:00:00+00:00';
  return [
    {
      method: 'GET',
      path: /^\/account\/api\/v1\/whoami$/,
      shown: '/account/api/v1/whoami',
      summary: 'Identify the authenticated caller',
      handle() {
        const organisation = { id: ids.of('organisation', 0), name: settings.organisationName };
        const key = { description: 'Stand-in', role: settings.role, created, metadata: {} };
        return json(
          200,
          extended(world, {
            user_id: ids.of('user', 0),
            email: 'print-room@example.com',
            organizations: [extended(world, organisation)],
            metadata: {},
            api_key: extended(world, { id: ids.of('key', 0), ...key }),
          }),
        );
      },
    },
    ...['account', 'products', 'dashboard'].map((app): Route => {
      const shown = `/${app}/api/v1/openapi.json`;
      return {
        method: 'GET',
        path: new RegExp(`^${shown.replaceAll('.', '\\.')}$`),
        shown,
        summary: 'This document',
        open: true,
        exists: () => settings.openapi,
        handle: () => json(200, document(app, routes())),
      };
    }),
  ];
}

/** Paths and methods only: what a client can look up to see whether something is there. */
function document(app: string, routes: readonly Route[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const { shown, method, summary, exists, assumed } of routes) {
    if (!shown.startsWith(`/${app}/`) || shown.endsWith('.json') || exists?.() === false) continue;
    const description = assumed === true ? 'Assumed: no public page has it.' : '';
    const operation = { summary, description, responses: { '200': { description: 'OK' } } };
    paths[shown] = { ...paths[shown], [method.toLowerCase()]: operation };
  }
  const title = `${app.charAt(0).toUpperCase()}${app.slice(1)} API`;
  return { openapi: '3.1.0', info: { title, version: '1.0.0' }, paths };
}
