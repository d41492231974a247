import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { needs } from '../support/needs.ts';
import { symbolArchive } from '../support/zip.ts';
import { beginShift, chromiumPath } from './browser.ts';

const hasChromium = needs('chromium', chromiumPath);

test.skipIf(!hasChromium).each([
  { name: 'light-1366', dark: false, width: 1366, height: 768 },
  { name: 'dark-1920', dark: true, width: 1920, height: 1080 },
])(
  'an operator makes an archive of symbols, looks at its files and saves it ($name)',
  async ({ name, ...look }) => {
    const { page, complaints, picture } = await beginShift({ sample: true, ...look });
    await page.getByRole('link', { name: 'Print', exact: true }).click();
    await page.getByRole('button', { name: 'Print 1,190 labels on 19 sheets' }).waitFor();
    await page.getByRole('combobox', { name: 'What to make' }).click();
    await page.getByRole('option', { name: 'DataMatrix symbols' }).click();
    await page.getByRole('button', { name: 'Make 1,190 files' }).waitFor();
    await picture(`${name}-new-archive`);
    await page.getByRole('button', { name: 'Make 1,190 files' }).click();
    await page.getByRole('heading', { name: 'DataMatrix symbols of 1,190 serials' }).waitFor();
    await page.getByRole('link', { name: 'Queue' }).click();

    await page.getByText('1,190 files').first().waitFor();
    await page.getByRole('button', { name: /^Preview: DataMatrix symbols of 1,190 serials/ }).waitFor();
    expect(await page.getByRole('button', { name: /^Print/ }).count()).toBe(0);
    await picture(`${name}-queue-archive`);
    await page.getByRole('button', { name: /^Preview: DataMatrix symbols/ }).click();
    await page.getByText('An archive has no pages.').waitFor();
    await page.getByText('and 1,166 more files').waitFor();
    expect(await page.getByRole('region', { name: 'The first files in it' }).locator('img').count()).toBe(24);
    await picture(`${name}-archive`);

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Save file/ }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toMatch(/^datamatrix-serials-\w{8}-1190\.zip$/);
    const path = await saved.path();
    expect((await symbolArchive(path)).files.size).toBe(1_190);
    await page.getByRole('link', { name: 'Queue' }).click();
    await page.getByText(hash('sha256', readFileSync(path), 'hex')).waitFor();

    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    expect(complaints).toEqual([]);
  },
);
