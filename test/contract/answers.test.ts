import { beforeEach, expect, test } from 'vitest';
import * as catalog from '../fixtures/api/catalog.ts';
import * as dataExport from '../fixtures/api/data-export.ts';
import * as labels from '../fixtures/api/label-export.ts';
import { listOf } from '../fixtures/api/problem.ts';
import { callAs, keyOf, organizationId } from '../support/api-room.ts';
import { openTestHost, type Answer, type TestHost } from '../support/host.ts';
import { clientOf, csvFile, onEnd } from '../support/room.ts';
import { expectShape } from '../support/shapes.ts';

/** Each answer of each endpoint against what the API pages say of it. */
let host: TestHost;
beforeEach(async () => {
  host = await openTestHost();
  await clientOf(host.room).admin.importFile({
    path: csvFile(
      'gtin,lot,serial,expiry,product_name,lot_run\n' +
        '09521234000013,LOT1,,2027-12-31,Oats,RUN-7\n09521234000013,LOT1,S1,,,\n09521234000013,,S2,2027-11-30,,\n',
    ),
  });
  await clientOf(host.room).admin.importFile({
    path: csvFile('gtin,lot,serial,best_before\n09521234000020,LOT2,,2027-10-31\n'),
  });
});

function expectAnswer(answer: Answer, status: number, schema: object): void {
  expect(answer.status, answer.text).toBe(status);
  expect(answer.headers.get('content-type')).toMatch(/^application\/json\b/);
  expectShape(answer.json, schema);
}

test('receipt and every state of a label export', async () => {
  for (const body of [
    { scope: 'serials', export_type: 'sheet_pdf', file_format: 'pdf' },
    { scope: 'lots', export_type: 'sheet_pdf', file_format: 'pdf', filters: { lot_ids: ['unknown'] } },
  ]) {
    const accepted = await host.submit(body);
    expectAnswer(accepted, 202, labels.acceptedOut);
    expectAnswer(await host.poll(String(accepted.json['job_id'])), 200, labels.statusOut);
  }
  const states = host.room.db.prepare('SELECT DISTINCT status FROM jobs ORDER BY status').pluck().all();
  expect(states).toEqual(['completed', 'failed']);

  const id = String(host.room.db.prepare('SELECT id FROM jobs LIMIT 1').pluck().get());
  host.room.db.prepare(`UPDATE jobs SET status = 'pending', finished_at = NULL WHERE id = ?`).run(id);
  expectAnswer(await host.poll(id), 200, labels.statusOut);
  host.room.db.prepare(`UPDATE jobs SET status = 'processing' WHERE id = ?`).run(id);
  expectAnswer(await host.poll(id), 200, labels.statusOut);
  host.room.db.prepare(`UPDATE jobs SET status = 'failed' WHERE id = ?`).run(id);
});

test('products, one product, lots and serials', async () => {
  const products = await host.api('/products/api/v1/products');
  expectAnswer(products, 200, listOf(catalog.productOut));
  expect(products.json['data']).toMatchObject([
    { gtin: '09521234000013', product_name: 'Oats' },
    { gtin: '09521234000020', product_name: null },
  ]);
  for (const gtin of ['09521234000013', '9521234000013']) {
    const one = await host.api(`/products/api/v1/products/${gtin}`);
    expectAnswer(one, 200, catalog.productOut);
    expect(one.json).toEqual((products.json['data'] as unknown[])[0]);
  }

  const lots = await host.api('/products/api/v1/lots');
  expectAnswer(lots, 200, listOf(catalog.lotOut));
  expect(lots.json['data']).toMatchObject([
    { lot: 'LOT1', expiry: '271231', best_before: null, is_active: true, print_state: 'free' },
    { lot: 'LOT2', expiry: null, best_before: '271031', lot_run_id: null },
  ]);
  const serials = await host.api('/products/api/v1/serials');
  expectAnswer(serials, 200, listOf(catalog.serialOut));
  expect(serials.json['data']).toMatchObject([
    { serial: 'S1', lot: 'LOT1', expiry: '271231' },
    { serial: 'S2', lot: null, lot_id: null, expiry: '271130' },
  ]);
});

