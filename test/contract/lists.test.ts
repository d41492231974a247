import { expect, test } from 'vitest';
import { listOf } from '../fixtures/api/problem.ts';
import * as catalog from '../fixtures/api/catalog.ts';
import { callAs, keyOf, organizationId, otherOrganisation } from '../support/api-room.ts';
import { openTestHost, type TestHost } from '../support/host.ts';
import { clientOf, csvFile, serialsCsv } from '../support/room.ts';
import { expectShape } from '../support/shapes.ts';
import { importFile } from '../../src-main/core/catalog/import/import-file.ts';

interface Row {
  readonly id: string;
  readonly serial: string;
}

async function page(host: TestHost, query: string, list = 'serials') {
  const { status, json, text } = await host.api(`/products/api/v1/${list}?${query}`);
  expect(status, text).toBe(200);
  return { rows: json['data'] as Row[], pagination: json['pagination'] as Record<string, unknown> };
}

/** Walks a list to its end, as a client does that keeps a copy. */
async function wholeList(host: TestHost, size: number): Promise<string[]> {
  const serials: string[] = [];
  for (let number = 1; ; number++) {
    const { rows, pagination } = await page(host, `page=${number}&page_size=${size}`);
    serials.push(...rows.map(({ serial }) => serial));
    if (pagination['has_next'] !== true) return serials;
  }
}

const names = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `S${String(from + index).padStart(6, '0')}`);

test('a page is 25 rows of the organisation of the key, with the totals of the whole list', async () => {
  const host = await openTestHost();
  await clientOf(host.room).admin.importFile({ path: csvFile(serialsCsv(60)) });

  const first = await page(host, '');
  expect(first.rows.map(({ serial }) => serial)).toEqual(names(1, 25));
  expect(first.pagination).toEqual({
    page: 1,
    page_size: 25,
    total_count: 60,
    total_pages: 3,
    has_next: true,
    has_previous: false,
  });
  const last = await page(host, `organization_id=${host.host.address.organization_id}&page=3`);
  expect(last.rows.map(({ serial }) => serial)).toEqual(names(51, 60));
  expect(last.pagination).toMatchObject({ has_next: false, has_previous: true });
  const beyond = await page(host, 'page=4');
  expect(beyond).toMatchObject({ rows: [], pagination: { page: 4, total_count: 60, has_next: false } });
});

test.for(['products', 'lots', 'serials', 'lifecycle-events'])(
  'an empty list of %s has no pages',
  async (list) => {
    const host = await openTestHost();
    expect(await page(host, '', list)).toEqual({
      rows: [],
      pagination: {
        page: 1,
        page_size: 25,
        total_count: 0,
        total_pages: 0,
        has_next: false,
        has_previous: false,
      },
    });
  },
);

test('every page size gives every serial exactly once', async () => {
  const host = await openTestHost();
  await clientOf(host.room).admin.importFile({ path: csvFile(serialsCsv(1_003)) });
  for (const size of [7, 100]) expect(await wholeList(host, size)).toEqual(names(1, 1_003));
});

test('rows of another organisation are never listed, nor counted, however the two are mixed', async () => {
  const host = await openTestHost();
  const other = otherOrganisation(host.room);
  const mine: string[] = [];
  for (let round = 0; round < 6; round++) {
    const from = round * 100 + 1;
    await clientOf(host.room).admin.importFile({
      organization_id: organizationId(1),
      path: csvFile(serialsCsv(70, { from })),
    });
    mine.push(...names(from, from + 69));
    const foreign = csvFile(serialsCsv(40, { from: 5_000 + from, lot: 'FOREIGN' }));
    await importFile(host.room.db, other, foreign, host.room.ports.now);
  }

  expect(await wholeList(host, 9)).toEqual(mine);
  expect((await page(host, '', 'lots')).pagination).toMatchObject({ total_count: 1 });
  expect((await page(host, '', 'products')).pagination).toMatchObject({ total_count: 1 });

  const foreign = callAs(host, keyOf(host.room, 'readonly', { organisation: other }));
  const { json } = await foreign('/products/api/v1/serials?page_size=100&page=3');
  expectShape(json, listOf(catalog.serialOut));
  expect((json['data'] as Row[]).map(({ serial }) => serial)).toEqual(names(5_501, 5_540));
});

test('what is added while a client pages through comes at the end, and what is taken back is gone', async () => {
  const host = await openTestHost();
  otherOrganisation(host.room);
  const client = clientOf(host.room);
  const mine = { organization_id: organizationId(1) };
  const first = await client.admin.importFile({ ...mine, path: csvFile(serialsCsv(40)) });
  expect((await page(host, 'page=1&page_size=10')).pagination).toMatchObject({ total_count: 40 });

  // Of a lot and a product that sort before the others.
  await client.admin.importFile({
    ...mine,
    path: csvFile(serialsCsv(5, { from: 100, lot: 'A', gtin: '09521234000006' })),
  });
  expect((await page(host, 'page=5&page_size=10')).rows.map(({ serial }) => serial)).toEqual(names(100, 104));
  expect((await page(host, 'page=2&page_size=10')).rows.map(({ serial }) => serial)).toEqual(names(11, 20));

  await client.catalog.undoImport({ ...mine, batch: first.batch });
  expect(await wholeList(host, 10)).toEqual(names(100, 104));
});

test('an inactive serial is listed as such, an inactive product is not', async () => {
  const host = await openTestHost();
  await clientOf(host.room).admin.importFile({ path: csvFile(serialsCsv(2)) });
  host.room.db.prepare('UPDATE serials SET active = 0 WHERE id = 1').run();
  expect((await page(host, '')).rows).toMatchObject([{ is_active: false }, { is_active: true }]);
  host.room.db.prepare('UPDATE products SET active = 0').run();
  expect((await page(host, '', 'products')).pagination).toMatchObject({ total_count: 0 });
  expect((await host.api('/products/api/v1/products/09521234000013')).status).toBe(404);
});
