import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkPackage, filesIn, placesIn, wantedFuses } from '../../scripts/packaging/check-package.ts';
import { readFuses } from '../../scripts/packaging/fuse-wire.ts';
import type { PackageTarget } from '../../scripts/packaging/shipped.ts';
import { packFolder, root, run } from '../support/packages.ts';
import { temporaryFolder } from '../support/room.ts';

const ofElectronBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const asar = createRequire(ofElectronBuilder.resolve('app-builder-lib'))('@electron/asar') as {
  extractAll: (archive: string, folder: string) => void;
};

const platforms = ['linux', 'win32', 'darwin'] as const;
const out = mkdtempSync(join(tmpdir(), 'print-room-packages-'));
const packages = new Map<PackageTarget['platform'], string>();

beforeAll(async () => {
  for (const platform of platforms) packages.set(platform, await packFolder(platform, join(out, platform)));
}, 300_000);
afterAll(() => rmSync(out, { recursive: true, force: true }));

test.for(platforms)('a package for %s holds what it needs and nothing else', (platform) => {
  expect(checkPackage(packageOf(platform), { platform, arch: 'x64' })).toEqual([]);
});

test.for(platforms)('every fuse of a package for %s stands as it was meant', (platform) => {
  const { executable } = placesIn(packageOf(platform), platform);
  expect(readFuses(readFileSync(executable))).toEqual(wantedFuses);
});

test.for(platforms)(
  'a package for %s has the SQLite binary of its own system alone, beside the archive',
  (platform) => {
    const { resources } = placesIn(packageOf(platform), platform);
    const binaries = [...filesIn(join(resources, 'app.asar'))].filter(([file]) =>
      /\.(?:node|dll|so|dylib|exe)$/.test(file),
    );
    expect(binaries).toEqual([[`node_modules/better-sqlite3/prebuilds/${platform}-x64.node`, true]]);
    const binary = join(resources, 'app.asar.unpacked', binaries[0]?.[0] ?? '');
    expect(sha256(binary)).toBe(
      sha256(join(root, `node_modules/better-sqlite3/prebuilds/${platform}-x64.node`)),
    );
  },
);

test('no file of the tests, the sources, the scripts or the tools is in a package', () => {
  for (const platform of platforms) {
    const files = [...filesIn(join(placesIn(packageOf(platform), platform).resources, 'app.asar')).keys()];
    expect(files.length).toBeGreaterThan(80);
    expect(
      files.filter((file) => /^(?:test|scripts|src-|docs|packaging|\.)|\.(?:ts|tsx|map)$/.test(file)),
    ).toEqual([]);
    expect(files.filter((file) => /node_modules\/(?:electron|vite|node-linux)/.test(file))).toEqual([]);
  }
});

test('SumatraPDF lies in the Windows package as it was delivered, with its licences, and nowhere else', () => {
  const folder = join(placesIn(packageOf('win32'), 'win32').resources, 'sumatrapdf');
  expect(readdirSync(folder).sort()).toEqual([
    'AGPL-3.0.txt',
    'GPL-3.0.txt',
    'NOTICE.txt',
    'SumatraPDF-3.4.6-32.exe',
  ]);
  expect(sha256(join(folder, 'SumatraPDF-3.4.6-32.exe'))).toBe(
    sha256(join(root, 'node_modules/pdf-to-printer/dist/SumatraPDF-3.4.6-32.exe')),
  );
  for (const platform of ['linux', 'darwin'] as const) {
    expect(existsSync(join(placesIn(packageOf(platform), platform).resources, 'sumatrapdf'))).toBe(false);
  }
});

test('the templates for policies lie beside the program of their system', () => {
  const policies = (platform: PackageTarget['platform']): string[] =>
    readdirSync(join(placesIn(packageOf(platform), platform).resources, 'policies'), { recursive: true })
      .map((file) => String(file).replaceAll('\\', '/'))
      .sort();
  expect(policies('win32')).toEqual(['en-US', 'en-US/print-room.adml', 'print-room.admx']);
  expect(policies('darwin')).toEqual(['print-room.mobileconfig']);
  expect(policies('linux')).toEqual([
    'managed',
    'managed/print-room.json',
    'recommended',
    'recommended/print-room.json',
  ]);
});

