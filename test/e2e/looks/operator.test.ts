import { expect, test } from 'vitest';
import { needs } from '../../support/needs.ts';
import { beginShift, chromiumPath } from '../browser.ts';

const hasChromium = needs('chromium', chromiumPath);

const looks = [
  { name: 'light-1366', dark: false, width: 1366, height: 768 },
  { name: 'dark-1366', dark: true, width: 1366, height: 768 },
  { name: 'light-1920', dark: false, width: 1920, height: 1080 },
  { name: 'dark-1920', dark: true, width: 1920, height: 1080 },
];

test.skipIf(!hasChromium).each(looks)(
  'the screens of the operator open without a complaint and without sideways scrolling ($name)',
  async ({ name, ...look }) => {
    const { page, complaints, picture } = await beginShift({ sample: true, ...look });
    await page.getByText('Sample Foods').first().waitFor();
    await page.getByText('SAMPLE', { exact: true }).first().waitFor();
    await picture(`${name}-queue-empty`);

    await page.getByRole('link', { name: 'Print', exact: true }).click();
    await page.getByRole('button', { name: 'Print 1,190 labels on 19 sheets' }).waitFor();
    await picture(`${name}-print-choice`);
    await page.getByRole('button', { name: /^New lot by hand/ }).click();
    await page.getByText('Product and lot are missing').waitFor();
    await picture(`${name}-print-new-lot`);
    await page.getByRole('button', { name: /^Choose yourself/ }).click();
    await page.getByRole('button', { name: 'Print 1,190 labels on 19 sheets' }).click();
    await page.getByText('1,190 labels are recorded as printed.').waitFor();
    await picture(`${name}-print-done`);
    await page.getByRole('link', { name: 'Queue' }).click();
    await page.getByText('Printed', { exact: true }).first().waitFor();
    await picture(`${name}-queue-printed`);

    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  },
);
