import type { Locator, Page } from 'playwright-core';
import { usualGapMs } from '../../../src-renderer/scanner/profile.ts';
import type { Catalogue } from '../../../src-renderer/texts/catalogue.ts';
import { de } from '../../../src-renderer/texts/de.ts';
import { en } from '../../../src-renderer/texts/en.ts';
import { es } from '../../../src-renderer/texts/es.ts';
import { filling } from '../../../src-renderer/texts/fill.ts';
import { sentences as german } from '../../../src-renderer/texts/sentences/de/index.ts';
import { sentences as spanish } from '../../../src-renderer/texts/sentences/es/index.ts';
import { translator } from '../../../src-renderer/texts/sentences/translator.ts';
import type { t } from '../../../src-renderer/texts/t.ts';
import { scanLikeDevice } from '../scan.ts';
import { chooseByArrows, pressByKeys, reachByKeys } from './keyboard.ts';
import { pressByFinger } from './touch.ts';

/** What a shift is worked with: whose language, and with what on the hands. */
export interface HandsOptions {
  readonly shift: string;
  readonly language: keyof typeof languages;
  readonly by: 'touch' | 'keyboard';
}

/** Every shift is worked by all of these: `test.each(everyHands)('... ($shift)', ...)`. */
export const everyHands: readonly HandsOptions[] = [
  { shift: 'English by touch', language: 'en', by: 'touch' },
  { shift: 'Spanish by keyboard alone', language: 'es', by: 'keyboard' },
];

const languages = {
  en: { texts: en, say: (text: string) => text },
  de: { texts: de, say: translator(german, 'de') },
  es: { texts: es, say: translator(spanish, 'es') },
};

/** An operator: finds things by the words of a language and uses them by touch or by the keyboard alone. */
export interface Hands {
  readonly page: Page;
  readonly by: HandsOptions['by'];
  /** The text of a key as the window shows it in this language. */
  readonly t: typeof t;
  /** A sentence of the host, which is English, as the window says it in this language. */
  readonly say: (text: string) => string;
  /** A button by its whole name, or by how it begins where more stands on it. */
  readonly button: (name: string | RegExp) => Locator;
  /** Waits until a text is to be seen, by itself and whole. */
  readonly sees: (text: string | RegExp) => Promise<void>;
  /** Buttons, links, switches, ticks, one of several choices, a place on a sheet. */
  readonly press: (control: Locator) => Promise<void>;
  /** To a screen of the navigation, by its name. */
  readonly go: (screen: string) => Promise<void>;
  /** Opens a field with choices and takes one of them. */
  readonly choose: (field: Locator, option: Locator) => Promise<void>;
  /** Types into a field in the place of what is there, at the pace of a person. */
  readonly type: (field: Locator, text: string) => Promise<void>;
  /** Digits of the number pad, one after the other. @param within where several pads are on the page. */
  readonly pad: (digits: string, within?: Locator) => Promise<void>;
  /** A key or shortcut of the keyboard, such as `Enter` or `Alt+1`; by touch there is none, so it does not fit there. */
  readonly key: (keys: string) => Promise<void>;
  /** A keyboard-wedge scanner, whatever has the focus: faster than any hand, with Enter behind. */
  readonly scan: (text: string) => Promise<void>;
}

/** Takes over a page that was opened in this language (`locale` of its look). */
export function handsOn(page: Page, { language, by }: HandsOptions): Hands {
  const texts: Catalogue = languages[language].texts;
  const fill = filling(language);
  const words: typeof t = (key, ...[values]) => fill(texts[key], values ?? {});
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true }).first();
  const press = (control: Locator): Promise<void> =>
    by === 'touch' ? pressByFinger(control) : pressByKeys(control);
  return {
    page,
    by,
    t: words,
    say: languages[language].say,
    button,
    sees: (text) => page.getByText(text, { exact: true }).first().waitFor(),
    press,
    go: (screen) =>
      press(
        page
          .getByRole('navigation', { name: words('nav.name') })
          .getByRole('link', { name: begins(screen) })
          .first(),
      ),
    choose: async (field, option) => {
      if (by === 'keyboard') return chooseByArrows(field, option);
      await pressByFinger(field);
      await pressByFinger(option);
    },
    type: async (field, text) => {
      if (by === 'touch') return field.fill(text);
      await reachByKeys(field);
      await page.keyboard.press('ControlOrMeta+A');
      // Faster, it would be a scanner.
      await page.keyboard.type(text, { delay: usualGapMs + 20 });
    },
    pad: async (digits, within) => {
      const pad = (within ?? page).getByRole('group', { name: words('pad.name') });
      for (const digit of digits) await press(pad.getByRole('button', { name: digit, exact: true }));
    },
    key: async (keys) => {
      if (by !== 'keyboard') throw new Error(`There is no keyboard to press ${keys} on.`);
      await page.keyboard.press(keys);
    },
    scan: (text) => scanLikeDevice(page, text),
  };
}

/** Names that begin like this: tiles and rows have more words behind. */
export function begins(text: string): RegExp {
  return new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}`);
}
