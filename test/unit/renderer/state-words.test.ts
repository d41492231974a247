import { describe, expect, test } from 'vitest';
import { labelSummary } from '../../../src-renderer/screens/queue/label-summary.ts';
import { itemsOfJob, wordsOfChunk, wordsOfJob, wordsOfRun } from '../../../src-renderer/texts/state-words.ts';
import { runStates } from '../../../src-shared/states/run-states.ts';
import { counts, sampleChunk, sampleJob, sampleRun } from './samples.ts';

describe('what is said of a run', () => {
  test('only a run that ended with every label confirmed is "Printed"', () => {
    const printed = runStates.filter((status) => wordsOfRun(sampleRun({ status })).text === 'Printed');
    expect(printed).toEqual([]);
    expect(wordsOfRun(sampleRun({ status: 'completed', labels: counts({ printed: 70 }) })).text).toBe(
      'Printed',
    );
  });

  test('an end with labels missing says so', () => {
    const some = counts({ printed: 62, failed: 8 });
    expect(wordsOfRun(sampleRun({ status: 'completed', labels: some })).text).toBe('Partly printed');
    expect(wordsOfRun(sampleRun({ status: 'failed', labels: some })).text).toBe('Failed, partly printed');
    expect(wordsOfRun(sampleRun({ status: 'cancelled', labels: some })).text).toBe(
      'Cancelled, partly printed',
    );
  });

  test('an end without a label does not look like a success', () => {
    const none = counts({ failed: 70 });
    expect(wordsOfRun(sampleRun({ status: 'completed', labels: none }))).toEqual({
      tone: 'calm',
      text: 'Ended, none printed',
    });
    expect(wordsOfRun(sampleRun({ status: 'cancelled', labels: none })).text).toBe('Cancelled');
  });

  test('what stops its printer comes before everything else', () => {
    const device = { reasons: ['paused' as const, 'media_jam' as const], sheets: 3, message: null };
    expect(wordsOfRun(sampleRun({ status: 'printing', device }))).toEqual({
      tone: 'trouble',
      text: 'Labels are jammed',
    });
    expect(wordsOfRun(sampleRun({ status: 'printing', pausing: true })).text).toBe('Pauses after this part');
  });

  test('labels are counted by what is known of them, sent is not printed', () => {
    const run = sampleRun({ labels: counts({ printed: 1260, sent: 63, uncertain: 1 }) });
    expect(labelSummary(run)).toBe('63 sent, not confirmed · 1,260 printed · 1 uncertain');
  });
});

describe('what is said of a part of a run', () => {
  test('is "printed" where all its labels are', () => {
    const chunk = sampleChunk('printed', { labels: 70 });
    expect(wordsOfChunk(sampleRun({ labels: counts({ printed: 70 }), chunks: [chunk] }), chunk)).toBe(
      'printed',
    );
  });

  test('leaves it open where an operator found only some sheets good', () => {
    const chunk = sampleChunk('printed', { labels: 70 });
    const run = sampleRun({ labels: counts({ printed: 63, failed: 7 }), chunks: [chunk] });
    expect(wordsOfChunk(run, chunk)).toBe('printed at least in part');
  });

  test('is what the printer is known to have done with the others', () => {
    const chunks = [
      sampleChunk('printed', { labels: 70 }),
      sampleChunk('uncertain', { labels: 30 }),
    ] as const;
    const run = sampleRun({ labels: counts({ printed: 63, failed: 7, uncertain: 30 }), chunks: [...chunks] });
    expect(wordsOfChunk(run, chunks[1])).toBe('uncertain');
  });
});

describe('what is said of a job', () => {
  test('nothing to print and a cancel are calm, a failure is not', () => {
    const failed = (error_code: string) => wordsOfJob(sampleJob({ status: 'failed', error_code }));
    expect(failed('nothing_to_print')).toEqual({ tone: 'calm', text: 'Nothing to print' });
    expect(failed('cancelled')).toEqual({ tone: 'calm', text: 'Cancelled' });
    expect(failed('disk_full')).toEqual({ tone: 'trouble', text: 'Failed' });
  });

  test('its labels are named without a number until it is known', () => {
    expect(itemsOfJob(sampleJob({ total_items: 0 }))).toBe('serials');
    expect(itemsOfJob(sampleJob({ total_items: 1 }))).toBe('1 serial');
    expect(itemsOfJob(sampleJob({ total_items: 3000, scope: 'lots' }))).toBe('3,000 lots');
  });
});
