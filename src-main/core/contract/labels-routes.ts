import { implement } from '@orpc/server';
import { labelsContract } from '../../../src-shared/contract/labels.ts';
import { resolveOrganisation } from '../catalog/organisations.ts';
import { LabelSearches } from '../catalog/search-labels.ts';
import { labelHistory } from '../ledger/label-history.ts';
import { lookUp } from '../ledger/look-up.ts';
import type { PrintRoom } from '../print-room.ts';
import type { CallContext } from './context.ts';

/** The part `labels` of the contract: looking, nothing is changed. */
export function labelsRoutes({ db, read }: PrintRoom) {
  const os = implement(labelsContract).$context<CallContext>();
  const searches = new LabelSearches(read);
  const idOf = (input: { organization_id?: string | undefined }): number =>
    resolveOrganisation(db, input.organization_id).id;
  return {
    search: os.search.handler(({ input }) =>
      searches.search(idOf(input), input.kind, input, input.offset, input.limit),
    ),
    counts: os.counts.handler(({ input }) => searches.count(idOf(input), input)),
    lookUp: os.lookUp.handler(({ input }) => lookUp(db, idOf(input), input.scans)),
    history: os.history.handler(({ input }) => labelHistory({ db, read }, idOf(input), input.label)),
  };
}
