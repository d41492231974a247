import { lintNumeric } from './characters.ts';
import { fault, type LintFault } from './codes.ts';
import { code, type Cursor, digits, end, run, sized, type Step } from './coupon-cursor.ts';
import { lintDate } from './time.ts';

/** The company prefix and all ids built on it have six digits more than their length digit says. */
const prefixBase = 6;

const companyPrefix = sized('0123456', prefixBase, {
  missing: 'GS1_LINTER_COUPON_MISSING_GCP_VLI',
  invalid: 'GS1_LINTER_COUPON_INVALID_GCP_LENGTH',
  truncated: 'GS1_LINTER_COUPON_TRUNCATED_GCP',
});
const offerCode = digits(6, 'GS1_LINTER_COUPON_TRUNCATED_OFFER_CODE');
const serialNumber = sized('', prefixBase, {
  missing: 'GS1_LINTER_COUPON_MISSING_SERIAL_NUMBER_VLI',
  truncated: 'GS1_LINTER_COUPON_TRUNCATED_SERIAL_NUMBER',
});

/** What has to be bought: a number with its length, a code, and the family of the product. */
function requirement(nth: '1ST' | '2ND' | '3RD'): readonly Step[] {
  return [
    sized('12345', 0, {
      missing: `GS1_LINTER_COUPON_MISSING_${nth}_PURCHASE_REQUIREMENT_VLI`,
      invalid: `GS1_LINTER_COUPON_INVALID_${nth}_PURCHASE_REQUIREMENT_LENGTH`,
      truncated: `GS1_LINTER_COUPON_TRUNCATED_${nth}_PURCHASE_REQUIREMENT`,
    }),
    code(
      '012349',
      `GS1_LINTER_COUPON_MISSING_${nth}_PURCHASE_REQUIREMENT_CODE`,
      `GS1_LINTER_COUPON_INVALID_${nth}_PURCHASE_REQUIREMENT_CODE`,
    ),
    digits(3, `GS1_LINTER_COUPON_TRUNCATED_${nth}_PURCHASE_FAMILY_CODE`),
  ];
}

function purchasePrefix(nth: '2ND' | '3RD'): Step {
  return sized('01234569', prefixBase, {
    missing: `GS1_LINTER_COUPON_MISSING_${nth}_PURCHASE_GCP_VLI`,
    invalid: `GS1_LINTER_COUPON_INVALID_${nth}_PURCHASE_GCP_LENGTH`,
    truncated: `GS1_LINTER_COUPON_TRUNCATED_${nth}_PURCHASE_GCP`,
  });
}

const required: readonly Step[] = [
  companyPrefix,
  offerCode,
  sized('12345', 0, {
    missing: 'GS1_LINTER_COUPON_MISSING_SAVE_VALUE_VLI',
    invalid: 'GS1_LINTER_COUPON_INVALID_SAVE_VALUE_LENGTH',
    truncated: 'GS1_LINTER_COUPON_TRUNCATED_SAVE_VALUE',
  }),
  ...requirement('1ST'),
];

