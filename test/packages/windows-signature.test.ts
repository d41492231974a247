import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { needs } from '../support/needs.ts';
import { packFolder, root, run } from '../support/packages.ts';

const osslsigncode = '/usr/bin/osslsigncode';
const ready = needs('osslsigncode', osslsigncode) && needs('openssl', '/usr/bin/openssl');

describe.skipIf(!ready)('a Windows package signed with a certificate for tests', () => {
  const out = mkdtempSync(join(tmpdir(), 'print-room-signed-'));
  const certificate = join(out, 'certificate.pem');
  const secret = 'for tests';
  let folder = '';
  let env: Record<string, string> = {};

  beforeAll(async () => {
    const key = join(out, 'key.pem');
    const both = join(out, 'both.pfx');
    const subject = [
      '-subj',
      '/CN=Print Room tests',
      '-addext',
      'extendedKeyUsage=codeSigning',
      '-days',
      '2',
    ];
    await openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      key,
      '-out',
      certificate,
      ...subject,
    );
    await openssl(
      'pkcs12',
      '-export',
      '-inkey',
      key,
      '-in',
      certificate,
      '-out',
      both,
      '-passout',
      `pass:${secret}`,
    );
    env = {
      WIN_CSC_LINK: both,
      WIN_CSC_KEY_PASSWORD: secret,
      // Without a server for time stamps.
      ELECTRON_BUILDER_OFFLINE: 'true',
      USE_SYSTEM_OSSLSIGNCODE: 'true',
    };
    folder = await packFolder('win32', out, ['-c.forceCodeSigning=true'], env);
  }, 300_000);
  afterAll(() => rmSync(out, { recursive: true, force: true }));

  const binary = 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds/win32-x64.node';
  test.for(['Print Room.exe', 'ffmpeg.dll', binary])('%s has a signature that holds', async (file) => {
    const { code, output } = await verify(join(folder, file));
    expect(output).toContain('Print Room tests');
    expect(output).toContain('Signature verification: ok');
    expect(code).toBe(0);
  });

  test('one changed byte ends the signature', async () => {
    const changed = readFileSync(join(folder, 'Print Room.exe'));
    // In the code, not in the headers.
    changed[0x200] = 0x90;
    const file = join(out, 'changed.exe');
    writeFileSync(file, changed);
    expect((await verify(file)).code).not.toBe(0);
  });

  test('SumatraPDF keeps the bytes it was delivered with', () => {
    const name = 'SumatraPDF-3.4.6-32.exe';
    expect(sha256(join(folder, 'resources/sumatrapdf', name))).toBe(
      sha256(join(root, 'node_modules/pdf-to-printer/dist', name)),
    );
  });

  test('a release without a certificate is refused', async () => {
    await expect(packFolder('win32', join(out, 'unsigned'), ['-c.forceCodeSigning=true'])).rejects.toThrow(
      /not signed|code signing/i,
    );
  });

  function verify(file: string) {
    return run(osslsigncode, ['verify', '-CAfile', certificate, '-in', file]);
  }
});

async function openssl(...args: string[]): Promise<void> {
  const { code, output } = await run('/usr/bin/openssl', args);
  if (code !== 0) throw new Error(output);
}

function sha256(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
