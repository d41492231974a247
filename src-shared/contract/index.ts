import { catalogContract } from './catalog.ts';
import { jobsContract } from './jobs.ts';
import { printingContract } from './printing.ts';
import { adminContract, systemContract } from './system.ts';

/** What a window may ask of the core, the same words over every door. */
export const windowContract = {
  system: systemContract,
  jobs: jobsContract,
  catalog: catalogContract,
  printing: printingContract,
};

/** What the command line may ask beside it. */
export const contract = { ...windowContract, admin: adminContract };
