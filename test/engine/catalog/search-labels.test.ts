import { expect, test } from 'vitest';
import { LabelSearches } from '../../../src-main/core/catalog/search-labels.ts';
import { printStates } from '../../../src-shared/states/run-states.ts';
import { seedSerials } from '../../bench/seed-million.ts';
import { gtins, openCatalog } from '../../support/catalog.ts';

const csv = [
  'gtin,lot,serial,expiry,product_name',
  `${gtins.a},L1,,2027-12-31,Oat biscuits`,
  `${gtins.a},L1,SN-001,,`,
  `${gtins.a},L1,SN-002,,`,
  `${gtins.a},,SN-100,,`,
  `${gtins.b},L2,,2027-11-30,Rye crackers`,
  `${gtins.b},L2,SN-001,,`,
  `${gtins.b},L2,X%_9,,`,
].join('\n');

async function shelf() {
  const catalog = openCatalog();
  await catalog.importText(csv);
  const searches = new LabelSearches(catalog.read);
  const all = { text: '', of: null };
  return {
    catalog,
    find: async (
      text: string,
      {
        kind = 'serials',
        of = null,
        offset = 0,
        limit = 100,
        organisation = catalog.organisation,
      }: {
        kind?: 'serials' | 'lots' | 'products';
        of?: { gtin: string; lot?: string } | null;
        offset?: number;
        limit?: number;
        organisation?: number;
      } = {},
    ) => {
      const { total, rows } = await searches.search(organisation, kind, { text, of }, offset, limit);
      return {
        total,
        found: rows.map(({ gtin, lot, serial }) => [gtin, lot, serial].filter(Boolean).join(' ')),
      };
    },
    count: (text = '') => searches.count(catalog.organisation, { ...all, text }),
    searches,
  };
}

test('a serial is found by how it begins, product by product', async () => {
  const { find } = await shelf();
  expect(await find('SN-00')).toEqual({
    total: 3,
    found: [`${gtins.a} L1 SN-001`, `${gtins.a} L1 SN-002`, `${gtins.b} L2 SN-001`],
  });
  expect(await find('SN-00', { offset: 1, limit: 2 })).toMatchObject({
    total: 3,
    found: [`${gtins.a} L1 SN-002`, `${gtins.b} L2 SN-001`],
  });
  expect(await find('N-001')).toMatchObject({ total: 0, found: [] });
});

test('small letters find a serial of capitals, and signs of a search language are only signs', async () => {
  const { find } = await shelf();
  expect((await find('sn-1')).found).toEqual([`${gtins.a} SN-100`]);
  expect((await find('X%')).found).toEqual([`${gtins.b} L2 X%_9`]);
  expect((await find('%')).total).toBe(0);
});

test('without a word the newest serial comes first', async () => {
  const { find } = await shelf();
  const { total, found } = await find('', { limit: 2 });
  expect(total).toBe(5);
  expect(found).toEqual([`${gtins.b} L2 X%_9`, `${gtins.b} L2 SN-001`]);
  expect((await find('', { offset: 4, limit: 2 })).found).toEqual([`${gtins.a} L1 SN-001`]);
  expect((await find('', { offset: 5 })).found).toEqual([]);
});

test('serials of one lot, or of one product', async () => {
  const { find } = await shelf();
  expect((await find('', { of: { gtin: gtins.a, lot: 'L1' } })).found).toEqual([
    `${gtins.a} L1 SN-001`,
    `${gtins.a} L1 SN-002`,
  ]);
  expect((await find('SN-0', { of: { gtin: gtins.b.slice(1) } })).found).toEqual([`${gtins.b} L2 SN-001`]);
});

test('lots by their number, products by name or GTIN, each counted', async () => {
  const { find, count } = await shelf();
  expect((await find('l2', { kind: 'lots' })).found).toEqual([`${gtins.b} L2`]);
  expect((await find('crack', { kind: 'products' })).found).toEqual([gtins.b]);
  expect((await find(gtins.a.slice(1, 14), { kind: 'products' })).found).toEqual([gtins.a]);
  expect(await count()).toEqual({ serials: 5, more_serials: false, lots: 2, products: 2 });
  expect(await count('L')).toEqual({ serials: 0, more_serials: false, lots: 2, products: 0 });
});

