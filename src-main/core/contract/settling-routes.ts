import { implement } from '@orpc/server';
import { settlingContract, type SettlementInput } from '../../../src-shared/contract/settling.ts';
import { resolveOrganisation } from '../catalog/organisations.ts';
import { planSettlement, type Settlement } from '../ledger/plan-settlement.ts';
import { describePlan, pictureOfSheet } from '../ledger/sheet-picture.ts';
import type { PrintRoom } from '../print-room.ts';
import { whoActs, type CallContext } from './context.ts';
import { reprint } from '../printing/reprint.ts';
import { reproduceChunk } from '../printing/reproduce.ts';
import { requireRun } from '../printing/run-row.ts';

/** What of the paper is good, and making labels again: a part of `printing`. */
export function settlingRoutes(room: PrintRoom) {
  const { db, printing, printRequests, printers, press, ports, paths, station, jobs, ledger } = room;
  const os = implement(settlingContract).$context<CallContext>();
  const organisationOf = (input: { organization_id?: string | undefined }): number =>
    resolveOrganisation(db, input.organization_id).id;
  return {
    settle: os.settle.handler(({ input, context }) =>
      printing.settle(organisationOf(input), input.run_id, {
        ...said(input),
        reason: input.reason ?? null,
        operator: whoActs(context, input.operator),
      }),
    ),
    previewSettlement: os.previewSettlement.handler(({ input }) => {
      const run = requireRun(db, organisationOf(input), input.run_id);
      return describePlan(run, planSettlement(db, run, said(input)));
    }),
    sheetPicture: os.sheetPicture.handler(({ input }) =>
      pictureOfSheet(db, requireRun(db, organisationOf(input), input.run_id), input.sheet),
    ),
    reprint: os.reprint.handler(async ({ input, context }) => {
      const organisation = organisationOf(input);
      const parts = { db, ports, ledger, jobs, printing, printers, station: station.id };
      const order = { ...input, operator: whoActs(context, input.operator) };
      const runs = await printRequests.once(
        { organisation, id: input.request_id ?? null },
        (made) => made.map((run) => printing.get(organisation, run)),
        (keep) => reprint(parts, organisation, order, keep),
      );
      return { runs };
    }),
    reproduce: os.reproduce.handler(({ input, signal }) =>
      reproduceChunk(
        { db, press, ports, printFiles: paths.printFiles },
        requireRun(db, organisationOf(input), input.run_id),
        input.chunk,
        signal ?? new AbortController().signal,
      ),
    ),
  };
}

function said(input: SettlementInput): Settlement {
  return {
    goodSheets: input.good_sheets ?? null,
    lastGood: input.last_good ?? null,
    lastGoodLabel: input.last_good_label ?? null,
    bad: input.bad,
  };
}
