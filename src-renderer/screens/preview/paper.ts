import type { PDFDocumentProxy } from 'pdfjs-dist';
import { cellOrigin, type StockGeometry } from '../../../src-shared/stock-geometry.ts';
import { drawPage, type Drawn } from './draw-page.ts';
import { isAsInFile, sheetsOf, whatLiesAt, type Placing } from './placing.ts';
import type { Zoom } from './zoom.ts';

/** Sheets to look at: the pages of a file, or what an order makes of its labels. */
export interface Paper {
  readonly pages: number;
  /** Draws one (from 1) for a room of that size in CSS pixels; null when the signal aborts first. */
  readonly draw: (
    page: number,
    zoom: Zoom,
    room: { readonly width: number; readonly height: number },
    signal: AbortSignal,
  ) => Promise<Drawn | null>;
}

/** The file as it is where nobody knows its places, or where the order changes nothing. */
export function paperOf(
  document: PDFDocumentProxy,
  geometry: StockGeometry | null,
  placing: Placing | null,
): Paper {
  if (!geometry || !placing || isAsInFile(placing)) {
    return {
      pages: document.numPages,
      draw: (page, zoom, room, signal) => drawPage(document, page, zoom, room, signal),
    };
  }
  return {
    pages: sheetsOf(placing),
    draw: async (sheet, zoom, room, signal) => {
      const pages = new Map<number, Drawn>();
      // Two pages of the file at the most come together on a sheet, unless copies make it one.
      for (const page of pagesOn(placing, sheet)) {
        const drawn = await drawPage(document, page, zoom, room, signal);
        if (!drawn) return null;
        pages.set(page, drawn);
      }
      return composed(geometry, placing, sheet, pages);
    },
  };
}

function pagesOn(placing: Placing, sheet: number): Set<number> {
  // The first page is there for its size, also where a sheet has no label.
  const pages = new Set<number>();
  for (let place = 1; place <= placing.perSheet; place++) {
    const use = whatLiesAt(placing, sheet, place);
    if (use.use === 'label') pages.add(use.page);
  }
  return pages.size > 0 ? pages : new Set([1]);
}

/** The labels as the file draws them, each on the place where it will be; used places are grey. */
function composed(
  geometry: StockGeometry,
  placing: Placing,
  sheet: number,
  pages: ReadonlyMap<number, Drawn>,
): Drawn | null {
  const [model] = pages.values();
  if (!model) return null;
  const canvas = document.createElement('canvas');
  const { width, height } = model.canvas;
  Object.assign(canvas, { width, height });
  canvas.style.width = model.canvas.style.width;
  canvas.style.height = model.canvas.style.height;
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  const perMm = width / geometry.page.width;
  // Whole pixels on both sides: a part of one would blur the symbols.
  const label = {
    width: Math.round(geometry.label.width * perMm),
    height: Math.round(geometry.label.height * perMm),
  };
  const corner = (place: number): { left: number; top: number } => {
    const { x, y } = cellOrigin(geometry, place - 1);
    return { left: Math.round(x * perMm), top: Math.round(y * perMm) };
  };
  const grey = hatching(context, perMm);
  for (let place = 1; place <= placing.perSheet; place++) {
    const use = whatLiesAt(placing, sheet, place);
    const { left, top } = corner(place);
    if (use.use === 'label') {
      const from = corner(use.place);
      const picture = pages.get(use.page)?.canvas;
      const { width: w, height: h } = label;
      if (picture) context.drawImage(picture, from.left, from.top, w, h, left, top, w, h);
    } else if (use.use === 'used') {
      context.fillStyle = grey;
      context.beginPath();
      const round = geometry.label.round ? label.width / 2 : Math.min(label.width, label.height) * 0.08;
      context.roundRect(left, top, label.width, label.height, round);
      context.fill();
    }
  }
  return { canvas, scale: model.scale };
}

/** The grey of used places, as on the small picture of the sheet beside it. */
function hatching(context: CanvasRenderingContext2D, perMm: number): CanvasPattern | string {
  const side = Math.max(6, Math.round(perMm * 2.4));
  const tile = document.createElement('canvas');
  Object.assign(tile, { width: side, height: side });
  const lines = tile.getContext('2d');
  if (!lines) return '#d9dddb';
  lines.fillStyle = '#e7eae8';
  lines.fillRect(0, 0, side, side);
  lines.strokeStyle = '#ccd2cf';
  lines.lineWidth = side / 3;
  lines.beginPath();
  for (const shift of [-side, 0, side]) {
    lines.moveTo(shift - side, side * 2);
    lines.lineTo(shift + side * 2, -side);
  }
  lines.stroke();
  return context.createPattern(tile, 'repeat') ?? '#d9dddb';
}
