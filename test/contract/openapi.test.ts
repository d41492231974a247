import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import * as dataExport from '../fixtures/api/data-export.ts';
import * as labels from '../fixtures/api/label-export.ts';
import { errorOut } from '../fixtures/api/problem.ts';
import { bareRequest, openTestHost, type TestHost } from '../support/host.ts';
import { newAjv } from '../support/shapes.ts';

type Json = Record<string, unknown>;
interface Document extends Json {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, Json>; readonly securitySchemes: Json };
}
interface Operation extends Json {
  readonly operationId: string;
  readonly description: string;
  readonly responses: Record<string, unknown>;
}

let host: TestHost;
beforeEach(async () => {
  host = await openTestHost();
});

const apis = ['products', 'account', 'dashboard'] as const;

/** Without a key: a client looks here for what there is. */
async function documentOf(api: (typeof apis)[number]): Promise<Document> {
  const { status, headers, text } = await bareRequest(host.port, `/${api}/api/v1/openapi.json`);
  expect(status, text).toBe(200);
  expect(headers['content-type']).toMatch(/^application\/json/);
  return JSON.parse(text) as Document;
}

function* referencesIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === '$ref' && typeof inner === 'string') yield inner;
    else yield* referencesIn(inner);
  }
}

test.for(apis)(
  '%s is valid OpenAPI 3.1, every schema in it is valid, and every reference leads somewhere',
  async (api) => {
    const document = await documentOf(api);
    const text = readFileSync(new URL('../fixtures/api/openapi-3.1.schema.json', import.meta.url), 'utf8');
    // Ajv loses its way behind this dynamic reference. It says "a schema"; those are looked at below.
    const meta = JSON.parse(text.replaceAll('"$dynamicRef": "#meta"', '"$ref": "#/$defs/schema"')) as Json;
    const validate = newAjv().compile(meta);
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
    expect(document['openapi']).toBe('3.1.0');

    const known = new Set(
      Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`),
    );
    const used = new Set(referencesIn(document));
    expect([...used].filter((reference) => !known.has(reference))).toEqual([]);
    expect(
      [...known].filter((name) => !used.has(name)),
      'components that nothing uses',
    ).toEqual([]);

    // Compiled strictly, with the references: a keyword in the wrong place or a misspelt one throws.
    const schemas = newAjv();
    const $id = 'http://api.test/openapi.json';
    schemas.addVocabulary(['components']);
    schemas.addSchema({ $id, components: document.components });
    for (const name of Object.keys(document.components.schemas)) {
      expect(schemas.compile({ $ref: `${$id}#/components/schemas/${name}` }), name).toBeTypeOf('function');
    }
    const ids = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  },
);

test('the document is there with a key, with a slash and as HEAD, and a wrong key is told so', async () => {
  const path = '/products/api/v1/openapi.json';
  const withKey = await host.api(path);
  expect(withKey.status).toBe(200);
  expect(withKey.headers.get('ratelimit-remaining')).not.toBeNull();
  expect((await host.api(`${path}/`)).json).toEqual(withKey.json);
  const head = await host.api(path, { method: 'HEAD' });
  expect([head.status, head.text]).toEqual([200, '']);
  expect((await host.api(path, { headers: { 'x-api-key': 'wrong' } })).status).toBe(401);
});

test('every path that is written down answers, and every answer it gives here is written down', async () => {
  const key = { 'x-api-key': host.key };
  let seen = 0;
  for (const api of apis) {
    const document = await documentOf(api);
    for (const [path, operations] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        const real = path
          .replace('{organization_id}', host.host.address.organization_id)
          .replace(/\{\w+\}/g, 'AbCdEfGhIjKmNpQrStUvWx');
        const answer = await host.api(real, { method: method.toUpperCase(), headers: key });
        expect(answer.status, real).not.toBe(405);
        expect(Object.keys(operation.responses), real).toContain(String(answer.status));
        expect(operation.responses).toMatchObject({ 401: {}, 429: {} });
        seen++;
      }
    }
  }
  await host.room.dataExports.waitForIdle();
  expect(seen).toBeGreaterThan(9);
});

