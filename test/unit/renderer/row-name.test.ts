import { expect, test } from 'vitest';
import { rowName } from '../../../src-renderer/texts/row-name.ts';

test('a row that was not taken over is named in the words of the window, whatever its serial looks like', () => {
  expect(rowName('GTIN 09521234000013 lot L1 serial AB 12')).toBe(
    'GTIN 09521234000013 · Lot L1 · Serial AB 12',
  );
  expect(rowName('GTIN 09521234000013 lot L1')).toBe('GTIN 09521234000013 · Lot L1');
  expect(rowName('GTIN 09521234000013')).toBe('GTIN 09521234000013');
  expect(rowName('row 7')).toBe('row 7');
});
