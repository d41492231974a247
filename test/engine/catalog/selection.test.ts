import { describe, expect, test } from 'vitest';
import { countSelection } from '../../../src-main/core/catalog/selection/count.ts';
import {
  cursorAfter,
  nextPage,
  type Cursor,
  type SelectedEntity,
} from '../../../src-main/core/catalog/selection/page.ts';
import { selectionOf } from '../../../src-main/core/catalog/selection/selection.ts';
import { entityKinds } from '../../../src-main/core/db/schema.ts';
import { publicId, type IdKind } from '../../../src-shared/ids.ts';
import { labelExportFilters, type LabelExportFilters } from '../../../src-shared/models/label-export.ts';
import type { Scope } from '../../../src-shared/models/export-types.ts';
import { printStates } from '../../../src-shared/states/run-states.ts';
import { gtins, openCatalog, testNow, type TestCatalog } from '../../support/catalog.ts';

/** Three products; lots out of order on purpose; a serial without lot; times one day apart in order of arrival. */
const rows = [
  'gtin,lot,serial,expiry,lot_run,created_at',
  `${gtins.b},L2,B-1,271231,RUN-1,2026-01-01`,
  `${gtins.a},L2,A-1,271231,RUN-1,2026-01-02`,
  `${gtins.a},L1,A-2,280131,,2026-01-03`,
  `${gtins.a},,A-3,280229,,2026-01-04`,
  `${gtins.a},L2,A-0,,,2026-01-05`,
  `${gtins.c},L1,C-1,,RUN-2,2026-01-06`,
].join('\n');

async function seeded(): Promise<TestCatalog> {
  const catalog = openCatalog();
  expect((await catalog.importText(rows)).rejected).toEqual([]);
  return catalog;
}

const tables = { product: 'products', lot: 'lots', serial: 'serials' } as const;

function idOf(catalog: TestCatalog, kind: keyof typeof tables, where: string): string {
  const [row] = catalog.rows<{ id: number }>(`SELECT id FROM ${tables[kind]} WHERE ${where}`);
  return publicId(kind, row?.id ?? 0);
}

/** What a selection has, by paging; the count must agree. */
async function select(
  catalog: TestCatalog,
  scope: Scope,
  filters: LabelExportFilters,
  pageSize = 2,
): Promise<string[]> {
  const selection = selectionOf(catalog.organisation, scope, labelExportFilters.parse(filters));
  const count = await countSelection(catalog.read, selection);
  const found: string[] = [];
  let cursor: Cursor | null = null;
  for (;;) {
    const page: SelectedEntity[] = await nextPage(catalog.read, selection, cursor, pageSize);
    found.push(
      ...page.map((entity) => entity.serial ?? [entity.gtin.slice(-2), entity.lot].filter(Boolean).join(' ')),
    );
    const last = page.at(-1);
    if (page.length < pageSize || !last) break;
    cursor = cursorAfter(last);
    if (found.length > 1_000) throw new Error('The pages of this selection never end.');
  }
  expect(count).toBe(found.length);
  return found;
}

describe('print order is GTIN, lot, arrival', () => {
  test('for serials, those without lot first', async () => {
    expect(await select(await seeded(), 'serials', {})).toEqual(['A-3', 'A-2', 'A-1', 'A-0', 'B-1', 'C-1']);
  });
  test('for lots and products', async () => {
    const catalog = await seeded();
    expect(await select(catalog, 'lots', {})).toEqual(['13 L1', '13 L2', '20 L2', '37 L1']);
    expect(await select(catalog, 'products', {})).toEqual(['13', '20', '37']);
  });
  test.each([1, 2, 3, 100])('whatever the size of a page: %i', async (pageSize) => {
    const catalog = await seeded();
    expect(await select(catalog, 'serials', {}, pageSize)).toEqual([
      'A-3',
      'A-2',
      'A-1',
      'A-0',
      'B-1',
      'C-1',
    ]);
    expect(await select(catalog, 'lots', {}, pageSize)).toHaveLength(4);
  });
  test('an entity carries the date of its lot, or its own where it has none', async () => {
    const catalog = await seeded();
    const page = await nextPage(catalog.read, selectionOf(catalog.organisation, 'serials', {}), null, 10);
    expect(page.map(({ serial, lot, date }) => [serial, lot, date])).toEqual([
      ['A-3', null, '280229'],
      ['A-2', 'L1', '280131'],
      ['A-1', 'L2', '271231'],
      ['A-0', 'L2', '271231'],
      ['B-1', 'L2', '271231'],
      ['C-1', 'L1', null],
    ]);
  });
});

