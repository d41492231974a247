import { describe, expect, test } from 'vitest';
import {
  digitalLinkFor,
  elementStringFor,
  generateDigitalLink,
  type LabelIdentity,
  parseBracketed,
  parseDigitalLink,
  parseElementString,
  validateSerial,
} from '../../../src-shared/gs1/index.ts';
import { RandomText, trickyValues } from './random-text.ts';

const gtin = '09521234543213';
const host = 'www.closient.com';
const date = { ai: '17', yymmdd: '261130' } as const;

/** The elements that a label should carry, in the order of its element string. */
function expectedElements(label: LabelIdentity): { ai: string; value: string }[] {
  const elements = [{ ai: '01', value: label.gtin }];
  if (label.date) elements.push({ ai: label.date.ai, value: label.date.yymmdd });
  if (label.lot) elements.push({ ai: '10', value: label.lot });
  if (label.serial) elements.push({ ai: '21', value: label.serial });
  return elements;
}

/** As people would write it, with brackets in values escaped. */
function bracketed(elements: readonly { ai: string; value: string }[]): string {
  return elements.map(({ ai, value }) => `(${ai})${value.replaceAll('(', '\\(')}`).join('');
}

function* labels(): Generator<LabelIdentity> {
  for (const value of trickyValues) {
    yield { gtin, lot: value };
    yield { gtin, serial: value };
    yield { gtin, lot: value, serial: value, date };
  }
  const random = new RandomText(20_261_130);
  for (let i = 0; i < 2000; i++) {
    const lot = random.below(3) ? random.lotOrSerial() : undefined;
    const serial = random.below(3) ? random.lotOrSerial() : undefined;
    yield {
      gtin,
      lot,
      serial,
      date: random.below(2) ? { ai: random.pick(['15', '17'] as const), yymmdd: '261200' } : undefined,
    };
  }
}

describe('the element string of a label', () => {
  test.each<[string, LabelIdentity, string]>([
    ['a product', { gtin }, '^0109521234543213'],
    ['a lot', { gtin, lot: 'LOT-7' }, '^010952123454321310LOT-7'],
    ['a lot with its date', { gtin, lot: 'LOT-7', date }, '^01095212345432131726113010LOT-7'],
    ['a serial', { gtin, serial: 'SN-42' }, '^010952123454321321SN-42'],
    [
      'a serial with lot and best-before date',
      { gtin, lot: 'L', serial: 'S', date: { ai: '15', yymmdd: '261100' } },
      '^01095212345432131526110010L^21S',
    ],
  ])('of %s needs no more separators than one between lot and serial', (_, label, expected) => {
    expect(elementStringFor(label)).toBe(expected);
  });

  test('is read back with exactly the values that went in, whatever they look like', () => {
    for (const label of labels()) {
      const result = parseElementString(elementStringFor(label));
      expect(result).toEqual({ ok: true, value: expectedElements(label) });
    }
  });

  test('equals what the bracketed notation with escaped brackets gives', () => {
    for (const label of labels()) {
      expect(parseBracketed(bracketed(expectedElements(label)))).toEqual({
        ok: true,
        value: elementStringFor(label),
      });
    }
  });

  test('is not made from values that nobody has checked', () => {
    expect(() => elementStringFor({ gtin: '4006381333931' })).toThrow(RangeError);
    expect(() => elementStringFor({ gtin, lot: 'A^21B' })).toThrow(RangeError);
    expect(() => elementStringFor({ gtin, serial: '^' })).toThrow(RangeError);
  });
});

describe('the Digital Link of a label', () => {
  test.each<[string, LabelIdentity, string]>([
    ['a product', { gtin }, 'https://www.closient.com/01/09521234543213'],
    ['a lot', { gtin, lot: 'LOT-7' }, 'https://www.closient.com/01/09521234543213/10/LOT-7'],
    [
      'a serial with lot and date',
      { gtin, lot: 'A/B', serial: '100%(10)', date },
      'https://www.closient.com/01/09521234543213/10/A%2FB/21/100%25%2810%29?17=261130',
    ],
    [
      'a best-before date',
      { gtin, lot: 'L', date: { ai: '15', yymmdd: '261130' } },
      'https://www.closient.com/01/09521234543213/10/L?15=261130',
    ],
  ])('of %s is written in the order of the standard', (_, label, expected) => {
    expect(digitalLinkFor({ host, ...label })).toBe(expected);
  });

  test('escapes every character that is not a letter, a digit or - . _ ~ with upper case', () => {
    const uri = digitalLinkFor({ host, gtin, lot: '!"%&\'()*+,/:;<=>?', serial: '-._09AZaz' });
    expect(uri).toBe(
      `https://${host}/01/${gtin}/10/%21%22%25%26%27%28%29%2A%2B%2C%2F%3A%3B%3C%3D%3E%3F/21/-._09AZaz`,
    );
  });

  test('is read back with exactly the values that went in', () => {
    for (const label of labels()) {
      const { date: labelDate, ...path } = label;
      const expected = elementStringFor(path) + (labelDate ? `^${labelDate.ai}${labelDate.yymmdd}` : '');
      const needsNoSeparator = !label.lot && !label.serial;
      expect(parseDigitalLink(digitalLinkFor({ host, ...label }))).toEqual({
        ok: true,
        value: needsNoSeparator ? elementStringFor(label) : expected,
      });
    }
  });

  test('equals what the generator over the whole AI table gives', () => {
    for (const label of labels()) {
      expect(generateDigitalLink(bracketed(expectedElements(label)), `https://${host}`)).toEqual({
        ok: true,
        value: digitalLinkFor({ host, ...label }),
      });
    }
  });

  test('is a URL whose parts a browser sees as they were meant', () => {
    for (const value of trickyValues) {
      const url = new URL(digitalLinkFor({ host, gtin, serial: value }));
      expect(url.pathname.split('/').slice(0, 4)).toEqual(['', '01', gtin, '21']);
      expect(decodeURIComponent(url.pathname.split('/')[4] ?? '')).toBe(value);
      expect(url.search).toBe('');
      expect(url.hash).toBe('');
    }
  });

  test('is not made from a GTIN of less than 14 digits', () => {
    expect(() => digitalLinkFor({ host, gtin: '4006381333931' })).toThrow(RangeError);
  });
});

test('the tricky values of these tests are legal serials', () => {
  for (const value of trickyValues) expect(validateSerial(value).ok, value).toBe(true);
});
