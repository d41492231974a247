import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Examined } from '../../src-main/core/doctor/check.ts';
import { networkChecks } from '../../src-main/core/doctor/network-checks.ts';
import type { Ports } from '../../src-main/core/ports.ts';
import { needs } from '../support/needs.ts';
import { onEnd, openTestRoom, temporaryFolder } from '../support/room.ts';

/** A server of https whose certificate nobody has signed but itself, for so many days. */
async function serverOf(days: number): Promise<{ url: string; cert: string }> {
  const folder = temporaryFolder();
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', String(days)];
  const named = ['-subj', '/CN=closient.test', '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync('/usr/bin/openssl', [...request, '-keyout', key, '-out', cert, ...named], { stdio: 'pipe' });
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_request, answer) => {
    answer.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onEnd(() => server.close());
  return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, cert };
}

async function checksFor(url: string, ports: Partial<Ports> = {}) {
  const room = await openTestRoom({ ports });
  const sync = { connectionOf: () => ({ url }) } as unknown as Examined['sync'];
  const checks = await networkChecks({ ...room, sync });
  return new Map(checks.map((check) => [check.name, check]));
}

test('without a connection nobody is asked', async () => {
  const asked: string[] = [];
  const fetch = (url: string) => Promise.reject(new Error(String(asked.push(url))));
  expect(await networkChecks(await openTestRoom({ ports: { fetch } }))).toEqual([]);
  expect(asked).toEqual([]);
});

test.skipIf(!needs('openssl', '/usr/bin/openssl'))(
  'a certificate that is not trusted, or ends soon, is found with its names',
  async () => {
    const { url } = await serverOf(3);
    const checks = await checksFor(url);
    expect(checks.get('certificate of 127.0.0.1')).toMatchObject({
      ok: false,
      detail: expect.stringMatching(/^not trusted .*closient\.test; until .*, [23] days left$/),
    });
    expect(checks.get(`proxy to ${new URL(url).host}`)).toMatchObject({ ok: true, detail: 'none, directly' });
    expect(checks.get(`reach ${new URL(url).host}`)).toMatchObject({
      ok: false,
      detail: expect.stringMatching(/self-signed/),
    });
  },
);

test.skipIf(!needs('openssl', '/usr/bin/openssl'))(
  'an authority that the system trusts is trusted where the network of the program is that of the system',
  async () => {
    const { url, cert } = await serverOf(90);
    // Read once by this process, when it is first asked for.
    vi.stubEnv('SSL_CERT_FILE', cert);
    const trust = async (ports: Partial<Ports>) =>
      (await checksFor(url, ports)).get('certificate of 127.0.0.1')?.detail;
    expect(await trust({})).toMatch(/^not trusted/);
    expect(await trust({ proxyFor: () => Promise.resolve('DIRECT') })).toMatch(/^trusted: closient\.test/);
    vi.unstubAllEnvs();
  },
);

test('through a proxy it is named, the host is reached with the network of the program, and its clock compared', async () => {
  const now = Date.UTC(2027, 0, 1, 12);
  const checks = await checksFor('https://closient.example.com', {
    now: () => now,
    proxyFor: () => Promise.resolve('PROXY proxy.example.com:8080'),
    fetch: () =>
      Promise.resolve(
        new Response('', { status: 200, headers: { date: new Date(now - 3_600_000).toUTCString() } }),
      ),
  });
  expect(checks.get('proxy to closient.example.com')?.detail).toBe('PROXY proxy.example.com:8080');
  expect(checks.has('certificate of closient.example.com')).toBe(false);
  expect(checks.get('reach closient.example.com')).toMatchObject({ ok: true, detail: 'it answers (200)' });
  expect(checks.get('clock of closient.example.com')).toMatchObject({
    ok: false,
    detail: 'The clock of this computer is 60 minutes ahead of that of closient.example.com; set it.',
  });
});
