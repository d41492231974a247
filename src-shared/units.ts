/** Lengths. Millimetres are what people measure, points what a PDF counts, dots what a printer can place. */
export const MM_PER_INCH = 25.4;
export const POINTS_PER_INCH = 72;

/** Resolutions a print head can have. "203 dpi" heads have 8 dots per millimetre, which is 203.2. */
export const resolutions = [203, 300, 600] as const;
export type Dpi = (typeof resolutions)[number];

/** Exact dots per inch of a nominal resolution. */
export function dotsPerInch(dpi: Dpi): number {
  return dpi === 203 ? 8 * MM_PER_INCH : dpi;
}

export function mmToPoints(mm: number): number {
  return (mm / MM_PER_INCH) * POINTS_PER_INCH;
}

/**
 * The side of a page in points, cut to a thousandth. Printers and drivers round a page up to whole dots: 100 mm written
 * as 283.464567 would be 801 dots of a 203 dpi head that has 800.
 */
export function pageSideInPoints(mm: number): number {
  return Math.floor(mmToPoints(mm) * 1_000 + 0.01) / 1_000;
}

export function pointsToMm(points: number): number {
  return (points / POINTS_PER_INCH) * MM_PER_INCH;
}

/** Width of one dot in points. */
export function dotInPoints(dpi: Dpi): number {
  return POINTS_PER_INCH / dotsPerInch(dpi);
}

/** Width of one dot in millimetres. */
export function dotInMm(dpi: Dpi): number {
  return MM_PER_INCH / dotsPerInch(dpi);
}
