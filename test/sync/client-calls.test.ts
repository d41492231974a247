import { describe, expect, test } from 'vitest';
import { answeringServer, sendJson } from '../support/answering-server.ts';
import { failureOf, testClient } from '../support/closient.ts';

const me = { organizations: [{ id: 'o1', name: 'Acme Foods' }] };
const order = { scope: 'lots', export_type: 'datamatrix', file_format: 'png' } as const;
const event = { client_event_id: 'e1', event_type: 'PRINTED', gtin: '09521234543213', serial: 'S1' } as const;
const jobId = 'AbCdEfGhIjKlMnOpQrStUv';

describe('a call that fails in passing', () => {
  test.each([500, 502, 503, 504])(
    'is repeated after %i with growing waits, and gives what comes at last',
    async (status) => {
      let left = 3;
      const api = await answeringServer((_, response) =>
        left-- > 0 ? sendJson(response, {}, { status }) : sendJson(response, me),
      );
      const { client, waits } = testClient(api.origin);
      expect((await client.whoami()).organizations).toHaveLength(1);
      expect(waits).toEqual([250, 500, 1000]);
    },
  );

  test('is repeated when the connection is cut before, within and after the headers', async () => {
    let count = 0;
    const api = await answeringServer((_, response, raw) => {
      count += 1;
      if (count === 1) raw.socket.resetAndDestroy();
      else if (count === 2) {
        response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '100' });
        response.write('{"organ', () => raw.socket.destroy());
      } else if (count === 3) {
        response.writeHead(200, { 'Content-Type': 'application/json' });
        response.end('{"organizations":[');
      } else sendJson(response, me);
    });
    await testClient(api.origin).client.whoami();
    expect(count).toBe(4);
  });

  test('is given up after six attempts with the last failure', async () => {
    const api = await answeringServer((_, response) => sendJson(response, {}, { status: 503 }));
    const failure = await failureOf(testClient(api.origin).client.whoami());
    expect(failure).toMatchObject({ kind: 'server', status: 503, code: 'closient_unreachable' });
    expect(api.arrived).toHaveLength(6);
  });

  test('is not repeated beyond the patience of its caller', async () => {
    const api = await answeringServer((_, response) =>
      sendJson(response, {}, { status: 503, headers: { 'Retry-After': '3600' } }),
    );
    const { client, waits } = testClient(api.origin);
    expect(await failureOf(client.whoami({ patienceMs: 60_000 }))).toMatchObject({
      kind: 'server',
      retryAfterSeconds: 3600,
    });
    expect(waits).toEqual([]);
    await failureOf(client.whoami({ patienceMs: Infinity, attempts: 3 }));
    expect(waits).toEqual([3_600_000, 3_600_000]);
  });

  test('after a 429 waits as long as was said, and everybody else with it', async () => {
    let refusals = 1;
    const api = await answeringServer((_, response) => {
      if (refusals-- > 0)
        sendJson(
          response,
          { error_code: 'rate_limited', detail: 'slow', retry_after: 31 },
          { status: 429, type: 'application/problem+json' },
        );
      else sendJson(response, me);
    });
    const { client, now } = testClient(api.origin);
    const begun = now();
    await client.whoami();
    expect(now() - begun).toBeGreaterThanOrEqual(31_000);

    refusals = 1;
    const failure = await failureOf(client.submitExport(order));
    expect(failure).toMatchObject({
      kind: 'busy',
      code: 'closient_busy',
      retryAfterSeconds: 31,
      mayHaveBeenDone: false,
    });
    expect(client.governor.goesOnAt).toBeGreaterThan(now() + 30_000);
    const busy = await client.testConnection();
    expect(busy).toMatchObject({ ok: false, failure: 'busy' });
    expect(busy.sentence).toMatch(/asks to wait.*goes on/);
  });

  test('stops at once when it is aborted: before, in flight, in the wait', async () => {
    const reason = new Error('the window was closed');
    const api = await answeringServer(() => stop.abort(reason));
    let stop = new AbortController();
    const { client } = testClient(api.origin);
    expect(await failureOf(client.whoami({ signal: stop.signal }))).toBe(reason);
    expect(await failureOf(client.whoami({ signal: stop.signal }))).toBe(reason);
    expect(api.arrived).toHaveLength(1);
    await api.downTo(0);

    const failing = await answeringServer((_, response) => sendJson(response, {}, { status: 500 }));
    stop = new AbortController();
    const waiting = testClient(failing.origin, {
      wait: async (_ms, signal) => {
        stop.abort(reason);
        signal.throwIfAborted();
      },
    });
    expect(await failureOf(waiting.client.whoami({ signal: stop.signal }))).toBe(reason);
    expect(failing.arrived).toHaveLength(1);
  });

  test('ends with the client', async () => {
    const api = await answeringServer(() => client.close());
    const { client } = testClient(api.origin);
    expect(await failureOf(client.whoami())).toMatchObject({ code: 'cancelled' });
    expect(await failureOf(client.whoami())).toMatchObject({ code: 'cancelled' });
    expect(api.arrived).toHaveLength(1);
  });
});

