import { describe, expect, test } from 'vitest';
import { hasMore, sheetInRun, sheetsOut } from '../../../src-renderer/screens/queue/sheet-places.ts';
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

test('a sheet from the printer is counted on after a part that never came out', () => {
  const run = sampleRun({
    sheets: 3,
    chunks: [sampleChunk('failed', { sheets: 1 }), sampleChunk('sent', { sheets: 2 })],
  });
  expect([1, 2].map((counted) => sheetInRun(run, counted))).toEqual([2, 3]);
});
