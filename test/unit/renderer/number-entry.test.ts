import { describe, expect, test } from 'vitest';
import { withDigit, withoutDigit } from '../../../src-renderer/components/number-entry.ts';

/** Presses digits one after another on a pad that proposes `max`; a key that is not taken leaves the number. */
function press(max: number, ...digits: readonly number[]): number | null {
  let value: number | null = max;
  let proposed = true;
  for (const digit of digits) {
    const next = withDigit({ value, proposed }, digit, max);
    if (next === null) continue;
    value = next;
    proposed = false;
  }
  return value;
}

describe('the number pad under "How many good sheets?"', () => {
  test('keeps the proposal until a key is pressed', () => {
    expect(press(20)).toBe(20);
  });

  test('replaces the proposal by the first digit and goes on behind it', () => {
    expect(press(20, 1)).toBe(1);
    expect(press(20, 1, 7)).toBe(17);
  });

  test('takes no digit that would say more sheets than there are', () => {
    expect(press(20, 2, 1)).toBe(2);
    expect(press(20, 2, 0)).toBe(20);
    expect(press(20, 1, 9, 5)).toBe(19);
    expect(press(8, 9)).toBe(8);
  });

  test('takes nought for "none", and a digit after it', () => {
    expect(press(20, 0)).toBe(0);
    expect(press(20, 0, 5)).toBe(5);
  });

  test('begins anew after everything was erased', () => {
    expect(withDigit({ value: null, proposed: false }, 4, 20)).toBe(4);
  });

  test('erases digit by digit, and then holds no number at all', () => {
    expect(withoutDigit({ value: 175, proposed: false })).toBe(17);
    expect(withoutDigit({ value: 7, proposed: false })).toBeNull();
    expect(withoutDigit({ value: null, proposed: false })).toBeNull();
  });

  test('erases a proposal as a whole', () => {
    expect(withoutDigit({ value: 20, proposed: true })).toBeNull();
  });
});
