/**
 * What is used of pdfmake's document definitions. Its own types bring those of the DOM with them, which have no place
 * in the core. Lengths in points, y downwards from the page's top.
 */
interface Stroke {
  readonly lineWidth: number;
}
export type Drawn =
  | (Stroke & {
      readonly type: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
    })
  | (Stroke & {
      readonly type: 'rect';
      readonly x: number;
      readonly y: number;
      readonly w: number;
      readonly h: number;
      readonly r: number;
    })
  | (Stroke & {
      readonly type: 'ellipse';
      readonly x: number;
      readonly y: number;
      readonly r1: number;
      readonly r2: number;
    });

interface Place {
  readonly absolutePosition?: { readonly x: number; readonly y: number };
  readonly pageBreak?: 'before';
  readonly margin?: readonly [left: number, top: number, right: number, bottom: number];
}

interface TextRun {
  readonly text: string;
  /** Breaks a line anywhere: for words that are longer than their column. */
  readonly wordBreak?: 'break-all';
}

export type Content =
  /** Parts that stay on one page. */
  | { readonly stack: readonly Content[]; readonly unbreakable: true }
  | (Place & {
      readonly text: string | readonly TextRun[];
      readonly fontSize?: number;
      readonly alignment?: 'right';
      /** A heading: never the last thing on a page. */
      readonly headlineLevel?: 1;
      readonly lineHeight?: number;
      readonly noWrap?: boolean;
    })
  | (Place & { readonly canvas: readonly Drawn[] })
  | (Place & {
      readonly table: {
        readonly widths: readonly (string | number)[];
        readonly body: readonly (readonly Content[])[];
        /** Rows at its top that come again on every page. */
        readonly headerRows?: number;
        /** Rows that stay with those. */
        readonly keepWithHeaderRows?: number;
        readonly dontBreakRows?: boolean;
      };
      readonly layout: 'noBorders' | 'lightHorizontalLines';
    });

export interface DocumentDefinition {
  readonly info: { readonly title: string };
  readonly pageSize: { readonly width: number; readonly height: number };
  readonly pageMargins: number;
  readonly defaultStyle: { readonly fontSize: number };
  /** At the foot of every page. */
  readonly footer?: (page: number, pages: number) => Content;
  readonly content: readonly Content[];
  /** Its end. @param note what is to be said of characters that the font does not have; null = it has them all. */
  readonly end?: (note: string | null) => Content;
}
