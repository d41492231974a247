import type { Expected } from './learn.ts';

/** A symbol that is shown to learn from: its modules, row by row, and what a reader says of it. */
export interface LearningSymbol {
  readonly format: 'DataMatrix' | 'QRCode';
  /** Modules along a side. */
  readonly size: number;
  /** Light modules around it. */
  readonly quiet: number;
  /** Each row in hexadecimal digits, its first module in the highest bit. */
  readonly rows: string;
  readonly expected: Expected;
}

/**
 * A GS1 DataMatrix with a separator between lot and serial, whose characters lie elsewhere on most keyboards; and a QR
 * code with a web address. Drawn once, by the encoders of the labels; a test reads both with another reader.
 */
export const learningSymbols: readonly [LearningSymbol, LearningSymbol] = [
  {
    format: 'DataMatrix',
    size: 24,
    quiet: 2,
    rows:
      'aaaaaa cf03c3 8b55d4 b2e14f edc168 a2fcc7 a3300c f28e79 84f2e6 d2cb47 921e90 f9a3c5 bd5ed8 ' +
      'afbe4d 86f0a4 c8cf9b f2ecd6 a21019 ab952a ac2187 b7407a fdb955 e1860a ffffff',
    expected: { before: '010952123454321310Yz-/:?=&+%', after: '21aQ_;()"!*.,' },
  },
  {
    format: 'QRCode',
    size: 33,
    quiet: 4,
    rows:
      'fe15b73f8 825f2f208 ba4459ae8 ba4f0aae8 ba7e4a2e8 829bb4a08 feaaaabf8 0059e4800 96e424500 ' +
      'e03608f08 5afe947b8 98cd2cac0 c71b66b48 c9e2b2798 ff3609670 19c06f350 5ecceead0 3d1223d40 ' +
      'f308e8a28 e529dcf08 a26a3e100 555466718 e7f638de8 5d281d318 a6e06cfd0 00f6b78d8 fe166aae0 ' +
      '828adf880 ba69f2fd8 ba9a2a2c0 ba34218a8 8245fee40 fe8ab5e90',
    expected: { before: 'https://id.example.com/01/09521234543213/21/Yz-1_0?17=281231', after: null },
  },
];

/** An SVG path of the dark modules, one unit each, without the quiet zone. */
export function pathOf({ rows, size }: LearningSymbol): string {
  return rows
    .split(' ')
    .flatMap((row, y) => {
      const bits = Number.parseInt(row, 16)
        .toString(2)
        .padStart(row.length * 4, '0');
      return Array.from({ length: size }, (_, x) => (bits[x] === '1' ? `M${x} ${y}h1v1h-1z` : ''));
    })
    .join('');
}