describe('filters: all must hold, a list is one of', () => {
  test.each<[string, Scope, LabelExportFilters, string[]]>([
    ['one GTIN', 'serials', { gtins: [gtins.b] }, ['B-1']],
    [
      'GTINs in a short form, twice',
      'serials',
      { gtins: ['9521234000020', gtins.c, gtins.c] },
      ['B-1', 'C-1'],
    ],
    ['a GTIN that is not there', 'serials', { gtins: ['95212340'] }, []],
    ['created after, inclusive', 'serials', { created_after: '2026-01-05T00:00:00Z' }, ['A-0', 'C-1']],
    [
      'created before, inclusive, in another zone',
      'serials',
      { created_before: '2026-01-02T02:00:00+02:00' },
      ['A-1', 'B-1'],
    ],
    [
      'both dates and a GTIN',
      'serials',
      { created_after: '2026-01-02T00:00:00Z', created_before: '2026-01-04T00:00:00Z', gtins: [gtins.a] },
      ['A-3', 'A-2', 'A-1'],
    ],
    ['a lot run by the name in the file', 'serials', { lot_run_id: 'RUN-1' }, ['A-1', 'A-0', 'B-1']],
    ['a lot run and a GTIN', 'serials', { lot_run_id: 'RUN-1', gtins: [gtins.b] }, ['B-1']],
    ['a lot run at scope lots', 'lots', { lot_run_id: 'RUN-2' }, ['37 L1']],
    ['lots by date of arrival', 'lots', { created_after: '2026-01-03T00:00:00Z' }, ['13 L1', '37 L1']],
    ['products', 'products', { gtins: [gtins.a, gtins.b] }, ['13', '20']],
    [
      'null is absent',
      'serials',
      {
        gtins: null,
        product_id: null,
        lot_ids: null,
        serial_ids: null,
        lot_run_id: null,
        never_printed: null,
        created_after: null,
        created_before: null,
      },
      ['A-3', 'A-2', 'A-1', 'A-0', 'B-1', 'C-1'],
    ],
    ['never_printed: false is absent', 'serials', { never_printed: false, gtins: [gtins.b] }, ['B-1']],
  ])('%s', async (_, scope, filters, expected) => {
    expect(await select(await seeded(), scope, filters)).toEqual(expected);
  });

  test('ids of products, lots and serials', async () => {
    const catalog = await seeded();
    const a = idOf(catalog, 'product', `gtin = '${gtins.a}'`);
    const aL2 = idOf(catalog, 'lot', `lot = 'L2' AND product_id <> 1`);
    const bL2 = idOf(catalog, 'lot', `lot = 'L2' AND product_id = 1`);
    const [a1, b1] = [idOf(catalog, 'serial', `serial = 'A-1'`), idOf(catalog, 'serial', `serial = 'B-1'`)];
    expect(await select(catalog, 'serials', { product_id: a })).toEqual(['A-3', 'A-2', 'A-1', 'A-0']);
    expect(await select(catalog, 'products', { product_id: a })).toEqual(['13']);
    expect(await select(catalog, 'lots', { lot_ids: [bL2, aL2, aL2] })).toEqual(['13 L2', '20 L2']);
    expect(await select(catalog, 'serials', { lot_ids: [aL2, bL2] }, 1)).toEqual(['A-1', 'A-0', 'B-1']);
    expect(
      await select(catalog, 'serials', { lot_ids: [aL2], created_after: '2026-01-05T00:00:00Z' }),
    ).toEqual(['A-0']);
    expect(await select(catalog, 'serials', { serial_ids: [b1, a1, b1] }, 1)).toEqual(['A-1', 'B-1']);
    expect(await select(catalog, 'serials', { serial_ids: [b1, a1], lot_ids: [bL2] })).toEqual(['B-1']);
    expect(await select(catalog, 'serials', { serial_ids: [b1, a1], lot_run_id: 'RUN-2' })).toEqual([]);
    expect(await select(catalog, 'serials', { serial_ids: [b1, a1], product_id: a })).toEqual(['A-1']);
  });

  test("Closient's ids are accepted beside ours", async () => {
    const catalog = await seeded();
    catalog.db.sqlite.exec(
      `UPDATE serials SET closient_id = 'closient-' || serial; UPDATE lots SET closient_id = 'lot-' || id; UPDATE products SET closient_id = 'p-' || gtin`,
    );
    expect(
      await select(catalog, 'serials', {
        serial_ids: ['closient-A-1', idOf(catalog, 'serial', `serial = 'C-1'`)],
      }),
    ).toEqual(['A-1', 'C-1']);
    expect(await select(catalog, 'serials', { lot_ids: ['lot-1'] })).toEqual(['B-1']);
    expect(await select(catalog, 'lots', { lot_ids: ['lot-1'] })).toEqual(['20 L2']);
    expect(await select(catalog, 'serials', { product_id: `p-${gtins.c}` })).toEqual(['C-1']);
  });

  test('unknown ids match nothing: other shapes, other kinds, 22 times z, another organisation', async () => {
    const catalog = await seeded();
    const other = catalog.newOrganisation('Other');
    await catalog.importText(`gtin,lot,serial,lot_run\n${gtins.a},L2,X-1,RUN-9`, other);
    const [foreign] = catalog.rows<{ id: number; lot_id: number; product_id: number }>(
      `SELECT * FROM serials WHERE serial = 'X-1'`,
    );
    const strange = [
      'nonsense',
      'z'.repeat(22),
      '0'.repeat(22),
      "' OR 1=1 --",
      '𝟙'.repeat(11),
      'f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
    ];
    const ids = (kind: IdKind, id = 0): string[] => [
      ...strange,
      publicId('organisation', 1),
      publicId(kind, id),
      publicId(kind, 999_999),
    ];
    for (const id of ids('serial', foreign?.id))
      expect(await select(catalog, 'serials', { serial_ids: [id] })).toEqual([]);
    for (const id of ids('lot', foreign?.lot_id)) {
      expect(await select(catalog, 'serials', { lot_ids: [id] })).toEqual([]);
      expect(await select(catalog, 'lots', { lot_ids: [id] })).toEqual([]);
    }
    for (const id of ids('product', foreign?.product_id))
      expect(await select(catalog, 'serials', { product_id: id })).toEqual([]);
    for (const id of [...ids('lotRun', 3), 'RUN-9', '1'])
      expect(await select(catalog, 'serials', { lot_run_id: id })).toEqual([]);
    // A lot's id is no serial's id, although both rows have the number 1.
    expect(await select(catalog, 'serials', { serial_ids: [publicId('lot', 1)] })).toEqual([]);
  });

  test('5,000 ids are one question', async () => {
    const catalog = await seeded();
    const ids = Array.from({ length: 5_000 }, (_, index) => publicId('serial', index + 1));
    expect(await select(catalog, 'serials', { serial_ids: ids })).toHaveLength(6);
    expect(await select(catalog, 'serials', { lot_ids: ids })).toEqual([]);
  });
});

