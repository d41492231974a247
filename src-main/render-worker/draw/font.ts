import type { GlyphTable } from '../../core/render/protocol.ts';

/** The label font, ready to measure and write with. */
export interface Font {
  readonly resource: string;
  readonly capHeight: number;
  /** Glyph ids in hex and advance in 1/1000 of the size; the first character without a glyph otherwise. */
  readonly set: (
    text: string,
  ) => { readonly hex: string; readonly advance: number } | { readonly missing: string };
}

export function createFont(table: GlyphTable): Font {
  const glyphs = new Map(Object.entries(table.glyphs));
  return {
    resource: table.resource,
    capHeight: table.capHeight,
    set(text) {
      let hex = '';
      let advance = 0;
      for (const character of text) {
        const glyph = glyphs.get(character);
        // A box on a label reads like a character of the serial, so it is refused.
        if (!glyph) return { missing: character };
        hex += glyph[0];
        advance += glyph[1];
      }
      return { hex, advance };
    },
  };
}
