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

export type Content =
  | (Place & {
      readonly text: string;
      readonly fontSize?: number;
      readonly lineHeight?: number;
      readonly noWrap?: boolean;
    })
  | (Place & { readonly canvas: readonly Drawn[] })
  | (Place & {
      readonly table: { readonly widths: readonly string[]; readonly body: readonly (readonly Content[])[] };
      readonly layout: 'noBorders' | 'lightHorizontalLines';
    });

export interface DocumentDefinition {
  readonly info: { readonly title: string };
  readonly pageSize: { readonly width: number; readonly height: number };
  readonly pageMargins: number;
  readonly defaultStyle: { readonly fontSize: number };
  readonly content: readonly Content[];
}