describe('never_printed', () => {
  test('leaves out what is printed and what is open, at every scope', async () => {
    const catalog = await seeded();
    catalog.setState(entityKinds.serial, 1, printStates.printed);
    catalog.setState(entityKinds.serial, 2, printStates.open);
    catalog.setState(entityKinds.lot, 1, printStates.printed);
    catalog.setState(entityKinds.product, 1, printStates.open);
    expect(await select(catalog, 'serials', { never_printed: true })).toEqual(['A-3', 'A-2', 'A-0', 'C-1']);
    expect(await select(catalog, 'serials', { never_printed: true, lot_run_id: 'RUN-1' })).toEqual(['A-0']);
    expect(
      await select(catalog, 'serials', {
        never_printed: true,
        serial_ids: [1, 2, 3].map((id) => publicId('serial', id)),
      }),
    ).toEqual(['A-2']);
    expect(await select(catalog, 'lots', { never_printed: true })).toEqual(['13 L1', '13 L2', '37 L1']);
    expect(await select(catalog, 'products', { never_printed: true })).toEqual(['13', '37']);
    expect(await select(catalog, 'serials', {})).toHaveLength(6);
  });
});

describe('inactive entities are never selected', () => {
  test.each<[string, string, LabelExportFilters, string[]]>([
    [
      'a serial',
      `UPDATE serials SET active = 0 WHERE serial = 'A-1'`,
      {},
      ['A-3', 'A-2', 'A-0', 'B-1', 'C-1'],
    ],
    [
      'a serial named by its id',
      `UPDATE serials SET active = 0 WHERE serial = 'B-1'`,
      { serial_ids: [publicId('serial', 1)] },
      [],
    ],
    [
      'a serial in a named lot',
      `UPDATE serials SET active = 0 WHERE serial = 'A-1'`,
      { lot_run_id: 'RUN-1' },
      ['A-0', 'B-1'],
    ],
    [
      'a serial that was never printed',
      `UPDATE serials SET active = 0 WHERE serial = 'A-1'`,
      { never_printed: true, gtins: [gtins.a] },
      ['A-3', 'A-2', 'A-0'],
    ],
    ['a named lot', `UPDATE lots SET active = 0 WHERE lot = 'L2'`, { lot_run_id: 'RUN-1' }, []],
    [
      'a serial and its lot, both named',
      `UPDATE lots SET active = 0 WHERE lot = 'L2'`,
      { lot_run_id: 'RUN-1', serial_ids: [publicId('serial', 1)] },
      [],
    ],
    [
      'everything of a product',
      `UPDATE products SET active = 0 WHERE gtin = '${gtins.a}'`,
      {},
      ['B-1', 'C-1'],
    ],
  ])('%s', async (_, change, filters, expected) => {
    const catalog = await seeded();
    catalog.db.sqlite.exec(change);
    expect(await select(catalog, 'serials', filters)).toEqual(expected);
  });

  test('lots and products', async () => {
    const catalog = await seeded();
    catalog.db.sqlite.exec(
      `UPDATE lots SET active = 0 WHERE lot = 'L2'; UPDATE products SET active = 0 WHERE gtin = '${gtins.c}'`,
    );
    expect(await select(catalog, 'lots', {})).toEqual(['13 L1']);
    expect(await select(catalog, 'lots', { lot_ids: [1, 2, 3, 4].map((id) => publicId('lot', id)) })).toEqual(
      ['13 L1'],
    );
    expect(await select(catalog, 'products', {})).toEqual(['13', '20']);
  });
});

