import type { PrinterDriver } from '../../../../src-shared/contract/printing.ts';
import { createCupsDriver } from './cups.ts';
import type { Driver } from './driver.ts';
import { folderDriver } from './folder.ts';

export const drivers: Record<PrinterDriver, Driver> = {
  folder: folderDriver,
  cups: createCupsDriver({ silentAfterMs: 15 * 60_000 }),
};
