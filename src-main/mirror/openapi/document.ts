import type { Api } from '../endpoints/index.ts';
import type { Endpoint } from '../endpoint.ts';
import { jsonComponents, jsonFields, referenceTo, type JsonSchema, type NamedSchemas } from './components.ts';

/**
 * The OpenAPI 3.1 document of one API, from the declarations that its routes and checks come from.
 * @param origin of the host, as the client knows it. @param version of the application.
 */
export function describeApi(api: Api, origin: string, version: string): JsonSchema {
  const schemas = jsonComponents();
  const paths: Record<string, JsonSchema> = {};
  for (const endpoint of api.endpoints) {
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: operationOf(endpoint, schemas),
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: api.title, version: '1.0.0', description: introduction(api, version) },
    servers: [{ url: origin }],
    security: securityOf(),
    tags: [...new Set(api.endpoints.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: Object.fromEntries(usedBy(paths, schemas)),
      securitySchemes: {
        APIKeyHeaderAuth: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
        OAuthTokenAuth: { type: 'http', scheme: 'bearer', description: 'Takes the same API key.' },
      },
    },
  };
}

function introduction(api: Api, version: string): string {
  return [
    `${api.description} Print Room ${version} answers in place of the Closient API, from its own data folder.`,
    '## Authentication\nAn API key in the header `X-API-Key`, or as `Authorization: Bearer`. This document and signed ' +
      'download links need none.',
    '## Rate limits\nEvery answer that needs a key carries `RateLimit-Policy`, `RateLimit-Limit`, ' +
      '`RateLimit-Remaining` and `RateLimit-Reset`, and the older `X-RateLimit-*` names. A 429 says in `Retry-After`, ' +
      '`retry_after` and `retry_after_seconds` how long to wait.',
    '## Paths\nAll of them answer with and without a trailing slash; none redirects. A method that a path does not ' +
      'have is 405 with `Allow`.',
    '## What differs\nWhere Print Room is stricter or wider than the Closient pages, the texts say so. What is marked ' +
      'ASSUMED has no public page.',
  ].join('\n\n');
}

function securityOf(): JsonSchema[] {
  return [{ APIKeyHeaderAuth: [] }, { OAuthTokenAuth: [] }];
}

function operationOf(endpoint: Endpoint, schemas: NamedSchemas): JsonSchema {
  const { assumed, description, roles, body, answer } = endpoint;
  const notes = [
    ...(assumed ? ['ASSUMED: no public Closient page shows this endpoint or its whole shape.'] : []),
    description,
    `Roles: ${roles.join(', ')}.`,
  ];
  return {
    tags: [endpoint.tag],
    summary: endpoint.summary,
    description: notes.join('\n\n'),
    operationId: endpoint.operationId,
    parameters: [
      ...parametersOf('path', jsonFields(endpoint.params)),
      ...parametersOf('query', jsonFields(endpoint.query)),
    ],
    ...(body
      ? {
          requestBody: {
            required: !endpoint.bodyOptional,
            content: { 'application/json': { schema: referenceTo(schemas.nameOf(body)) } },
          },
        }
      : {}),
    responses: {
      [answer.status]: {
        description: answer.description,
        content: { 'application/json': { schema: referenceTo(schemas.nameOf(answer.schema)) } },
      },
      ...Object.fromEntries(errorsOf(endpoint).map((status) => [status, errorResponse(status)])),
    },
    security: securityOf(),
  };
}

function parametersOf(place: 'path' | 'query', fields: ReturnType<typeof jsonFields>): JsonSchema[] {
  return fields.map(([name, { description, ...schema }]) => ({
    name,
    in: place,
    required: place === 'path',
    ...(description === undefined ? {} : { description }),
    schema,
  }));
}

const errorTexts = {
  401: 'No API key, or not a good one.',
  403: 'Not with this key: its role, or another organisation.',
  404: 'Not there, or of another organisation.',
  409: 'Contradicts what is there.',
  413: 'The body is larger than 1 MB.',
  422: 'The request cannot be understood or honoured; details names every field at fault.',
  429: 'Too many requests; the body and Retry-After say how long to wait.',
} as const;

type ErrorStatus = keyof typeof errorTexts;

function errorsOf({ body, errors, roles, params, query }: Endpoint): ErrorStatus[] {
  const all = new Set<ErrorStatus>([401, 429, ...errors]);
  if (body) for (const status of [413, 422] as const) all.add(status);
  if (roles.length < 3 || 'organization_id' in { ...params.shape, ...query.shape }) all.add(403);
  return [...all].toSorted((a, b) => a - b);
}

function errorResponse(status: ErrorStatus): JsonSchema {
  return {
    description: errorTexts[status],
    content: { 'application/problem+json': { schema: referenceTo('ErrorOut') } },
  };
}

/** The components that the paths refer to, and those that these refer to, in the order of their names. */
function usedBy(paths: unknown, { byName }: NamedSchemas): [string, JsonSchema][] {
  const used = new Map<string, JsonSchema>();
  const follow = (value: unknown): void => {
    for (const [, name = ''] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      const schema = byName.get(name);
      if (!schema) throw new Error(`There is no component ${name}.`);
      if (used.has(name)) continue;
      used.set(name, schema);
      follow(schema);
    }
  };
  follow(paths);
  return [...used].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
