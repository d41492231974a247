import { expect, test } from 'vitest';
import { needs } from '../support/needs.ts';
import { beginShift, chromiumPath } from './browser.ts';

const hasChromium = needs('chromium', chromiumPath);

test.skipIf(!hasChromium)(
  'somebody prints a test sheet, types four numbers and sees what is left; a slip is explained',
  async () => {
    const { page, complaints, picture, pictures } = await beginShift();
    await page.getByRole('link', { name: 'Printers' }).click();
    await page.getByText('Not calibrated').waitFor();
    await page.getByRole('button', { name: 'Calibrate', exact: true }).click();
    await page.getByRole('combobox', { name: 'Stock', exact: true }).click();
    await page.getByRole('option', { name: '63 round labels, 1 in, Letter' }).click();
    await page.getByRole('button', { name: 'Print a test sheet' }).click();
    await page.getByLabel('Test sheet no.').and(page.locator('[value="1"]')).waitFor();

    const type = async (numbers: readonly string[]): Promise<void> => {
      const names = ['1 A from left', '2 A from top', '3 B from left', '4 B from top'];
      for (const [index, name] of names.entries()) {
        await page.getByLabel(name).fill(numbers[index] ?? '');
      }
      await page.getByRole('button', { name: 'Calibrate with these' }).click();
    };
    await type(['55', '23.5', '195', '253']);
    await page.getByText('Numbers 1 and 2 look swapped').waitFor();
    await pictures('calibration-form');
    await type(['23,5', '55', '195', '253']);
    await page.getByText('63 round labels, 1 in, Letter: by its numbers').waitFor();
    await pictures('calibration-done');
    await page.getByRole('button', { name: 'Forget' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Forget' }).click();
    await page.getByText('Not calibrated').waitFor();

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
