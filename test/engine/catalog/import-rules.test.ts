import { describe, expect, test } from 'vitest';
import { entityKinds } from '../../../src-main/core/db/schema.ts';
import { printStates } from '../../../src-shared/states/run-states.ts';
import { gtins, openCatalog, type TestCatalog } from '../../support/catalog.ts';
import { clientOf, csvFile, openTestRoom } from '../../support/room.ts';

const header = 'gtin,lot,serial,expiry,best_before,product_name,lot_run,created_at';
const file = (...lines: string[]): string => [header, ...lines].join('\n');
const reasons = (report: { rejected: { reason: string }[] }): string[] =>
  report.rejected.map(({ reason }) => reason);

async function imported(...lines: string[]): Promise<TestCatalog> {
  const catalog = openCatalog();
  const report = await catalog.importText(file(...lines));
  expect(report.rejected).toEqual([]);
  return catalog;
}

function serialId(catalog: TestCatalog, serial: string): number {
  return catalog.rows<{ id: number }>('SELECT id FROM serials WHERE serial = ?', serial)[0]?.id ?? 0;
}

describe('the same file twice', () => {
  test('changes nothing, not even the time of the last change', async () => {
    const lines = [
      `${gtins.a},L1,S1,271231,,Cheese,R1,2026-01-01`,
      `${gtins.a},L1,S2,,,,,`,
      `${gtins.a},L2,,280131,,Cheese,,`,
      `${gtins.b},,S1,,270630,Butter,,2026-01-01`,
      `${gtins.b},,S2,,,,,`,
    ];
    const catalog = await imported(...lines);
    const before = catalog.contents();
    catalog.later(60_000);
    const again = await catalog.importText(file(...lines));
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 5, rejected_count: 0 });
    expect(catalog.contents()).toEqual(before);
    expect(catalog.rows('SELECT * FROM import_changes')).toEqual([]);
  });

  test.each<[string, string, string, RegExp]>([
    [
      'two dates for a lot',
      `${gtins.a},L1,S1,271231`,
      `${gtins.a},L1,S2,280131`,
      /earlier line gives lot L1 the date 271231 and this one 280131/,
    ],
    [
      'two lots for a serial',
      `${gtins.a},L1,S1`,
      `${gtins.a},L2,S1`,
      /earlier line names serial S1 .* another lot/,
    ],
    [
      'two dates for a serial',
      `${gtins.a},,S1,271231`,
      `${gtins.a},,S1,280131`,
      /earlier line names serial S1 .* another date/,
    ],
    [
      'two names for a product',
      `${gtins.a},L1,S1,,,Cheese`,
      `${gtins.a},L1,S2,,,Butter`,
      /calls GTIN 09521234000013 "Cheese" and this one "Butter"/,
    ],
    ['two runs for a lot', `${gtins.a},L1,S1,,,,R1`, `${gtins.a},L1,S2,,,,R2`, /another lot run than R2/],
  ])('%s in one file: the first line stands, every time', async (_, first, second, reason) => {
    const catalog = openCatalog();
    expect(reasons(await catalog.importText(file(first, second)))).toEqual([expect.stringMatching(reason)]);
    const before = catalog.contents();
    for (let round = 0; round < 2; round++) {
      catalog.later(1_000);
      const again = await catalog.importText(file(first, second));
      expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 1, rejected_count: 1 });
      expect(catalog.contents()).toEqual(before);
    }
  });

  test('a contradiction is noticed across the slices of a long file', async () => {
    const catalog = openCatalog();
    const lines = Array.from({ length: 1_500 }, (_, index) => `${gtins.a},L1,S${index},271231`);
    const report = await catalog.importText(file(...lines, `${gtins.a},L9,S3`, `${gtins.a},L1,S3,280101`));
    expect(report).toMatchObject({ created: 1_500, rejected_count: 2 });
    expect(report.rejected.map(({ line }) => line)).toEqual([1_502, 1_503]);
  });
});

