import { firstOutside } from '../cset.ts';
import { fault, type LintFault } from './codes.ts';

/** Type N: digits only. */
export function lintNumeric(text: string): LintFault | undefined {
  const at = firstOutside('N', text);
  return at === -1 ? undefined : fault('GS1_LINTER_NON_DIGIT_CHARACTER', at, 1);
}

/** Type X. */
export function lintCset82(text: string): LintFault | undefined {
  const at = firstOutside('X', text);
  return at === -1 ? undefined : fault('GS1_LINTER_INVALID_CSET82_CHARACTER', at, 1);
}

/** Type Y. */
export function lintCset39(text: string): LintFault | undefined {
  const at = firstOutside('Y', text);
  return at === -1 ? undefined : fault('GS1_LINTER_INVALID_CSET39_CHARACTER', at, 1);
}

/** Type Z. Padding may be left out; where it is given it fills up to a multiple of three characters. */
export function lintCset64(text: string): LintFault | undefined {
  let length = text.length;
  while (length > 0 && text[length - 1] === '=') length--;
  const padding = text.length - length;
  if (padding > 2 || (padding > 0 && text.length % 3 !== 0)) {
    return fault('GS1_LINTER_INVALID_CSET64_PADDING', length, padding);
  }
  const at = firstOutside('Z', text.slice(0, length));
  return at === -1 ? undefined : fault('GS1_LINTER_INVALID_CSET64_CHARACTER', at, 1);
}

export function lintHasNonDigit(text: string): LintFault | undefined {
  if (firstOutside('N', text) !== -1) return undefined;
  return fault('GS1_LINTER_REQUIRES_NON_DIGIT_CHARACTER', 0, text.length);
}

/** The sign of AIs (4330) to (4333). */
export function lintHyphen(text: string): LintFault | undefined {
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== '-') return fault('GS1_LINTER_NOT_HYPHEN', i, 1);
  }
  return undefined;
}

/** The importer of a tobacco unit, EU 2018/574: one character of CSET 64. */
export function lintImporterIndex(text: string): LintFault | undefined {
  if (text.length !== 1) return fault('GS1_LINTER_IMPORTER_IDX_MUST_BE_ONE_CHARACTER', 0, text.length);
  return firstOutside('Z', text) === -1 ? undefined : fault('GS1_LINTER_INVALID_IMPORT_IDX_CHARACTER', 0, 1);
}

const brokenPercent = /%(?![0-9A-Fa-f]{2})/;

/** Names and addresses are percent-encoded UTF-8, so every % needs two hexadecimal digits. */
export function lintPercentEncoding(text: string): LintFault | undefined {
  const at = text.search(brokenPercent);
  if (at === -1) return undefined;
  return fault('GS1_LINTER_INVALID_PERCENT_SEQUENCE', at, Math.min(3, text.length - at));
}
