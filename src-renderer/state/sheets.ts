import type { Run } from '../../src-shared/contract/common.ts';
import type { PartSheet } from '../../src-shared/contract/runs.ts';
import type { ReprintOrder, SettlementPreview, SheetPicture } from '../../src-shared/contract/settling.ts';
import { client } from '../client/client.ts';
import { attempt, type Outcome } from '../client/problem.ts';
import type { Settlement } from './runs.ts';
import { sameAgain } from './same-again.ts';
import { ofOrganisation, sameOrganisation, type Slice } from './slice.ts';

/** A part-used sheet that has used more of its places than was known. */
export interface MovedSheet {
  readonly stock: string;
  readonly name: string;
  readonly first_free: number;
}

export interface SheetsSlice {
  /** Part-used sheets of the stock that was looked at last, the last touched first. */
  readonly partSheets: readonly PartSheet[];
  readonly loadPartSheets: (stock: string) => Promise<Outcome<void>>;
  readonly forgetPartSheet: (stock: string, name: string) => Promise<Outcome<void>>;
  /** A sheet of a run, from 1, as it lies on the table. */
  readonly readSheet: (runId: string, sheet: number) => Promise<Outcome<SheetPicture>>;
  /** What a settlement with this as the last good label would be. */
  readonly findLastGood: (runId: string, scan: string) => Promise<Outcome<SettlementPreview>>;
  /** What a settlement would make of the labels; nothing is done. */
  readonly previewSettlement: (
    runId: string,
    settlement: Omit<Settlement, 'reason'>,
  ) => Promise<Outcome<SettlementPreview>>;
  /** Makes exactly these labels again. */
  readonly reprint: (
    order: Omit<ReprintOrder, 'organization_id' | 'operator'>,
  ) => Promise<Outcome<readonly Run[]>>;
}

const ordered = sameAgain();

/** What lies on the sheets: before a run, after it, and once more. */
export const createSheetsSlice: Slice<SheetsSlice> = (set, get) => ({
  partSheets: [],

  loadPartSheets: (stock) =>
    attempt(async () => {
      const here = sameOrganisation(get);
      const partSheets = await client.printing.partSheets({ ...ofOrganisation(get()), stock });
      if (here()) set({ partSheets });
    }),

  forgetPartSheet: (stock, name) =>
    attempt(async () => {
      await client.printing.removePartSheet({ ...ofOrganisation(get()), stock, name });
      await get().loadPartSheets(stock);
    }),

  readSheet: (runId, sheet) =>
    attempt(() => client.printing.sheetPicture({ ...ofOrganisation(get()), run_id: runId, sheet })),

  findLastGood: (runId, scan) =>
    attempt(() =>
      client.printing.previewSettlement({
        ...ofOrganisation(get()),
        run_id: runId,
        last_good_label: { scan },
      }),
    ),

  previewSettlement: (runId, { goodSheets, lastGood, bad = [] }) =>
    attempt(() =>
      client.printing.previewSettlement({
        ...ofOrganisation(get()),
        run_id: runId,
        good_sheets: goodSheets,
        last_good: lastGood,
        bad: bad.map(({ number, becomes }) => ({ label: { number }, becomes })),
      }),
    ),

  reprint: (order) => {
    const owner = ofOrganisation(get());
    return ordered({ owner, run: order.run_id, labels: order.labels }, async (requestId) => {
      const here = sameOrganisation(get);
      const operator = get().operator.trim() || null;
      const { runs } = await client.printing.reprint({ ...owner, ...order, operator, request_id: requestId });
      if (here()) for (const run of runs) get().takeRun(run);
      return runs;
    });
  },
});
