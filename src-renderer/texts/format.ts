import { locale } from './language.ts';
import { t } from './t.ts';

const numbers = new Intl.NumberFormat(locale);
const hundredths = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
// Sentences of the host have the 24-hour clock, and one page must not have two.
const time = { timeStyle: 'short', hourCycle: 'h23' } as const;
const clock = new Intl.DateTimeFormat(locale, time);
const dayAndClock = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...time });
const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });

export function formatNumber(value: number): string {
  return numbers.format(value);
}

/** "1.5" or "1,5". */
export const decimalMark = numbers.formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.';

/** "," of "10,000", "." of "10.000"; a space in some languages. */
const groupMark = numbers.formatToParts(1_000_000).find(({ type }) => type === 'group')?.value ?? ' ';

/** What was typed as a whole number, with or without marks between its thousands; null where it is none. */
export function wholeNumberOf(text: string): number | null {
  const digits = text.replaceAll(groupMark, '').replaceAll(/\s/g, '');
  return /^\d+$/.test(digits) ? Number(digits) : null;
}

/** A length or the like, with at most so many digits behind the point or comma and nothing between thousands. */
export function formatDecimal(value: number, digits: number): string {
  const form = new Intl.NumberFormat(locale, { maximumFractionDigits: digits, useGrouping: false });
  return form.format(value);
}

/** An instant in this machine's zone; only the time of day where it was today. */
export function formatInstant(iso: string, now = new Date()): string {
  const at = new Date(iso);
  return at.toDateString() === now.toDateString() ? clock.format(at) : dayAndClock.format(at);
}

/** An instant in this machine's zone, as short as a list wants it: the time of day, or the day where it was another. */
export function formatDayOrClock(iso: string, now = new Date()): string {
  const at = new Date(iso);
  return at.toDateString() === now.toDateString() ? clock.format(at) : day.format(at);
}

/** A calendar date, `YYYY-MM-DD` or `YYMMDD`, without any zone; other text is shown as it came. */
export function formatDate(text: string): string {
  const match = /^(?:20)?(\d\d)-?(\d\d)-?(\d\d)$/.exec(text);
  if (!match) return text;
  const [, year, month, date] = match;
  // GS1 allows day 00 for "the month"; a calendar would turn it into the day before.
  if (date === '00') return text;
  return day.format(new Date(2000 + Number(year), Number(month) - 1, Number(date)));
}

/** mm to a hundredth, as rulers and calibrations say it. */
export function formatLength(mm: number): string {
  return hundredths.format(mm);
}

export function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'] as const;
  const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)} ${units[step]}`;
}

/** Whole seconds below two minutes, whole minutes above: more would jump about. */
export function formatTimeLeft(seconds: number): string {
  if (seconds < 1) return t('time.left_moment');
  if (seconds < 120) return t('time.left_seconds', { count: Math.ceil(seconds) });
  return t('time.left_minutes', { count: Math.ceil(seconds / 60) });
}

const ages = new Intl.RelativeTimeFormat(locale, { style: 'short', numeric: 'auto' });

/** "5 min ago": whole minutes, hours from one on, days from two on. @param now milliseconds since 1970. */
export function formatAge(iso: string, now: number): string {
  const minutes = Math.max(0, Math.floor((now - new Date(iso).getTime()) / 60_000));
  if (minutes < 60) return ages.format(-minutes, 'minute');
  if (minutes < 48 * 60) return ages.format(-Math.floor(minutes / 60), 'hour');
  return ages.format(-Math.floor(minutes / 1440), 'day');
}

/** For sorting names as people count: "10 labels" comes after "8 labels". */
export const byName = new Intl.Collator(locale, { numeric: true }).compare;
