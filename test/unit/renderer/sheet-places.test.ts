import { describe, expect, test } from 'vitest';
import { impose, labelsOfSheet } from '../../../src-main/core/render/imposition.ts';
import { hasMore, placesOnSheet, sheetsOut } from '../../../src-renderer/screens/queue/sheet-places.ts';
import { sampleChunk, sampleRun } from './samples.ts';

describe('how many sheets a person can count', () => {
  test('all of a run that was handed over whole', () => {
    const run = sampleRun({ chunks: [sampleChunk('sent'), sampleChunk('sent', { sheets: 3 })] });
    expect(sheetsOut(run)).toBe(23);
    expect(hasMore(run)).toBe(false);
  });

  test('not those that never began', () => {
    const run = sampleRun({ chunks: [sampleChunk('uncertain'), sampleChunk('queued')] });
    expect(sheetsOut(run)).toBe(20);
    expect(hasMore(run)).toBe(true);
  });

  test('not those that a cancel took back', () => {
    const run = sampleRun({ chunks: [sampleChunk('sent'), sampleChunk('failed'), sampleChunk('failed')] });
    expect(sheetsOut(run)).toBe(20);
    expect(hasMore(run)).toBe(false);
  });

  test('not those of a part that the printer refused before another one went through', () => {
    const run = sampleRun({
      chunks: [sampleChunk('failed', { sheets: 20 }), sampleChunk('sent', { sheets: 4 })],
    });
    expect(sheetsOut(run)).toBe(4);
  });

  test('also those that were confirmed before, because one counts from the first sheet', () => {
    const run = sampleRun({ chunks: [sampleChunk('printed'), sampleChunk('uncertain')] });
    expect(sheetsOut(run)).toBe(40);
  });
});

describe('the picture of a sheet that was only partly good', () => {
  test.each([
    { items: 70, start: 1, copies: 1, first: 1, last: 2 },
    { items: 70, start: 3, copies: 1, first: 1, last: 2 },
    { items: 10, start: 60, copies: 1, first: 1, last: 1 },
    { items: 1, start: 5, copies: 500, first: 1, last: 8 },
    { items: 300, start: 10, copies: 1, first: 3, last: 5 },
    { items: 300, start: 10, copies: 1, first: 2, last: 3 },
  ])('shows the labels where they lie: $items from $start, sheets $first to $last', (asked) => {
    const host = impose({
      groups: [asked.items],
      labelsPerSheet: 63,
      copies: asked.copies,
      startPosition: asked.start,
    });
    const from = labelsOfSheet(host, asked.first);
    const to = labelsOfSheet(host, asked.last);
    const sheets = asked.last - asked.first + 1;
    const run = sampleRun({
      start_position: asked.start,
      copies: asked.copies,
      sheets,
      first_sheet: asked.first,
      first_label: from.firstLabel,
      total_labels: to.firstLabel + to.count - from.firstLabel,
      chunks: [sampleChunk('sent', { sheets })],
    });
    for (let sheet = 1; sheet <= sheets; sheet++) {
      const { firstCell, count } = labelsOfSheet(host, asked.first + sheet - 1);
      expect(placesOnSheet(run, sheet)).toEqual({ first: firstCell + 1, last: firstCell + count });
    }
  });

  test('counts on after a part that never came out', () => {
    const run = sampleRun({
      start_position: 10,
      sheets: 3,
      total_labels: 130,
      chunks: [sampleChunk('failed', { sheets: 1 }), sampleChunk('sent', { sheets: 2 })],
    });
    expect(placesOnSheet(run, 1)).toEqual({ first: 1, last: 63 });
    expect(placesOnSheet(run, 2)).toEqual({ first: 1, last: 13 });
  });
});
