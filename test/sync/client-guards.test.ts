import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { toErrorData } from '../../src-shared/errors.ts';
import { answeringServer, sendJson } from '../support/answering-server.ts';
import { failureOf, testClient, testKey } from '../support/closient.ts';

const me = {
  user_id: null,
  email: null,
  organizations: [{ id: 'o1', name: 'Acme Foods' }],
  metadata: {},
  api_key: null,
};
const page = { organizationId: 'o1', page: 1 };
/** Keeps a test from waiting for what the client is expected to give up. */
const once = { attempts: 1 };

describe('the key', () => {
  test('goes to the API, in its own header, with nothing that could be a cookie', async () => {
    const api = await answeringServer((_, response) =>
      sendJson(response, me, { headers: { 'Set-Cookie': 'sessionid=abc; Path=/' } }),
    );
    const { client } = testClient(`${api.origin}/`);
    await client.whoami();
    await client.whoami();
    for (const { headers, path } of api.arrived) {
      expect(headers['x-api-key']).toBe(testKey);
      expect(headers.accept).toBe('application/json');
      expect(headers.cookie).toBeUndefined();
      expect(headers.authorization).toBeUndefined();
      expect(path).toBe('/account/api/v1/whoami');
    }
    expect(api.arrived).toHaveLength(2);
  });

  test.each([301, 302, 303, 307, 308])('does not follow a redirect (%i) to another host', async (status) => {
    const thief = await answeringServer((_, response) => sendJson(response, me));
    const api = await answeringServer((_, response) => {
      response.writeHead(status, { Location: `${thief.origin}/account/api/v1/whoami?token=secret` });
      response.end();
    });
    const { client } = testClient(api.origin);
    const failure = await failureOf(client.whoami());
    expect(failure).toMatchObject({ kind: 'redirect', code: 'closient_unusable_answer' });
    expect(failure.message).toContain(new URL(thief.origin).host);
    expect(failure.message).not.toContain('secret');
    const submit = await failureOf(
      client.submitExport({ scope: 'lots', export_type: 'datamatrix', file_format: 'png' }),
    );
    expect(submit.kind).toBe('redirect');
    expect(thief.arrived).toHaveLength(0);
    expect(api.arrived).toHaveLength(2);
  });

  test('does not follow a redirect on the same host either', async () => {
    const api = await answeringServer((_, response) => {
      response.writeHead(302, { Location: '/elsewhere' });
      response.end();
    });
    const failure = await failureOf(testClient(api.origin).client.whoami());
    expect(failure.message).toMatch(/another address of itself/);
    expect(api.arrived).toHaveLength(1);
  });

  test('stands in no error, no log and no picture of the client, even when the server repeats it', async () => {
    const signed = 'https://b.example/x?X-Amz-Signature=5ecret';
    const api = await answeringServer(({ path }, response) => {
      const problem = {
        error_code: 'forbidden',
        detail: `Key ${testKey} may not; see ${signed}`,
        details: [{ loc: [testKey], msg: `${testKey} ${signed}`, type: 'x' }],
      };
      if (path.includes('whoami'))
        sendJson(response, problem, { status: 403, type: 'application/problem+json' });
      else if (path.includes('openapi')) sendJson(response, { [testKey]: signed });
      else if (path.includes('lots')) sendJson(response, problem, { status: 500 });
      else if (path.includes('serials')) sendJson(response, problem, { type: testKey });
      else response.destroy();
    });
    const { client, log } = testClient(api.origin);
    const failures = [
      await failureOf(client.whoami()),
      await failureOf(client.openapi('products')),
      await failureOf(client.lots(page)),
      await failureOf(client.serials(page)),
      await failureOf(client.products(page)),
      await failureOf(client.download(`${api.origin}/gone?X-Amz-Signature=5ecret`, '/dev/null/x')),
      await failureOf(
        client.download(`ftp://x/?X-Amz-Signature=5ecret`, `${testClient(api.origin).folder}/x`),
      ),
    ];
    const texts = [
      ...failures.map((failure) => inspect(failure, { depth: 9 }) + JSON.stringify(toErrorData(failure))),
      log(),
      inspect(client, { depth: 9, showHidden: true }),
      JSON.stringify(client),
    ];
    expect(log().split('\n').length).toBeGreaterThan(5);
    expect(failures[0]?.message).toContain('may not');
    const body = testKey.slice(4, 36);
    for (const text of texts) {
      expect(text).not.toContain(body);
      expect(text).not.toContain('5ecret');
    }
  });

  test('that cannot be a header is refused before it is named in an error', () => {
    for (const key of ['', '  ', 'csb_\u00fcber', 'csb_a\nb', 'csb_a b', 'x'.repeat(501)]) {
      expect(() => testClient('http://127.0.0.1:9', { key })).toThrow(/empty or holds characters/);
    }
    expect(() => testClient('http://127.0.0.1:9', { key: ` ${testKey}\n` })).not.toThrow();
  });
});

