import { dotInMm } from '../../../src-shared/units.ts';
import type { ArchiveSymbology, LabelData, SymbolSpec } from '../../core/render/protocol.ts';
import { LabelProblem } from '../label-problem.ts';

/** Lengths in mm are compared with this much room: inches and dots do not meet in binary fractions. */
const tolerance = 1e-6;

/** X-dimension in mm. */
interface Range {
  readonly least: number;
  readonly target: number;
  readonly most: number;
}

const ean: Range = { least: 0.264, target: 0.33, most: 0.66 };
// The target is that of general distribution; smaller ones are for items that are scanned neither there nor at a till.
const carton: Range = { least: 0.25, target: 0.495, most: 1.016 };

/**
 * What the symbol specification tables of the GS1 General Specifications allow, taken over all tables that know the
 * symbology: nobody tells where an archive's symbols will be scanned. Targets: retail point of sale (table 1) for
 * EAN/UPC and both matrix symbols, general distribution (table 2) for ITF-14 and GS1-128.
 */
const ranges: Record<ArchiveSymbology, Range> = {
  qr_code: { least: 0.396, target: 0.495, most: 0.99 },
  gs1_datamatrix: { least: 0.254, target: 0.625, most: 1.52 },
  ean_8: ean,
  upc_a: ean,
  ean_13: ean,
  itf_14: carton,
  gs1_128: carton,
};

export const symbologyNames: Record<ArchiveSymbology, string> = {
  qr_code: 'QR code',
  gs1_datamatrix: 'GS1 DataMatrix',
  ean_8: 'EAN-8',
  upc_a: 'UPC-A',
  ean_13: 'EAN-13',
  itf_14: 'ITF-14',
  gs1_128: 'GS1-128',
};

/** Fewest and most dots that an X-dimension may have on this job's grid. */
export function dotRange(
  symbology: ArchiveSymbology,
  { dpi }: SymbolSpec,
): { readonly least: number; readonly most: number } {
  const { least, most } = ranges[symbology];
  const dot = dotInMm(dpi);
  return { least: Math.ceil(least / dot - tolerance), most: Math.floor(most / dot + tolerance) };
}

/**
 * The X-dimension in dots: what the job asked for, rounded down to a dot, else the whole dots nearest to the target.
 * @throws LabelProblem where the job asked for one outside of the range.
 */
export function xDotsOf(symbology: ArchiveSymbology, spec: SymbolSpec, label: LabelData): number {
  const dot = dotInMm(spec.dpi);
  const { least, most } = dotRange(symbology, spec);
  const asked = spec.xDimensionMm;
  if (asked === null) {
    return Math.min(most, Math.max(least, Math.round(ranges[symbology].target / dot)));
  }
  const dots = Math.floor(asked / dot + tolerance);
  if (dots >= least && dots <= most) return dots;
  const { least: leastMm, most: mostMm } = ranges[symbology];
  throw new LabelProblem(
    'validation_error',
    label,
    `an X-dimension of ${asked} mm is ${mm(dots * dot)} mm in whole dots of ${spec.dpi} dpi; ` +
      `${symbologyNames[symbology]} takes ${leastMm} to ${mostMm} mm, ` +
      `so ${mm(least * dot)} to ${mm(most * dot)} mm at this resolution`,
  );
}

/** For people: three decimals, a dot of 600 dpi is 0.042 mm. */
function mm(length: number): string {
  return length.toFixed(3);
}
