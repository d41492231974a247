import { readFileSync, statSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { bareRequest, openTestHost, rawExchange, type TestHost } from '../support/host.ts';

let host: TestHost;
let ours: string;
beforeEach(async () => {
  host = await openTestHost();
  ours = `127.0.0.1:${host.port}`;
});

/** Asks the UI contract; `host` is a header like the others here. */
function rpc(path: string, headers: Record<string, string>, body = '{"json":{}}') {
  return bareRequest(host.port, `/rpc/${path}`, {
    method: 'POST',
    headers: { host: ours, 'content-type': 'application/json', ...headers },
    body,
  });
}

async function session(): Promise<string> {
  const { status, headers } = await bareRequest(host.port, `/start?token=${host.token}`, {
    headers: { host: ours },
  });
  expect(status).toBe(303);
  return String((headers['set-cookie'] as string[])[0]).split(';')[0] ?? '';
}

describe('the start link', () => {
  test('is exchanged for a cookie that no script and no other site can use', async () => {
    const { status, headers } = await bareRequest(host.port, `/start?token=${host.token}`, {
      headers: { host: ours },
    });
    expect(status).toBe(303);
    expect(headers['location']).toBe('/');
    const [cookie = ''] = headers['set-cookie'] as string[];
    expect(cookie).toMatch(/; HttpOnly(;|$)/);
    expect(cookie).toMatch(/; SameSite=Strict(;|$)/);
    expect(cookie).not.toContain(host.token);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['referrer-policy']).toBe('no-referrer');
  });

  test('works as long as the host lives, and each time for a session of its own', async () => {
    const [first, second] = [await session(), await session()];
    expect(first).not.toBe(second);
    for (const cookie of [first, second]) expect((await rpc('system/info', { cookie })).status).toBe(200);
  });

  test.for(['', '?token=', '?token=wrong', '?token[]=x'])('is refused as /start%s', async (query) => {
    const { status, headers } = await bareRequest(host.port, `/start${query}`, { headers: { host: ours } });
    expect(status).toBe(403);
    expect(headers['set-cookie']).toBeUndefined();
  });

  test('two hosts beside each other do not log each other out', async () => {
    const other = await openTestHost();
    const mine = (await session()).split('=')[0];
    const { headers } = await bareRequest(other.port, `/start?token=${other.token}`, {
      headers: { host: `127.0.0.1:${other.port}` },
    });
    expect(String((headers['set-cookie'] as string[])[0]).split('=')[0]).not.toBe(mine);
  });
});

