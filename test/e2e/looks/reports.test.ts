import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { needs } from '../../support/needs.ts';
import { clientOf, csvFile, openTestRoom, serialsCsv } from '../../support/room.ts';
import { beginShiftIn, chromiumPath } from '../browser.ts';
import { manyLooks, type Words } from './look.ts';
import { beginTour } from './tour.ts';

const hasChromium = needs('chromium', chromiumPath);
const gtin = '09521234000013';
const longName = 'Rinderhackfleisch, gemischt, aus artgerechter Haltung, Vorratspackung, 2 x 5 kg';

test.skipIf(!hasChromium)(
  'reports look right: nothing yet, a lot that does not add up, a closed one, a held one, a run',
  manyLooks,
  async () => {
    const room = await openTestRoom();
    const core = clientOf(room);
    const tour = await beginTour(await beginShiftIn(room));
    const lot = async (page: Page, name: string): Promise<void> =>
      page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    const account = async (page: Page, say: Words, applied: string): Promise<void> => {
      await lot(page, 'L-2027-001');
      await page.getByLabel(say('reconcile.applied')).fill(applied);
      await page.getByText(say(applied === '61' ? 'reports.beyond' : 'reports.within')).waitFor();
    };

    await core.admin.importFile({
      path: csvFile(
        `gtin,lot,expiry,product_name\n09521234000020,OHNE-DRUCK-123456789,2027-12-31,"${longName}"\n`,
      ),
    });
    await tour.everywhere('reports-nothing', '#/reports', async (page, say) => {
      await page.getByText(say('reports.choose'), { exact: true }).waitFor();
      await page.getByRole('button', { name: /^OHNE/ }).waitFor();
    });
    await tour.everywhere('reports-no-runs', '#/reports', async (page, say) => {
      await page.getByText(say('reports.runs'), { exact: true }).click();
      await page.getByText(say('reports.no_runs')).waitFor();
    });

    await core.admin.importFile({ path: csvFile(serialsCsv(70, { lot: 'L-2027-001' })) });
    await core.printing.setCountsAsPrinted({ printer: 'folder', counts: true });
    const { job_id: jobId } = await core.jobs.submit({
      scope: 'serials',
      export_type: 'sheet_pdf',
      file_format: 'pdf',
    });
    await core.admin.waitForJob({ job_id: jobId });
    const { run_id: runId } = await core.printing.start({
      job_id: jobId,
      printer: 'folder',
      operator: 'Maximiliane von Hohenstein-Wolkenburg',
    });
    await core.printing.wait({ run_id: runId });

    await tour.everywhere('reports-lot', '#/reports', async (page, say) => {
      await lot(page, 'L-2027-001');
      await page.getByText(say('reports.not_counted')).waitFor();
      await page.getByText(say('hold.free')).waitFor();
    });
    await tour.everywhere('reports-unprinted', '#/reports', async (page, say) => {
      await lot(page, 'OHNE-DRUCK');
      await page.getByText(say('hold.free')).waitFor();
    });
    await tour.everywhere('reports-beyond', '#/reports', (page, say) => account(page, say, '61'));
    await tour.everywhere('reports-close', '#/reports', async (page, say) => {
      await account(page, say, '70');
      await page.getByRole('button', { name: say('reconcile.do') }).click();
      await page.getByText(say('reports.close_consequence')).waitFor();
    });
    await tour.everywhere('reports-closed', '#/reports', async (page, say) => {
      await account(page, say, '61');
      await page.getByRole('button', { name: say('reports.why_waste') }).click();
      await page.getByRole('button', { name: say('reconcile.do') }).click();
      await page.getByRole('dialog').getByRole('textbox').fill('Maximiliane von Hohenstein-Wolkenburg');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: say('reconcile.do') })
        .click();
      await page
        .getByRole('button', { name: say('report.save') })
        .first()
        .waitFor();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    });
    await tour.everywhere('reports-run', '#/reports', async (page, say) => {
      await page.getByText(say('reports.runs'), { exact: true }).click();
      await page.getByRole('button', { name: /Maximiliane/ }).click();
      await page.getByText(say('reports.not_counted')).waitFor();
    });

    await core.lots.hold({
      gtin,
      lot: 'L-2027-001',
      reason: 'Reklamation des Kunden Meier, Charge unter Verdacht',
      operator: 'Quentin',
    });
    await tour.everywhere('reports-held', '#/reports', async (page, say) => {
      await page.getByText(say('reports.held'), { exact: true }).click();
      await lot(page, 'L-2027-001');
      await page.getByText(say('hold.held'), { exact: true }).waitFor();
    });
    // A page that nobody has touched yet may not sound, and says so.
    expect(tour.complaints(/AudioContext was not allowed/)).toEqual([]);
  },
);
