import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { cliPath, runCli, startServe } from '../support/cli.ts';
import { csvFile, serialsCsv, temporaryFolder } from '../support/room.ts';

const hook = new URL('refuse-electron.mjs', import.meta.url).href;

test('the headless host does its whole work where Electron cannot be imported', async () => {
  const env = { NODE_OPTIONS: `--import=${hook}` };
  const folder = temporaryFolder();
  const served = await startServe(folder, [], { env });
  const out = join(temporaryFolder(), 'sheet.pdf');
  const data = ['--data', folder];

  for (const args of [
    ['import', csvFile(serialsCsv(70))],
    ['export', '--scope', 'serials', '--export-type', 'sheet_pdf', '--file-format', 'pdf', '--out', out],
    ['doctor'],
    ['ledger', 'verify'],
  ]) {
    expect(await runCli([...args, ...data], { env }), args.join(' ')).toMatchObject({ code: 0, stderr: '' });
  }
  expect(readFileSync(out).subarray(0, 5).toString()).toBe('%PDF-');
  expect(await served.end()).toBe(0);
});

test('the hook does refuse Electron', async () => {
  const { code, stderr } = await runCli(['--version'], {
    env: { NODE_OPTIONS: `--import=${hook} --import=data:text/javascript,import('electron')` },
  });
  expect(code).not.toBe(0);
  expect(stderr).toContain('electron was imported');
});

test('nothing that the command line and its threads load imports Electron', () => {
  const folder = dirname(cliPath);
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const specifier of importsOf(file)) {
      expect(specifier, file).not.toMatch(/^electron(\/|$)/);
      if (specifier.startsWith('.')) visit(resolve(dirname(file), specifier));
    }
  };
  for (const name of ['cli.js', 'render-worker.js', 'reader-thread.js', 'backup-program.js'])
    visit(join(folder, name));
  // A walk that saw nothing would find nothing.
  expect(seen.size).toBeGreaterThan(20);
  expect(readdirSync(join(folder, 'chunks')).some((name) => seen.has(join(folder, 'chunks', name)))).toBe(
    true,
  );
  expect(importsOf(join(folder, 'cli.js'))).toContainEqual(expect.stringContaining('run-command'));
});

/** Module names in the static and dynamic imports of a bundle, as the bundler prints them. */
function importsOf(file: string): string[] {
  const statement = /^(?:import|export)\b[^;'"]*?"([^"\n]+)";$|\b(?:import|require)\("([^"\n]+)"\)/gm;
  const source = readFileSync(file, 'utf8').replaceAll(/^\s*(?:\*|\/\/).*$/gm, '');
  return [...source.matchAll(statement)].map((match) => match[1] ?? match[2] ?? '');
}
