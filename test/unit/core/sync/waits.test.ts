import { expect, test } from 'vitest';
import type { RemoteProblem } from '../../../../src-main/core/sync/client/problem.ts';
import { readProblem } from '../../../../src-main/core/sync/client/problem.ts';
import { backoffMs, saidWait } from '../../../../src-main/core/sync/client/waits.ts';

const now = Date.parse('2026-03-31T12:00:00Z');
const wait = (
  headers: Record<string, string>,
  problem: RemoteProblem | null = null,
  status = 429,
): number | null => saidWait(status, new Headers(headers), problem, now);
const asking = (fields: object): RemoteProblem | null =>
  readProblem({ error_code: 'rate_limited', ...fields });

test('the header counts before the body, the body before the reset of the quota', () => {
  expect(wait({ 'Retry-After': '7', 'RateLimit-Reset': '50' }, asking({ retry_after: 31 }))).toBe(7_000);
  expect(wait({ 'RateLimit-Reset': '50' }, asking({ retry_after: 31, retry_after_seconds: 32 }))).toBe(
    31_000,
  );
  expect(wait({ 'RateLimit-Reset': '50' }, asking({ retry_after: null, retry_after_seconds: 32 }))).toBe(
    32_000,
  );
  expect(wait({ 'RateLimit-Reset': '50' }, asking({}))).toBe(50_000);
  expect(wait({})).toBeNull();
});

test('the old envelope may say it too', () => {
  const old = readProblem({
    error: { code: 'RATE_LIMITED', message: 'slow down', status: 429, retry_after: 9 },
  });
  expect(wait({}, old)).toBe(9_000);
});

test('a date is compared with the clock of the server that gave it', () => {
  const date = 'Tue, 31 Mar 2026 12:00:40 GMT';
  expect(wait({ 'Retry-After': date })).toBe(40_000);
  expect(wait({ 'Retry-After': date, Date: 'Tue, 31 Mar 2026 12:00:30 GMT' })).toBe(10_000);
  expect(wait({ 'Retry-After': date, Date: 'Tue, 31 Mar 2026 13:00:00 GMT' })).toBeNull();
});

test.each(['-5', '0', 'soon', '1e9999', 'NaN', '2.5', ''])('a Retry-After of %j says nothing', (value) => {
  expect(wait({ 'Retry-After': value })).toBeNull();
});

test('nobody sends us away for longer than a day', () => {
  expect(wait({ 'Retry-After': '99999999' })).toBe(86_400_000);
  expect(wait({}, asking({ retry_after: 1e300 }))).toBe(86_400_000);
});

test('the reset of the quota does not delay the retry of a server error', () => {
  expect(wait({ 'RateLimit-Reset': '50' }, null, 503)).toBeNull();
  expect(wait({ 'RateLimit-Reset': '50', 'Retry-After': '3' }, null, 503)).toBe(3_000);
});

test('waits that nobody said grow, are spread by chance, and stay below half a minute', () => {
  const ceilings = Array.from({ length: 40 }, (_, attempt) => backoffMs(attempt, () => 1));
  expect(ceilings.slice(0, 4)).toEqual([500, 1000, 2000, 4000]);
  expect(Math.max(...ceilings)).toBe(30_000);
  expect(backoffMs(3, () => 0)).toBe(0);
  expect(backoffMs(3, () => 0.25)).toBe(1000);
});
