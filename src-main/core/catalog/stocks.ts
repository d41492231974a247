import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { layout as layoutModel, type Layout } from '../../../src-shared/models/layout.ts';
import { stock as stockModel, type Stock } from '../../../src-shared/models/stock.ts';
import { layoutFits, layoutProblems } from '../../../src-shared/layout-problems.ts';
import { geometryOf, stockProblems } from '../../../src-shared/stock-geometry.ts';

/** The stock of a job that names none, as at Closient. */
export const defaultStockId = '63up_1in_letter';

/** Stocks and layouts: those that come with the application, and with `Stocks.of` an organisation's own. */
export interface StockCatalog {
  readonly stocks: ReadonlyMap<string, Stock>;
  readonly layouts: ReadonlyMap<string, Layout>;
}

/** Reads and checks every stock and layout. A file that breaks a rule stops the start: it is ours. */
export function loadStockCatalog(resources: string): StockCatalog {
  const stocks = readAll(join(resources, 'stocks'), stockModel);
  const layouts = readAll(join(resources, 'layouts'), layoutModel);
  for (const layout of layouts.values()) {
    const problems = layoutProblems(layout);
    if (problems.length > 0) throw new Error(`Layout ${layout.id}: ${problems.join('; ')}.`);
  }
  for (const stock of stocks.values()) {
    const problems = stockProblems(stock);
    if (problems.length > 0) throw new Error(`Stock ${stock.id}: ${problems.join('; ')}.`);
    for (const id of Object.values(stock.default_layouts)) {
      if (id !== null && !layouts.has(id))
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

/** The layouts a stock takes: its defaults first, then those made for the largest labels. */
export function layoutsOf(catalog: StockCatalog, stock: Stock): Layout[] {
  const geometry = geometryOf(stock);
  const defaults = Object.values(stock.default_layouts);
  return [...catalog.layouts.values()]
    .filter((layout) => layoutFits(layout, geometry))
    .sort(
      (a, b) => Number(defaults.includes(b.id)) - Number(defaults.includes(a.id)) || areaOf(b) - areaOf(a),
    );
}

function areaOf({ label }: Layout): number {
  return label.min_width_mm * label.min_height_mm;
}
