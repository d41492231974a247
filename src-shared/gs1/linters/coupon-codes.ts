/**
 * What the coupon linters can find, each as the end of a sentence that begins with the AI and its value. The
 * names are those of GS1's reference linters (including the spelling of EXIPIRATION).
 */
export const couponSentences = {
  GS1_LINTER_COUPON_MISSING_FORMAT_CODE: 'ends before the format code',
  GS1_LINTER_COUPON_INVALID_FORMAT_CODE: 'has a format code other than 0 or 1',
  GS1_LINTER_COUPON_MISSING_FUNDER_VLI: 'ends before the length of the funder',
  GS1_LINTER_COUPON_INVALID_FUNDER_LENGTH: 'gives the funder a length other than 0 to 6',
  GS1_LINTER_COUPON_TRUNCATED_FUNDER: 'ends within the funder',
  GS1_LINTER_COUPON_TRUNCATED_OFFER_CODE: 'ends within the six digits of the offer code',
  GS1_LINTER_COUPON_MISSING_SERIAL_NUMBER_VLI: 'ends before the length of the serial number',
  GS1_LINTER_COUPON_TRUNCATED_SERIAL_NUMBER: 'ends within the serial number',
  GS1_LINTER_COUPON_MISSING_GCP_VLI: 'ends before the length of the company prefix',
  GS1_LINTER_COUPON_INVALID_GCP_LENGTH: 'gives the company prefix a length other than 0 to 6',
  GS1_LINTER_COUPON_TRUNCATED_GCP: 'ends within the company prefix',
  GS1_LINTER_COUPON_MISSING_SAVE_VALUE_VLI: 'ends before the length of the save value',
  GS1_LINTER_COUPON_INVALID_SAVE_VALUE_LENGTH: 'gives the save value a length other than 1 to 5',
  GS1_LINTER_COUPON_TRUNCATED_SAVE_VALUE: 'ends within the save value',
  GS1_LINTER_COUPON_MISSING_1ST_PURCHASE_REQUIREMENT_VLI: 'ends before the length of the first requirement',
  GS1_LINTER_COUPON_INVALID_1ST_PURCHASE_REQUIREMENT_LENGTH:
    'gives the first requirement a length other than 1 to 5',
  GS1_LINTER_COUPON_TRUNCATED_1ST_PURCHASE_REQUIREMENT: 'ends within the first requirement',
  GS1_LINTER_COUPON_MISSING_1ST_PURCHASE_REQUIREMENT_CODE: 'ends before the code of the first requirement',
  GS1_LINTER_COUPON_INVALID_1ST_PURCHASE_REQUIREMENT_CODE:
    'has a code of the first requirement other than 0 to 4 or 9',
  GS1_LINTER_COUPON_TRUNCATED_1ST_PURCHASE_FAMILY_CODE:
    'ends within the three digits of the first family code',
  GS1_LINTER_COUPON_MISSING_ADDITIONAL_PURCHASE_RULES_CODE: 'ends before the code of the purchase rules',
  GS1_LINTER_COUPON_INVALID_ADDITIONAL_PURCHASE_RULES_CODE:
    'has a code of the purchase rules other than 0 to 3',
  GS1_LINTER_COUPON_MISSING_2ND_PURCHASE_REQUIREMENT_VLI: 'ends before the length of the second requirement',
  GS1_LINTER_COUPON_INVALID_2ND_PURCHASE_REQUIREMENT_LENGTH:
    'gives the second requirement a length other than 1 to 5',
  GS1_LINTER_COUPON_TRUNCATED_2ND_PURCHASE_REQUIREMENT: 'ends within the second requirement',
  GS1_LINTER_COUPON_MISSING_2ND_PURCHASE_REQUIREMENT_CODE: 'ends before the code of the second requirement',
  GS1_LINTER_COUPON_INVALID_2ND_PURCHASE_REQUIREMENT_CODE:
    'has a code of the second requirement other than 0 to 4 or 9',
  GS1_LINTER_COUPON_TRUNCATED_2ND_PURCHASE_FAMILY_CODE:
    'ends within the three digits of the second family code',
  GS1_LINTER_COUPON_MISSING_2ND_PURCHASE_GCP_VLI: 'ends before the length of the second company prefix',
  GS1_LINTER_COUPON_INVALID_2ND_PURCHASE_GCP_LENGTH:
    'gives the second company prefix a length other than 0 to 6 or 9',
  GS1_LINTER_COUPON_TRUNCATED_2ND_PURCHASE_GCP: 'ends within the second company prefix',
  GS1_LINTER_COUPON_MISSING_3RD_PURCHASE_REQUIREMENT_VLI: 'ends before the length of the third requirement',
  GS1_LINTER_COUPON_INVALID_3RD_PURCHASE_REQUIREMENT_LENGTH:
    'gives the third requirement a length other than 1 to 5',
  GS1_LINTER_COUPON_TRUNCATED_3RD_PURCHASE_REQUIREMENT: 'ends within the third requirement',
  GS1_LINTER_COUPON_MISSING_3RD_PURCHASE_REQUIREMENT_CODE: 'ends before the code of the third requirement',
  GS1_LINTER_COUPON_INVALID_3RD_PURCHASE_REQUIREMENT_CODE:
    'has a code of the third requirement other than 0 to 4 or 9',
  GS1_LINTER_COUPON_TRUNCATED_3RD_PURCHASE_FAMILY_CODE:
    'ends within the three digits of the third family code',
  GS1_LINTER_COUPON_MISSING_3RD_PURCHASE_GCP_VLI: 'ends before the length of the third company prefix',
  GS1_LINTER_COUPON_INVALID_3RD_PURCHASE_GCP_LENGTH:
    'gives the third company prefix a length other than 0 to 6 or 9',
  GS1_LINTER_COUPON_TRUNCATED_3RD_PURCHASE_GCP: 'ends within the third company prefix',
  GS1_LINTER_COUPON_TOO_SHORT_FOR_EXPIRATION_DATE: 'ends within the expiry date',
  GS1_LINTER_COUPON_INVALID_EXIPIRATION_DATE: 'has an expiry date that does not exist',
  GS1_LINTER_COUPON_TOO_SHORT_FOR_START_DATE: 'ends within the start date',
  GS1_LINTER_COUPON_INVALID_START_DATE: 'has a start date that does not exist',
  GS1_LINTER_COUPON_EXPIRATION_BEFORE_START: 'expires before it starts',
  GS1_LINTER_COUPON_MISSING_RETAILER_GCP_OR_GLN_VLI: 'ends before the length of the retailer',
  GS1_LINTER_COUPON_INVALID_RETAILER_GCP_OR_GLN_LENGTH: 'gives the retailer a length other than 1 to 7',
  GS1_LINTER_COUPON_TRUNCATED_RETAILER_GCP_OR_GLN: 'ends within the retailer',
  GS1_LINTER_COUPON_MISSING_SAVE_VALUE_CODE: 'ends before the save value code',
  GS1_LINTER_COUPON_INVALID_SAVE_VALUE_CODE: 'has a save value code other than 0, 1, 2, 5 or 6',
  GS1_LINTER_COUPON_MISSING_SAVE_VALUE_APPLIES_TO_ITEM: 'ends before the item that the save value applies to',
  GS1_LINTER_COUPON_INVALID_SAVE_VALUE_APPLIES_TO_ITEM: 'applies the save value to an item other than 0 to 2',
  GS1_LINTER_COUPON_MISSING_STORE_COUPON_FLAG: 'ends before the store coupon flag',
  GS1_LINTER_COUPON_MISSING_DONT_MULTIPLY_FLAG: 'ends before the flag against multiplying',
  GS1_LINTER_COUPON_INVALID_DONT_MULTIPLY_FLAG: 'has a flag against multiplying other than 0 or 1',
  GS1_LINTER_COUPON_EXCESS_DATA: 'goes on behind its last field',
} as const;
