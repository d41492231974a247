import { expect, test } from 'vitest';
import { forecast } from '../../../../src-main/core/sync/client/forecast.ts';
import { documentedWindows, fresh, type QuotaState } from '../../../../src-main/core/sync/client/quota.ts';

const utc = { timeZone: 'UTC' };
const now = Date.parse('2026-03-31T12:00:00Z');
const untouched: QuotaState = { windows: documentedWindows.map(fresh), pausedUntil: 0 };
const day = 86_400_000;

test('what fits into the minute goes at once', () => {
  const { finishesAt, goesOnAt, sentence } = forecast(untouched, 270, now, utc);
  expect(finishesAt).toBe(now);
  expect(goesOnAt).toBeNull();
  expect(sentence).toBe('The quota allows the 270 requests at once.');
  expect(forecast(untouched, 0, now, utc).sentence).toBe('Nothing is left to ask.');
});

test('2,700 requests take nine waits for the next minute', () => {
  const { finishesAt, sentence } = forecast(untouched, 2_700, now, utc);
  expect(finishesAt - now).toBe(9 * 60_000);
  expect(sentence).toBe('The quota allows the 2,700 requests; the last one goes at 12:09.');
});

test('a million rows need more than the day allows, and the sentence says when it goes on', () => {
  const since = now - 34_980_000;
  const state: QuotaState = {
    windows: [
      fresh({ limit: 300, seconds: 60 }),
      { limit: 10_000, seconds: 86_400, left: 10_000, resetsAt: since + day },
    ],
    pausedUntil: 0,
  };
  const result = forecast(state, 10_040, now, utc);
  expect(result.allowedBeforeStop).toBe(9_000);
  expect(result.goesOnAt).toBe(since + day);
  expect(result.sentence).toBe(
    "The day's quota allows 9,000 requests; the pass needs 10,040; it goes on tomorrow at 02:17; the last one goes tomorrow at 02:20.",
  );
});

test('100,000 requests take eleven days of 9,000 and a part of the twelfth', () => {
  const { finishesAt, sentence } = forecast(untouched, 100_000, now, utc);
  expect(Math.floor((finishesAt - now) / day)).toBe(11);
  expect(sentence).toMatch(/it goes on tomorrow at 12:00; the last one goes on 11 April at 12:03\.$/);
});

test('a pause of hours is a stop before the first request', () => {
  const result = forecast({ ...untouched, pausedUntil: now + 5 * 3_600_000 }, 10, now, utc);
  expect(result.sentence).toBe(
    "The day's quota is used up; the pass needs 10 more requests; it goes on at 17:00.",
  );
});

test('a quota that is far too small ends in a sentence, not in endless arithmetic', () => {
  const tiny: QuotaState = { windows: [fresh({ limit: 1, seconds: 86_400 })], pausedUntil: 0 };
  expect(forecast(tiny, 1e9, now, utc).sentence).toMatch(/too small for 1,000,000,000 requests/);
});
