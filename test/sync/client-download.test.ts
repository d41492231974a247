import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { answeringServer, type Arrived } from '../support/answering-server.ts';
import { failureOf, testClient } from '../support/closient.ts';
import { canMount, fillDisk, smallDisk } from '../support/mounts.ts';

const file = randomBytes(3 * 1024 * 1024);
const sha256 = createHash('sha256').update(file).digest('hex');
const signed = '/exports/sheet.pdf?X-Amz-Signature=5ecret';
const expectedBytes = file.length;

interface Giving {
  readonly content?: Buffer;
  readonly etag?: string | null;
  /** Bytes after which the connection is cut. */
  readonly cutAfter?: number;
}

/** Gives a file as object stores do: ranges, If-Range, a strong ETag. */
function give(
  { headers }: Arrived,
  response: ServerResponse,
  { content = file, etag = '"v1"', cutAfter }: Giving = {},
): void {
  const start = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
  const isPart = headers.range !== undefined && headers['if-range'] === etag;
  if (isPart && start >= content.length) {
    response.writeHead(416, { 'Content-Range': `bytes */${content.length}` });
    response.end();
    return;
  }
  const body = isPart ? content.subarray(start) : content;
  response.writeHead(isPart ? 206 : 200, {
    'Content-Type': 'application/pdf',
    'Content-Length': String(body.length),
    ...(etag === null ? {} : { ETag: etag }),
    ...(isPart ? { 'Content-Range': `bytes ${start}-${content.length - 1}/${content.length}` } : {}),
  });
  if (cutAfter === undefined) response.end(body);
  else response.write(body.subarray(0, cutAfter), () => response.socket?.destroySoon());
}

