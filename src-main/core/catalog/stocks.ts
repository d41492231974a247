import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { layout as layoutModel, type Layout } from '../../../src-shared/models/layout.ts';
import { stock as stockModel, type Stock } from '../../../src-shared/models/stock.ts';
import { geometryOf, stockProblems, type StockGeometry } from '../render/stock-geometry.ts';

/** The stock of a job that names none, as at Closient. */
export const defaultStockId = '63up_1in_letter';

/** Stocks and layouts that come with the application. */
export interface StockCatalog {
  readonly stocks: ReadonlyMap<string, Stock>;
  readonly layouts: ReadonlyMap<string, Layout>;
}

/** Reads and checks every stock and layout. A file that breaks a rule stops the start: it is ours. */
export function loadStockCatalog(resources: string): StockCatalog {
  const stocks = readAll(join(resources, 'stocks'), stockModel);
  const layouts = readAll(join(resources, 'layouts'), layoutModel);
  for (const stock of stocks.values()) {
    const problems = stockProblems(stock);
    if (problems.length > 0) throw new Error(`Stock ${stock.id}: ${problems.join('; ')}.`);
    for (const id of Object.values(stock.default_layouts)) {
      if (!layouts.has(id))
        throw new Error(`Stock ${stock.id} names the layout ${id}, which does not exist.`);
    }
  }
  return { stocks, layouts };
}

function readAll<T extends { id: string }>(folder: string, model: z.ZodType<T>): Map<string, T> {
  const entries = new Map<string, T>();
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.json')) continue;
    const parsed = model.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    if (!parsed.success) throw new Error(`${name}: ${z.prettifyError(parsed.error)}`);
    entries.set(parsed.data.id, parsed.data);
  }
  return entries;
}

/** Whether a layout has room on a stock's label. A round 1-inch layout also fits a square of that size. */
export function layoutFits(layout: Layout, stock: StockGeometry): boolean {
  const tolerance = 0.01;
  const { width, height, round } = stock.label;
  return (
    width + tolerance >= layout.label.min_width_mm &&
    height + tolerance >= layout.label.min_height_mm &&
    (!round || layout.label.round)
  );
}

/** The layouts a stock takes, its defaults first. */
export function layoutsOf(catalog: StockCatalog, stock: Stock): Layout[] {
  const geometry = geometryOf(stock);
  const defaults = Object.values(stock.default_layouts);
  return [...catalog.layouts.values()]
    .filter((layout) => layoutFits(layout, geometry))
    .sort((a, b) => Number(defaults.includes(b.id)) - Number(defaults.includes(a.id)));
}
