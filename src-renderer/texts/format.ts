import { locale } from './en.ts';
import { t } from './t.ts';

const numbers = new Intl.NumberFormat(locale);
// Sentences of the host have the 24-hour clock, and one page must not have two.
const time = { timeStyle: 'short', hourCycle: 'h23' } as const;
const clock = new Intl.DateTimeFormat(locale, time);
const dayAndClock = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...time });
const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });

export function formatNumber(value: number): string {
  return numbers.format(value);
}

/** An instant in this machine's zone; only the time of day where it was today. */
export function formatInstant(iso: string, now = new Date()): string {
  const at = new Date(iso);
  return at.toDateString() === now.toDateString() ? clock.format(at) : dayAndClock.format(at);
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

/** For sorting names as people count: "10 labels" comes after "8 labels". */
export const byName = new Intl.Collator(locale, { numeric: true }).compare;
