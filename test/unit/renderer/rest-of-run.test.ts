import { expect, test } from 'vitest';
import { canPrintRest } from '../../../src-renderer/screens/queue/rest-of-run.ts';
import { counts, sampleJob, sampleRun } from './samples.ts';

const ended = { ended_at: '2026-03-02T08:20:00.000Z', status: 'completed' } as const;

test('what is free of an ended run can be printed, once', () => {
  const run = sampleRun({ ...ended, labels: counts({ printed: 63, failed: 7 }) });
  expect(canPrintRest(run, sampleJob())).toBe(true);
  expect(canPrintRest({ ...run, rest_run: 'another' }, sampleJob())).toBe(false);
  expect(canPrintRest(sampleRun({ labels: counts({ sent: 63, failed: 7 }) }), sampleJob())).toBe(false);
  expect(canPrintRest(sampleRun({ ...ended, labels: counts({ printed: 70 }) }), sampleJob())).toBe(false);
  expect(canPrintRest(run, sampleJob({ status: 'failed' }))).toBe(false);
  expect(canPrintRest(run, null)).toBe(false);
});