describe('pages while the line goes on', () => {
  test.each<[string, LabelExportFilters]>([
    ['everything', {}],
    ['never printed', { never_printed: true }],
    ['lots of a run', { lot_run_id: 'R' }],
  ])('give each serial exactly once: %s', async (_, filters) => {
    const catalog = openCatalog();
    const line = (index: number): string =>
      `${[gtins.a, gtins.b, gtins.c][index % 3]},L${index % 7},S${index},R`;
    const file = (from: number, count: number): string =>
      ['gtin,lot,serial,lot_run', ...Array.from({ length: count }, (_, index) => line(from + index))].join(
        '\n',
      );
    await catalog.importText(file(0, 300));
    const selection = selectionOf(catalog.organisation, 'serials', filters);
    const found: string[] = [];
    let cursor: Cursor | null = null;
    for (let round = 0; ; round++) {
      const page: SelectedEntity[] = await nextPage(catalog.read, selection, cursor, 20);
      found.push(...page.map(({ serial }) => serial ?? ''));
      const last = page.at(-1);
      if (!last) break;
      if (found.length > 1_000) throw new Error('The pages of this selection never end.');
      cursor = cursorAfter(last);
      // What was handed out is printed, and new serials arrive behind and before the cursor.
      for (const { id } of page) catalog.setState(entityKinds.serial, id, printStates.printed);
      if (round < 5) await catalog.importText(file(1_000 + round * 10, 10));
    }
    expect(new Set(found).size).toBe(found.length);
    for (let index = 0; index < 300; index++) expect(found).toContain(`S${index}`);
  });
});

describe('filters that would print too much are refused, every one of them by name', () => {
  const refused = (scope: Scope, filters: LabelExportFilters): unknown => {
    try {
      return selectionOf(1, scope, filters);
    } catch (caught) {
      return caught;
    }
  };
  test.each<[string, Scope, LabelExportFilters, (string | number)[][]]>([
    [
      'empty lists',
      'serials',
      { gtins: [], lot_ids: [], serial_ids: [] },
      [['gtins'], ['lot_ids'], ['serial_ids']],
    ],
    ['serials at scope lots', 'lots', { serial_ids: ['x'] }, [['serial_ids']]],
    [
      'lots at scope products',
      'products',
      { lot_ids: ['x'], lot_run_id: 'x', serial_ids: ['x'] },
      [['lot_ids'], ['lot_run_id'], ['serial_ids']],
    ],
    [
      'GTINs with errors, each at its place',
      'serials',
      { gtins: [gtins.a, '09521234000014', 'abc'] },
      [
        ['gtins', 1],
        ['gtins', 2],
      ],
    ],
    [
      'dates the wrong way round',
      'serials',
      { created_after: '2026-02-01T00:00:00Z', created_before: '2026-01-01T00:00:00Z' },
      [['created_after']],
    ],
  ])('%s', (_, scope, filters, places) => {
    expect(refused(scope, filters)).toMatchObject({
      code: 'validation_error',
      faults: places.map((place) => ({ loc: ['body', 'filters', ...place], msg: expect.any(String) })),
    });
  });

  test('a date-time without zone, a date alone, unknown fields and 5,001 entries', () => {
    for (const filters of [
      { created_after: '2026-01-01T00:00:00' },
      { created_before: '2026-01-01' },
      { colour: 'red' },
      { gtins: Array.from({ length: 5_001 }, () => gtins.a) },
      { lot_ids: Array.from({ length: 5_001 }, () => 'x') },
    ]) {
      expect(labelExportFilters.safeParse(filters).success).toBe(false);
    }
    expect(
      labelExportFilters.safeParse({ gtins: Array.from({ length: 5_000 }, () => gtins.a) }).success,
    ).toBe(true);
  });

  test('equal dates select that instant', async () => {
    const instant = new Date(testNow).toISOString();
    const catalog = openCatalog();
    await catalog.importText(`gtin,serial\n${gtins.a},S1`);
    expect(await select(catalog, 'serials', { created_after: instant, created_before: instant })).toEqual([
      'S1',
    ]);
  });
});
