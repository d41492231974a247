import { create } from 'zustand';
import { createCalibrationsSlice, type CalibrationsSlice } from './calibrations.ts';
import { createCatalogSlice, type CatalogSlice } from './catalog.ts';
import { createDataExportsSlice, type DataExportsSlice } from './data-exports.ts';
import { createDraftSlice, type DraftSlice } from './draft.ts';
import { createJobsSlice, type JobsSlice } from './jobs.ts';
import { createOrganisationSlice, type OrganisationSlice } from './organisation.ts';
import { createPeopleSlice, type PeopleSlice } from './people.ts';
import { createPrintersSlice, type PrintersSlice } from './printers.ts';
import { createReportsSlice, type ReportsSlice } from './reports.ts';
import { createRunsSlice, type RunsSlice } from './runs.ts';
import { createSettingsSlice, type SettingsSlice } from './settings.ts';
import { createSheetsSlice, type SheetsSlice } from './sheets.ts';
import { createStocksSlice, type StocksSlice } from './stocks.ts';
import { createSyncSlice, type SyncSlice } from './sync.ts';
import { createUiSlice, type UiSlice } from './ui.ts';

export type State = OrganisationSlice &
  JobsSlice &
  RunsSlice &
  CalibrationsSlice &
  CatalogSlice &
  DataExportsSlice &
  DraftSlice &
  PeopleSlice &
  PrintersSlice &
  ReportsSlice &
  SettingsSlice &
  SheetsSlice &
  StocksSlice &
  SyncSlice &
  UiSlice;

/** One store, one slice per subject. A slice owns its state and the verbs that change it. */
export const useStore = create<State>()((...parts) => ({
  ...createOrganisationSlice(...parts),
  ...createJobsSlice(...parts),
  ...createRunsSlice(...parts),
  ...createCalibrationsSlice(...parts),
  ...createCatalogSlice(...parts),
  ...createDataExportsSlice(...parts),
  ...createDraftSlice(...parts),
  ...createPeopleSlice(...parts),
  ...createPrintersSlice(...parts),
  ...createReportsSlice(...parts),
  ...createSettingsSlice(...parts),
  ...createSheetsSlice(...parts),
  ...createStocksSlice(...parts),
  ...createSyncSlice(...parts),
  ...createUiSlice(...parts),
}));
