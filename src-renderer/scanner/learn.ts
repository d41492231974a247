import type { Stroke } from './burst-reader.ts';
import { aimPrefix, groupSeparator, textOf } from './decode.ts';
import { keyboards, type Keyboard } from './keyboards.ts';

/** What a symbol carries: two elements with a separator between them, or one text. */
export interface Expected {
  readonly before: string;
  readonly after: string | null;
}

export type Learned =
  | {
      readonly kind: 'learned';
      /** Every keyboard that reads it right, the likeliest first. */
      readonly keyboards: readonly Keyboard[];
      /** null: this symbol has none. '': the reader left it out. */
      readonly separator: string | null;
      readonly aim: boolean;
    }
  /** Hardly the symbol that was asked for. */
  | { readonly kind: 'other'; readonly text: string }
  /** The right symbol, with characters lost or changed on the way. */
  | { readonly kind: 'damaged'; readonly text: string };

/** What stands between two elements is short: GS, or a few characters in its place. */
const longestSeparator = 6;

/** Finds out from one scan of a known symbol how a scanner types. */
export function learnFrom(strokes: readonly Stroke[], { before, after }: Expected): Learned {
  const right: Keyboard[] = [];
  let separator: string | null = null;
  let aim = false;
  for (const keyboard of keyboards) {
    const text = textOf(strokes, keyboard);
    const bare = text.replace(aimPrefix, '');
    const data = bare.startsWith(groupSeparator) ? bare.slice(1) : bare;
    const between = betweenOf(data, before, after);
    if (between === null) continue;
    if (right.length === 0) {
      separator = after === null ? null : between;
      aim = aimPrefix.test(text);
    }
    right.push(keyboard);
  }
  if (right.length > 0) return { kind: 'learned', keyboards: right, separator, aim };
  const text = textOf(strokes, 'typed');
  return { kind: isAlike(text, before) ? 'damaged' : 'other', text };
}

function betweenOf(data: string, before: string, after: string | null): string | null {
  if (after === null) return data === before ? '' : null;
  if (!data.startsWith(before) || !data.endsWith(after)) return null;
  const length = data.length - before.length - after.length;
  return length >= 0 && length <= longestSeparator ? data.slice(before.length, before.length + length) : null;
}

/** The digits are the same on nearly every keyboard, so a run of them says which symbol it was. */
function isAlike(text: string, before: string): boolean {
  const longest = (before.match(/\d+/g) ?? []).reduce((a, b) => (b.length > a.length ? b : a), '');
  return text.includes(longest.slice(0, 8));
}
