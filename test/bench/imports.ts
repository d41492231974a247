import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { clientFor } from './core.ts';
import type { Figure } from './report.ts';
import { exampleGtins, writeSerials } from './rows.ts';

/** Row 6: 1,000,000 serials from CSV, validated; how long the thread that answers polls was busy at a time. */
export async function imports(folder: string, seed: number): Promise<Figure[]> {
  mkdirSync(folder, { recursive: true });
  const csv = join(folder, 'serials.csv');
  await writeSerials(csv, 1_000_000, exampleGtins(20), seed);
  const { client, close } = await clientFor(join(folder, 'data'));
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const start = performance.now();
  const report = await client.admin.importFile({ path: csv });
  const seconds = (performance.now() - start) / 1000;
  delay.disable();
  await close();
  if (report.created !== 1_000_000) throw new Error(`${report.created} rows were created.`);
  return [
    {
      work: 'CSV import of 1,000,000 serials, validated',
      measured: seconds,
      unit: 's',
      must: 60,
      aim: 30,
      higher: false,
    },
    {
      work: 'event loop busy meanwhile, p99',
      measured: delay.percentile(99) / 1e6,
      unit: 'ms',
      must: 50,
      aim: 15,
      higher: false,
    },
  ];
}
