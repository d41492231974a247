import { expect, test } from 'vitest';
import { needs } from '../support/needs.ts';
import { beginShift, chromiumPath } from './browser.ts';

const hasChromium = needs('chromium', chromiumPath);

test.skipIf(!hasChromium).each([
  { name: 'light-1366', dark: false, width: 1366, height: 768 },
  { name: 'dark-1366', dark: true, width: 1366, height: 768 },
  { name: 'light-1920', dark: false, width: 1920, height: 1080 },
  { name: 'dark-1920', dark: true, width: 1920, height: 1080 },
])(
  'every screen opens without a complaint and without sideways scrolling ($name)',
  async ({ name, ...look }) => {
    const { page, complaints, picture } = await beginShift({ sample: true, ...look });
    await page.getByText('Sample Foods').first().waitFor();
    await page.getByText('SAMPLE', { exact: true }).first().waitFor();
    await picture(`${name}-queue-empty`);

    await page.getByRole('button', { name: 'New job' }).first().click();
    await page.getByRole('button', { name: 'Make 1,190 labels' }).waitFor();
    await picture(`${name}-new-job`);
    await page.getByText('New lot by hand').click();
    await page.getByRole('button', { name: 'Make this lot' }).waitFor();
    await picture(`${name}-new-lot`);
    await page.getByText('Choose labels').click();
    await page.getByRole('button', { name: 'Make 1,190 labels' }).click();
    await page.getByText('Ready to print').first().waitFor();

    await page
      .getByRole('button', { name: /^Print: / })
      .first()
      .click();
    await page.getByRole('button', { name: /^Print 1,190 labels on folder/ }).click();
    await page.getByText('Printed', { exact: true }).first().waitFor();
    await picture(`${name}-queue-printed`);

    await page.getByRole('link', { name: 'Printers' }).click();
    await page.getByText('Files saved here count as printed').waitFor();
    await picture(`${name}-printers`);

    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  },
);
