import { expect, test } from 'vitest';
import { keyWarning } from '../../../../src-main/core/sync/client/key-check.ts';
import { testKey } from '../../../support/closient.ts';

test('a key whose checksum matches raises no warning', () => {
  expect(keyWarning(testKey)).toBeNull();
  expect(keyWarning(` ${testKey}\n`)).toBeNull();
  expect(keyWarning(testKey.replace('csb', 'csu'))).toBeNull();
});

test.each([
  ['', /empty/],
  ['sk_live_123', /begins with/],
  ['csb_AbCdEfGh', /three parts/],
  [`${testKey}_more`, /three parts/],
  ['csb_short_84041098', /32 letters/],
  ['csb_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEf_1a2b3c4d', /does not match/],
  [testKey.replace('AbCd', 'AbCe'), /does not match/],
  [testKey.replace('csb', 'cpk'), /publishable/],
])('%j is warned of', (key, warning) => {
  expect(keyWarning(key)).toMatch(warning);
});
