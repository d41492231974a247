import bwipjs from 'bwip-js/node';
import type { Identity } from '../catalog/rows.ts';

/** A symbol as squares, true where ink is. */
export interface Modules {
  readonly width: number;
  readonly height: number;
  readonly dark: readonly boolean[];
  /** Squares that stay white around it. */
  readonly quiet: number;
}

export interface DigitalLinkForm {
  readonly stem: string;
  readonly date: 'query' | 'path';
}

/** Elements (01)(17 or 15)(10)(21) with `^FNC1`, as the drawing library wants it. The pages name no order: assumed. */
export function elementString({ gtin, lot, serial, expiry, bestBefore }: Identity): string {
  const fnc1 = '^FNC1';
  // A caret would begin such an escape.
  const plain = (text: string): string => text.replaceAll('^', '^^');
  const date = expiry !== null ? `17${expiry}` : bestBefore !== null ? `15${bestBefore}` : '';
  const lotElement = lot === null ? '' : `10${plain(lot)}`;
  const serialElement = serial === null ? '' : `21${plain(serial)}`;
  const between = lotElement !== '' && serialElement !== '' ? fnc1 : '';
  return `${fnc1}01${gtin}${date}${lotElement}${between}${serialElement}`;
}

/** `{stem}/01/{gtin}[/10/{lot}][/21/{serial}][?17={date}]`, or with the date in the path, before the serial. */
export function digitalLink(
  { gtin, lot, serial, expiry, bestBefore }: Identity,
  form: DigitalLinkForm,
): string {
  const date = expiry !== null ? ['17', expiry] : bestBefore !== null ? ['15', bestBefore] : null;
  const step = (ai: string, value: string | null): string =>
    value === null ? '' : `/${ai}/${encodeURIComponent(value)}`;
  const path = `${form.stem}/01/${gtin}${step('10', lot)}`;
  if (form.date === 'path') return path + (date ? `/${date.join('/')}` : '') + step('21', serial);
  return path + step('21', serial) + (date ? `?${date.join('=')}` : '');
}

export function dataMatrix(text: string): Modules {
  return fromPixels(bwipjs.raw({ bcid: 'datamatrix', text, parsefnc: true }), 1);
}

export function qrCode(text: string): Modules {
  return fromPixels(bwipjs.raw({ bcid: 'qrcode', text }), 4);
}

/** Shortest first. */
const digitsOf = { ean8: 8, upca: 12, ean13: 13, itf14: 14 };

/** EAN-8, UPC-A, EAN-13 or ITF-14, by the zeros before a GTIN. */
export function barcode(gtin: string): Modules {
  const zeros = /^0*/.exec(gtin)?.[0].length ?? 0;
  const kind = (Object.keys(digitsOf) as (keyof typeof digitsOf)[]).find(
    (kind) => zeros >= 14 - digitsOf[kind],
  );
  const bcid = kind ?? 'itf14';
  const [symbol] = bwipjs.raw({ bcid, text: gtin.slice(-digitsOf[bcid]) }) as { sbs?: number[] }[];
  const dark: boolean[] = [];
  for (const [i, width] of (symbol?.sbs ?? []).entries()) {
    for (let n = 0; n < width; n++) dark.push(i % 2 === 0);
  }
  const height = 40;
  return { width: dark.length, height, dark: Array.from({ length: height }, () => dark).flat(), quiet: 11 };
}

function fromPixels(symbols: unknown, quiet: number): Modules {
  const [symbol] = symbols as { pixs: number[]; pixx: number; pixy: number }[];
  if (!symbol) throw new Error('No symbol was drawn.');
  return { width: symbol.pixx, height: symbol.pixy, dark: symbol.pixs.map((value) => value === 1), quiet };
}
