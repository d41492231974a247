import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Run } from '../../../src-shared/contract/common.ts';
import { useAction } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import { PrintRest } from './print-rest.tsx';
import classes from './queue.module.css';
import { ReprintCard } from './reprint-card.tsx';

/** What is done with the labels of a run that has ended. */
export function AfterPrint({ run }: { readonly run: Run }) {
  const [open, setOpen] = useState<'reprint' | null>(null);
  const save = useAction(
    t('report.failed'),
    useStore((state) => state.saveReport),
  );
  const showReport = useStore((state) => state.showReport);
  const go = useStore((state) => state.go);
  const close = (): void => setOpen(null);
  if (open === 'reprint') return <ReprintCard run={run} onClose={close} />;
  return (
    <div className={classes['after']}>
      <PrintRest run={run} variant="filled" data-main />
      {run.labels.printed > 0 && (
        <>
          <Button variant="default" onClick={() => setOpen('reprint')}>
            {t('reprint.open')}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              showReport({ run_id: run.run_id });
              go({ screen: 'reports' });
            }}
          >
            {t('reconcile.open')}
          </Button>
          <Button
            variant="default"
            loading={save.busy}
            onClick={() => void save.run({ report: 'run', run_id: run.run_id })}
          >
            {t('report.save')}
          </Button>
        </>
      )}
    </div>
  );
}
