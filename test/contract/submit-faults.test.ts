import { beforeEach, expect, test } from 'vitest';
import { openTestHost, type TestHost } from '../support/host.ts';

let host: TestHost;
beforeEach(async () => {
  host = await openTestHost();
});

const good = { scope: 'serials', export_type: 'sheet_pdf', file_format: 'pdf' };
const storedJobs = (): unknown => host.room.db.prepare('SELECT count(*) FROM jobs').pluck().get();

interface Fault {
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly type: string;
}

async function faultsOf(body: unknown): Promise<Fault[]> {
  const answer = await host.submit(body);
  expect(answer.status, answer.text).toBe(422);
  expect(answer.json['error_code']).toBe('validation_error');
  expect(storedJobs()).toBe(0);
  return answer.json['details'] as Fault[];
}

const places = (faults: readonly Fault[]): string[] => faults.map((fault) => fault.loc.join('.')).sort();

test('an empty object misses its three required fields, each by name', async () => {
  const faults = await faultsOf({});
  expect(places(faults)).toEqual(['body.export_type', 'body.file_format', 'body.scope']);
  for (const fault of faults) expect(fault).toMatchObject({ msg: 'Field required', type: 'missing' });
});

test('null for a required field is a fault of that field', async () => {
  expect(places(await faultsOf({ ...good, scope: null }))).toEqual(['body.scope']);
});

test('unknown fields are refused by name, at every depth', async () => {
  const faults = await faultsOf({
    ...good,
    copies: 2,
    filters: { gtin: 'x' },
    asset_config: { template: 'x' },
  });
  expect(places(faults)).toEqual(['body.asset_config.template', 'body.copies', 'body.filters.gtin']);
  for (const fault of faults) expect(fault.type).toBe('extra_forbidden');
});

test('a key that means something to JavaScript is an unknown field like any other', async () => {
  const body =
    '{"scope":"serials","export_type":"sheet_pdf","file_format":"pdf","__proto__":{"scope":"lots"}}';
  const answer = await host.api('/products/api/v1/labels/export/', { method: 'POST', body });
  expect(answer.status).toBe(422);
  expect(places(answer.json['details'] as Fault[])).toEqual(['body.__proto__']);
  expect(storedJobs()).toBe(0);
});

test('wrong values of the three enums are named together', async () => {
  const faults = await faultsOf({ scope: 'pallets', export_type: 'pdf', file_format: 'tif' });
  expect(places(faults)).toEqual(['body.export_type', 'body.file_format', 'body.scope']);
});

test.for([
  ['sheet_pdf', 'svg'],
  ['sheet_pdf', 'png'],
  ['qr_codes', 'pdf'],
  ['qr_codes', 'eps'],
  ['datamatrix', 'pdf'],
  ['barcodes_1d', 'png'],
  ['codes_combined', 'png'],
] as const)('%s as %s is refused', async ([type, format]) => {
  const faults = await faultsOf({ scope: 'lots', export_type: type, file_format: format });
  expect(places(faults)).toEqual(['body.file_format']);
  expect(faults[0]?.msg).toContain(type);
});

test.for([
  ['sheet_template', '64up'],
  ['layout', 'no-such-layout'],
  ['symbol', 'aztec'],
  ['dpi', 301],
  ['x_dimension_mm', 0],
  ['error_correction', 'X'],
  ['human_readable', 'yes'],
  ['one_lot_per_sheet', 1],
  ['sheet_template', 'x'.repeat(65)],
] as const)('asset_config %s = %j is refused by name', async ([field, value]) => {
  const faults = await faultsOf({ ...good, asset_config: { [field]: value } });
  expect(places(faults)).toEqual([`body.asset_config.${field}`]);
});

test('an unknown stock is answered with the stocks there are', async () => {
  const [fault] = await faultsOf({ ...good, asset_config: { sheet_template: '64up' } });
  expect(fault?.msg).toContain('64up');
  expect(fault?.msg).toContain('63up_1in_letter');
});

test('a template is looked at for sheets only; its length always', async () => {
  const zip = { scope: 'lots', export_type: 'qr_codes', file_format: 'svg' };
  expect((await host.submit({ ...zip, asset_config: { sheet_template: 'unknown here' } })).status).toBe(202);
  expect((await host.submit({ ...zip, asset_config: { sheet_template: 'x'.repeat(65) } })).status).toBe(422);
});

test('faults of filters, stock and format are named in one answer', async () => {
  const faults = await faultsOf({
    scope: 'lots',
    export_type: 'sheet_pdf',
    file_format: 'png',
    filters: { gtins: ['00012345678906'], serial_ids: ['x'] },
    asset_config: { sheet_template: '64up' },
  });
  expect(places(faults)).toEqual([
    'body.asset_config.sheet_template',
    'body.file_format',
    'body.filters.gtins.0',
    'body.filters.serial_ids',
  ]);
});

test.for([
  ['nothing', ''],
  ['no JSON', '{"scope":'],
  ['a form', 'scope=lots'],
  ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
] as const)('a body of %s is refused as such', async ([, body]) => {
  const answer = await host.api('/products/api/v1/labels/export/', { method: 'POST', body });
  expect(answer.status).toBe(422);
  expect(answer.json['details']).toEqual([{ loc: ['body'], msg: expect.any(String), type: 'json_invalid' }]);
});

test.for(['[]', 'null', '"lots"', '7', 'true'])('the JSON %s is no request', async (body) => {
  const answer = await host.api('/products/api/v1/labels/export/', { method: 'POST', body });
  expect(answer.status).toBe(422);
  expect((answer.json['details'] as Fault[]).map((fault) => fault.loc)).toEqual([['body']]);
});

test('JSON is read as JSON whatever the content type claims', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=utf-8']) {
    const answer = await host.api('/products/api/v1/labels/export/', {
      method: 'POST',
      body: JSON.stringify(good),
      headers: { 'content-type': type },
    });
    expect(answer.status, type).toBe(202);
  }
});

test('JSON nested a hundred thousand deep is refused and harms nobody', async () => {
  const answer = await host.api('/products/api/v1/labels/export/', {
    method: 'POST',
    body: '['.repeat(100_000),
  });
  expect(answer.status).toBe(422);
  expect((await host.submit(good)).status).toBe(202);
});
