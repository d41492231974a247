import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { Empty } from '../../components/empty.tsx';
import { valuesOf } from '../../state/live-list.ts';
import { useStore } from '../../state/store.ts';
import { formatInstant } from '../../texts/format.ts';
import { t } from '../../texts/t.ts';
import { subjectOfJob, titleOfJob } from '../../texts/state-words.ts';
import classes from './preview.module.css';

const shownJobs = 12;

/** No job was named: the finished ones, newest first. */
export function ChooseFinished() {
  const jobs = useStore((state) => state.jobs);
  const go = useStore((state) => state.go);
  const finished = useMemo(
    () =>
      valuesOf(jobs)
        .filter(({ status }) => status === 'completed')
        .toSorted((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at))
        .slice(0, shownJobs),
    [jobs],
  );
  if (finished.length === 0) {
    return (
      <Empty icon="preview" title={t('preview.empty')} hint={t('preview.empty_hint')}>
        <Button onClick={() => go({ screen: 'print' })}>{t('queue.empty_action')}</Button>
      </Empty>
    );
  }
  return (
    <div className={`${classes['aside']} pr-scroll`}>
      <h1>{t('preview.choose')}</h1>
      {finished.map((job) => (
        <Button
          key={job.job_id}
          variant="default"
          size="lg"
          className={classes['finished'] ?? ''}
          justify="space-between"
          onClick={() => go({ screen: 'preview', jobId: job.job_id })}
          rightSection={<span className={classes['when']}>{formatInstant(job.created_at)}</span>}
        >
          <span className={classes['which']}>
            {titleOfJob(job)}
            <span>{subjectOfJob(job)}</span>
          </span>
        </Button>
      ))}
    </div>
  );
}
