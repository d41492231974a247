import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { callAs, keyOf, organizationId, otherOrganisation } from '../support/api-room.ts';
import { openTestHost, type TestHost } from '../support/host.ts';
import { expectProblem } from '../support/shapes.ts';

let host: TestHost;
beforeEach(async () => {
  host = await openTestHost();
});

const submitPath = '/products/api/v1/labels/export/';
const eventsPath = '/products/api/v1/lifecycle-events';
const exportPath = `/dashboard/api/v1/data-export/${organizationId(1)}`;
const unknownId = 'AbCdEfGhIjKmNpQrStUvWx';
const good = JSON.stringify({ scope: 'lots', export_type: 'sheet_pdf', file_format: 'pdf' });

const gets = [
  `${submitPath}${unknownId}/`,
  '/products/api/v1/products',
  '/products/api/v1/products/09521234000013',
  '/products/api/v1/lots',
  '/products/api/v1/serials',
  eventsPath,
  '/account/api/v1/whoami',
  `${exportPath}/${unknownId}`,
];
const posts = [submitPath, eventsPath, exportPath];

describe('401', () => {
  test('every endpoint wants a key before anything else', async () => {
    for (const key of ['', 'csb_nonsense']) {
      const stranger = callAs(host, key);
      for (const path of gets) expectProblem(await stranger(path), 401);
      for (const path of posts) expectProblem(await stranger(path, { method: 'POST', body: '{' }), 401);
    }
  });
});

describe('403', () => {
  test('a key that may only read submits, reports and exports nothing, and is told who can help', async () => {
    const reader = callAs(host, keyOf(host.room, 'readonly'));
    for (const path of posts) {
      const answer = await reader(path, { method: 'POST', body: good });
      expectProblem(answer, 403);
      expect(answer.json['owner_action_required']).toBe(true);
    }
    expect(host.room.db.prepare('SELECT count(*) FROM jobs').pluck().get()).toBe(0);
    expect((await reader('/products/api/v1/lots')).status).toBe(200);
    expectProblem(await reader(`${submitPath}${unknownId}/`), 404);
  });

  test('an editor submits, but data exports are for managers', async () => {
    const editor = callAs(host, keyOf(host.room, 'editor'));
    expect((await editor(submitPath, { method: 'POST', body: good })).status).toBe(202);
    expectProblem(await editor(exportPath, { method: 'POST' }), 403);
    expectProblem(await editor(`${exportPath}/${unknownId}`), 403);
  });

  test('another organisation is forbidden whether it exists or not', async () => {
    const other = organizationId(otherOrganisation(host.room));
    for (const id of [other, unknownId, 'x', organizationId(99), '0f8fad5b-d9cb-469f-a165-70867728950e']) {
      for (const list of ['products', 'lots', 'serials', 'lifecycle-events']) {
        expectProblem(await host.api(`/products/api/v1/${list}?organization_id=${id}`), 403);
      }
      const path = `/dashboard/api/v1/data-export/${id}`;
      expectProblem(await host.api(path, { method: 'POST' }), 403);
      expectProblem(await host.api(`${path}?archive_format=rar`, { method: 'POST', body: '{' }), 403);
      expectProblem(await host.api(`${path}/${unknownId}`), 403);
    }
    expect(host.room.db.prepare('SELECT count(*) FROM data_exports').pluck().get()).toBe(0);
  });
});

describe('404', () => {
  test('unknown things', async () => {
    expectProblem(await host.api(`${submitPath}${unknownId}/`), 404);
    for (const gtin of ['09521234000013', '09521234000014', 'x', '1'.repeat(1000), '%00', '%E0%A4']) {
      expectProblem(await host.api(`/products/api/v1/products/${gtin}`), 404);
    }
    expectProblem(await host.api('/products/api/v1/labels'), 404);
    expectProblem(await host.api('/account/api/v1/nothing'), 404);
  });

  test('a job of a data export that is unknown, malformed or of another organisation', async () => {
    const other = otherOrganisation(host.room);
    host.room.db
      .prepare(
        `INSERT INTO data_exports (id, organisation_id, format, include_artifacts, include_people, status, created_at)
         VALUES ('${unknownId}', ?, 'zip', 0, 0, 'failed', 0)`,
      )
      .run(other);
    for (const id of [unknownId, 'zzzzzzzzzzzzzzzzzzzzzz', 'short', 'x'.repeat(500), '%00', "x'--"]) {
      expectProblem(await host.api(`${exportPath}/${id}`), 404);
    }
  });
});

