import { dotInMm } from '../../../src-shared/units.ts';
import type { LabelData, LabelSpec } from '../../core/render/protocol.ts';
import { LabelProblem } from '../label-problem.ts';
import type { Modules } from './modules.ts';

/** Lengths are compared with this much room, in mm, because inches and dots do not meet in binary fractions. */
const tolerance = 1e-6;

/** The square that a symbol with its quiet zone may take; mm from the label's top left corner. */
export interface SymbolPlace {
  readonly left: number;
  readonly centreY: number;
  readonly size: number;
  /** Where a symbol goes that needs less than the square. */
  readonly align: 'centre' | 'left';
}

/** A symbol with its X-dimension chosen: a whole number of dots, never scaled. */
export interface FittedSymbol {
  /** Dots per module. */
  readonly dots: number;
  /** Side of the symbol in dots, without quiet zone. */
  readonly sideDots: number;
  /** Side with quiet zone, mm. */
  readonly occupiedMm: number;
  /** Middle of the symbol from the label's top left corner, mm. */
  readonly centreX: number;
  readonly centreY: number;
}

/** Smallest legal X-dimension on this job's dot grid, in dots: the layout's floor, rounded up to a dot. */
function floorDots(spec: LabelSpec): number {
  return Math.ceil(spec.layout.x_dimension.floor_mm / dotInMm(spec.dpi) - tolerance);
}

/** The most modules a side may have, quiet zone not counted. */
export function modulesThatFit(boxMm: number, quietZone: number, spec: LabelSpec): number {
  const dots = wantedDots(spec) ?? floorDots(spec);
  return Math.floor((boxMm + tolerance) / (dots * dotInMm(spec.dpi))) - 2 * quietZone;
}

/** The X-dimension a job asked for, rounded down to a dot but not below the floor; null where it left the choice. */
function wantedDots(spec: LabelSpec): number | null {
  if (spec.xDimensionMm === null) return null;
  return Math.max(floorDots(spec), Math.floor(spec.xDimensionMm / dotInMm(spec.dpi) + tolerance));
}

/**
 * Chooses the X-dimension: what the job asked for, else the largest whole number of dots that the square takes, up
 * to the layout's target (GS1 General Specifications, symbol specification tables).
 * Below the floor nothing is drawn: a symbol that scanners refuse is worse than none.
 */
export function fitSymbol(
  modules: Modules,
  quietZone: number,
  place: SymbolPlace,
  spec: LabelSpec,
  label: LabelData,
): FittedSymbol {
  const dot = dotInMm(spec.dpi);
  const least = floorDots(spec);
  const side = modules.width + 2 * quietZone;
  const room = Math.floor((place.size + tolerance) / (side * dot));
  const target = Math.max(least, Math.floor(spec.layout.x_dimension.target_mm / dot + tolerance));
  const dots = wantedDots(spec) ?? Math.min(room, target);
  if (dots > room || room < least) {
    throw new LabelProblem(
      'label_does_not_fit',
      label,
      `the ${spec.layout.symbol === 'qr' ? 'QR code' : 'DataMatrix'} needs ` +
        `${symbolSize(modules.width, quietZone, spec)} mm, the label offers ${offers(place.size)} mm`,
    );
  }
  const occupiedMm = side * dots * dot;
  return {
    dots,
    sideDots: modules.width * dots,
    occupiedMm,
    centreX: place.left + (place.align === 'left' ? occupiedMm : place.size) / 2,
    centreY: place.centreY,
  };
}

/** Side with quiet zone at the smallest legal X-dimension, for people, in mm. */
export function symbolSize(modulesWide: number, quietZone: number, spec: LabelSpec): string {
  const dots = wantedDots(spec) ?? floorDots(spec);
  return ((modulesWide + 2 * quietZone) * dots * dotInMm(spec.dpi)).toFixed(1);
}

/** What the label has, rounded down: "needs 18.0, offers 18.0" would be no explanation. */
export function offers(boxMm: number): string {
  return (Math.floor(boxMm * 10) / 10).toFixed(1);
}
