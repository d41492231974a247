import { mmToPoints, pageSideInPoints } from '../../../src-shared/units.ts';
import type { Content, Drawn } from './pdf-content.ts';
import { composePdf } from './pdf-document.ts';

/** What a test sheet says and where it has its crosshairs; lengths in mm from the page's top left corner. */
export interface CalibrationSheetFacts {
  readonly sheet: number;
  readonly printer: string;
  readonly tray: string | null;
  readonly stock: string;
  readonly page: { readonly width: number; readonly height: number };
  readonly crosshairs: readonly {
    readonly name: string;
    readonly drawn: { readonly x: number; readonly y: number };
  }[];
  /** Whether a calibration was applied: then this sheet says what is left. */
  readonly checksShift: boolean;
}

const hairPt = 0.3;
const linePt = 0.2;

/**
 * A test sheet that is its own drawing: a thin line runs from the paper's edge to each number's place, so that a ruler
 * is laid along it and read at the cross. It does not say what the numbers should be: nobody copies them.
 * @param resources folder with the fonts.
 */
export function calibrationSheet(facts: CalibrationSheetFacts, resources: string): Promise<Buffer> {
  const { page } = facts;
  const small = Math.min(page.width, page.height) < 120;
  return composePdf(
    {
      info: { title: `Calibration sheet ${facts.sheet}, ${facts.stock}` },
      pageSize: { width: pageSideInPoints(page.width), height: pageSideInPoints(page.height) },
      pageMargins: 0,
      defaultStyle: { fontSize: small ? 5 : 10 },
      content: [
        { canvas: strokes(facts, small), absolutePosition: { x: 0, y: 0 } },
        ...names(facts, small),
        ...(small ? fewWords(facts) : words(facts)),
      ],
    },
    resources,
  );
}

/** Crosses, the circle around each, and a line from the edge for each of the numbers 1 to 4. */
function strokes({ crosshairs }: CalibrationSheetFacts, small: boolean): Drawn[] {
  const arm = small ? 2.5 : 4;
  return crosshairs.flatMap(({ drawn: { x, y } }, index) => {
    const cross: Drawn[] = [
      line(x - arm, y, x + arm, y, hairPt),
      line(x, y - arm, x, y + arm, hairPt),
      {
        type: 'ellipse',
        x: mmToPoints(x),
        y: mmToPoints(y),
        r1: mmToPoints(arm / 2),
        r2: mmToPoints(arm / 2),
        lineWidth: hairPt,
      },
    ];
    if (index >= 2) return cross;
    const head = arm / 4;
    return [
      ...cross,
      line(0, y, x, y, linePt),
      line(0, y, head * 2, y - head, linePt),
      line(0, y, head * 2, y + head, linePt),
      line(x, 0, x, y, linePt),
      line(x, 0, x - head, head * 2, linePt),
      line(x, 0, x + head, head * 2, linePt),
    ];
  });
}

/** The letter of each cross, and the number at each line. */
function names({ crosshairs }: CalibrationSheetFacts, small: boolean): Content[] {
  const size = small ? 6 : 13;
  const high = small ? 2.6 : 5.5;
  return crosshairs.flatMap(({ name, drawn: { x, y } }, index) => {
    const letter = at(x + (small ? 1.5 : 2.6), y + (small ? 0.6 : 1.2), size, name);
    if (index >= 2) return [letter];
    return [
      letter,
      at(x * 0.62, y - high, size, String(2 * index + 1)),
      at(x + 0.7, y * 0.5, size, String(2 * index + 2)),
    ];
  });
}

function words({ crosshairs, page, ...facts }: CalibrationSheetFacts): Content[] {
  const [a] = crosshairs;
  const x = 28;
  let y = Math.max(page.height * 0.26, (a?.drawn.y ?? 20) + 14);
  const content: Content[] = [];
  const say = (text: string, size: number, below: number): void => {
    content.push(at(x, y, size, text));
    y += below;
  };
  say(`Test sheet ${facts.sheet}`, 20, 11);
  say(`${facts.printer}, ${trayWords(facts.tray)}, ${facts.stock}`, 10, 5);
  say(
    facts.checksShift
      ? 'Printed with the calibration: its numbers say what is left.'
      : 'Printed without calibration.',
    10,
    9,
  );
  for (const step of [
    'Lay a ruler along each thin line, its zero exactly at the edge of the paper.',
    'The arrow points at the edge. Read at the cross, in mm, to half a millimetre or finer.',
    'The top edge is the one above this text.',
    'Write the four numbers down here, then type them in this order.',
  ]) {
    say(step, 10, 5.2);
  }
  y += 4;
  crosshairs.forEach(({ name }, index) => {
    if (index === 2) {
      y += 2;
      say('Only for more exactness, without lines to help:', 10, 8);
    }
    say(`${2 * index + 1}   ${name} from the left edge   ____________ mm`, 12, 9);
    say(`${2 * index + 2}   ${name} from the top edge   ____________ mm`, 12, 9);
  });
  return content;
}

/** A label of a roll has room for its number and nothing else. */
function fewWords({ page, sheet, checksShift }: CalibrationSheetFacts): Content[] {
  const size = page.width < 40 ? 4 : 5;
  return [
    at(1.5, page.height - 2.8, size, `Sheet ${sheet}${checksShift ? ', calibrated' : ''}: mm from the edges`),
  ];
}

function line(x1: number, y1: number, x2: number, y2: number, lineWidth: number): Drawn {
  return {
    type: 'line',
    x1: mmToPoints(x1),
    y1: mmToPoints(y1),
    x2: mmToPoints(x2),
    y2: mmToPoints(y2),
    lineWidth,
  };
}

/** Text whose top left corner is at a place in mm. */
function at(x: number, y: number, fontSize: number, text: string): Content {
  return { text, fontSize, noWrap: true, absolutePosition: { x: mmToPoints(x), y: mmToPoints(y) } };
}

function trayWords(tray: string | null): string {
  return tray === null ? 'any tray' : `tray ${tray}`;
}
