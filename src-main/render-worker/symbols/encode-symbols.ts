import type { ArchiveSymbology, LabelData, SymbolSpec } from '../../core/render/protocol.ts';
import { LabelProblem } from '../label-problem.ts';
import {
  elementStringOf,
  encodeElements,
  encodeLink,
  isElementString,
  type EncodedSymbol,
} from './encode-label.ts';
import type { Bars } from './linear/bars.ts';
import { encodeGs1128 } from './linear/code-128.ts';
import { encodeEan13, encodeEan8, encodeUpcA } from './linear/ean.ts';
import { encodeItf14 } from './linear/itf.ts';
import { linearOfGtin, type LinearSymbology } from './linear/symbology.ts';
import { encodeQr, largestSide } from './qr.ts';

/** A linear symbol and what a reader must say about it. */
export interface EncodedBars {
  readonly kind: LinearSymbology;
  readonly bars: Bars;
  readonly meant: string;
  /** Of GS1-128, as they are shown: AI in parentheses, value. */
  readonly elements: readonly string[] | null;
  readonly matches: EncodedSymbol['matches'];
}

/** A symbol of an archive, encoded and not yet drawn. */
export type ArchiveSymbol =
  | { readonly symbology: Exclude<ArchiveSymbology, LinearSymbology>; readonly encoded: EncodedSymbol }
  | { readonly symbology: LinearSymbology; readonly encoded: EncodedBars };

/** FNC1 in front not counted (GenSpecs 5.4.4.3). */
const most128Characters = 48;

/** The symbols one label becomes, in the order of their files. */
export function symbologiesOf(spec: SymbolSpec, label: LabelData): readonly ArchiveSymbology[] {
  const linear = spec.linear === 'gs1_128' ? 'gs1_128' : linearOfGtin(label.gtin).symbology;
  switch (spec.type) {
    case 'qr_codes':
      return ['qr_code'];
    case 'datamatrix':
      return ['gs1_datamatrix'];
    case 'barcodes_1d':
      return [linear];
    case 'codes_combined':
      return ['qr_code', linear];
  }
}

/** @throws LabelProblem where the symbology cannot carry the label. */
export function encodeSymbol(symbology: ArchiveSymbology, label: LabelData, spec: SymbolSpec): ArchiveSymbol {
  switch (symbology) {
    case 'qr_code':
      return { symbology, encoded: encodeArchiveLink(label, spec) };
    case 'gs1_datamatrix':
      return { symbology, encoded: encodeElements(label) };
    case 'gs1_128':
      return { symbology, encoded: encodeElementBars(label) };
    case 'ean_8':
    case 'upc_a':
    case 'ean_13':
    case 'itf_14':
      return { symbology, encoded: encodeGtinBars(label) };
  }
}

/** Nothing limits the size of a symbol in an archive, so M always fits. */
function encodeArchiveLink(label: LabelData, spec: SymbolSpec): EncodedSymbol {
  return encodeLink(label, spec.host, 'export it as datamatrix', (text) => {
    const modules = encodeQr(text, [spec.errorCorrection ?? 'M'], largestSide);
    if (modules) return modules;
    throw new LabelProblem(
      'label_does_not_fit',
      label,
      `its link has ${text.length} characters, too many for the largest QR code; export it as datamatrix`,
    );
  });
}

/** Nothing but the GTIN, in the symbol of its length. */
function encodeGtinBars(label: LabelData): EncodedBars {
  const { symbology, digits } = linearOfGtin(label.gtin);
  const shared = { kind: symbology, meant: digits, elements: null };
  switch (symbology) {
    case 'ean_8':
      return { ...shared, bars: encodeEan8(digits), matches: isText(']E4', digits) };
    case 'upc_a':
      // The same bars as those of the EAN-13 with a zero in front, and reported as such (GenSpecs 5.2).
      return { ...shared, bars: encodeUpcA(digits), matches: isText(']E0', `0${digits}`) };
    case 'ean_13':
      return { ...shared, bars: encodeEan13(digits), matches: isText(']E0', digits) };
    case 'itf_14':
      if (digits.startsWith('9')) {
        throw new LabelProblem(
          'validation_error',
          label,
          'an indicator of 9 marks a variable measure, which ITF-14 cannot carry beside the GTIN; ' +
            'use GS1-128 or export it as datamatrix',
        );
      }
      return { ...shared, bars: encodeItf14(digits), matches: isText(']I1', digits) };
  }
}

/** GS1-128 with all elements the label has: FNC1 behind the start character, identifier ]C1. */
function encodeElementBars(label: LabelData): EncodedBars {
  const meant = elementStringOf(label);
  const count = meant.length - 1;
  if (count > most128Characters) {
    throw new LabelProblem(
      'label_does_not_fit',
      label,
      `GS1-128 holds ${most128Characters} characters, this label has ${count}; ` +
        'a GS1 DataMatrix fits, export it as datamatrix',
    );
  }
  return {
    kind: 'gs1_128',
    bars: encodeGs1128(meant),
    meant,
    elements: elementsShown(label),
    matches: isElementString(']C1', meant),
  };
}

function elementsShown({ gtin, date, dateAi, lot, serial }: LabelData): string[] {
  const shown = [`(01)${gtin}`];
  if (date !== null) shown.push(`(${dateAi})${date}`);
  if (lot !== null) shown.push(`(10)${lot}`);
  if (serial !== null) shown.push(`(21)${serial}`);
  return shown;
}

function isText(identifier: string, text: string): EncodedSymbol['matches'] {
  return (seen) => seen !== null && seen.identifier === identifier && seen.text === text;
}
