import type { LayoutEntry, StockEntry } from '../../src-shared/contract/stocks.ts';
import type { Stock } from '../../src-shared/models/stock.ts';
import { client } from '../client/client.ts';
import { attempt, type Outcome } from '../client/problem.ts';
import { ofOrganisation, sameOrganisation, type Slice } from './slice.ts';

export interface StocksSlice {
  readonly stockEntries: readonly StockEntry[];
  readonly layoutEntries: readonly LayoutEntry[];
  readonly loadStockEntries: () => Promise<Outcome<void>>;
  /** @param replace an own one that is there is changed; without it a taken id is refused. */
  readonly saveStock: (stock: Stock, replace: boolean) => Promise<Outcome<StockEntry>>;
  readonly removeStock: (id: string) => Promise<Outcome<void>>;
  readonly removeLayout: (id: string) => Promise<Outcome<void>>;
  /** Brings in a stock or a layout; the file says which. @returns the id. */
  readonly importDefinition: (file: File) => Promise<Outcome<string>>;
  readonly exportDefinition: (part: 'stocks' | 'layouts', id: string) => Promise<Outcome<File>>;
  readonly proofStock: (id: string) => Promise<Outcome<File>>;
  readonly forgetStocks: () => void;
}

export const createStocksSlice: Slice<StocksSlice> = (set, get) => {
  /** What we changed ourselves is shown at once, also while the stream of changes is broken. */
  const changing = <T>(work: () => Promise<T>): Promise<Outcome<T>> =>
    attempt(async () => {
      const result = await work();
      await Promise.all([get().loadStockEntries(), get().loadStocks()]);
      return result;
    });

  return {
    stockEntries: [],
    layoutEntries: [],

    loadStockEntries: () =>
      attempt(async () => {
        const here = sameOrganisation(get);
        const [stockEntries, layoutEntries] = await Promise.all([
          client.stocks.list(ofOrganisation(get())),
          client.layouts.list(ofOrganisation(get())),
        ]);
        if (here()) set({ stockEntries, layoutEntries });
      }),

    saveStock: (stock, replace) =>
      changing(() => client.stocks.save({ ...ofOrganisation(get()), stock, replace })),

    removeStock: (id) =>
      changing(async () => void (await client.stocks.remove({ ...ofOrganisation(get()), id }))),

    removeLayout: (id) =>
      changing(async () => void (await client.layouts.remove({ ...ofOrganisation(get()), id }))),

    importDefinition: (file) =>
      changing(async () => {
        const input = { ...ofOrganisation(get()), json: await file.text() };
        return isLayout(input.json)
          ? (await client.layouts.importJson(input)).layout.id
          : (await client.stocks.importJson(input)).stock.id;
      }),

    exportDefinition: (part, id) =>
      attempt(async () => {
        const { json, file_name: name } = await client[part].exportJson({ ...ofOrganisation(get()), id });
        return new File([json], name, { type: 'application/json' });
      }),

    proofStock: (id) =>
      attempt(async () => {
        const { file } = await client.stocks.proof({ ...ofOrganisation(get()), id });
        return file;
      }),

    forgetStocks: () => set({ stockEntries: [], layoutEntries: [] }),
  };
};

/** A layout has an arrangement; what is neither is left to the host, which says what is wrong with it. */
function isLayout(json: string): boolean {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && 'arrangement' in value;
  } catch {
    return false;
  }
}
