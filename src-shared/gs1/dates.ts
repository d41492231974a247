import { success } from '../result.ts';
import { gs1Failure, type Gs1Result } from './errors.ts';

const iso = /^(\d{4})-(\d{2})-(\d{2})$/;
const short = /^(\d{2})(\d{2})(\d{2})$/;

/** Days of a month, 1 to 12; 0 for any other number. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  if (month < 1 || month > 12) return 0;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * The four-digit year that two digits mean: the one that lies at most 49 years before and at most 50 years
 * after `currentYear` (GenSpecs 7.12).
 */
export function resolveYear(twoDigits: number, currentYear: number): number {
  const year = currentYear - (currentYear % 100) + twoDigits;
  if (year - currentYear > 50) return year - 100;
  return year - currentYear < -49 ? year + 100 : year;
}

/**
 * A date as people and files write it, `YYYY-MM-DD` or `YYMMDD`, as the six digits of AI (15) or (17).
 * `YYMMDD` may have day 00, the end of the month, which stays 00. A year that two digits cannot express from
 * `currentYear` is refused: the label would mean another century.
 */
export function parseDate(text: string, currentYear: number): Gs1Result<string> {
  const long = iso.exec(text);
  const match = long ?? short.exec(text);
  if (!match) {
    return gs1Failure('DATE_FORMAT', `"${text}" is not a date; write it as 2026-11-30 or as 261130.`);
  }
  const [, yearText = '', monthText = '', dayText = ''] = match;
  const month = Number(monthText);
  const day = Number(dayText);
  const year = long ? Number(yearText) : resolveYear(Number(yearText), currentYear);
  if (year < currentYear - 49 || year > currentYear + 50) {
    return gs1Failure(
      'DATE_YEAR',
      `"${text}": a GS1 date has two digits for the year, so in ${currentYear} it can only mean the years ` +
        `${currentYear - 49} to ${currentYear + 50}; correct the year.`,
    );
  }
  const days = daysInMonth(year, month);
  if (days === 0) {
    return gs1Failure('DATE_MONTH', `"${text}": there is no month ${monthText}; write year, month and day.`);
  }
  if (day > days || (day === 0 && long)) {
    return gs1Failure(
      'DATE_DAY',
      `"${text}": month ${year}-${monthText} has days 01 to ${days}; correct the day.`,
    );
  }
  return success(yearText.slice(-2) + monthText + dayText);
}

/**
 * Six digits as people read them: `261130` becomes `2026-11-30`. Day 00 means the last day of the month and
 * is shown as that day. The digits must have passed `parseDate`.
 */
export function formatYymmdd(yymmdd: string, currentYear: number): string {
  const year = resolveYear(Number(yymmdd.slice(0, 2)), currentYear);
  const month = yymmdd.slice(2, 4);
  const day = yymmdd.slice(4, 6);
  return `${year}-${month}-${day === '00' ? daysInMonth(year, Number(month)) : day}`;
}
