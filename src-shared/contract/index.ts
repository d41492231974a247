import { backupsContract } from './backups.ts';
import { calibrationContract } from './calibration.ts';
import { catalogContract } from './catalog.ts';
import { dataExportAdminContract, dataExportContract } from './data-export.ts';
import { jobsContract } from './jobs.ts';
import { keysContract } from './keys.ts';
import { kioskAdminContract, kioskContract } from './kiosk.ts';
import { labelsContract } from './labels.ts';
import { peopleAdminContract, peopleContract } from './people.ts';
import { presetsContract } from './presets.ts';
import { printersContract } from './printers.ts';
import { printingContract } from './printing.ts';
import { eventsContract, lotsContract, reportsAdminContract, reportsContract } from './reports.ts';
import { settlingContract } from './settling.ts';
import { layoutsContract, stocksContract } from './stocks.ts';
import { syncAdminContract, syncContract } from './sync.ts';
import { adminContract, systemContract } from './system.ts';

/** What a window may ask of the core, the same words over every door. */
export const windowContract = {
  system: systemContract,
  jobs: jobsContract,
  catalog: catalogContract,
  labels: labelsContract,
  printing: { ...printingContract, ...settlingContract },
  events: eventsContract,
  lots: lotsContract,
  reports: reportsContract,
  printers: printersContract,
  calibration: calibrationContract,
  stocks: stocksContract,
  layouts: layoutsContract,
  presets: presetsContract,
  keys: keysContract,
  people: peopleContract,
  kiosk: kioskContract,
  backups: backupsContract,
  dataExport: dataExportContract,
  sync: syncContract,
};

/** What the command line may ask beside it. */
export const contract = {
  ...windowContract,
  admin: {
    ...adminContract,
    ...dataExportAdminContract,
    ...reportsAdminContract,
    ...syncAdminContract,
    ...peopleAdminContract,
    ...kioskAdminContract,
  },
};
