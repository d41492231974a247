import { describe, expect, test } from 'vitest';
import { listBatches } from '../../../src-main/core/catalog/import/batches.ts';
import { createLot } from '../../../src-main/core/catalog/lots.ts';
import { entityKinds } from '../../../src-main/core/db/schema.ts';
import { printStates } from '../../../src-shared/states/run-states.ts';
import { gtins, openCatalog, testNow } from '../../support/catalog.ts';
import { clientOf, csvFile, openTestRoom } from '../../support/room.ts';

const header = 'gtin,lot,serial,expiry,best_before,product_name,lot_run';
const file = (...lines: string[]): string => [header, ...lines].join('\n');
const many = (count: number, lot = 'L1'): string[] =>
  Array.from({ length: count }, (_, index) => `${gtins.a},${lot},S${index},271231`);

describe('an import that is undone', () => {
  test('leaves nothing of what it created', async () => {
    const catalog = openCatalog();
    const { batch } = await catalog.importText(file(...many(1_300), `${gtins.b},L2`));
    const undone = await catalog.undo(batch);
    expect(undone).toMatchObject({ batch, created: 1_301, undone_at: new Date(testNow).toISOString() });
    expect(catalog.contents()).toEqual({ products: [], lots: [], serials: [] });
  });

  test('leaves what it changed exactly as it was before', async () => {
    const catalog = openCatalog();
    await catalog.importText(file(...many(600), `${gtins.b},,X1,,270101,Butter`));
    const before = catalog.contents();
    catalog.later(1_000);
    const { batch } = await catalog.importText(
      file(
        ...many(600, 'L2'),
        `${gtins.a},L1,,280101,,Cheese,R1`,
        `${gtins.b},B1,X1,,280101,Old butter`,
        `${gtins.c},L1,S1`,
      ),
    );
    expect(catalog.contents()).not.toEqual(before);
    await catalog.undo(batch);
    expect(catalog.contents()).toEqual(before);
    expect(catalog.rows('SELECT * FROM import_changes')).toEqual([]);
  });

  test('can be imported again, under ids that nothing had before', async () => {
    const catalog = openCatalog();
    const first = await catalog.importText(file(...many(3)));
    const ids = catalog.rows<{ id: number }>('SELECT id FROM serials').map(({ id }) => id);
    await catalog.undo(first.batch);
    await catalog.importText(file(...many(3)));
    for (const { id } of catalog.rows<{ id: number }>('SELECT id FROM serials'))
      expect(ids).not.toContain(id);
  });

  test('is undone once', async () => {
    const catalog = openCatalog();
    const { batch } = await catalog.importText(file(...many(2)));
    await catalog.undo(batch);
    await expect(catalog.undo(batch)).rejects.toMatchObject({ code: 'conflict', message: /undone before/ });
  });

  test('is undone to its end before an import that was asked for meanwhile begins', async () => {
    const catalog = openCatalog();
    const { batch } = await catalog.importText(file(...many(1_500)));
    const [, report] = await Promise.all([catalog.undo(batch), catalog.importText(file(...many(900)))]);
    expect(report).toMatchObject({ created: 900, unchanged: 0 });
    expect(catalog.rows('SELECT count(*) AS n FROM serials')).toEqual([{ n: 900 }]);
  });
});

