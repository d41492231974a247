import type { IdForm } from './ids.ts';
import type { Window } from './quota.ts';
import type { BadRows } from './catalog/bad-rows.ts';

/** What a stand-in is made of; everything has a default. */
export interface SimOptions {
  readonly seed?: number;
  /** Rows of each list, bad ones among them. Rows are computed, so a million costs nothing. */
  readonly products?: number;
  readonly lots?: number;
  readonly serials?: number;
  /** Every so many serials has no lot and a date of its own; 0: none. */
  readonly lotlessEvery?: number;
  /** Share of lots and serials that are printed already, 0 to 1. */
  readonly printedShare?: number;
  readonly bad?: BadRows;
  /** When the first row was created. */
  readonly createdFrom?: number;
  readonly quota?: readonly Window[];
  /** Milliseconds since 1970. Default: the machine's clock. `advance` adds to it. */
  readonly clock?: () => number;
  readonly settings?: Partial<SimSettings>;
  /** 0 or absent: a free port. */
  readonly port?: number;
  readonly filesPort?: number;
  /** The stand-in stops by itself after this. Default: 30 minutes. */
  readonly maximumLifeMs?: number;
}

/** What can be changed while the stand-in runs. */
export interface SimSettings {
  organisationName: string;
  role: 'manager' | 'editor' | 'readonly';
  /** Which paths exist, and whether openapi.json says so. The documented ones are always there. */
  lots: boolean;
  serials: boolean;
  lifecycle: boolean;
  openapi: boolean;
  ids: IdForm;
  /** RFC 9457, or the envelope of the older pages. */
  errorForm: 'problem' | 'old';
  /** Unknown fields in every object. */
  extraFields: boolean;
  /** Lots and serials say whether they are printed (assumed, as are their other fields). */
  printState: boolean;
  /** Newest first: what is added while a client pages moves rows to later pages. */
  order: 'arrival' | 'newest-first';
  rateHeaders: 'both' | 'standard' | 'legacy' | 'none';
  /** Added to the Date header. */
  clockSkewMs: number;
  /** Begin of a Digital Link, up to `/01/`. */
  digitalLinkStem: string;
  /** Where the date of a Digital Link stands: the pages contradict each other. */
  digitalLinkDate: 'query' | 'path';
  /** Up to so many items a label export runs inside the submit. */
  syncThreshold: number;
  /** How many polls it takes a larger one to complete. */
  exportPolls: number;
  /** More items than this fail: symbols are really drawn. */
  exportMost: number;
  /** Whether a completed export counts its items as printed. The pages do not say. */
  exportMarksPrinted: boolean;
  /** Exports fail with this sentence. */
  exportError: string | null;
  productsScope: 'fails' | 'renders';
  /** How long a signed URL works. */
  urlSeconds: number;
  /** Fields of a reported event beyond those of the assumed shape that are taken; others are refused by name. */
  lifecycleExtraFields: readonly string[];
}

export const defaultSettings: SimSettings = {
  organisationName: 'Stand-in Foods',
  role: 'manager',
  lots: true,
  serials: true,
  lifecycle: true,
  openapi: true,
  ids: 'short',
  errorForm: 'problem',
  extraFields: false,
  printState: true,
  order: 'arrival',
  rateHeaders: 'both',
  clockSkewMs: 0,
  digitalLinkStem: 'https://www.closient.com',
  digitalLinkDate: 'query',
  syncThreshold: 50,
  exportPolls: 4,
  exportMost: 20_000,
  exportMarksPrinted: false,
  exportError: null,
  productsScope: 'fails',
  urlSeconds: 900,
  lifecycleExtraFields: [],
};
