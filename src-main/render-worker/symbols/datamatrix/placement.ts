import type { SymbolSize } from './sizes.ts';

/** Everything about one symbol size that does not depend on its content. */
export interface SymbolLayout {
  /** The modules with finder, timing and fixed patterns drawn and all data modules light. */
  readonly patterns: Uint8Array;
  /** For bit b (0 = most significant) of codeword c: index of its module, at 8 * c + b. */
  readonly moduleOfBit: Uint16Array;
}

/** Modules of a codeword by [row, column], most significant bit first. */
type Shape = readonly (readonly [number, number])[];

/** The usual shape, relative to the module of its least significant bit. */
const UTAH: Shape = [
  [-2, -2],
  [-2, -1],
  [-1, -2],
  [-1, -1],
  [-1, 0],
  [0, -2],
  [0, -1],
  [0, 0],
];

/**
 * The shapes for codewords split over corners; negative numbers count from the far side. The standard
 * has two more, which occur in rectangles only.
 */
const CORNER_1: Shape = [
  [-1, 0],
  [-1, 1],
  [-1, 2],
  [0, -2],
  [0, -1],
  [1, -1],
  [2, -1],
  [3, -1],
];
const CORNER_2: Shape = [
  [-3, 0],
  [-2, 0],
  [-1, 0],
  [0, -4],
  [0, -3],
  [0, -2],
  [0, -1],
  [1, -1],
];

const layouts = new Map<number, SymbolLayout>();

/** The layout of a size, computed at its first use and kept. */
export function symbolLayout(symbol: SymbolSize): SymbolLayout {
  let layout = layouts.get(symbol.side);
  if (layout === undefined) {
    layout = computeLayout(symbol);
    layouts.set(symbol.side, layout);
  }
  return layout;
}

function computeLayout(symbol: SymbolSize): SymbolLayout {
  const { side, regionsPerSide } = symbol;
  const regionSide = side / regionsPerSide;
  const dataSide = regionSide - 2;
  const mappingSide = dataSide * regionsPerSide;

  const patterns = new Uint8Array(side * side);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      if (isDarkBorder(row % regionSide, column % regionSide, regionSide)) patterns[row * side + column] = 1;
    }
  }
  /** From the mapping matrix, which knows no regions, to the symbol. */
  const moduleAt = (row: number, column: number): number => {
    const symbolRow = row + 1 + 2 * Math.floor(row / dataSide);
    const symbolColumn = column + 1 + 2 * Math.floor(column / dataSide);
    return symbolRow * side + symbolColumn;
  };

  const order = placementOrder(mappingSide);
  const moduleOfBit = Uint16Array.from(order, (cell) =>
    moduleAt(Math.floor(cell / mappingSide), cell % mappingSide),
  );
  // Where 8 does not divide the area, four modules in the far corner stay without a codeword: a fixed
  // pattern, dark on its main diagonal.
  if (order.length < mappingSide * mappingSide) {
    patterns[moduleAt(mappingSide - 1, mappingSide - 1)] = 1;
    patterns[moduleAt(mappingSide - 2, mappingSide - 2)] = 1;
  }
  return { patterns, moduleOfBit };
}

/** Solid left and bottom sides, alternating top and right sides, of one data region. */
function isDarkBorder(row: number, column: number, regionSide: number): boolean {
  if (column === 0 || row === regionSide - 1) return true;
  if (row === 0) return column % 2 === 0;
  return column === regionSide - 1 && row % 2 === 1;
}

/**
 * Cells of a square mapping matrix in the order of the codewords' bits (ISO/IEC 16022:2006, annex F):
 * the codewords sweep the matrix in diagonals, up and to the right, then down and to the left.
 */
function placementOrder(side: number): number[] {
  const order: number[] = [];
  const taken = new Uint8Array(side * side);

  const take = (row: number, column: number): void => {
    taken[row * side + column] = 1;
    order.push(row * side + column);
  };
  const placeCorner = (shape: Shape): void => {
    for (const [row, column] of shape) take(row < 0 ? row + side : row, column < 0 ? column + side : column);
  };
  const placeUtah = (row: number, column: number): void => {
    if (row < 0 || row >= side || column < 0 || column >= side || taken[row * side + column] === 1) return;
    for (const [down, right] of UTAH) take(...wrapped(row + down, column + right, side));
  };

  let row = 4;
  let column = 0;
  while (row < side || column < side) {
    if (row === side && column === 0) placeCorner(CORNER_1);
    if (row === side - 2 && column === 0 && side % 4 !== 0) placeCorner(CORNER_2);
    for (; row >= 0 && column < side; row -= 2, column += 2) placeUtah(row, column);
    row += 1;
    column += 3;
    for (; row < side && column >= 0; row += 2, column -= 2) placeUtah(row, column);
    row += 3;
    column += 1;
  }
  return order;
}

/** A shape that leaves the matrix at the top or the left comes back, shifted, at the far side. */
function wrapped(row: number, column: number, side: number): [number, number] {
  const shift = 4 - ((side + 4) % 8);
  let [r, c] = [row, column];
  if (r < 0) [r, c] = [r + side, c + shift];
  if (c < 0) [r, c] = [r + shift, c + side];
  return [r, c];
}