describe('a call that the server has decided', () => {
  test.each([
    [400, 'validation_error', 'rejected'],
    [401, 'closient_refused', 'unauthorized'],
    [403, 'closient_refused', 'forbidden'],
    [404, 'not_found', 'not_found'],
    [409, 'conflict', 'rejected'],
    [422, 'validation_error', 'rejected'],
  ])('is not repeated: %i', async (status, code, kind) => {
    const api = await answeringServer((_, response) =>
      sendJson(
        response,
        { error_code: 'x', detail: 'Because.', details: [{ loc: ['body'], msg: 'm', type: 't' }] },
        { status, type: 'application/problem+json' },
      ),
    );
    const failure = await failureOf(testClient(api.origin).client.pollExport(jobId));
    expect(failure).toMatchObject({ code, kind, status, faults: [{ loc: ['body'], msg: 'm' }] });
    expect(api.arrived).toHaveLength(1);
  });
});

describe('a submit', () => {
  test.each([500, 502, 503, 429])('is sent once, whatever comes back: %i', async (status) => {
    const api = await answeringServer((_, response) => sendJson(response, {}, { status }));
    const failure = await failureOf(testClient(api.origin).client.submitExport(order));
    expect(api.arrived).toHaveLength(1);
    expect(failure.mayHaveBeenDone).toBe(status !== 429);
  });

  test('is sent once when its answer is cut, and says that the job may be there', async () => {
    const api = await answeringServer((_, _response, raw) => raw.socket.destroy());
    const { client } = testClient(api.origin);
    expect(await failureOf(client.submitExport(order))).toMatchObject({ kind: 'cut', mayHaveBeenDone: true });
    expect(await failureOf(client.requestDataExport('o1', 'zip'))).toMatchObject({ mayHaveBeenDone: true });
    expect(api.arrived).toHaveLength(2);
  });

  test('carries the documented fields, and its job is polled at the documented path', async () => {
    const status = {
      job_id: jobId,
      status: 'completed',
      total_items: 42,
      processed_items: 42,
      progress_percent: 100.9,
      download_url: 'https://b.example/x',
      expires_at: '2026-05-08T13:00:00+00:00',
      output_filename: 'a.zip',
      file_size_bytes: 248321,
      error: null,
    };
    const api = await answeringServer(({ method }, response) =>
      method === 'POST'
        ? sendJson(
            response,
            { job_id: jobId, status: 'pending', poll_url: 'https://thief.example/' },
            { status: 202 },
          )
        : sendJson(response, status),
    );
    const { client } = testClient(api.origin);
    expect(await client.submitExport({ ...order, filters: { never_printed: true } })).toEqual({
      job_id: jobId,
      status: 'pending',
    });
    expect(await client.pollExport(jobId)).toEqual({
      ...status,
      progress_percent: 100,
      expires_at: Date.UTC(2026, 4, 8, 13),
    });
    expect(api.arrived.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /products/api/v1/labels/export/',
      `GET /products/api/v1/labels/export/${jobId}/`,
    ]);
    expect(JSON.parse(api.arrived[0]?.body ?? '')).toEqual({ ...order, filters: { never_printed: true } });
  });

  test('of a data export and its poll are understood with all their nulls', async () => {
    const api = await answeringServer((_, response) =>
      sendJson(response, {
        job_id: 'j',
        status: 'running',
        archive_format: 'zip',
        format_version: '1.0',
        file_size_bytes: 0,
        sections: [{ key: 'products', status: 'ok', record_count: 3, binary_count: null }],
      }),
    );
    const { client } = testClient(api.origin);
    await client.requestDataExport('o1', 'tar.gz');
    const answer = await client.pollDataExport('o1', 'j');
    expect(answer).toMatchObject({
      status: 'processing',
      download_url: null,
      sections: [{ key: 'products', binary_count: 0 }],
    });
    expect(api.arrived.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /dashboard/api/v1/data-export/o1?archive_format=tar.gz',
      'GET /dashboard/api/v1/data-export/o1/j',
    ]);
  });
});

