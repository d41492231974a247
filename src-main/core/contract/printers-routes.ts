import { implement } from '@orpc/server';
import { printersContract } from '../../../src-shared/contract/printers.ts';
import { listOrganisations, resolveOrganisation } from '../catalog/organisations.ts';
import type { PrintRoom } from '../print-room.ts';
import { discoverPrinters } from '../printing/discover.ts';
import type { ContractContext } from './context.ts';

/** Finding, setting up and trying printers. */
export function printersRoutes({ db, printers, drivers, calibrations, changes }: PrintRoom) {
  const os = implement(printersContract).$context<ContractContext>();
  const ownerOf = (input: { organization_id?: string | undefined }): number =>
    resolveOrganisation(db, input.organization_id).id;
  return {
    discover: os.discover.handler(async () => {
      const { found, problems } = await discoverPrinters(drivers);
      const known = printers.rows();
      return {
        printers: found.map((printer) => ({
          ...printer,
          added_as:
            known.find(({ driver, uri }) => driver === printer.driver && uri === printer.uri)?.name ?? null,
        })),
        problems,
      };
    }),
    set: os.set.handler(async ({ input: { organization_id, printer, ...change } }) => {
      const owner = ownerOf({ organization_id });
      const row = printers.set(owner, printer, change);
      // Another tray or address may hold other media.
      if (change.tray !== undefined || change.uri !== undefined) await printers.ask(row);
      return printers.describe(owner, row);
    }),
    rename: os.rename.handler(({ input }) => {
      const row = printers.rename(input.printer, input.name);
      // Presets of all organisations name it.
      for (const { id } of listOrganisations(db)) changes.emit('presets', id);
      return printers.describe(ownerOf(input), row);
    }),
    remove: os.remove.handler(({ input }) => {
      printers.remove(input.printer);
      return { name: input.printer, removed: true as const };
    }),
    ask: os.ask.handler(async ({ input }) => {
      const row = printers.require(input.printer);
      await printers.ask(row);
      return printers.describe(ownerOf(input), row);
    }),
    testPage: os.testPage.handler(({ input }) =>
      calibrations.testPage(ownerOf(input), input.printer, input.stock ?? null),
    ),
  };
}
