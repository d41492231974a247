import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LabelExportSubmit } from '../../src-shared/models/label-export.ts';
import { program, runJob, startHost } from './host.ts';
import { percentile, type Figure } from './report.ts';
import { exampleGtins, writeSerials } from './rows.ts';

const job = (gtins: readonly string[]): LabelExportSubmit => ({
  scope: 'serials',
  export_type: 'datamatrix',
  file_format: 'svg',
  filters: { gtins: [...gtins] },
});

/** Row 4: a ZIP of 10,000 DataMatrix SVG, every symbol read back; and memory at 100,000 members. */
export async function archives(folder: string, seed: number): Promise<Figure[]> {
  mkdirSync(folder, { recursive: true });
  const gtins = exampleGtins(10);
  const data = join(folder, 'data');
  const csv = join(folder, 'serials.csv');
  await writeSerials(csv, 100_000, gtins, seed);
  execFileSync(process.execPath, [program, 'import', csv, '--data', data], { stdio: 'ignore' });
  const tenThousand = job(gtins.slice(0, 1));
  const figures: Figure[] = [];

  const host = await startHost(data);
  try {
    const first = await runJob(host, tenThousand);
    const second = await runJob(host, tenThousand);
    figures.push({
      work: 'ZIP of 10,000 DataMatrix SVG, read back',
      measured: second.items / second.seconds,
      unit: 'symbols/s',
      must: 1_000,
      aim: 2_000,
      higher: true,
      note: `first job ${Math.round(first.items / first.seconds)}`,
    });
  } finally {
    await host.stop();
  }

  const large = await startHost(data);
  try {
    const all = await runJob(large, job(gtins));
    figures.push(
      {
        work: 'peak memory after a ZIP of 100,000 members',
        measured: large.peakMb(),
        unit: 'MB',
        must: 400,
        aim: 300,
        higher: false,
        note: `${Math.round(all.items / all.seconds)} symbols/s`,
      },
      {
        work: 'poll while 100,000 members are made, p99',
        measured: percentile(all.polls, 0.99),
        unit: 'ms',
        must: 50,
        aim: 15,
        higher: false,
      },
    );
  } finally {
    await large.stop();
  }
  return figures;
}
