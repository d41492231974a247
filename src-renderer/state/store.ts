import { create } from 'zustand';
import { createCatalogSlice, type CatalogSlice } from './catalog.ts';
import { createDataExportsSlice, type DataExportsSlice } from './data-exports.ts';
import { createDraftSlice, type DraftSlice } from './draft.ts';
import { createJobsSlice, type JobsSlice } from './jobs.ts';
import { createOrganisationSlice, type OrganisationSlice } from './organisation.ts';
import { createPrintersSlice, type PrintersSlice } from './printers.ts';
import { createRunsSlice, type RunsSlice } from './runs.ts';
import { createSettingsSlice, type SettingsSlice } from './settings.ts';
import { createStocksSlice, type StocksSlice } from './stocks.ts';
import { createSyncSlice, type SyncSlice } from './sync.ts';
import { createUiSlice, type UiSlice } from './ui.ts';

export type State = OrganisationSlice &
  JobsSlice &
  RunsSlice &
  CatalogSlice &
  DataExportsSlice &
  DraftSlice &
  PrintersSlice &
  SettingsSlice &
  StocksSlice &
  SyncSlice &
  UiSlice;

/** One store, one slice per subject. A slice owns its state and the verbs that change it. */
export const useStore = create<State>()((...parts) => ({
  ...createOrganisationSlice(...parts),
  ...createJobsSlice(...parts),
  ...createRunsSlice(...parts),
  ...createCatalogSlice(...parts),
  ...createDataExportsSlice(...parts),
  ...createDraftSlice(...parts),
  ...createPrintersSlice(...parts),
  ...createSettingsSlice(...parts),
  ...createStocksSlice(...parts),
  ...createSyncSlice(...parts),
  ...createUiSlice(...parts),
}));
