import { beforeEach, describe, expect, test } from 'vitest';
import { publicId } from '../../src-shared/ids.ts';
import { clientOf, csvFile } from '../support/room.ts';
import { openTestHost, type TestHost } from '../support/host.ts';

const catalog = `gtin,lot,serial,lot_run,created_at
00012345678905,A1,,RUN-1,2026-01-01T00:00:00Z
00012345678905,A2,,RUN-1,2026-02-01T00:00:00Z
09506000134352,B1,,RUN-2,2026-03-01T00:00:00Z
00012345678905,A1,S1,,2026-01-01T00:00:00Z
00012345678905,A1,S2,,2026-02-01T00:00:00Z
09506000134352,B1,S3,,2026-03-01T00:00:00Z
09506000134352,,S4,,2026-04-01T00:00:00Z
`;

let host: TestHost;
beforeEach(async () => {
  host = await openTestHost();
  const { rejected } = await clientOf(host.room).admin.importFile({ path: csvFile(catalog) });
  if (rejected.length > 0) throw new Error(rejected[0]?.reason);
});

/** The lots or serials a submitted job froze, in its order. */
async function selected(scope: string, filters: unknown): Promise<(string | null)[]> {
  const accepted = await host.submit({ scope, export_type: 'sheet_pdf', file_format: 'pdf', filters });
  expect(accepted.status, accepted.text).toBe(202);
  const rows = host.room.db
    .prepare(
      'SELECT i.serial, i.lot FROM items i JOIN jobs j ON j.seq = i.job_seq WHERE j.id = ? ORDER BY i.position',
    )
    .all(accepted.json['job_id']) as { serial: string | null; lot: string | null }[];
  return rows.map((row) => (scope === 'serials' ? row.serial : row.lot));
}

const idOf = (kind: 'product' | 'lot' | 'serial' | 'lotRun', sql: string): string =>
  publicId(kind, Number(host.room.db.prepare(sql).pluck().get()));
const productA = (): string => idOf('product', `SELECT id FROM products WHERE gtin = '00012345678905'`);
const lotA1 = (): string => idOf('lot', `SELECT id FROM lots WHERE lot = 'A1'`);
const run1 = (): string => idOf('lotRun', `SELECT id FROM lot_runs WHERE name = 'RUN-1'`);

describe('what a filter selects', () => {
  test('GTINs of any length mean their 14 digits; a list is alternatives', async () => {
    expect(await selected('lots', { gtins: ['012345678905'] })).toEqual(['A1', 'A2']);
    expect(await selected('lots', { gtins: ['00012345678905', '9506000134352'] })).toEqual([
      'A1',
      'A2',
      'B1',
    ]);
  });

  test('ids select what they name, and only of their own kind', async () => {
    expect(await selected('lots', { product_id: productA() })).toEqual(['A1', 'A2']);
    expect(await selected('lots', { lot_ids: [lotA1()] })).toEqual(['A1']);
    const serial = idOf('serial', `SELECT id FROM serials WHERE serial = 'S2'`);
    expect(await selected('serials', { serial_ids: [serial] })).toEqual(['S2']);
    // A product's id in the place of a lot's is unknown there, even with the same number in it.
    expect(await selected('lots', { lot_ids: [productA()] })).toEqual([]);
  });

  test('ids that came from Closient are accepted as they are, UUID or not', async () => {
    const uuid = '0f8fad5b-d9cb-469f-a165-70867728950e';
    host.room.db.prepare(`UPDATE lots SET closient_id = ? WHERE lot = 'A2'`).run(uuid);
    expect(await selected('lots', { lot_ids: [uuid] })).toEqual(['A2']);
  });

  test('an unknown id matches nothing; beside a known one it takes nothing away', async () => {
    expect(await selected('lots', { lot_ids: ['nobody knows'] })).toEqual([]);
    expect(await selected('lots', { lot_ids: ['nobody knows', lotA1()] })).toEqual(['A1']);
    expect(await selected('lots', { lot_run_id: 'zzzzzzzzzzzzzzzzzzzzzz' })).toEqual([]);
  });

  test('a lot run selects its lots, and at scope serials their serials', async () => {
    expect(await selected('lots', { lot_run_id: run1() })).toEqual(['A1', 'A2']);
    expect(await selected('serials', { lot_run_id: run1() })).toEqual(['S1', 'S2']);
    expect(await selected('serials', { lot_ids: [lotA1()] })).toEqual(['S1', 'S2']);
  });

  test('both dates are inclusive and mean instants, whatever their zone', async () => {
    expect(await selected('serials', { created_after: '2026-02-01T00:00:00Z' })).toEqual(['S2', 'S4', 'S3']);
    expect(await selected('serials', { created_before: '2026-02-01T00:00:00Z' })).toEqual(['S1', 'S2']);
    expect(
      await selected('serials', {
        created_after: '2026-02-01T01:00:00+01:00',
        created_before: '2026-01-31T19:00:00-05:00',
      }),
    ).toEqual(['S2']);
  });

  test('different filters must all hold', async () => {
    expect(
      await selected('serials', { gtins: ['00012345678905'], created_after: '2026-01-15T00:00:00Z' }),
    ).toEqual(['S2']);
    expect(await selected('lots', { gtins: ['09506000134352'], lot_ids: [lotA1()] })).toEqual([]);
  });

  test('never_printed leaves out what the ledger has; false and null ask nothing', async () => {
    const client = clientOf(host.room);
    await client.printing.setCountsAsPrinted({ printer: 'folder', counts: true });
    const serial = idOf('serial', `SELECT id FROM serials WHERE serial = 'S1'`);
    const { json } = await host.submit({
      scope: 'serials',
      export_type: 'sheet_pdf',
      file_format: 'pdf',
      filters: { serial_ids: [serial] },
    });
    const order = await client.printing.start({ job_id: String(json['job_id']), printer: 'folder' });
    expect((await client.admin.waitForRun({ run_id: order.run_id })).status).toBe('completed');

    expect(await selected('serials', { never_printed: true })).toEqual(['S2', 'S4', 'S3']);
    expect(await selected('serials', { never_printed: false })).toEqual(['S1', 'S2', 'S4', 'S3']);
    expect(await selected('serials', { never_printed: null })).toEqual(['S1', 'S2', 'S4', 'S3']);
  });

  test('inactive entities are never selected, not even by their id', async () => {
    host.room.db.prepare(`UPDATE lots SET active = 0 WHERE lot = 'A1'`).run();
    expect(await selected('lots', null)).toEqual(['A2', 'B1']);
    expect(await selected('lots', { lot_ids: [lotA1()] })).toEqual([]);
  });

  test('print order is GTIN, lot, order of arrival, with the lotless first', async () => {
    expect(await selected('serials', {})).toEqual(['S1', 'S2', 'S4', 'S3']);
  });
});

