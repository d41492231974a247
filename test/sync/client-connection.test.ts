import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answeringServer, sendJson } from '../support/answering-server.ts';
import { testClient, testKey } from '../support/closient.ts';
import { needs } from '../support/needs.ts';
import { onEnd, temporaryFolder } from '../support/room.ts';

const me = {
  organizations: [
    { id: 'o1', name: 'Acme Foods' },
    { id: 'o2', name: 'Acme Drinks' },
  ],
};
const problem = { type: 'application/problem+json' };

test('a connection that works names the organisations in one sentence', async () => {
  const api = await answeringServer((_, response) => sendJson(response, me));
  const { client } = testClient(api.origin);
  expect(await client.testConnection()).toEqual({
    ok: true,
    organisations: [
      { id: 'o1', name: 'Acme Foods' },
      { id: 'o2', name: 'Acme Drinks' },
    ],
    keyWarning: null,
    sentence: `Connected to ${client.host} as Acme Foods, Acme Drinks.`,
    failure: null,
    clockWarning: null,
  });
});

test('a mistyped key is warned of, and the word of the server counts', async () => {
  const api = await answeringServer((_, response) => sendJson(response, me));
  const { client } = testClient(api.origin, { key: testKey.replace('AbCd', 'AbCx') });
  const result = await client.testConnection();
  expect(result.ok).toBe(true);
  expect(result.keyWarning).toMatch(/does not match/);
});

test.each<[string, number, object, string, RegExp]>([
  [
    'an unknown key',
    401,
    { error_code: 'unauthorized', detail: 'x' },
    'unauthorized',
    /does not accept this API key/,
  ],
  [
    'a key that may not',
    403,
    { error_code: 'forbidden', detail: 'Key is read-only.' },
    'forbidden',
    /may not do this \(403\). It says: Key is read-only/,
  ],
  [
    'an old-style refusal',
    401,
    { error: { code: 'UNAUTHORIZED', message: 'no', status: 401 } },
    'unauthorized',
    /does not accept/,
  ],
  ['a broken server', 500, {}, 'server', /problem of its own \(500\)/],
  ['another website', 404, {}, 'not_found', /has no Closient API at \/account\/api\/v1\/whoami/],
  [
    'a proxy that wants a password',
    407,
    {},
    'proxy',
    /proxy of this network did not let the request.*\(407\)/,
  ],
  ['a network that wants a login', 511, {}, 'portal', /login page of the network/],
])('%s is told in one sentence, after one attempt', async (_name, status, body, failure, sentence) => {
  const api = await answeringServer((_, response) => sendJson(response, body, { status, ...problem }));
  const result = await testClient(api.origin).client.testConnection();
  expect(result).toMatchObject({ ok: false, failure, organisations: [] });
  expect(result.sentence).toMatch(sentence);
  expect(api.arrived).toHaveLength(1);
});

test('a firewall that answers with a page of its own is not taken for Closient', async () => {
  const api = await answeringServer((_, response) => {
    response.writeHead(403, { 'Content-Type': 'text/html' });
    response.end('<html>Blocked by policy</html>');
  });
  const result = await testClient(api.origin).client.testConnection();
  expect(result).toMatchObject({ ok: false, failure: 'gateway' });
  expect(result.sentence).toMatch(/proxy or firewall/);
});

test('a key without an organisation is no connection', async () => {
  const api = await answeringServer((_, response) => sendJson(response, { organizations: [] }));
  expect((await testClient(api.origin).client.testConnection()).sentence).toMatch(
    /belongs to no organisation/,
  );
});

test('a name that does not exist', async () => {
  const result = await testClient('https://closient-print-room.invalid').client.testConnection();
  expect(result).toMatchObject({ ok: false, failure: 'dns' });
  expect(result.sentence).toMatch(/name closient-print-room\.invalid was not found/);
});

test('a port where nobody listens', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const result = await testClient(`http://127.0.0.1:${port}`).client.testConnection();
  expect(result).toMatchObject({ ok: false, failure: 'refused' });
  expect(result.sentence).toMatch(/refuses connections \(ECONNREFUSED\)/);
});

test('something that does not speak HTTP', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.resume();
    socket.end('220 mail.example ESMTP\r\n');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onEnd(() => new Promise((resolve) => server.close(resolve)));
  const { port } = server.address() as AddressInfo;
  const result = await testClient(`http://127.0.0.1:${port}`).client.testConnection();
  expect(result).toMatchObject({ ok: false, failure: 'not_closient' });
  expect(result.sentence).toMatch(/does not speak the way Closient does/);
});

