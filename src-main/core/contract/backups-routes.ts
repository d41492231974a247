import { implement } from '@orpc/server';
import { backupsContract } from '../../../src-shared/contract/backups.ts';
import { resolveOrganisation } from '../catalog/organisations.ts';
import type { PrintRoom } from '../print-room.ts';

/** The part `backups` of the contract. */
export function backupsRoutes({ db, backups }: PrintRoom) {
  const os = implement(backupsContract);
  const ownerOf = (input: { organization_id?: string | undefined }): number =>
    resolveOrganisation(db, input.organization_id).id;
  return {
    list: os.list.handler(({ input }) => backups.status(ownerOf(input))),
    now: os.now.handler(({ input }) => backups.makeNow(ownerOf(input))),
  };
}
