import { expect, test } from 'vitest';
import { startSim } from '../closient-sim/sim.ts';
import { needs } from '../support/needs.ts';
import { onEnd } from '../support/room.ts';
import { beginShift, chromiumPath, tooSmallToPress } from './browser.ts';

const hasChromium = needs('chromium', chromiumPath);

const looks = [
  { name: 'light-1366', dark: false, width: 1366, height: 768 },
  { name: 'dark-1366', dark: true, width: 1366, height: 768 },
  { name: 'light-1920', dark: false, width: 1920, height: 1080 },
  { name: 'dark-1920', dark: true, width: 1920, height: 1080 },
];

test.skipIf(!hasChromium).each(looks)(
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

    await page.getByRole('link', { name: 'Stock' }).click();
    await page.getByRole('heading', { name: '63 round labels, 1 in, Letter' }).waitFor();
    await picture(`${name}-stock`);
    await page.getByRole('button', { name: 'Copy and change' }).click();
    await page.getByLabel('Left margin').fill('0.475');
    await page.getByText('The left margin is 12.06 mm, the right one 6.98 mm.').waitFor();
    await picture(`${name}-stock-form`);
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByText('Layouts', { exact: true }).click();
    await page.getByText('Smallest module').waitFor();
    await picture(`${name}-layouts`);

    await page.getByRole('link', { name: 'Products' }).click();
    await page.getByText('Its dates are').waitFor();
    await picture(`${name}-products`);

    await page.getByRole('link', { name: 'Sync' }).click();
    await page.getByText('The sample organisation is not connected').waitFor();
    expect(await page.getByLabel('API key').count()).toBe(0);
    await picture(`${name}-sync-sample`);

    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByText('No key yet').waitFor();
    await page.getByText('Usual: 30 days').waitFor();
    await picture(`${name}-settings`);
    await page.getByRole('button', { name: 'New API key' }).click();
    await page.getByRole('button', { name: 'Make the key' }).waitFor();
    await picture(`${name}-settings-new-key`);
    await page.keyboard.press('Escape');

    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!hasChromium).each(looks)(
  'the sync screen holds its shape with long names and everything that can go wrong ($name)',
  async ({ name, ...look }) => {
    const sim = await startSim({
      products: 12,
      lots: 40,
      serials: 400,
      bad: { serials: { blank_inside: 2, too_long: 1, unknown_gtin: 1 } },
      settings: {
        organisationName: 'North Sea Fisheries and Canning Company of Greater Aberdeenshire Limited',
        digitalLinkStem: 'https://labels.of.a-rather-long-name.north-sea-fisheries.example.com',
        clockSkewMs: -3 * 3_600_000,
      },
    });
    onEnd(() => sim.close());
    const { page, complaints, picture } = await beginShift(look);
    await page.getByRole('link', { name: 'Sync' }).click();
    await page.getByRole('button', { name: 'Test connection' }).waitFor();
    await picture(`${name}-sync-door`);
    expect(await tooSmallToPress(page)).toEqual([]);
    await page.getByLabel('Address').fill(sim.url);
    await page.getByRole('textbox', { name: 'API key' }).fill(sim.key);
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByText('396 new').waitFor();
    await page.getByText('They differ. Nothing changes unless you say so').waitFor();
    await page.getByText('The clock of this computer is 3 hours ahead').waitFor();
    await page.getByText('4 rows not taken over').waitFor();
    await picture(`${name}-sync`);
    expect(await tooSmallToPress(page)).toEqual([]);
    sim.revokeKey();
    await page.getByRole('button', { name: 'Sync now' }).click();
    await page.getByText('Refused', { exact: true }).waitFor();
    await page.getByLabel('1 thing waits for a decision').waitFor();
    await picture(`${name}-sync-refused`);
    const sideways = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('.pr-scroll')].map(
        ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
      ),
    );
    expect(Math.max(...sideways)).toBeLessThanOrEqual(0);
    // The refused key is a refused call of the page, too.
    expect(complaints.filter((line) => !/status of (4|5)\d\d/.test(line))).toEqual([]);
  },
);
