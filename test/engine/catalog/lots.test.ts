import { describe, expect, test } from 'vitest';
import { createLot, type NewLot } from '../../../src-main/core/catalog/lots.ts';
import { listProducts } from '../../../src-main/core/catalog/products.ts';
import { rowOfPublicId } from '../../../src-shared/ids.ts';
import { gtins, openCatalog, testNow, type TestCatalog } from '../../support/catalog.ts';

function make(catalog: TestCatalog, lot: NewLot): ReturnType<typeof createLot> {
  return createLot(catalog.db, catalog.organisation, lot, testNow);
}
const lotRows = (catalog: TestCatalog): unknown[] =>
  catalog.rows(
    'SELECT p.gtin, p.name, p.date_kind, l.lot, l.date, l.planned_quantity FROM lots l JOIN products p ON p.id = l.product_id ORDER BY l.id',
  );

describe('a lot made by hand', () => {
  test('makes its product too, in 14 digits', () => {
    const catalog = openCatalog();
    const lot = make(catalog, {
      gtin: '9521234000013',
      lot: 'L1',
      date: '2027-12-31',
      dateKind: 'best_before',
      plannedQuantity: 500,
      productName: 'Cheese',
    });
    expect(lot).toMatchObject({ gtin: gtins.a, lot: 'L1' });
    expect(rowOfPublicId('lot', lot.id)).toBe(1);
    expect(lotRows(catalog)).toEqual([
      {
        gtin: gtins.a,
        name: 'Cheese',
        date_kind: 'best_before',
        lot: 'L1',
        date: '271231',
        planned_quantity: 500,
      },
    ]);
  });

  test('brings back a lot that was set aside, with the date its labels carry and no other', () => {
    const catalog = openCatalog();
    const lot = make(catalog, { gtin: '9521234000013', lot: 'L1', date: '2027-12-31' });
    catalog.db.prepare('UPDATE lots SET active = 0').run();
    const other = { gtin: '9521234000013', lot: 'L1', date: '2028-01-31' };
    expect(() => make(catalog, other)).toThrow('was set aside with the date 271231');
    expect(make(catalog, { ...other, date: '2027-12-31' })).toEqual(lot);
    expect(catalog.rows('SELECT active FROM lots')).toEqual([{ active: 1 }]);
    expect(() => make(catalog, { ...other, date: '2027-12-31' })).toThrow('exists already');
  });

  test('needs no more than GTIN and lot; null is absent', () => {
    const catalog = openCatalog();
    make(catalog, {
      gtin: gtins.a,
      lot: 'L1',
      date: null,
      dateKind: null,
      plannedQuantity: null,
      productName: null,
    });
    make(catalog, { gtin: gtins.a, lot: 'L2', date: '271231' });
    expect(lotRows(catalog)).toMatchObject([
      { lot: 'L1', date: null, planned_quantity: null, date_kind: 'use_by' },
      { lot: 'L2', date: '271231' },
    ]);
  });

  test.each<[string, NewLot, string[]]>([
    ['a wrong check digit', { gtin: '09521234000014', lot: 'L1' }, ['gtin']],
    ['a lot with a space', { gtin: gtins.a, lot: 'L 1' }, ['lot']],
    ['an empty lot', { gtin: gtins.a, lot: '' }, ['lot']],
    ['no such day', { gtin: gtins.a, lot: 'L1', date: '2027-02-30' }, ['date']],
    ['half a label', { gtin: gtins.a, lot: 'L1', plannedQuantity: 1.5 }, ['planned_quantity']],
    ['no label at all', { gtin: gtins.a, lot: 'L1', plannedQuantity: 0 }, ['planned_quantity']],
    [
      'everything',
      { gtin: 'x', lot: 'é', date: 'soon', plannedQuantity: -1 },
      ['gtin', 'lot', 'date', 'planned_quantity'],
    ],
  ])('with %s is refused, each field by name, and leaves nothing', (_, lot, fields) => {
    const catalog = openCatalog();
    expect(() => make(catalog, lot)).toThrow(
      expect.objectContaining({
        code: 'validation_error',
        faults: fields.map((field) => expect.objectContaining({ loc: ['body', field] })),
      }),
    );
    expect(catalog.rows('SELECT * FROM products')).toEqual([]);
  });

  test('that exists is a conflict', async () => {
    const catalog = openCatalog();
    await catalog.importText(`gtin,lot\n${gtins.a},L1\n`);
    expect(() => make(catalog, { gtin: gtins.a, lot: 'L1' })).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    );
    make(catalog, { gtin: gtins.a, lot: 'l1' });
    expect(lotRows(catalog)).toHaveLength(2);
  });

  test('cannot have dates of another kind than its product; without any date the kind is still open', () => {
    const catalog = openCatalog();
    make(catalog, { gtin: gtins.a, lot: 'L1' });
    make(catalog, { gtin: gtins.a, lot: 'L2', date: '271231', dateKind: 'best_before' });
    expect(() => make(catalog, { gtin: gtins.a, lot: 'L3', date: '271231', dateKind: 'use_by' })).toThrow(
      expect.objectContaining({ code: 'conflict', message: expect.stringMatching(/best-before dates/) }),
    );
    expect(lotRows(catalog)).toMatchObject([{ date_kind: 'best_before' }, { date_kind: 'best_before' }]);
  });

  test('makes an inactive product active again', () => {
    const catalog = openCatalog();
    make(catalog, { gtin: gtins.a, lot: 'L1' });
    catalog.db.sqlite.exec('UPDATE products SET active = 0');
    make(catalog, { gtin: gtins.a, lot: 'L2', productName: 'Cheese' });
    expect(catalog.rows('SELECT active, name FROM products')).toEqual([{ active: 1, name: 'Cheese' }]);
  });

  test('takes serials from a later file, and its date stands against it only while it is free', async () => {
    const catalog = openCatalog();
    make(catalog, { gtin: gtins.a, lot: 'L1', date: '271231' });
    expect(await catalog.importText(`gtin,lot,serial,expiry\n${gtins.a},L1,S1,2028-01-31\n`)).toMatchObject({
      created: 1,
    });
    expect(catalog.labels()).toEqual([`${gtins.a} L1 S1 280131`]);
  });
});

test('products are listed by GTIN with what they have', async () => {
  const catalog = openCatalog();
  await catalog.importText(
    `gtin,lot,serial,product_name\n${gtins.b},L1,S1,Butter\n${gtins.a},L1,S1,Cheese\n${gtins.a},L2,S2,Cheese\n${gtins.a},,S3,Cheese\n`,
  );
  catalog.db.sqlite.exec(
    `UPDATE serials SET print_state = 2 WHERE serial = 'S2'; UPDATE serials SET active = 0 WHERE serial = 'S3'`,
  );
  expect(await listProducts(catalog.read, catalog.organisation)).toMatchObject([
    { gtin: gtins.a, name: 'Cheese', lots: 2, serials: 2, never_printed: 1 },
    { gtin: gtins.b, name: 'Butter', lots: 1, serials: 1, never_printed: 1 },
  ]);
});
