import { daysInMonth, resolveYear } from '../../src-shared/gs1/dates.ts';

/** Order of day, month and year where the window's language is spoken. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** `value` is YYYY-MM-DD. */
export type TypedDate = { readonly ok: true; readonly value: string } | { readonly ok: false };

/** In which order the locale writes a date in digits. */
export function dateOrderOf(locale: string): DateOrder {
  const parts = new Intl.DateTimeFormat(locale, { year: 'numeric', month: '2-digit', day: '2-digit' })
    .formatToParts(new Date(2027, 10, 30))
    .map(({ type }) => type)
    .filter((type) => type === 'day' || type === 'month' || type === 'year');
  if (parts[0] === 'year') return 'ymd';
  return parts[0] === 'month' ? 'mdy' : 'dmy';
}

/**
 * A date as somebody types it at a line: with the separators of the place or without any (311227, 31122027), with two
 * or four digits of the year, a month alone (12/2027: its last day, as on the pack), and always also 2027-12-31.
 */
export function readTypedDate(text: string, order: DateOrder, today: Date): TypedDate {
  const trimmed = text.trim();
  const parts = trimmed.split(/[-./ ]+/).filter((part) => part !== '');
  if (parts.some((part) => !/^\d+$/.test(part))) return { ok: false };
  const split = parts.length === 1 ? withoutSeparators(parts[0] ?? '', order) : parts;
  if (split.length === 2) return ofMonth(split, today);
  if (split.length !== 3) return { ok: false };
  // Four digits in front can only be a year, wherever one lives.
  const [a = '', b = '', c = ''] = split;
  const isYearFirst = a.length === 4;
  if (isYearFirst || order === 'ymd') return checked(a, b, c, today);
  return order === 'dmy' ? checked(c, b, a, today) : checked(c, a, b, today);
}

function withoutSeparators(digits: string, order: DateOrder): string[] {
  if (digits.length !== 6 && digits.length !== 8) return [];
  const year = digits.length - 4;
  return order === 'ymd'
    ? [digits.slice(0, year), digits.slice(year, year + 2), digits.slice(year + 2)]
    : [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)];
}

function ofMonth([a = '', b = '']: readonly string[], today: Date): TypedDate {
  const [year, month] = a.length === 4 ? [a, b] : [b, a];
  const full = fullYear(year, today);
  if (full === null) return { ok: false };
  return checked(String(full), month, String(daysInMonth(full, Number(month))), today);
}

function checked(year: string, month: string, day: string, today: Date): TypedDate {
  const full = fullYear(year, today);
  const days = full === null ? 0 : daysInMonth(full, Number(month));
  if (full === null || month.length > 2 || day.length > 2 || days === 0) return { ok: false };
  if (Number(day) < 1 || Number(day) > days) return { ok: false };
  return { ok: true, value: `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` };
}

function fullYear(text: string, today: Date): number | null {
  if (text.length === 2) return resolveYear(Number(text), today.getFullYear());
  return text.length === 4 ? Number(text) : null;
}
