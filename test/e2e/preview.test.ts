import { expect, test } from 'vitest';
import { runJson } from '../support/cli.ts';
import { needs } from '../support/needs.ts';
import { csvFile, serialsCsv } from '../support/room.ts';
import { beginShift, chooseYourself, chromiumPath, tooSmallToPress } from './browser.ts';

const hasChromium = needs('chromium', chromiumPath);

test.skipIf(!hasChromium)(
  'a label that is tapped on the sheet is shown large, with what a reader reads there; pages are turned on their pictures',
  async () => {
    const { page, dataFolder, complaints, pictures } = await beginShift();
    await runJson(['import', csvFile(serialsCsv(200, { lot: 'L-2027/04' })), '--data', dataFolder]);
    await page.reload();
    await chooseYourself(page, 'Serials');
    await page.getByRole('button', { name: /^Print 200 labels on/ }).waitFor();
    await page.getByRole('button', { name: 'Make a PDF' }).click();
    await page.getByRole('link', { name: 'Queue' }).click();
    await page.getByRole('button', { name: 'Preview: Sheets of 200 serials' }).click();
    const sheet = page.getByRole('img', { name: 'Page 1 of the sheets' });
    await sheet.waitFor();
    await pictures('preview-sheets');
    // Its middle: the fourth label of the fifth row.
    await sheet.click();
    await page.getByRole('heading', { name: 'Label 32, page 1' }).waitFor();
    const read = page.getByRole('region', { name: 'What a reader reads' });
    await read.getByText('S000032', { exact: true }).waitFor();
    await read.getByText('QR Code (]Q1)').waitFor();
    await read.getByText('Dec 31, 2027').waitFor();
    await pictures('preview-label');
    await page.getByRole('button', { name: 'The next label' }).click();
    await read.getByText('S000033', { exact: true }).waitFor();

    await page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'To page 4' }).click();
    await page.getByRole('img', { name: 'Page 4 of the sheets' }).waitFor();
    await page.getByRole('region', { name: 'The page; scroll with the arrow keys' }).focus();
    await page.keyboard.press('+');
    await page.getByRole('button', { name: 'Whole page', pressed: false }).waitFor();
    await page.keyboard.press('Home');
    await page.getByRole('img', { name: 'Page 1 of the sheets' }).waitFor();
    expect(await tooSmallToPress(page)).toEqual([]);
    expect(complaints).toEqual([]);
  },
);
