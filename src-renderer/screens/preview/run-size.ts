/** How a run is laid on its sheets. */
export interface RunShape {
  /** Labels in all, copies included. */
  readonly labels: number;
  readonly perSheet: number;
  /** First free place of the first sheet, from 1. */
  readonly start: number;
}

/** Sheets of the whole run. */
export function sheetsOfRun({ labels, perSheet, start }: RunShape): number {
  return labels === 0 ? 0 : Math.ceil((labels + start - 1) / perSheet);
}

/** Labels on the sheets `first` to `last` (from 1, inclusive). */
export function labelsOnSheets(shape: RunShape, first: number, last: number): number {
  const upTo = (sheet: number): number =>
    Math.min(shape.labels, Math.max(0, sheet * shape.perSheet - (shape.start - 1)));
  return Math.max(0, upTo(last) - upTo(first - 1));
}
