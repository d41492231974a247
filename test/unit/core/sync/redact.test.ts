import { expect, test } from 'vitest';
import { redact } from '../../../../src-main/core/sync/client/redact.ts';
import { testKey } from '../../../support/closient.ts';

test('the key goes, whatever its form, and so does everything that looks like one', () => {
  expect(redact(`Invalid key "${testKey}".`, testKey)).toBe('Invalid key "[key]".');
  expect(redact('no such key: hunter22', 'hunter22')).toBe('no such key: [key]');
  expect(redact('csu_ZZZZZZZZ and cpk_1234abcd_00', testKey)).toBe('csu_[...] and cpk_[...]');
});

test('what signs a URL goes, the address stays', () => {
  expect(redact('GET https://b.s3.amazonaws.com/x.pdf?X-Amz-Signature=abc#d failed', testKey)).toBe(
    'GET https://b.s3.amazonaws.com/x.pdf?[...] failed',
  );
});

test('a text of a server becomes one short line', () => {
  expect(redact('a\r\nb\u0000c\u2028d', '')).toBe('a b c d');
  expect(redact('x'.repeat(1e6), '')).toHaveLength(503);
});
