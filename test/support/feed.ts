import type { Dpi } from '../../src-shared/units.ts';
import { dotInMm } from '../../src-shared/units.ts';
import { crop, inkOf, rasterise, readSymbols, type Box, type Raster } from './raster.ts';

/** How a printer that feeds badly puts a page on paper: everything lies elsewhere, and grows a little on the way. */
export interface Feed {
  /** mm. */
  readonly x: number;
  readonly y: number;
  /** 1.003 = 0.3 % too long. */
  readonly stretchX: number;
  readonly stretchY: number;
}

export const straightFeed: Feed = { x: 0, y: 0, stretchX: 1, stretchY: 1 };

/** A page as it lies on the paper, at 600 dots per inch of the paper. */
export interface Paper {
  readonly raster: Raster;
  /** Dots of the picture's origin from the paper's top left corner. */
  readonly origin: { readonly x: number; readonly y: number };
}

const dpi: Dpi = 600;
const dot = dotInMm(dpi);

/** Prints a page of a PDF with a feed. */
export function putOnPaper(pdf: string, page: number, feed: Feed): Paper {
  const [raster] = rasterise(pdf, dpi, { first: page, last: page }, undefined, {
    x: feed.stretchX,
    y: feed.stretchY,
  });
  if (!raster) throw new Error(`${pdf} has no page ${page}.`);
  return { raster, origin: { x: feed.x / dot, y: feed.y / dot } };
}

/** Lays a ruler: the middle of a cross near a place, in mm from the paper's left and top edges. */
export function measureCross(paper: Paper, near: { x: number; y: number }): { x: number; y: number } {
  const { raster, origin } = paper;
  const reach = Math.round(5.5 / dot);
  const arm = Math.round(1.8 / dot);
  const middle = { x: Math.round(near.x / dot - origin.x), y: Math.round(near.y / dot - origin.y) };
  // The cross is where a long row and a long column of ink meet inside of what can be reached.
  const inkAt = (x: number, y: number): number => (raster.pixels[y * raster.width + x] === 0 ? 1 : 0);
  let best = { score: -1, xs: [0], ys: [0] };
  for (let y = middle.y - reach; y <= middle.y + reach; y++) {
    for (let x = middle.x - reach; x <= middle.x + reach; x++) {
      if (
        inkAt(x, y) === 0 ||
        inkAt(x + arm, y) + inkAt(x - arm, y) + inkAt(x, y + arm) + inkAt(x, y - arm) < 4
      )
        continue;
      let score = 0;
      for (let step = 1; step <= arm; step++)
        score += inkAt(x + step, y) + inkAt(x - step, y) + inkAt(x, y + step) + inkAt(x, y - step);
      if (score > best.score) best = { score, xs: [x], ys: [y] };
      else if (score === best.score) {
        best.xs.push(x);
        best.ys.push(y);
      }
    }
  }
  if (best.score < 3.9 * arm) throw new Error(`No cross near ${near.x.toFixed(1)}, ${near.y.toFixed(1)} mm.`);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    x: (mean(best.xs) + 0.5 + origin.x) * dot,
    y: (mean(best.ys) + 0.5 + origin.y) * dot,
  };
}

export interface FoundSymbol {
  readonly text: string;
  /** Of its ink, mm from the paper's edges. */
  readonly centre: { readonly x: number; readonly y: number };
}

/** Every symbol of a page, looked for in boxes of the paper (mm), one each. */
export async function symbolsOn(paper: Paper, boxes: readonly Box[]): Promise<FoundSymbol[]> {
  const { raster, origin } = paper;
  const found: FoundSymbol[] = [];
  for (const box of boxes) {
    const window: Box = {
      left: Math.max(0, Math.round(box.left / dot - origin.x)),
      top: Math.max(0, Math.round(box.top / dot - origin.y)),
      width: Math.round(box.width / dot),
      height: Math.round(box.height / dot),
    };
    const part = crop(raster, window);
    const [symbol] = await readSymbols(part);
    if (!symbol) continue;
    const ink = inkOf(part, symbol.box);
    found.push({
      text: symbol.text,
      centre: {
        x: (window.left + ink.left + ink.width / 2 + origin.x) * dot,
        y: (window.top + ink.top + ink.height / 2 + origin.y) * dot,
      },
    });
  }
  return found;
}
