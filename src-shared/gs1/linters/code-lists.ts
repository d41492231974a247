import { codeLists } from '../data/code-lists.ts';
import { fault, type LintFault } from './codes.ts';

const sets = new Map<keyof typeof codeLists, ReadonlySet<string>>();

/** A list is split when it is first asked for; most values never need one. */
function isOnList(name: keyof typeof codeLists, text: string): boolean {
  let set = sets.get(name);
  if (!set) {
    set = new Set(codeLists[name].trim().split(/\s+/));
    sets.set(name, set);
  }
  return set.has(text);
}

export function lintCountry(text: string): LintFault | undefined {
  return isOnList('iso3166Numeric', text) ? undefined : fault('GS1_LINTER_NOT_ISO3166', 0, text.length);
}

/** 999 stands for several countries, AIs (7030) to (7039). */
export function lintCountryOr999(text: string): LintFault | undefined {
  if (text === '999' || isOnList('iso3166Numeric', text)) return undefined;
  return fault('GS1_LINTER_NOT_ISO3166_OR_999', 0, text.length);
}

export function lintCountryLetters(text: string): LintFault | undefined {
  return isOnList('iso3166Alpha2', text) ? undefined : fault('GS1_LINTER_NOT_ISO3166_ALPHA2', 0, text.length);
}

export function lintCurrency(text: string): LintFault | undefined {
  return isOnList('iso4217Numeric', text) ? undefined : fault('GS1_LINTER_NOT_ISO4217', 0, text.length);
}

export function lintBiologicalSex(text: string): LintFault | undefined {
  if (text === '0' || text === '1' || text === '2' || text === '9') return undefined;
  return fault('GS1_LINTER_INVALID_BIOLOGICAL_SEX_CODE', 0, text.length);
}

export function lintMediaType(text: string): LintFault | undefined {
  return isOnList('aidcMediaTypes', text)
    ? undefined
    : fault('GS1_LINTER_INVALID_MEDIA_TYPE', 0, text.length);
}

export function lintPackageType(text: string): LintFault | undefined {
  return isOnList('packageTypes', text)
    ? undefined
    : fault('GS1_LINTER_INVALID_PACKAGE_TYPE', 0, text.length);
}

/** ISO 13616 sets no least length; up to ten characters there is no room for an account. */
const longestTooShortIban = 10;
const longestIban = 34;

/**
 * Country, length, characters, then the remainder 1 of modulo 97 with the first four characters moved to the
 * end.
 */
export function lintIban(text: string): LintFault | undefined {
  if (text.length < 2) return fault('GS1_LINTER_IBAN_TOO_SHORT', 0, text.length);
  if (!isOnList('iso3166Alpha2', text.slice(0, 2))) {
    return fault('GS1_LINTER_ILLEGAL_IBAN_COUNTRY_CODE', 0, 2);
  }
  if (text.length > longestIban) return fault('GS1_LINTER_IBAN_TOO_LONG', 0, text.length);
  if (text.length <= longestTooShortIban) return fault('GS1_LINTER_IBAN_TOO_SHORT', 0, text.length);
  const at = text.search(/[^0-9A-Z]/);
  if (at !== -1) return fault('GS1_LINTER_INVALID_IBAN_CHARACTER', at, 1);
  let remainder = 0;
  for (const character of text.slice(4) + text.slice(0, 4)) {
    const number = Number.parseInt(character, 36);
    remainder = (remainder * (number > 9 ? 100 : 10) + number) % 97;
  }
  return remainder === 1 ? undefined : fault('GS1_LINTER_INCORRECT_IBAN_CHECKSUM', 2, 2);
}
