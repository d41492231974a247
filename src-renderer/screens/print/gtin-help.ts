import { gtinCheckDigit, normalizeGtin } from '../../../src-shared/gs1/index.ts';

/**
 * What to say beneath a GTIN that is being typed. `more`: digits are missing. `offer`: with this last digit it would be
 * one. `letters`: something else than digits.
 */
export type GtinHelp =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'good'; readonly gtin: string }
  | { readonly kind: 'letters' }
  | { readonly kind: 'more'; readonly digits: number; readonly offer: string | null }
  | { readonly kind: 'wrong'; readonly last: string; readonly right: string; readonly offer: string }
  | { readonly kind: 'too_long'; readonly digits: number };

const lengths: readonly number[] = [8, 12, 13, 14];

export function helpWithGtin(typed: string): GtinHelp {
  const text = typed.trim();
  if (text === '') return { kind: 'nothing' };
  if (!/^\d+$/.test(text)) return { kind: 'letters' };
  if (text.length > 14) return { kind: 'too_long', digits: text.length };
  const gtin = normalizeGtin(text);
  if (gtin.ok) return { kind: 'good', gtin: gtin.value };
  const withCheck = text + gtinCheckDigit(text);
  if (!lengths.includes(text.length)) {
    // People read it off a list that leaves the check digit away.
    return {
      kind: 'more',
      digits: text.length,
      offer: lengths.includes(withCheck.length) ? withCheck : null,
    };
  }
  const digits = text.slice(0, -1);
  const right = gtinCheckDigit(digits);
  return { kind: 'wrong', last: text.slice(-1), right, offer: digits + right };
}
