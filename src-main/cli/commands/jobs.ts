import { organisation, withClient, write } from '../output.ts';
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
