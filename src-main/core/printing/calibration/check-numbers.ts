import { mostShiftMm } from '../../../../src-shared/shift.ts';
import type { StockGeometry } from '../../../../src-shared/stock-geometry.ts';
import { MM_PER_INCH } from '../../../../src-shared/units.ts';
import type { Crosshair } from './crosshairs.ts';
import { lineThrough, type Measured } from './solve.ts';

/** Feeds stretch a page by a few thousandths; a driver that scales, by whole hundredths. */
const mostStretch = 0.015;
/** Below this a difference says nothing: rulers have lines of half a millimetre. */
const rulerMm = 1;

type NumbersResult =
  | { readonly ok: true; readonly measured: Measured[] }
  | { readonly ok: false; readonly message: string };

/**
 * Makes measurements of the typed numbers: two for each crosshair in turn, from the left edge and from the top edge,
 * in mm. Numbers that no feed error explains are refused with the likeliest mistake.
 */
export function checkNumbers(
  numbers: readonly number[],
  crosshairs: readonly Crosshair[],
  geometry: StockGeometry,
): NumbersResult {
  const refuse = (message: string): NumbersResult => ({ ok: false, message });
  const counts = crosshairs.length > 2 ? [4, 6, 8] : [4];
  if (!counts.includes(numbers.length)) {
    return refuse(`This test sheet has ${counts.join(' or ')} numbers, not ${numbers.length}.`);
  }
  const measured: Measured[] = [];
  for (let index = 0; index < numbers.length / 2; index++) {
    const crosshair = crosshairs[index];
    const [x, y] = [numbers[2 * index], numbers[2 * index + 1]];
    if (!crosshair || x === undefined || y === undefined) break;
    measured.push({ crosshair, x, y });
  }
  const readings = measured.flatMap((one, index) => [
    {
      number: 2 * index + 1,
      mm: one.x,
      drawn: one.crosshair.drawn.x,
      page: geometry.page.width,
      from: 'left',
      to: 'right',
      name: one.crosshair.name,
    },
    {
      number: 2 * index + 2,
      mm: one.y,
      drawn: one.crosshair.drawn.y,
      page: geometry.page.height,
      from: 'top',
      to: 'bottom',
      name: one.crosshair.name,
    },
  ]);
  for (const { number, mm, page, from, name } of readings) {
    const which = `Number ${number} (${name} from the ${from} edge)`;
    if (!(mm > 0))
      return refuse(
        `${which} is ${mm}: it is a distance from the edge of the paper, in mm, and never zero or less.`,
      );
    if (mm > page)
      return refuse(`${which} is ${mm} mm, but the paper is only ${page.toFixed(1)} mm that way.`);
  }
  const swapped = measured.findIndex(isSwapped);
  if (swapped >= 0) {
    return refuse(
      `Numbers ${2 * swapped + 1} and ${2 * swapped + 2} look swapped: first ${measured[swapped]?.crosshair.name} from the left edge, then from the top edge.`,
    );
  }
  const scaled = scaledProblem(measured);
  if (scaled !== null) return refuse(scaled);
  for (const { number, mm, drawn, page, from, to, name } of readings) {
    const off = mm - drawn;
    if (Math.abs(off) <= mostShiftMm) continue;
    const isNear = (guess: number): boolean => Math.abs(guess - drawn) <= mostShiftMm;
    const mistake = isNear(page - mm)
      ? `It looks measured from the ${to} edge.`
      : isNear(mm * MM_PER_INCH)
        ? 'It looks like inches; type millimetres.'
        : isNear(mm * 10)
          ? 'It looks like centimetres; type millimetres.'
          : 'Measure it again, and see whether this is the right sheet and the right stock.';
    return refuse(
      `Number ${number} (${name} from the ${from} edge) is ${mm} mm, ${Math.abs(off).toFixed(1)} mm from where the sheet has it; ` +
        `more than ${mostShiftMm} mm is no feed error. ${mistake}`,
    );
  }
  return { ok: true, measured };
}

/** As swapped both numbers fit well, as typed neither does. */
function isSwapped({ crosshair: { drawn }, x, y }: Measured): boolean {
  const typed = Math.min(Math.abs(x - drawn.x), Math.abs(y - drawn.y));
  const exchanged = Math.max(Math.abs(y - drawn.x), Math.abs(x - drawn.y));
  return typed > 2 * rulerMm && exchanged < typed / 2;
}

/** A page that some driver made smaller or larger is no case for a calibration: its symbols are wrong, too. */
function scaledProblem(measured: readonly Measured[]): string | null {
  const axes = [
    measured.map(({ crosshair, x }) => ({ at: crosshair.drawn.x, error: x - crosshair.drawn.x })),
    measured.map(({ crosshair, y }) => ({ at: crosshair.drawn.y, error: y - crosshair.drawn.y })),
  ];
  const [across, down] = axes.map((points) => {
    const spread =
      Math.max(...points.map((point) => point.error)) - Math.min(...points.map((point) => point.error));
    const { stretch } = lineThrough(points);
    return Math.abs(stretch) > mostStretch && spread > rulerMm ? stretch : 0;
  });
  if (!across || !down || Math.abs(across - down) > mostStretch) {
    const one = across || down;
    if (!one || Math.abs(one) > 0.1) return null;
    return (
      `These numbers say that the sheet came out ${percent(one)} too ${one > 0 ? 'long' : 'short'} ${across ? 'across' : 'down'}; no feed is off by that much. ` +
      `Measure numbers ${across ? '1 and 3' : '2 and 4'} again.`
    );
  }
  if (Math.abs(across) > 0.5) return null;
  return (
    `These numbers say that the sheet was printed at ${((1 + (across + down) / 2) * 100).toFixed(0)} % of its size. ` +
    'Symbols would have the wrong size: switch off every scaling ("fit to page") of this printer and print a new test sheet.'
  );
}

function percent(stretch: number): string {
  return `${(Math.abs(stretch) * 100).toFixed(1)} %`;
}
