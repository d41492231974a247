import type { en } from './en.ts';

/** English is the catalogue that the others are held against. */
export type TextKey = keyof typeof en;

/** What a key stands for. */
export type Text = string | { readonly one: string; readonly other: string };

/** The names in `{}` of a text. */
export type Names<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

/** A catalogue of any language, as `t` reads it. */
export type Catalogue = {
  readonly [K in TextKey]: (typeof en)[K] extends string ? string : Exclude<Text, string>;
};

/** A translation may leave the number out of the singular ("The sheet is good"), nothing else. */
type Translated<Original, Own> = Original extends string
  ? SameNames<Original, Own>
  : Original extends { readonly one: infer One; readonly other: infer Other }
    ? {
        readonly one: Own extends { readonly one: infer O } ? SameNames<One, O, 'count'> : string;
        readonly other: Own extends { readonly other: infer O } ? SameNames<Other, O> : string;
      }
    : never;

type SameNames<A, B, Free = never> = [Exclude<Names<A>, Free>, Exclude<Names<B>, Free>] extends [
  Names<B> | Free,
  Names<A> | Free,
]
  ? B
  : { readonly 'other {names} than in English': A };

type Checked<T> = { [K in keyof T]: K extends TextKey ? Translated<(typeof en)[K], T[K]> : never };

/**
 * A language: every key of the English catalogue and no other, with the same `{names}` and the same plural forms;
 * else it does not compile.
 */
export function translation<const T extends Catalogue>(texts: T & Checked<T>): Catalogue {
  return texts;
}
