import { daysInMonth } from '../dates.ts';
import { fault, type LintFault } from './codes.ts';

/** YYMMDD where day 00 means the end of the month. */
export function lintDateOrMonthEnd(text: string): LintFault | undefined {
  return lintDay(shortYear(text), text, 2, true);
}

/** YYMMDD with a real day. */
export function lintDate(text: string): LintFault | undefined {
  return lintDay(shortYear(text), text, 2, false);
}

/** YYYYMMDD with a real day. */
export function lintLongDate(text: string): LintFault | undefined {
  return lintDay(Number(text.slice(0, 4)), text, 4, false);
}

/**
 * The century matters only for 29 February of year 00. It is taken as 2000, which holds until 2050, so that
 * the result does not depend on the clock.
 */
function shortYear(text: string): number {
  return 2000 + Number(text.slice(0, 2));
}

function lintDay(year: number, text: string, monthAt: number, zeroAllowed: boolean): LintFault | undefined {
  const days = daysInMonth(year, Number(text.slice(monthAt, monthAt + 2)));
  if (days === 0) return fault('GS1_LINTER_ILLEGAL_MONTH', monthAt, 2);
  const day = Number(text.slice(monthAt + 2, monthAt + 4));
  if (day > days || (day === 0 && !zeroAllowed)) return fault('GS1_LINTER_ILLEGAL_DAY', monthAt + 2, 2);
  return undefined;
}

export function lintHour(text: string): LintFault | undefined {
  return text > '23' ? fault('GS1_LINTER_ILLEGAL_HOUR', 0, 2) : undefined;
}

export function lintMinute(text: string): LintFault | undefined {
  return text > '59' ? fault('GS1_LINTER_ILLEGAL_MINUTE', 0, 2) : undefined;
}

export function lintSecond(text: string): LintFault | undefined {
  return text > '59' ? fault('GS1_LINTER_ILLEGAL_SECOND', 0, 2) : undefined;
}

export function lintHourAndMinute(text: string): LintFault | undefined {
  if (text.slice(0, 2) > '23') return fault('GS1_LINTER_ILLEGAL_HOUR', 0, 2);
  return text.slice(2) > '59' ? fault('GS1_LINTER_ILLEGAL_MINUTE', 2, 2) : undefined;
}
