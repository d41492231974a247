import { z } from 'zod';
import { labelExportStatus } from '../../../src-shared/models/label-export.ts';
import { describeJob, requireJob } from '../../core/jobs/job-row.ts';
import { downloadPath } from '../download-link.ts';
import { anyRole, endpoint } from '../endpoint.ts';
import { freshLink } from '../fresh-link.ts';

export const pollLabelExport = endpoint({
  method: 'GET',
  path: '/products/api/v1/labels/export/{job_id}/',
  operationId: 'get_label_export_status',
  tag: 'Labels',
  summary: 'Poll a label export job',
  description:
    "How far a job is. Every poll of a completed job has a fresh link. Another organisation's job is not found, like " +
    'one that does not exist; an id of another shape is 422.',
  roles: anyRole,
  params: z.object({ job_id: z.string().describe('22 letters and digits, or a UUID.') }),
  answer: { description: 'The job.', schema: labelExportStatus },
  errors: [404, 422],
  handle({ room, organisation, params, origin }) {
    const row = requireJob(room.db, organisation.id, params.job_id);
    // The engine knows how far a running job is; the row follows every few seconds.
    const job =
      row.status === 'processing' ? room.jobs.get(organisation.id, params.job_id) : describeJob(row);
    room.jobs.restoreArtifact(row);
    const name = job.output_filename;
    return {
      job_id: job.job_id,
      status: job.status,
      total_items: job.total_items,
      processed_items: job.processed_items,
      progress_percent: job.progress_percent,
      ...freshLink(room, organisation.id, name === null ? null : downloadPath(job.job_id, name), origin),
      output_filename: name,
      file_size_bytes: job.file_size_bytes,
      error: job.error,
    };
  },
});