describe('a download', () => {
  test('comes whole, hashed, under its name, without the key, and tells how far it is', async () => {
    const store = await answeringServer((request, response) => give(request, response));
    const { client, folder, log } = testClient('http://localhost:9');
    const path = join(folder, 'deep', 'sheet.pdf');
    const seen: number[] = [];
    const done = await client.download(store.origin + signed, path, {
      expectedBytes,
      onProgress: ({ bytes, total }) => {
        expect(total).toBe(file.length);
        seen.push(bytes);
      },
    });
    expect(done).toEqual({ path, bytes: file.length, sha256 });
    expect(readFileSync(path).equals(file)).toBe(true);
    expect(readdirSync(join(folder, 'deep'))).toEqual(['sheet.pdf']);
    expect(seen.at(-1)).toBe(file.length);
    expect(store.arrived[0]?.headers['x-api-key']).toBeUndefined();
    expect(store.arrived[0]?.headers.cookie).toBeUndefined();
    expect(store.arrived[0]?.headers['accept-encoding']).toBe('identity');
    expect(log()).not.toContain('5ecret');
  });

  test('gets no key on the host of the API either', async () => {
    const api = await answeringServer((request, response) => give(request, response));
    const { client, folder } = testClient(api.origin);
    await client.download(signed, join(folder, 'x'));
    expect(api.arrived[0]?.headers['x-api-key']).toBeUndefined();
  });

  test('goes on where it was cut', async () => {
    let count = 0;
    const store = await answeringServer((request, response) => {
      count += 1;
      give(request, response, count < 4 ? { cutAfter: 700_000 } : {});
    });
    const { client, folder } = testClient(store.origin);
    const done = await client.download(signed, join(folder, 'x'), { expectedBytes });
    expect(done.sha256).toBe(sha256);
    const starts = store.arrived.map(({ headers }) => Number(/\d+/.exec(headers.range ?? '0')?.[0]));
    expect(starts[0]).toBe(0);
    expect(starts.slice(1).every((start, index) => start > (starts[index] ?? 0))).toBe(true);
    expect(store.arrived.slice(1).every(({ headers }) => headers['if-range'] === '"v1"')).toBe(true);
  });

  test('goes on in a later process, and hashes what was there', async () => {
    const store = await answeringServer((request, response) =>
      give(request, response, stopped ? {} : { cutAfter: 900_000 }),
    );
    let stopped = false;
    const first = testClient(store.origin, { limits: { attempts: 1 } });
    const path = join(first.folder, 'x');
    expect(await failureOf(first.client.download(signed, path, { expectedBytes }))).toMatchObject({
      kind: 'cut',
    });
    expect(existsSync(path)).toBe(false);
    stopped = true;
    const done = await testClient(store.origin).client.download(signed, path, { expectedBytes });
    expect(done.sha256).toBe(sha256);
    expect(Number(/\d+/.exec(store.arrived[1]?.headers.range ?? '0')?.[0])).toBeGreaterThan(0);
    expect(readdirSync(first.folder).filter((name) => name.startsWith('x'))).toEqual(['x']);
  });

  test('begins anew when the file has changed, or when nobody can tell', async () => {
    const other = randomBytes(file.length);
    for (const second of [
      { content: other, etag: '"v2"' },
      { content: other, etag: null },
    ]) {
      let count = 0;
      const store = await answeringServer((request, response) => {
        count += 1;
        const etag = second.etag === null ? null : '"v1"';
        give(request, response, count === 1 ? { cutAfter: 500_000, etag } : second);
      });
      const { client, folder } = testClient(store.origin);
      await client.download(signed, join(folder, 'x'), { expectedBytes });
      expect(readFileSync(join(folder, 'x')).equals(other)).toBe(true);
    }
  });

  test('begins anew when the server answers for another place than was asked for', async () => {
    let count = 0;
    const store = await answeringServer((request, response) => {
      count += 1;
      if (count !== 2) return give(request, response, count === 1 ? { cutAfter: 500_000 } : {});
      response.writeHead(206, { 'Content-Range': `bytes 5-9/${file.length}`, 'Content-Length': '5' });
      response.end('wrong');
    });
    const { client, folder } = testClient(store.origin);
    expect((await client.download(signed, join(folder, 'x'), { expectedBytes })).sha256).toBe(sha256);
  });

  test('asks for a fresh link when the old one has expired, also in the middle', async () => {
    let links = 0;
    let count = 0;
    const store = await answeringServer((request, response) => {
      count += 1;
      if (count === 1) return give(request, response, { cutAfter: 600_000 });
      if (request.path.endsWith('new')) return give(request, response);
      response.writeHead(403, { 'Content-Type': 'application/xml' });
      response.end('<Error><Code>AccessDenied</Code></Error>');
    });
    const { client, folder } = testClient(store.origin);
    const freshUrl = (): Promise<string> => {
      links += 1;
      return Promise.resolve(`${store.origin}${signed}new`);
    };
    const done = await client.download(store.origin + signed, join(folder, 'x'), { expectedBytes, freshUrl });
    expect(done.sha256).toBe(sha256);
    expect(links).toBe(1);
    expect(Number(/\d+/.exec(store.arrived.at(-1)?.headers.range ?? '0')?.[0])).toBeGreaterThan(0);
  });

  test('gives up when fresh links expire as well, and says what to do', async () => {
    const store = await answeringServer((_, response) => {
      response.writeHead(403);
      response.end();
    });
    const { client, folder } = testClient(store.origin);
    const failure = await failureOf(
      client.download(signed, join(folder, 'x'), { freshUrl: () => Promise.resolve(signed) }),
    );
    expect(failure).toMatchObject({ kind: 'link_expired', code: 'closient_refused' });
    expect(failure.message).toMatch(/Ask for the job again/);
    expect(store.arrived).toHaveLength(6);
  });

  test.each<[string, Buffer, string]>([
    ['shorter than announced', file.subarray(1), 'wrong_file'],
    ['longer than announced', Buffer.concat([file, Buffer.from('x')]), 'wrong_file'],
  ])('of a file that is %s is not kept', async (_name, content, kind) => {
    const store = await answeringServer((request, response) => give(request, response, { content }));
    const { client, folder } = testClient(store.origin);
    const path = join(folder, 'x');
    const failure = await failureOf(client.download(signed, path, { expectedBytes }));
    expect(failure).toMatchObject({ kind, code: 'closient_unusable_answer' });
    expect(failure.message).toMatch(/announced 3,145,728 bytes/);
    expect(existsSync(path)).toBe(false);
    expect(readFileSync(`${path}.part`)).toHaveLength(0);
  });

  test('of a file that does not say its length and never ends stops at what was announced', async () => {
    const store = await answeringServer((_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536))) continue;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    const { client, folder } = testClient(store.origin);
    expect(await failureOf(client.download(signed, join(folder, 'x'), { expectedBytes }))).toMatchObject({
      kind: 'too_large',
    });
    expect(readFileSync(join(folder, 'x.part'))).toHaveLength(0);
    await store.downTo(0);
  });

  test('does not take a login page for a file, and follows no redirect', async () => {
    const store = await answeringServer(({ path }, response) => {
      response.writeHead(path.includes('moved') ? 302 : 200, {
        'Content-Type': 'text/html',
        Location: 'https://other.example/?sig=5ecret',
      });
      response.end('<html>');
    });
    const { client, folder } = testClient(store.origin);
    expect(await failureOf(client.download('/a', join(folder, 'a')))).toMatchObject({ kind: 'portal' });
    const moved = await failureOf(client.download('/moved', join(folder, 'b')));
    expect(moved.kind).toBe('redirect');
    expect(moved.message).toContain('other.example');
    expect(moved.message).not.toContain('5ecret');
  });

  test('stops when it is aborted, and what is there waits for the next time', async () => {
    const stop = new AbortController();
    const store = await answeringServer((request, response) => give(request, response));
    const { client, folder } = testClient(store.origin);
    const path = join(folder, 'x');
    const reason = new Error('cancelled by hand');
    const onProgress = (): void => stop.abort(reason);
    expect(
      await failureOf(client.download(signed, path, { signal: stop.signal, expectedBytes, onProgress })),
    ).toBe(reason);
    expect(readFileSync(`${path}.part`).length).toBeGreaterThan(0);
    expect((await client.download(signed, path, { expectedBytes })).sha256).toBe(sha256);
  });

  test('into the same file runs once at a time', async () => {
    const store = await answeringServer((request, response) => give(request, response));
    const { client, folder } = testClient(store.origin);
    const path = join(folder, 'x');
    const first = client.download(signed, path, { expectedBytes });
    expect(await failureOf(client.download(signed, path))).toMatchObject({ code: 'conflict' });
    expect((await first).sha256).toBe(sha256);
    expect((await client.download(signed, path)).sha256).toBe(sha256);
  });

  test('replaces a file of an earlier time only when the new one is whole', async () => {
    const store = await answeringServer((request, response) => give(request, response, { cutAfter: 1000 }));
    const { client, folder } = testClient(store.origin, { limits: { attempts: 2 } });
    const path = join(folder, 'x');
    writeFileSync(path, 'old');
    await failureOf(client.download(signed, path, { expectedBytes }));
    expect(readFileSync(path, 'utf8')).toBe('old');
  });
});

