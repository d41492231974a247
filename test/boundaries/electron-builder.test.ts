import { globSync, readFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { join } from 'node:path';
import type { Configuration } from 'electron-builder';
import { beforeAll, expect, test } from 'vitest';

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
  expect([...packages].toSorted()).toEqual(['better-sqlite3', 'electron']);
  // The second one only lends its file, which the reader looks up by name.
  for (const name of ['better-sqlite3', 'zxing-wasm']) {
    expect(JSON.stringify(config.files)).toContain(`node_modules/${name}/`);
    expect(packageJson().dependencies).toHaveProperty(name);
  }
});

function packageJson(): { dependencies: Record<string, string> } {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as ReturnType<typeof packageJson>;
}
