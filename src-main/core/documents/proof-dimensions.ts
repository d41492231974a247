import type { Content, Drawn } from './pdf-content.ts';
import { cellOrigin, type StockGeometry } from '../../../src-shared/stock-geometry.ts';
import { mmToPoints } from '../../../src-shared/units.ts';
import { inInches, inMm } from './lengths.ts';

const linePt = 0.3;
const textPt = 4.5;
/** Half the length of the stroke at a dimension line's end, mm. */
const endStroke = 0.8;

interface Line {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** The dimensions of a stock drawn where they are: margins, pitches and one label, in mm and inches. */
export function dimensionLines(geometry: StockGeometry): { lines: Drawn[]; texts: Content[] } {
  const { columns, rows, label, pitch, left, top } = geometry;
  const lines: Drawn[] = [];
  const texts: Content[] = [];
  const origin = (column: number, row: number): { x: number; y: number } =>
    cellOrigin(geometry, Math.min(row, rows - 1) * columns + Math.min(column, columns - 1));
  const dimension = (line: Line, name: string, text: { x: number; y: number }): void => {
    const size = Math.hypot(line.x2 - line.x1, line.y2 - line.y1);
    if (size < 0.01) return;
    lines.push(...strokes(line));
    texts.push({
      text: `${name} ${inMm(size)}\n${inInches(size)}`,
      fontSize: textPt,
      lineHeight: 0.9,
      absolutePosition: { x: mmToPoints(text.x), y: mmToPoints(text.y) },
    });
  };

  const first = origin(0, 0);
  const wide = { y: first.y + label.height * 0.62 };
  dimension({ x1: first.x, y1: wide.y, x2: first.x + label.width, y2: wide.y }, 'width', {
    x: first.x + label.width * (columns * rows === 1 ? 0.5 : 0.4),
    y: wide.y + 0.3,
  });
  const second = origin(1, 0);
  // On a page of one label the ruler stands at the left.
  const alone = columns * rows === 1;
  const high = { x: second.x + label.width * (alone ? 0.9 : 0.12) };
  dimension({ x1: high.x, y1: second.y, x2: high.x, y2: second.y + label.height }, 'height', {
    x: alone ? high.x - 10 : high.x + 0.6,
    y: second.y + label.height * (alone ? 0.42 : 0.3),
  });
  const third = origin(0, rows > 4 ? 2 : 0);
  dimension({ x1: 0, y1: third.y + label.height / 2, x2: left, y2: third.y + label.height / 2 }, 'left', {
    x: left + 0.8,
    y: third.y + label.height / 2 - 1.6,
  });
  const fourth = origin(2, 0);
  const down = fourth.x + label.width / 2;
  dimension({ x1: down, y1: 0, x2: down, y2: top }, 'top', { x: down - 3, y: top + 0.6 });
  if (columns > 1) {
    const from = origin(0, 1);
    const y = from.y + label.height * 0.62;
    dimension({ x1: from.x, y1: y, x2: from.x + pitch.x, y2: y }, 'pitch', {
      x: from.x + label.width * 0.4,
      y: y + 0.3,
    });
  }
  if (rows > 1) {
    const from = origin(1, rows > 2 ? 1 : 0);
    const x = from.x + label.width * (rows > 2 ? 0.12 : 0.6);
    dimension({ x1: x, y1: from.y, x2: x, y2: from.y + pitch.y }, 'pitch', {
      x: x + 0.6,
      y: from.y + label.height * 0.3,
    });
  }
  return { lines, texts };
}

/** The line and the stroke across each of its ends. */
function strokes({ x1, y1, x2, y2 }: Line): Drawn[] {
  const across = y1 === y2 ? { x: 0, y: endStroke } : { x: endStroke, y: 0 };
  return [
    { x1, y1, x2, y2 },
    ...[
      { x: x1, y: y1 },
      { x: x2, y: y2 },
    ].map(({ x, y }) => ({ x1: x - across.x, y1: y - across.y, x2: x + across.x, y2: y + across.y })),
  ].map((line) => ({
    type: 'line',
    x1: mmToPoints(line.x1),
    y1: mmToPoints(line.y1),
    x2: mmToPoints(line.x2),
    y2: mmToPoints(line.y2),
    lineWidth: linePt,
  }));
}
