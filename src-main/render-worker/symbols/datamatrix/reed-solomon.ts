import { SQUARE_SIZES, type SymbolSize } from './sizes.ts';

/** x^8 + x^5 + x^3 + x^2 + 1, the field polynomial of ECC 200 (ISO/IEC 16022:2006, annex E). */
const FIELD_POLYNOMIAL = 0x12d;

const EXP = new Uint8Array(510);
const LOG = new Uint8Array(256);
for (let power = 0, value = 1; power < 255; power++) {
  EXP[power] = value;
  EXP[power + 255] = value;
  LOG[value] = power;
  value <<= 1;
  if (value > 255) value ^= FIELD_POLYNOMIAL;
}

/** Room for any block: its data codewords, then the remainder of the division. */
const division = new Uint8Array(
  Math.max(...SQUARE_SIZES.map((size) => Math.ceil((size.dataCodewords + size.eccCodewords) / size.blocks))),
);

/** By degree n: the row of factor f holds f times the n lower coefficients of the generator. */
const multipleTables = new Map<number, Uint8Array>();

/**
 * Appends the error correction codewords of every block (ISO/IEC 16022:2006, annexes A and E).
 *
 * Codeword i of the whole sequence, data and error correction alike, belongs to block i modulo the
 * number of blocks. In the 144 x 144 symbol, whose 1558 data codewords are no multiple of 10, error
 * correction therefore starts with the ninth block: that is the "special interleave" of that size.
 *
 * @param codewords data codewords, with room for the error correction codewords behind them
 */
export function appendErrorCorrection(codewords: Uint8Array, symbol: SymbolSize): void {
  const { dataCodewords, blocks } = symbol;
  const degree = symbol.eccCodewords / blocks;
  const multiples = multiplesOfGenerator(degree);
  const total = dataCodewords + symbol.eccCodewords;
  for (let block = 0; block < blocks; block++) {
    let length = 0;
    for (let i = block; i < dataCodewords; i += blocks) division[length++] = codewords[i]!;
    division.fill(0, length, length + degree);

    for (let i = 0; i < length; i++) {
      const row = division[i]! * degree;
      if (row === 0) continue;
      for (let j = 0; j < degree; j++) division[i + 1 + j]! ^= multiples[row + j]!;
    }

    const first = block + Math.ceil((dataCodewords - block) / blocks) * blocks;
    for (let i = first, j = length; i < total; i += blocks, j++) codewords[i] = division[j]!;
  }
}

function multiplesOfGenerator(degree: number): Uint8Array {
  let table = multipleTables.get(degree);
  if (table === undefined) {
    const generator = generatorPolynomial(degree);
    table = new Uint8Array(256 * degree);
    for (let factor = 0; factor < 256; factor++) {
      for (let j = 0; j < degree; j++) table[factor * degree + j] = multiply(factor, generator[j + 1]!);
    }
    multipleTables.set(degree, table);
  }
  return table;
}

/** (x - a)(x - a^2)...(x - a^degree), highest power first; the leading 1 included. */
function generatorPolynomial(degree: number): Uint8Array {
  const polynomial = new Uint8Array(degree + 1);
  polynomial[0] = 1;
  for (let root = 1; root <= degree; root++) {
    for (let j = root; j > 0; j--) polynomial[j]! ^= multiply(polynomial[j - 1]!, EXP[root]!);
  }
  return polynomial;
}

function multiply(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : EXP[LOG[a]! + LOG[b]!]!;
}
