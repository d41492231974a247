import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { de } from '../../src-renderer/texts/de.ts';
import { en } from '../../src-renderer/texts/en.ts';
import { es } from '../../src-renderer/texts/es.ts';
import { runJson } from '../support/cli.ts';
import { needs } from '../support/needs.ts';
import { temporaryFolder } from '../support/room.ts';
import { beginShift, chromiumPath } from './browser.ts';

const hasChromium = needs('chromium', chromiumPath);

const looks = [
  { language: 'de', name: 'Deutsch', catalogue: de, width: 1366, height: 768 },
  { language: 'es', name: 'Español', catalogue: es, width: 1366, height: 768 },
  { language: 'de', name: 'Deutsch', catalogue: de, width: 1920, height: 1080 },
  { language: 'es', name: 'Español', catalogue: es, width: 1920, height: 1080 },
] as const;

test.skipIf(!hasChromium).each(looks)(
  'the language chosen in the settings is that of every screen ($name, $width)',
  async ({ language, name, catalogue, width, height }) => {
    const { page, dataFolder, complaints, picture } = await beginShift({ sample: true, width, height });
    await page.getByText('Sample Foods').first().waitFor();
    await makeLabels(dataFolder);
    const english = englishOnly(catalogue);
    // What is looked for is there to be found: the English page is full of it.
    expect((await words(page)).filter((text) => english(text)).length).toBeGreaterThan(10);

    await page.goto(new URL('#/settings', page.url()).href);
    await page.getByRole('combobox', { name: en['window.language'] }).click();
    await page.getByRole('option', { name }).click();
    await page.getByRole('link', { name: catalogue['nav.settings'] }).waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe(language);

    const left: string[] = [];
    const tight: string[] = [];
    const places = await page
      .getByRole('navigation', { name: catalogue['nav.name'] })
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(places.length).toBeGreaterThan(6);
    for (const [i, place] of places.entries()) {
      await page.goto(new URL(place, page.url()).href);
      await settled(page, [
        catalogue['queue.loading'],
        catalogue['stock.loading'],
        catalogue['sync.loading'],
      ]);
      await picture(
        `${language}-${width}-${i}-${place.replace(/^#\//, '').replaceAll('/', '-').slice(0, 20)}`,
      );
      left.push(...(await words(page)).filter((text) => english(text)).map((text) => `${place}: ${text}`));
      tight.push(...(await cutWords(page)).map((it) => `${place}: ${it}`));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) tight.push(`${place}: ${wide} px too wide`);
    }
    expect(left).toEqual([]);
    expect(tight).toEqual([]);

    // The machine remembers it.
    await page.reload();
    await page.getByRole('link', { name: catalogue['nav.settings'] }).waitFor();
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!hasChromium)(
  'a window opens in the language of the browser, and errors speak it too',
  async () => {
    const { page } = await beginShift({ sample: true, locale: 'de-DE' });
    await page.getByRole('link', { name: de['nav.settings'] }).waitFor();
    const id = 'aaaaaaaaaaaaaaaaaaaaaa';
    await page.goto(new URL(`#/preview/${id}`, page.url()).href);
    await page.getByText(`Den Auftrag ${id} gibt es nicht.`).first().waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('de');
  },
);

/** Jobs and a print run, so that queue and preview have something to say; one job finds nothing to print. */
async function makeLabels(data: string): Promise<void> {
  const ask = ['export', '--data', data, '--out', join(temporaryFolder(), 'labels'), '--scope'];
  const job = await runJson([...ask, 'lots', '--export-type', 'sheet_pdf', '--file-format', 'pdf']);
  await runJson([
    'print',
    '--data',
    data,
    '--job',
    String(job['job_id']),
    '--printer',
    'folder',
    '--operator',
    'Ana',
  ]);
  await runJson([...ask, 'products', '--export-type', 'qr_codes', '--file-format', 'svg']);
}

/** The screen has words, and none of them says that it is still loading. */
async function settled(page: Page, loading: readonly unknown[]): Promise<void> {
  await page.waitForFunction((still) => {
    const text = document.querySelector('main')?.innerText ?? '';
    return text.trim().length > 10 && !still.some((words) => text.includes(String(words)));
  }, loading);
}

/** What stands on the page for eyes and for screen readers. */
function words(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const parent = walk.currentNode.parentElement;
      if (!parent || parent.closest('script, style')) continue;
      found.push(walk.currentNode.textContent ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
        found.push(element.getAttribute(name) ?? '');
      }
    }
    return [...new Set(found.map((text) => text.trim()).filter((text) => text !== ''))];
  });
}

/** Whether a text is one of the English catalogue that reads otherwise in this language. */
function englishOnly(catalogue: typeof es): (text: string) => boolean {
  const forms = (text: string | { readonly one: string; readonly other: string }): string[] =>
    typeof text === 'string' ? [text] : [text.one, text.other];
  const own = new Set(Object.values(catalogue).flatMap(forms));
  const plain = new Set<string>();
  const patterns: RegExp[] = [];
  // What an example label says is the name of a product of the sample organisation, too.
  const said = Object.entries(en).filter(([key]) => !key.startsWith('layout.example_'));
  for (const text of said.flatMap(([, each]) => forms(each))) {
    if (own.has(text)) continue;
    if (!text.includes('{')) plain.add(text);
    else if (text.replaceAll(/\{\w+\}/g, '').replaceAll(/[^a-z]/gi, '').length > 5) {
      const source = text
        .split(/\{\w+\}/)
        .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
      patterns.push(new RegExp(`^${source.join('.+')}$`));
    }
  }
  return (text) => plain.has(text) || patterns.some((pattern) => pattern.test(text));
}

/** Buttons, ways and choices whose words do not fit. */
function cutWords(page: Page): Promise<string[]> {
  const words = '.mantine-Button-label, nav a, nav a span, .mantine-SegmentedControl-innerLabel';
  return page.evaluate(
    (selector) =>
      [...document.querySelectorAll<HTMLElement>(selector)]
        .filter(({ clientWidth, scrollWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
        .map((element) => `${element.textContent} (${element.clientWidth} of ${element.scrollWidth})`),
    words,
  );
}
