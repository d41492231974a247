import { remember, remembered } from '../state/remembered.ts';
import type { Catalogue } from './catalogue.ts';
import type { Sentences } from './sentences/translator.ts';

/** The languages of the window, by the name that people who speak them look for. */
export const languages = { en: 'English', de: 'Deutsch', es: 'Español' } as const;

export type Language = keyof typeof languages;

interface Loaders {
  readonly texts: () => Promise<Catalogue>;
  /** What the host says, which is English as it comes. */
  readonly sentences: () => Promise<Sentences | null>;
}

/** Only the chosen language is loaded; each is a file of its own in the built page. */
const loaders: Record<Language, Loaders> = {
  en: {
    texts: async () => (await import('./en.ts')).en,
    sentences: () => Promise.resolve(null),
  },
  de: {
    texts: async () => (await import('./de.ts')).de,
    sentences: async () => (await import('./sentences/de/index.ts')).sentences,
  },
  es: {
    texts: async () => (await import('./es.ts')).es,
    sentences: async () => (await import('./sentences/es/index.ts')).sentences,
  },
};

/** What this machine was set to, else the first language of the browser that the window has, else English. */
export function chosenLanguage(set: string | null, wanted: readonly string[]): Language {
  const found = [set ?? '', ...wanted].map((tag) => tag.split('-', 1)[0] ?? '').find(isLanguage);
  return found ?? 'en';
}

/** The region of the browser where it has the language (de-CH, es-MX): its dates and numbers look as at home. */
export function localeOf(chosen: Language, wanted: readonly string[]): string {
  return wanted.find((tag) => tag.startsWith(`${chosen}-`)) ?? chosen;
}

/** Remembers the language for this machine and opens the page in it. */
export function changeLanguage(to: Language): void {
  remember('language', to);
  location.reload();
}

function isLanguage(text: string): text is Language {
  return Object.hasOwn(languages, text);
}

// Outside of a page (tests) there is nobody whose language could be asked for.
const ofBrowser = typeof document === 'undefined' ? [] : navigator.languages;

/** The language of this page. */
export const language: Language = chosenLanguage(remembered('language'), ofBrowser);

/** For numbers, dates and plural forms. */
export const locale = localeOf(language, ofBrowser);

const loaded = await Promise.all([loaders[language].texts(), loaders[language].sentences()]);

/** Every text of the window in its language. */
export const texts: Catalogue = loaded[0];

/** What sentences of the host are in the language of the window; null where they need no translation. */
export const sentences: Sentences | null = loaded[1];

if (typeof document !== 'undefined') document.documentElement.lang = language;
