import { describe, expect, test } from 'vitest';
import type { Run } from '../../../src-shared/contract/common.ts';
import type { SyncAlarm } from '../../../src-shared/contract/sync.ts';
import { nothingSeen, signalsOf } from '../../../src-renderer/sounds/signals.ts';
import { soundNames, sounds, worstOf } from '../../../src-renderer/sounds/tones.ts';
import { counts, sampleRun } from './samples.ts';

const alarm: SyncAlarm = {
  id: 'Alarm1',
  sentence: 'Printed twice.',
  stations: ['here', 'there'],
  labels: [],
  label_count: 1,
  at: '2026-03-02T08:00:00.000Z',
  acknowledged_at: null,
  acknowledged_by: null,
};

/** What is heard as the lists change, step by step. */
function heard(
  ...steps: readonly (readonly [runs: Run[] | null, alarms?: SyncAlarm[] | null])[]
): string[][] {
  let seen = nothingSeen;
  return steps.map(([runs, alarms = []]) => {
    const news = signalsOf(seen, runs, alarms);
    seen = news.seen;
    return news.signals.map(({ sound }) => sound);
  });
}

const printing = sampleRun({ status: 'printing' });
const printed = sampleRun({ status: 'completed', labels: counts({ printed: 70 }) });

describe('a run', () => {
  test('is heard when it is done, once', () => {
    expect(heard([[printing]], [[printed]], [[printed]])).toEqual([[], ['done'], []]);
  });

  test.each(['asking', 'uncertain', 'failed'] as const)('that is %s sounds as trouble', (status) => {
    expect(heard([[printing]], [[sampleRun({ status })]])).toEqual([[], ['trouble']]);
  });

  test('that asks as soon as it is ordered sounds, too', () => {
    const asking = sampleRun({ run_id: 'New', status: 'asking', created_at: '2026-03-02T09:00:00.000Z' });
    expect(heard([[printed]], [[printed, asking]])).toEqual([[], ['trouble']]);
    expect(heard([[]], [[asking]])).toEqual([[], ['trouble']]);
  });

  test('is not heard again by whoever has just counted its sheets', () => {
    const confirming = sampleRun({ status: 'confirming' });
    expect(heard([[printing]], [[confirming]], [[printed]])).toEqual([[], ['done'], []]);
  });

  test('that was cancelled, or ended without a label, is silent', () => {
    expect(heard([[printing]], [[sampleRun({ status: 'cancelled' })]])).toEqual([[], []]);
    expect(heard([[printing]], [[sampleRun({ status: 'completed', labels: counts() })]])).toEqual([[], []]);
  });

  test('whose printer is out of paper sounds once, until paper is in and out again', () => {
    const device = { sheets: 1, message: null };
    const empty = sampleRun({ status: 'printing', device: { ...device, reasons: ['media_empty'] } });
    const going = sampleRun({ status: 'printing', device: { ...device, reasons: [] } });
    expect(heard([[going]], [[empty]], [[empty]], [[going]], [[empty]])).toEqual([
      [],
      ['trouble'],
      [],
      [],
      ['trouble'],
    ]);
  });
});

test('a reload is silent, whatever waits; nothing is missed while the page loads', () => {
  const uncertain = sampleRun({ run_id: 'Other', status: 'uncertain' });
  expect(heard([null, null], [[printed, uncertain], [alarm]], [[printed, uncertain], [alarm]])).toEqual([
    [],
    [],
    [],
  ]);
});

test('older runs that come into the list later are no news', () => {
  const older = sampleRun({ run_id: 'Old', status: 'failed', created_at: '2025-01-01T00:00:00.000Z' });
  expect(heard([[printed]], [[printed, older]])).toEqual([[], []]);
});

test('a double print has a sound of its own, once for each alarm', () => {
  const other = { ...alarm, id: 'Alarm2' };
  expect(heard([[], []], [[], [alarm]], [[], [alarm]], [[], [alarm, other]], [[], [other]])).toEqual([
    [],
    ['double'],
    [],
    ['double'],
    [],
  ]);
});

test('of several sounds at once the worst is heard', () => {
  expect(worstOf(['done', 'double', 'trouble'])).toBe('double');
  expect(worstOf(['done', 'trouble'])).toBe('trouble');
  expect(worstOf([])).toBeNull();
});

test('the sounds are short and differ in rhythm, for ears that do not tell pitches apart', () => {
  const rhythms = soundNames.map((name) => sounds[name].length);
  expect(new Set(rhythms).size).toBe(rhythms.length);
  for (const name of soundNames) {
    const end = Math.max(...sounds[name].map(({ at, length }) => at + length));
    expect(end).toBeLessThan(1);
  }
});
