import { expect, test } from 'vitest';
import { impose, itemOfLabel, labelsOfSheet } from '../../../src-main/core/render/imposition.ts';
import { compress, labelsOf, stretchesOf } from '../../../src-main/core/render/quantities.ts';
import { randomFrom } from '../../support/random.ts';

test('for any numbers of labels per item, none among them, every label has its item and copy', () => {
  const random = randomFrom(7);
  for (let round = 0; round < 50; round++) {
    const items = Array.from({ length: 1 + Math.floor(random() * 20) }, () => ({
      labels: Math.floor(random() * 4),
      spare: 0,
    }));
    const stretches = stretchesOf(compress(items));
    const expected = items.flatMap(({ labels }, index) =>
      Array.from({ length: labels }, (_, copy) => ({ position: index + 1, copy: copy + 1 })),
    );
    const imposition = impose({
      groups: [items.length],
      labelsPerSheet: 5,
      copies: 1,
      quantities: compress(items),
      startPosition: 1 + Math.floor(random() * 5),
    });
    expect(imposition.totalLabels).toBe(expected.length);
    expect(expected.map((_, index) => itemOfLabel(imposition, index + 1))).toEqual(expected);
    items.forEach(({ labels }, index) => {
      const { first, last } = labelsOf(stretches, index + 1);
      expect(last - first + 1).toBe(labels);
    });
    let next = 1;
    for (let sheet = 1; sheet <= imposition.sheets; sheet++) {
      const { firstLabel, count } = labelsOfSheet(imposition, sheet);
      expect(firstLabel).toBe(next);
      next += count;
    }
    expect(next).toBe(expected.length + 1);
  }
});

test('a group without a label takes no sheet, and the start position goes to the first that has one', () => {
  const imposition = impose({
    groups: [1, 1],
    labelsPerSheet: 4,
    copies: 1,
    quantities: [
      { items: 1, labels: 0, spare: 0 },
      { items: 1, labels: 3, spare: 0 },
    ],
    startPosition: 3,
  });
  expect(imposition.sheets).toBe(2);
  expect(labelsOfSheet(imposition, 1)).toEqual({ sheet: 1, firstLabel: 1, count: 2, firstCell: 2 });
  expect(itemOfLabel(imposition, 1)).toEqual({ position: 2, copy: 1 });
});

test('a range of labels keeps its numbers and begins at the start position', () => {
  const imposition = impose({
    groups: [10, 10],
    labelsPerSheet: 4,
    copies: 1,
    labels: { first: 9, last: 12 },
    startPosition: 4,
  });
  expect([1, 2].map((sheet) => labelsOfSheet(imposition, sheet))).toEqual([
    { sheet: 1, firstLabel: 9, count: 1, firstCell: 3 },
    { sheet: 2, firstLabel: 10, count: 1, firstCell: 0 },
  ]);
  expect(imposition).toMatchObject({ sheets: 3, totalLabels: 4 });
});
