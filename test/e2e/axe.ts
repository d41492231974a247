import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type axeCore from 'axe-core';
import type { Page } from 'playwright-core';
import { lookNames, takeLook } from './browser.ts';

const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/**
 * What axe-core finds against WCAG 2.2 AA and good practice on the page as it stands, in every look. Names, roles and
 * order are the same in all of them, so the others than the first are asked for their colours alone.
 */
export async function axeFinds(page: Page): Promise<string[]> {
  // A colour that is on its way to another one is neither of them.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const found: string[] = [];
  for (const [at, look] of lookNames.entries()) {
    await takeLook(page, look);
    const here = await axeOnPage(page, at === 0 ? null : ['color-contrast']);
    found.push(...here.map((line) => `${look} ${line}`));
  }
  await takeLook(page, 'light');
  return found;
}

/** In the look that the page has. @param rules null: all of them. */
async function axeOnPage(page: Page, rules: string[] | null): Promise<string[]> {
  await page.evaluate(source);
  return page.evaluate(async (only) => {
    const { axe } = globalThis as unknown as { axe: typeof axeCore };
    const { violations } = await axe.run(only ? { runOnly: only } : {});
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, any }) => `${id}: ${html} ${any[0]?.message ?? ''}`),
    );
  }, rules);
}
