import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startSim } from '../closient-sim/sim.ts';
import { needs } from '../support/needs.ts';
import { onEnd, serialsCsv } from '../support/room.ts';
import { beginShift, chromiumPath, tooSmallToPress } from './browser.ts';

const hasChromium = needs('chromium', chromiumPath);

const savedSheets = (dataFolder: string): string[] =>
  readdirSync(join(dataFolder, 'printed')).filter((name) => name.endsWith('.pdf'));

async function sayThatItIsGood(page: Page): Promise<void> {
  await page.getByText('Is the sheet good?').waitFor();
  await page.getByRole('button', { name: 'Yes, it is good' }).click();
  await page.getByText('Printed', { exact: true }).first().waitFor();
}

test.skipIf(!hasChromium)(
  'an empty folder opens on three doors, and the sample is two presses from its first sheet',
  async () => {
    const { page, dataFolder, complaints, picture } = await beginShift();
    await page.getByRole('heading', { name: 'What do you want to print?' }).waitFor();
    await page.getByRole('radio', { name: /^Save as PDF file/ }).waitFor();
    expect(await tooSmallToPress(page)).toEqual([]);
    await picture('first-doors');

    await page.getByRole('button', { name: /^Try the sample/ }).click();
    await page.getByText('SAMPLE', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Print 63 labels' }).click();
    // A file counts as printed in the sample, so nobody is asked.
    await page.getByText('Printed', { exact: true }).first().waitFor();
    await picture('first-sample-printed');
    expect(savedSheets(dataFolder)).toHaveLength(1);

    // The real organisation still waits behind its doors, and nobody takes one for the other.
    await page.getByRole('button', { name: 'Go to the start' }).click();
    await page.getByRole('button', { name: /^Organisation: SAMPLE/ }).click();
    await page.getByRole('menuitem', { name: 'My organisation' }).click();
    await page.getByRole('heading', { name: 'What do you want to print?' }).waitFor();
    await page.getByText('SAMPLE', { exact: true }).waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!hasChromium)(
  'a file leads to its first sheet; a useless one is explained and leads nowhere',
  async () => {
    const { page, dataFolder, complaints, picture } = await beginShift();
    const file = page.locator('input[type=file]');
    const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByRole('heading', { name: 'What do you want to print?' }).waitFor();
    await file.setInputFiles(csv('bad.csv', 'gtin,lot,serial\n123,LOT1,S1\n'));
    await page.getByText('No line of bad.csv could be used').waitFor();
    await page.getByText(/^Line 2: /).waitFor();

    await file.setInputFiles(
      csv('serials.csv', `${serialsCsv(100)}09521234000013,LOT1,bad serial,2027-12-31\n`),
    );
    await page.getByText('100 new, 1 not taken: serials.csv').waitFor();
    await picture('first-import');
    await page.getByRole('button', { name: 'Print 63 labels' }).click();
    await sayThatItIsGood(page);
    expect(savedSheets(dataFolder)).toHaveLength(1);
    await page.getByRole('button', { name: 'Go to the start' }).click();
    await page.getByRole('heading', { name: 'What do you want to print?' }).waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('link', { name: 'Queue' }).waitFor();
    expect(await page.getByRole('heading', { name: 'What do you want to print?' }).count()).toBe(0);
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!hasChromium)('Closient leads to the first sheet of what comes from there', async () => {
  const sim = await startSim({ products: 4, lots: 8, serials: 200 });
  onEnd(() => sim.close());
  const { page, dataFolder, complaints, picture } = await beginShift();
  await page.getByRole('button', { name: /^Connect to Closient/ }).click();
  await page.getByLabel('Address').fill(sim.url);
  await page.getByRole('textbox', { name: 'API key' }).fill(sim.key);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  const print = page.getByRole('button', { name: /^Print \d+ labels?$/ });
  await print.waitFor();
  await page.getByText('Data is up to date').waitFor();
  await picture('first-closient');
  await print.click();
  await sayThatItIsGood(page);
  expect(savedSheets(dataFolder)).toHaveLength(1);
  expect(complaints).toEqual([]);
});