describe('405', () => {
  test('every path names the methods it has, with and without its slash', async () => {
    const allowed = new Map([
      ...gets.map((path) => [path, 'GET, HEAD'] as const),
      ...posts.map((path) => [path, 'POST'] as const),
      [eventsPath, 'GET, HEAD, POST'] as const,
      ['/products/api/v1/openapi.json', 'GET, HEAD'] as const,
    ]);
    for (const [path, allow] of allowed) {
      for (const method of ['DELETE', 'PUT', 'PATCH', 'OPTIONS']) {
        for (const form of [path.replace(/\/$/, ''), `${path.replace(/\/$/, '')}/`]) {
          const answer = await host.api(form, { method });
          expectProblem(answer, 405);
          expect(answer.headers.get('allow'), form).toBe(allow);
        }
      }
    }
    const wrong = await host.api(submitPath, { method: 'GET' });
    expectProblem(wrong, 405);
  });
});

describe('413 and 422 of a body', () => {
  test.for(posts)('%s', async (path) => {
    const post = (body: string | Uint8Array, headers: Record<string, string> = {}) =>
      host.api(path, { method: 'POST', body, headers });
    expectProblem(await post(' '.repeat(1024 * 1024 + 1)), 413);
    const bodies: (string | Uint8Array)[] = [
      '{',
      'null',
      '[]',
      '7',
      '{"unknown": 1}',
      Buffer.from('{"scope": "lots"}', 'utf16le'),
      Buffer.from([0xff]),
      gzipSync('{}'),
    ];
    for (const body of bodies) {
      expectProblem(await post(body), 422);
    }
    expectProblem(await post(gzipSync('{}'), { 'content-encoding': 'gzip' }), 422);
  });

  test('a body of nothing but unknown fields is not answered with a multiple of it', async () => {
    const body: Record<string, number> = {};
    for (let index = 0; index < 50_000; index++) body[`field-${index}`] = 1;
    const answer = await host.api(submitPath, { method: 'POST', body: JSON.stringify(body) });
    expectProblem(answer, 422);
    expect(answer.json['details']).toHaveLength(1_000);
  });
});

describe('422 of a query', () => {
  test.for(['products', 'lots', 'serials', 'lifecycle-events'])('%s', async (list) => {
    for (const query of [
      'page=0',
      'page=-1',
      'page=x',
      'page=1.5',
      'page=1e2',
      'page=',
      'page=%201',
      'page=0x10',
      'page_size=0',
      'page_size=101',
      'page_size=99999999999999999999',
      'page=2&page=x',
    ]) {
      const answer = await host.api(`/products/api/v1/${list}?${query}`);
      expectProblem(answer, 422);
      const [fault] = answer.json['details'] as { loc: string[] }[];
      expect(fault?.loc, query).toEqual(['query', query.split('=')[0]]);
    }
    for (const query of ['page=999999999999999', 'page=1&page_size=100', 'page=x&page=1', 'other=x']) {
      expect((await host.api(`/products/api/v1/${list}?${query}`)).status, query).toBe(200);
    }
  });

  test('an archive format that there is none of', async () => {
    expectProblem(await host.api(`${exportPath}?archive_format=rar`, { method: 'POST' }), 422);
    expectProblem(
      await host.api(exportPath, { method: 'POST', body: JSON.stringify({ archive_format: 'rar' }) }),
      422,
    );
  });
});

describe('429', () => {
  test('who asks too often is told how long to wait, in every way the pages name', async () => {
    const hasty = callAs(host, keyOf(host.room, 'manager', { perMinute: 3 }));
    for (let call = 0; call < 3; call++) {
      expect((await hasty('/account/api/v1/whoami')).headers.get('ratelimit-remaining')).toBe(
        String(2 - call),
      );
    }
    for (const path of gets) expectProblem(await hasty(path), 429);
    const submit = await hasty(submitPath, { method: 'POST', body: good });
    expectProblem(submit, 429);
    expect(host.room.db.prepare('SELECT count(*) FROM jobs').pluck().get()).toBe(0);
    expect((await host.api('/account/api/v1/whoami')).status).toBe(200);
  });
});
