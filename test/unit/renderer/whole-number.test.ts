import { expect, test } from 'vitest';
import { wholeNumberOf } from '../../../src-renderer/texts/format.ts';

test('a whole number is taken with the marks of the language between its thousands, and never with a part', () => {
  expect([wholeNumberOf('5,000'), wholeNumberOf(' 5 000 '), wholeNumberOf('45')]).toEqual([5000, 5000, 45]);
  expect([wholeNumberOf('5.5'), wholeNumberOf('1x20'), wholeNumberOf('')]).toEqual([null, null, null]);
});
