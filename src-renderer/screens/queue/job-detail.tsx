import { Button, Group } from '@mantine/core';
import type { Job } from '../../../src-shared/contract/jobs.ts';
import { Facts } from '../../components/facts.tsx';
import { SaveFile } from '../../components/save-artifact.tsx';
import { ToneMark } from '../../components/tone-mark.tsx';
import { stockOf } from '../../state/organisation.ts';
import { useStore } from '../../state/store.ts';
import { formatBytes, formatInstant, formatNumber } from '../../texts/format.ts';
import { t } from '../../texts/t.ts';
import { isGiven } from './queue-items.ts';
import classes from './queue.module.css';
import { RemoteJob } from './remote-job.tsx';
import { RetryJob } from './retry-job.tsx';
import { subjectOfJob, titleOfJob, wordsOfJob } from '../../texts/state-words.ts';

/** Everything known of one job. */
export function JobDetail({ job }: { readonly job: Job }) {
  const stock = useStore((state) => stockOf(state.stocks, job.stock));
  const go = useStore((state) => state.go);
  const words = wordsOfJob(
    job,
    useStore((state) => isGiven(state.runs, job)),
  );
  const archive = job.export_type !== 'sheet_pdf';
  const layout = stock?.layouts.find(({ id }) => id === job.layout);
  return (
    <div className={`${classes['detail']} pr-scroll`}>
      <div className={classes['detailHead']}>
        <h2>{titleOfJob(job)}</h2>
        {job.span && <p className={classes['of']}>{subjectOfJob(job)}</p>}
        <ToneMark tone={words.tone}>{words.text}</ToneMark>
      </div>
      {job.error !== null && (
        <p className={classes['message']} data-tone={words.tone}>
          {job.error}
        </p>
      )}
      {job.remote && <RemoteJob job={job} remote={job.remote} />}
      {job.status === 'failed' && <RetryJob job={job} />}
      {job.status === 'completed' && (
        <Group grow>
          {!(job.remote && archive) && (
            <Button variant="default" onClick={() => go({ screen: 'preview', jobId: job.job_id })}>
              {t('action.preview')}
            </Button>
          )}
          {archive || job.remote ? (
            <SaveFile job={job} />
          ) : (
            <Button onClick={() => go({ screen: 'preview', jobId: job.job_id, print: true })}>
              {t('action.print')}
            </Button>
          )}
        </Group>
      )}
      <Facts
        rows={[
          [t('fact.stock'), stock?.name ?? job.stock],
          [t('fact.layout'), layout?.name ?? job.layout],
          [t('fact.format'), archive ? job.file_format.toUpperCase() : null],
          [t('fact.remote'), job.remote?.host ?? null],
          [t('fact.remote_job'), job.remote?.job_id ? <code key="there">{job.remote.job_id}</code> : null],
          [
            t('fact.files'),
            archive && !job.remote && job.status === 'completed' ? formatNumber(job.files) : null,
          ],
          [t('fact.sheets'), job.sheets === null ? null : formatNumber(job.sheets)],
          [t('fact.started'), formatInstant(job.created_at)],
          [t('fact.ended'), job.finished_at === null ? null : formatInstant(job.finished_at)],
          [t('fact.file'), job.output_filename],
          [t('fact.size'), job.file_size_bytes > 0 ? formatBytes(job.file_size_bytes) : null],
          [t('fact.sha256'), job.sha256 === null ? null : <code>{job.sha256}</code>],
          [t('fact.job'), <code key="id">{job.job_id}</code>],
        ]}
      />
    </div>
  );
}
