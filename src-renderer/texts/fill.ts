import type { Text } from './catalogue.ts';

/**
 * How texts of a catalogue are filled in a locale: numbers are written as it writes them, and where a text has plural
 * forms, `count` chooses. A name without a value stays as it is.
 */
export function filling(
  locale: string,
): (text: Text, values: Readonly<Record<string, string | number>>) => string {
  const plural = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (text, values) => {
    const form =
      typeof text === 'string'
        ? text
        : text[plural.select(Number(values['count'])) === 'one' ? 'one' : 'other'];
    return form.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      return typeof value === 'number' ? numbers.format(value) : value;
    });
  };
}
