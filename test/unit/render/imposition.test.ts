import { expect, test } from 'vitest';
import {
  impose,
  itemOfLabel,
  labelsOfSheet,
  type Imposition,
} from '../../../src-main/core/render/imposition.ts';

/** Every label of every sheet, as "sheet:cell=label". */
function allPlaces(imposition: Imposition): string[] {
  const places: string[] = [];
  for (let sheet = 1; sheet <= imposition.sheets; sheet++) {
    const { firstLabel, count, firstCell } = labelsOfSheet(imposition, sheet);
    for (let index = 0; index < count; index++)
      places.push(`${sheet}:${firstCell + index}=${firstLabel + index}`);
  }
  return places;
}

test('labels fill sheets cell by cell', () => {
  const imposition = impose({ groups: [130], labelsPerSheet: 63, copies: 1, startPosition: 1 });
  expect(imposition).toMatchObject({ sheets: 3, totalLabels: 130 });
  expect(labelsOfSheet(imposition, 2)).toEqual({ sheet: 2, firstLabel: 64, count: 63, firstCell: 0 });
  expect(labelsOfSheet(imposition, 3)).toEqual({ sheet: 3, firstLabel: 127, count: 4, firstCell: 0 });
});

test('a start position leaves the used cells of the first sheet empty, and only there', () => {
  const imposition = impose({ groups: [5], labelsPerSheet: 3, copies: 1, startPosition: 3 });
  expect(allPlaces(imposition)).toEqual(['1:2=1', '2:0=2', '2:1=3', '2:2=4', '3:0=5']);
});

test('all copies of an item lie together', () => {
  const imposition = impose({ groups: [2], labelsPerSheet: 4, copies: 3, startPosition: 1 });
  const items = Array.from({ length: 6 }, (_, index) => itemOfLabel(imposition, index + 1));
  expect(items.map(({ position, copy }) => `${position}.${copy}`)).toEqual([
    '1.1',
    '1.2',
    '1.3',
    '2.1',
    '2.2',
    '2.3',
  ]);
});

test('one lot, 500 labels fills eight sheets', () => {
  const imposition = impose({ groups: [1], labelsPerSheet: 63, copies: 500, startPosition: 1 });
  expect(imposition.sheets).toBe(8);
  expect(itemOfLabel(imposition, 500)).toEqual({ position: 1, copy: 500 });
});

test('groups never share a sheet', () => {
  const imposition = impose({ groups: [2, 1, 4], labelsPerSheet: 3, copies: 1, startPosition: 2 });
  expect(allPlaces(imposition)).toEqual(['1:1=1', '1:2=2', '2:0=3', '3:0=4', '3:1=5', '3:2=6', '4:0=7']);
});

test('for any groups, copies and start position each label has exactly one cell', () => {
  let state = 7;
  const random = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  for (let round = 0; round < 300; round++) {
    const labelsPerSheet = 1 + random(66);
    const groups = Array.from({ length: 1 + random(8) }, () => 1 + random(150));
    const copies = 1 + random(4);
    const imposition = impose({ groups, labelsPerSheet, copies, startPosition: 1 + random(labelsPerSheet) });
    const total = groups.reduce((sum, items) => sum + items, 0) * copies;
    expect(imposition.totalLabels).toBe(total);
    const places = allPlaces(imposition);
    expect(places.map((place) => Number(place.split('=')[1]))).toEqual(
      Array.from({ length: total }, (_, index) => index + 1),
    );
    const cells = places.map((place) => Number(place.split(/[:=]/)[1]));
    expect(Math.max(...cells)).toBeLessThan(labelsPerSheet);
    expect(new Set(places.map((place) => place.split('=')[0])).size).toBe(total);
  }
});

test('thousands of lots are found as well as one', () => {
  const groups = Array.from({ length: 5_000 }, (_, index) => 1 + (index % 70));
  const imposition = impose({ groups, labelsPerSheet: 63, copies: 1, startPosition: 1 });
  const places = allPlaces(imposition);
  expect(places).toHaveLength(imposition.totalLabels);
  expect(places.at(-1)).toBe(
    `${imposition.sheets}:${((groups.at(-1) ?? 1) - 1) % 63}=${imposition.totalLabels}`,
  );
});

test('nothing to print has no sheets', () => {
  const imposition = impose({ groups: [], labelsPerSheet: 63, copies: 1, startPosition: 1 });
  expect(imposition).toMatchObject({ sheets: 0, totalLabels: 0 });
  expect(() => labelsOfSheet(imposition, 1)).toThrow(RangeError);
});
