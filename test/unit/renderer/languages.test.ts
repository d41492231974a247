import { describe, expect, it, vi } from 'vitest';
import { said } from '../../../src-renderer/client/said.ts';
import { de } from '../../../src-renderer/texts/de.ts';
import { en } from '../../../src-renderer/texts/en.ts';
import { es } from '../../../src-renderer/texts/es.ts';
import { chosenLanguage, localeOf } from '../../../src-renderer/texts/language.ts';

describe('the language of the window', () => {
  it('is what this machine was set to, else the first of the browser that the window has, else English', () => {
    expect(chosenLanguage('es', ['de-DE'])).toBe('es');
    expect(chosenLanguage(null, ['fr-CH', 'de-CH', 'en'])).toBe('de');
    expect(chosenLanguage('xx', [])).toBe('en');
    expect(chosenLanguage('toString', ['pl'])).toBe('en');
  });

  it('writes dates and numbers as the region of the browser does', () => {
    expect(localeOf('de', ['en-GB', 'de-CH'])).toBe('de-CH');
    expect(localeOf('es', ['de-DE'])).toBe('es');
  });
});

describe.each([
  ['de', de],
  ['es', es],
])('the texts in %s', (_, catalogue) => {
  it('are not English left behind', () => {
    const same = Object.entries(en).filter(([key, text]) => {
      const own = catalogue[key as keyof typeof en];
      return typeof text === 'string' ? text === own : typeof own !== 'string' && text.other === own.other;
    });
    // Names, units and words that are the same in both languages; look at each before adding one.
    const words = same.map(([, text]) => (typeof text === 'string' ? text : text.other));
    const alike =
      /^(?:[^a-zA-Z]*|(?:\{\w+\}|[^a-zA-Z])*|.*(?:Print Room|GTIN|SHA-256|DataMatrix|Closient|EPCIS|CSV|QR|GS1|dpi|LOT|USE BY|SN |AB12|mm|Zebra|SKU).*|Id|PIN|IT|Name|Position|Format|Export|Offline|Online|Symbol|Symbole|Station \{station\}|Layouts?|.*\/s|.*\bmin\b.*|.*\bs\b.*|Alt|Ctrl|Esc|Enter|Cyan|Pink|No|Material|Original|Normal|Total|Error|Manual|Host)$/;
    expect(words.filter((text) => !alike.test(text) && text.replaceAll(/\{\w+\}/g, '').length > 12)).toEqual(
      [],
    );
    expect(same.length).toBeLessThan(Object.keys(en).length / 12);
  });
});

describe('a page in German', () => {
  it('says numbers, plural forms and the sentences of the host in German', async () => {
    vi.resetModules();
    vi.stubGlobal('localStorage', { getItem: () => 'de', setItem: () => undefined });
    const { t } = await import('../../../src-renderer/texts/t.ts');
    const { formatDecimal } = await import('../../../src-renderer/texts/format.ts');
    const german = await import('../../../src-renderer/client/said.ts');
    vi.unstubAllGlobals();
    expect(t('items.sheets', { count: 1 })).toBe('1 Bogen');
    expect(t('items.sheets', { count: 12_500 })).toBe('12.500 Bögen');
    expect(formatDecimal(28.575, 3)).toBe('28,575');
    const run = {
      id: 'none',
      reason: 'paper jam',
      message: 'The printer may have this; its number for it was not kept.',
      question: {
        sentence: 'Printing these labels needs a reason.',
        labels: [{ name: 'lot A1 of GTIN 09521234543213' }],
      },
    };
    expect(german.said(run)).toEqual({
      id: 'none',
      // What a person typed stays as it was typed.
      reason: 'paper jam',
      message: 'Der Drucker hat das vielleicht; seine Nummer dafür wurde nicht festgehalten.',
      question: {
        sentence: 'Für den Druck dieser Etiketten ist ein Grund nötig.',
        labels: [{ name: 'Charge A1 von GTIN 09521234543213' }],
      },
    });
    vi.resetModules();
  });

  it('leaves files alone', () => {
    const file = new Blob(['x']);
    expect(said({ file })).toEqual({ file });
  });
});
