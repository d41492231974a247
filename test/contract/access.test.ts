import { request as httpRequest } from 'node:http';
import { beforeEach, describe, expect, test } from 'vitest';
import { crc32 } from 'node:zlib';
import { clientOf, csvFile, serialsCsv } from '../support/room.ts';
import { bareRequest, openTestHost, rawExchange, type Answer, type TestHost } from '../support/host.ts';

let host: TestHost;
beforeEach(async () => {
  host = await openTestHost();
});

const submitPath = '/products/api/v1/labels/export/';
const good = JSON.stringify({ scope: 'lots', export_type: 'sheet_pdf', file_format: 'pdf' });

/** Every field of the pages' `ErrorOut`, of the types its schema allows. */
function expectProblem(answer: Answer, status: number, code: string): void {
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.json).toEqual({
    type: `https://closient.com/docs/errors/${code}`,
    title: expect.stringMatching(/^[A-Z]/),
    status,
    detail: expect.stringMatching(/\.$/),
    error_code: code,
    retryable: false,
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d.*(Z|[+-]\d\d:\d\d)$/),
    retry_after: null,
    owner_action_required: null,
    details: status === 422 ? expect.any(Array) : null,
  });
}

describe('the API key', () => {
  test('has the documented form, with the right checksum', () => {
    const [prefix, body = '', checksum] = host.key.split('_');
    expect(prefix).toBe('csb');
    expect(body).toMatch(/^[0-9A-Za-z]{32}$/);
    expect(checksum).toBe(crc32(body).toString(16).padStart(8, '0'));
  });

  test('is asked for on every path of the mirror', async () => {
    for (const [method, path] of [
      ['POST', submitPath],
      ['GET', `${submitPath}zzzzzzzzzzzzzzzzzzzzzz/`],
      ['GET', '/account/api/v1/whoami'],
    ] as const) {
      expectProblem(await host.api(path, { method, headers: { 'x-api-key': '' } }), 401, 'unauthorized');
    }
  });

  test.for([
    ['another key', `csb_${'A'.repeat(32)}_84041098`],
    ['no key at all', 'hello'],
    ['a key of another kind', 'x'],
  ] as const)('%s is refused', async ([, key]) => {
    expectProblem(
      await host.api('/account/api/v1/whoami', { headers: { 'x-api-key': key } }),
      401,
      'unauthorized',
    );
  });

  test('is refused in another letter case, with a blank inside, and with a letter more', async () => {
    const flipped = host.key.replace(/[a-z]/g, (letter) => letter.toUpperCase());
    for (const key of [flipped, `${host.key}0`, host.key.replace('_', ' ')]) {
      expect((await host.api('/account/api/v1/whoami', { headers: { 'x-api-key': key } })).status).toBe(401);
    }
  });

  test('works as a bearer too', async () => {
    const { status, text } = await bareRequest(host.port, '/account/api/v1/whoami', {
      headers: { authorization: `Bearer ${host.key}` },
    });
    expect(status, text).toBe(200);
  });

  test('is checked before the body is looked at, and nothing is stored', async () => {
    const answer = await host.api(submitPath, {
      method: 'POST',
      body: good,
      headers: { 'x-api-key': 'wrong' },
    });
    expectProblem(answer, 401, 'unauthorized');
    expect(host.room.db.prepare('SELECT count(*) FROM jobs').pluck().get()).toBe(0);
  });

  test('the start token is no API key, and the API key opens no window', async () => {
    expect((await host.api('/account/api/v1/whoami', { headers: { 'x-api-key': host.token } })).status).toBe(
      401,
    );
    const rpc = await bareRequest(host.port, '/rpc/system/info', {
      method: 'POST',
      headers: { authorization: `Bearer ${host.key}`, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(rpc.status).toBe(401);
  });

  test('whoami says whose it is', async () => {
    const { status, json } = await host.api('/account/api/v1/whoami');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      user_id: null,
      organizations: [{ id: host.host.address.organization_id, name: 'My organisation' }],
      metadata: {},
      api_key: { role: 'manager' },
    });
    expect(JSON.stringify(json)).not.toContain(host.key);
  });
});

describe('paths and methods', () => {
  test('answer with and without the trailing slash, and never redirect', async () => {
    await clientOf(host.room).admin.importFile({ path: csvFile(serialsCsv(1)) });
    const body = JSON.stringify({ scope: 'serials', export_type: 'sheet_pdf', file_format: 'pdf' });
    for (const path of [submitPath, submitPath.slice(0, -1)]) {
      const accepted = await host.api(path, { method: 'POST', body });
      expect(accepted.status).toBe(202);
      const poll = `${submitPath}${String(accepted.json['job_id'])}`;
      expect((await host.api(poll)).status).toBe(200);
      expect((await host.api(`${poll}/`)).status).toBe(200);
    }
    expect((await host.api('/account/api/v1/whoami')).status).toBe(200);
    expect((await host.api('/account/api/v1/whoami/')).status).toBe(200);
  });

  test('what is not there is a problem document too', async () => {
    for (const path of [
      '/products/api/v1/nothing',
      '/products/',
      '/account/api/v1/',
      '/dashboard/api/v1/x',
      '/nowhere',
    ]) {
      expectProblem(await host.api(path), 404, 'not_found');
    }
  });

  test('a method that a path does not have is named, with those it has', async () => {
    for (const [method, path, allow] of [
      ['GET', submitPath, 'POST'],
      ['DELETE', submitPath, 'POST'],
      ['OPTIONS', submitPath, 'POST'],
      ['POST', `${submitPath}zzzzzzzzzzzzzzzzzzzzzz/`, 'GET, HEAD'],
      ['PUT', `${submitPath}zzzzzzzzzzzzzzzzzzzzzz/`, 'GET, HEAD'],
      ['PATCH', '/account/api/v1/whoami', 'GET, HEAD'],
    ] as const) {
      const answer = await host.api(path, { method });
      expectProblem(answer, 405, 'method_not_allowed');
      expect(answer.headers.get('allow')).toBe(allow);
    }
    const head = await host.api(submitPath, { method: 'HEAD' });
    expect([head.status, head.text]).toEqual([405, '']);
  });

  test('HEAD of a poll is its GET without the body', async () => {
    const head = await host.api(`${submitPath}zzzzzzzzzzzzzzzzzzzzzz/`, { method: 'HEAD' });
    expect(head.status).toBe(404);
    expect(head.text).toBe('');
  });

  test('validation and missing things are problem documents of their own kind', async () => {
    expectProblem(await host.api(submitPath, { method: 'POST', body: '{}' }), 422, 'validation_error');
    expectProblem(await host.api(`${submitPath}short/`), 422, 'validation_error');
    expectProblem(await host.api(`${submitPath}zzzzzzzzzzzzzzzzzzzzzz/`), 404, 'not_found');
  });

  test('a defect is not explained to the caller, but it is in the log', async () => {
    const logged: unknown[] = [];
    const broken = await openTestHost({
      ports: { logger: { ...silentLogger(), error: (entry: unknown) => logged.push(entry) } as never },
    });
    broken.room.db.sqlite.exec('ALTER TABLE organisations RENAME TO lost');
    const answer = await broken.api('/account/api/v1/whoami');
    broken.room.db.sqlite.exec('ALTER TABLE lost RENAME TO organisations');
    expectProblem(answer, 500, 'internal_error');
    expect(answer.text).not.toContain('organisations');
    expect(String((logged[0] as { err: Error }).err)).toContain('organisations');
  });
});

describe('the size of a body', () => {
  const oneMegabyte = 1024 * 1024;
  const padded = (length: number): string => good + ' '.repeat(length - good.length);

  test('1 MB is accepted, one byte more is not', async () => {
    expect((await host.api(submitPath, { method: 'POST', body: padded(oneMegabyte) })).status).toBe(202);
    expectProblem(
      await host.api(submitPath, { method: 'POST', body: padded(oneMegabyte + 1) }),
      413,
      'body_too_large',
    );
  });

  test.for(['with its length', 'in chunks without a length'] as const)(
    '50 MB sent %s are refused and never held in memory',
    async (how) => {
      const size = 50 * oneMegabyte;
      const before = process.memoryUsage();
      const { status, text, largest } = await sendSpaces(size, how === 'with its length');
      expect(status, text).toBe(413);
      expect(JSON.parse(text)).toMatchObject({ error_code: 'body_too_large' });
      expect(largest - before.arrayBuffers - before.external).toBeLessThan(size / 2);
      // The host is as well as before.
      expect((await host.api(submitPath, { method: 'POST', body: good })).status).toBe(202);
    },
  );

  test('a length that is too large is answered at once, without waiting for the body', async () => {
    const answer = await rawExchange(
      host.port,
      `POST ${submitPath} HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nX-API-Key: ${host.key}\r\n` +
        `Content-Length: ${50 * oneMegabyte}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  /** Sends blanks until the answer is there. @returns the answer and the most that buffers took meanwhile. */
  function sendSpaces(
    size: number,
    withLength: boolean,
  ): Promise<{ status: number; text: string; largest: number }> {
    return new Promise((resolve, reject) => {
      const piece = Buffer.alloc(64 * 1024, ' ');
      let sent = 0;
      let largest = 0;
      const outgoing = httpRequest({
        host: '127.0.0.1',
        port: host.port,
        path: submitPath,
        method: 'POST',
        agent: false,
        headers: {
          'x-api-key': host.key,
          'content-type': 'application/json',
          ...(withLength ? { 'content-length': size } : { 'transfer-encoding': 'chunked' }),
        },
      });
      const send = (): void => {
        while (sent < size && !outgoing.destroyed) {
          sent += piece.length;
          const { arrayBuffers, external } = process.memoryUsage();
          largest = Math.max(largest, arrayBuffers + external);
          if (!outgoing.write(piece)) return void outgoing.once('drain', send);
        }
        outgoing.end();
      };
      outgoing.on('response', (incoming) => {
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (more: string) => (text += more));
        incoming.on('end', () => {
          outgoing.destroy();
          resolve({ status: incoming.statusCode ?? 0, text, largest });
        });
      });
      outgoing.on('error', (error: NodeJS.ErrnoException) => {
        // The host may hang up on what it does not want, after its answer.
        if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET') reject(error);
      });
      send();
    });
  }
});

function silentLogger() {
  const nothing = (): void => undefined;
  return { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing, fatal: nothing };
}