describe.runIf(canMount())('a disk without room', () => {
  test('is said before the first byte', async () => {
    const store = await answeringServer((request, response) => give(request, response));
    const { client } = testClient(store.origin);
    const failure = await failureOf(client.download(signed, join(smallDisk(2), 'x.pdf'), { expectedBytes }));
    expect(failure).toMatchObject({ code: 'disk_full' });
    expect(failure.message).toMatch(/no room for x\.pdf.*needs 3\.0 MB more/);
    expect(store.arrived).toHaveLength(0);
  });

  test('that fills half-way is said, and the download goes on there when there is room again', async () => {
    const store = await answeringServer((request, response) => give(request, response));
    const disk = smallDisk(8);
    const giveBack = fillDisk(disk, 1024 * 1024);
    const { client } = testClient(store.origin, { ports: { freeDisk: () => Promise.resolve(1e9) } });
    const path = join(disk, 'x.pdf');
    const failure = await failureOf(client.download(signed, path, { expectedBytes }));
    expect(failure).toMatchObject({ code: 'disk_full' });
    expect(failure.message).toMatch(/goes on where it was/);
    giveBack();
    expect((await client.download(signed, path, { expectedBytes })).sha256).toBe(sha256);
    expect(Number(/\d+/.exec(store.arrived[1]?.headers.range ?? '0')?.[0])).toBeGreaterThan(0);
  });
});
