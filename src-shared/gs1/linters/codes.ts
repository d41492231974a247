import { couponSentences } from './coupon-codes.ts';

/**
 * What the linters can find, each as the end of a sentence that begins with the AI and its value. The names
 * are those of GS1's reference linters (gs1-syntax-dictionary), so that results can be compared with theirs.
 * Codes that the structure of the AI table rules out (a two-digit hour that is not two digits long) are left
 * out.
 */
const valueSentences = {
  GS1_LINTER_NON_DIGIT_CHARACTER: 'may have digits only',
  GS1_LINTER_INVALID_CSET82_CHARACTER:
    'may have letters A-Z and a-z, digits and ! " % & \' ( ) * + , - . / : ; < = > ? _ only',
  GS1_LINTER_INVALID_CSET39_CHARACTER: 'may have letters A-Z, digits and # - / only',
  GS1_LINTER_INVALID_CSET64_CHARACTER: 'may have letters, digits and - _ only (base64 for URLs)',
  GS1_LINTER_INVALID_CSET64_PADDING: 'has the wrong number of = at its end; leave them out',
  GS1_LINTER_INCORRECT_CHECK_DIGIT: 'has a wrong check digit; compare the number with its source',
  GS1_LINTER_INCORRECT_CHECK_PAIR: 'has a wrong pair of check characters; compare it with its source',
  GS1_LINTER_TOO_SHORT_FOR_CHECK_PAIR: 'is too short to end in a pair of check characters',
  GS1_LINTER_TOO_LONG_FOR_CHECK_PAIR_IMPLEMENTATION: 'is too long for a pair of check characters',
  GS1_LINTER_TOO_SHORT_FOR_GCP: 'is too short to begin with a GS1 Company Prefix of at least four digits',
  GS1_LINTER_INVALID_GCP_PREFIX: 'must begin with the digits of a GS1 Company Prefix',
  GS1_LINTER_IMPORTER_IDX_MUST_BE_ONE_CHARACTER: 'needs exactly one character as importer index',
  GS1_LINTER_INVALID_IMPORT_IDX_CHARACTER: 'needs a letter, a digit, - or _ as importer index',
  GS1_LINTER_ILLEGAL_ZERO_VALUE: 'must not be zero here',
  GS1_LINTER_NOT_ZERO: 'must have a zero here',
  GS1_LINTER_ILLEGAL_ZERO_PREFIX: 'must not begin a number with a zero',
  GS1_LINTER_NOT_ZERO_OR_ONE: 'must be 0 (no) or 1 (yes)',
  GS1_LINTER_INVALID_WINDING_DIRECTION: 'must have the winding direction 0, 1 or 9',
  GS1_LINTER_NOT_HYPHEN: 'may only have a hyphen here, for a value below zero',
  GS1_LINTER_REQUIRES_NON_DIGIT_CHARACTER: 'needs at least one character that is not a digit',
  GS1_LINTER_NOT_ISO3166: 'needs a country code of three digits (ISO 3166)',
  GS1_LINTER_NOT_ISO3166_OR_999: 'needs a country code of three digits (ISO 3166) or 999',
  GS1_LINTER_NOT_ISO3166_ALPHA2: 'needs a country code of two capital letters (ISO 3166)',
  GS1_LINTER_NOT_ISO4217: 'needs a currency code of three digits (ISO 4217)',
  GS1_LINTER_INVALID_BIOLOGICAL_SEX_CODE: 'must be 0, 1, 2 or 9 (ISO/IEC 5218)',
  GS1_LINTER_INVALID_MEDIA_TYPE: 'needs a media type of the GS1 list, 01 to 10 or 80 to 99',
  GS1_LINTER_INVALID_PACKAGE_TYPE: 'needs a package type of the GS1 list (UN/ECE Recommendation 21)',
  GS1_LINTER_IBAN_TOO_SHORT: 'is too short for an IBAN',
  GS1_LINTER_IBAN_TOO_LONG: 'is too long for an IBAN',
  GS1_LINTER_INVALID_IBAN_CHARACTER: 'may have capital letters and digits only',
  GS1_LINTER_ILLEGAL_IBAN_COUNTRY_CODE: 'must begin with a country code of two capital letters (ISO 3166)',
  GS1_LINTER_INCORRECT_IBAN_CHECKSUM: 'has wrong check digits for an IBAN; compare it with its source',
  GS1_LINTER_ILLEGAL_MONTH: 'has a month other than 01 to 12; a date is written YYMMDD',
  GS1_LINTER_ILLEGAL_DAY: 'has a day that the month does not have; a date is written YYMMDD',
  GS1_LINTER_ILLEGAL_HOUR: 'has an hour other than 00 to 23',
  GS1_LINTER_ILLEGAL_MINUTE: 'has a minute other than 00 to 59',
  GS1_LINTER_ILLEGAL_SECOND: 'has a second other than 00 to 59',
  GS1_LINTER_INVALID_LENGTH_FOR_PIECE_OF_TOTAL:
    'needs the piece and the total with the same number of digits',
  GS1_LINTER_ZERO_PIECE_NUMBER: 'must count pieces from 1',
  GS1_LINTER_ZERO_TOTAL_PIECES: 'must have at least one piece in total',
  GS1_LINTER_PIECE_NUMBER_EXCEEDS_TOTAL: 'has a piece number above the total',
  GS1_LINTER_POSITION_IN_SEQUENCE_MALFORMED: 'must be a position, a slash and the end, as 1/3',
  GS1_LINTER_POSITION_EXCEEDS_END: 'has a position above the end',
  GS1_LINTER_INVALID_PERCENT_SEQUENCE: 'needs two hexadecimal digits behind every %',
  GS1_LINTER_INVALID_LATITUDE: 'needs a latitude from 0000000000 to 1800000000',
  GS1_LINTER_LATITUDE_INVALID_LENGTH: 'needs ten digits for the latitude',
  GS1_LINTER_INVALID_LONGITUDE: 'needs a longitude from 0000000000 to 3600000000',
  GS1_LINTER_LONGITUDE_INVALID_LENGTH: 'needs ten digits for the longitude',
} as const;

export const linterSentences = { ...valueSentences, ...couponSentences } as const;

export type Gs1LinterCode = keyof typeof linterSentences;

/** Where in a component a linter found something: index and length in characters, 0-based. */
export interface LintFault {
  readonly code: Gs1LinterCode;
  readonly at: number;
  readonly length: number;
}

/** Checks one component of a value. `undefined` means that nothing is wrong. */
export type Linter = (component: string) => LintFault | undefined;

export function fault(code: Gs1LinterCode, at: number, length: number): LintFault {
  return { code, at, length };
}