test('plain HTTP where encryption was expected', async () => {
  const api = await answeringServer((_, response) => sendJson(response, me));
  const result = await testClient(api.origin.replace('http:', 'https:')).client.testConnection();
  expect(result).toMatchObject({ ok: false, failure: 'tls' });
});

test
  .runIf(needs('openssl', '/usr/bin/openssl'))
  .each([
    [
      'nobody vouches for',
      [],
      'tls',
      /not trusted on this computer \(DEPTH_ZERO_SELF_SIGNED_CERT\).*your company/,
    ],
  ])('a certificate that %s', async (_name, extra, failure, sentence) => {
  const folder = temporaryFolder();
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  execFileSync(
    '/usr/bin/openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '2',
      '-keyout',
      key,
      '-out',
      cert,
      '-subj',
      '/CN=localhost',
      '-addext',
      'subjectAltName=DNS:localhost',
      ...extra,
    ],
    { stdio: 'ignore' },
  );
  let asked = 0;
  const server = createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, response) => {
    asked += 1;
    sendJson(response, me);
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onEnd(() => new Promise((resolve) => server.close(resolve)));
  const { port } = server.address() as AddressInfo;
  const result = await testClient(`https://localhost:${port}`).client.testConnection();
  expect(result).toMatchObject({ ok: false, failure });
  expect(result.sentence).toMatch(sentence);
  expect(asked).toBe(0);
});

test.each([
  ['net::ERR_NAME_NOT_RESOLVED', 'dns'],
  ['net::ERR_CONNECTION_REFUSED', 'refused'],
  ['net::ERR_INTERNET_DISCONNECTED', 'offline'],
  ['net::ERR_PROXY_CONNECTION_FAILED', 'proxy'],
  ['net::ERR_TUNNEL_CONNECTION_FAILED', 'proxy'],
  ['net::ERR_CERT_AUTHORITY_INVALID', 'tls'],
  ['net::ERR_CERT_DATE_INVALID', 'clock'],
  ['net::ERR_TIMED_OUT', 'no_answer'],
  ['net::ERR_CONNECTION_RESET', 'cut'],
  ['net::ERR_SOMETHING_NEW', 'no_connection'],
])('the network stack of the desktop says %s', async (message, failure) => {
  const fetch = (): Promise<Response> => Promise.reject(new Error(`${message} at https://x/?key=${testKey}`));
  const result = await testClient('https://www.closient.com', { ports: { fetch } }).client.testConnection();
  expect(result).toMatchObject({ ok: false, failure });
  expect(result.sentence).toContain('www.closient.com');
  expect(result.sentence).not.toContain(testKey);
});

test('a clock that is off is said, and is the first suspect when the key is refused', async () => {
  const off = -3 * 3_600_000;
  let status = 200;
  const api = await answeringServer((_, response) => {
    const headers = { Date: new Date(Date.now() + off).toUTCString() };
    if (status === 200) sendJson(response, me, { headers });
    else sendJson(response, { error_code: 'unauthorized', detail: 'x' }, { status, headers });
  });
  const { client } = testClient(api.origin);
  const good = await client.testConnection();
  expect(good).toMatchObject({ ok: true, failure: null });
  expect(good.clockWarning).toMatch(/clock of this computer is 3 hours ahead of/);
  status = 401;
  const bad = await client.testConnection();
  expect(bad).toMatchObject({ ok: false, failure: 'clock' });
  expect(bad.sentence).toMatch(/3 hours ahead.*refuses the API key/);
});

test('only the caller who leaves gets an error instead of a sentence', async () => {
  const api = await answeringServer(() => stop.abort(new Error('closed')));
  const stop = new AbortController();
  await expect(testClient(api.origin).client.testConnection({ signal: stop.signal })).rejects.toThrow(
    'closed',
  );
});

test('a day whose quota is spent but for the reserve still lets a person test the connection', async () => {
  const headers = {
    'RateLimit-Policy': '300;w=60, 10000;w=86400',
    'RateLimit-Limit': '10000',
    'RateLimit-Remaining': '900',
    'RateLimit-Reset': '40000',
  };
  const api = await answeringServer((_, response) => sendJson(response, me, { headers }));
  const { client } = testClient(api.origin);
  await client.whoami();
  await expect(client.whoami({ patienceMs: 1000 })).rejects.toMatchObject({
    kind: 'busy',
    retryAfterSeconds: 40_000,
  });
  expect(await client.testConnection()).toMatchObject({ ok: true });
  expect(api.arrived).toHaveLength(2);
});
