import type { Run } from '../../src-shared/contract/common.ts';
import type { PartSheet } from '../../src-shared/contract/runs.ts';
import type { ReprintOrder, SettlementPreview, SheetPicture } from '../../src-shared/contract/settling.ts';
import { client } from '../client/client.ts';
import { attempt, type Outcome } from '../client/problem.ts';
import { ofOrganisation, sameOrganisation, type Slice } from './slice.ts';

export interface SheetsSlice {
  /** Part-used sheets of a stock, the last touched first. */
  readonly readPartSheets: (stock: string) => Promise<Outcome<readonly PartSheet[]>>;
  readonly forgetPartSheet: (stock: string, name: string) => Promise<Outcome<void>>;
  /** A sheet of a run, from 1, as it lies on the table. */
  readonly readSheet: (runId: string, sheet: number) => Promise<Outcome<SheetPicture>>;
  /** What a settlement with this as the last good label would be. */
  readonly findLastGood: (runId: string, scan: string) => Promise<Outcome<SettlementPreview>>;
  /** Makes exactly these labels again. */
  readonly reprint: (
    order: Omit<ReprintOrder, 'organization_id' | 'operator'>,
  ) => Promise<Outcome<readonly Run[]>>;
}

/** What lies on the sheets: before a run, after it, and once more. */
export const createSheetsSlice: Slice<SheetsSlice> = (_set, get) => ({
  readPartSheets: (stock) => attempt(() => client.printing.partSheets({ ...ofOrganisation(get()), stock })),

  forgetPartSheet: (stock, name) =>
    attempt(async () => {
      await client.printing.removePartSheet({ ...ofOrganisation(get()), stock, name });
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

  reprint: (order) =>
    attempt(async () => {
      const here = sameOrganisation(get);
      const operator = get().operator.trim() || null;
      const { runs } = await client.printing.reprint({ ...ofOrganisation(get()), ...order, operator });
      if (here()) for (const run of runs) get().takeRun(run);
      return runs;
    }),
});
