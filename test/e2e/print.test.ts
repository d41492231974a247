import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { needs } from '../support/needs.ts';
import { csvFile, serialsCsv } from '../support/room.ts';
import { axeFinds } from './axe.ts';
import { beginShift, chromiumPath, tooSmallToPress, type Shift } from './browser.ts';

const hasChromium = needs('chromium', chromiumPath);
const root = fileURLToPath(new URL('../../', import.meta.url));

const printedFiles = (folder: string): number =>
  (existsSync(join(folder, 'printed')) ? readdirSync(join(folder, 'printed')) : []).filter((name) =>
    name.endsWith('.pdf'),
  ).length;

/** Places on the picture of a sheet are as small as on paper; the stepper beside it does the same. */
async function tooSmall(page: Page): Promise<string[]> {
  return (await tooSmallToPress(page)).filter((name) => !name.startsWith('Position '));
}

/** A call of the contract as the page itself would make it. */
async function call(page: Page, path: string, input: object): Promise<void> {
  const status = await page.evaluate(
    async ([to, body]) =>
      (
        await fetch(`/rpc/${to}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: body ?? '',
        })
      ).status,
    [path, JSON.stringify({ json: input })],
  );
  expect(status).toBe(200);
}

/** A shift on serials of a file, at a folder printer whose files count as printed. */
async function beginWith(csv: string): Promise<Shift> {
  const shift = await beginShift();
  const cli = join(root, 'dist/main/cli.js');
  await promisify(execFile)(process.execPath, [cli, 'import', csvFile(csv), '--data', shift.dataFolder]);
  await call(shift.page, 'printing/setCountsAsPrinted', { printer: 'folder', counts: true });
  await shift.page.reload();
  return shift;
}

test.skipIf(!hasChromium)(
  'one tap on a preset, one on the large button, and the sheet is printed',
  async () => {
    const { page, dataFolder, complaints, picture } = await beginWith(serialsCsv(63));
    await page.getByRole('button', { name: /^Choose yourself/ }).click();
    await page.getByRole('button', { name: 'Print 63 labels on 1 sheet' }).waitFor();
    await page.getByRole('button', { name: 'Keep as preset' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Line 3, biscuits');
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    // The next shift knows nothing but the tile.
    await page.reload();
    await page.getByRole('button', { name: /^Line 3, biscuits/ }).click();
    await page.getByRole('button', { name: 'Print 63 labels on 1 sheet' }).waitFor();
    await picture('print-preset');
    expect(await tooSmall(page)).toEqual([]);
    await page.getByRole('button', { name: 'Print 63 labels on 1 sheet' }).click();
    await page.getByText('63 labels are recorded as printed.').waitFor();
    await picture('print-done');
    expect(printedFiles(dataFolder)).toBe(1);
    await page.getByRole('button', { name: 'The same again' }).click();
    await page.getByRole('button', { name: 'Nothing to print' }).waitFor();
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!hasChromium)(
  'a lot typed by hand is printed with one button, and the next lot follows',
  async () => {
    const { page, dataFolder, complaints, picture } = await beginWith(serialsCsv(1));
    await page.getByRole('button', { name: /^New lot by hand/ }).click();
    // A slip of the finger in the last digit.
    await page.getByPlaceholder('Choose one, or type its GTIN').fill('9521234000021');
    await page.getByRole('button', { name: 'Take 9521234000020' }).click();
    await page.getByText('A new product. Its check digit is right.').waitFor();
    await page.getByLabel('Product name').fill('Rye crackers');
    await page.getByLabel('Lot', { exact: true }).fill('7K1');
    await page.getByLabel('Date', { exact: true }).fill('12/2027');
    await page.getByText('Dec 31, 2027').waitFor();
    const pad = page.getByRole('group', { name: 'Number pad' });
    for (const digit of ['1', '2', '6']) await pad.getByRole('button', { name: digit, exact: true }).click();
    await picture('print-new-lot');
    expect(await tooSmall(page)).toEqual([]);
    await page.getByRole('button', { name: /^Print 126 labels on 2 sheets/ }).click();
    await page.getByText('126 labels are recorded as printed.').waitFor();
    expect(printedFiles(dataFolder)).toBe(1);
    await page.getByRole('button', { name: 'Next lot' }).click();
    await expect
      .poll(() => page.getByPlaceholder('Choose one, or type its GTIN').inputValue())
      .toBe('9521234000020');
    expect(await page.getByLabel('Lot', { exact: true }).inputValue()).toBe('');
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!hasChromium)(
  'the wrong pack is refused with both products in words, the right one lets print',
  async () => {
    const other = '09521234543213,OTHER,X1,2027-12-31\n';
    const { page, dataFolder, complaints, picture } = await beginWith(`${serialsCsv(10)}${other}`);
    await call(page, 'catalog/editProduct', { gtin: '09521234000013', name: 'Oat biscuits, 250 g' });
    await call(page, 'catalog/editProduct', { gtin: '09521234543213', name: 'Rye crackers, 400 g' });
    await call(page, 'presets/save', {
      preset: { name: 'Oat line', scope: 'serials', gtins: ['09521234000013'], scan_pack: true },
    });
    await page.getByRole('button', { name: /^Oat line/ }).click();
    const print = page.getByRole('button', { name: 'Print 10 labels on 1 sheet' });
    const scan = page.getByLabel('Scan a pack of these');
    await scan.waitFor();
    expect(await print.isDisabled()).toBe(true);
    await scan.fill('9521234543213');
    await scan.press('Enter');
    const refusal = page.getByRole('alert').filter({ hasText: 'Wrong pack. Nothing is printed.' });
    await refusal.getByText('Rye crackers, 400 g').waitFor();
    await refusal.getByText('GTIN 09521234543213').waitFor();
    await refusal.getByText('Oat biscuits, 250 g').waitFor();
    await refusal.getByText('GTIN 09521234000013').waitFor();
    await picture('print-wrong-pack');
    expect(await print.isDisabled()).toBe(true);
    expect(printedFiles(dataFolder)).toBe(0);
    await scan.fill(']d201095212340000131727123110LOT1');
    await scan.press('Enter');
    await page.getByText('The pack is right').waitFor();
    await refusal.waitFor({ state: 'detached' });
    await print.click();
    await page.getByText('10 labels are recorded as printed.').waitFor();
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!hasChromium)(
  'a PDF that is printed somewhere else counts as printed before it is saved',
  async () => {
    const { page, complaints, picture } = await beginWith(serialsCsv(7));
    await page.getByRole('button', { name: /^Choose yourself/ }).click();
    await page.getByRole('button', { name: 'Print 7 labels on 1 sheet' }).waitFor();
    await page.getByRole('button', { name: 'Make a PDF' }).click();
    await page.getByRole('button', { name: /^Save PDF: Sheets of 7 serials/ }).click();
    await page.getByText('Yes, it will be printed').click();
    await page.getByLabel('Where, and why not from here?').fill('print shop');
    await picture('print-elsewhere');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Record 7 labels as printed, and save' }).click();
    expect((await download).suggestedFilename()).toMatch(/^sheet-.*\.pdf$/);
    await page.getByRole('button', { name: 'The same again' }).click();
    await page.getByRole('button', { name: 'Nothing to print' }).waitFor();
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!hasChromium)(
  'axe-core finds nothing on any part of the Print screen, light or dark',
  async () => {
    const { page, complaints, pictures } = await beginWith(serialsCsv(70));
    await call(page, 'printing/setPartSheet', { stock: '63up_1in_letter', name: 'drawer A', first_free: 11 });
    await call(page, 'presets/save', {
      preset: { name: 'Oat line', scope: 'serials', gtins: ['09521234000013'], scan_pack: true },
    });
    await page.getByRole('button', { name: /^Oat line/ }).click();
    await page.getByRole('button', { name: 'Print 70 labels on 2 sheets' }).waitFor();
    await page.getByLabel('Scan a pack of these').fill('9521234543213');
    await page.getByLabel('Scan a pack of these').press('Enter');
    await page.getByText('Wrong pack. Nothing is printed.').waitFor();
    expect(await axeFinds(page)).toEqual([]);

    await page.getByRole('button', { name: /^New lot by hand/ }).click();
    await page.getByPlaceholder('Choose one, or type its GTIN').fill('9521234000021');
    await page.getByRole('button', { name: 'Take 9521234000020' }).waitFor();
    await page.getByLabel('Lot', { exact: true }).fill('7 K1');
    expect(await axeFinds(page)).toEqual([]);

    await page.getByRole('button', { name: /^Choose yourself/ }).click();
    await page.getByRole('button', { name: 'More choices' }).click();
    await page.getByRole('combobox', { name: 'Which of them' }).click();
    await page.getByRole('option', { name: 'Some labels' }).click();
    await page.getByRole('textbox', { name: 'Last label' }).fill('63');
    await page.getByRole('combobox', { name: 'First sheet' }).click();
    await page.getByRole('option', { name: /^drawer A/ }).click();
    await page.getByRole('button', { name: 'Print 63 labels', exact: true }).waitFor();
    await pictures('print-order-more');
    expect(await tooSmall(page)).toEqual([]);
    expect(await axeFinds(page)).toEqual([]);

    await page.getByRole('button', { name: 'Print 63 labels', exact: true }).click();
    await page.getByText('63 labels are recorded as printed.').waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole('button', { name: /^Import a file/ }).click();
    await page.getByRole('cell', { name: '70', exact: true }).waitFor();
    expect(await axeFinds(page)).toEqual([]);
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!hasChromium)(
  'a number is entered on a pad that a press opens; who comes by keyboard types it, and sees no pad',
  async () => {
    const { page, picture, complaints } = await beginWith(serialsCsv(63));
    await page.getByRole('button', { name: /^Choose yourself/ }).click();
    await page.getByRole('button', { name: 'Print 63 labels on 1 sheet' }).waitFor();
    const field = page.getByLabel('Start position', { exact: true });
    const pad = page.getByRole('group', { name: 'Number pad' });
    const key = (name: string) => pad.getByRole('button', { name, exact: true });

    await field.click();
    await key('1').click();
    await key('2').click();
    await page.getByRole('button', { name: 'Print 63 labels on 2 sheets' }).waitFor();
    expect(await field.inputValue()).toBe('12');
    // The sheet has 63 places: no slip of the finger makes 120 of it.
    expect(await key('9').isDisabled()).toBe(true);
    await picture('print-number-pad');
    expect(await axeFinds(page)).toEqual([]);
    await key('Erase a digit').click();
    await key('Erase a digit').click();
    expect(await field.inputValue()).toBe('');
    await key('3').click();
    expect(await field.inputValue()).toBe('3');

    await page.keyboard.press('Escape');
    await pad.waitFor({ state: 'detached' });
    expect(await field.inputValue()).toBe('3');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('25');
    expect(await field.inputValue()).toBe('25');
    expect(await pad.count()).toBe(0);
    expect(complaints).toEqual([]);
  },
);
