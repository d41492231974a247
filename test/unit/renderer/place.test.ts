import { describe, expect, test } from 'vitest';
import { addressOf, kioskScreens, placeOf, screens } from '../../../src-renderer/state/place.ts';

describe('the address of a screen', () => {
  test.each(screens)('leads back to %s', (screen) => {
    expect(placeOf(addressOf({ screen }))).toEqual({ screen });
  });

  test('leads to the sheets of a job, and to their print panel', () => {
    expect(placeOf('#/preview/Job1')).toEqual({ screen: 'preview', jobId: 'Job1', print: false });
    const print = { screen: 'preview', jobId: 'a/b %', print: true } as const;
    expect(placeOf(addressOf(print))).toEqual(print);
  });

  test.each(['', '#', '#/', '#/nowhere', '#nowhere/Job1'])('"%s" leads to the start', (hash) => {
    expect(placeOf(hash)).toEqual({ screen: 'print' });
  });

  test('leads to a run to settle, and to what is looked for among the labels', () => {
    expect(placeOf(addressOf({ screen: 'settle', runId: 'Run1' }))).toEqual({
      screen: 'settle',
      runId: 'Run1',
    });
    const find = { screen: 'labels', find: '010952/21#?' } as const;
    expect(placeOf(addressOf(find))).toEqual(find);
  });

  test.each(screens.filter((screen) => !kioskScreens.includes(screen)))(
    'in kiosk mode does not lead to %s, but to the start',
    (screen) => {
      expect(placeOf(addressOf({ screen }), kioskScreens)).toEqual({ screen: 'print' });
    },
  );

  test('names no job on a screen that shows none', () => {
    expect(placeOf('#/printers/Job1/print')).toEqual({ screen: 'printers' });
  });

  test('with a broken percent sign opens the preview without a job', () => {
    expect(placeOf('#/preview/%zz/print')).toEqual({ screen: 'preview' });
  });
});
