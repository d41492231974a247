import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { listOrganisations } from '../../src-main/core/catalog/organisations.ts';
import { importArchive } from '../../src-main/core/data-import/import-archive.ts';
import type { ArchiveFormat } from '../../src-shared/models/data-export.ts';
import { clientFor } from './core.ts';
import type { Figure } from './report.ts';
import { seedSerials } from './seed-million.ts';

const serials = 1_000_000;

/**
 * 1,000,000 serials out and back, as zip and as tar.gz: how long it takes, how long the thread that answers polls was
 * busy at a time, and how much memory it took on top of the open core. The design sets no figures for it; must and
 * aim are those of the CSV import.
 */
export async function dataExport(folder: string, seed: number): Promise<Figure[]> {
  mkdirSync(folder, { recursive: true });
  const { room, close } = await clientFor(join(folder, 'data'));
  const [organisation] = listOrganisations(room.db);
  if (!organisation) throw new Error('There is no organisation.');
  await seedSerials(room.db, organisation.id, { serials, seed });
  const figures: Figure[] = [];
  try {
    for (const format of ['zip', 'tar.gz'] as const) {
      const watched = watch();
      const request = { archive_format: format, include_artifacts: false, include_people: false };
      const { job_id } = room.dataExports.request(organisation, request);
      const job = await room.dataExports.wait(organisation.id, job_id);
      figures.push(
        ...watched.figures(`data export of ${serials} serials, ${format}`, `${mb(job.file_size_bytes)} MB`),
      );
      if (job.sections.find(({ key }) => key === 'serials')?.record_count !== serials)
        throw new Error(job.error ?? 'incomplete');
      figures.push(
        ...(await back(folder, format, room.dataExports.filePath(organisation.id, job_id), room.ports)),
      );
    }
  } finally {
    await close();
  }
  return figures;
}

async function back(
  folder: string,
  format: ArchiveFormat,
  path: string,
  ports: Parameters<typeof importArchive>[3],
): Promise<Figure[]> {
  const watched = watch();
  await importArchive(path, format, join(folder, `restored-${format}`), ports);
  // Nobody polls a command that restores, so how long its loop was busy is no figure.
  return watched.figures(`import of that archive, ${format}`).filter(({ unit }) => unit !== 'ms');
}

function watch() {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let peak = before;
  const sampler = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const start = performance.now();
  return {
    figures(work: string, note?: string): Figure[] {
      const seconds = (performance.now() - start) / 1000;
      delay.disable();
      clearInterval(sampler);
      const loop = `event loop busy meanwhile, p99 (max ${(delay.max / 1e6).toFixed(1)} ms)`;
      return [
        { work, measured: seconds, unit: 's', must: 60, aim: 30, higher: false, ...(note && { note }) },
        { work: loop, measured: delay.percentile(99) / 1e6, unit: 'ms', must: 50, aim: 15, higher: false },
        {
          work: 'memory on top of the open core, peak',
          measured: (peak - before) / 1e6,
          unit: 'MB',
          must: 200,
          aim: 100,
          higher: false,
          note: `${mb(peak)} MB in all`,
        },
      ];
    },
  };
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
