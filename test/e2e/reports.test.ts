import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runJson } from '../support/cli.ts';
import { needs } from '../support/needs.ts';
import { csvFile, serialsCsv } from '../support/room.ts';
import { beginShift, chooseYourself, chromiumPath, tooSmallToPress } from './browser.ts';

const hasChromium = needs('chromium', chromiumPath);

test.skipIf(!hasChromium)(
  'a lot is accounted for and closed with a reason, its reports are saved, and it is held and released',
  async () => {
    const { page, dataFolder, complaints, pictures } = await beginShift();
    await runJson(['import', csvFile(serialsCsv(70, { lot: 'A1' })), '--data', dataFolder]);
    await page.reload();
    await chooseYourself(page, 'Serials');
    await page.getByRole('button', { name: /^Print 70 labels on/ }).click();
    await page.getByRole('button', { name: 'All 2 sheets are good' }).click();

    await page.getByRole('link', { name: 'Reports' }).click();
    await page.getByText('Choose a lot or a run').waitFor();
    await pictures('reports-empty');
    await page.getByRole('button', { name: /^A1/ }).click();
    const accounts = page.getByRole('region', { name: 'Accounts' });
    await accounts.getByRole('row', { name: 'Issued 70' }).waitFor();
    await page.getByLabel('Applied to goods').fill('61');
    await accounts.getByRole('row', { name: 'Unaccounted for 9' }).waitFor();
    await accounts.getByText('Beyond the limit').waitFor();
    await page.getByRole('button', { name: 'Waste at the line' }).click();
    await pictures('reports-accounts');
    expect(await tooSmallToPress(page)).toEqual([]);
    await page.getByRole('button', { name: 'Close for good' }).click();
    await page.getByRole('dialog').getByText('Close with 9 labels unaccounted for?').waitFor();
    await page.getByRole('dialog').getByLabel('Your name').fill('Ann');
    await page.getByRole('dialog').getByRole('button', { name: 'Close for good' }).click();
    await page.getByText('Version 1: 9 unaccounted for').waitFor();
    const saved = async (button: string): Promise<string> => {
      const downloading = page.waitForEvent('download');
      await page.getByRole('button', { name: button }).click();
      return readFileSync(await (await downloading).path(), 'utf8').slice(0, 5);
    };
    expect(await saved('Save the report')).toBe('%PDF-');
    expect(await saved('Lot report (PDF)')).toBe('%PDF-');
    expect(await saved('Every label (CSV)')).not.toBe('%PDF-');

    const hold = page.getByRole('region', { name: 'Hold' });
    await hold.getByRole('button', { name: 'Complaint' }).click();
    await hold.getByRole('button', { name: 'Hold this lot' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Hold this lot' }).click();
    await hold.getByText('Held: is not printed').waitFor();
    await pictures('reports-held');
    await page.getByText('Held', { exact: true }).first().click();
    await page.getByRole('button', { name: /^A1.*Complaint/ }).waitFor();
    await hold.getByRole('button', { name: 'Checked, is good' }).click();
    await hold.getByRole('button', { name: 'Release this lot' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Release this lot' }).click();
    await page.getByText('No lot is held.').waitFor();
    expect(complaints).toEqual([]);
  },
);