describe('what is refused, because ignoring it would print too much', () => {
  test.for([
    ['an empty list of GTINs', 'lots', { gtins: [] }, ['body', 'filters', 'gtins']],
    ['an empty list of lots', 'lots', { lot_ids: [] }, ['body', 'filters', 'lot_ids']],
    ['an empty list of serials', 'serials', { serial_ids: [] }, ['body', 'filters', 'serial_ids']],
    ['serials at scope lots', 'lots', { serial_ids: ['x'] }, ['body', 'filters', 'serial_ids']],
    ['serials at scope products', 'products', { serial_ids: ['x'] }, ['body', 'filters', 'serial_ids']],
    ['lots at scope products', 'products', { lot_ids: ['x'] }, ['body', 'filters', 'lot_ids']],
    ['a lot run at scope products', 'products', { lot_run_id: 'x' }, ['body', 'filters', 'lot_run_id']],
    [
      'a date-time without a zone',
      'lots',
      { created_after: '2026-01-01T00:00:00' },
      ['body', 'filters', 'created_after'],
    ],
    [
      'a date without a time',
      'lots',
      { created_before: '2026-01-01' },
      ['body', 'filters', 'created_before'],
    ],
    [
      'an end before its beginning',
      'lots',
      { created_after: '2026-02-01T00:00:00Z', created_before: '2026-01-01T00:00:00Z' },
      ['body', 'filters', 'created_after'],
    ],
    [
      'a wrong check digit',
      'lots',
      { gtins: ['00012345678905', '00012345678906'] },
      ['body', 'filters', 'gtins', 1],
    ],
    ['an unknown filter', 'lots', { gtin: ['00012345678905'] }, ['body', 'filters', 'gtin']],
    [
      '5,001 GTINs',
      'lots',
      { gtins: Array<string>(5001).fill('00012345678905') },
      ['body', 'filters', 'gtins'],
    ],
    ['a number for a GTIN', 'lots', { gtins: [12345678905] }, ['body', 'filters', 'gtins', 0]],
    ['a text for a boolean', 'lots', { never_printed: 'true' }, ['body', 'filters', 'never_printed']],
  ] as const)('%s', async ([, scope, filters, loc]) => {
    const answer = await host.submit({ scope, export_type: 'sheet_pdf', file_format: 'pdf', filters });

    expect(answer.status, answer.text).toBe(422);
    const details = answer.json['details'] as { loc: unknown; msg: string; type: string }[];
    expect(details.map((fault) => fault.loc)).toEqual([loc]);
    expect(details[0]?.msg).toMatch(/\S/);
    expect(details[0]?.type).toMatch(/^\w+$/);
    expect(host.room.db.prepare('SELECT count(*) FROM jobs').pluck().get()).toBe(0);
  });

  test('5,000 GTINs are not too many', async () => {
    expect(await selected('lots', { gtins: Array<string>(5000).fill('00012345678905') })).toEqual([
      'A1',
      'A2',
    ]);
  });
});