describe('the UI contract', () => {
  test('answers holders of a session or of the token, nobody else', async () => {
    expect((await rpc('system/info', {})).status).toBe(401);
    expect((await rpc('system/info', { cookie: 'print_room_session=x' })).status).toBe(401);
    expect((await rpc('system/info', { authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await rpc('system/info', { authorization: `Bearer ${host.token}` })).status).toBe(200);
    expect((await rpc('system/info', { cookie: await session() })).status).toBe(200);
    const name = (await session()).split('=')[0];
    expect((await rpc('system/info', { cookie: `${name}=${host.token}` })).status).toBe(401);
  });

  test('a wrong bearer is not saved by a good cookie', async () => {
    expect(
      (await rpc('system/info', { cookie: await session(), authorization: 'Bearer wrong' })).status,
    ).toBe(401);
  });

  test('gives paths of this machine to holders of the token only', async () => {
    const call = (headers: Record<string, string>) =>
      rpc('admin/importFile', headers, JSON.stringify({ json: { path: '/etc/passwd' } }));
    const page = await call({ cookie: await session() });
    expect(page.status).toBe(403);
    expect(page.text).not.toContain('passwd');
    for (const name of ['saveArtifact', 'waitForJob', 'waitForRun', 'backup']) {
      const answer = await rpc(
        `admin/${name}`,
        { cookie: await session() },
        JSON.stringify({ json: { path: '/tmp/never', job_id: 'x', run_id: 'x' } }),
      );
      expect(answer.status, name).toBe(403);
    }
    expect((await call({ authorization: `Bearer ${host.token}` })).status).not.toBe(403);
  });

  test('nothing is changed by a GET, which a page elsewhere could make a browser send', async () => {
    const input = encodeURIComponent(JSON.stringify({ json: { key: 'sync_threshold', value: 7 } }));
    const { status } = await bareRequest(host.port, `/rpc/system/setSetting?data=${input}`, {
      headers: { host: ours, cookie: await session() },
    });
    expect(status).toBe(405);
    expect(host.room.settings.get(1, 'sync_threshold')).toBe(50);
  });

  test('an upload that is too large, or does not say how large it is, is refused unread', async () => {
    const cookie = await session();
    const huge = await bareRequest(host.port, '/rpc/catalog/upload', {
      method: 'POST',
      headers: { host: ours, cookie, 'content-type': 'application/json', 'content-length': String(2 ** 40) },
      body: '{',
    });
    expect(huge.status).toBe(413);
    const chunked = await rpc('catalog/upload', { cookie, 'transfer-encoding': 'chunked' });
    expect(chunked.status).toBe(413);
  });

  test('errors come with their code and sentence, defects without their insides', async () => {
    const cookie = await session();
    const missing = await rpc(
      'jobs/get',
      { cookie },
      JSON.stringify({ json: { job_id: 'zzzzzzzzzzzzzzzzzzzzzz' } }),
    );
    expect(missing.status).toBe(404);
    expect(JSON.parse(missing.text)).toMatchObject({ json: { data: { code: 'not_found' } } });
    host.room.db.sqlite.exec('ALTER TABLE settings RENAME TO lost');
    const defect = await rpc('system/settings', { cookie });
    host.room.db.sqlite.exec('ALTER TABLE lost RENAME TO settings');
    expect(defect.status).toBe(500);
    expect(defect.text).not.toContain('no such table');
    expect(defect.text).not.toContain('node_modules');
  });
});

describe('requests from elsewhere', () => {
  test('a name that was rebound to this machine is refused, on every path', async () => {
    for (const path of [
      '/',
      '/start',
      '/rpc/system/info',
      '/products/api/v1/labels/export/',
      '/downloads/a/b',
    ]) {
      for (const name of [
        'evil.example',
        `evil.example:${host.port}`,
        '127.0.0.1',
        `127.0.0.1:${host.port + 1}`,
      ]) {
        const { status } = await bareRequest(host.port, path, {
          headers: { host: name, 'x-api-key': host.key, authorization: `Bearer ${host.token}` },
        });
        expect(status, `${name}${path}`).toBe(403);
      }
    }
  });

  test('localhost and 127.0.0.1 with the right port are this machine', async () => {
    for (const name of [ours, `localhost:${host.port}`]) {
      expect((await bareRequest(host.port, '/', { headers: { host: name } })).status).toBe(200);
    }
  });

  test('a page of another origin is refused, and one without an origin as well', async () => {
    const cookie = await session();
    for (const origin of [
      'https://evil.example',
      `http://127.0.0.1:${host.port + 1}`,
      `https://${ours}`,
      'null',
    ]) {
      expect((await rpc('system/info', { cookie, origin })).status, origin).toBe(403);
    }
    expect((await rpc('system/info', { cookie, origin: `http://${ours}` })).status).toBe(200);
  });

  test('a request that a browser marks as another page’s is refused even without an Origin', async () => {
    const cookie = await session();
    for (const site of ['cross-site', 'same-site']) {
      expect((await rpc('system/info', { cookie, 'sec-fetch-site': site })).status, site).toBe(403);
    }
    expect((await rpc('system/info', { cookie, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  test('no answer allows another origin to read it', async () => {
    for (const path of ['/', '/products/api/v1/labels/export/', '/rpc/system/info']) {
      const { headers } = await bareRequest(host.port, path, {
        method: 'OPTIONS',
        headers: { host: ours, origin: `http://${ours}` },
      });
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  test('no Host, two hosts in one request, and rubbish end in 4xx and not in a crash', async () => {
    for (const request of [
      'GET / HTTP/1.1\r\nConnection: close\r\n\r\n',
      'GET / HTTP/1.0\r\n\r\n',
      `GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`,
      `GET / HTTP/1.1\r\nHost: ${ours}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`,
      `GET // HTTP/1.1\r\nHost: evil.example:99999\r\nConnection: close\r\n\r\n`,
      'HELLO\r\n\r\n',
    ]) {
      expect(await rawExchange(host.port, request), request).toMatch(/^HTTP\/1\.1 4\d\d /);
    }
    expect((await bareRequest(host.port, '/', { headers: { host: ours } })).status).toBe(200);
  });
});

describe('the page', () => {
  const get = (path: string) => bareRequest(host.port, path, { headers: { host: ours } });

  test('comes with a policy that lets nothing in from elsewhere', async () => {
    for (const path of ['/', '/index.html', '/assets/app.js']) {
      const { status, headers } = await get(path);
      expect(status).toBe(200);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain("'unsafe-eval'");
      expect(/script-src [^;]*/.exec(policy)?.[0]).not.toContain("'unsafe-inline'");
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
    expect((await get('/assets/app.js')).headers['content-type']).toMatch(/^text\/javascript/);
  });

  test.for([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%252e%252e%252fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '//secret.txt',
    '/index.html%00.js',
    '/%00',
    '/%',
    '/%E0%A4%A',
    '/assets',
    '/assets/',
    '/C:%5csecret.txt',
    `/%2f${encodeURIComponent('etc/passwd')}`,
  ])('%s is not found, and nothing outside of the folder is', async (path) => {
    const { status, text } = await get(path);
    // Where the address is no address at all, it is 400.
    expect([400, 404]).toContain(status);
    expect(text).not.toContain('not for the page');
    expect(text).not.toContain('root:');
  });
});

test('host.json tells its owner alone where the host is and what it asks for', () => {
  const path = host.room.paths.host;
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
    url: host.base,
    token: host.token,
    pid: process.pid,
  });
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
});
