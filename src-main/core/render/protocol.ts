import type { ErrorCorrection } from '../../../src-shared/models/label-export.ts';
import type { ArchiveType, SymbolFormat } from '../../../src-shared/models/export-types.ts';
import type { Layout } from '../../../src-shared/models/layout.ts';
import type { Dpi } from '../../../src-shared/units.ts';

/** Between the main thread and a render worker. Plain data only: class and code of an Error are lost on the way. */

/** What a worker is given once, at its start. */
export interface RenderWorkerData {
  readonly font: GlyphTable;
}

export type Glyph = readonly [hex: string, advance: number];

/**
 * The label font as the PDF writer embeds it: a fixed subset, so that the glyph ids a worker writes do not depend
 * on which label came first.
 */
export interface GlyphTable {
  /** Name of the font in every page's resources. */
  readonly resource: string;
  /** By character: glyph id as 4 hex digits, and advance in 1/1000 of the font size. */
  readonly glyphs: Readonly<Record<string, Glyph>>;
  /** Height of capitals in 1/1000 of the font size. */
  readonly capHeight: number;
}

/** What all labels of a job share. Frozen at submit; part of what makes a file what it is. */
export interface LabelSpec {
  readonly layout: Layout;
  readonly dpi: Dpi;
  readonly label: { readonly width: number; readonly height: number; readonly round: boolean };
  /** null: the higher of M and L that fits. */
  readonly errorCorrection: ErrorCorrection | null;
  /** null: the largest that fits, up to the layout's target. */
  readonly xDimensionMm: number | null;
  readonly humanReadable: boolean;
  /** Host of the Digital Link. */
  readonly host: string;
  /** Labels of a sample organisation carry the word SAMPLE. */
  readonly sample: boolean;
  /** Where a label that does not fit could go instead; errors name the first one that takes it. */
  readonly alternatives: readonly AlternativePlace[];
}

/** Another layout, or another stock with its layout. */
export interface AlternativePlace {
  /** "the layout datamatrix-1in". */
  readonly name: string;
  readonly layout: Layout;
  readonly label: LabelSpec['label'];
}

/** One label, as it was frozen when the job was resolved. */
export interface LabelData {
  readonly gtin: string;
  readonly lot: string | null;
  readonly serial: string | null;
  /** YYMMDD. */
  readonly date: string | null;
  /** 17 use by, 15 best before. */
  readonly dateAi: '15' | '17';
  readonly productName: string | null;
}

/** A label and where its top left corner is on the page, in mm from the page's top left. */
export interface PlacedLabel {
  readonly label: LabelData;
  readonly x: number;
  readonly y: number;
  /**
   * How far a calibration moves all of it, in whole dots. Beside x and y instead of in them: a symbol whose place lies
   * between two dots must come out at the same of them with and without.
   */
  readonly moved?: { readonly x: number; readonly y: number };
}

export interface PageTask {
  readonly id: number;
  readonly kind: 'page';
  readonly spec: LabelSpec;
  /** Height of the page in points: PDF counts from the bottom. */
  readonly pageHeightPt: number;
  readonly labels: readonly PlacedLabel[];
}

/** What all symbols of an archive share. Frozen at submit; part of what makes a file what it is. */
export interface SymbolSpec {
  readonly type: ArchiveType;
  readonly format: SymbolFormat;
  readonly dpi: Dpi;
  /** null: M, as nothing limits the size. */
  readonly errorCorrection: ErrorCorrection | null;
  /** null: the symbology's target, on the dot grid. */
  readonly xDimensionMm: number | null;
  /** Text under linear symbols. */
  readonly humanReadable: boolean;
  /** Host of the Digital Link. */
  readonly host: string;
  /** Linear symbols: the GTIN in its own symbology, or GS1-128 with lot, date and serial. */
  readonly linear: 'by_gtin' | 'gs1_128';
}

/** A slice of an archive's items: every label becomes one file, or two in `codes_combined`. */
export interface SymbolsTask {
  readonly id: number;
  readonly kind: 'symbols';
  readonly spec: SymbolSpec;
  readonly labels: readonly LabelData[];
}

/** Pictures that somebody else has drawn, to be read. */
export interface ReadTask {
  readonly id: number;
  readonly kind: 'read';
  readonly symbol: 'qr' | 'datamatrix';
  /** PNG files. */
  readonly pictures: readonly Uint8Array[];
}

/** What a reader says of the one symbol in a picture. */
export interface SymbolRead {
  /** AIM symbology identifier: `]Q1` plain QR, `]d2` GS1 DataMatrix. */
  readonly identifier: string;
  /** GS (0x1D) between elements. */
  readonly text: string;
}

export type RenderTask = PageTask | SymbolsTask | ReadTask;

/** As the manifest names them. */
export const symbologies = [
  'qr_code',
  'gs1_datamatrix',
  'ean_8',
  'upc_a',
  'ean_13',
  'itf_14',
  'gs1_128',
] as const;
export type ArchiveSymbology = (typeof symbologies)[number];

/** One symbol file. Its bytes are `length` bytes of the result's buffer, in the order of the files. */
export interface SymbolFile {
  /** Index of its label within the task. */
  readonly index: number;
  readonly symbology: ArchiveSymbology;
  /** What a reader says: the Digital Link, the element string with `^` for FNC1, or the digits of the GTIN. */
  readonly content: string;
  readonly length: number;
  /** Of the file's bytes, hex. */
  readonly sha256: string;
}

/** Why one label of a task cannot be drawn. */
export interface LabelFault {
  /** Index within the task. */
  readonly index: number;
  readonly code: 'label_does_not_fit' | 'symbol_read_back_failed' | 'validation_error' | 'render_failed';
  readonly message: string;
}

export type RenderResult =
  | { readonly id: number; readonly kind: 'page'; readonly content: Uint8Array; readonly labels: number }
  | {
      readonly id: number;
      readonly kind: 'symbols';
      readonly files: readonly SymbolFile[];
      readonly bytes: Uint8Array;
    }
  /** In the order of the pictures; null where no symbol could be read. */
  | { readonly id: number; readonly kind: 'read'; readonly symbols: readonly (SymbolRead | null)[] }
  | { readonly id: number; readonly kind: 'faults'; readonly faults: readonly LabelFault[] }
  | { readonly id: number; readonly kind: 'error'; readonly message: string };

/** What a worker says: once `ready`, then for each page `taken` before it begins and the result after it. */
export type WorkerMessage = { readonly kind: 'ready' } | { readonly kind: 'taken' } | RenderResult;
