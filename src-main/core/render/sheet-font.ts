import type { Glyph, GlyphTable } from './protocol.ts';

/** The name under which every page's resources know the label font. */
export const fontResource = 'F1';

/** IBM Plex Sans Condensed: capital I, small l and the digit 1 differ, and it is narrow enough for 5 pt serials. */
export const fontFile = 'fonts/IBMPlexSansCondensed-Medium.ttf';

/** What is used here of the font object of pdfkit, whose types do not know it. */
export interface PdfFont {
  readonly capHeight: number;
  /** 1000 / units per em. */
  readonly scale: number;
  readonly font: {
    readonly characterSet: readonly number[];
    readonly glyphForCodePoint: (codePoint: number) => { readonly id: number; readonly advanceWidth: number };
  };
  readonly subset: { readonly includeGlyph: (id: number) => number };
  readonly widths: number[];
  readonly unicode: (readonly number[])[];
  readonly ref: () => object;
}

/**
 * Puts every character of the font into the document's subset, in one fixed order, and tells the workers the glyph
 * ids that result. Glyph by glyph and not through the layout engine: that would make ligatures, and "fi" must stay
 * two glyphs in a serial.
 */
export function fixedGlyphTable(font: PdfFont): GlyphTable {
  const glyphs: Record<string, Glyph> = {};
  const codePoints = [...new Set(font.font.characterSet)].filter(isPrintable).sort((a, b) => a - b);
  for (const codePoint of codePoints) {
    const glyph = takeGlyph(font, codePoint);
    if (glyph) glyphs[String.fromCodePoint(codePoint)] = glyph;
  }
  return { resource: fontResource, glyphs, capHeight: font.capHeight };
}

/** Puts one character into the document's subset. @returns null where the font has no glyph for it. */
export function takeGlyph(font: PdfFont, codePoint: number): Glyph | null {
  const glyph = font.font.glyphForCodePoint(codePoint);
  // 0 is .notdef, the box.
  if (glyph.id === 0) return null;
  const id = font.subset.includeGlyph(glyph.id);
  const advance = glyph.advanceWidth * font.scale;
  font.widths[id] = advance;
  font.unicode[id] ??= [codePoint];
  return [id.toString(16).padStart(4, '0'), advance];
}

/**
 * Latin with its accents, punctuation and currency. Every document embeds all of it, so it is kept to what labels
 * say: embedding twice as many glyphs holds up the main thread for 30 ms more at the end of every file.
 */
function isPrintable(codePoint: number): boolean {
  return (
    (codePoint >= 0x20 && codePoint <= 0x7e) ||
    (codePoint >= 0xa0 && codePoint <= 0x17f) ||
    (codePoint >= 0x2010 && codePoint <= 0x2044) ||
    codePoint === 0x20ac ||
    codePoint === 0x2122
  );
}
