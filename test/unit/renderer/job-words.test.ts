import { expect, test } from 'vitest';
import type { Run } from '../../../src-shared/contract/common.ts';
import { isGiven } from '../../../src-renderer/screens/queue/queue-items.ts';
import { emptyList, tell } from '../../../src-renderer/state/live-list.ts';
import { subjectOfJob, wordsOfJob } from '../../../src-renderer/texts/state-words.ts';
import { counts, sampleJob, sampleRun } from './samples.ts';

const item = (lot: string | null, product: string | null = 'Oat biscuits', gtin = '09521234000013') => ({
  gtin,
  product,
  lot,
});

test('a job says which lot and product its labels are of', () => {
  expect(subjectOfJob(sampleJob({ span: null }))).toBeNull();
  const span = (first: ReturnType<typeof item>, last = first) =>
    subjectOfJob(sampleJob({ span: { first, last } }));
  expect(span(item('L1'))).toBe('Lot L1 · Oat biscuits');
  expect(span(item('L1'), item('L9'))).toBe('Lot L1 to L9 · Oat biscuits');
  expect(span(item(null, null))).toBe('09521234000013');
  expect(span(item('L1'), item('L2', 'Rye crackers', '09521234543213'))).toBe('Oat biscuits to Rye crackers');
});

test('sheets whose run is under way or has printed are given to print, not waiting to be printed', () => {
  const job = sampleJob();
  const runs = (facts: Parameters<typeof sampleRun>[0]) => tell(emptyList<Run>(), 'r', sampleRun(facts));
  expect(isGiven(emptyList<Run>(), job)).toBe(false);
  expect(isGiven(runs({ status: 'queued', ended_at: null }), job)).toBe(true);
  const ended = { status: 'cancelled', ended_at: '2026-03-02T08:20:00.000Z' } as const;
  expect(isGiven(runs({ ...ended, labels: counts({ failed: 70 }) }), job)).toBe(false);
  expect(isGiven(runs({ ...ended, labels: counts({ failed: 7, printed: 63 }) }), job)).toBe(true);
  expect(isGiven(runs({ job_id: 'Another', ended_at: null }), job)).toBe(false);
  expect(wordsOfJob(job)).toEqual({ tone: 'good', text: 'Ready to print' });
  expect(wordsOfJob(job, true)).toEqual({ tone: 'calm', text: 'Given to print' });
});
