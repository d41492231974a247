import { describe, expect, test } from 'vitest';
import { lint } from '../../../src-shared/gs1/index.ts';
import { codeLists } from '../../../src-shared/gs1/data/code-lists.ts';

function outcome(bracketed: string): string {
  const result = lint(bracketed);
  return result.ok ? 'OK' : result.code;
}

/**
 * Each row is a value and what is wrong with it, or OK. Values are this project's own or from public
 * examples.
 */
describe('values of an AI', () => {
  test.each([
    // Keys and their check digits.
    ['(01)09521234543213', 'OK'],
    ['(01)09521234543214', 'GS1_LINTER_INCORRECT_CHECK_DIGIT'],
    ['(01)0952123454321A', 'GS1_LINTER_NON_DIGIT_CHARACTER'],
    ['(01)9521234543213', 'AI_VALUE_TOO_SHORT'],
    ['(01)009521234543213', 'AI_VALUE_TOO_LONG'],
    ['(402)12345678901234560', 'OK'],
    ['(8004)1234A', 'OK'],
    ['(8004)123', 'GS1_LINTER_TOO_SHORT_FOR_GCP'],
    ['(8004)12A4', 'GS1_LINTER_INVALID_GCP_PREFIX'],
    ['(8010)1234#-/Z', 'OK'],
    ['(8010)1234a', 'GS1_LINTER_INVALID_CSET39_CHARACTER'],
    // The check pair of a Global Model Number, GenSpecs 7.9.5.
    ['(8013)1987654Ad4X4bL5ttr2310c2K', 'OK'],
    ['(8013)1987654Ad4X4bL5ttr2310c2L', 'GS1_LINTER_INCORRECT_CHECK_PAIR'],
    ['(8013)1987654Ad4X4bL5ttr2310d2K', 'GS1_LINTER_INCORRECT_CHECK_PAIR'],
    ['(8013)1', 'GS1_LINTER_TOO_SHORT_FOR_CHECK_PAIR'],
    // Optional parts are whole or absent.
    ['(253)1234567890128', 'OK'],
    ['(253)1234567890128X', 'OK'],
    ['(255)1234567890128X', 'GS1_LINTER_NON_DIGIT_CHARACTER'],
    ['(7007)260101260131', 'OK'],
    ['(7007)2601012601', 'AI_VALUE_TOO_SHORT'],
    ['(8008)26010112', 'OK'],
    ['(8008)2601011259', 'OK'],
    ['(8008)260101125959', 'OK'],
    ['(8008)26010112595', 'AI_VALUE_TOO_SHORT'],
    // Dates and times.
    ['(17)261100', 'OK'],
    ['(17)261131', 'GS1_LINTER_ILLEGAL_DAY'],
    ['(17)260229', 'GS1_LINTER_ILLEGAL_DAY'],
    ['(17)280229', 'OK'],
    ['(17)000229', 'OK'],
    ['(17)261301', 'GS1_LINTER_ILLEGAL_MONTH'],
    ['(17)260001', 'GS1_LINTER_ILLEGAL_MONTH'],
    ['(7006)260100', 'GS1_LINTER_ILLEGAL_DAY'],
    ['(7250)19000228', 'OK'],
    ['(7250)19000229', 'GS1_LINTER_ILLEGAL_DAY'],
    ['(7250)20000229', 'OK'],
    ['(7003)2601012359', 'OK'],
    ['(7003)2601012400', 'GS1_LINTER_ILLEGAL_HOUR'],
    ['(7003)2601012360', 'GS1_LINTER_ILLEGAL_MINUTE'],
    ['(8008)26010124', 'GS1_LINTER_ILLEGAL_HOUR'],
    ['(8008)2601011260', 'GS1_LINTER_ILLEGAL_MINUTE'],
    ['(8008)260101125960', 'GS1_LINTER_ILLEGAL_SECOND'],
    // Code lists.
    ['(422)276', 'OK'],
    ['(422)000', 'GS1_LINTER_NOT_ISO3166'],
    ['(423)276756040', 'OK'],
    ['(423)27675604', 'AI_VALUE_TOO_SHORT'],
    ['(423)276756999', 'GS1_LINTER_NOT_ISO3166'],
    ['(7030)999ABC', 'OK'],
    ['(7030)998ABC', 'GS1_LINTER_NOT_ISO3166_OR_999'],
    ['(4307)DE', 'OK'],
    ['(4307)de', 'GS1_LINTER_NOT_ISO3166_ALPHA2'],
    ['(3912)978125', 'OK'],
    ['(3912)924125', 'OK'],
    ['(3912)000125', 'GS1_LINTER_NOT_ISO4217'],
    ['(7241)10', 'OK'],
    ['(7241)11', 'GS1_LINTER_INVALID_MEDIA_TYPE'],
    ['(7041)AT', 'OK'],
    ['(7041)APE', 'OK'],
    ['(7041)PX', 'OK'],
    ['(7041)QQQ', 'GS1_LINTER_INVALID_PACKAGE_TYPE'],
    ['(7252)9', 'OK'],
    ['(7252)3', 'GS1_LINTER_INVALID_BIOLOGICAL_SEX_CODE'],
    // Bank accounts, with the public examples of the IBAN registry.
    ['(8007)GB82WEST12345698765432', 'OK'],
    ['(8007)DE89370400440532013000', 'OK'],
    ['(8007)NO9386011117947', 'OK'],
    ['(8007)GB82WEST12345698765423', 'GS1_LINTER_INCORRECT_IBAN_CHECKSUM'],
    ['(8007)GB82west12345698765432', 'GS1_LINTER_INVALID_IBAN_CHARACTER'],
    ['(8007)G', 'GS1_LINTER_IBAN_TOO_SHORT'],
    ['(8007)ZZ82WEST12345698765432', 'GS1_LINTER_ILLEGAL_IBAN_COUNTRY_CODE'],
    // Numbers with a meaning.
    ['(8001)12341234512310', 'OK'],
    ['(8001)1234123451231', 'AI_VALUE_TOO_SHORT'],
    ['(8001)000012345123900', 'AI_VALUE_TOO_LONG'],
    ['(8001)00001234512390', 'GS1_LINTER_ILLEGAL_ZERO_VALUE'],
    ['(8001)12341234512320', 'GS1_LINTER_INVALID_WINDING_DIRECTION'],
    ['(8003)02112345678900', 'OK'],
    ['(8003)12112345678900', 'GS1_LINTER_NOT_ZERO'],
    ['(8011)0', 'OK'],
    ['(8011)01', 'GS1_LINTER_ILLEGAL_ZERO_PREFIX'],
    ['(8006)123456789012310102', 'OK'],
    ['(8006)123456789012310002', 'GS1_LINTER_ZERO_PIECE_NUMBER'],
    ['(8006)123456789012310200', 'GS1_LINTER_ZERO_TOTAL_PIECES'],
    ['(8006)123456789012310201', 'GS1_LINTER_PIECE_NUMBER_EXCEEDS_TOTAL'],
    ['(7258)1/3', 'OK'],
    ['(7258)3/1', 'GS1_LINTER_POSITION_EXCEEDS_END'],
    ['(7258)1/0', 'GS1_LINTER_ILLEGAL_ZERO_PREFIX'],
    ['(7258)123', 'GS1_LINTER_POSITION_IN_SEQUENCE_MALFORMED'],
    ['(4309)18000000003600000000', 'OK'],
    ['(4309)18000000010000000000', 'GS1_LINTER_INVALID_LATITUDE'],
    ['(4309)00000000003600000001', 'GS1_LINTER_INVALID_LONGITUDE'],
    ['(4322)1', 'OK'],
    ['(4322)3', 'GS1_LINTER_NOT_ZERO_OR_ONE'],
    ['(4331)002500-', 'OK'],
    ['(4331)0025001', 'GS1_LINTER_NOT_HYPHEN'],
    // Characters.
    ['(4300)Caf%C3%A9', 'OK'],
    ['(4300)100%', 'GS1_LINTER_INVALID_PERCENT_SEQUENCE'],
    ['(7040)1AB_', 'OK'],
    ['(7040)1AB+', 'GS1_LINTER_INVALID_IMPORT_IDX_CHARACTER'],
    ['(8014)1987654Ad4X4bL5ttr2310c2K', 'OK'],
    ['(8030)AB-_', 'OK'],
    ['(8030)A==', 'OK'],
    ['(8030)AB=', 'OK'],
    ['(8030)ABC=', 'GS1_LINTER_INVALID_CSET64_PADDING'],
    ['(8030)ABC===', 'GS1_LINTER_INVALID_CSET64_PADDING'],
    ['(8030)A=B', 'GS1_LINTER_INVALID_CSET64_CHARACTER'],
    ['(99)A~', 'GS1_LINTER_INVALID_CSET82_CHARACTER'],
  ])('%s: %s', (bracketed, expected) => {
    expect(outcome(bracketed)).toBe(expected);
  });
});

