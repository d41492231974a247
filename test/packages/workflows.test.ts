import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../support/packages.ts';

interface Job {
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly { run?: string; uses?: string; env?: Record<string, string> }[];
}

const ofElectronBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const { load } = createRequire(ofElectronBuilder.resolve('app-builder-lib'))('js-yaml') as {
  load: (text: string) => { jobs: Record<string, Job> };
};
const folder = join(root, '.github/workflows');
const names = globSync('*.yml', { cwd: folder }).toSorted();
const workflowOf = (name: string) => load(readFileSync(join(folder, name), 'utf8'));
const scripts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

test('there are workflows for checks, packages and releases', () => {
  expect(names).toEqual(['check.yml', 'packages.yml', 'release.yml']);
});

describe.each(names)('the workflow %s', (name) => {
  const jobs = Object.values(workflowOf(name).jobs);
  const commands = jobs.flatMap(({ steps }) => steps.map(({ run = '' }) => run)).join('\n');

  test('calls only what is in this repository', () => {
    const files = [...commands.matchAll(/(?:node|vitest run|--config) ([\w./-]+\.(?:ts|mjs|cjs))/g)].map(
      ([, file = '']) => file,
    );
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    const called = [...commands.matchAll(/npm run (\w[\w:-]*)/g)].map(([, script = '']) => script);
    expect(called.filter((script) => !(script in scripts.scripts))).toEqual([]);
    expect(files.length + called.length + Number(commands.includes('.ci/run'))).toBeGreaterThan(0);
  });

  test('ends by itself when something hangs', () => {
    for (const job of jobs.filter(({ steps }) => steps.some(({ run }) => run?.includes('npm ci'))))
      expect(job['timeout-minutes']).toBeGreaterThan(0);
  });
});

test('a release is given every variable that docs/deployment.md names for it', () => {
  const text = readFileSync(join(root, 'docs/deployment.md'), 'utf8');
  const building = text.slice(text.indexOf('## Building'), text.indexOf('## What was proven'));
  const documented = [...building.matchAll(/`([A-Z][A-Z_]{5,})`/g)].map(([, variable = '']) => variable);
  expect(documented.length).toBeGreaterThan(10);
  const release = readFileSync(join(folder, 'release.yml'), 'utf8');
  // The usual server of time stamps will do.
  const given = documented.filter((variable) => variable !== 'PRINT_ROOM_TIMESTAMP_SERVER');
  expect(given.filter((variable) => !release.includes(variable))).toEqual([]);
});
