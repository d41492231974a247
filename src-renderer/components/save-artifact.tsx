import { Button, type ButtonProps } from '@mantine/core';
import type { Job } from '../../src-shared/contract/jobs.ts';
import { useStore } from '../state/store.ts';
import { titleOfJob } from '../texts/state-words.ts';
import { t } from '../texts/t.ts';
import { useAction } from './use-verb.ts';

/** Saves a finished job's file. */
export function SaveFile({ job, ...look }: { readonly job: Job } & Pick<ButtonProps, 'variant' | 'size'>) {
  const saveArtifact = useStore((state) => state.saveArtifact);
  const { run: save, busy } = useAction(t('save.failed'), saveArtifact);
  return (
    <Button
      {...look}
      loading={busy}
      aria-label={t('action.save_of', { name: titleOfJob(job) })}
      onClick={() => void save(job)}
    >
      {t('action.save')}
    </Button>
  );
}
