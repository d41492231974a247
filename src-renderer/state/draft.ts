import type { EntityRow } from '../../src-shared/contract/jobs.ts';
import type { StockChoice } from '../../src-shared/contract/system.ts';
import type { LabelExportSubmit } from '../../src-shared/models/label-export.ts';
import { formatsOfType, type ExportType, type SymbolFormat } from '../../src-shared/models/export-types.ts';
import { client } from '../client/client.ts';
import { toProblem, wasAborted, type Problem } from '../client/problem.ts';
import { filtersOf, type Choice } from './filters.ts';
import { stockOf } from './organisation.ts';
import { pause } from './pause.ts';
import { ofOrganisation, type Slice } from './slice.ts';

/** The job that is being put together; it survives a look at another screen. */
export interface Draft extends Choice {
  /** Label sheets, or symbols as files in a ZIP. */
  readonly make: ExportType;
  /** Of the files in an archive; null: the first that the type has. */
  readonly format: SymbolFormat | null;
  /** null: the default stock. */
  readonly stock: string | null;
  readonly symbol: 'qr' | 'datamatrix';
  /** null: the first layout of stock and symbol. */
  readonly layout: string | null;
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
  /**
   * Asks what the draft selects, after a moment in which a newer change may abort the question. The former figure
   * counts as old from the first instant: nobody may act on it.
   */
  readonly countLabels: (signal: AbortSignal) => Promise<void>;
  readonly forgetDraft: () => void;
}

const previewRows = 12;
/** Long enough to let a finger finish, short enough to feel live. */
const quietMs = 250;

export const emptyDraft: Draft = {
  make: 'sheet_pdf',
  format: null,
  scope: 'serials',
  stock: null,
  symbol: 'qr',
  layout: null,
  gtins: [],
  lots: [],
  lotRun: null,
  from: '',
  to: '',
  neverPrinted: true,
};

export const createDraftSlice: Slice<DraftSlice> = (set, get) => ({
  draft: emptyDraft,
  count: { state: 'counting', before: null },

  // What is changed by hand is the preset no longer.
  changeDraft: (change) => set({ draft: { ...get().draft, ...change }, presetId: null }),

  countLabels: async (signal) => {
    const { count } = get();
    // The last figure stays on screen, greyed, until the next is there: nothing jumps while typing.
    const before = count.state === 'counting' ? count.before : count.state === 'counted' ? count : null;
    set({ count: { state: 'counting', before } });
    await pause(quietMs, signal);
    if (signal.aborted) return;
    const { draft } = get();
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

export interface Sheet {
  readonly stock: StockChoice;
  /** The one chosen, or the other where only that has room on the stock. */
  readonly symbol: Draft['symbol'];
  /** The layouts of that symbol, the usual one first. */
  readonly layouts: StockChoice['layouts'];
  readonly layout: StockChoice['layouts'][number] | null;
}

/** Stock, symbol and layout of a draft: what was chosen, else what fits; null while no stock is known. */
export function sheetOf(draft: Draft, stocks: readonly StockChoice[]): Sheet | null {
  const stock = stockOf(stocks, draft.stock) ?? stocks.find((choice) => choice.default) ?? stocks[0];
  if (!stock) return null;
  const fits = stock.layouts.some((layout) => layout.symbol === draft.symbol);
  const symbol = fits ? draft.symbol : (stock.layouts[0]?.symbol ?? draft.symbol);
  const layouts = stock.layouts.filter((layout) => layout.symbol === symbol);
  return {
    stock,
    symbol,
    layouts,
    layout: layouts.find(({ id }) => id === draft.layout) ?? layouts[0] ?? null,
  };
}

/** The formats an archive of this type may have. */
export function formatsOf(make: ExportType): SymbolFormat[] {
  return formatsOfType[make].filter((format) => format !== 'pdf');
}

/** The format of a draft's archive; null where it makes sheets. */
export function formatOf({ make, format }: Pick<Draft, 'make' | 'format'>): SymbolFormat | null {
  const formats = formatsOf(make);
  return formats.find((choice) => choice === format) ?? formats[0] ?? null;
}

/** What is sent for a draft; null while it is not known on what it is printed. */
export function requestOf(draft: Draft, stocks: readonly StockChoice[]): LabelExportSubmit | null {
  const format = formatOf(draft);
  if (format !== null) {
    return { scope: draft.scope, export_type: draft.make, file_format: format, filters: filtersOf(draft) };
  }
  const sheet = sheetOf(draft, stocks);
  if (!sheet?.layout) return null;
  return {
    scope: draft.scope,
    export_type: 'sheet_pdf',
    file_format: 'pdf',
    filters: filtersOf(draft),
    asset_config: { sheet_template: sheet.stock.id, symbol: sheet.symbol, layout: sheet.layout.id },
  };
}
