import { invalid, json, ProblemError } from '../answer.ts';
import type { Kind } from '../catalog/rows.ts';
import { isId } from '../ids.ts';
import type { Call, Route, World } from '../world.ts';

/** The lists of rows, and one product. */
export function listRoutes(world: World): Route[] {
  const { catalog, settings } = world;
  const list = (kind: Kind) => (call: Call) => {
    requireOrganisation(world, call, kind === 'products');
    return paged(world, call, catalog.count(kind), (offset, limit) => catalog.slice(kind, offset, limit));
  };
  return [
    {
      method: 'GET',
      path: /^\/products\/api\/v1\/products\/?$/,
      shown: '/products/api/v1/products',
      summary: 'List claimed products',
      handle: list('products'),
    },
    {
      method: 'GET',
      path: /^\/products\/api\/v1\/products\/([^/]+)\/?$/,
      shown: '/products/api/v1/products/{gtin}',
      summary: 'One product',
      handle({ params: [gtin = ''] }) {
        const found = catalog.find(gtin.padStart(14, '0'), null, null);
        if (!found) throw new ProblemError(404, 'not_found', 'The requested resource was not found.');
        return json(200, extended(world, catalog.row('products', found.number)));
      },
    },
    {
      method: 'GET',
      path: /^\/products\/api\/v1\/lots\/?$/,
      shown: '/products/api/v1/lots',
      summary: 'List lots',
      assumed: true,
      exists: () => settings.lots,
      handle: list('lots'),
    },
    {
      method: 'GET',
      path: /^\/products\/api\/v1\/serials\/?$/,
      shown: '/products/api/v1/serials',
      summary: 'List serials',
      assumed: true,
      exists: () => settings.serials,
      handle: list('serials'),
    },
  ];
}

/** A page in the envelope of the pages: `page` from 1, `page_size` 1 to 100, default 25; past the end it is empty. */
export function paged(
  world: World,
  { query }: Call,
  total: number,
  load: (offset: number, limit: number) => readonly object[],
) {
  const page = wholeNumber(query, 'page', 1, Number.MAX_SAFE_INTEGER, 1);
  const size = wholeNumber(query, 'page_size', 1, 100, 25);
  const pages = Math.ceil(total / size);
  return json(
    200,
    extended(world, {
      data: load((page - 1) * size, size).map((row) => extended(world, row)),
      pagination: {
        page,
        page_size: size,
        total_count: total,
        total_pages: pages,
        has_next: page < pages,
        has_previous: page > 1,
      },
    }),
  );
}

/** With unknown fields where the stand-in is told so. */
export function extended<T extends object>({ settings }: World, value: T): T {
  if (!settings.extraFields) return value;
  return { ...value, x_new: { of: 'a later version', list: [1, null] }, x_flag: true };
}

/** The list of products requires it; the assumed lists take it. Another organisation's is 403. */
export function requireOrganisation({ ids }: World, { query }: Call, required: boolean): void {
  const id = query.get('organization_id');
  if (id === null) {
    if (!required) return;
    throw invalid({ loc: ['query', 'organization_id'], msg: 'Field required', type: 'missing' });
  }
  if (!isId(id)) throw invalid({ loc: ['query', 'organization_id'], msg: 'Not an id', type: 'value_error' });
  if (ids.rowOf('organisation', id) !== 0) throw new ProblemError(403, 'forbidden', 'Not your organization.');
}

function wholeNumber(
  query: URLSearchParams,
  name: string,
  least: number,
  most: number,
  usual: number,
): number {
  const text = query.get(name);
  if (text === null) return usual;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  const msg = `Input should be a whole number from ${least} to ${most}`;
  throw invalid({ loc: ['query', name], msg, type: 'int_parsing' });
}