describe('a later file', () => {
  test('changes the lot of a free serial, the date of a lot, the run, the name', async () => {
    const catalog = await imported(`${gtins.a},L1,S1,271231,,Cheese,R1,2026-01-01`, `${gtins.a},L1,S2`);
    const report = await catalog.importText(
      file(`${gtins.a},L2,S1,280131,,Old cheese,R2,2026-05-05`, `${gtins.a},L1,,270101`),
    );
    expect(report).toMatchObject({ created: 1, updated: 1, rejected_count: 0 });
    expect(catalog.labels()).toEqual([`${gtins.a} L2 S1 280131`, `${gtins.a} L1 S2 270101`]);
    expect(catalog.rows('SELECT name FROM products')).toEqual([{ name: 'Old cheese' }]);
    // Arrival stays arrival.
    expect(catalog.rows('SELECT created_at FROM serials WHERE serial = ?', 'S1')).toEqual([
      { created_at: Date.UTC(2026, 0, 1) },
    ]);
  });

  test('that leaves out lot and date changes neither', async () => {
    const catalog = await imported(`${gtins.a},L1,S1,271231`);
    expect(await catalog.importText(file(`${gtins.a},,S1`))).toMatchObject({ unchanged: 1 });
    expect(catalog.labels()).toEqual([`${gtins.a} L1 S1 271231`]);
  });

  test("gives a serial in a lot no date of its own, only its lot's", async () => {
    const catalog = await imported(`${gtins.a},L1,S1,271231`);
    expect(reasons(await catalog.importText(file(`${gtins.a},,S1,280131`)))).toEqual([
      expect.stringMatching(/belongs to lot L1, whose date is 271231; name the lot/),
    ]);
    expect(await catalog.importText(file(`${gtins.a},,S1,271231`))).toMatchObject({ unchanged: 1 });
  });

  test('makes inactive rows active again', async () => {
    const catalog = await imported(`${gtins.a},L1,S1`);
    for (const table of ['products', 'lots', 'serials'])
      catalog.db.sqlite.exec(`UPDATE ${table} SET active = 0`);
    expect(await catalog.importText(file(`${gtins.a},L1,S1`))).toMatchObject({ updated: 1 });
    expect(
      catalog.rows('SELECT p.active + l.active + s.active AS n FROM products p, lots l, serials s'),
    ).toEqual([{ n: 3 }]);
  });

  test('cannot turn use-by dates into best-before dates, nor mix them', async () => {
    const catalog = await imported(`${gtins.a},L1,S1,271231`, `${gtins.b},,S1,,271231`, `${gtins.c},L1`);
    const report = await catalog.importText(
      file(`${gtins.a},L2,S2,,271231`, `${gtins.b},,S2,271231`, `${gtins.c},L1,,,271231`),
    );
    expect(reasons(report)).toEqual([
      expect.stringMatching(/use-by dates.*other kind/),
      expect.stringMatching(/best-before dates.*other kind/),
    ]);
    // The third had no date at all, so its kind was open.
    expect(catalog.rows('SELECT gtin, date_kind FROM products ORDER BY gtin')).toEqual([
      { gtin: gtins.a, date_kind: 'use_by' },
      { gtin: gtins.b, date_kind: 'best_before' },
      { gtin: gtins.c, date_kind: 'best_before' },
    ]);
    expect(catalog.rows('SELECT lot FROM lots WHERE lot = ?', 'L2')).toEqual([]);
  });

  test('of another organisation has its own products, lots and serials', async () => {
    const catalog = await imported(`${gtins.a},L1,S1,271231`);
    const other = catalog.newOrganisation('Other');
    expect(await catalog.importText(file(`${gtins.a},L1,S1,280131`), other)).toMatchObject({ created: 1 });
    expect(catalog.labels()).toEqual([`${gtins.a} L1 S1 271231`, `${gtins.a} L1 S1 280131`]);
  });
});

