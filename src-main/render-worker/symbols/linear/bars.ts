/** A linear symbol without quiet zones, as a row of widths: no picture, no heights. */
export interface Bars {
  /**
   * Widths in modules: bar, space, bar ... bar. Whole numbers, but for the wide elements of ITF-14, which are 2.5
   * and become whole dots when they are drawn.
   */
  readonly widths: readonly number[];
  /** Element indices, from and up to but without, of the bars that descend below the others (EAN/UPC). */
  readonly guards: readonly (readonly [from: number, to: number])[];
}

/** Widths written as digits, "3211" = bar or space of 3, 2, 1, 1 modules. */
export function widthsOf(digits: string): number[] {
  return Array.from(digits, Number);
}
