import type { Layout } from '../../../src-shared/models/layout.ts';
import type { Stock } from '../../../src-shared/models/stock.ts';
import { layoutsOf, type StockCatalog } from '../catalog/stocks.ts';
import type { AlternativePlace } from '../render/protocol.ts';
import { geometryOf } from '../render/stock-geometry.ts';

/**
 * Where labels that are too full for a layout could go: first the other layouts of the same stock, which is in the
 * tray (with the same symbol if there is one), then the same symbol on other stocks, those of the same kind first and small ones before large ones.
 */
export function alternativesTo(layout: Layout, stock: Stock, catalog: StockCatalog): AlternativePlace[] {
  const others = layoutsOf(catalog, stock)
    .filter((other) => other.id !== layout.id)
    .sort((a, b) => Number(b.symbol === layout.symbol) - Number(a.symbol === layout.symbol))
    .map((other) => ({ name: `the layout ${other.id}`, layout: other, label: geometryOf(stock).label }));
  const elsewhere = [...catalog.stocks.values()]
    .filter((other) => other.id !== stock.id)
    .sort((a, b) => Number(b.kind === stock.kind) - Number(a.kind === stock.kind) || areaOf(a) - areaOf(b))
    .flatMap((other) => {
      const usual = catalog.layouts.get(other.default_layouts[layout.symbol]);
      const name = `the stock ${other.id} with the layout ${usual?.id}`;
      return usual ? [{ name, layout: usual, label: geometryOf(other).label }] : [];
    });
  return [...others, ...elsewhere];
}

function areaOf(stock: Stock): number {
  const { width, height } = geometryOf(stock).label;
  return width * height;
}
