import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { layout as layoutModel } from '../../../src-shared/models/layout.ts';
import { layoutFits, layoutProblems } from '../../../src-shared/layout-problems.ts';
import { stock as stockModel, type Stock } from '../../../src-shared/models/stock.ts';
import { pageSideInPoints } from '../../../src-shared/units.ts';
import { alternativesTo } from '../../../src-main/core/jobs/alternatives.ts';
import { layoutsOf, loadStockCatalog } from '../../../src-main/core/catalog/stocks.ts';
import { cellOrigin, geometryOf, labelsPerSheet, stockProblems } from '../../../src-shared/stock-geometry.ts';

const resources = fileURLToPath(new URL('../../../resources/', import.meta.url));
const catalog = loadStockCatalog(resources);
const stock63 = catalog.stocks.get('63up_1in_letter') as Stock;

test('every stock and layout that comes along passes its own check', () => {
  expect(catalog.stocks.size).toBe(readdirSync(`${resources}/stocks`).length);
  expect(catalog.stocks.size).toBeGreaterThanOrEqual(12);
  for (const layout of catalog.layouts.values()) expect(layoutProblems(layout)).toEqual([]);
  for (const stock of catalog.stocks.values()) {
    expect(stockProblems(stock)).toEqual([]);
    for (const symbol of ['qr', 'datamatrix'] as const) {
      const id = stock.default_layouts[symbol];
      if (id === null) {
        // 29 modules of version 3 and the quiet zone, which a Digital Link with a GTIN takes, at 0.396 mm.
        const { label } = geometryOf(stock);
        const square = Math.min(label.width, label.height) / (label.round ? Math.SQRT2 : 1);
        expect([symbol, square < 37 * 0.396]).toEqual(['qr', true]);
        continue;
      }
      const layout = catalog.layouts.get(id);
      expect(layout?.symbol).toBe(symbol);
      expect(layout && layoutFits(layout, geometryOf(stock))).toBe(true);
    }
  }
});

test('the default stock is 7 by 9 round labels of an inch on Letter', () => {
  const geometry = geometryOf(stock63);
  expect(labelsPerSheet(geometry)).toBe(63);
  expect(cellOrigin(geometry, 0)).toEqual({ x: 0.375 * 25.4, y: 0.5 * 25.4 });
  const last = cellOrigin(geometry, 62);
  expect(last.x / 25.4).toBeCloseTo(0.375 + 6 * 1.125, 9);
  expect(last.y / 25.4).toBeCloseTo(0.5 + 8 * 1.125, 9);
});

test.each<[string, (stock: Stock) => Stock, RegExp]>([
  [
    'a mistyped margin',
    (stock) => ({ ...stock, left: 0.475 }),
    /left margin is 12\.06 mm, the right one 6\.98 mm/,
  ],
  ['labels beyond the page', (stock) => ({ ...stock, top: 2 }), /leave the page at the bottom by/],
  [
    'labels that overlap',
    (stock) => ({ ...stock, pitch: { x: 0.9, y: 1.125 }, left: 1.05 }),
    /overlap at a pitch of 22\.86 mm/,
  ],
  ['an oval', (stock) => ({ ...stock, label: { ...stock.label, width: 1.1 } }), /as wide as it is high/],
])('the self-check names %s', (_name, change, problem) => {
  expect(stockProblems(change(stock63)).join()).toMatch(problem);
});

test('a field that is misspelt or missing in a stock or layout is refused', () => {
  const stock = JSON.parse(readFileSync(`${resources}/stocks/63up_1in_letter.json`, 'utf8')) as object;
  expect(stockModel.safeParse({ ...stock, colour: 'red' }).success).toBe(false);
  expect(stockModel.safeParse({ ...stock, grid: { columns: 0, rows: 9 } }).success).toBe(false);
  const layout = JSON.parse(readFileSync(`${resources}/layouts/qr-1in.json`, 'utf8')) as object;
  expect(layoutModel.safeParse(layout).success).toBe(true);
  expect(layoutModel.safeParse({ ...layout, symbol: 'aztec' }).success).toBe(false);
  expect(layoutModel.safeParse({ ...layout, lines: [] }).success).toBe(false);
});

test('no layout goes below the least X-dimension of its symbol', () => {
  for (const { symbol, x_dimension } of catalog.layouts.values()) {
    expect(x_dimension.floor_mm).toBeGreaterThanOrEqual(symbol === 'qr' ? 0.396 : 0.254);
    expect(x_dimension.target_mm).toBeGreaterThanOrEqual(x_dimension.floor_mm);
    expect(x_dimension.target_mm).toBeLessThanOrEqual(0.99);
  }
});

test('a round label takes no layout for rectangles, a square one takes those for the circle', () => {
  const ids = (id: string): string[] =>
    layoutsOf(catalog, catalog.stocks.get(id) as Stock).map((layout) => layout.id);
  const onCircles = ['datamatrix-1in', 'qr-1in', 'qr-1in-gtin', 'datamatrix-19mm-round'];
  expect(ids('63up_1in_letter')).toEqual(onCircles);
  expect(ids('66up_1in_square_a4')).toEqual(expect.arrayContaining(onCircles));
  expect(ids('66up_1in_square_a4')).toContain('datamatrix-low');
  expect(ids('21up_63x38_a4').slice(0, 2).sort()).toEqual(['datamatrix-wide', 'qr-wide']);
});

test('alternatives begin with the stock in the tray and go on with stocks of its kind', () => {
  const layout = catalog.layouts.get('qr-1in');
  if (!layout) throw new Error('qr-1in is missing.');
  const names = alternativesTo(layout, stock63, catalog).map(({ name }) => name);
  expect(names[0]).toBe('the layout datamatrix-1in');
  // It shows the GTIN alone: a lot that is too long would be gone from the label.
  expect(names).not.toContain('the layout qr-1in-gtin');
  const stocks = names.flatMap((name) => /the stock (\S+)/.exec(name)?.[1] ?? []);
  const kinds = stocks.map((id) => catalog.stocks.get(id)?.kind);
  expect(new Set(kinds)).toEqual(new Set(['sheet', 'roll']));
  expect(kinds).toEqual(kinds.toSorted((a, b) => (a === b ? 0 : a === 'sheet' ? -1 : 1)));
  // They travel with every page.
  expect(names.length).toBeLessThan(25);
});

test('a page is never a dot wider than its label stock', () => {
  for (const stock of catalog.stocks.values()) {
    const { page } = geometryOf(stock);
    for (const side of [page.width, page.height]) {
      const dots = (pageSideInPoints(side) * 203.2) / 72;
      expect(Math.ceil(dots)).toBe(Math.ceil((side * 203.2) / 25.4 - 1e-6));
      expect(Math.abs(pageSideInPoints(side) - (side / 25.4) * 72)).toBeLessThan(0.0011);
    }
  }
});
