import { dotInMm } from '../../../src-shared/units.ts';
import type { LabelData, SymbolSpec } from '../../core/render/protocol.ts';
import { LabelProblem } from '../label-problem.ts';
import type { ArchiveSymbol, EncodedBars } from '../symbols/encode-symbols.ts';
import type { Drawing } from './drawing.ts';
import { drawLinear, linearWidth } from './linear.ts';
import { drawMatrix } from './matrix.ts';
import { dotRange, xDotsOf } from './x-dimension.ts';

/** GS1-128 with its quiet zones (GenSpecs 5.4.4.3). */
const widest128Mm = 165.1;

/** A symbol of an archive at its real size, in dots. @throws LabelProblem where no size is allowed. */
export function drawSymbolFile(symbol: ArchiveSymbol, label: LabelData, spec: SymbolSpec): Drawing {
  const xDots = xDotsOf(symbol.symbology, spec, label);
  if (isMatrix(symbol)) return drawMatrix(symbol.encoded, xDots);
  if (symbol.symbology === 'gs1_128') refuseTooWide(symbol.encoded, xDots, label, spec);
  return drawLinear(symbol.encoded, xDots, spec.dpi, spec.humanReadable);
}

function isMatrix(
  symbol: ArchiveSymbol,
): symbol is Extract<ArchiveSymbol, { readonly symbology: 'qr_code' | 'gs1_datamatrix' }> {
  return symbol.symbology === 'qr_code' || symbol.symbology === 'gs1_datamatrix';
}

/** Never shrunk: below 0.495 mm the symbol is no longer one of general distribution, and somebody must choose that. */
function refuseTooWide(bars: EncodedBars, xDots: number, label: LabelData, spec: SymbolSpec): void {
  const dot = dotInMm(spec.dpi);
  const width = linearWidth(bars, xDots);
  if (width * dot <= widest128Mm + 1e-6) return;
  const fittingDots = Math.floor(((widest128Mm + 1e-6) / (width * dot)) * xDots);
  const smaller =
    fittingDots >= dotRange('gs1_128', spec).least
      ? `an x_dimension_mm of ${(Math.ceil(fittingDots * dot * 1_000) / 1_000).toFixed(3)} fits, and so does a GS1 DataMatrix`
      : 'a GS1 DataMatrix fits, export it as datamatrix';
  throw new LabelProblem(
    'label_does_not_fit',
    label,
    `the GS1-128 is ${(width * dot).toFixed(1)} mm wide with its quiet zones, ${widest128Mm.toFixed(2)} mm are allowed; ${smaller}`,
  );
}
