import { mkdirSync } from 'node:fs';
import { clientFor } from './core.ts';
import { startHost } from './host.ts';
import { percentile, type Figure } from './report.ts';
import { exampleGtins } from './rows.ts';
import { seedSerials } from './seed-million.ts';

const repetitions = 5;

/** Row 8: process start to first answered poll on a folder with a million serials. */
export async function coldStart(folder: string, seed: number): Promise<Figure[]> {
  mkdirSync(folder, { recursive: true });
  const { room, client, close } = await clientFor(folder);
  await seedSerials(room.db, 1, { serials: 1_000_000, gtins: exampleGtins(20), printedShare: 0.3, seed });
  const { job_id } = await client.jobs.submit({
    scope: 'lots',
    export_type: 'sheet_pdf',
    file_format: 'pdf',
    filters: { lot_ids: ['none'] },
  });
  await close();
  const seconds: number[] = [];
  for (let index = 0; index < repetitions; index++) {
    const start = performance.now();
    const host = await startHost(folder);
    await host.poll(job_id);
    seconds.push((performance.now() - start) / 1000);
    await host.stop();
  }
  return [
    {
      work: 'cold start on 1,000,000 serials to first answered poll',
      measured: percentile(seconds, 0.5),
      unit: 's',
      must: 1.5,
      aim: 0.7,
      higher: false,
      note: `median of ${repetitions}, slowest ${Math.max(...seconds).toFixed(2)}`,
    },
  ];
}
