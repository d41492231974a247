import type { EntityRow } from '../../src-shared/contract/jobs.ts';
import type { StockChoice } from '../../src-shared/contract/system.ts';
import type { LabelExportFilters, LabelExportSubmit, Scope } from '../../src-shared/models/label-export.ts';
import { client } from '../client/client.ts';
import { toProblem, wasAborted, type Problem } from '../client/problem.ts';
import { ofOrganisation, type Slice } from './slice.ts';
import { stockOf } from './organisation.ts';

/** The job that is being put together; it survives a look at another screen. */
export interface Draft {
  readonly scope: Extract<Scope, 'lots' | 'serials'>;
  /** null: the default stock. */
  readonly stock: string | null;
  readonly symbol: 'qr' | 'datamatrix';
  /** null: the first layout of stock and symbol. */
  readonly layout: string | null;
  readonly gtins: readonly string[];
  /** Only these lots; set by "New lot by hand". */
  readonly lots: readonly { readonly id: string; readonly name: string }[];
  /** Days as `YYYY-MM-DD`, both inclusive, empty for none. */
  readonly from: string;
  readonly to: string;
  readonly neverPrinted: boolean;
}

export type Count =
  | { readonly state: 'counting'; readonly before: Counted | null }
  | Counted
  | { readonly state: 'failed'; readonly problem: Problem };

export interface Counted {
  readonly state: 'counted';
  readonly count: number;
  readonly rows: readonly EntityRow[];
}

export interface DraftSlice {
  readonly draft: Draft;
  readonly count: Count;
  readonly changeDraft: (change: Partial<Draft>) => void;
  /** Asks what the draft selects now. An aborted question leaves no trace. */
  readonly countLabels: (signal: AbortSignal) => Promise<void>;
  readonly forgetDraft: () => void;
}

export const previewRows = 12;

const emptyDraft: Draft = {
  scope: 'serials',
  stock: null,
  symbol: 'qr',
  layout: null,
  gtins: [],
  lots: [],
  from: '',
  to: '',
  neverPrinted: true,
};

export const createDraftSlice: Slice<DraftSlice> = (set, get) => ({
  draft: emptyDraft,
  count: { state: 'counting', before: null },

  changeDraft: (change) => set({ draft: { ...get().draft, ...change } }),

  countLabels: async (signal) => {
    const { draft, count } = get();
    // The last figure stays on screen, greyed, until the next is there: nothing jumps while typing.
    const before = count.state === 'counting' ? count.before : count.state === 'counted' ? count : null;
    set({ count: { state: 'counting', before } });
    try {
      const answer = await client.jobs.preview(
        {
          ...ofOrganisation(get()),
          scope: draft.scope,
          filters: filtersOf(draft),
          limit: previewRows,
        },
        { signal },
      );
      if (!signal.aborted) set({ count: { state: 'counted', ...answer } });
    } catch (caught) {
      if (!signal.aborted && !wasAborted(caught))
        set({ count: { state: 'failed', problem: toProblem(caught) } });
    }
  },

  forgetDraft: () => set({ draft: emptyDraft, count: { state: 'counting', before: null } }),
});

/** The filters of the API for a draft. A day is a day of this machine's time zone. */
export function filtersOf(draft: Draft): LabelExportFilters {
  return {
    gtins: draft.gtins.length > 0 ? [...draft.gtins] : null,
    lot_ids: draft.lots.length > 0 ? draft.lots.map(({ id }) => id) : null,
    never_printed: draft.neverPrinted || null,
    created_after: draft.from ? startOfDay(draft.from, 0).toISOString() : null,
    created_before: draft.to ? new Date(startOfDay(draft.to, 1).getTime() - 1).toISOString() : null,
  };
}

/** Stock and layout of a draft: what was chosen, else the defaults; null while no stock is known. */
export function sheetOf(
  draft: Draft,
  stocks: readonly StockChoice[],
): { readonly stock: StockChoice; readonly layout: StockChoice['layouts'][number] | null } | null {
  const stock = stockOf(stocks, draft.stock) ?? stocks.find((choice) => choice.default) ?? stocks[0];
  if (!stock) return null;
  const fitting = stock.layouts.filter(({ symbol }) => symbol === draft.symbol);
  return { stock, layout: fitting.find(({ id }) => id === draft.layout) ?? fitting[0] ?? null };
}

/** What is sent for a draft. */
export function requestOf(draft: Draft, stock: string, layout: string | null): LabelExportSubmit {
  return {
    scope: draft.scope,
    export_type: 'sheet_pdf',
    file_format: 'pdf',
    filters: filtersOf(draft),
    asset_config: { sheet_template: stock, symbol: draft.symbol, layout },
  };
}

/** Midnight at the start of the day, or of the day `later` days after it (which a clock change may shift). */
function startOfDay(text: string, later: number): Date {
  const [year = 0, month = 1, date = 1] = text.split('-').map(Number);
  return new Date(year, month - 1, date + later);
}
