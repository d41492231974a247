import { create } from 'zustand';
import { createAppearanceSlice, type AppearanceSlice } from './appearance.ts';
import { createCalibrationsSlice, type CalibrationsSlice } from './calibrations.ts';
import { createCatalogSlice, type CatalogSlice } from './catalog.ts';
import { createDataExportsSlice, type DataExportsSlice } from './data-exports.ts';
import { createDraftSlice, type DraftSlice } from './draft.ts';
import { createJobsSlice, type JobsSlice } from './jobs.ts';
import { createFirstStartSlice, type FirstStartSlice } from './first-start.ts';
import { createKioskSlice, type KioskSlice } from './kiosk.ts';
import { createLabelsSlice, type LabelsSlice } from './labels.ts';
import { createOrganisationSlice, type OrganisationSlice } from './organisation.ts';
import { createPeopleSlice, type PeopleSlice } from './people.ts';
import { createPresetsSlice, type PresetsSlice } from './presets.ts';
import { createPrintersSlice, type PrintersSlice } from './printers.ts';
import { createPrintingSlice, type PrintingSlice } from './printing.ts';
import { createReportsSlice, type ReportsSlice } from './reports.ts';
import { createRunsSlice, type RunsSlice } from './runs.ts';
import { createScannerSlice, type ScannerSlice } from './scanner.ts';
import { createSettingsSlice, type SettingsSlice } from './settings.ts';
import { createSheetsSlice, type SheetsSlice } from './sheets.ts';
import { createStocksSlice, type StocksSlice } from './stocks.ts';
import { createSyncSlice, type SyncSlice } from './sync.ts';
import { createUiSlice, type UiSlice } from './ui.ts';

export type State = OrganisationSlice &
  JobsSlice &
  RunsSlice &
  AppearanceSlice &
  FirstStartSlice &
  KioskSlice &
  CalibrationsSlice &
  CatalogSlice &
  DataExportsSlice &
  DraftSlice &
  LabelsSlice &
  PeopleSlice &
  PresetsSlice &
  PrintersSlice &
  PrintingSlice &
  ScannerSlice &
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
  ...createAppearanceSlice(...parts),
  ...createFirstStartSlice(...parts),
  ...createKioskSlice(...parts),
  ...createCalibrationsSlice(...parts),
  ...createCatalogSlice(...parts),
  ...createDataExportsSlice(...parts),
  ...createDraftSlice(...parts),
  ...createLabelsSlice(...parts),
  ...createPeopleSlice(...parts),
  ...createPresetsSlice(...parts),
  ...createPrintersSlice(...parts),
  ...createPrintingSlice(...parts),
  ...createScannerSlice(...parts),
  ...createReportsSlice(...parts),
  ...createSettingsSlice(...parts),
  ...createSheetsSlice(...parts),
  ...createStocksSlice(...parts),
  ...createSyncSlice(...parts),
  ...createUiSlice(...parts),
}));