describe('an answer that is too large', () => {
  const small = { limits: { jsonBytes: 64 * 1024 } };

  test('is refused by what it announces, before it is read', async () => {
    let sent = 0;
    const api = await answeringServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': String(1024 ** 3) });
      const more = (): void => {
        sent += 65_536;
        if (!response.destroyed && response.write(Buffer.alloc(65_536, ' '))) setImmediate(more);
        else response.once('drain', more);
      };
      more();
    });
    const failure = await failureOf(testClient(api.origin).client.whoami());
    expect(failure).toMatchObject({ kind: 'too_large', code: 'closient_unusable_answer' });
    expect(failure.message).toMatch(/larger than 8.0 MB.*Nothing was changed/);
    expect(sent).toBeLessThan(64 * 1024 * 1024);
    await api.downTo(0);
  });

  test('is refused while it comes when it never ends', async () => {
    const api = await answeringServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384, ' '))) continue;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    expect(await failureOf(testClient(api.origin, small).client.whoami())).toMatchObject({
      kind: 'too_large',
    });
    await api.downTo(0);
  });

  test('is refused when it only grows in unpacking', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024, ' '));
    expect(bomb.length).toBeLessThan(64 * 1024);
    const api = await answeringServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' });
      response.end(bomb);
    });
    expect(await failureOf(testClient(api.origin, small).client.whoami())).toMatchObject({
      kind: 'too_large',
    });
  });

  test('is an error without words when it is an error', async () => {
    const api = await answeringServer((_, response) => {
      response.writeHead(422, { 'Content-Type': 'application/problem+json' });
      response.end(JSON.stringify({ error_code: 'x', detail: 'x'.repeat(1024 * 1024) }));
    });
    expect(await failureOf(testClient(api.origin).client.whoami())).toMatchObject({
      kind: 'rejected',
      status: 422,
    });
  });
});

describe('a server that takes its time', () => {
  const quick = { limits: { headersMs: 50, stallMs: 50, totalMs: 100, attempts: 1 } };

  test('is given up when no answer begins', async () => {
    const api = await answeringServer(() => undefined);
    const failure = await failureOf(
      testClient(api.origin, { limits: { ...quick.limits, totalMs: 60_000 } }).client.whoami(),
    );
    expect(failure).toMatchObject({ kind: 'no_answer', code: 'closient_unreachable' });
    expect(failure.message).toMatch(/did not answer within/);
    await api.downTo(0);
  });

  test('is given up when it stops in the middle', async () => {
    const api = await answeringServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.write('{"organizations":');
    });
    const failure = await failureOf(
      testClient(api.origin, { limits: { ...quick.limits, totalMs: 60_000 } }).client.whoami(),
    );
    expect(failure).toMatchObject({ kind: 'stalled' });
    await api.downTo(0);
  });

  test('is given up when it drips for ever', async () => {
    const api = await answeringServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 5);
      response.once('close', () => clearInterval(drip));
    });
    const failure = await failureOf(
      testClient(api.origin, { limits: { stallMs: 60_000, headersMs: 60_000, totalMs: 100 } }).client.whoami(
        once,
      ),
    );
    expect(failure).toMatchObject({ kind: 'too_slow' });
    await api.downTo(0);
  });
});

describe('an answer that is not what it should be', () => {
  test.each<[string, string, string, string | RegExp]>([
    [
      'a web page',
      'text/html; charset=utf-8',
      '<html>Welcome to Hotel Wi-Fi</html>',
      /login page of the network answered instead of Closient/,
    ],
    ['text', 'text/plain', JSON.stringify(me), /text\/plain instead of JSON/],
    ['no type', '', JSON.stringify(me), /instead of JSON/],
    ['half of it', 'application/json', JSON.stringify(me).slice(0, 30), /not JSON/],
    ['nothing', 'application/json', '', /is empty/],
    ['other bytes', 'application/json', '\u0000\u0001', /not JSON/],
    ['another JSON', 'application/json', '{"hello":"world"}', /not what Closient sends \(at organizations\)/],
    ['a list', 'application/json', '[]', /not what Closient sends/],
    ['null', 'application/json', 'null', /not what Closient sends/],
    ['deep nesting', 'application/json', '['.repeat(200_000), /not JSON/],
  ])('is refused with a sentence: %s', async (_name, type, body, sentence) => {
    const api = await answeringServer((_, response) => {
      response.writeHead(200, type === '' ? {} : { 'Content-Type': type });
      response.end(body);
    });
    const failure = await failureOf(testClient(api.origin).client.whoami(once));
    expect(failure.message).toMatch(sentence);
    expect(failure.code).toMatch(/^closient_/);
  });

  test('invalid UTF-8 is damaged, not guessed at', async () => {
    const api = await answeringServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(
        Buffer.concat([
          Buffer.from('{"organizations":[],"email":"'),
          Buffer.from([0xc3, 0x28]),
          Buffer.from('"}'),
        ]),
      );
    });
    expect(await failureOf(testClient(api.origin).client.whoami(once))).toMatchObject({ kind: 'damaged' });
  });

  test('JSON of any of its kinds is JSON, with fields nobody knows', async () => {
    const types = [
      'application/json',
      'application/json; charset=utf-8',
      'application/problem+json',
      'Application/Vnd.Api+JSON',
    ];
    let next = 0;
    const api = await answeringServer((_, response) =>
      sendJson(response, { ...me, __proto__x: 1, brand_new: { a: [1] } }, { type: types[next++] ?? '' }),
    );
    const { client } = testClient(api.origin);
    for (const _ of types) expect((await client.whoami(once)).organizations).toHaveLength(1);
  });
});

