import { expect, test } from 'vitest';
import { TallScroll } from '../../../src-renderer/screens/labels/tall-scroll.ts';

const rowHeight = 48;
const viewHeight = 600;

test('a list that fits is as tall as its rows', () => {
  const scroll = new TallScroll(1_000, rowHeight, viewHeight);
  expect(scroll.canvasHeight).toBe(48_000);
  expect(scroll.scrolled(12_345)).toEqual({ top: 12_345, moveTo: null });
  expect(scroll.scrolled(47_400)).toEqual({ top: 47_400, moveTo: null });
});

test('a million rows lie on a canvas that every browser draws', () => {
  expect(new TallScroll(1_000_000, rowHeight, viewHeight).canvasHeight).toBeLessThan(17_000_000);
});

test('a wheel goes from the first of a million rows to any other, pixel by pixel, and back', () => {
  const scroll = new TallScroll(1_000_000, rowHeight, viewHeight);
  let bar = 0;
  let top = 0;
  const turn = (by: number): void => {
    const before = top;
    bar += by;
    const scrolled = scroll.scrolled(bar);
    top = scrolled.top;
    if (scrolled.moveTo !== null) bar = scrolled.moveTo;
    expect(top - before).toBe(by);
    expect(bar + scroll.offset).toBe(top);
    expect(bar).toBeGreaterThanOrEqual(0);
    expect(bar).toBeLessThanOrEqual(scroll.canvasHeight - viewHeight);
  };
  for (let i = 0; i < 20_000; i++) turn(120);
  for (let i = 0; i < 20_000; i++) turn(-120);
  expect(top).toBe(0);
});

test('dragging the bar reaches every part, the last row too', () => {
  const scroll = new TallScroll(1_000_000, rowHeight, viewHeight);
  const end = scroll.canvasHeight - viewHeight;
  expect(scroll.scrolled(end).top).toBe(48_000_000 - viewHeight);
  const middle = scroll.scrolled(end / 2).top;
  expect(Math.abs(middle - 24_000_000)).toBeLessThan(200_000);
  expect(scroll.scrolled(0).top).toBe(0);
});

test('a row is gone to by its number, and never beyond the end', () => {
  const scroll = new TallScroll(1_000_000, rowHeight, viewHeight);
  for (const row of [0, 1, 499_999, 900_000]) {
    const { top, moveTo } = scroll.goTo(row * rowHeight);
    expect(top).toBe(row * rowHeight);
    if (row > 0) expect((moveTo ?? 0) + scroll.offset).toBe(top);
  }
  expect(scroll.goTo(10 ** 9).top).toBe(48_000_000 - viewHeight);
  expect(scroll.goTo(-5).top).toBe(0);
});
