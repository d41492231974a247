import type { Organisation } from '../../src-shared/contract/common.ts';
import type { OrganisationColour } from '../../src-shared/organisation-colours.ts';
import type { StockChoice } from '../../src-shared/contract/system.ts';
import { attempt, type Outcome } from '../client/problem.ts';
import { client } from '../client/client.ts';
import { byName } from '../texts/format.ts';
import { remember, remembered } from './remembered.ts';
import { ofOrganisation, sameOrganisation, type Slice } from './slice.ts';

/** `live`: changes arrive. `lost`: the stream broke and is being opened again. */
export type Connection = 'connecting' | 'live' | 'lost' | 'signed_out';

export interface Station {
  readonly version: string;
  readonly station: string;
}

export interface OrganisationChange {
  readonly name?: string;
  readonly color?: OrganisationColour;
}

export interface OrganisationSlice {
  readonly station: Station | null;
  readonly organisations: readonly Organisation[];
  /** The organisation on screen; null until the host has answered once. */
  readonly organisationId: string | null;
  readonly stocks: readonly StockChoice[];
  readonly connection: Connection;
  readonly setConnection: (connection: Connection) => void;
  /** Asks who is here, and keeps or chooses the organisation on screen. */
  readonly loadStation: () => Promise<Outcome<void>>;
  readonly loadStocks: () => Promise<Outcome<void>>;
  /** Puts the sample organisation beside the others and on screen. */
  readonly addSample: () => Promise<Outcome<void>>;
  /** Name and colour of the organisation on screen. */
  readonly changeOrganisation: (change: OrganisationChange) => Promise<Outcome<void>>;
  /** Puts another organisation on screen; everything of the former leaves the page. */
  readonly chooseOrganisation: (id: string) => void;
}

const organisationKey = 'organisation';

export const createOrganisationSlice: Slice<OrganisationSlice> = (set, get) => ({
  station: null,
  organisations: [],
  organisationId: null,
  stocks: [],
  connection: 'connecting',

  setConnection: (connection) => set({ connection }),

  loadStation: () =>
    attempt(async () => {
      const { version, station, organisations, kiosk } = await client.system.info();
      const wanted = get().organisationId ?? remembered(organisationKey);
      const chosen = organisations.find(({ id }) => id === wanted) ?? organisations[0];
      const entered = kiosk && !get().kiosk;
      set({ station: { version, station }, organisations, kiosk });
      if (entered) get().followAddress(location.hash);
      // Another organisation than before, where the former is gone: nothing of it may stay on screen.
      if (chosen) get().chooseOrganisation(chosen.id);
    }),

  loadStocks: () =>
    attempt(async () => {
      const here = sameOrganisation(get);
      const stocks = await client.system.stocks(ofOrganisation(get()));
      // An answer that arrives after the organisation was changed belongs to nobody.
      if (here()) set({ stocks: stocks.toSorted((a, b) => byName(a.name, b.name)) });
    }),

  addSample: () =>
    attempt(async () => {
      const { id } = await client.system.addSample(ofOrganisation(get()));
      await get().loadStation();
      get().chooseOrganisation(id);
    }),

  changeOrganisation: (change) =>
    attempt(async () => {
      await client.system.setOrganisation({ ...ofOrganisation(get()), ...change });
      await get().loadStation();
    }),

  chooseOrganisation: (id) => {
    const before = get().organisationId;
    if (id === before) return;
    if (before === null) return set({ organisationId: id });
    remember(organisationKey, id);
    get().forgetJobs();
    get().forgetRuns();
    get().forgetCatalog();
    get().forgetPrinters();
    get().forgetStocks();
    get().forgetSettings();
    get().forgetDataExports();
    get().forgetSync();
    get().forgetDraft();
    get().forgetPresets();
    get().forgetLabels();
    get().forgetPrinting();
    get().forgetFirstStart();
    const nothing = { stocks: [], selected: null, previewJobId: null, notices: [], signal: null };
    set({ organisationId: id, ...nothing });
    get().go({ screen: 'print' });
  },
});

/** The organisation on screen. */
export function currentOrganisation(state: OrganisationSlice): Organisation | null {
  return state.organisations.find(({ id }) => id === state.organisationId) ?? null;
}

/** The stock of a job or run; null for one that is no longer in the catalogue. */
export function stockOf(stocks: readonly StockChoice[], id: string | null): StockChoice | null {
  return stocks.find((stock) => stock.id === id) ?? null;
}
