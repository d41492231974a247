import { describe, expect, test } from 'vitest';
import { en } from '../../../src-renderer/texts/en.ts';
import { t } from '../../../src-renderer/texts/t.ts';

describe('the words of the window', () => {
  test('one label is not "1 labels"', () => {
    expect(t('print.go', { count: 1, printer: 'Line 3' })).toBe('Print 1 label on Line 3');
    expect(t('print.go', { count: 2, printer: 'Line 3' })).toBe('Print 2 labels on Line 3');
    expect(t('print.go', { count: 0, printer: 'Line 3' })).toBe('Print 0 labels on Line 3');
  });

  test('numbers are grouped, names are not', () => {
    expect(t('queue.run', { count: 1190, printer: '2000' })).toBe('1,190 labels on 2000');
  });

  test('a printer with the name of a placeholder stays its own name', () => {
    expect(t('print.go', { count: 3, printer: '{count}' })).toBe('Print 3 labels on {count}');
  });

  test('both forms of a text want the same values', () => {
    // "The sheet is good" and "Print it" say one without the figure.
    const names = (text: string) =>
      [...text.matchAll(/\{(\w+)\}/g)]
        .map((match) => match[1] ?? '')
        .filter((name) => name !== 'count')
        .toSorted()
        .join(' ');
    const forms = Object.entries(en).flatMap(([key, text]) =>
      typeof text === 'string' ? [] : [{ key, text }],
    );
    expect(forms.length).toBeGreaterThan(20);
    const uneven = forms.filter(({ text }) => names(text.one) !== names(text.other));
    expect(uneven.map(({ key }) => key)).toEqual([]);
  });
});
