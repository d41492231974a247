/** One row of the table of square ECC 200 symbols (ISO/IEC 16022:2006, table 7). */
export interface SymbolSize {
  /** Modules per side, finder pattern included, quiet zone not. */
  readonly side: number;
  /** Data regions per side; every region has its own finder and timing pattern. */
  readonly regionsPerSide: number;
  readonly dataCodewords: number;
  /** Error correction codewords of all blocks together. */
  readonly eccCodewords: number;
  /** Reed-Solomon blocks among which the codewords are dealt out in turn. */
  readonly blocks: number;
}

/** All square sizes, smallest first. Rectangles are left out: labels use the square form. */
export const SQUARE_SIZES: readonly SymbolSize[] = [
  size(10, 1, 3, 5, 1),
  size(12, 1, 5, 7, 1),
  size(14, 1, 8, 10, 1),
  size(16, 1, 12, 12, 1),
  size(18, 1, 18, 14, 1),
  size(20, 1, 22, 18, 1),
  size(22, 1, 30, 20, 1),
  size(24, 1, 36, 24, 1),
  size(26, 1, 44, 28, 1),
  size(32, 2, 62, 36, 1),
  size(36, 2, 86, 42, 1),
  size(40, 2, 114, 48, 1),
  size(44, 2, 144, 56, 1),
  size(48, 2, 174, 68, 1),
  size(52, 2, 204, 84, 2),
  size(64, 4, 280, 112, 2),
  size(72, 4, 368, 144, 4),
  size(80, 4, 456, 192, 4),
  size(88, 4, 576, 224, 4),
  size(96, 4, 696, 272, 4),
  size(104, 4, 816, 336, 6),
  size(120, 6, 1050, 408, 6),
  size(132, 6, 1304, 496, 8),
  size(144, 6, 1558, 620, 10),
];

/** Data codewords of the largest symbol, 144 x 144. */
export const MAX_DATA_CODEWORDS = 1558;

/** Data and error correction codewords of the largest symbol. */
export const MAX_CODEWORDS = MAX_DATA_CODEWORDS + 620;

/** The smallest size that holds this many data codewords; undefined when none does. */
export function smallestSize(dataCodewords: number): SymbolSize | undefined {
  return SQUARE_SIZES.find((candidate) => candidate.dataCodewords >= dataCodewords);
}

function size(
  side: number,
  regionsPerSide: number,
  dataCodewords: number,
  eccCodewords: number,
  blocks: number,
): SymbolSize {
  return { side, regionsPerSide, dataCodewords, eccCodewords, blocks };
}
