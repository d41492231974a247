import { digitalLinkFor, elementStringFor } from '../../../src-shared/gs1/index.ts';
import type { ErrorCorrection } from '../../../src-shared/models/label-export.ts';
import type { LabelData, LabelSpec } from '../../core/render/protocol.ts';
import { LabelProblem } from '../label-problem.ts';
import type { SymbolKind, SymbolSeen } from '../read-back/reader.ts';
import { encodeGs1DataMatrix } from './datamatrix/encode.ts';
import { modulesThatFit, offers, symbolSize } from './fit.ts';
import type { Modules } from './modules.ts';
import { encodeQr, leastQrSide } from './qr.ts';

const qrQuietZone = 4;

/** A symbol and what a reader must say about it. */
export interface EncodedSymbol {
  readonly kind: SymbolKind;
  readonly modules: Modules;
  /** Modules that must stay clear on every side: 4 for QR, 1 for Data Matrix (ISO/IEC 18004, 16022). */
  readonly quietZone: number;
  readonly meant: string;
  readonly matches: (seen: SymbolSeen | null) => boolean;
}

/** Encodes what the layout asks for. @param boxMm side of the square that symbol and quiet zone may take. */
export function encodeLabel(label: LabelData, spec: LabelSpec, boxMm: number): EncodedSymbol {
  return spec.layout.symbol === 'qr'
    ? encodeLink(label, spec.host, 'use a DataMatrix layout', (text) => fitQr(text, label, spec, boxMm))
    : encodeElements(label);
}

/** The higher of M and L that fits, or the level the job fixed. @throws LabelProblem where none does. */
function fitQr(text: string, label: LabelData, spec: LabelSpec, boxMm: number): Modules {
  const levels: readonly ErrorCorrection[] = spec.errorCorrection ? [spec.errorCorrection] : ['M', 'L'];
  const modules = encodeQr(text, levels, modulesThatFit(boxMm, qrQuietZone, spec));
  if (modules) return modules;
  const needed = leastQrSide(text, levels.at(-1) ?? 'L');
  throw new LabelProblem(
    'label_does_not_fit',
    label,
    `the QR code needs ${symbolSize(needed, qrQuietZone, spec)} mm, the label offers ${offers(boxMm)} mm`,
  );
}

/**
 * A Digital Link goes into a plain QR code, identifier ]Q1 (GS1 General Specifications 26, 5.7).
 * @param wayOut said where the values cannot be a link. @param draw makes the modules of the link.
 */
export function encodeLink(
  label: LabelData,
  host: string,
  wayOut: string,
  draw: (text: string) => Modules,
): EncodedSymbol {
  for (const value of [label.lot, label.serial]) {
    // Legal in GS1, but every browser collapses such a path segment, escaped or not: the link would lead elsewhere.
    if (value === '.' || value === '..') {
      throw new LabelProblem(
        'validation_error',
        label,
        `${JSON.stringify(value)} cannot be part of a web address; ${wayOut}`,
      );
    }
  }
  const meant = digitalLinkFor({
    host,
    gtin: label.gtin,
    ...(label.lot === null ? {} : { lot: label.lot }),
    ...(label.serial === null ? {} : { serial: label.serial }),
    ...(label.date === null ? {} : { date: { ai: label.dateAi, yymmdd: label.date } }),
  });
  return {
    kind: 'qr',
    modules: draw(meant),
    quietZone: qrQuietZone,
    meant,
    matches: (seen) => seen !== null && seen.identifier === ']Q1' && seen.text === meant,
  };
}

/** GS1 DataMatrix: FNC1 first, identifier ]d2; FNC1 between elements is read as GS (0x1D). */
export function encodeElements(label: LabelData): EncodedSymbol {
  const caretText = elementStringOf(label);
  return {
    kind: 'datamatrix',
    modules: encodeGs1DataMatrix(caretText),
    quietZone: 1,
    meant: caretText,
    matches: isElementString(']d2', caretText),
  };
}

/** All elements a label has, `^` for FNC1. */
export function elementStringOf(label: LabelData): string {
  return elementStringFor({
    gtin: label.gtin,
    ...(label.lot === null ? {} : { lot: label.lot }),
    ...(label.serial === null ? {} : { serial: label.serial }),
    ...(label.date === null ? {} : { date: { ai: label.dateAi, yymmdd: label.date } }),
  });
}

/** The first FNC1 is in the identifier, the others are read as GS (0x1D): raw bytes, not a reader's own text. */
export function isElementString(identifier: string, caretText: string): EncodedSymbol['matches'] {
  const bytes = caretText.slice(1).replaceAll('^', '\x1d');
  return (seen) =>
    seen !== null && seen.identifier === identifier && String.fromCharCode(...seen.bytes) === bytes;
}
