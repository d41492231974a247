import { expect, test } from 'vitest';
import { needs } from '../support/needs.ts';
import { beginShift, chromiumPath, tooSmallToPress } from './browser.ts';

const hasChromium = needs('chromium', chromiumPath);

test.skipIf(!hasChromium)(
  'somebody calibrates in three steps with pictures; a slip is explained, and what is left is said',
  async () => {
    const { page, complaints, picture, pictures } = await beginShift();
    await page.getByRole('link', { name: 'Printers' }).click();
    await page.getByText('Not calibrated').waitFor();
    await page.getByRole('button', { name: 'Calibrate', exact: true }).click();
    const wizard = page.getByRole('dialog', { name: 'Calibrate folder' });
    await wizard.getByRole('combobox', { name: 'Stock', exact: true }).click();
    await page.getByRole('option', { name: '63 round labels, 1 in, Letter' }).click();
    await pictures('calibration-print');
    await wizard.getByRole('button', { name: 'Print a test sheet' }).click();
    await wizard.getByLabel('Test sheet no.').and(page.locator('[value="1"]')).waitFor();

    const names = ['1 A from left', '2 A from top', '3 B from left', '4 B from top'];
    const type = async (numbers: readonly string[]): Promise<void> => {
      for (const [index, name] of names.entries()) {
        await wizard.getByLabel(name).fill(numbers[index] ?? '');
      }
      await wizard.getByRole('button', { name: 'Calibrate with these' }).click();
    };
    await type(['55', '23.5', '195', '253']);
    await wizard.getByText('Numbers 1 and 2 look swapped').waitFor();
    await pictures('calibration-measure');
    // The first one on the pad of the window: gloves do not hit a keyboard.
    await wizard.getByLabel('1 A from left').fill('');
    await wizard.getByLabel('1 A from left').focus();
    for (const key of ['2', '3', '.', '5']) {
      await wizard.getByRole('group', { name: 'Number pad' }).getByRole('button', { name: key }).click();
    }
    expect(await wizard.getByLabel('1 A from left').inputValue()).toBe('23.5');
    await type(['23,5', '55', '195', '253']);
    await wizard.getByText('are left by its numbers').waitFor();
    await pictures('calibration-done');
    expect(await tooSmallToPress(page)).toEqual([]);
    await wizard.getByRole('button', { name: 'Ready' }).click();
    await page.getByText('63 round labels, 1 in, Letter: by its numbers').waitFor();
    await page.getByRole('button', { name: 'Forget' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Forget' }).click();
    await page.getByText('Not calibrated').waitFor();

    await page.getByRole('button', { name: 'Set up' }).click();
    await page.getByLabel('Remark').fill('Line 3, beside the scales');
    await page.getByRole('article').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('article').getByText('Line 3, beside the scales').waitFor();
    await pictures('printers-set-up');
    await page.getByRole('combobox', { name: 'Dots per inch' }).click();
    await page.getByRole('option', { name: '300 dpi' }).click();
    await page
      .getByRole('combobox', { name: 'Dots per inch' })
      .and(page.locator('[value="300 dpi"]'))
      .waitFor();
    await page.getByRole('button', { name: 'Look for printers' }).click();
    await page
      .getByText('No other printer was found.')
      .or(page.getByRole('button', { name: 'Take' }))
      .first()
      .waitFor();
    await picture('printers-found');
    expect(complaints.filter((line) => !line.includes('422'))).toEqual([]);
  },
);

test.skipIf(!hasChromium)('a printer gets another name, address and remark', async () => {
  const { page, dataFolder, complaints } = await beginShift();
  await page.getByRole('link', { name: 'Printers' }).click();
  await page.getByRole('combobox', { name: 'Kind' }).click();
  await page.getByRole('option', { name: 'Folder' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Line 9');
  await page.getByRole('textbox', { name: 'Folder' }).fill(`${dataFolder}/line-9`);
  await page.getByRole('button', { name: 'Add a printer' }).click();
  const card = page.getByRole('article').filter({ has: page.getByRole('heading', { name: /^Line / }) });
  await card.getByRole('button', { name: 'Set up' }).click();
  await card.getByRole('textbox', { name: 'Name' }).fill('Line 10');
  await card.getByRole('textbox', { name: 'Folder' }).fill(`${dataFolder}/line-10`);
  await card.getByRole('textbox', { name: 'Remark' }).fill('Beside the scales');
  await card.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Line 10' }).waitFor();
  await card.getByText(`${dataFolder}/line-10`).waitFor();
  await card.getByText('Beside the scales').waitFor();
  expect(complaints).toEqual([]);
});