test('what no public page shows is marked as assumed, and nothing else', async () => {
  const { paths } = await documentOf('products');
  const assumed = Object.values(paths)
    .flatMap((path) => Object.values(path))
    .filter(({ description }) => description.includes('ASSUMED'))
    .map(({ operationId }) => operationId);
  expect(assumed.sort()).toEqual([
    'list_lifecycle_events',
    'list_lots',
    'list_serials',
    'record_lifecycle_events',
  ]);
});

describe('against the facts of the API pages', () => {
  /** Field by field: type, enum, limits, default, whether null is allowed. Ours may know more fields. */
  const facts = {
    products: {
      LabelExportSubmitIn: labels.submitIn,
      LabelExportFiltersIn: labels.filtersIn,
      LabelExportAssetConfigIn: labels.assetConfigIn,
      LabelExportAcceptedOut: labels.acceptedOut,
      LabelExportStatusOut: labels.statusOut,
      ErrorOut: errorOut,
    },
    dashboard: {
      OrgExportStatusOut: dataExport.exportStatusOut,
      OrgExportSectionOut: dataExport.exportSectionOut,
      ErrorOut: errorOut,
    },
    account: { ErrorOut: errorOut },
  } as const;
  const enums = {
    products: {
      LabelExportScopeEnum: labels.scopeEnum,
      LabelExportTypeEnum: labels.typeEnum,
      LabelExportFileFormatEnum: labels.fileFormatEnum,
      LabelExportStatusEnum: labels.statusEnum,
    },
    dashboard: {
      OrgExportStatusEnum: dataExport.exportStatusEnum,
      OrgExportArchiveFormatEnum: dataExport.archiveFormatEnum,
    },
    account: {},
  } as const;

  test.for(apis)('%s has the components of the pages, with their required fields', async (api) => {
    const { schemas } = (await documentOf(api)).components;
    for (const [name, fact] of Object.entries<Json>(facts[api])) {
      const { required = [], properties = {} } = schemas[name] ?? {};
      expect([...(required as string[])].sort(), name).toEqual([...(fact['required'] as string[])].sort());
      expect(Object.keys(properties as Json), name).toEqual(
        expect.arrayContaining(Object.keys(fact['properties'] as Json)),
      );
    }
    for (const [name, fact] of Object.entries<Json>(enums[api])) expect(schemas[name]).toMatchObject(fact);
  });

  test.for(apis)('%s has every type, limit and default of a field', async (api) => {
    const { schemas } = (await documentOf(api)).components;
    for (const [name, fact] of Object.entries<Json>(facts[api])) {
      const ours = schemas[name]?.['properties'] as Record<string, Json>;
      for (const [field, wanted] of Object.entries(fact['properties'] as Record<string, Json>)) {
        const place = `${name}.${field}`;
        expect(factsOf(resolve(ours[field] ?? {}, schemas)), place).toMatchObject(factsOf(wanted));
      }
    }
  });

  test('a key in X-API-Key or as bearer', async () => {
    for (const api of apis) {
      expect((await documentOf(api)).components.securitySchemes).toMatchObject({
        APIKeyHeaderAuth: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
        OAuthTokenAuth: { type: 'http', scheme: 'bearer' },
      });
    }
  });
});

function resolve(schema: Json, schemas: Record<string, Json>): Json {
  if (Array.isArray(schema['anyOf'])) {
    return { ...schema, anyOf: schema['anyOf'].map((option: Json) => resolve(option, schemas)) };
  }
  const { $ref: reference } = schema;
  if (typeof reference !== 'string') return schema;
  return { ...schemas[reference.replace('#/components/schemas/', '')], ...schema };
}

/** What the pages say of a field, written in one way: null as a type among others, not as one of two schemas. */
function factsOf(schema: Json): Json {
  const options = (schema['anyOf'] as Json[] | undefined) ?? [schema];
  const types = options.flatMap((option) => option['type'] ?? []).map(String);
  const merged = Object.assign({}, ...options.filter((option) => option['type'] !== 'null'), schema) as Json;
  const kept: Json = types.length === 0 ? {} : { types: types.sort() };
  for (const key of ['enum', 'maxItems', 'maxLength', 'minimum', 'maximum', 'format', 'default']) {
    // In answers a date-time is a plain string on the pages; ours is checked where it is sent.
    if (merged[key] !== undefined) kept[key] = merged[key];
  }
  if (kept['default'] === null) delete kept['default'];
  return kept;
}
