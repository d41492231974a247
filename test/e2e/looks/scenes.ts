import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Run } from '../../../src-shared/contract/common.ts';
import type { Job } from '../../../src-shared/contract/jobs.ts';
import { runJson } from '../../support/cli.ts';
import { csvFile } from '../../support/room.ts';
import { beginShift, type Shift } from '../browser.ts';
import { call } from './tour.ts';

const gtin = '09521234000013';
/** As long as names are in plants. */
export const longName = 'Oat biscuits with dark chocolate and candied orange peel, family pack 4 x 250 g';
export const longPrinter = 'Line 3, packing hall B, label printer beside the palletiser';

/** A shift on `count` serials of each of these lots. */
export async function beginWithLots(lots: readonly string[], count: number): Promise<Shift> {
  const shift = await beginShift();
  const rows = lots.flatMap((lot) =>
    Array.from(
      { length: count },
      (_, i) => `${gtin},${lot},${lot}-${String(i + 1).padStart(5, '0')},2027-12-31,"${longName}"`,
    ),
  );
  const csv = ['gtin,lot,serial,expiry,product_name', ...rows].join('\n');
  await runJson(['import', csvFile(csv), '--data', shift.dataFolder]);
  await shift.page.reload();
  return shift;
}

/** A folder as a printer with a name as long as a plant gives it; @returns its name. */
export async function addFolder(page: Page, uri: string, name = longPrinter): Promise<string> {
  await call(page, 'printing/addPrinter', { name, driver: 'folder', uri });
  return name;
}

/** Makes the sheets of a lot and orders their run; @returns the run as soon as it stands in the queue. */
export async function printLot(page: Page, lot: string, order: object): Promise<Run> {
  const [found] = (await call(page, 'catalog/lots', { text: lot })) as readonly { id: string }[];
  if (!found) throw new Error(`There is no lot ${lot}.`);
  const { job } = (await call(page, 'printing/makeAndPrint', {
    request: {
      scope: 'serials',
      export_type: 'sheet_pdf',
      file_format: 'pdf',
      filters: { lot_ids: [found.id] },
    },
    order: { printer: 'folder', operator: 'Ana Fernández', start_position: 1, ...order },
  })) as { job: Job };
  await expect.poll(async () => (await runOf(page, job.job_id)) !== null, { timeout: 30_000 }).toBe(true);
  return (await runOf(page, job.job_id)) as Run;
}

/** Resolves when the run stands so. */
export async function reach(page: Page, run: Run, status: Run['status']): Promise<void> {
  const ask = async () => ((await call(page, 'printing/get', { run_id: run.run_id })) as Run).status;
  await expect.poll(ask, { timeout: 30_000 }).toBe(status);
}

async function runOf(page: Page, jobId: string): Promise<Run | null> {
  const runs = (await call(page, 'printing/list', {})) as readonly Run[];
  return runs.find(({ job_id: id }) => id === jobId) ?? null;
}
