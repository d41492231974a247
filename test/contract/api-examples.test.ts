import { expect, test } from 'vitest';
import { clientOf, csvFile } from '../support/room.ts';
import { openTestHost } from '../support/host.ts';

/** Every request body that the API pages show, as it stands. */
const examples = [
  {
    name: 'lots as DataMatrix, by GTIN, never printed',
    body: {
      export_type: 'datamatrix',
      file_format: 'svg',
      filters: { gtins: ['00012345678905'], never_printed: true },
      scope: 'lots',
    },
  },
  {
    name: 'lots on a sheet, by product',
    body: {
      asset_config: { sheet_template: '63up_1in_letter' },
      export_type: 'sheet_pdf',
      file_format: 'pdf',
      filters: { product_id: 'abc123def456' },
      scope: 'lots',
    },
  },
  {
    name: 'products as QR codes, with a template that has no meaning there',
    body: {
      scope: 'products',
      export_type: 'qr_codes',
      file_format: 'svg',
      filters: { gtins: ['00012345678905'], never_printed: true },
      asset_config: { sheet_template: '63up_1in_letter' },
    },
  },
  {
    name: 'lots by an opaque id',
    body: {
      scope: 'lots',
      export_type: 'sheet_pdf',
      file_format: 'pdf',
      filters: { lot_ids: ['abc123def456'] },
    },
  },
  {
    name: 'everything optional is null',
    body: {
      scope: 'lots',
      export_type: 'sheet_pdf',
      file_format: 'pdf',
      filters: {
        gtins: null,
        product_id: null,
        lot_ids: null,
        serial_ids: null,
        lot_run_id: null,
        never_printed: null,
        created_after: null,
        created_before: null,
      },
      asset_config: { sheet_template: null },
    },
  },
  { name: 'no filters at all', body: { scope: 'lots', export_type: 'sheet_pdf', file_format: 'pdf' } },
  {
    name: 'null for filters and configuration',
    body: {
      scope: 'serials',
      export_type: 'sheet_pdf',
      file_format: 'pdf',
      filters: null,
      asset_config: null,
    },
  },
] as const;

test.for(examples)('the example "$name" is accepted', async ({ body }) => {
  const host = await openTestHost();
  await clientOf(host.room).admin.importFile({
    path: csvFile('gtin,lot,serial\n00012345678905,LOT-A,\n00012345678905,LOT-A,SN-1\n'),
  });

  const accepted = await host.submit(body);

  expect(accepted.status, accepted.text).toBe(202);
  expect(Object.keys(accepted.json).sort()).toEqual(['job_id', 'poll_url', 'status']);
  const { job_id: id, status, poll_url: path } = accepted.json;
  expect(id).toMatch(/^[0-9A-Za-z]{22}$/);
  expect(['pending', 'completed', 'failed']).toContain(status);
  expect(path).toBe(`/products/api/v1/labels/export/${String(id)}/`);
  // A job that this version cannot render, or that finds nothing, says so; it never hangs.
  const job = await clientOf(host.room).admin.waitForJob({ job_id: String(id) });
  if (job.status === 'failed') expect(job.error).toMatch(/\.$/);
  else expect(job.status).toBe('completed');
});

test('a request without a single narrowing key prints every active lot', async () => {
  const host = await openTestHost();
  await clientOf(host.room).admin.importFile({
    path: csvFile('gtin,lot,serial\n00012345678905,LOT-A,\n00012345678905,LOT-B,\n'),
  });

  const { json } = await host.submit({ scope: 'lots', export_type: 'sheet_pdf', file_format: 'pdf' });

  // Up to the threshold the job has run inside of the request; the receipt stays a receipt.
  expect(json['status']).toBe('completed');
  expect((await host.poll(String(json['job_id']))).json).toMatchObject({
    status: 'completed',
    total_items: 2,
  });
});
