import type { LabelSpec } from '../core/render/protocol.ts';
import type { LayoutLine } from '../../src-shared/models/layout.ts';
import { pointsToMm } from '../../src-shared/units.ts';
import type { FittedSymbol, SymbolPlace } from './symbols/fit.ts';

/** Where a line may be: the middle of its height; `align` says what x means. */
export interface LineBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly align: 'centre' | 'left';
  readonly rotate: 0 | 90;
}

/** Height of a line in its font size: room for descenders and for the eye. */
const linePitch = 1.2;
/** Stacked lines on a high label stay together instead of spreading over all of it. */
const widestPitch = 1.6;

/** Where the symbol goes on this label. */
export function placeSymbol({ layout, label }: LabelSpec): SymbolPlace {
  const { arrangement } = layout;
  switch (arrangement.kind) {
    case 'centred': {
      const size = arrangement.box_mm;
      const centreY = label.height / 2 + arrangement.y_mm;
      return { left: (label.width - size) / 2, centreY, size, align: 'centre' };
    }
    case 'side': {
      const { margin_mm: margin } = arrangement;
      const size = Math.min(label.height - 2 * margin, label.width * 0.55);
      return { left: margin, centreY: label.height / 2, size, align: 'left' };
    }
  }
}

/** Where each of the lines goes that this label shows: at its own place, or stacked beside the symbol. */
export function placeLines(lines: readonly LayoutLine[], spec: LabelSpec, symbol: FittedSymbol): LineBox[] {
  const { arrangement } = spec.layout;
  switch (arrangement.kind) {
    case 'centred':
      return lines.map((line) => ownPlace(line, spec.label));
    case 'side': {
      const { margin_mm: margin, gap_mm: gap } = arrangement;
      const left = symbol.centreX + symbol.occupiedMm / 2 + gap;
      const largest = Math.max(...lines.map((line) => line.size_pt));
      const pitch = Math.min(
        (spec.label.height - 2 * margin) / lines.length,
        pointsToMm(largest) * widestPitch,
      );
      const top = (spec.label.height - pitch * lines.length) / 2;
      return lines.map((_line, row) => ({
        x: left,
        y: top + pitch * (row + 0.5),
        width: spec.label.width - left - margin,
        height: pitch,
        align: 'left',
        rotate: 0,
      }));
    }
  }
}

function ownPlace(line: LayoutLine, label: LabelSpec['label']): LineBox {
  return {
    x: label.width / 2 + (line.x_mm ?? 0),
    y: label.height / 2 + (line.y_mm ?? 0),
    width: line.width_mm ?? label.width,
    height: pointsToMm(line.size_pt) * linePitch,
    align: 'centre',
    rotate: line.rotate,
  };
}

/** The largest font size that a line of this height takes, in points of the same unit as `height`. */
export function largestSize(height: number): number {
  return height / linePitch;
}
