import type { Layout } from '../../src-shared/models/layout.ts';
import type { SymbolSquare } from './layout-places.ts';

/** Modules along a side and quiet zone, of the symbols that labels mostly carry. */
const grids = { qr: { modules: 29, quiet: 4 }, datamatrix: { modules: 22, quiet: 1 } } as const;

/** An SVG path that looks like a symbol in its square and encodes nothing. */
export function symbolPath(symbol: Layout['symbol'], { left, top, side }: SymbolSquare): string {
  const { modules, quiet } = grids[symbol];
  const module = side / (modules + 2 * quiet);
  const isDark = symbol === 'qr' ? isDarkInQr : isDarkInDataMatrix;
  const parts: string[] = [];
  for (let y = 0; y < modules; y++) {
    for (let x = 0; x < modules; x++) {
      if (!isDark(x, y, modules - 1)) continue;
      const at = [left + (x + quiet) * module, top + (y + quiet) * module].map((mm) => mm.toFixed(3));
      parts.push(`M${at.join(' ')}h${module.toFixed(3)}v${module.toFixed(3)}h-${module.toFixed(3)}z`);
    }
  }
  return parts.join('');
}

/** Three finder patterns, their light frames, and something in between. */
function isDarkInQr(x: number, y: number, last: number): boolean {
  const inFinder = (x < 8 || x > last - 8) && (y < 8 || y > last - 8) && !(x > last - 8 && y > last - 8);
  if (!inFinder) return isDarkData(x, y);
  const ring = Math.max(Math.abs((x < 8 ? x : last - x) - 3), Math.abs((y < 8 ? y : last - y) - 3));
  return ring === 3 || ring < 2;
}

/** Solid at the left and below, alternating above and at the right. */
function isDarkInDataMatrix(x: number, y: number, last: number): boolean {
  if (x === 0 || y === last) return true;
  if (y === 0) return x % 2 === 0;
  if (x === last) return y % 2 === 1;
  return isDarkData(x, y);
}

function isDarkData(x: number, y: number): boolean {
  return (x * 37 + y * 101 + x * y * 13 + ((x * x) ^ (y * 7))) % 9 < 4;
}
