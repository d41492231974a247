import { describe, expect, test } from 'vitest';
import { observe, rateOf, secondsLeft, type Pace } from '../../../src-renderer/state/pace.ts';

/** Counts at moments in milliseconds, in order. */
function seen(...samples: readonly (readonly [at: number, done: number])[]): Pace | undefined {
  return samples.reduce<Pace | undefined>((pace, [at, done]) => observe(pace, at, done), undefined);
}

describe('how fast a job is made', () => {
  test('says nothing before the second count', () => {
    expect(rateOf(undefined)).toBeNull();
    expect(rateOf(seen([0, 500]))).toBeNull();
  });

  test('says nothing of a time too short to be true', () => {
    expect(rateOf(seen([0, 0], [399, 500]))).toBeNull();
    expect(rateOf(seen([0, 0], [400, 500]))).toBe(1250);
  });

  test('says nothing while nothing moves', () => {
    expect(rateOf(seen([0, 500], [5_000, 500]))).toBeNull();
  });

  test('forgets a slow start after ten seconds', () => {
    const pace = seen([0, 0], [10_000, 10], [15_000, 5_010], [20_000, 10_010]);
    expect(rateOf(pace)).toBe(1000);
  });

  test('measures work that counts up more seldom than every ten seconds', () => {
    expect(rateOf(seen([0, 0], [60_000, 60], [120_000, 180]))).toBe(2);
  });

  test('starts afresh where a crash took the count back', () => {
    const before = seen([0, 0], [1_000, 900]);
    const after = observe(before, 2_000, 100);
    expect(rateOf(after)).toBeNull();
    expect(rateOf(observe(after, 3_000, 600))).toBe(500);
  });
});

describe('how long a job still takes', () => {
  test('is what is left at the present rate', () => {
    expect(secondsLeft(seen([0, 0], [1_000, 100]), 1_100)).toBe(10);
  });

  test('is not said without a rate', () => {
    expect(secondsLeft(seen([0, 0]), 100)).toBeNull();
  });

  test('is never less than nothing', () => {
    expect(secondsLeft(seen([0, 0], [1_000, 100]), 90)).toBe(0);
  });
});