describe('reports of what was printed', () => {
  test('are repeated under the same id', async () => {
    let left = 2;
    const api = await answeringServer((_, response) =>
      left-- > 0
        ? sendJson(response, {}, { status: 502 })
        : sendJson(response, { data: [{ client_event_id: 'e1', id: 'x', recorded: false }] }),
    );
    const answer = await testClient(api.origin).client.postLifecycle([event]);
    expect(answer.data).toEqual([{ client_event_id: 'e1', id: 'x', recorded: false }]);
    expect(new Set(api.arrived.map(({ body }) => body)).size).toBe(1);
    expect(api.arrived).toHaveLength(3);
  });

  test('as EPCIS go byte by byte as they are, and a duplicate is a success', async () => {
    const document = '{ "type":"EPCISDocument",  "epcisBody": {"eventList": []} }';
    const answers = [502, 409];
    const api = await answeringServer((_, response) =>
      sendJson(response, {}, { status: answers.shift() ?? 500 }),
    );
    expect(await testClient(api.origin).client.captureEpcis(document)).toEqual({
      captureId: null,
      duplicate: true,
    });
    expect(api.arrived.map(({ body }) => body)).toEqual([document, document]);

    const fresh = await answeringServer((_, response) =>
      sendJson(response, { captureID: 'c', createdEvents: 1 }, { status: 201 }),
    );
    expect(await testClient(fresh.origin).client.captureEpcis(document)).toEqual({
      captureId: 'c',
      duplicate: false,
    });
  });
});

describe('a QR code of the server', () => {
  const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(100)]);

  test('comes as the PNG that was asked for', async () => {
    const api = await answeringServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'image/png' });
      response.end(png);
    });
    expect(await testClient(api.origin).client.qrPng({ gtin: '09521234543213', lot: 'L1' })).toEqual(png);
    expect(JSON.parse(api.arrived[0]?.body ?? '')).toEqual({
      gtin: '09521234543213',
      lot: 'L1',
      format: 'png',
    });
  });

  test.each([
    ['image/svg+xml', '<svg/>', /instead of a PNG/],
    ['image/png', 'GIF89a', /is none/],
    ['text/html', '<html>', /login page/],
  ])('is refused when it is %s with %s', async (type, body, sentence) => {
    const api = await answeringServer((_, response) => {
      response.writeHead(200, { 'Content-Type': type });
      response.end(body);
    });
    expect((await failureOf(testClient(api.origin).client.qrPng({ gtin: '1' }))).message).toMatch(sentence);
  });
});
