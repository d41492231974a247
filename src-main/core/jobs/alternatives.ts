import type { Layout } from '../../../src-shared/models/layout.ts';
import type { Stock } from '../../../src-shared/models/stock.ts';
import { layoutsOf, type StockCatalog } from '../catalog/stocks.ts';
import type { AlternativePlace } from '../render/protocol.ts';
import { geometryOf } from '../../../src-shared/stock-geometry.ts';

/**
 * Where labels that are too full for a layout could go: first the other layouts of the same stock, which is in the
 * tray (with the same symbol if there is one), then the same symbol on other stocks, those of the same kind first and
 * small ones before large ones. They travel with every page to the threads, so of the stocks with one layout only the
 * smallest and the largest are named.
 */
export function alternativesTo(layout: Layout, stock: Stock, catalog: StockCatalog): AlternativePlace[] {
  const others = layoutsOf(catalog, stock)
    .filter((other) => other.id !== layout.id && saysAsMuch(other, layout))
    .sort((a, b) => Number(b.symbol === layout.symbol) - Number(a.symbol === layout.symbol))
    .map((other) => ({ name: `the layout ${other.id}`, layout: other, label: geometryOf(stock).label }));
  const elsewhere = [...catalog.stocks.values()]
    .filter((other) => other.id !== stock.id)
    .sort((a, b) => Number(b.kind === stock.kind) - Number(a.kind === stock.kind) || areaOf(a) - areaOf(b))
    .filter((other, _at, all) => {
      const alike = all.filter(
        ({ kind, default_layouts: usual }) =>
          kind === other.kind && usual[layout.symbol] === other.default_layouts[layout.symbol],
      );
      return other === alike[0] || other === alike.at(-1);
    })
    .flatMap((other) => {
      const usual = catalog.layouts.get(other.default_layouts[layout.symbol] ?? '');
      const name = `the stock ${other.id} with the layout ${usual?.id}`;
      return usual && saysAsMuch(usual, layout)
        ? [{ name, layout: usual, label: geometryOf(other).label }]
        : [];
    });
  return [...others, ...elsewhere];
}

/** A layout that leaves out the lot or serial that was too long would be no way out. */
function saysAsMuch(other: Layout, layout: Layout): boolean {
  const identifying = ({ lines }: Layout) =>
    lines.filter((line) => line.identifies && line.field !== 'sample').map(({ field }) => field);
  const shown = other.lines.map(({ field }) => field);
  return identifying(layout).every((field) => shown.includes(field));
}

function areaOf(stock: Stock): number {
  const { width, height } = geometryOf(stock).label;
  return width * height;
}
