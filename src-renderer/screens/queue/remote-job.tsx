import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Job } from '../../../src-shared/contract/jobs.ts';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useAction, useVerb } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import classes from './queue.module.css';

export interface RemoteJobProps {
  readonly job: Job;
  readonly remote: NonNullable<Job['remote']>;
}

/** How a job at Closient is, where it is not simply being made, and the way on. */
export function RemoteJob({ job, remote }: RemoteJobProps) {
  const { run: fetch, busy } = useAction(
    t('remote.fetch_failed'),
    useStore((state) => state.fetchRemoteJob),
  );
  const { state, sentence } = remote;
  const canFetch = state === 'held' && job.status !== 'failed';
  return (
    <>
      {sentence !== null && (
        <p
          className={classes['message']}
          data-tone={state === 'unknown' || state === 'held' ? 'waiting' : 'calm'}
        >
          {sentence}
        </p>
      )}
      {canFetch && (
        <Button loading={busy} onClick={() => void fetch(job.job_id)}>
          {t('remote.fetch')}
        </Button>
      )}
      {state === 'unknown' && job.status !== 'failed' && <Follow job={job} />}
      {job.status === 'completed' && <p className={classes['message']}>{t('remote.no_print')}</p>}
    </>
  );
}

/** Somebody found the job at Closient. */
function Follow({ job }: { readonly job: Job }) {
  const [id, setId] = useState('');
  const { run: follow, busy, problem } = useVerb(useStore((state) => state.followRemoteJob));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (id.trim() !== '') void follow(job.job_id, id.trim());
  };
  return (
    <form className={classes['follow']} onSubmit={submit}>
      <TextInput
        label={t('remote.their_id')}
        value={id}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onChange={({ currentTarget: { value } }) => setId(value)}
      />
      <ProblemBox problem={problem} title={t('remote.follow_failed')} />
      <Button type="submit" loading={busy} disabled={id.trim() === ''}>
        {t('remote.follow')}
      </Button>
    </form>
  );
}
