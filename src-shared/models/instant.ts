import { z } from 'zod';

/** RFC 3339 and what programs write instead of it: a space for the T, small letters, no seconds, no colon in the zone. */
const form =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?([Zz]|[+-](?:[01]\d|2[0-3]):?[0-5]\d)$/;

/**
 * An instant in a request; afterwards it is RFC 3339. A date-time without a zone would mean another instant on every
 * machine, so it is refused.
 */
export const instant = z
  .string()
  .max(64)
  .refine((text) => form.test(text), {
    error: 'Needs an ISO-8601 date-time with a time zone, such as 2026-11-30T08:00:00Z',
    abort: true,
  })
  .refine(isDayOfCalendar, 'There is no such day')
  .overwrite(normal)
  .meta({ format: 'date-time' });

function isDayOfCalendar(text: string): boolean {
  const [, year = '', month = '', day = ''] = form.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

/** Text of another form stays as it is: it is refused by then. */
function normal(text: string): string {
  const parts = form.exec(text);
  if (!parts) return text;
  const [, year, month, day, hour, minute, second = '00', fraction, zone = 'Z'] = parts;
  const offset = zone.toUpperCase() === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction === undefined ? '' : `.${fraction}`}${offset}`;
}
