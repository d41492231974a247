import { implement } from '@orpc/server';
import { keysContract } from '../../../src-shared/contract/keys.ts';
import { resolveOrganisation } from '../catalog/organisations.ts';
import type { PrintRoom } from '../print-room.ts';

/** The part `keys` of the contract. */
export function keysRoutes({ db, keys }: PrintRoom) {
  const os = implement(keysContract);
  const organisationOf = (input: { organization_id?: string | undefined }): number =>
    resolveOrganisation(db, input.organization_id).id;
  return {
    create: os.create.handler(({ input: { organization_id, ...wanted } }) =>
      keys.create(organisationOf({ organization_id }), wanted),
    ),
    list: os.list.handler(({ input }) => keys.list(organisationOf(input))),
    revoke: os.revoke.handler(({ input }) => keys.revoke(organisationOf(input), input.id)),
  };
}
