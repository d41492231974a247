import { percentEncode } from './escape.ts';

/** The date of a lot: use by (17) or best before (15), as the six digits that `parseDate` returns. */
export interface LabelDate {
  readonly ai: '15' | '17';
  readonly yymmdd: string;
}

/**
 * What identifies a label. The values have passed `normalizeGtin`, `validateLot`, `validateSerial` and
 * `parseDate`, which is why the two functions of this file return plain strings; tens of thousands of labels
 * a second go through.
 */
export interface LabelIdentity {
  readonly gtin: string;
  readonly date?: LabelDate | undefined;
  readonly lot?: string | undefined;
  readonly serial?: string | undefined;
}

/**
 * The element string of a label with `^` for FNC1: (01), date, (10), (21). Elements of predefined length come
 * first, so that at most one separator is needed. Values are never parsed again: a serial may contain `(10)`.
 */
export function elementStringFor({ gtin, date, lot, serial }: LabelIdentity): string {
  assertGtin14(gtin);
  let text = `^01${gtin}`;
  if (date) text += date.ai + date.yymmdd;
  if (lot) {
    assertNoCaret(lot);
    text += `10${lot}`;
  }
  if (serial) {
    assertNoCaret(serial);
    text += lot ? `^21${serial}` : `21${serial}`;
  }
  return text;
}

/**
 * The GS1 Digital Link of a label, `https://{host}/01/{gtin}[/10/{lot}][/21/{serial}][?17={yymmdd}]`. Host is
 * a name with an optional port and path, without a slash at its end.
 */
export function digitalLinkFor({ host, gtin, lot, serial, date }: LabelIdentity & { host: string }): string {
  assertGtin14(gtin);
  let uri = `https://${host}/01/${gtin}`;
  if (lot) uri += `/10/${percentEncode(lot)}`;
  if (serial) uri += `/21/${percentEncode(serial)}`;
  if (date) uri += `?${date.ai}=${date.yymmdd}`;
  return uri;
}

/** A shorter GTIN would move every element behind it: a wrong symbol instead of an error. */
function assertGtin14(gtin: string): void {
  if (gtin.length !== 14) throw new RangeError(`the GTIN "${gtin}" has not been brought to 14 digits`);
}

/** `^` in a value would become FNC1 and split it. */
function assertNoCaret(value: string): void {
  if (value.includes('^')) throw new RangeError(`the value "${value}" has not been checked: it contains "^"`);
}
