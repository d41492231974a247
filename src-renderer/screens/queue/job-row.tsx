import { Button } from '@mantine/core';
import { memo } from 'react';
import type { Job } from '../../../src-shared/contract/jobs.ts';
import { stockOf } from '../../state/organisation.ts';
import { useStore } from '../../state/store.ts';
import { formatBytes, formatInstant } from '../../texts/format.ts';
import { t } from '../../texts/t.ts';
import { SaveFile } from '../../components/save-artifact.tsx';
import { CancelJob } from './cancel-buttons.tsx';
import { madeSoFar, ProgressLine } from './progress-line.tsx';
import { RetryJob } from './retry-job.tsx';
import { isGiven } from './queue-items.ts';
import { QueueRow } from './queue-row.tsx';
import { subjectOfJob, titleOfJob, wordsOfJob } from '../../texts/state-words.ts';

export interface JobRowProps {
  readonly job: Job;
  readonly shown: boolean;
}

export const JobRow = memo(function JobRow({ job, shown }: JobRowProps) {
  const stocks = useStore((state) => state.stocks);
  const pace = useStore((state) => state.paces.get(job.job_id));
  const select = useStore((state) => state.select);
  const title = titleOfJob(job);
  const given = useStore((state) => isGiven(state.runs, job));
  const archive = job.export_type !== 'sheet_pdf';
  return (
    <QueueRow
      icon={archive ? 'box' : 'sheets'}
      title={title}
      about={subjectOfJob(job)}
      subtitle={[
        formatInstant(job.created_at),
        job.remote && t('remote.subtitle', { host: job.remote.host }),
        archive ? job.file_format.toUpperCase() : (stockOf(stocks, job.stock)?.name ?? job.stock),
      ]
        .filter(Boolean)
        .join(' · ')}
      words={wordsOfJob(job, given)}
      below={
        job.status === 'processing' && job.remote?.sentence == null ? (
          <ProgressLine
            figure={madeSoFar(job.processed_items, job.total_items, pace)}
            done={job.processed_items}
            total={job.total_items}
            pace={pace}
            name={title}
          />
        ) : (
          <JobLine job={job} />
        )
      }
      actions={<JobActions job={job} given={given} />}
      shown={shown}
      onShow={() => select({ kind: 'job', id: job.job_id })}
    />
  );
});

/** Beneath the state of a job that is not being made. */
function JobLine({ job }: { readonly job: Job }) {
  if (job.remote?.sentence != null) return <span title={job.remote.sentence}>{job.remote.sentence}</span>;
  if (job.status === 'completed') {
    // What is in a file of Closient is not known.
    if (job.remote) return <span>{formatBytes(job.file_size_bytes)}</span>;
    return (
      <span>
        {job.sheets === null
          ? t('items.files', { count: job.files })
          : t('items.sheets', { count: job.sheets })}
      </span>
    );
  }
  return <span title={job.error ?? undefined}>{job.error}</span>;
}

function JobActions({ job, given }: { readonly job: Job; readonly given: boolean }) {
  const go = useStore((state) => state.go);
  if (job.status === 'pending' || job.status === 'processing') return <CancelJob job={job} />;
  if (job.status === 'failed') return <RetryJob job={job} />;
  const name = titleOfJob(job);
  if (job.remote && job.export_type !== 'sheet_pdf') return <SaveFile job={job} variant="light" />;
  return (
    <>
      <Button
        variant="default"
        aria-label={t('action.preview_of', { name })}
        onClick={() => go({ screen: 'preview', jobId: job.job_id })}
      >
        {t('action.preview')}
      </Button>
      {job.export_type === 'sheet_pdf' && !job.remote ? (
        <Button
          variant={given ? 'default' : 'light'}
          aria-label={t('action.print_of', { name })}
          onClick={() => go({ screen: 'preview', jobId: job.job_id, print: true })}
        >
          {t('action.print')}
        </Button>
      ) : (
        <SaveFile job={job} variant="light" />
      )}
    </>
  );
}
