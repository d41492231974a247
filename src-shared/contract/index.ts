import { catalogContract } from './catalog.ts';
import { dataExportAdminContract, dataExportContract } from './data-export.ts';
import { jobsContract } from './jobs.ts';
import { keysContract } from './keys.ts';
import { printingContract } from './printing.ts';
import { layoutsContract, stocksContract } from './stocks.ts';
import { syncAdminContract, syncContract } from './sync.ts';
import { adminContract, systemContract } from './system.ts';

/** What a window may ask of the core, the same words over every door. */
export const windowContract = {
  system: systemContract,
  jobs: jobsContract,
  catalog: catalogContract,
  printing: printingContract,
  stocks: stocksContract,
  layouts: layoutsContract,
  keys: keysContract,
  dataExport: dataExportContract,
  sync: syncContract,
};

/** What the command line may ask beside it. */
export const contract = {
  ...windowContract,
  admin: { ...adminContract, ...dataExportAdminContract, ...syncAdminContract },
};
