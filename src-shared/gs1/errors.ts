import type { Failure, Result } from '../result.ts';
import type { Gs1LinterCode } from './linters/codes.ts';

/** What can be wrong with the structure around the values. The values' own faults are `Gs1LinterCode`. */
export type Gs1StructureCode =
  | 'AI_SYNTAX'
  | 'AI_UNKNOWN'
  | 'AI_VALUE_EMPTY'
  | 'AI_VALUE_TOO_SHORT'
  | 'AI_VALUE_TOO_LONG'
  | 'AI_VALUE_HAS_CARET'
  | 'FNC1_MISSING'
  | 'ELEMENT_STRING_EMPTY'
  | 'AI_PAIR_NOT_ALLOWED'
  | 'AI_REQUIREMENT_MISSING'
  | 'AI_REPEATED_WITH_OTHER_VALUE'
  | 'AI_NEEDS_SERIAL_COMPONENT'
  | 'RULE_UNKNOWN'
  | 'DL_ILLEGAL_CHARACTER'
  | 'DL_SCHEME'
  | 'DL_STEM'
  | 'DL_NO_PATH'
  | 'DL_NO_KEY'
  | 'DL_QUALIFIERS'
  | 'DL_VALUE_EMPTY'
  | 'DL_VALUE_HAS_NUL'
  | 'DL_AI_REPEATED'
  | 'DL_AI_NOT_AN_ATTRIBUTE'
  | 'DL_AI_BELONGS_IN_PATH'
  | 'NOT_A_BYTE'
  | 'SYMBOLOGY_UNKNOWN'
  | 'SYMBOL_NEEDS_ELEMENT_STRING'
  | 'SYMBOL_NEEDS_DIGITS'
  | 'SYMBOL_CHECK_DIGIT'
  | 'SYMBOL_NUMBER_TOO_LARGE'
  | 'SYMBOL_TAKES_NO_COMPOSITE'
  | 'SCAN_IDENTIFIER_MISSING'
  | 'SCAN_IDENTIFIER_UNKNOWN'
  | 'SCAN_DATA_HAS_CARET'
  | 'SCAN_COMPOSITE';

/** What can be wrong with a single field that a person typed or imported. */
export type Gs1FieldCode =
  | 'GTIN_EMPTY'
  | 'GTIN_NOT_DIGITS'
  | 'GTIN_FROM_SPREADSHEET'
  | 'GTIN_LENGTH'
  | 'GTIN_CHECK_DIGIT'
  | 'TEXT_EMPTY'
  | 'TEXT_TOO_LONG'
  | 'TEXT_CHARACTER'
  | 'DATE_FORMAT'
  | 'DATE_MONTH'
  | 'DATE_DAY'
  | 'DATE_YEAR';

/** Every code that a function of this folder can return. The list is closed. */
export type Gs1ErrorCode = Gs1LinterCode | Gs1StructureCode | Gs1FieldCode;

export type Gs1Failure = Failure<Gs1ErrorCode>;
export type Gs1Result<T> = Result<T, Gs1ErrorCode>;

/** Only this spelling lets the compiler check that the code is on the list. */
export function gs1Failure(code: Gs1ErrorCode, message: string): Gs1Failure {
  return { ok: false, code, message };
}
