import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';

type Text = string | { readonly one: string; readonly other: string };
export type TextKey = keyof typeof en;
export type Texts = Readonly<Record<TextKey, Text>>;

/** The languages of the window. */
export const languages = { en, de, es } as const satisfies Record<string, Texts>;

let texts: Texts = en;

/**
 * From now on the shell speaks this one, as the window does: what this machine was set to, else the first language of
 * the system that there is, else English.
 */
export function speak(set: string | null, ofSystem: readonly string[]): void {
  const known = [set ?? '', ...ofSystem].map((tag) => tag.split('-', 1)[0] ?? '').find(isLanguage);
  texts = languages[known ?? 'en'];
}

/** @param values for the `{names}` in it; `count` chooses between one and several. */
export function say(key: TextKey, values: Readonly<Record<string, string | number>> = {}): string {
  const text = texts[key];
  const form = typeof text === 'string' ? text : text[values['count'] === 1 ? 'one' : 'other'];
  return form.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

function isLanguage(tag: string): tag is keyof typeof languages {
  return Object.hasOwn(languages, tag);
}