test('the archive of a package prints a sheet under plain Node, far from the repository', async () => {
  const program = temporaryFolder();
  asar.extractAll(join(placesIn(packageOf('linux'), 'linux').resources, 'app.asar'), program);
  const data = temporaryFolder();
  const { PRINT_ROOM_DATA: _data, ...env } = process.env;
  const cli = join(program, 'dist/main/cli.js');
  const { code, output } = await run(process.execPath, [cli, 'demo', '--data', data], env, program);
  expect(code, output).toBe(0);
  const sheet = output.trim().split('\n').at(-1) ?? '';
  expect(sheet.startsWith(data)).toBe(true);
  expect(readFileSync(sheet).subarray(0, 5).toString()).toBe('%PDF-');
});

test('the same sources make the same archive', async () => {
  const again = await packFolder('linux', join(out, 'again'));
  const archive = (folder: string): string => sha256(join(placesIn(folder, 'linux').resources, 'app.asar'));
  expect(archive(again)).toBe(archive(packageOf('linux')));
});

test('what should not be in a package is found: a fuse, a file beside the archive, a missing binary', () => {
  const spoiled = join(out, 'spoiled', 'linux-unpacked');
  cpSync(packageOf('linux'), spoiled, { recursive: true });
  const { executable, resources } = placesIn(spoiled, 'linux');
  const program = readFileSync(executable);
  program[program.indexOf('dL7pKGdn') + 34] = '1'.charCodeAt(0);
  writeFileSync(executable, program);
  writeFileSync(join(resources, 'app.asar.unpacked', 'extra.js'), '');
  rmSync(join(resources, 'legal'), { recursive: true });
  expect(checkPackage(spoiled, { platform: 'linux', arch: 'x64' })).toEqual([
    'extra.js lies beside the archive, where its integrity is not checked',
    'fuse runAsNode is on',
    'legal/sbom.cdx.json is not beside the archive',
    'legal/THIRD-PARTY-NOTICES.txt is not beside the archive',
    'legal/LICENSE.txt is not beside the archive',
  ]);
  expect(checkPackage(packageOf('linux'), { platform: 'linux', arch: 'arm64' })).toEqual([
    expect.stringContaining('linux-x64.node is in the package, and nobody meant it to be'),
    expect.stringContaining('linux-arm64.node is not in the package'),
  ]);
});

test.for(['win32', 'darwin'] as const)(
  'an archive for %s that was changed after packing is found',
  (platform) => {
    const spoiled = join(out, `changed-${platform}`);
    cpSync(packageOf(platform), spoiled, { recursive: true });
    const archive = join(placesIn(spoiled, platform).resources, 'app.asar');
    const bytes = readFileSync(archive);
    // A hash of a file in the archive's header.
    const at = bytes.indexOf('"hash":"') + 8;
    bytes[at] = bytes[at] === 48 ? 49 : 48;
    writeFileSync(archive, bytes);
    expect(checkPackage(spoiled, { platform, arch: 'x64' })).toEqual([
      expect.stringContaining('does not hold the hash of the archive'),
    ]);
  },
);

test('a wire that Electron has changed is not read as if it were the old one', () => {
  const program = readFileSync(placesIn(packageOf('linux'), 'linux').executable);
  const longer = Buffer.from(program);
  longer[longer.indexOf('dL7pKGdn') + 33] = 10;
  expect(() => readFuses(longer)).toThrow('10 fuses: Electron has changed');
  expect(() => readFuses(Buffer.concat([program, program]))).toThrow('two fuse wires');
  expect(() => readFuses(Buffer.from('nothing'))).toThrow('no fuse wire');
});

function packageOf(platform: PackageTarget['platform']): string {
  return packages.get(platform) ?? '';
}

function sha256(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
