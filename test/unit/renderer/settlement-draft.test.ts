import { describe, expect, test } from 'vitest';
import {
  allGood,
  cellVerdict,
  needsReason,
  sheetInQuestion,
  sheetVerdict,
  withBad,
  withLastGood,
  withSheets,
} from '../../../src-renderer/screens/settle/settlement-draft.ts';
import { runsToSettle } from '../../../src-renderer/screens/settle/runs-to-settle.ts';
import { sampleRun } from './samples.ts';

const sent = { number: 1, state: 'sent' } as const;
const bad = { number: 5, becomes: 'scrapped', name: 'serial S5', sheet: 1, place: 5 } as const;

describe('what is said of the sheets on the table', () => {
  test('all are good as long as nobody says anything else', () => {
    const draft = allGood(3);
    expect(draft).toMatchObject({ good: 3, lastGood: 0, proposed: true });
    expect([1, 2, 3].map((sheet) => sheetVerdict(draft, sheet))).toEqual(['good', 'good', 'good']);
    expect(cellVerdict(draft, sent, 3, 63, 63)).toBe('last');
    expect(sheetInQuestion(draft, 3)).toBe(3);
  });

  test('a label that is tapped as the last good one makes its sheet good in part', () => {
    const draft = withLastGood(allGood(3), { sheet: 2, place: 3, count: 63 });
    expect(draft).toMatchObject({ good: 1, lastGood: 3 });
    expect([1, 2, 3].map((sheet) => sheetVerdict(draft, sheet))).toEqual(['good', 'part', 'free']);
    expect([2, 3, 4].map((place) => cellVerdict(draft, sent, 2, place, 63))).toEqual([
      'good',
      'last',
      'free',
    ]);
    expect(sheetInQuestion(draft, 3)).toBe(2);
  });

  test('the last label of a sheet makes it wholly good', () => {
    expect(withLastGood(allGood(3), { sheet: 2, place: 63, count: 63 })).toMatchObject({
      good: 2,
      lastGood: 0,
    });
  });

  test('a bad label before the last good one is marked, and once more takes that back', () => {
    const marked = withBad(allGood(2), bad);
    expect(cellVerdict(marked, { number: 5, state: 'sent' }, 1, 5, 63)).toBe('scrapped');
    expect(
      cellVerdict(withBad(marked, { ...bad, becomes: 'free' }), { number: 5, state: 'sent' }, 1, 5, 63),
    ).toBe('freed');
    expect(withBad(marked, bad).bad).toEqual([]);
  });

  test('a label behind the last good one takes no mark: it is free anyway', () => {
    expect(withBad(withSheets(allGood(2), 0), bad).bad).toEqual([]);
  });

  test('marks behind the last good label go: what is there is free anyway', () => {
    expect(withSheets(withBad(allGood(2), bad), 0).bad).toEqual([]);
    expect(withLastGood(withBad(allGood(2), bad), { sheet: 1, place: 4, count: 63 }).bad).toEqual([]);
    expect(withLastGood(withBad(allGood(2), bad), { sheet: 1, place: 6, count: 63 }).bad).toEqual([bad]);
  });

  test('what is recorded stays, and what was never on paper is not counted', () => {
    const draft = withSheets(allGood(2), 0);
    expect(cellVerdict(draft, { number: 1, state: 'printed' }, 1, 1, 63)).toBe('known');
    expect(cellVerdict(draft, { number: 1, state: 'failed' }, 1, 1, 63)).toBe('gone');
  });

  test('uncertain labels and bad ones need a reason', () => {
    expect(needsReason(sampleRun({ status: 'confirming' }), allGood(1))).toBe(false);
    expect(needsReason(sampleRun({ status: 'confirming' }), withBad(allGood(1), bad))).toBe(true);
    expect(needsReason(sampleRun({ status: 'uncertain' }), allGood(1))).toBe(true);
  });
});

test('uncertain runs are settled first, then the oldest', () => {
  const runs = [
    sampleRun({ run_id: 'new', status: 'confirming', created_at: '2026-03-02T09:00:00.000Z' }),
    sampleRun({ run_id: 'old', status: 'confirming', created_at: '2026-03-02T07:00:00.000Z' }),
    sampleRun({ run_id: 'unsure', status: 'uncertain', created_at: '2026-03-02T10:00:00.000Z' }),
    sampleRun({ run_id: 'done', status: 'completed' }),
  ];
  expect(runsToSettle(runs).map(({ run_id }) => run_id)).toEqual(['unsure', 'old', 'new']);
});
