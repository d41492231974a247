import { beforeEach, expect, test } from 'vitest';
import { decodeShortUuid } from '../../src-shared/ids.ts';
import { clientOf, csvFile, serialsCsv } from '../support/room.ts';
import { openTestHost, type TestHost } from '../support/host.ts';

let host: TestHost;
beforeEach(async () => {
  host = await openTestHost();
});

const request = { scope: 'serials', export_type: 'sheet_pdf', file_format: 'pdf' };
const fields = [
  'download_url',
  'error',
  'expires_at',
  'file_size_bytes',
  'job_id',
  'output_filename',
  'processed_items',
  'progress_percent',
  'status',
  'total_items',
];

async function importSerials(count: number): Promise<void> {
  await clientOf(host.room).admin.importFile({ path: csvFile(serialsCsv(count)) });
}

test('a completed job has every field of the page filled', async () => {
  await importSerials(42);
  const id = String((await host.submit(request)).json['job_id']);

  const { status, json, headers } = await host.poll(id);

  expect(status).toBe(200);
  expect(headers.get('content-type')).toMatch(/^application\/json/);
  expect(Object.keys(json).sort()).toEqual(fields);
  expect(json).toMatchObject({
    job_id: id,
    status: 'completed',
    total_items: 42,
    processed_items: 42,
    progress_percent: 100,
    output_filename: `sheet-${id.slice(0, 8)}-42.pdf`,
    error: null,
  });
  expect(json['file_size_bytes']).toBeGreaterThan(1000);
  expect(Date.parse(String(json['expires_at']))).toBeGreaterThan(Date.now());
  expect(json['expires_at']).toMatch(/(Z|[+-]\d\d:\d\d)$/);
});

test('an empty selection is accepted and then says that there is nothing to print', async () => {
  const accepted = await host.submit(request);
  expect(accepted.json['status']).toBe('failed');

  const { json } = await host.poll(String(accepted.json['job_id']));

  expect(Object.keys(json).sort()).toEqual(fields);
  expect(json).toMatchObject({
    status: 'failed',
    total_items: 0,
    processed_items: 0,
    progress_percent: 0,
    download_url: null,
    expires_at: null,
    output_filename: null,
    file_size_bytes: 0,
  });
  expect(json['error']).toMatch(/nothing to print/i);
});

test('while a job runs every poll is answered, progress never goes back, and nothing is promised early', async () => {
  await importSerials(3_000);
  const id = String((await host.submit(request)).json['job_id']);

  const seen: Record<string, unknown>[] = [];
  for (;;) {
    const answer = await host.poll(id);
    expect(answer.status).toBe(200);
    seen.push(answer.json);
    if (answer.json['status'] === 'completed' || answer.json['status'] === 'failed') break;
  }

  expect(seen.at(-1)).toMatchObject({ status: 'completed', processed_items: 3_000, progress_percent: 100 });
  const order = ['pending', 'processing', 'completed'];
  const steps = seen.map((status) => order.indexOf(String(status['status'])));
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  for (const field of ['processed_items', 'progress_percent', 'total_items']) {
    const values = seen.map((status) => Number(status[field]));
    expect(values, field).toEqual(values.toSorted((a, b) => a - b));
  }
  const running = seen.filter((status) => status['status'] !== 'completed');
  // It is a test of polls beside the work only if there were some, with the work half done.
  expect(running.some((status) => Number(status['processed_items']) > 0)).toBe(true);
  for (const status of running) {
    expect(status).toMatchObject({
      download_url: null,
      expires_at: null,
      output_filename: null,
      error: null,
    });
    expect(status['file_size_bytes']).toBe(0);
    expect(Number(status['processed_items'])).toBeLessThanOrEqual(Number(status['total_items']));
  }
});

test('a job is found by its id as UUID too', async () => {
  await importSerials(1);
  const id = String((await host.submit(request)).json['job_id']);
  const hex = decodeShortUuid(id)?.toString(16).padStart(32, '0') ?? '';
  const uuid = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

  expect((await host.poll(uuid)).json).toMatchObject({ job_id: id, status: 'completed' });
  expect((await host.poll(uuid.toUpperCase())).json).toMatchObject({ job_id: id });
});

test.for([
  ['unknown', 'AbCdEfGhIjKmNpQrStUvWx'],
  ['unknown, as in the samples of the pages', 'a1b2c3d4e5f6g7h8i9j0k1'],
  ['more than 128 bits', 'zzzzzzzzzzzzzzzzzzzzzz'],
  ['an unknown UUID', '00000000-0000-0000-0000-000000000000'],
  ['the highest UUID', 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
] as const)('an id that is %s is not found', async ([, id]) => {
  const { status, json } = await host.poll(id);
  expect(status).toBe(404);
  expect(json).toMatchObject({ error_code: 'not_found', status: 404 });
});

test.for([
  ['21 characters', 'AbCdEfGhIjKmNpQrStUvW'],
  ['23 characters', 'AbCdEfGhIjKmNpQrStUvWxy'],
  ['a character that no id has', 'AbCdEfGhIjKmNpQrStUvW-'],
  ['a UUID without its dashes', '0f8fad5bd9cb469fa16570867728950e'],
  ['another alphabet', 'AbCdEfGhIjKmNpQrStUv%C3%A9x'],
  ['a NUL', 'AbCdEfGhIjKmNpQrStUvW%00'],
  ['broken percent-encoding', 'AbCdEfGhIjKmNpQrStUvW%E0%A4'],
  ['SQL', `x'%20OR%201=1--`],
] as const)('an id of %s is refused before the database is asked', async ([, id]) => {
  const { status, json } = await host.poll(id);
  expect(status).toBe(422);
  expect(json['details']).toEqual([
    { loc: ['path', 'job_id'], msg: expect.any(String), type: expect.stringMatching(/^\w+$/) },
  ]);
});

test("another organisation's job is not found, as if it did not exist", async () => {
  await importSerials(1);
  const id = String((await host.submit(request)).json['job_id']);
  host.room.db
    .prepare(`INSERT INTO organisations (name, color, sample, created_at) VALUES ('Other', '#000000', 0, 0)`)
    .run();
  host.room.db.prepare('UPDATE jobs SET organisation_id = 2 WHERE id = ?').run(id);

  const foreign = await host.poll(id);
  const unknown = await host.poll('AbCdEfGhIjKmNpQrStUvWx');

  expect(foreign.status).toBe(404);
  expect(String(foreign.json['detail']).replace(id, 'ID')).toBe(
    String(unknown.json['detail']).replace('AbCdEfGhIjKmNpQrStUvWx', 'ID'),
  );
});
