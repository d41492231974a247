import type { Layout, LayoutLine } from '../../src-shared/models/layout.ts';
import { pointsToMm } from '../../src-shared/units.ts';
import { t, type PlainKey } from '../texts/t.ts';
import { placesOf, type LinePlace } from './layout-places.ts';
import classes from './sheet-drawing.module.css';
import { symbolPath } from './symbol-path.ts';

const examples: Record<LayoutLine['field'], PlainKey> = {
  lot: 'layout.example_lot',
  serial: 'layout.example_serial',
  date: 'layout.example_date',
  gtin: 'layout.example_gtin',
  product: 'layout.example_product',
  sample: 'layout.example_sample',
};

export interface LayoutDrawingProps {
  readonly layout: Layout;
  /** Pixels of the longer side. */
  readonly size: number;
  /** Labels of the sample organisation carry that word. */
  readonly sample: boolean;
}

/** A layout on the smallest label it is made for, with made-up values: what goes where, not a symbol to scan. */
export function LayoutDrawing({ layout, size, sample }: LayoutDrawingProps) {
  const { min_width_mm: width, min_height_mm: height, round } = layout.label;
  const longer = Math.max(width, height);
  const lines = layout.lines.filter(({ field }) => sample || field !== 'sample');
  const { symbol, places } = placesOf(layout, lines);
  return (
    <svg
      className={classes['labelPage']}
      width={(size * width) / longer}
      height={(size * height) / longer}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      focusable="false"
    >
      <rect
        className={classes['paper']}
        width={width}
        height={height}
        rx={round ? width / 2 : 1}
        ry={round ? height / 2 : 1}
      />
      <path className={classes['ink']} d={symbolPath(layout.symbol, symbol)} />
      {lines.map((line, row) => {
        const place = places[row];
        return place && <Line key={line.field} line={line} place={place} />;
      })}
    </svg>
  );
}

function exampleOf({ field, words }: LayoutLine): string {
  const value = t(examples[field]);
  if (!words || field === 'product' || field === 'sample') return value;
  return t(`layout.words_${field}`, { value });
}

/** Half the height of capitals in their font size: SVG sets a text on its foot, a layout on its middle. */
const halfCapital = 0.35;
/** Mean width of a character in its font size. */
const meanWidth = 0.58;

function Line({ line, place }: { readonly line: LayoutLine; readonly place: LinePlace }) {
  const text = exampleOf(line);
  const height = Math.min(pointsToMm(line.size_pt), place.height);
  const long = text.length * height * meanWidth > place.width;
  return (
    <text
      className={classes['ink']}
      transform={`translate(${place.x} ${place.y}) rotate(${-line.rotate})`}
      y={height * halfCapital}
      fontSize={height}
      textAnchor={place.centred ? 'middle' : 'start'}
      {...(long ? { textLength: place.width, lengthAdjust: 'spacingAndGlyphs' } : {})}
    >
      {text}
    </text>
  );
}
