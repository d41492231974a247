import { parseDigitalLink, parseElementString, parseScanData } from '../../src-shared/gs1/index.ts';
import { lookupAi } from '../../src-shared/gs1/ai-table.ts';
import type { ManifestRow } from '../../src-shared/models/manifest.ts';
import { formatDate } from '../texts/format.ts';
import { t, type PlainKey } from '../texts/t.ts';
import type { SymbolFound } from './label-reader.ts';

/** One element of a symbol, in words. */
export interface ElementWords {
  readonly ai: string;
  readonly title: string;
  readonly value: string;
}

export interface SymbolWords {
  /** "GS1 DataMatrix (]d2)" */
  readonly symbology: string;
  /** What it carries, separators as a visible sign. */
  readonly text: string;
  /** Empty where it carries no GS1 data. */
  readonly elements: readonly ElementWords[];
}

/** AIs that labels of this house carry, in words; others by the title that GS1 gives them. */
const titles: Partial<Record<string, PlainKey>> = {
  '01': 'ai.01',
  '10': 'ai.10',
  '11': 'ai.11',
  '15': 'ai.15',
  '17': 'ai.17',
  '21': 'ai.21',
};
const dates = new Set(['11', '12', '13', '15', '16', '17']);

const symbologyNames: Readonly<Record<string, string>> = {
  ']Q1': 'QR Code',
  ']Q3': 'GS1 QR Code',
  ']d1': 'Data Matrix',
  ']d2': 'GS1 DataMatrix',
  ']C0': 'Code 128',
  ']C1': 'GS1-128',
  ']E0': 'EAN/UPC',
  ']E4': 'EAN-8',
  ']I0': 'ITF',
  ']I1': 'ITF-14',
};

/** Symbologies as the list of an archive names them. */
const archiveNames: Readonly<Record<string, string>> = {
  qr_code: 'QR Code',
  gs1_datamatrix: 'GS1 DataMatrix',
  gs1_128: 'GS1-128',
  ean_13: 'EAN-13',
  ean_8: 'EAN-8',
  upc_a: 'UPC-A',
  itf_14: 'ITF-14',
};

/** What the list of an archive says of a file: a reader read it there before the archive was finished. */
export function wordsOfFile({ symbology, content }: ManifestRow): SymbolWords {
  return {
    symbology: archiveNames[symbology] ?? symbology,
    text: content,
    elements: elementsOf('', content),
  };
}

/** What a reader read, in words. */
export function wordsOfSymbol({ format, identifier, text }: SymbolFound): SymbolWords {
  const name = symbologyNames[identifier] ?? format;
  return {
    symbology: identifier === '' ? name : `${name} (${identifier})`,
    text: text.replaceAll('\x1d', '\u241d'),
    elements: elementsOf(identifier, text),
  };
}

/** The elements of a message with `^` for FNC1, of a web address, or of what a reader sent; none where it has none. */
export function elementsOf(identifier: string, text: string): ElementWords[] {
  const caret = caretOf(identifier, text);
  if (caret === null) return [];
  const parsed = parseElementString(caret);
  if (!parsed.ok) return [];
  return parsed.value.map(({ ai, value }) => {
    const key = titles[ai];
    return {
      ai,
      title: key ? t(key) : (lookupAi(ai)?.title ?? ''),
      value: dates.has(ai) ? formatDate(value) : value,
    };
  });
}

function caretOf(identifier: string, text: string): string | null {
  if (text.startsWith('^')) return text;
  if (/^https?:\/\//i.test(text)) {
    const link = parseDigitalLink(text);
    return link.ok ? link.value : null;
  }
  if (identifier === '') return null;
  const message = parseScanData(identifier + text);
  return message.ok && message.value.data_caret.startsWith('^') ? message.value.data_caret : null;
}
