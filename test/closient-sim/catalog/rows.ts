import { gtinCheckDigit } from '../../../src-shared/gs1/gtin.ts';
import { mix } from '../ids.ts';

export type Kind = 'products' | 'lots' | 'serials';
export const rowKinds = ['products', 'lots', 'serials'] as const satisfies readonly Kind[];

/** What identifies a label, as the lists say it; a bad row may hold anything. */
export interface Identity {
  readonly gtin: string;
  readonly lot: string | null;
  readonly serial: string | null;
  readonly expiry: string | null;
  readonly bestBefore: string | null;
}

/** One row of a list, with the field names of its page. */
export interface Row {
  readonly id: string;
  readonly gtin: string;
  readonly [field: string]: unknown;
}

/** Legal in AI 10 and AI 21, and special in an URL, a file name, JSON or a bracketed text. */
const awkward = ['/A+B', '(10)X', '%41', '"Q"', '?x=1&y', '.', "O'N", '<b>'];

/** GTIN of product `n`: prefix 952 is for examples; every seventh is a case (indicator 1). */
export function gtinOf(seed: number, n: number): string {
  const reference = String((n + (mix(seed, 0) % 900_000_000)) % 1_000_000_000).padStart(9, '0');
  const digits = `${n % 7 === 6 ? 1 : 0}952${reference}`;
  return digits + gtinCheckDigit(digits);
}

/** Row numbers stand in the text, so that a text leads back to its row. */
export function lotText(seed: number, n: number): string {
  return `L${base36(n, 5)}${suffix(seed + 1, n, 2)}${n % 41 === 7 ? pick(awkward, n) : ''}`;
}

export function serialText(seed: number, n: number): string {
  return `S${base36(n, 5)}${suffix(seed + 2, n, 3)}${n % 97 === 5 ? pick(awkward, n) : ''}`;
}

/** The row number in a lot or serial that `lotText` or `serialText` made; null for other texts. */
export function numberInText(text: string): number | null {
  const match = /^[LS]([0-9A-Z]{5})/.exec(text);
  return match?.[1] === undefined ? null : Number.parseInt(match[1], 36);
}

/** YYMMDD between 2027 and 2028; one of 29 has day 00, the end of its month. */
export function dateOf(seed: number, n: number): string {
  const date = days[mix(seed + 3, n) % days.length] ?? '';
  return n % 29 === 3 ? `${date.slice(0, 4)}00` : date;
}

const days = Array.from({ length: 720 }, (_, day) =>
  new Date(Date.UTC(2027, 0, 1 + day)).toISOString().slice(2, 10).replaceAll('-', ''),
);

/** A product has best-before dates or use-by dates, not both. */
export function hasBestBefore(product: number): boolean {
  return product % 3 === 2;
}

function base36(n: number, width: number): string {
  return n.toString(36).toUpperCase().padStart(width, '0');
}

function suffix(seed: number, n: number, length: number): string {
  return base36(mix(seed, n) % 36 ** length, length);
}

function pick(from: readonly string[], n: number): string {
  return from[n % from.length] ?? '';
}
