import { resolutions } from '../../../src-shared/units.ts';
import { organisation, withClient, write } from '../output.ts';
import { requireDone } from '../require-done.ts';
import { waitForJob } from '../wait.ts';
import type { CommonOptions } from '../common-options.ts';

export async function listJobs(options: CommonOptions): Promise<void> {
  const jobs = await withClient(options, (client) =>
    client.jobs.list({ ...organisation(options), limit: 200 }),
  );
  write(
    options,
    { jobs },
    jobs.map((job) =>
      [
        job.job_id,
        job.created_at,
        job.status,
        `${job.total_items} ${job.scope}`,
        job.output_filename ?? job.error ?? '',
      ]
        .join('  ')
        .trimEnd(),
    ),
  );
}

export async function makeJobAgain(
  common: CommonOptions,
  id: string,
  options: { readonly dpi: string },
): Promise<void> {
  const dpi = resolutions.find((one) => String(one) === options.dpi) ?? resolutions[0];
  const job = await withClient(common, async (client) => {
    const { job_id } = await client.jobs.again({ ...organisation(common), job_id: id, dpi });
    return requireDone(await waitForJob(client, { ...organisation(common), job_id }));
  });
  write(common, { job_id: job.job_id, status: job.status, total_items: job.total_items, dpi }, [
    `${job.total_items} labels in dots of ${dpi} dpi: job ${job.job_id}`,
  ]);
}
