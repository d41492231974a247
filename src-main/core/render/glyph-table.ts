import { PassThrough } from 'node:stream';
import type { GlyphTable } from './protocol.ts';
import { openSheetDocument, type SheetDocument } from './sheet-document.ts';

/** The glyph table every sheet document of this font will have: its order is fixed, so one document tells it. */
export function glyphTable(font: Buffer): GlyphTable {
  return nowhere(font).takeLabelGlyphs();
}

/** Whether a font has a glyph for a code point. */
export function glyphTest(font: Buffer): (codePoint: number) => boolean {
  const document = nowhere(font);
  return (codePoint) => document.takeGlyph(codePoint) !== null;
}

function nowhere(font: Buffer): SheetDocument {
  return openSheetDocument({ width: 25.4, height: 25.4 }, font, new PassThrough());
}
