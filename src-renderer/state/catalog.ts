import type {
  EditedProduct,
  ImportBatch,
  ImportReport,
  LotChoice,
  LotRunChoice,
  Product,
} from '../../src-shared/contract/catalog.ts';
import { client } from '../client/client.ts';
import { attempt, type Outcome } from '../client/problem.ts';
import { ofOrganisation, sameOrganisation, type Slice } from './slice.ts';

export interface NewLot {
  readonly gtin: string;
  readonly lot: string;
  /** YYYY-MM-DD, or null for a lot without a date. */
  readonly date: string | null;
  readonly dateKind: 'use_by' | 'best_before';
  readonly plannedQuantity: number | null;
  readonly productName: string | null;
}

export interface LotMade {
  readonly id: string;
  readonly gtin: string;
  readonly lot: string;
}

export interface CatalogSlice {
  readonly products: readonly Product[];
  readonly imports: readonly ImportBatch[];
  /** Counts the changes, so that whoever counts labels counts again. */
  readonly catalogChanges: number;
  readonly catalogChanged: () => void;
  readonly loadProducts: () => Promise<Outcome<void>>;
  readonly loadImports: () => Promise<Outcome<void>>;
  /** Lots to choose from, the newest first; `text` is a part of the lot's number. */
  readonly findLots: (gtins: readonly string[], text: string) => Promise<Outcome<readonly LotChoice[]>>;
  readonly findLotRuns: () => Promise<Outcome<readonly LotRunChoice[]>>;
  readonly createLot: (lot: NewLot) => Promise<Outcome<LotMade>>;
  /** What the dates of a product are from now on. */
  readonly setDateKind: (gtin: string, kind: Product['date_kind']) => Promise<Outcome<EditedProduct>>;
  readonly uploadFile: (file: File) => Promise<Outcome<ImportReport>>;
  readonly undoImport: (batch: string) => Promise<Outcome<ImportBatch>>;
  readonly forgetCatalog: () => void;
}

export const createCatalogSlice: Slice<CatalogSlice> = (set, get) => {
  /** What we changed ourselves is shown at once, also while the stream of changes is broken. */
  const changing = <T>(work: () => Promise<T>): Promise<Outcome<T>> =>
    attempt(async () => {
      const result = await work();
      get().catalogChanged();
      return result;
    });

  return {
    products: [],
    imports: [],
    catalogChanges: 0,

    catalogChanged: () => set({ catalogChanges: get().catalogChanges + 1 }),

    loadProducts: () =>
      attempt(async () => {
        const here = sameOrganisation(get);
        const products = await client.catalog.products(ofOrganisation(get()));
        if (here()) set({ products });
      }),

    loadImports: () =>
      attempt(async () => {
        const here = sameOrganisation(get);
        const imports = await client.catalog.imports(ofOrganisation(get()));
        if (here()) set({ imports });
      }),

    findLots: (gtins, text) =>
      attempt(() => client.catalog.lots({ ...ofOrganisation(get()), gtins: [...gtins], text })),

    findLotRuns: () => attempt(() => client.catalog.lotRuns(ofOrganisation(get()))),

    createLot: (lot) =>
      changing(() =>
        client.catalog.createLot({
          ...ofOrganisation(get()),
          gtin: lot.gtin,
          lot: lot.lot,
          date: lot.date,
          date_kind: lot.date === null ? null : lot.dateKind,
          planned_quantity: lot.plannedQuantity,
          product_name: lot.productName,
        }),
      ),

    setDateKind: (gtin, kind) =>
      changing(() => client.catalog.editProduct({ ...ofOrganisation(get()), gtin, date_kind: kind })),

    uploadFile: (file) => changing(() => client.catalog.upload({ ...ofOrganisation(get()), file })),

    undoImport: (batch) => changing(() => client.catalog.undoImport({ ...ofOrganisation(get()), batch })),

    forgetCatalog: () => set({ products: [], imports: [] }),
  };
};
