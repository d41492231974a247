import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LabelExportSubmit } from '../../src-shared/models/label-export.ts';
import { mainThreadDelay, program, runJob, startHost } from './host.ts';
import { percentile, type Figure } from './report.ts';
import { exampleGtins, writeSerials } from './rows.ts';

const job = (symbol: 'qr' | 'datamatrix', gtins: readonly string[]): LabelExportSubmit => ({
  scope: 'serials',
  export_type: 'sheet_pdf',
  file_format: 'pdf',
  filters: { gtins: [...gtins] },
  asset_config: { symbol },
});

/** Rows 1, 2, 3 and 7: sheets of 10,000 and 100,000 labels, memory, polls and the main thread meanwhile. */
export async function sheets(folder: string, seed: number): Promise<Figure[]> {
  mkdirSync(folder, { recursive: true });
  const gtins = exampleGtins(10);
  const data = join(folder, 'data');
  const csv = join(folder, 'serials.csv');
  await writeSerials(csv, 100_000, gtins, seed);
  execFileSync(process.execPath, [program, 'import', csv, '--data', data], { stdio: 'ignore' });
  const tenThousand = gtins.slice(0, 1);

  const host = await startHost(data);
  const figures: Figure[] = [];
  try {
    const first = await runJob(host, job('qr', tenThousand));
    const second = await runJob(host, job('qr', tenThousand));
    figures.push(
      rate('10,000 serials -> 63-up QR sheet PDF, read back', second, first, 2_000, 3_500),
      {
        work: 'poll while it renders, p99',
        measured: percentile(second.polls, 0.99),
        unit: 'ms',
        must: 50,
        aim: 15,
        higher: false,
        note: `${second.polls.length} polls`,
      },
      {
        work: 'main thread late while it renders, p99',
        measured: mainThreadDelay(data),
        unit: 'ms',
        must: 50,
        aim: 20,
        higher: false,
      },
      {
        work: 'peak memory after 2 x 10,000 labels',
        measured: host.peakMb(),
        unit: 'MB',
        must: 350,
        aim: 300,
        higher: false,
      },
    );
    const firstMatrix = await runJob(host, job('datamatrix', tenThousand));
    const secondMatrix = await runJob(host, job('datamatrix', tenThousand));
    figures.push(rate('the same with DataMatrix', secondMatrix, firstMatrix, 2_000, 3_000));
  } finally {
    await host.stop();
  }

  const large = await startHost(data);
  try {
    const all = await runJob(large, job('qr', gtins));
    figures.push(
      {
        work: 'peak memory after 100,000 labels',
        measured: large.peakMb(),
        unit: 'MB',
        must: 400,
        aim: 300,
        higher: false,
        note: `${Math.round(all.items / all.seconds)} labels/s`,
      },
      {
        work: 'poll while 100,000 render, p99',
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

function rate(
  work: string,
  second: { seconds: number; items: number },
  first: { seconds: number; items: number },
  must: number,
  aim: number,
): Figure {
  return {
    work,
    measured: second.items / second.seconds,
    unit: 'labels/s',
    must,
    aim,
    higher: true,
    note: `first job ${Math.round(first.items / first.seconds)}`,
  };
}
