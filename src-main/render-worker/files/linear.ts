import { dotInMm, type Dpi } from '../../../src-shared/units.ts';
import type { EncodedBars } from '../symbols/encode-symbols.ts';
import type { LinearSymbology } from '../symbols/linear/symbology.ts';
import type { Drawing, TextRun } from './drawing.ts';
import {
  digitHeight,
  digitsUnder,
  elementLines,
  hasDigitCells,
  linesHeight,
  linesUnder,
} from './human-readable.ts';

/** What the General Specifications say of a linear symbology; lengths in modules unless their name says mm. */
interface Shape {
  readonly quietLeft: number;
  readonly quietRight: number;
  /** Bars without what guard bars descend; they may be higher, never lower. */
  readonly heightMm: (xMm: number) => number;
  /** Bars along top and bottom that keep a slanting beam from reading a part of the symbol. */
  readonly bearer: number;
  /** How far guard bars descend. */
  readonly descent: number;
}

/** Symbol specification tables 1 and 2; the height of EAN/UPC grows with the X-dimension, its nominal is 0.33 mm. */
const ean = (quietLeft: number, quietRight: number, nominalMm: number): Shape => ({
  quietLeft,
  quietRight,
  heightMm: (xMm) => (nominalMm * xMm) / 0.33,
  bearer: 0,
  descent: 5,
});
const carton = (bearer: number): Shape => ({
  quietLeft: 10,
  quietRight: 10,
  heightMm: () => 31.75,
  bearer,
  descent: 0,
});
const shapes: Record<LinearSymbology, Shape> = {
  ean_13: ean(11, 7, 22.85),
  upc_a: ean(9, 9, 22.85),
  ean_8: ean(7, 7, 18.23),
  itf_14: carton(2),
  gs1_128: carton(0),
};

/** Between bars and text: 1 module, under a bearer bar 1.02 mm (GenSpecs 5.3.2.4). */
const textGap = 1;
const bearerGapMm = 1.02;

// Scratch that every call fills anew.
let scratch = new Uint16Array(0);

/** Dots from edge to edge, quiet zones included. */
export function linearWidth({ kind, bars }: EncodedBars, xDots: number): number {
  const { quietLeft, quietRight } = shapes[kind];
  return bars.widths.reduce((sum, width) => sum + inDots(width, xDots), (quietLeft + quietRight) * xDots);
}

/** A linear symbol in dots, with its quiet zones. @param xDots dots a module. */
export function drawLinear(symbol: EncodedBars, xDots: number, dpi: Dpi, humanReadable: boolean): Drawing {
  const { kind, bars } = symbol;
  const shape = shapes[kind];
  const dot = dotInMm(dpi);
  const width = linearWidth(symbol, xDots);
  const bearer = shape.bearer * xDots;
  const height = Math.ceil(shape.heightMm(xDots * dot) / dot - 1e-6);
  const left = shape.quietLeft * xDots;
  const right = width - shape.quietRight * xDots;
  const rectangles = new RectangleList(bars.widths.length + 5);
  let x = left;
  bars.widths.forEach((modules, index) => {
    const across = inDots(modules, xDots);
    const descends = bars.guards.some(([from, to]) => index >= from && index < to);
    if (index % 2 === 0) rectangles.add(x, bearer, across, height + (descends ? shape.descent * xDots : 0));
    x += across;
  });
  if (bearer > 0) {
    rectangles.add(left, 0, right - left, bearer);
    rectangles.add(left, bearer + height, right - left, bearer);
  }
  const foot = height + 2 * bearer;
  const bare = { width, height: foot + shape.descent * xDots, xDots, rectangles: rectangles.view() };
  if (!humanReadable) return { ...bare, text: [] };
  const gap = bearer > 0 ? Math.ceil(bearerGapMm / dot) : textGap * xDots;
  const place = { left, centre: (left + right) / 2, width, top: foot + gap, xDots };
  const { text, height: textHeight } = textUnder(symbol, place);
  return { ...bare, height: foot + gap + textHeight, text };
}

function textUnder(
  { kind, meant, elements }: EncodedBars,
  place: Parameters<typeof linesUnder>[1],
): { readonly text: readonly TextRun[]; readonly height: number } {
  if (hasDigitCells(kind)) {
    // One more module, so that no digit touches the edge of the file.
    return { text: digitsUnder(kind, meant, place), height: (digitHeight + 1) * place.xDots };
  }
  const lines = elements ? elementLines(elements, place.width, place.xDots) : [meant];
  return { text: linesUnder(lines, place), height: linesHeight(lines.length, place.xDots) };
}

/** Wide elements of ITF-14 are the whole dots nearest to 2.5 modules: 2.25 to 3 times the narrow ones from 2 dots on. */
function inDots(modules: number, xDots: number): number {
  return Math.round(modules * xDots);
}

/** Fills the scratch. */
class RectangleList {
  #length = 0;

  constructor(most: number) {
    if (scratch.length < most * 4) scratch = new Uint16Array(most * 4);
  }

  add(x: number, y: number, width: number, height: number): void {
    scratch[this.#length++] = x;
    scratch[this.#length++] = y;
    scratch[this.#length++] = width;
    scratch[this.#length++] = height;
  }

  view(): Uint16Array {
    return scratch.subarray(0, this.#length);
  }
}
