import { describe, expect, test } from 'vitest';
import { cset82 } from '../../../src-shared/gs1/cset.ts';
import { validateLot, validateSerial } from '../../../src-shared/gs1/index.ts';

describe.each([
  ['lot', validateLot],
  ['serial', validateSerial],
] as const)('a %s', (name, validate) => {
  test('may have any of the 82 characters and comes back unchanged', () => {
    expect(cset82).toHaveLength(82);
    for (let at = 0; at < cset82.length; at += 20) {
      const text = cset82.slice(at, at + 20);
      expect(validate(text)).toEqual({ ok: true, value: text });
    }
  });

  test('may have 1 to 20 characters', () => {
    expect(validate('A').ok).toBe(true);
    expect(validate('A'.repeat(20)).ok).toBe(true);
    expect(validate('')).toMatchObject({ ok: false, code: 'TEXT_EMPTY' });
    expect(validate('A'.repeat(21))).toMatchObject({
      ok: false,
      code: 'TEXT_TOO_LONG',
      message: expect.stringContaining('21 characters'),
    });
  });

  test.each([
    ['AB 1', 'a space at position 3'],
    [' AB', 'a space at position 1'],
    ['AB\t', 'a tab at position 3'],
    ['AB^1', '"^" at position 3'],
    ['#1', '"#" at position 1'],
    ['A$', '"$" at position 2'],
    ['A[1]', '"[" at position 2'],
    ['A\\1', '"\\" at position 2'],
    ['A`', '"`" at position 2'],
    ['A|B', '"|" at position 2'],
    ['A~', '"~" at position 2'],
    ['Größe', '"ö" (U+00F6) at position 3'],
    ['A🙂', '"🙂" (U+1F642) at position 2'],
    ['A\u001dB', 'a group separator (U+001D) at position 2'],
    ['A\u0000', 'a control character (U+0000) at position 2'],
    ['Ａ1', '"Ａ" (U+FF21) at position 1'],
  ])('with %j is refused with the character and its position', (text, expected) => {
    const result = validate(text);
    expect(result).toMatchObject({ ok: false, code: 'TEXT_CHARACTER' });
    if (!result.ok) {
      expect(result.message).toContain(expected);
      expect(result.message).toContain(name);
    }
  });
});
