import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { table, type Figure } from './report.ts';

/**
 * The table of speed and memory, as far as it exists. Data goes to a temporary folder, results to stdout.
 *
 *   npm run bench -- [--only sheets,filters] [--seed 952] [--json]
 */
const parts: Record<string, (folder: string, seed: number) => Promise<Figure[]>> = {
  sheets: async (...args) => (await import('./sheets.ts')).sheets(...args),
  archives: async (...args) => (await import('./archives.ts')).archives(...args),
  filters: async (...args) => (await import('./filters.ts')).filters(...args),
  imports: async (...args) => (await import('./imports.ts')).imports(...args),
  printing: async (...args) => (await import('./printing.ts')).printing(...args),
  sync: async (...args) => (await import('./sync.ts')).sync(...args),
  'data-export': async (...args) => (await import('./data-export.ts')).dataExport(...args),
  window: async (...args) => (await import('./window.ts')).operatorsWindow(...args),
  'cold-start': async (...args) => (await import('./cold-start.ts')).coldStart(...args),
};

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    seed: { type: 'string', default: '952' },
    json: { type: 'boolean', default: false },
  },
});
const chosen = values.only?.split(',') ?? Object.keys(parts);
const folder = mkdtempSync(join(tmpdir(), 'print-room-bench-'));
const figures: Figure[] = [];
try {
  for (const name of chosen) {
    const part = parts[name];
    if (!part) throw new Error(`There is no part ${name}. Parts: ${Object.keys(parts).join(', ')}.`);
    process.stderr.write(`${name} ...\n`);
    figures.push(...(await part(join(folder, name), Number(values.seed))));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const machine = {
  cores: cpus().length,
  cpu: cpus()[0]?.model ?? '',
  node: process.versions.node,
  seed: Number(values.seed),
};
if (values.json) process.stdout.write(`${JSON.stringify({ machine, figures })}\n`);
else
  process.stdout.write(
    `${table(figures)}\n\n${machine.cores} x ${machine.cpu}, Node ${machine.node}, seed ${machine.seed}, ${commit()}\n`,
  );

function commit(): string {
  try {
    return `commit ${execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()}`;
  } catch {
    return 'no repository';
  }
}
