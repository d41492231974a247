import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cellOrigin, geometryOf, labelsPerSheet } from '../../../src-shared/stock-geometry.ts';
import { stock } from '../../../src-shared/models/stock.ts';
import { dotInMm } from '../../../src-shared/units.ts';
import { crop, rasterise, readSymbols } from '../../support/raster.ts';

/** What lies on one place of a sheet that a printer got; sheet and place from 1. */
export interface OnPaper {
  readonly sheet: number;
  readonly place: number;
  /** What a reader reads there. */
  readonly text: string;
  /** Where its symbol is on the label: mm from the label's left and upper edge, as good as a reader tells. */
  readonly x: number;
  readonly y: number;
}

const dpi = 300;
const letter = new URL('../../../resources/stocks/63up_1in_letter.json', import.meta.url);

/** Every label of a file for sheets of 63, read in its place by a reader that knows nothing of the order. */
export async function labelsOnPaper(pdf: string): Promise<OnPaper[]> {
  const geometry = geometryOf(stock.parse(JSON.parse(readFileSync(fileURLToPath(letter), 'utf8'))));
  const dots = (mm: number): number => mm / dotInMm(dpi);
  const found: OnPaper[] = [];
  const pages = rasterise(pdf, dpi, { first: 1, last: pagesOf(pdf) });
  for (const [at, page] of pages.entries()) {
    for (let cell = 0; cell < labelsPerSheet(geometry); cell++) {
      const { x, y } = cellOrigin(geometry, cell);
      const { width, height } = geometry.label;
      const picture = crop(page, {
        left: dots(x),
        top: dots(y),
        width: dots(width),
        height: dots(height),
      });
      if (!picture.pixels.includes(0)) continue;
      const symbols = await readSymbols(picture);
      const text = symbols.map((symbol) => symbol.text).join(' and ');
      const { left, top } = symbols[0]?.box ?? { left: 0, top: 0 };
      found.push({ sheet: at + 1, place: cell + 1, text, x: left * dotInMm(dpi), y: top * dotInMm(dpi) });
    }
  }
  return found;
}

function pagesOf(pdf: string): number {
  return Number(/^Pages: +(\d+)$/m.exec(execFileSync('pdfinfo', [pdf]).toString())?.[1]);
}
