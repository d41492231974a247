import { describe, expect, test } from 'vitest';
import { countQuery } from '../../../src-main/core/catalog/selection/count.ts';
import { pageQueries } from '../../../src-main/core/catalog/selection/page.ts';
import { selectionOf } from '../../../src-main/core/catalog/selection/selection.ts';
import type { Sql } from '../../../src-main/core/catalog/selection/conditions.ts';
import type { LabelExportFilters } from '../../../src-shared/models/label-export.ts';
import type { Scope } from '../../../src-shared/models/export-types.ts';
import { seedSerials } from '../../bench/seed-million.ts';
import { gtins, openCatalog, type TestCatalog } from '../../support/catalog.ts';

/** The questions that a million serials must not make slow, by their plans: figures depend on the machine. */
function plan(catalog: TestCatalog, { sql, parameters }: Sql): string {
  return catalog
    .rows<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...parameters)
    .map(({ detail }) => detail)
    .join('\n');
}

const hot: LabelExportFilters = {
  gtins: [gtins.a, gtins.b],
  created_after: '2026-01-01T00:00:00Z',
  created_before: '2026-12-31T00:00:00Z',
};
const cursor = { gtin: gtins.a, lot: 'L1', id: 7 };

async function seeded(): Promise<TestCatalog> {
  const catalog = openCatalog();
  await seedSerials(catalog.db, catalog.organisation, { serials: 2_000 });
  return catalog;
}

describe.each<[Scope, string, boolean]>([
  ['serials', 'serials_free', true],
  ['serials', 'serials_order', false],
  ['lots', 'lots_free', true],
  ['lots', 'lots_order', false],
])('%s by %s', (scope, index, neverPrinted) => {
  const filters = { ...hot, never_printed: neverPrinted };

  test('are counted on the index alone', async () => {
    const catalog = await seeded();
    const text = plan(catalog, countQuery(selectionOf(catalog.organisation, scope, filters)));
    expect(text).toContain(`SEARCH e USING COVERING INDEX ${index} (product_id=?)`);
    expect(text).not.toMatch(/SCAN (?:p|e)\b|TEMP B-TREE/);
  });

  test('are paged in the order of the index, without sorting', async () => {
    const catalog = await seeded();
    const selection = selectionOf(catalog.organisation, scope, filters);
    for (const query of [...pageQueries(selection, null), ...pageQueries(selection, cursor)]) {
      const text = plan(catalog, { ...query, sql: `${query.sql} LIMIT 100` });
      expect(text).toMatch(new RegExp(`SEARCH e USING INDEX ${index} \\(product_id=\\?`));
      expect(text).not.toMatch(/SCAN (?:p|e)\b|TEMP B-TREE/);
    }
    const [inLot, inProduct] = pageQueries(selection, cursor).map((query) => plan(catalog, query));
    expect(inLot).toContain('(product_id=? AND lot=? AND id>?)');
    expect(inProduct).toContain('(product_id=? AND lot>?)');
  });
});

test("a lot's serials are read from their stretch of the index", async () => {
  const catalog = await seeded();
  for (const filters of [{ lot_ids: ['x'] }, { lot_run_id: 'x' }]) {
    const selection = selectionOf(catalog.organisation, 'serials', { ...filters, never_printed: true });
    for (const query of [countQuery(selection), ...pageQueries(selection, cursor)]) {
      const text = plan(catalog, query);
      expect(text).toMatch(/SEARCH e USING (?:COVERING )?INDEX serials_free \(product_id=\? AND lot=\?/);
      expect(text).not.toMatch(/SCAN (?:p|l|e)\b|TEMP B-TREE/);
    }
  }
});

test('one product is paged in the order of its index', async () => {
  const catalog = await seeded();
  const selection = selectionOf(catalog.organisation, 'serials', { product_id: 'x', never_printed: true });
  for (const query of [
    countQuery(selection),
    ...pageQueries(selection, null),
    ...pageQueries(selection, cursor),
  ]) {
    expect(plan(catalog, query)).not.toMatch(/SCAN (?:p|e)\b|TEMP B-TREE/);
  }
});

test('serials named by their ids are looked up one by one', async () => {
  const catalog = await seeded();
  const selection = selectionOf(catalog.organisation, 'serials', { serial_ids: ['x'], never_printed: true });
  for (const query of [countQuery(selection), ...pageQueries(selection, cursor)]) {
    const text = plan(catalog, query);
    expect(text).toContain('SEARCH e USING INTEGER PRIMARY KEY (rowid=?)');
    expect(text).toContain('SEARCH serials USING COVERING INDEX serials_closient (closient_id=?)');
    expect(text).not.toMatch(/SCAN (?:p|e)\b/);
  }
});

test('the seed of the measurements holds what it promises', async () => {
  const catalog = openCatalog();
  const { createdAfter, createdBefore } = await seedSerials(catalog.db, catalog.organisation, {
    serials: 4_000,
  });
  expect(createdAfter < createdBefore).toBe(true);
  const [row] = catalog.rows<{ n: number; printed: number; products: number; lots: number; last: number }>(
    `SELECT count(*) AS n, sum(print_state = 2) AS printed, count(DISTINCT product_id) AS products,
       count(DISTINCT lot_id) AS lots, max(id) AS last FROM serials`,
  );
  expect(row).toMatchObject({ n: 4_000, products: 20, lots: 1_000, last: 4_000 });
  expect(row?.printed).toBeGreaterThan(1_000);
  expect(row?.printed).toBeLessThan(1_400);
});
