import type { LabelData, LabelSpec } from '../core/render/protocol.ts';
import type { LayoutLine } from '../../src-shared/models/layout.ts';
import { formatYymmdd } from '../../src-shared/gs1/dates.ts';

/**
 * Two digits of a year mean the nearest century. Counted from a fixed year and not from the clock: the same label
 * must give the same bytes tomorrow.
 */
const centuryFrom = 2026;

/** A line with something to say. `words` is the form with its title, `value` the form without. */
export interface TextLine {
  readonly line: LayoutLine;
  readonly words: string;
  readonly value: string;
}

/** The lines of this label. Lines without a value take no room; the word SAMPLE stays even without text. */
export function textLinesOf(label: LabelData, spec: LabelSpec): TextLine[] {
  const lines: TextLine[] = [];
  for (const line of spec.layout.lines) {
    if (!spec.humanReadable && line.field !== 'sample') continue;
    const value = valueOf(line.field, label, spec);
    if (value === null) continue;
    lines.push({ line, value, words: line.words ? `${titleOf(line.field, label)}${value}` : value });
  }
  return lines;
}

function valueOf(field: LayoutLine['field'], label: LabelData, spec: LabelSpec): string | null {
  switch (field) {
    case 'lot':
      return label.lot;
    case 'serial':
      return label.serial;
    case 'date':
      return label.date === null ? null : formatYymmdd(label.date, centuryFrom);
    case 'gtin':
      return label.gtin;
    case 'product':
      // macOS writes an accent as a character of its own, for which no font has a glyph.
      return label.productName === null ? null : label.productName.normalize('NFC').trim() || null;
    case 'sample':
      return spec.sample ? 'SAMPLE' : null;
  }
}

/** Titles beside the value are non-HRI text; the date's words follow its AI (GS1 General Specifications 4.14). */
function titleOf(field: LayoutLine['field'], label: LabelData): string {
  switch (field) {
    case 'lot':
      return 'LOT ';
    case 'serial':
      return 'SN ';
    case 'gtin':
      return 'GTIN ';
    case 'date':
      return label.dateAi === '17' ? 'USE BY ' : 'BEST BEFORE ';
    case 'product':
    case 'sample':
      return '';
  }
}
