import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { needs } from '../../support/needs.ts';
import { csvFile } from '../../support/room.ts';
import { announcing } from '../../support/simulators/announced.ts';
import { ippPrinterIsHere, startIppPrinter } from '../../support/simulators/ipp-printer.ts';
import { beginShift, chromiumPath } from '../browser.ts';
import { begins, everyHands, handsOn, type Hands } from './hands.ts';
import { labelsOnPaper } from './paper.ts';
import { serialsOfLot } from './printed-line.ts';

const hasChromium = needs('chromium', chromiumPath);

/** Whose labels these are, as the header says it: words and colour, wherever one is. */
async function mark({ page }: Hands): Promise<{ readonly words: string; readonly colour: string }> {
  const header = page.getByRole('banner').locator(':scope > *').first();
  await header.filter({ visible: true, hasText: /\S/ }).waitFor();
  return {
    words: await header.innerText(),
    colour: await header.evaluate((element) => getComputedStyle(element).backgroundColor),
  };
}

/** Takes an entry of the menu that is open. */
async function choose({ by, key, press }: Hands, entry: Locator): Promise<void> {
  if (by === 'touch') return press(entry);
  await expect
    .poll(async () => {
      await key('ArrowDown');
      return entry.evaluate((element) => element === document.activeElement);
    })
    .toBe(true);
  await key('Enter');
}

test.skipIf(!hasChromium).each(everyHands)(
  'a first start: the sample is two presses from its first sheet, and nobody takes it for the real one ($shift)',
  async (options) => {
    const { page, dataFolder, complaints, picture } = await beginShift({ locale: options.language });
    const hands = handsOn(page, options);
    const { t, press, button } = hands;
    await page.getByRole('heading', { name: t('first.title') }).waitFor();
    const own = await mark(hands);
    for (const door of ['first.connect', 'first.import'] as const) await button(begins(t(door))).waitFor();
    await picture(`shift-doors-${options.language}`);

    await press(button(begins(t('first.sample'))));
    const print = button(t('first.print', { count: 63 }));
    await print.waitFor();
    const sample = await mark(hands);
    expect(sample.words).toContain(t('organisation.sample'));
    expect(sample.words).toContain('Sample Foods');
    expect(sample.colour).not.toBe(own.colour);
    await press(print);
    await page.getByText(t('run.completed'), { exact: true }).first().waitFor();
    const saved = readdirSync(join(dataFolder, 'printed')).filter((name) => name.endsWith('.pdf'));
    expect(saved).toHaveLength(1);
    await picture(`shift-first-sheet-${options.language}`);

    // On every screen that is there now.
    await press(button(t('first.go_on')));
    for (const screen of ['nav.queue', 'nav.labels', 'nav.settings'] as const) {
      await hands.go(t(screen));
      await page.getByRole('heading', { level: 1, name: t(screen), includeHidden: true }).waitFor();
      expect(await mark(hands)).toEqual(sample);
    }
    await press(button(begins(t('organisation.choose'))));
    await choose(hands, page.getByRole('menuitem', { name: own.words }));
    await page.getByRole('heading', { name: t('first.title') }).waitFor();
    expect((await mark(hands)).colour).toBe(own.colour);
    await page.getByText(t('organisation.sample'), { exact: true }).waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!hasChromium || !ippPrinterIsHere).each(everyHands)(
  'a first start finds the printer of the network, offers it before the folder and prints the first sheet on it ($shift)',
  { timeout: 120_000 },
  async (options) => {
    const printer = await startIppPrinter();
    const env = announcing({ name: 'Packing hall 2', uri: printer.uri });
    const { page, dataFolder, complaints, picture } = await beginShift({ locale: options.language, env });
    const hands = handsOn(page, options);
    const { t, press, button } = hands;
    const found = page.getByRole('radio', { name: begins('Packing hall 2') });
    await found.waitFor();
    // Whoever has a printer wants paper.
    await expect.poll(() => found.getAttribute('aria-checked')).toBe('true');
    await page.getByRole('radio', { name: begins(t('first.folder')) }).waitFor();
    await picture(`shift-printer-found-${options.language}`);

    const choosing = page.waitForEvent('filechooser');
    await press(button(begins(t('first.import'))));
    await (await choosing).setFiles(csvFile(serialsOfLot(100)));
    await press(button(t('first.print', { count: 63 })));
    await page.getByText(t('run.completed'), { exact: true }).first().waitFor();
    await picture(`shift-printer-used-${options.language}`);

    const [sheet = '', ...more] = printer.received();
    expect(more).toEqual([]);
    const labels = await labelsOnPaper(sheet);
    expect(labels).toHaveLength(63);
    expect(new Set(labels.map(({ sheet: at }) => at))).toEqual(new Set([1]));
    expect(readdirSync(join(dataFolder, 'printed'))).toEqual([]);
    await press(button(t('first.go_on')));
    await hands.go(t('nav.printers'));
    await page.getByRole('heading', { name: 'Packing hall 2' }).waitFor();
    expect(complaints).toEqual([]);
  },
);
