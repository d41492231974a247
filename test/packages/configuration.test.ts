import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { join } from 'node:path';
import type { Configuration } from 'electron-builder';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { withRollout } from '../../scripts/packaging/set-rollout.ts';

const root = join(import.meta.dirname, '../..');

/** electron-builder's own reader and validator, of the version that packs; it offers them under no public name. */
interface Validator {
  readonly getConfig: (folder: string, file: string | null, more: null) => Promise<Configuration>;
  readonly validateConfiguration: (config: Configuration, log: object) => Promise<void>;
}
const ofElectronBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const { getConfig, validateConfiguration } = ofElectronBuilder(
  'app-builder-lib/out/util/config/config.js',
) as Validator;
const { DebugLogger } = ofElectronBuilder('builder-util') as { DebugLogger: new (on: boolean) => object };

let config: Configuration;

beforeAll(async () => {
  config = await getConfig(root, 'electron-builder.yml', null);
});

test('electron-builder accepts the configuration', async () => {
  await expect(validateConfiguration(config, new DebugLogger(false))).resolves.toBeUndefined();
});

test('electron-builder would refuse a key it does not know', async () => {
  const wrong = { ...config, asarr: true } as Configuration;
  await expect(validateConfiguration(wrong, new DebugLogger(false))).rejects.toThrow(
    "unknown property 'asarr'",
  );
});

describe('a release', () => {
  const release = async (env: Record<string, string>): Promise<Configuration> => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    const file = join(root, 'electron-builder.release.cjs');
    Reflect.deleteProperty(createRequire(import.meta.url).cache, file);
    return getConfig(root, 'electron-builder.release.cjs', null);
  };
  afterEach(() => vi.unstubAllEnvs());

  test('must be signed, and never looks for updates where no server was named', async () => {
    const config = await release({ PRINT_ROOM_PUBLISHER: 'Print Room GmbH' });
    await expect(validateConfiguration(config, new DebugLogger(false))).resolves.toBeUndefined();
    expect(config.forceCodeSigning).toBe(true);
    expect(config.mac?.notarize).toBe(true);
    expect(config.win?.signtoolOptions).toMatchObject({
      publisherName: ['Print Room GmbH'],
      signingHashAlgorithms: ['sha256'],
    });
    expect(config.win?.azureSignOptions).toBeUndefined();
    expect(config.publish ?? null).toBeNull();
    // What the packages are made of is what the other file says.
    expect(config.files).toEqual((await getConfig(root, 'electron-builder.yml', null)).files);
    expect(config.electronFuses).toMatchObject({ runAsNode: false, onlyLoadAppFromAsar: true });
  });

  test("is signed by Azure's service where one is named, and has the place of its updates", async () => {
    const config = await release({
      PRINT_ROOM_PUBLISHER: 'Print Room GmbH',
      AZURE_SIGNING_ENDPOINT: 'https://weu.codesigning.azure.net',
      AZURE_SIGNING_ACCOUNT: 'print-room',
      AZURE_SIGNING_PROFILE: 'release',
      PRINT_ROOM_UPDATES_URL: 'https://updates.example.com/print-room',
    });
    await expect(validateConfiguration(config, new DebugLogger(false))).resolves.toBeUndefined();
    expect(config.win?.azureSignOptions).toMatchObject({ certificateProfileName: 'release' });
    expect(config.win?.signtoolOptions).toBeUndefined();
    expect(config.win?.verifyUpdateCodeSignature).toBe(true);
    expect(config.publish).toMatchObject({
      provider: 'generic',
      url: 'https://updates.example.com/print-room/${os}',
    });
  });
});

test('a release is offered to a share of the computers, and to all of them again', () => {
  const text = 'version: 1.2.3\nfiles:\n  - url: setup.exe\n';
  expect(withRollout(text, 10)).toBe(`${text}stagingPercentage: 10\n`);
  expect(withRollout(withRollout(text, 10), 50)).toBe(`${text}stagingPercentage: 50\n`);
  expect(withRollout(withRollout(text, 50), 100)).toBe(text);
});

test('the codes that installed computers are found by never change', () => {
  expect(config.appId).toBe('app.printroom.desktop');
  expect(config.nsis?.guid).toBe('5deece96-687e-403e-9370-f68a28f8255f');
  expect(config.msi?.upgradeCode).toBe('9E20F7DD-0F69-4818-AE86-D86A8F061C49');
});

test('a package holds every module that the bundles load at run time', () => {
  const bundles = globSync('dist/main/**/*.js', { cwd: root });
  expect(bundles).toContain(join('dist', 'main', 'electron.js'));
  const imported = bundles.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/^import (?:.+ from )?"([^".][^"]*)";$/gm)].map(
      ([, name = '']) => name,
    ),
  );
  const packages = new Set(
    imported.filter((name) => !name.startsWith('node:') && !builtinModules.includes(name)),
  );
  expect([...packages].toSorted()).toEqual(['better-sqlite3', 'electron', 'koffi']);
  // The reader only lends its file, which is looked up by name.
  for (const name of ['better-sqlite3', 'koffi', 'zxing-wasm']) {
    expect(JSON.stringify(config.files)).toContain(`node_modules/${name}/`);
    expect(packageJson().dependencies).toHaveProperty(name);
  }
});

test('SumatraPDF is packed for Windows as it was delivered, with its notice and its licences', () => {
  const exe = 'SumatraPDF-3.4.6-32.exe';
  const notices = 'resources/third-party/sumatrapdf';
  expect(config.win?.extraResources).toEqual(
    expect.arrayContaining([
      { from: 'node_modules/pdf-to-printer/dist', to: 'sumatrapdf', filter: [exe] },
      { from: notices, to: 'sumatrapdf' },
    ]),
  );
  // Signed again, it would be another program than the one whose source is offered.
  expect(config.win?.signExts).toContain(`!${exe}`);
  const sha256 = createHash('sha256').update(
    readFileSync(join(root, 'node_modules/pdf-to-printer/dist', exe)),
  );
  const notice = readFileSync(join(root, notices, 'NOTICE.txt'), 'utf8');
  expect(notice).toContain(`SHA-256  ${sha256.digest('hex')}`);
  expect(notice).toContain(`File     ${exe}`);
  for (const [text, title] of [
    ['GPL-3.0.txt', 'GNU GENERAL PUBLIC LICENSE'],
    ['AGPL-3.0.txt', 'GNU AFFERO GENERAL PUBLIC LICENSE'],
  ] as const) {
    expect(notice).toContain(text);
    expect(readFileSync(join(root, notices, text), 'utf8').slice(0, 200)).toContain(title);
  }
});

function packageJson(): { dependencies: Record<string, string> } {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as ReturnType<typeof packageJson>;
}
