import { describe, expect, test } from 'vitest';
import { elementsOf, wordsOfSymbol } from '../../../src-renderer/components/symbol-words.ts';
import {
  aroundPoint,
  labelAt,
  labelOf,
  neighbour,
} from '../../../src-renderer/screens/preview/label-places.ts';
import { lengthOf, withDecimalKey } from '../../../src-renderer/components/decimal-entry.ts';

const inch = 25.4;
const letter = {
  id: '63up_1in_letter',
  page: { width: 8.5 * inch, height: 11 * inch },
  columns: 7,
  rows: 9,
  label: { width: inch, height: inch, round: true },
  left: 0.375 * inch,
  top: 0.5 * inch,
  pitch: { x: 1.125 * inch, y: 1.125 * inch },
};

describe('the label that is meant', () => {
  test('is the one under the finger, or the nearest where it hit the paper between two', () => {
    expect(labelAt(letter, 2, 0.5 * inch, 0.7 * inch)).toMatchObject({ page: 2, place: 1 });
    expect(labelAt(letter, 1, 1.42 * inch, 0.7 * inch).place).toBe(1);
    expect(labelAt(letter, 1, 8.4 * inch, 10.9 * inch).place).toBe(63);
  });

  test('goes on over the ends of pages', () => {
    expect(neighbour(letter, 2, labelOf(letter, 1, 63), 1)).toMatchObject({ page: 2, place: 1 });
    expect(neighbour(letter, 2, labelOf(letter, 2, 1), -1)).toMatchObject({ page: 1, place: 63 });
    expect(neighbour(letter, 2, labelOf(letter, 1, 1), -1)).toBeNull();
    expect(neighbour(letter, 2, labelOf(letter, 2, 63), 1)).toBeNull();
  });

  test('of a file that another program drew it is what is around the finger, within the page', () => {
    const { place, area } = aroundPoint(1, 2, 270, { width: 210, height: 297 });
    expect(place).toBeNull();
    expect(area).toEqual({ x: 0, y: 254, width: 32, height: 32 });
  });
});

describe('what a reader read, in words', () => {
  test('a Digital Link is its elements', () => {
    const link = 'https://id.example.com/01/09521234000013/10/A%2F1/21/S-7?17=271231';
    const words = wordsOfSymbol({ format: 'QRCode', identifier: ']Q1', text: link });
    expect(words.symbology).toBe('QR Code (]Q1)');
    expect(words.elements).toEqual([
      { ai: '01', title: 'GTIN', value: '09521234000013' },
      { ai: '10', title: 'Lot', value: 'A/1' },
      { ai: '21', title: 'Serial', value: 'S-7' },
      { ai: '17', title: 'Use by', value: 'Dec 31, 2027' },
    ]);
  });

  test('a GS1 DataMatrix has its separators seen', () => {
    const text = '01095212340000131727123110A1\x1d21S-7';
    const words = wordsOfSymbol({ format: 'DataMatrix', identifier: ']d2', text });
    expect(words.elements.map(({ ai, value }) => [ai, value])).toEqual([
      ['01', '09521234000013'],
      ['17', 'Dec 31, 2027'],
      ['10', 'A1'],
      ['21', 'S-7'],
    ]);
    expect(words.text).toContain('A1\u241d21');
  });

  test('what carries no GS1 data has no elements', () => {
    expect(elementsOf(']Q1', 'hello')).toEqual([]);
    expect(elementsOf('', 'https://example.com/')).toEqual([]);
  });
});

describe('millimetres typed on the pad', () => {
  test('have at most two digits behind one sign', () => {
    expect(withDecimalKey('', '2')).toBe('2');
    expect(withDecimalKey('2', '.')).toBe('2.');
    expect(withDecimalKey('', '.')).toBeNull();
    expect(withDecimalKey('2.', '.')).toBeNull();
    expect(withDecimalKey('2,5', '1')).toBe('2,51');
    expect(withDecimalKey('2.51', '3')).toBeNull();
  });

  test('are read with a point or a comma, and everything else is no number', () => {
    expect([lengthOf('23,5'), lengthOf('23.'), lengthOf(' 8 ')]).toEqual([23.5, 23, 8]);
    expect([lengthOf(''), lengthOf('.5'), lengthOf('1e3')]).toEqual([NaN, NaN, NaN]);
  });
});
