import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { placeLines, placeSymbol } from '../../../src-main/render-worker/arrange.ts';
import { placesOf } from '../../../src-renderer/components/layout-places.ts';
import { layout as layoutSchema } from '../../../src-shared/models/layout.ts';

const folder = new URL('../../../resources/layouts/', import.meta.url);
const layouts = readdirSync(folder).map((file) =>
  layoutSchema.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))),
);

describe('the picture of a layout shows what is printed', () => {
  test.each(layouts.map((layout) => [layout.id, layout] as const))('%s', (_id, layout) => {
    const { min_width_mm: width, min_height_mm: height, round } = layout.label;
    const spec = { layout, label: { width, height, round } } as Parameters<typeof placeSymbol>[0];
    const printed = placeSymbol(spec);
    const { symbol, places } = placesOf(layout, layout.lines);
    expect(symbol.left).toBeCloseTo(printed.left);
    expect(symbol.side).toBeCloseTo(printed.size);
    expect(symbol.top + symbol.side / 2).toBeCloseTo(printed.centreY);

    // A symbol that takes all of its place.
    const fitted = { centreX: printed.left + printed.size / 2, occupiedMm: printed.size };
    const lines = placeLines(layout.lines, spec, fitted as Parameters<typeof placeLines>[2]);
    for (const [row, line] of lines.entries()) {
      const place = places[row];
      expect(place?.x).toBeCloseTo(line.x);
      expect(place?.y).toBeCloseTo(line.y);
      expect(place?.width).toBeCloseTo(line.width);
      expect(place?.centred).toBe(line.align === 'centre');
    }
  });
});
