import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { needs } from '../support/needs.ts';
import { serialsCsv } from '../support/room.ts';
import { beginShift, chromiumPath } from './browser.ts';

/** The preview is there when the canvas has the dark modules of real symbols on it, not when there is a canvas. */
async function waitForInk(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const canvas = document.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context || canvas.width === 0) return false;
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let dark = 0;
    for (let index = 0; index < data.length; index += 4) {
      if ((data[index + 3] ?? 0) > 128 && (data[index] ?? 255) < 64) dark++;
    }
    return dark > 5_000;
  });
}

const hasChromium = needs('chromium', chromiumPath);

test.skipIf(!hasChromium)(
  'an operator imports a file, looks at the sheets, prints from the third position and confirms them',
  async () => {
    const { page, dataFolder, complaints, picture } = await beginShift();

    await page.getByRole('button', { name: 'New job' }).first().click();
    await page.getByText('Import a file').click();
    await page.locator('input[type=file]').setInputFiles({
      name: 'serials.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`${serialsCsv(70)}09521234000013,LOT1,bad serial,2027-12-31\n`),
    });
    await page.getByText('70 new').waitFor();
    await page.getByText('1 rejected').waitFor();
    await picture('import-report');

    await page.getByText('Choose labels').click();
    await page.getByRole('button', { name: 'Make 70 labels' }).click();
    await page.getByText('Ready to print').first().waitFor();
    await picture('queue-ready');

    await page
      .getByRole('button', { name: /^Preview: / })
      .first()
      .click();
    await waitForInk(page);
    await page.getByRole('radio', { name: /^Position 3,/ }).click({ force: true });
    await picture('preview');
    await page.getByRole('button', { name: /^Print 70 labels on folder/ }).click();

    await page.getByText('How many good sheets?').first().waitFor();
    await picture('how-many-good-sheets');
    await page.getByRole('button', { name: /All 2 sheets are good/ }).click();
    await page.getByText('Printed', { exact: true }).first().waitFor();
    await picture('printed');

    expect(readdirSync(join(dataFolder, 'printed')).filter((name) => name.endsWith('.pdf'))).toHaveLength(1);
    expect(existsSync(join(dataFolder, 'host.json'))).toBe(true);
    expect(complaints).toEqual([]);
  },
);
