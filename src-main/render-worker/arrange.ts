import type { LabelSpec } from '../core/render/protocol.ts';
import { pointsToMm } from '../../src-shared/units.ts';
import type { TextLine } from './text-lines.ts';

/** A square for the symbol with its quiet zone: middle and side in mm, from the label's top left corner. */
export interface SymbolPlace {
  readonly centreX: number;
  readonly centreY: number;
  readonly size: number;
}

/** Where a line may be: the middle of its height; `align` says what x means. */
export interface LineBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly align: 'centre' | 'left';
  readonly rotate: 0 | 90;
}

export interface Arrangement {
  readonly symbol: SymbolPlace;
  readonly line: (line: TextLine) => LineBox;
}

/** Where symbol and lines go on this label. */
export function arrange(spec: LabelSpec): Arrangement {
  const { layout, label } = spec;
  const arrangement = layout.arrangement;
  switch (arrangement.kind) {
    case 'centred': {
      const centreX = label.width / 2;
      const centreY = label.height / 2;
      return {
        symbol: { centreX, centreY: centreY + arrangement.y_mm, size: arrangement.box_mm },
        line: ({ line }) => ({
          x: centreX + (line.x_mm ?? 0),
          y: centreY + (line.y_mm ?? 0),
          width: line.width_mm ?? label.width,
          height: pointsToMm(line.size_pt) * 1.2,
          align: 'centre',
          rotate: line.rotate,
        }),
      };
    }
    case 'side': {
      const { margin_mm: margin, gap_mm: gap } = arrangement;
      const size = Math.min(label.height - 2 * margin, label.width * 0.55);
      const left = margin + size + gap;
      const height = label.height - 2 * margin;
      return {
        symbol: { centreX: margin + size / 2, centreY: label.height / 2, size },
        line: ({ row, rows }) => ({
          x: left,
          y: margin + (height * (row + 0.5)) / rows,
          width: label.width - left - margin,
          height: height / rows,
          align: 'left',
          rotate: 0,
        }),
      };
    }
  }
}
