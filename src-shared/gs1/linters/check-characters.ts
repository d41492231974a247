import { cset32, cset82 } from '../cset.ts';
import { gtinCheckDigit } from '../gtin.ts';
import { fault, type LintFault } from './codes.ts';

/** The last digit of a numeric key (GTIN, SSCC, GLN...) is its check digit. GenSpecs 7.9.1. */
export function lintCheckDigit(digits: string): LintFault | undefined {
  const at = digits.length - 1;
  if (gtinCheckDigit(digits.slice(0, at)) === digits.slice(at)) return undefined;
  return fault('GS1_LINTER_INCORRECT_CHECK_DIGIT', Math.max(at, 0), 1);
}

/** No AI is longer than 99 characters. */
const longestWithPair = 99;

/**
 * The check character pair of a Global Model Number: the sum of the weights of CSET 82 times the primes from
 * the right, modulo 1021, written with two characters of CSET 32. GenSpecs 7.9.5.
 */
export function lintCheckPair(text: string): LintFault | undefined {
  const body = text.length - 2;
  if (body < 0) return fault('GS1_LINTER_TOO_SHORT_FOR_CHECK_PAIR', 0, text.length);
  if (text.length > longestWithPair) {
    return fault('GS1_LINTER_TOO_LONG_FOR_CHECK_PAIR_IMPLEMENTATION', 0, text.length);
  }
  const primes = firstPrimes(body);
  let sum = 0;
  for (let i = 0; i < body; i++) {
    const weight = cset82.indexOf(text.charAt(i));
    if (weight === -1) return fault('GS1_LINTER_INVALID_CSET82_CHARACTER', i, 1);
    sum += weight * (primes[body - 1 - i] ?? 0);
  }
  const check = sum % 1021;
  const pair = cset32.charAt(check >> 5) + cset32.charAt(check & 31);
  return pair === text.slice(body) ? undefined : fault('GS1_LINTER_INCORRECT_CHECK_PAIR', body, 2);
}

const primes: number[] = [];

/** Found when first needed: GMNs are rare, and most values have no pair. */
function firstPrimes(count: number): readonly number[] {
  for (let candidate = (primes.at(-1) ?? 1) + 1; primes.length < count; candidate++) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  }
  return primes;
}

/**
 * GCPs have 4 to 12 digits. Which prefixes GS1 has given out is not known offline, so only the shape is
 * checked.
 */
const shortestPrefix = 4;

/** The component begins with a GS1 Company Prefix (GLN, GIAI, GSRN...). */
export function lintCompanyPrefix(text: string): LintFault | undefined {
  return lintPrefixAt(text, 0);
}

/** The company prefix follows an indicator or extension digit (GTIN, SSCC, ITIP). */
export function lintCompanyPrefixBehindDigit(text: string): LintFault | undefined {
  return lintPrefixAt(text, 1);
}

function lintPrefixAt(text: string, start: number): LintFault | undefined {
  if (text.length < start + shortestPrefix) return fault('GS1_LINTER_TOO_SHORT_FOR_GCP', 0, text.length);
  for (let i = start; i < start + shortestPrefix; i++) {
    const character = text.charAt(i);
    if (character < '0' || character > '9') return fault('GS1_LINTER_INVALID_GCP_PREFIX', i, 1);
  }
  return undefined;
}
