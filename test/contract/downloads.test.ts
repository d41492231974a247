import { createHash } from 'node:crypto';
import { readdirSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { clientOf, csvFile, openTestRoom, serialsCsv } from '../support/room.ts';
import { openTestHost, type TestHost } from '../support/host.ts';

let host: TestHost;
/** Moves the host's clock. */
let clock: { now: number };
let jobId: string;

beforeEach(async () => {
  clock = { now: Date.parse('2026-06-01T12:00:00Z') };
  host = await openTestHost({ room: await openTestRoom({ ports: { now: () => clock.now } }) });
  await clientOf(host.room).admin.importFile({ path: csvFile(serialsCsv(20)) });
  const { json } = await host.submit({ scope: 'serials', export_type: 'sheet_pdf', file_format: 'pdf' });
  jobId = String(json['job_id']);
});

const link = async (): Promise<URL> => new URL(String((await host.poll(jobId)).json['download_url']));
const sha256Of = (bytes: ArrayBuffer): string =>
  createHash('sha256').update(Buffer.from(bytes)).digest('hex');
const storedSha256 = (): unknown => host.room.db.prepare('SELECT sha256 FROM artifacts').pluck().get();

async function refusal(url: URL | string): Promise<Record<string, unknown>> {
  const response = await fetch(url);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return (await response.json()) as Record<string, unknown>;
}

test('the link is absolute, needs no key, and gives the very file', async () => {
  const url = await link();
  expect(url.origin).toBe(host.base);

  const response = await fetch(url);
  const bytes = await response.arrayBuffer();

  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/pdf');
  expect(response.headers.get('content-length')).toBe(String(bytes.byteLength));
  expect(response.headers.get('content-disposition')).toBe(
    `attachment; filename="sheet-${jobId.slice(0, 8)}-20.pdf"`,
  );
  expect((await host.poll(jobId)).json['file_size_bytes']).toBe(bytes.byteLength);
  expect(sha256Of(bytes)).toBe(storedSha256());
  expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-');
});

test('the link names the host the client knows it by', async () => {
  const response = await fetch(`http://localhost:${host.port}/products/api/v1/labels/export/${jobId}/`, {
    headers: { 'x-api-key': host.key },
  });
  const { download_url: url } = (await response.json()) as { download_url: string };
  expect(new URL(url).host).toBe(`localhost:${host.port}`);
});

test('a link works until its time and not a moment longer; the next poll has a fresh one', async () => {
  const { json } = await host.poll(jobId);
  const url = String(json['download_url']);
  expect(Date.parse(String(json['expires_at'])) - clock.now).toBe(15 * 60 * 1000);

  clock.now = Date.parse(String(json['expires_at'])) - 1;
  expect((await fetch(url)).status).toBe(200);
  clock.now += 1;
  expect(await refusal(url)).toMatchObject({
    status: 403,
    error_code: 'forbidden',
    detail: expect.stringContaining('expired'),
  });

  expect((await fetch(await link())).status).toBe(200);
});

test('how long a link works is a setting', async () => {
  await clientOf(host.room).system.setSetting({ key: 'download_minutes', value: 1 });
  const { json } = await host.poll(jobId);
  expect(Date.parse(String(json['expires_at'])) - clock.now).toBe(60 * 1000);
});

const tampering: Record<string, (url: URL) => void> = {
  'a later end': (url) =>
    url.searchParams.set('expires', String(Number(url.searchParams.get('expires')) + 1)),
  'its end written otherwise': (url) =>
    url.searchParams.set('expires', `${url.searchParams.get('expires')}.0`),
  'no end': (url) => url.searchParams.delete('expires'),
  'an end that is no number': (url) => url.searchParams.set('expires', 'never'),
  'no signature': (url) => url.searchParams.delete('signature'),
  'an empty signature': (url) => url.searchParams.set('signature', ''),
  'one digit changed': (url) => {
    const signature = url.searchParams.get('signature') ?? '';
    url.searchParams.set('signature', (signature.startsWith('0') ? '1' : '0') + signature.slice(1));
  },
  'half a signature': (url) =>
    url.searchParams.set('signature', (url.searchParams.get('signature') ?? '').slice(0, 32)),
  'something after the signature': (url) =>
    url.searchParams.set('signature', `${url.searchParams.get('signature')}zz`),
  'another file name': (url) => (url.pathname = url.pathname.replace('.pdf', '.exe')),
};

test('a link that was changed in any way is refused', async () => {
  expect((await fetch(await link())).status).toBe(200);
  for (const [what, change] of Object.entries(tampering)) {
    const url = await link();
    change(url);
    expect(await refusal(url), what).toMatchObject({ status: 403, error_code: 'forbidden' });
  }
});

test("a link cannot be made to give another job's file", async () => {
  const mine = await link();
  const { json } = await host.submit({ scope: 'serials', export_type: 'sheet_pdf', file_format: 'pdf' });
  const other = new URL(mine);
  other.pathname = mine.pathname.replaceAll(jobId, String(json['job_id']));
  expect(await refusal(other)).toMatchObject({ status: 403 });
});

test('a link of one data folder is refused by another', async () => {
  const stranger = await openTestHost();
  const url = await link();
  url.port = String(stranger.port);
  expect(await refusal(url)).toMatchObject({ status: 403 });
});

test('a file that was deleted is drawn again, to the same bytes', async () => {
  const before = storedSha256();
  for (const name of readdirSync(host.room.paths.artifacts)) rmSync(join(host.room.paths.artifacts, name));

  const response = await fetch(await link());

  expect(response.status).toBe(200);
  const bytes = await response.arrayBuffer();
  expect(sha256Of(bytes)).toBe(before);
  expect(response.headers.get('content-length')).toBe(String(bytes.byteLength));
});

test('an interrupted download can go on where it stopped', async () => {
  const whole = Buffer.from(await (await fetch(await link())).arrayBuffer());
  const part = async (range: string, more: Record<string, string> = {}) => {
    const response = await fetch(await link(), { headers: { range, ...more } });
    return {
      status: response.status,
      headers: response.headers,
      bytes: Buffer.from(await response.arrayBuffer()),
    };
  };

  const rest = await part('bytes=100-');
  expect(rest.status).toBe(206);
  expect(rest.bytes.equals(whole.subarray(100))).toBe(true);
  expect(rest.headers.get('content-range')).toBe(`bytes 100-${whole.length - 1}/${whole.length}`);
  expect(rest.headers.get('content-length')).toBe(String(whole.length - 100));
  expect((await part('bytes=0-0')).bytes.equals(whole.subarray(0, 1))).toBe(true);
  expect((await part('bytes=-7')).bytes.equals(whole.subarray(-7))).toBe(true);
  expect((await part(`bytes=5-${whole.length * 2}`)).bytes.equals(whole.subarray(5))).toBe(true);

  const etag = rest.headers.get('etag') ?? '';
  expect((await part('bytes=100-', { 'if-range': etag })).status).toBe(206);
  // Not understood, several, or of another version: the whole file.
  for (const [range, more] of [
    ['bytes=9-5', {}],
    ['bytes=0-1,5-6', {}],
    ['lines=1-2', {}],
    ['bytes=100-', { 'if-range': '"another"' }],
  ] as const) {
    const answer = await part(range, more);
    expect(answer.status, range).toBe(200);
    expect(answer.bytes.equals(whole), range).toBe(true);
  }
  const beyond = await part(`bytes=${whole.length}-`);
  expect(beyond.status).toBe(416);
  expect(beyond.headers.get('content-range')).toBe(`bytes */${whole.length}`);
});

test.skipIf(process.platform !== 'linux')('HEAD tells the length and leaves no file open', async () => {
  const openArtifacts = (): number =>
    readdirSync('/proc/self/fd').filter((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`).startsWith(host.room.paths.artifacts);
      } catch {
        return false;
      }
    }).length;
  const { json } = await host.poll(jobId);

  for (let i = 0; i < 5; i++) {
    const response = await fetch(await link(), { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe(String(json['file_size_bytes']));
    expect(await response.text()).toBe('');
  }

  expect(openArtifacts()).toBe(0);
});

test('an archive comes as a ZIP, whole and in parts', async () => {
  const body = { scope: 'serials', export_type: 'datamatrix', file_format: 'svg' };
  const { json } = await host.submit(body);
  const poll = (await host.poll(String(json['job_id']))).json;
  const url = String(poll['download_url']);
  const whole = await fetch(url);
  const bytes = Buffer.from(await whole.arrayBuffer());
  expect(whole.headers.get('content-type')).toBe('application/zip');
  expect(whole.headers.get('content-disposition')).toBe(
    `attachment; filename="datamatrix-serials-${String(json['job_id']).slice(0, 8)}-20.zip"`,
  );
  expect(bytes.length).toBe(poll['file_size_bytes']);
  expect(bytes.subarray(0, 4).toString('latin1')).toBe('PK\x03\x04');
  const part = await fetch(url, { headers: { range: 'bytes=-22' } });
  expect(part.status).toBe(206);
  expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(-22))).toBe(true);
});
