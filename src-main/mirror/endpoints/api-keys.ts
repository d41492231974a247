import { z } from 'zod';
import { apiKeyCreatedOut, apiKeyIn, apiKeyList, apiKeyOut } from '../../../src-shared/models/api-key.ts';
import { pageQuery } from '../../../src-shared/models/page.ts';
import { endpoint } from '../endpoint.ts';
import { listPage } from '../list-page.ts';

const path = '/account/api/v1/api-keys';
const tag = 'API keys';
const managers = ['manager'] as const;

export const createApiKey = endpoint({
  method: 'POST',
  path,
  operationId: 'create_api_key',
  tag,
  summary: 'Create an API key',
  description:
    'The only answer that ever carries the key: Print Room keeps its SHA-256. Of this request and answer the public ' +
    'pages show id, name, role, created, key, metadata and description; the rest is assumed. metadata is always empty.',
  assumed: true,
  roles: managers,
  body: apiKeyIn,
  answer: { status: 201, description: 'The new key.', schema: apiKeyCreatedOut },
  handle: ({ room, organisation, body: { name, ...wanted } }) => {
    const created = room.keys.create(organisation.id, wanted, name ?? undefined);
    return { ...created, metadata: {} };
  },
});

export const listApiKeys = endpoint({
  method: 'GET',
  path,
  operationId: 'list_api_keys',
  tag,
  summary: 'List API keys',
  description: "Those of the key's organisation, newest first, revoked and expired ones included.",
  assumed: true,
  roles: managers,
  query: z.object(pageQuery.shape),
  answer: { description: 'A page of keys, without the keys themselves.', schema: apiKeyList },
  errors: [422],
  handle: ({ room, organisation, query }) => {
    const keys = room.keys.list(organisation.id);
    return listPage(query, (offset, limit) =>
      Promise.resolve({
        total: keys.length,
        rows: keys.slice(offset, offset + limit).map((key) => ({ ...key, metadata: {} })),
      }),
    );
  },
});

export const revokeApiKey = endpoint({
  method: 'DELETE',
  path: `${path}/{key_id}`,
  operationId: 'delete_api_key',
  tag,
  summary: 'Revoke an API key',
  description:
    'It is refused from its next request on, also where it revokes itself. Its row stays in the list. The key of a ' +
    'running host is not stored and cannot be revoked: it ends with the host.',
  assumed: true,
  roles: managers,
  params: z.object({ key_id: z.string().describe('Any other text than the id of a key is 404.') }),
  answer: { description: 'The revoked key.', schema: apiKeyOut },
  errors: [404],
  handle: ({ room, organisation, params }) => ({
    ...room.keys.revoke(organisation.id, params.key_id),
    metadata: {},
  }),
});