describe.each([
  ['printed', printStates.printed],
  ['on its way to the printer or uncertain', printStates.open],
])('a serial that is %s', (_, state) => {
  async function withLabel(...lines: string[]): Promise<TestCatalog> {
    const catalog = await imported(...lines);
    catalog.setState(entityKinds.serial, serialId(catalog, 'S1'), state);
    return catalog;
  }

  test('keeps its lot, and the lot its date; the other lines of the file are imported', async () => {
    const catalog = await withLabel(`${gtins.a},L1,S1,271231`, `${gtins.a},L1,S2`);
    const before = catalog.contents();
    const report = await catalog.importText(
      file(
        `${gtins.a},L9,S1`, // another lot
        `${gtins.a},L1,S1,280131`, // another date
        `${gtins.a},L1,S2,280131`, // the date by way of a free serial of the lot
        `${gtins.a},L1,,280131`, // by way of the lot itself
        `${gtins.a},L1,NEW,280131`, // by way of a new serial
        `${gtins.a},L1,S1,271231`,
      ),
    );
    expect(report).toMatchObject({ created: 0, updated: 0, unchanged: 1, rejected_count: 5 });
    expect(reasons(report)[0]).toMatch(
      /label of serial S1 .* exists with lot L1; the lot L9 would contradict it/,
    );
    for (const reason of reasons(report).slice(1))
      expect(reason).toMatch(/labels of lot L1 exist with the date 271231/);
    expect(catalog.contents()).toEqual(before);
  });

  test('without lot keeps its date and gets no lot', async () => {
    const catalog = await withLabel(`${gtins.a},,S1,271231`);
    const report = await catalog.importText(
      file(`${gtins.a},,S1,280131`, `${gtins.a},L1,S1`, `${gtins.a},,S1,271231`),
    );
    expect(report).toMatchObject({ unchanged: 1, rejected_count: 2 });
    expect(catalog.labels()).toEqual([`${gtins.a} S1 271231`]);
    expect(catalog.rows('SELECT * FROM lots')).toEqual([]);
  });

  test('keeps the date of its lot even when it is inactive', async () => {
    const catalog = await withLabel(`${gtins.a},L1,S1,271231`);
    catalog.db.sqlite.exec('UPDATE serials SET active = 0');
    expect(await catalog.importText(file(`${gtins.a},L1,,280131`))).toMatchObject({ rejected_count: 1 });
  });
});

test('a lot whose own labels exist keeps its date', async () => {
  const catalog = await imported(`${gtins.a},L1,,271231`);
  catalog.setState(entityKinds.lot, 1, printStates.printed);
  expect(reasons(await catalog.importText(file(`${gtins.a},L1,,280131`)))).toEqual([
    expect.stringMatching(/labels of lot L1 exist with the date 271231; the date 280131/),
  ]);
});

test('what the printer really printed is protected: import, print, import a correction', async () => {
  const room = await openTestRoom();
  const client = clientOf(room);
  await client.admin.importFile({ path: csvFile(file(`${gtins.a},L1,S1,271231`, `${gtins.a},L1,S2`)) });
  await client.printing.setCountsAsPrinted({ printer: 'folder', counts: true });
  const { job_id } = await client.jobs.submit({
    scope: 'serials',
    export_type: 'sheet_pdf',
    file_format: 'pdf',
  });
  await client.admin.waitForJob({ job_id });
  const { run_id } = await client.printing.start({ job_id, printer: 'folder' });
  expect(await client.admin.waitForRun({ run_id })).toMatchObject({ status: 'completed' });
  const report = await client.admin.importFile({
    path: csvFile(file(`${gtins.a},L2,S1`, `${gtins.a},L1,,280131`, `${gtins.a},L2,S3`)),
  });
  expect(report).toMatchObject({ created: 1, rejected_count: 2 });
});

test('two imports at once are stored one after the other', async () => {
  const catalog = openCatalog();
  const lines = (from: number): string[] =>
    Array.from({ length: 1_000 }, (_, index) => `${gtins.a},L1,S${from + index}`);
  const [first, second] = await Promise.all([
    catalog.importText(file(...lines(0))),
    catalog.importText(file(...lines(500))),
  ]);
  expect(first).toMatchObject({ created: 1_000 });
  expect(second).toMatchObject({ created: 500, unchanged: 500 });
});
