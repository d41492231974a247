export type DecimalKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '.';

/** Digits before and after the sign: a sheet is at most some metres long, and nobody reads a ruler finer. */
const mostWhole = 4;
const mostPart = 2;

/** The text after one more key, or null where that would make no number. */
export function withDecimalKey(text: string, key: DecimalKey): string | null {
  const [whole = '', part] = text.replace(',', '.').split('.');
  if (key === '.') return part === undefined && whole !== '' ? `${text}.` : null;
  if (part !== undefined) return part.length < mostPart ? text + key : null;
  return whole.length < mostWhole ? text + key : null;
}

/** A length that was typed or pasted with a point or a comma, in its unit; not a number where it is none. */
export function lengthOf(text: string): number {
  const trimmed = text.trim().replace(',', '.');
  return /^\d+(?:\.\d*)?$/.test(trimmed) ? Number(trimmed) : NaN;
}