test('what comes in later is found and counted, and nothing of another organisation is', async () => {
  const { catalog, find } = await shelf();
  expect((await find('SN-0')).total).toBe(3);
  await catalog.importText(`gtin,serial\n${gtins.c},SN-009\n`);
  expect((await find('SN-0')).found.at(-1)).toBe(`${gtins.c} SN-009`);
  const other = catalog.newOrganisation('Other');
  expect(await find('SN-0', { organisation: other })).toEqual({ total: 0, found: [] });
  expect(await find('', { organisation: other, kind: 'lots' })).toEqual({ total: 0, found: [] });
});

test('a row says whether it was printed, and whether its lot is held', async () => {
  const { catalog, searches } = await shelf();
  catalog.setState(3, 1, printStates.printed);
  catalog.setState(3, 2, printStates.open);
  catalog.db.prepare(`UPDATE lots SET held = 1 WHERE lot = 'L2'`).run();
  const rows = async (kind: 'serials' | 'lots', text: string) =>
    (await searches.search(catalog.organisation, kind, { text, of: null }, 0, 10)).rows;
  expect((await rows('serials', 'SN-00')).map(({ print_state }) => print_state)).toEqual([
    'printed',
    'open',
    'free',
  ]);
  expect(await rows('lots', 'L2')).toMatchObject([{ held: true, date: '271130', product: 'Rye crackers' }]);
});

test('what begins alike is counted as far as anybody looks, and can be paged to its end', async () => {
  const catalog = openCatalog();
  await seedSerials(catalog.db, catalog.organisation, { serials: 2_000 });
  const searches = new LabelSearches(catalog.read, 1_050);
  const find = (offset: number) =>
    searches.search(catalog.organisation, 'serials', { text: 'SN', of: null }, offset, 100);
  expect(await find(0)).toMatchObject({ total: 1_050, more: true });
  expect(await searches.count(catalog.organisation, { text: 'SN', of: null })).toMatchObject({
    serials: 1_050,
    more_serials: true,
  });
  const { rows } = await find(1_000);
  expect(rows).toHaveLength(50);
  expect(new Set((await find(450)).rows.map(({ serial }) => serial)).size).toBe(100);
});

test('the questions of a search walk through no table of serials, and sort no more than a page', async () => {
  const catalog = openCatalog();
  await seedSerials(catalog.db, catalog.organisation, { serials: 2_000 });
  const asked: { sql: string; parameters: readonly unknown[] }[] = [];
  const listening = new Proxy(catalog.read, {
    get: (read, name) =>
      name === 'raw'
        ? (sql: string, parameters: readonly unknown[]) => {
            asked.push({ sql, parameters });
            return read.raw(sql, parameters);
          }
        : Reflect.get(read, name),
  });
  const searches = new LabelSearches(listening);
  const [gtin] = catalog.rows<{ gtin: string }>('SELECT gtin FROM products LIMIT 1').map((row) => row.gtin);
  for (const of of [null, { gtin: gtin ?? '' }, { gtin: gtin ?? '', lot: 'L001' }]) {
    for (const text of ['', 'SN0000']) {
      await searches.search(catalog.organisation, 'serials', { text, of }, 0, 100);
    }
  }
  // What the tables hold is counted over the smallest index: no row is read.
  const questions = asked.filter(({ sql }) => !/AS (?:content|newest)\b/.test(sql));
  expect(questions.length).toBeGreaterThan(10);
  for (const { sql, parameters } of questions) {
    const plan = catalog.rows<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...parameters);
    const details = plan.map(({ detail }) => detail).join('\n');
    expect(details, sql).not.toMatch(/SCAN (?:e|s|serials)\b/);
    // The rows of a page are put into the order of their ids.
    if (!/ORDER BY [ij]\.key/.test(sql)) expect(details, sql).not.toContain('TEMP B-TREE');
  }
});
