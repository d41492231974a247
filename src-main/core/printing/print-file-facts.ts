import { createHash, hash } from 'node:crypto';
import type { Shift } from '../../../src-shared/shift.ts';
import type { LabelData } from '../render/protocol.ts';
import type { Imposition } from '../render/imposition.ts';
import type { SheetSpec } from '../render/job-spec.ts';

/**
 * What made a print file: body of a `print_file` record. Hashes (SHA-256) of everything that shapes its bytes, so
 * that years later it can be said whether the same comes out, and if not, what has changed.
 */
export interface PrintFileFacts {
  readonly chunk: number;
  readonly sha256: string;
  readonly bytes: number;
  readonly job: string;
  readonly first_sheet: number;
  readonly sheets: number;
  readonly first_label: number;
  readonly labels: number;
  /** Numbers of labels that were left out by an answer. */
  readonly left_out: readonly number[];
  readonly printer: string;
  readonly app_version: string;
  readonly zlib: string;
  readonly font_sha256: string;
  readonly stock: string;
  readonly stock_sha256: string;
  readonly layout: string;
  readonly layout_sha256: string;
  readonly dpi: number;
  /** All else that a label is drawn with: host, error correction, X-dimension, text, sample. */
  readonly settings_sha256: string;
  /** The data of its labels. */
  readonly labels_sha256: string;
  /** Which label lies where. */
  readonly arrangement_sha256: string;
  readonly shift: Shift | null;
}

export interface PrintFileMaking {
  readonly chunk: {
    readonly number: number;
    readonly first_sheet: number;
    readonly sheets: number;
    readonly first_label: number;
    readonly labels: number;
  };
  readonly job: string;
  readonly file: { readonly sha256: string; readonly bytes: number };
  readonly printer: string;
  readonly version: string;
  readonly font: Buffer;
  readonly spec: SheetSpec;
  readonly imposition: Imposition;
  readonly shift: Shift | null;
  readonly leftOut: readonly number[];
  /** The items of its labels, in order. */
  readonly items: readonly LabelData[];
}

/** What a print file was made of. */
export function printFileFacts(making: PrintFileMaking): PrintFileFacts {
  const { chunk, spec, imposition } = making;
  const { layout, dpi, alternatives: _where, ...settings } = spec.label;
  return {
    chunk: chunk.number,
    ...making.file,
    job: making.job,
    first_sheet: chunk.first_sheet,
    sheets: chunk.sheets,
    first_label: chunk.first_label,
    labels: chunk.labels,
    left_out: making.leftOut,
    printer: making.printer,
    app_version: making.version,
    zlib: process.versions.zlib,
    font_sha256: hash('sha256', making.font),
    stock: spec.stock.id,
    stock_sha256: hashOf(spec.stock),
    layout: layout.id,
    layout_sha256: hashOf(layout),
    dpi,
    settings_sha256: hashOf({ ...settings, oneLotPerSheet: spec.oneLotPerSheet }),
    labels_sha256: hashOfLabels(making.items),
    arrangement_sha256: hashOf(imposition),
    shift: making.shift,
  };
}

/** JSON with the keys of every object in alphabetical order: a spec may be read back in another one. */
function hashOf(value: object): string {
  return hash('sha256', JSON.stringify(value, sorted));
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function hashOfLabels(items: readonly LabelData[]): string {
  const digest = createHash('sha256');
  for (const { gtin, lot, serial, date, dateAi, productName } of items) {
    digest.update(JSON.stringify([gtin, lot, serial, date, dateAi, productName]));
  }
  return digest.digest('hex');
}
