import { implement } from '@orpc/server';
import { systemContract } from '../../../src-shared/contract/system.ts';
import {
  changeOrganisation,
  describeOrganisation,
  listOrganisations,
  resolveOrganisation,
} from '../catalog/organisations.ts';
import { addSample } from '../catalog/sample.ts';
import type { PrintRoom } from '../print-room.ts';
import type { CallContext } from './context.ts';

/** What the window asks about the organisations of the folder themselves. */
export function organisationRoutes({ db, settings, ledger, ports, changes }: PrintRoom) {
  const os = implement({
    addSample: systemContract.addSample,
    setOrganisation: systemContract.setOrganisation,
  }).$context<CallContext>();
  /** Two presses must not make two samples. */
  let adding: Promise<number> | null = null;
  const describe = (id: number) => {
    const row = listOrganisations(db).find((known) => known.id === id);
    if (!row) throw new Error(`The organisation ${id} is gone.`);
    return describeOrganisation(db, row, settings);
  };
  return {
    addSample: os.addSample.handler(async () => {
      adding ??= addSample(db, settings, ledger, ports).finally(() => (adding = null));
      const id = await adding;
      changes.emit('station');
      return describe(id);
    }),
    setOrganisation: os.setOrganisation.handler(({ input: { organization_id, ...change } }) => {
      const row = resolveOrganisation(db, organization_id);
      changeOrganisation(db, row, change);
      changes.emit('station');
      return describe(row.id);
    }),
  };
}
