import { publicId } from '../../../src-shared/ids.ts';
import { whoAmI } from '../../../src-shared/models/whoami.ts';
import { anyRole, endpoint } from '../endpoint.ts';

export const whoami = endpoint({
  method: 'GET',
  path: '/account/api/v1/whoami',
  operationId: 'whoami',
  tag: 'Account',
  summary: 'Whose key this is',
  description: 'A key belongs to one organisation and to no person, so user_id and email are null.',
  roles: anyRole,
  answer: { description: 'The key and its organisation.', schema: whoAmI },
  handle: ({ caller, organisation }) => ({
    user_id: null,
    email: null,
    organizations: [{ id: publicId('organisation', organisation.id), name: organisation.name }],
    metadata: {},
    api_key: {
      id: caller.key.id,
      description: caller.key.description,
      role: caller.role,
      created: new Date(caller.key.created).toISOString(),
      metadata: {},
    },
  }),
});
