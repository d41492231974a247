import type { Writable } from 'node:stream';
import PDFDocument from 'pdfkit';
import { pageSideInPoints } from '../../../src-shared/units.ts';
import type { Glyph, GlyphTable } from './protocol.ts';
import { fixedGlyphTable, fontResource, takeGlyph, type PdfFont } from './sheet-font.ts';

/**
 * A label sheet as pdfkit writes it, pages given as finished content streams. pdfkit is the engine inside pdfmake;
 * pdfmake itself would need 197 s for 10,000 labels and runs out of memory above 60,000.
 */
export interface SheetDocument {
  /** Takes all characters of labels into the document. Call it before the first page, or use `takeGlyph`. */
  readonly takeLabelGlyphs: () => GlyphTable;
  /** Takes one character into the document. @returns null where the font has no glyph for it. */
  readonly takeGlyph: (codePoint: number) => Glyph | null;
  /** Appends a page. @param content deflated operators. */
  readonly addPage: (content: Uint8Array) => void;
  /**
   * Something that pages show (`/NAME Do`) before anybody knows what it says, such as how many pages there are.
   * @returns draws it; call it once, before `end`.
   */
  readonly later: (name: string) => (content: Uint8Array) => void;
  /** Writes the rest; the sink then ends. */
  readonly end: () => void;
}

/** What is used here of pdfkit beyond its types. */
interface Internals {
  readonly _font: PdfFont;
  readonly _root: { readonly data: Record<string, unknown> };
  compress: boolean;
  readonly flushPages: () => void;
  readonly page: {
    readonly content: PdfObject & {
      buffer: Uint8Array[];
      data: Record<string, unknown>;
      write: (chunk: Uint8Array) => void;
    };
    readonly dictionary: PdfObject;
    readonly resources: PdfObject;
    readonly fonts: Record<string, unknown>;
    readonly xobjects: Record<string, unknown>;
    end: () => void;
  };
  readonly ref: (data: object) => PdfObject;
}

interface PdfObject {
  /** Writes the object into the file. */
  readonly end: (content?: Uint8Array) => void;
}

/** Opens a document whose pages all have the stock's size. @param page in mm. @param font the font file's bytes. */
export function openSheetDocument(
  page: { readonly width: number; readonly height: number },
  font: Buffer,
  sink: Writable,
): SheetDocument {
  const document = new PDFDocument({
    autoFirstPage: false,
    // With the cache every serial stays in memory as a "word": 250 MB at 100,000 labels.
    fontLayoutCache: false,
    compress: false,
    pdfVersion: '1.7',
    // A constant: the same items must give the same bytes, whatever the clock says. /ID is a hash of this, too.
    info: { Producer: 'Print Room', Creator: 'Print Room', CreationDate: new Date(Date.UTC(1980, 0, 1)) },
    // No default font: it would be embedded as a second one.
    ...({ font: null } as unknown as object),
  });
  const internals = document as unknown as Internals;
  document.pipe(sink);
  document.registerFont('label', font);
  document.font('label');
  preferActualSize(internals);
  const dictionaries: PdfObject[] = [];
  const shown: Record<string, PdfObject> = {};
  const size: [number, number] = [pageSideInPoints(page.width), pageSideInPoints(page.height)];

  return {
    takeLabelGlyphs: () => fixedGlyphTable(internals._font),
    takeGlyph: (codePoint) => takeGlyph(internals._font, codePoint),
    addPage(content) {
      document.addPage({ size, margin: 0 });
      const current = internals.page;
      // pdfkit begins a page by turning its axes; a finished stream brings everything it needs.
      current.content.buffer = [];
      current.content.data['Length'] = 0;
      current.content.data['Filter'] = 'FlateDecode';
      current.content.write(content);
      current.fonts[fontResource] = internals._font.ref();
      for (const [name, drawing] of Object.entries(shown)) current.xobjects[name] = drawing;
      // A viewer visits every page's dictionary when it opens a file. Scattered between the contents they cost it one
      // read each, 1,600 for 100,000 labels; together at the end they cost a few.
      dictionaries.push(current.dictionary, current.resources);
      current.end = () => current.content.end();
    },
    later(name) {
      const drawing = internals.ref({
        Type: 'XObject',
        Subtype: 'Form',
        BBox: [0, 0, ...size],
        Resources: { Font: { [fontResource]: internals._font.ref() } },
        Filter: 'FlateDecode',
      });
      shown[name] = drawing;
      return (content) => drawing.end(content);
    },
    end() {
      internals.flushPages();
      for (const dictionary of dictionaries) dictionary.end();
      // The font program is the one thing left that is worth deflating.
      internals.compress = true;
      document.end();
    },
  };
}

/** "Actual size" preset in the viewer's dialog, and one sheet one side: advice only, the drivers are told again. */
function preferActualSize(internals: Internals): void {
  // pdfkit ends this object itself; ending it here as well would leave the file without its trailer.
  internals._root.data['ViewerPreferences'] = internals.ref({
    PrintScaling: 'None',
    Duplex: 'Simplex',
    PickTrayByPDFSize: true,
  });
}
