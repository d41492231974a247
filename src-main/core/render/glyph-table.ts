import { PassThrough } from 'node:stream';
import type { GlyphTable } from './protocol.ts';
import { openSheetDocument } from './sheet-document.ts';

/** The glyph table every sheet document of this font will have: its order is fixed, so one document tells it. */
export function glyphTable(font: Buffer): GlyphTable {
  return openSheetDocument({ width: 25.4, height: 25.4 }, font, new PassThrough()).glyphs;
}