describe('a coupon of AI (8110)', () => {
  /** Company 123456, offer 123456, save value 1, first requirement 1, code 0, family 123. */
  const required = '0123456123456' + '11' + '11' + '0' + '123';

  test.each([
    ['', 'OK'],
    ['1' + '0' + '11' + '0' + '123' + '9', 'OK'],
    ['1' + '0' + '11' + '0' + '123' + '0123456', 'OK'],
    ['2' + '11' + '0' + '123' + '9', 'OK'],
    ['3261130', 'OK'],
    ['4261130', 'OK'],
    ['3261130' + '4261130', 'OK'],
    ['50123456', 'OK'],
    ['61' + '1234567', 'OK'],
    ['9' + '0000', 'OK'],
    ['3261130' + '50123456' + '9' + '6211', 'OK'],
    ['9' + '0000' + '3261130', 'GS1_LINTER_COUPON_EXCESS_DATA'],
    ['7', 'GS1_LINTER_COUPON_EXCESS_DATA'],
    ['326113', 'GS1_LINTER_COUPON_TOO_SHORT_FOR_EXPIRATION_DATE'],
    ['426113', 'GS1_LINTER_COUPON_TOO_SHORT_FOR_START_DATE'],
    ['3261131', 'GS1_LINTER_COUPON_INVALID_EXIPIRATION_DATE'],
    ['4261100', 'GS1_LINTER_COUPON_INVALID_START_DATE'],
    ['3261129' + '4261130', 'GS1_LINTER_COUPON_EXPIRATION_BEFORE_START'],
    ['5', 'GS1_LINTER_COUPON_MISSING_SERIAL_NUMBER_VLI'],
    ['5012345', 'GS1_LINTER_COUPON_TRUNCATED_SERIAL_NUMBER'],
    ['60123456', 'GS1_LINTER_COUPON_INVALID_RETAILER_GCP_OR_GLN_LENGTH'],
    ['9', 'GS1_LINTER_COUPON_MISSING_SAVE_VALUE_CODE'],
    ['90', 'GS1_LINTER_COUPON_MISSING_SAVE_VALUE_APPLIES_TO_ITEM'],
    ['900', 'GS1_LINTER_COUPON_MISSING_STORE_COUPON_FLAG'],
    ['90092', 'GS1_LINTER_COUPON_INVALID_DONT_MULTIPLY_FLAG'],
    ['1' + '0' + '11' + '0' + '123' + '7', 'GS1_LINTER_COUPON_INVALID_2ND_PURCHASE_GCP_LENGTH'],
    ['1' + '0' + '11' + '0' + '123' + '8', 'GS1_LINTER_COUPON_INVALID_2ND_PURCHASE_GCP_LENGTH'],
    ['1' + '0' + '11' + '0' + '123' + '012345', 'GS1_LINTER_COUPON_TRUNCATED_2ND_PURCHASE_GCP'],
    ['2' + '11' + '5', 'GS1_LINTER_COUPON_INVALID_3RD_PURCHASE_REQUIREMENT_CODE'],
    ['2' + '61', 'GS1_LINTER_COUPON_INVALID_3RD_PURCHASE_REQUIREMENT_LENGTH'],
    ['A', 'GS1_LINTER_NON_DIGIT_CHARACTER'],
  ])('with the optional fields "%s": %s', (optional, expected) => {
    expect(outcome(`(8110)${required}${optional}`)).toBe(expected);
  });

  test('of AI (8112) has a format code, funder, offer and serial number and nothing else', () => {
    expect(outcome('(8112)00123456123456' + '0123456')).toBe('OK');
    expect(outcome('(8112)00123456123456' + '01234567')).toBe('GS1_LINTER_COUPON_EXCESS_DATA');
    expect(outcome('(8112)20123456123456' + '0123456')).toBe('GS1_LINTER_COUPON_INVALID_FORMAT_CODE');
    expect(outcome('(8112)07123456123456' + '0123456')).toBe('GS1_LINTER_COUPON_INVALID_FUNDER_LENGTH');
    expect(outcome('(8112)0012345612345')).toBe('GS1_LINTER_COUPON_TRUNCATED_OFFER_CODE');
  });
});

test('the code lists have as many codes as their sources, each once', () => {
  const count = (list: string) => new Set(list.trim().split(/\s+/)).size;
  expect(count(codeLists.iso3166Numeric)).toBe(249);
  expect(count(codeLists.iso3166Alpha2)).toBe(249);
  expect(count(codeLists.iso4217Numeric)).toBe(182);
  expect(count(codeLists.aidcMediaTypes)).toBe(30);
  expect(count(codeLists.packageTypes)).toBe(431);
});
