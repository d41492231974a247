import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { Run } from '../../../src-shared/contract/common.ts';
import { useAction } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import classes from './queue.module.css';
import { ReconcileCard } from './reconcile-card.tsx';
import { ReprintCard } from './reprint-card.tsx';

/** What is done with the labels of a run that has ended. */
export function AfterPrint({ run }: { readonly run: Run }) {
  const [open, setOpen] = useState<'reprint' | 'reconcile' | null>(null);
  const save = useAction(
    t('report.failed'),
    useStore((state) => state.saveReport),
  );
  const close = (): void => setOpen(null);
  if (open === 'reprint') return <ReprintCard run={run} onClose={close} />;
  if (open === 'reconcile') return <ReconcileCard run={run} onClose={close} />;
  return (
    <Group gap="xs" className={classes['part'] ?? ''}>
      <Button variant="default" onClick={() => setOpen('reprint')}>
        {t('reprint.open')}
      </Button>
      <Button variant="default" onClick={() => setOpen('reconcile')}>
        {t('reconcile.open')}
      </Button>
      <Button
        variant="default"
        loading={save.busy}
        onClick={() => void save.run({ report: 'run', run_id: run.run_id })}
      >
        {t('report.save')}
      </Button>
    </Group>
  );
}
