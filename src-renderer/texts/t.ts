import type { Names, TextKey } from './catalogue.ts';
import type { en } from './en.ts';
import { filling } from './fill.ts';
import { locale, texts } from './language.ts';

export type { TextKey } from './catalogue.ts';

type English = typeof en;
type NamesOf<T> = T extends { readonly one: infer One; readonly other: infer Other }
  ? 'count' | Names<One> | Names<Other>
  : Names<T>;
type Values<K extends TextKey> = Record<NamesOf<English[K]>, string | number>;

/** Keys of texts that want no values; for tables of words. */
export type PlainKey = { [K in TextKey]: [NamesOf<English[K]>] extends [never] ? K : never }[TextKey];

const fill = filling(locale);

/**
 * The text of a key with its `{names}` filled in; which names a text wants is part of its type. Numbers are
 * written as the language writes them, so pass digits that are a name (a lot, a serial) as text. Where a text
 * has plural forms, `count` chooses.
 */
export function t<K extends TextKey>(
  key: K,
  ...[values]: [NamesOf<English[K]>] extends [never] ? [] : [values: Values<K>]
): string {
  return fill(texts[key], values ?? {});
}
