import { Button } from '@mantine/core';
import type { Job } from '../../../src-shared/contract/jobs.ts';
import { useAction } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { titleOfJob } from '../../texts/state-words.ts';
import { t } from '../../texts/t.ts';

/** Makes once more what failed or was cancelled, as another job; nothing is printed by that. */
export function RetryJob({ job }: { readonly job: Job }) {
  const select = useStore((state) => state.select);
  const retryJob = useStore((state) => state.retryJob);
  const { run: retry, busy } = useAction(t('retry.failed'), retryJob);
  // Of one that Closient makes the request is there.
  if (job.status !== 'failed' || job.remote) return null;
  const start = async (): Promise<void> => {
    const outcome = await retry(job.job_id);
    if (outcome.ok) select({ kind: 'job', id: outcome.value.job_id });
  };
  return (
    <Button
      variant="default"
      loading={busy}
      aria-label={t('action.retry_of', { name: titleOfJob(job) })}
      onClick={() => void start()}
    >
      {t('action.retry')}
    </Button>
  );
}
