import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrastOf, inkOn } from '../../../src-renderer/contrast.ts';
import { looks, usedPairs } from '../../../src-renderer/theme.ts';
import { organisationColours } from '../../../src-shared/organisation-colours.ts';

const sample = JSON.parse(readFileSync('resources/sample/organisation.json', 'utf8')) as { color: string };

test('contrast is what WCAG says it is', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.478, 2);
  expect(contrastOf('#ffffff', '#777777')).toBe(contrastOf('#777777', '#ffffff'));
});

describe.each(looks)('in the look %s', (look) => {
  test.each(usedPairs(look))('$what has $least:1 or more', ({ colour, on, least }) => {
    expect(contrastOf(colour, on)).toBeGreaterThanOrEqual(least);
  });
});

describe.each([...organisationColours, sample.color])('the organisation colour %s', (colour) => {
  test('carries its name, and is seen on every surface', () => {
    expect(contrastOf(inkOn(colour), colour)).toBeGreaterThanOrEqual(4.5);
    for (const surface of ['#ffffff', '#1e2427', '#0a0d0e']) {
      expect(contrastOf(colour, surface)).toBeGreaterThanOrEqual(3);
    }
  });
});
