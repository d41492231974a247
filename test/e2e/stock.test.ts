import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { needs } from '../support/needs.ts';
import { beginShift, chromiumPath } from './browser.ts';

const hasChromium = needs('chromium', chromiumPath);

/** What a button of the Stock screen saves. */
async function saved(page: Page, button: string): Promise<Buffer> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: button, exact: true }).click();
  return readFileSync(await (await downloading).path());
}

/** A definition that was exported, under another id and name, as a file to bring in. */
function renamed(exported: Buffer, id: string, name: string) {
  const definition: object = JSON.parse(exported.toString());
  const json = JSON.stringify({ ...definition, id, name });
  return { name: `${id}.json`, mimeType: 'application/json', buffer: Buffer.from(json) };
}

test.skipIf(!hasChromium)('a stock of one’s own is typed, saved, printed on and removed', async () => {
  const { page, dataFolder, complaints, picture } = await beginShift({ sample: true });
  await page.getByRole('link', { name: 'Stock' }).click();
  await page.getByRole('button', { name: 'Copy and change' }).click();
  await page.getByLabel('Name').fill('');
  await page.getByText('It needs a name').waitFor();
  await page.getByLabel('Name').fill('Circles of line 3');
  await page.getByLabel('Id', { exact: true }).fill('circles-line-3');
  await page.getByRole('textbox', { name: 'Labels down' }).fill('8');
  await page.getByText('The top margin is 12.70 mm').waitFor();
  expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
  await page.getByLabel('Top margin').fill('1.0625');
  await page.getByText('The numbers go together.').waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Circles of line 3' }).waitFor();
  await page.getByText('Your own').waitFor();
  await picture('stock-own');

  await page.getByRole('link', { name: 'Print', exact: true }).click();
  await page.getByRole('combobox', { name: 'Stock in the printer' }).click();
  await page.getByRole('option', { name: 'Circles of line 3' }).click();
  await page.getByRole('button', { name: 'Print 1,190 labels on 22 sheets' }).click();
  await page.getByText('1,190 labels are recorded as printed.').waitFor();
  expect(readdirSync(join(dataFolder, 'printed')).filter((name) => name.endsWith('.pdf'))).not.toEqual([]);

  await page.getByRole('link', { name: 'Stock' }).click();
  await page.getByRole('button', { name: /^Circles of line 3/ }).click();
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await page.getByText('Your own').waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});

test.skipIf(!hasChromium)(
  'a stock and a layout leave as files and come back under another name; a file that is neither is explained',
  async () => {
    const { page, complaints, picture } = await beginShift();
    await page.getByRole('link', { name: 'Stock' }).click();
    await page.getByRole('heading', { name: '63 round labels, 1 in, Letter' }).waitFor();
    expect((await saved(page, 'Proof as PDF')).subarray(0, 5).toString()).toBe('%PDF-');
    const file = page.locator('input[type=file]');
    await file.setInputFiles(renamed(await saved(page, 'Export'), 'circles-2', 'Circles brought in'));
    await page.getByRole('heading', { name: 'Circles brought in' }).waitFor();

    await page.getByText('Layouts', { exact: true }).click();
    await page.getByRole('button', { name: /datamatrix-1in$/ }).click();
    await page.getByRole('heading', { name: /^GS1 DataMatrix, 1 inch/ }).waitFor();
    await file.setInputFiles(renamed(await saved(page, 'Export'), 'circle-2', 'Layout brought in'));
    await page.getByRole('heading', { name: 'Layout brought in' }).waitFor();
    await page.getByText(/Circles brought in/).waitFor();
    await picture('layout-own');

    await file.setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{') });
    await page.getByRole('alert').getByText('The file could not be brought in').waitFor();
    await picture('stock-import-failed');
    expect(complaints.filter((line) => !/ 400 /.test(line))).toEqual([]);
  },
);

test.skipIf(!hasChromium)('a stock on which no QR code fits takes DataMatrix, and says so', async () => {
  const { page, complaints, picture } = await beginShift({ sample: true });
  await page.getByRole('link', { name: 'Print', exact: true }).click();
  await page.getByRole('combobox', { name: 'Stock in the printer' }).click();
  await page.getByRole('option', { name: '189 labels, 25.4 x 10 mm, A4' }).click();
  await page.getByText('A QR code has no room on this stock, so DataMatrix is chosen.').waitFor();
  await picture('new-job-datamatrix-only');
  await page.getByRole('button', { name: 'Make a PDF' }).click();
  await page.getByRole('heading', { name: 'Sheets of 1,190 serials' }).waitFor();
  await page.getByRole('link', { name: 'Queue' }).click();
  await page.getByText('GS1 DataMatrix with small modules, 10 mm high, lot and serial beside it').waitFor();

  // The wish for a QR code is kept for a stock that has room.
  await page.getByRole('link', { name: 'Print', exact: true }).click();
  await page.getByRole('combobox', { name: 'Stock in the printer' }).click();
  await page.getByRole('option', { name: '63 round labels, 1 in, Letter' }).click();
  await page.getByText('A QR code has no room').waitFor({ state: 'detached' });
  expect(await page.getByRole('radio', { name: 'QR code' }).isChecked()).toBe(true);
  expect(complaints).toEqual([]);
});
