import { expect, test } from 'vitest';
import {
  isAsInFile,
  sheetsOf,
  whatLiesAt,
  type Placing,
} from '../../../src-renderer/screens/preview/placing.ts';

const serials: Placing = { start: 11, each: 1, labels: 70, items: 70, perSheet: 63 };

test('labels begin on the first free place, and what lies before it is used', () => {
  expect(whatLiesAt(serials, 1, 10)).toEqual({ use: 'used' });
  expect(whatLiesAt(serials, 1, 11)).toEqual({ use: 'label', page: 1, place: 1 });
  expect(whatLiesAt(serials, 1, 63)).toEqual({ use: 'label', page: 1, place: 53 });
  expect(whatLiesAt(serials, 2, 10)).toEqual({ use: 'label', page: 1, place: 63 });
  expect(whatLiesAt(serials, 2, 11)).toEqual({ use: 'label', page: 2, place: 1 });
  expect(whatLiesAt(serials, 2, 17)).toEqual({ use: 'label', page: 2, place: 7 });
  expect(whatLiesAt(serials, 2, 18)).toEqual({ use: 'free' });
});

test('every label of an order comes onto one place, also with copies of each and with a filled last sheet', () => {
  const orders: Placing[] = [
    serials,
    { start: 1, each: 150, labels: 150, items: 1, perSheet: 63 },
    { start: 60, each: 3, labels: 60, items: 20, perSheet: 63 },
    { start: 4, each: 2, labels: 123, items: 60, perSheet: 63 },
    { start: 1, each: 5, labels: 10, items: 2, perSheet: 1 },
  ];
  for (const order of orders) {
    const seen: number[] = [];
    for (let sheet = 1; sheet <= sheetsOf(order); sheet++) {
      for (let place = 1; place <= order.perSheet; place++) {
        const use = whatLiesAt(order, sheet, place);
        if (use.use === 'label') seen.push((use.page - 1) * order.perSheet + use.place);
      }
    }
    const wanted = Array.from({ length: order.labels }, (_, at) =>
      Math.min(order.items, Math.floor(at / order.each) + 1),
    );
    expect(seen).toEqual(wanted);
  }
});

test('only an order of one label of each from the first place on is what the file shows', () => {
  expect(isAsInFile({ ...serials, start: 1 })).toBe(true);
  expect(isAsInFile(serials)).toBe(false);
  expect(isAsInFile({ ...serials, start: 1, each: 2, labels: 140 })).toBe(false);
});