test('ids of the lists select the same things in a label export, also written as UUIDs', async () => {
  const { json } = await host.api('/products/api/v1/serials');
  const [row] = json['data'] as { id: string; product_id: string }[];
  const { decodeShortUuid } = await import('../../src-shared/ids.ts');
  const uuid = (id: string): string =>
    (decodeShortUuid(id) ?? 0n)
      .toString(16)
      .padStart(32, '0')
      .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  for (const filters of [
    { serial_ids: [row?.id] },
    { serial_ids: [uuid(row?.id ?? '')] },
    { serial_ids: [row?.id, uuid(row?.id ?? '')], product_id: uuid(row?.product_id ?? '') },
  ]) {
    const accepted = await host.submit({
      scope: 'serials',
      export_type: 'sheet_pdf',
      file_format: 'pdf',
      filters,
    });
    expect((await host.poll(String(accepted.json['job_id']))).json['total_items']).toBe(1);
  }
});

test('whoami of the key of the run and of a stored key', async () => {
  expectAnswer(await host.api('/account/api/v1/whoami'), 200, catalog.whoAmI);
  const stored = await callAs(host, keyOf(host.room, 'readonly'))('/account/api/v1/whoami');
  expectAnswer(stored, 200, catalog.whoAmI);
  expect(stored.json['api_key']).toMatchObject({ role: 'readonly' });
});

test('request, poll and download of a data export', async () => {
  const path = `/dashboard/api/v1/data-export/${organizationId(1)}`;
  onEnd(() => host.room.dataExports.waitForIdle());
  const requested = await host.api(`${path}?archive_format=tar.gz`, { method: 'POST' });
  expectAnswer(requested, 202, dataExport.exportStatusOut);
  expect(requested.json).toMatchObject({ archive_format: 'tar.gz', format_version: '1.2' });
  const id = String(requested.json['job_id']);

  await host.room.dataExports.wait(1, id);
  const polled = await host.api(`${path}/${id}`);

  expectAnswer(polled, 200, dataExport.exportStatusOut);
  expect(polled.json).toMatchObject({ status: 'completed', error: null });
  const sections = polled.json['sections'] as { key: string; status: string; record_count: number }[];
  expect(sections.map(({ key }) => key)).toContain('serials');
  expect(sections.find(({ key }) => key === 'serials')).toMatchObject({ status: 'ok', record_count: 2 });
  const file = await fetch(String(polled.json['download_url']));
  expect(file.status).toBe(200);
  expect(file.headers.get('content-type')).toBe('application/gzip');
  expect((await file.arrayBuffer()).byteLength).toBe(polled.json['file_size_bytes']);
});

test('a data export takes its format from the body too, and the query wins', async () => {
  const path = `/dashboard/api/v1/data-export/${organizationId(1)}`;
  onEnd(() => host.room.dataExports.waitForIdle());
  const formatOf = async (query: string, body?: object): Promise<unknown> => {
    const init = { method: 'POST', ...(body ? { body: JSON.stringify(body) } : {}) };
    return (await host.api(`${path}${query}`, init)).json['archive_format'];
  };
  expect(await formatOf('')).toBe('zip');
  expect(await formatOf('', { archive_format: 'tar.gz' })).toBe('tar.gz');
  expect(await formatOf('?archive_format=zip', { archive_format: 'tar.gz', include_people: true })).toBe(
    'zip',
  );
});

test('a link to a data export is signed and opens nothing else', async () => {
  const path = `/dashboard/api/v1/data-export/${organizationId(1)}`;
  const { json } = await host.api(path, { method: 'POST' });
  await host.room.dataExports.wait(1, String(json['job_id']));
  const polled = await host.api(`${path}/${String(json['job_id'])}`);
  const url = new URL(String(polled.json['download_url']));
  expect((await fetch(url)).headers.get('content-type')).toBe('application/zip');
  const label = url.pathname.replace('/downloads/data-export/', '/downloads/');
  for (const [pathname, search] of [
    [label, url.search],
    [url.pathname, url.search.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))],
    [url.pathname, ''],
  ] as const) {
    expect((await fetch(new URL(pathname + search, host.base))).status).toBe(403);
  }
});
