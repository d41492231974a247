import type { Content, Drawn } from './pdf-content.ts';
import { mmToPoints } from '../../../src-shared/units.ts';

/** Rulers of a proof, as drawing and as numbers. */
export interface ProofRulers {
  /** Where both begin, mm from the page's top left corner; the vertical one runs upwards. */
  readonly origin: { readonly x: number; readonly y: number };
  /** mm; 0 where there is no room. */
  readonly across: number;
  readonly up: number;
  readonly lines: Drawn[];
  readonly texts: Content[];
}

const longest = 100;
const step = 10;
/** From the edge: most printers leave some millimetres of a sheet blank; a label of a roll has none to spare. */
const inset = { sheet: 12, small: 2.5 } as const;
const linePt = 0.4;

/** A horizontal and a vertical ruler from one corner, each 100 mm or the longest whole 10 mm that the page has. */
export function proofRulers(page: { readonly width: number; readonly height: number }): ProofRulers {
  const edge = Math.min(page.width, page.height) > longest + 2 * inset.sheet ? inset.sheet : inset.small;
  const origin = { x: edge, y: page.height - edge };
  const across = lengthIn(page.width - 2 * edge);
  const up = lengthIn(page.height - 2 * edge);
  const lines: Drawn[] = [];
  const texts: Content[] = [];
  const line = (x1: number, y1: number, x2: number, y2: number): void => {
    lines.push({
      type: 'line',
      x1: mmToPoints(x1),
      y1: mmToPoints(y1),
      x2: mmToPoints(x2),
      y2: mmToPoints(y2),
      lineWidth: linePt,
    });
  };
  const number = (x: number, y: number, mm: number): void => {
    texts.push({
      text: mm === longest ? `${mm} mm` : String(mm),
      fontSize: 4.5,
      noWrap: true,
      absolutePosition: { x: mmToPoints(x), y: mmToPoints(y) },
    });
  };
  if (across > 0) line(origin.x, origin.y, origin.x + across, origin.y);
  if (up > 0) line(origin.x, origin.y, origin.x, origin.y - up);
  for (let mm = 0; mm <= across; mm++) line(origin.x + mm, origin.y, origin.x + mm, origin.y - tickOf(mm));
  for (let mm = 1; mm <= up; mm++) line(origin.x, origin.y - mm, origin.x + tickOf(mm), origin.y - mm);
  for (let mm = step; mm <= across; mm += step) number(origin.x + mm - 1, origin.y - tickOf(mm) - 2.2, mm);
  for (let mm = step; mm <= up; mm += step) number(origin.x + tickOf(mm) + 0.5, origin.y - mm - 1, mm);
  return { origin, across, up, lines, texts };
}

function lengthIn(room: number): number {
  return Math.min(longest, Math.max(0, Math.floor(room / step) * step));
}

function tickOf(mm: number): number {
  return mm % 10 === 0 ? 3.5 : mm % 5 === 0 ? 2.2 : 1.2;
}