describe('lists', () => {
  const product = {
    id: 'p1',
    gtin: '09521234543213',
    product_name: 'Oats',
    brand: null,
    data_source: 'claimed',
    new_field: 1,
  };
  const envelope = (data: unknown[], fields: object): object => ({
    data,
    pagination: {
      page: 1,
      page_size: 100,
      total_count: data.length,
      total_pages: 1,
      has_next: false,
      has_previous: false,
      ...fields,
    },
  });

  test('a broken row is set aside with its reason and does not take its page with it', async () => {
    const api = await answeringServer((_, response) =>
      sendJson(
        response,
        envelope([product, { id: 'p2' }, 'x', null, { ...product, brand: undefined }], {
          has_next: true,
          total_pages: 9,
        }),
      ),
    );
    const found = await testClient(api.origin).client.products(page);
    expect(found.rows.map(({ gtin, brand }) => [gtin, brand])).toEqual([
      ['09521234543213', null],
      ['09521234543213', null],
    ]);
    expect(found.unreadable.map(({ reason }) => reason.split(':')[0])).toEqual([
      'gtin',
      'Invalid input',
      'Invalid input',
    ]);
    expect(found.hasNext).toBe(true);
    expect(api.arrived[0]?.path).toBe('/products/api/v1/products?organization_id=o1&page=1&page_size=100');
  });

  test.each([
    [
      'another page than was asked for',
      envelope([product], { page: 7 }),
      /asked for page 1 and answered with page 7/,
    ],
    ['an empty page that says there is more', envelope([], { has_next: true }), /empty page 1/],
    ['an empty page before the last', envelope([], { total_pages: 4 }), /empty page 1/],
  ])('%s is refused, as the list would look complete', async (_name, body, sentence) => {
    const api = await answeringServer((_, response) => sendJson(response, body));
    expect((await failureOf(testClient(api.origin).client.lots(page))).message).toMatch(sentence);
  });

  test('a list without paging ends with the first page that is not full', async () => {
    const api = await answeringServer((_, response) => sendJson(response, { data: [product, product] }));
    const { client } = testClient(api.origin);
    expect((await client.products({ ...page, pageSize: 2 })).hasNext).toBe(true);
    expect((await client.products({ ...page, pageSize: 3 })).hasNext).toBe(false);
  });

  test('products are found with or without the slash that the documents disagree on', async () => {
    const api = await answeringServer(({ path }, response) => {
      if (path.startsWith('/products/api/v1/products/?')) sendJson(response, envelope([product], {}));
      else {
        response.writeHead(301, { Location: '/products/api/v1/products/' });
        response.end();
      }
    });
    const { client } = testClient(api.origin);
    expect((await client.products(page)).rows).toHaveLength(1);
    expect((await client.products({ ...page, page: 1 })).rows).toHaveLength(1);
    expect(api.arrived).toHaveLength(3);
  });

  test('the OpenAPI document says which lists there are', async () => {
    const api = await answeringServer((_, response) =>
      sendJson(response, {
        openapi: '3.1.0',
        paths: {
          '/products/api/v1/lots/': { get: {}, parameters: [] },
          '/x/{a}/y': { post: {} },
          '/z': null,
        },
      }),
    );
    const outline = await testClient(api.origin).client.openapi('products');
    expect(outline.offers({ method: 'get', path: '/products/api/v1/lots' })).toBe(true);
    expect(outline.offers({ method: 'post', path: '/products/api/v1/lots' })).toBe(false);
    expect(outline.offers({ method: 'post', path: '/x/{other}/y' })).toBe(true);
    expect(outline.offers({ method: 'get', path: '/products/api/v1/serials' })).toBe(false);
  });
});
