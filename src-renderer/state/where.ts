/** Where the first label goes. `part`: on the part-used sheet of that name, on this place or a later one. */
export type Begin =
  | { readonly kind: 'place'; readonly position: number }
  | { readonly kind: 'part'; readonly name: string; readonly position: number };

/** What is printed of a whole order, from 1, both included; null: all of it. */
export type Range = {
  readonly of: 'sheets' | 'labels';
  readonly first: number;
  readonly last: number;
} | null;

/** So many more labels of each, or so many per cent of its labels. */
export interface Spare {
  readonly count: number;
  readonly percent: boolean;
}

/** Where and how often, beside what: the order to print. */
export interface Where {
  /** null: the one last used for the stock, or that holds it. */
  readonly printer: string | null;
  /** null: a new sheet, or where the last one ended where the preset says so. */
  readonly begin: Begin | null;
  /** Go on with the newest part-used sheet of the stock while nobody says otherwise. */
  readonly goOn: boolean;
  /** Name for what is left of the last sheet; empty: the host's choice. */
  readonly restAs: string;
  readonly copies: number;
  /** What is missing to the planned quantity of each lot, instead of copies. */
  readonly planned: boolean;
  readonly spare: Spare;
  readonly fillLastSheet: boolean;
  /** First one sheet, the others after release. */
  readonly proofFirst: boolean;
  readonly range: Range;
  readonly scanPack: boolean;
}

export const usualWhere: Where = {
  printer: null,
  begin: null,
  goOn: false,
  restAs: '',
  copies: 1,
  planned: false,
  spare: { count: 0, percent: false },
  fillLastSheet: false,
  proofFirst: false,
  range: null,
  scanPack: false,
};

/** For the next order: the place is taken by now, and the range was of this one. */
export function afterOrder(where: Where): Where {
  return { ...where, begin: null, restAs: '', range: null };
}
