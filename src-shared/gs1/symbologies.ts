/**
 * The symbologies of the scan data functions, by the names of the GS1 Syntax Engine, and ITF-14, which the
 * engine does not know. `primary`: a number of fixed length; `elements`: always an element string; `matrix`:
 * an element string or anything else, told apart by the identifier. Identifiers are those of ISO/IEC 15424.
 */
export type SymbologyRule =
  | {
      readonly kind: 'primary';
      readonly digits: number;
      readonly identifier: string;
      /** What the reader sends before the number. */
      readonly prefix: string;
      /** Composites: sent as a second message (EAN/UPC), in one message (DataBar), or not defined. */
      readonly composite: 'second' | 'joined' | 'none';
      /** The greatest number, where it is below what the digits allow. */
      readonly greatest?: string;
    }
  | { readonly kind: 'elements'; readonly identifier: string }
  | { readonly kind: 'matrix'; readonly plain: string; readonly gs1: string };

export type Symbology =
  | 'DataBarOmni'
  | 'DataBarTruncated'
  | 'DataBarStacked'
  | 'DataBarStackedOmni'
  | 'DataBarLimited'
  | 'DataBarExpanded'
  | 'UPCA'
  | 'UPCE'
  | 'EAN13'
  | 'EAN8'
  | 'ITF14'
  | 'GS1_128_CCA'
  | 'GS1_128_CCC'
  | 'QR'
  | 'DM'
  | 'DotCode';

/** A GS1 composite and all of DataBar are sent with this identifier. */
export const jointIdentifier = ']e0';

const dataBar = {
  kind: 'primary',
  digits: 14,
  identifier: jointIdentifier,
  prefix: '01',
  composite: 'joined',
} as const;
/** A reader sends UPC-A and UPC-E as the EAN-13 that they are. */
const upc = { kind: 'primary', digits: 12, identifier: ']E0', prefix: '0', composite: 'second' } as const;

export const symbologies: Readonly<Record<Symbology, SymbologyRule>> = {
  DataBarOmni: dataBar,
  DataBarTruncated: dataBar,
  DataBarStacked: dataBar,
  DataBarStackedOmni: dataBar,
  DataBarLimited: { ...dataBar, greatest: '19999999999999' },
  DataBarExpanded: { kind: 'elements', identifier: jointIdentifier },
  UPCA: upc,
  UPCE: upc,
  EAN13: { kind: 'primary', digits: 13, identifier: ']E0', prefix: '', composite: 'second' },
  EAN8: { kind: 'primary', digits: 8, identifier: ']E4', prefix: '', composite: 'second' },
  ITF14: { kind: 'primary', digits: 14, identifier: ']I1', prefix: '', composite: 'none' },
  GS1_128_CCA: { kind: 'elements', identifier: ']C1' },
  GS1_128_CCC: { kind: 'elements', identifier: ']C1' },
  QR: { kind: 'matrix', plain: ']Q1', gs1: ']Q3' },
  DM: { kind: 'matrix', plain: ']d1', gs1: ']d2' },
  DotCode: { kind: 'matrix', plain: ']J0', gs1: ']J1' },
};

export type ScanFormat =
  | { readonly sym: Symbology; readonly carries: 'number'; readonly digits: number }
  | { readonly sym: Symbology; readonly carries: 'elements' | 'anything' };

/**
 * What an identifier says about the message. `]e0` does not tell a DataBar from a composite, nor `]E0` UPC
 * from EAN.
 */
export const scanFormats: Readonly<Record<string, ScanFormat>> = {
  ']C1': { sym: 'GS1_128_CCA', carries: 'elements' },
  ']e0': { sym: 'DataBarExpanded', carries: 'elements' },
  ']E0': { sym: 'EAN13', carries: 'number', digits: 13 },
  ']E4': { sym: 'EAN8', carries: 'number', digits: 8 },
  ']I1': { sym: 'ITF14', carries: 'number', digits: 14 },
  ']Q1': { sym: 'QR', carries: 'anything' },
  ']Q3': { sym: 'QR', carries: 'elements' },
  ']d1': { sym: 'DM', carries: 'anything' },
  ']d2': { sym: 'DM', carries: 'elements' },
  ']J0': { sym: 'DotCode', carries: 'anything' },
  ']J1': { sym: 'DotCode', carries: 'elements' },
};
