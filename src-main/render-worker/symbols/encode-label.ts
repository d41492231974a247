import { digitalLinkFor, elementStringFor } from '../../../src-shared/gs1/index.ts';
import type { LabelData, LabelSpec } from '../../core/render/protocol.ts';
import { LabelProblem } from '../label-problem.ts';
import type { SymbolKind, SymbolSeen } from '../read-back/reader.ts';
import { encodeGs1DataMatrix } from './datamatrix/encode.ts';
import type { Modules } from './modules.ts';
import { encodeQr } from './qr.ts';

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
  return spec.layout.symbol === 'qr' ? encodeLink(label, spec, boxMm) : encodeElements(label);
}

/** A Digital Link goes into a plain QR code, identifier ]Q1 (GS1 General Specifications 26, 5.7). */
function encodeLink(label: LabelData, spec: LabelSpec, boxMm: number): EncodedSymbol {
  for (const value of [label.lot, label.serial]) {
    // Legal in GS1, but every browser collapses such a path segment, escaped or not: the link would lead elsewhere.
    if (value === '.' || value === '..') {
      throw new LabelProblem(
        'validation_error',
        label,
        `${JSON.stringify(value)} cannot be part of a web address; use a DataMatrix layout`,
      );
    }
  }
  const meant = digitalLinkFor({
    host: spec.host,
    gtin: label.gtin,
    ...(label.lot === null ? {} : { lot: label.lot }),
    ...(label.serial === null ? {} : { serial: label.serial }),
    ...(label.date === null ? {} : { date: { ai: label.dateAi, yymmdd: label.date } }),
  });
  return {
    kind: 'qr',
    modules: encodeQr(meant, spec, boxMm, label),
    quietZone: 4,
    meant,
    matches: (seen) => seen !== null && seen.identifier === ']Q1' && seen.text === meant,
  };
}

/** GS1 DataMatrix: FNC1 first, identifier ]d2; FNC1 between elements is read as GS (0x1D). */
function encodeElements(label: LabelData): EncodedSymbol {
  const caretText = elementStringFor({
    gtin: label.gtin,
    ...(label.lot === null ? {} : { lot: label.lot }),
    ...(label.serial === null ? {} : { serial: label.serial }),
    ...(label.date === null ? {} : { date: { ai: label.dateAi, yymmdd: label.date } }),
  });
  const bytes = caretText.slice(1).replaceAll('^', '\x1d');
  return {
    kind: 'datamatrix',
    modules: encodeGs1DataMatrix(caretText),
    quietZone: 1,
    meant: caretText,
    matches: (seen) => seen !== null && seen.identifier === ']d2' && latin1(seen.bytes) === bytes,
  };
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
