import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';

/** Lots and serials have the 82 characters of GS1's invariant set; the parentheses of AIs are among them. */
const characters = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';

/** What is used here of pdfkit's font object, whose types do not know it. */
interface OutlineFont {
  readonly unitsPerEm: number;
  readonly capHeight: number;
  readonly glyphForCodePoint: (codePoint: number) => {
    readonly advanceWidth: number;
    readonly path: { readonly toSVG: () => string };
  };
}

/** The outlines that belong into the file, from the font itself; a test compares the two. */
export function outlinesOf(file: string): {
  readonly unitsPerEm: number;
  readonly capHeight: number;
  readonly outlines: Readonly<Record<string, readonly [advance: number, path: string]>>;
} {
  const document = new PDFDocument({ autoFirstPage: false });
  document.font(readFileSync(file));
  const { font: opened } = (document as unknown as { _font: { font: OutlineFont } })._font;
  const outlines = Object.fromEntries(
    Array.from(characters, (character) => {
      const glyph = opened.glyphForCodePoint(character.codePointAt(0) ?? 0);
      return [character, [glyph.advanceWidth, glyph.path.toSVG()] as const];
    }),
  );
  return { unitsPerEm: opened.unitsPerEm, capHeight: opened.capHeight, outlines };
}
