import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { expect, test } from 'vitest';
import type { windowContract } from '../../src-shared/contract/index.ts';
import { sessionHeader } from '../../src-shared/session-header.ts';
import { bareRequest, openTestHost } from '../support/host.ts';
import { setUpPeople } from '../support/people.ts';

test('over HTTP the session goes with each call, beside the cookie or token that opens the door', async () => {
  const host = await openTestHost();
  await setUpPeople(host.room);
  let session: string | null = null;
  const client: ContractRouterClient<typeof windowContract> = createORPCClient(
    new RPCLink({
      url: `${host.base}/rpc`,
      headers: () => ({
        authorization: `Bearer ${host.token}`,
        ...(session === null ? {} : { [sessionHeader]: session }),
      }),
    }),
  );
  const set = () => client.system.setSetting({ key: 'sync_threshold', value: 7 });
  await expect(set()).rejects.toMatchObject({ status: 401, data: { code: 'sign_in_needed' } });
  ({ session } = await client.people.signIn({ badge: 'BADGE-IDA' }));
  await set();
  expect(host.room.settings.get(1, 'sync_threshold')).toBe(7);
  // A session alone opens no door.
  const { status } = await bareRequest(host.port, '/rpc/system/info', {
    method: 'POST',
    headers: { host: `127.0.0.1:${host.port}`, 'content-type': 'application/json', [sessionHeader]: session },
    body: '{"json":{}}',
  });
  expect(status).toBe(401);
});