describe('an undo is refused, and changes nothing,', () => {
  test.each([
    ['printed', printStates.printed],
    ['open', printStates.open],
  ])('while one of its serials is %s', async (_, state) => {
    const catalog = openCatalog();
    const { batch } = await catalog.importText(file(...many(600)));
    catalog.setState(entityKinds.serial, 555, state);
    const before = catalog.contents();
    await expect(catalog.undo(batch)).rejects.toMatchObject({
      code: 'conflict',
      message: /labels of 1 of its/,
    });
    expect(catalog.contents()).toEqual(before);
  });

  test('while its lot or product has labels of its own', async () => {
    for (const kind of [entityKinds.lot, entityKinds.product]) {
      const catalog = openCatalog();
      const { batch } = await catalog.importText(file(...many(2)));
      catalog.setState(kind, 1, printStates.printed);
      await expect(catalog.undo(batch)).rejects.toMatchObject({ code: 'conflict' });
    }
  });

  test('while a row that it changed has labels', async () => {
    const catalog = openCatalog();
    await catalog.importText(file(...many(3)));
    const { batch } = await catalog.importText(file(`${gtins.a},L2,S1`));
    catalog.setState(entityKinds.serial, 2, printStates.printed);
    await expect(catalog.undo(batch)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('while a serial was printed with a date that it gave the lot', async () => {
    const catalog = openCatalog();
    await catalog.importText(file(...many(3)));
    const { batch } = await catalog.importText(file(`${gtins.a},L1,,280101`, `${gtins.b},L1,NEW`));
    catalog.setState(entityKinds.serial, 1, printStates.printed);
    const before = catalog.contents();
    await expect(catalog.undo(batch)).rejects.toMatchObject({ code: 'conflict' });
    expect(catalog.contents()).toEqual(before);
  });

  test.each<[string, string]>([
    ['a serial in its lot', `${gtins.a},L1,LATER`],
    ['a lot of its product', `${gtins.a},L9`],
    ['a serial of its product', `${gtins.a},,LATER`],
    ['another date of its lot', `${gtins.a},L1,,280101`],
    ['another lot of its serial', `${gtins.a},L9,S1`],
  ])('while a later import has %s', async (_, line) => {
    const catalog = openCatalog();
    const first = await catalog.importText(file(...many(3)));
    const second = await catalog.importText(file(line));
    const before = catalog.contents();
    await expect(catalog.undo(first.batch)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/Undo the later import first/),
    });
    expect(catalog.contents()).toEqual(before);
    await catalog.undo(second.batch);
    await catalog.undo(first.batch);
    expect(catalog.contents()).toEqual({ products: [], lots: [], serials: [] });
  });

  test('while a later import took serials of older ones out of its lot', async () => {
    const catalog = openCatalog();
    await catalog.importText(file(`${gtins.a},,S0`));
    const moved = await catalog.importText(file(`${gtins.a},L1,S0`));
    const away = await catalog.importText(file(`${gtins.a},L2,S0`));
    await expect(catalog.undo(moved.batch)).rejects.toMatchObject({ code: 'conflict' });
    await catalog.undo(away.batch);
    await catalog.undo(moved.batch);
    expect(catalog.labels()).toEqual([`${gtins.a} S0`]);
  });

  test('while somebody made a lot of its product by hand', async () => {
    const catalog = openCatalog();
    const { batch } = await catalog.importText(file(...many(2)));
    createLot(catalog.db, catalog.organisation, { gtin: gtins.a, lot: 'HAND' }, testNow);
    await expect(catalog.undo(batch)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('for an import of another organisation, and for any other text', async () => {
    const catalog = openCatalog();
    const { batch } = await catalog.importText(file(...many(2)), catalog.newOrganisation('Other'));
    for (const id of [batch, 'nonsense', 'z'.repeat(22)]) {
      await expect(catalog.undo(id)).rejects.toMatchObject({ code: 'not_found' });
    }
  });
});

test('imports are listed newest first, with their counts', async () => {
  const catalog = openCatalog();
  await catalog.importText(file(...many(2)));
  await catalog.importText(file(`${gtins.a},L2,S1`, 'x,L1,S1'));
  expect(listBatches(catalog.db, catalog.organisation)).toMatchObject([
    { created: 1, updated: 0, rejected_count: 1, undone_at: null },
    { created: 2, updated: 0, rejected_count: 0, undone_at: null },
  ]);
});

test('a job keeps to what it froze: undone serials are gone at the printer, new ones of that name are others', async () => {
  const room = await openTestRoom();
  const client = clientOf(room);
  const path = csvFile(file(...many(2)));
  const { batch } = await client.admin.importFile({ path });
  await client.printing.setCountsAsPrinted({ printer: 'folder', counts: true });
  const { job_id } = await client.jobs.submit({
    scope: 'serials',
    export_type: 'sheet_pdf',
    file_format: 'pdf',
  });
  await client.admin.waitForJob({ job_id });
  await client.catalog.undoImport({ batch });
  await client.admin.importFile({ path: csvFile(file(`${gtins.b},L5,OTHER1`, `${gtins.b},L5,OTHER2`)) });
  const { run_id } = await client.printing.start({ job_id, printer: 'folder' });
  expect(await client.printing.wait({ run_id })).toMatchObject({
    status: 'asking',
    question: { kind: 'gone', count: 2 },
  });
  expect(room.db.prepare('SELECT count(*) FROM serials WHERE print_state <> 0').pluck().get()).toBe(0);
});
