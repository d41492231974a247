import { en, locale } from './en.ts';

type Text = string | { readonly one: string; readonly other: string };
type Catalogue = typeof en;
export type TextKey = keyof Catalogue;

type Names<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type NamesOf<T> = T extends { readonly one: infer One; readonly other: infer Other }
  ? 'count' | Names<One> | Names<Other>
  : Names<T>;
type Values<K extends TextKey> = Record<NamesOf<Catalogue[K]>, string | number>;

/** Keys of texts that want no values; for tables of words. */
export type PlainKey = { [K in TextKey]: [NamesOf<Catalogue[K]>] extends [never] ? K : never }[TextKey];

const plural = new Intl.PluralRules(locale);
const numbers = new Intl.NumberFormat(locale);

/**
 * The text of a key with its `{names}` filled in; which names a text wants is part of its type. Numbers are
 * written as the language writes them, so pass digits that are a name (a lot, a serial) as text. Where a text
 * has plural forms, `count` chooses.
 */
export function t<K extends TextKey>(
  key: K,
  ...[values]: [NamesOf<Catalogue[K]>] extends [never] ? [] : [values: Values<K>]
): string {
  const text: Text = en[key];
  const given: Readonly<Record<string, string | number>> = values ?? {};
  const form =
    typeof text === 'string' ? text : text[plural.select(Number(given['count'])) === 'one' ? 'one' : 'other'];
  return form.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = given[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? numbers.format(value) : value;
  });
}
