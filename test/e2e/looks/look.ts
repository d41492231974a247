import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { TextKey } from '../../../src-renderer/texts/catalogue.ts';
import { de } from '../../../src-renderer/texts/de.ts';
import { en } from '../../../src-renderer/texts/en.ts';
import { es } from '../../../src-renderer/texts/es.ts';
import { filling } from '../../../src-renderer/texts/fill.ts';
import { axeFinds } from '../axe.ts';
import { lookNames, takeLook, tooSmallToPress, usualSizes, type Shift } from '../browser.ts';

const catalogues = { en, de, es };

type Tongue = keyof typeof catalogues;

/** A screen is walked through once in each of them. */
export const tongues: readonly { readonly tongue: Tongue }[] = [
  { tongue: 'en' },
  { tongue: 'de' },
  { tongue: 'es' },
];

/** For a test that takes many states in every look on a busy machine: a limit against hanging. */
export const manyLooks = { timeout: 1_200_000 };

/** axe-core looks at all of them; pictures of each take long, and are looked at by people. */
const pictured = process.env['PRINT_ROOM_PICTURES'] === 'all' ? lookNames : (['light', 'dark'] as const);

/** A text of the window; numbers are written as its language writes them. */
export type Words = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

/** The texts of the window in one language, as the page itself writes them. */
export function wordsOf(tongue: Tongue): Words {
  const fill = filling(tongue);
  return (key, values = {}) => fill(catalogues[tongue][key], values);
}

/**
 * Takes a state of a screen as pictures to look at, and holds it against what every state keeps: axe-core finds
 * nothing, everything that is pressed is 48 px, nothing scrolls sideways, no word of a button is cut off. English in
 * light and dark (with PRINT_ROOM_PICTURES=all in high contrast, too) and both usual sizes; another language, whose
 * words are longer or shorter, in light on the small screen.
 */
export async function lookAt(
  { page, picture }: Pick<Shift, 'page' | 'picture'>,
  name: string,
  tongue: Tongue = 'en',
): Promise<void> {
  const before = page.viewportSize();
  const english = tongue === 'en';
  // What moves is done moving before the picture.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const size of english ? usualSizes : usualSizes.slice(0, 1)) {
    await page.setViewportSize(size);
    for (const look of english ? pictured : (['light'] as const)) {
      await takeLook(page, look);
      await picture(`${name}-${english ? look : tongue}-${size.width}`);
    }
    await takeLook(page, 'light');
    expect.soft(await wrongHere(page), `${name} (${tongue}, ${size.width})`).toEqual([]);
  }
  if (before) await page.setViewportSize(before);
  if (english) expect.soft(await axeFinds(page), name).toEqual([]);
}

async function wrongHere(page: Page): Promise<string[]> {
  const small = await tooSmallToPress(page);
  const others = await page.evaluate(() => {
    const found: string[] = [];
    for (const element of [
      document.documentElement,
      ...document.querySelectorAll<HTMLElement>('.pr-scroll, [role="dialog"]'),
    ]) {
      const more = element.scrollWidth - element.clientWidth;
      if (more > 0) found.push(`${more} px too wide: ${element.innerText.slice(0, 30)}`);
    }
    const named =
      'button, nav a, nav a span, legend, h1, h2, h3, .mantine-Button-label, .mantine-SegmentedControl-innerLabel';
    for (const element of document.querySelectorAll<HTMLElement>(named)) {
      const { overflow } = getComputedStyle(element);
      // One pixel: the width of letters is no whole number.
      const isCut = overflow !== 'visible' && element.scrollWidth > element.clientWidth + 1;
      // Words for screen readers alone have no place.
      if (isCut && element.clientWidth > 1) found.push(`cut off: ${element.innerText}`);
    }
    return found;
  });
  return [...small.map((it) => `too small: ${it}`), ...others];
}