/** Each optional field begins with its number; they come in this order. */
const optional: readonly (readonly [number: string, steps: readonly Step[]])[] = [
  [
    '1',
    [
      code(
        '0123',
        'GS1_LINTER_COUPON_MISSING_ADDITIONAL_PURCHASE_RULES_CODE',
        'GS1_LINTER_COUPON_INVALID_ADDITIONAL_PURCHASE_RULES_CODE',
      ),
      ...requirement('2ND'),
      purchasePrefix('2ND'),
    ],
  ],
  ['2', [...requirement('3RD'), purchasePrefix('3RD')]],
  ['3', [expiryDate]],
  ['4', [startDate]],
  ['5', [serialNumber]],
  [
    '6',
    [
      sized('1234567', prefixBase, {
        missing: 'GS1_LINTER_COUPON_MISSING_RETAILER_GCP_OR_GLN_VLI',
        invalid: 'GS1_LINTER_COUPON_INVALID_RETAILER_GCP_OR_GLN_LENGTH',
        truncated: 'GS1_LINTER_COUPON_TRUNCATED_RETAILER_GCP_OR_GLN',
      }),
    ],
  ],
  [
    '9',
    [
      code('01256', 'GS1_LINTER_COUPON_MISSING_SAVE_VALUE_CODE', 'GS1_LINTER_COUPON_INVALID_SAVE_VALUE_CODE'),
      code(
        '012',
        'GS1_LINTER_COUPON_MISSING_SAVE_VALUE_APPLIES_TO_ITEM',
        'GS1_LINTER_COUPON_INVALID_SAVE_VALUE_APPLIES_TO_ITEM',
      ),
      code('', 'GS1_LINTER_COUPON_MISSING_STORE_COUPON_FLAG'),
      code(
        '01',
        'GS1_LINTER_COUPON_MISSING_DONT_MULTIPLY_FLAG',
        'GS1_LINTER_COUPON_INVALID_DONT_MULTIPLY_FLAG',
      ),
    ],
  ],
];

function expiryDate(cursor: Cursor): LintFault | undefined {
  const rest = cursor.text.length - cursor.at;
  if (rest < 6) return fault('GS1_LINTER_COUPON_TOO_SHORT_FOR_EXPIRATION_DATE', cursor.at, rest);
  if (lintDate(cursor.text.slice(cursor.at, cursor.at + 6))) {
    return fault('GS1_LINTER_COUPON_INVALID_EXIPIRATION_DATE', cursor.at, 6);
  }
  cursor.at += 6;
  return undefined;
}

function startDate(cursor: Cursor): LintFault | undefined {
  const rest = cursor.text.length - cursor.at;
  if (rest < 6) return fault('GS1_LINTER_COUPON_TOO_SHORT_FOR_START_DATE', cursor.at, rest);
  const start = cursor.text.slice(cursor.at, cursor.at + 6);
  if (lintDate(start)) return fault('GS1_LINTER_COUPON_INVALID_START_DATE', cursor.at, 6);
  cursor.at += 6;
  return undefined;
}

/**
 * The North American coupon of AI (8110), after the "North American Coupon Application Guideline": required
 * fields, then optional ones in ascending order.
 */
export function lintCoupon(text: string): LintFault | undefined {
  const cursor = { text, at: 0 };
  const found = lintNumeric(text) ?? run(required, cursor);
  if (found) return found;
  let expiry = '';
  for (const [number, steps] of optional) {
    if (text.charAt(cursor.at) !== number) continue;
    cursor.at++;
    const start = cursor.at;
    const inField = run(steps, cursor);
    if (inField) return inField;
    const field = text.slice(start, cursor.at);
    if (number === '3') expiry = field;
    // As text: both are YYMMDD, and an offer never spans the turn of a century.
    if (number === '4' && expiry !== '' && expiry < field) {
      return fault('GS1_LINTER_COUPON_EXPIRATION_BEFORE_START', start, field.length);
    }
  }
  return end(cursor);
}

const offerFile: readonly Step[] = [
  code('01', 'GS1_LINTER_COUPON_MISSING_FORMAT_CODE', 'GS1_LINTER_COUPON_INVALID_FORMAT_CODE'),
  sized('0123456', prefixBase, {
    missing: 'GS1_LINTER_COUPON_MISSING_FUNDER_VLI',
    invalid: 'GS1_LINTER_COUPON_INVALID_FUNDER_LENGTH',
    truncated: 'GS1_LINTER_COUPON_TRUNCATED_FUNDER',
  }),
  offerCode,
  serialNumber,
  end,
];

/** The coupon of a positive offer file, AI (8112). */
export function lintCouponOffer(text: string): LintFault | undefined {
  return lintNumeric(text) ?? run(offerFile, { text, at: 0 });
}
