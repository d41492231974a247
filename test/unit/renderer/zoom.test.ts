import { describe, expect, test } from 'vitest';
import { zoomIn, zoomOut } from '../../../src-renderer/screens/preview/zoom.ts';

describe('the zoom of the preview', () => {
  test('goes from a fitted page to the next step on either side', () => {
    expect(zoomIn(0.62)).toBe(0.75);
    expect(zoomOut(0.62)).toBe(0.5);
  });

  test('leaves a step it is already on, also where fitting came out a hair beside it', () => {
    expect(zoomIn(0.998)).toBe(1.5);
    expect(zoomOut(1.004)).toBe(0.75);
  });

  test('passes life size on the way up and down', () => {
    expect(zoomIn(0.75)).toBe(1);
    expect(zoomOut(1.5)).toBe(1);
  });

  test('ends at six times the paper and at a quarter of it', () => {
    expect(zoomIn(4)).toBe(6);
    expect(zoomIn(6)).toBeNull();
    expect(zoomOut(0.5)).toBe(0.25);
    expect(zoomOut(0.25)).toBeNull();
  });

  test('never makes a page larger that is asked to become smaller', () => {
    expect(zoomOut(0.1)).toBeNull();
    expect(zoomIn(9)).toBeNull();
  });
});
