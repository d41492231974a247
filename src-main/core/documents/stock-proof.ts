import type { Content, Drawn } from './pdf-content.ts';
import type { Stock } from '../../../src-shared/models/stock.ts';
import {
  cellOrigin,
  geometryOf,
  labelsPerSheet,
  type StockGeometry,
} from '../../../src-shared/stock-geometry.ts';
import { MM_PER_INCH, mmToPoints, pageSideInPoints } from '../../../src-shared/units.ts';
import { inBothUnits } from './lengths.ts';
import { composePdf } from './pdf-document.ts';
import { dimensionLines } from './proof-dimensions.ts';
import { proofRulers } from './proof-rulers.ts';

const words = 'Print at actual size (100 %, no fit to page)';
/** Thin, so that the cut can be compared with it; its middle is the edge of the label. */
const outlinePt = 0.25;

/**
 * A stock to lay over a real sheet: the first page is as large as the stock's, with every label's outline and number,
 * the dimensions and rulers; the next says the same in a table, with the source of the numbers.
 * @param resources folder with the fonts.
 */
export function stockProof(stock: Stock, resources: string): Promise<Buffer> {
  const geometry = geometryOf(stock);
  const { page } = geometry;
  const small = Math.min(page.width, page.height) < 60;
  const margin = mmToPoints(small ? 2 : 10);
  const rulers = proofRulers(page);
  const dimensions = dimensionLines(geometry);
  return composePdf(
    {
      info: { title: `${stock.name} (${stock.id})` },
      pageSize: { width: pageSideInPoints(page.width), height: pageSideInPoints(page.height) },
      pageMargins: margin,
      defaultStyle: { fontSize: small ? 5 : 9 },
      content: [
        drawing([...outlines(stock, geometry), ...dimensions.lines, ...rulers.lines]),
        ...numbers(geometry),
        ...dimensions.texts,
        ...rulers.texts,
        ...title(stock, geometry, small),
        ...facts(stock, geometry, small),
      ],
    },
    resources,
  );
}

/** Two lines on a narrow roll, which has no room for one. */
function title(stock: Stock, geometry: StockGeometry, small: boolean): Content[] {
  // Beside the upper end of the ruler, where there is room.
  const x = Math.max(geometry.left, small && geometry.page.width > 40 ? 9 : 3);
  const y = geometry.top >= 5 ? 1.5 : 0.8;
  if (!small) return [at(x, y, 7, `${words}. ${stock.id}`)];
  return [at(x, y, 4, words), at(x, y + 1.7, 4, stock.id)];
}

function drawing(canvas: Drawn[]): Content {
  return { canvas, absolutePosition: { x: 0, y: 0 } };
}

/** Text whose top left corner is at a place in mm. */
function at(x: number, y: number, fontSize: number, text: string): Content {
  return { text, fontSize, noWrap: true, absolutePosition: { x: mmToPoints(x), y: mmToPoints(y) } };
}

function outlines(stock: Stock, geometry: StockGeometry): Drawn[] {
  const { width, height, round } = geometry.label;
  const corner = stock.label.corner_radius * (stock.unit === 'in' ? MM_PER_INCH : 1);
  return cellsOf(geometry).map(({ x, y }) =>
    round
      ? {
          type: 'ellipse',
          x: mmToPoints(x + width / 2),
          y: mmToPoints(y + height / 2),
          r1: mmToPoints(width / 2),
          r2: mmToPoints(height / 2),
          lineWidth: outlinePt,
        }
      : {
          type: 'rect',
          x: mmToPoints(x),
          y: mmToPoints(y),
          w: mmToPoints(width),
          h: mmToPoints(height),
          r: mmToPoints(corner),
          lineWidth: outlinePt,
        },
  );
}

/** As start positions are counted: from 1, along the rows. */
function numbers(geometry: StockGeometry): Content[] {
  const { width, height } = geometry.label;
  const size = Math.min(14, Math.max(4, height * 0.7));
  return cellsOf(geometry).map(({ x, y }, cell) => {
    const digits = String(cell + 1);
    const half = (digits.length * size * 0.5 * MM_PER_INCH) / 72 / 2;
    return at(x + width * 0.72 - half, y + height * 0.3 - size * 0.2, size, digits);
  });
}

function cellsOf(geometry: StockGeometry): { x: number; y: number }[] {
  return Array.from({ length: labelsPerSheet(geometry) }, (_, cell) => cellOrigin(geometry, cell));
}

function facts(stock: Stock, geometry: StockGeometry, small: boolean): Content[] {
  const { page, label, pitch, columns, rows } = geometry;
  const right = page.width - geometry.left - (columns - 1) * pitch.x - label.width;
  const bottom = page.height - geometry.top - (rows - 1) * pitch.y - label.height;
  const corner = stock.label.corner_radius * (stock.unit === 'in' ? MM_PER_INCH : 1);
  const lines: [string, string][] = [
    ['Id', stock.id],
    ['Page', `${inBothUnits(page.width)} x ${inBothUnits(page.height)}`],
    ['Labels', `${columns} x ${rows} = ${columns * rows}`],
    ['Label width', inBothUnits(label.width)],
    ['Label height', inBothUnits(label.height)],
    ['Shape', label.round ? 'round' : `rectangle, corner radius ${inBothUnits(corner)}`],
    ['Left and right margin', `${inBothUnits(geometry.left)}, ${inBothUnits(right)}`],
    ['Top and bottom margin', `${inBothUnits(geometry.top)}, ${inBothUnits(bottom)}`],
    ...(columns > 1 ? [['Pitch across', inBothUnits(pitch.x)] as [string, string]] : []),
    ...(rows > 1 ? [['Pitch down', inBothUnits(pitch.y)] as [string, string]] : []),
    ...(stock.fits.length > 0 ? [['Fits', stock.fits.join(', ')] as [string, string]] : []),
    ['Source', stock.source],
  ];
  return [
    { text: stock.name, fontSize: small ? 7 : 16, pageBreak: 'before' },
    {
      text: `${words}. Measure the rulers of the first page, then hold it and a sheet of the stock against the light: every outline lies on its cut.`,
      margin: [0, small ? 1 : 6, 0, small ? 2 : 10],
    },
    {
      table: {
        widths: ['auto', '*'],
        body: lines.map(([term, value]): Content[] => [{ text: term }, { text: value }]),
      },
      layout: small ? 'noBorders' : 'lightHorizontalLines',
    },
  ];
}
