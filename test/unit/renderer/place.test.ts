import { describe, expect, test } from 'vitest';
import { addressOf, placeOf, screens } from '../../../src-renderer/state/place.ts';

describe('the address of a screen', () => {
  test.each(screens)('leads back to %s', (screen) => {
    expect(placeOf(addressOf({ screen }))).toEqual({ screen });
  });

  test('leads to the sheets of a job, and to their print panel', () => {
    expect(placeOf('#/preview/Job1')).toEqual({ screen: 'preview', jobId: 'Job1', print: false });
    const print = { screen: 'preview', jobId: 'a/b %', print: true } as const;
    expect(placeOf(addressOf(print))).toEqual(print);
  });

  test.each(['', '#', '#/', '#/nowhere', '#nowhere/Job1'])('"%s" leads to the queue', (hash) => {
    expect(placeOf(hash)).toEqual({ screen: 'queue' });
  });

  test('names no job on a screen that shows none', () => {
    expect(placeOf('#/printers/Job1/print')).toEqual({ screen: 'printers' });
  });

  test('with a broken percent sign opens the preview without a job', () => {
    expect(placeOf('#/preview/%zz/print')).toEqual({ screen: 'preview' });
  });
});
