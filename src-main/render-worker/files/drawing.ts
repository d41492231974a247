/** Everything of a symbol file in whole dots, y downwards, quiet zone included: what the writers write. */
export interface Drawing {
  /** Dots. */
  readonly width: number;
  readonly height: number;
  /** The X-dimension in dots. */
  readonly xDots: number;
  /** Dark rectangles: x, y, width, height in dots, four numbers each. Valid until the next drawing. */
  readonly rectangles: Uint16Array;
  /** Human readable text as outlines; none under matrix symbols. */
  readonly text: readonly TextRun[];
}

/** Characters of one size on one baseline, in dots; may be fractions, as text has no grid. */
export interface TextRun {
  readonly text: string;
  /** Where the first character's origin is. */
  readonly x: number;
  readonly baseline: number;
  /** Font size: the side of the em square. */
  readonly size: number;
}
