import { describe, expect, test } from 'vitest';
import { consequenceOfConflict, wordsOfConflict } from '../../../src-renderer/texts/conflict-words.ts';
import { formatInstant } from '../../../src-renderer/texts/format.ts';
import { lastPassOf, progressOf, wordsOfSource } from '../../../src-renderer/texts/source-words.ts';
import { sourceStates, type SyncConflict, type SyncSource } from '../../../src-shared/contract/sync.ts';

const counts = {
  read: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  quarantined: 0,
  conflicts: 0,
  deactivated: 0,
};

/** Serials that were read completely, unless told otherwise. */
function source(facts: Partial<SyncSource> = {}): SyncSource {
  return {
    name: 'serials',
    title: 'Serials',
    assumed: true,
    by_hand: false,
    warning: null,
    state: 'idle',
    sentence: null,
    counts: { ...counts, read: 4_000, unchanged: 4_000 },
    pages_done: 40,
    pages_total: 40,
    rows_per_second: null,
    forecast: null,
    started_at: '2026-03-02T08:00:00.000Z',
    finished_at: '2026-03-02T08:01:00.000Z',
    ...facts,
  };
}

function conflict(facts: Partial<SyncConflict> = {}): SyncConflict {
  return {
    id: '1',
    source: 'lots',
    entity: 'lot AB12 of GTIN 09521234543213',
    field: 'date',
    ours: '271231',
    theirs: '280630',
    sentence: 'In the words of the host.',
    seen_at: '2026-03-02T08:00:00.000Z',
    ...facts,
  };
}

describe('what is said of a source', () => {
  test('"Up to date" needs a whole pass and a Closient that answers', () => {
    const said = (facts: Partial<SyncSource>, online: boolean): string =>
      wordsOfSource(source(facts), online).text;
    expect(said({}, true)).toBe('source.idle');
    expect(said({}, false)).toBe('source.as_read');
    expect(said({ finished_at: null }, true)).toBe('source.not_read');
    expect(said({ pages_done: 12 }, true)).toBe('source.part_way');
    const others = sourceStates.filter((state) => state !== 'idle');
    expect(others.map((state) => said({ state }, true))).not.toContain('source.idle');
  });

  test('a folder that nobody named is not "not offered"', () => {
    expect(wordsOfSource(source({ name: 'folder', state: 'unavailable' }), true).text).toBe(
      'source.no_folder',
    );
    expect(wordsOfSource(source({ state: 'unavailable' }), true).text).toBe('source.unavailable');
  });

  test('a pass that begins anew does not say that an empty list was read', () => {
    const begun = source({ counts, pages_done: 0, pages_total: null });
    expect(lastPassOf(begun)).toBe(formatInstant('2026-03-02T08:01:00.000Z'));
    expect(lastPassOf(source())).toContain('4,000 rows, nothing changed');
  });

  test('only what is wrong is counted as wrong', () => {
    const some = { ...counts, read: 10, created: 7, quarantined: 3 };
    expect(lastPassOf(source({ counts: some }))).toMatch(/· 7 new · 3 not taken over$/);
    expect(progressOf(source({ counts: some, pages_done: 1, rows_per_second: 812.4 }))).toBe(
      'page 1 of 40 · 10 rows · 812/s · 3 not taken over',
    );
  });
});

describe('what is said of a conflict', () => {
  test('dates are written as dates, not as they stand in a symbol', () => {
    expect(wordsOfConflict(conflict())).toBe('Labels say Dec 31, 2027, Closient says Jun 30, 2028.');
    expect(wordsOfConflict(conflict({ theirs: null }))).toContain('Closient says none.');
  });

  test('a lot is not taken for a date', () => {
    expect(wordsOfConflict(conflict({ field: 'lot', ours: '260101', theirs: 'B2' }))).toBe(
      'Labels say lot 260101, Closient says lot B2.',
    );
  });

  test('what no text is known for is said by the host', () => {
    expect(wordsOfConflict(conflict({ field: 'colour' }))).toBe('In the words of the host.');
  });

  test('taking theirs says what becomes of the labels that exist', () => {
    expect(consequenceOfConflict(conflict(), 'theirs')).toContain('take them away');
    expect(consequenceOfConflict(conflict({ field: 'existence' }), 'theirs')).toContain('stay as they are');
    expect(consequenceOfConflict(conflict(), 'ours')).toContain('Nothing changes here');
  });
});

test('the clock on the page is that of the sentences of the host', () => {
  const evening = new Date(2026, 2, 2, 18, 5);
  expect(formatInstant(evening.toISOString(), evening)).toBe('18:05');
  expect(formatInstant(new Date(2026, 2, 2, 0, 5).toISOString(), evening)).toBe('00:05');
});
