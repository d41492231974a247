import type { ButtonProps } from '@mantine/core';
import type { Run } from '../../../src-shared/contract/common.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { useAction } from '../../components/use-verb.ts';
import type { RunOrder } from '../../state/runs.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import { canPrintRest, freeLabels } from './rest-of-run.ts';

export interface PrintRestProps extends Pick<ButtonProps, 'variant' | 'size' | 'fullWidth'> {
  readonly run: Run;
  /** The first thing to do here. */
  readonly 'data-main'?: boolean;
  readonly onStarted?: (run: Run) => void;
}

/** Prints exactly what a run left free, as another run of the same job; nothing where that is not possible. */
export function PrintRest({ run, onStarted, ...look }: PrintRestProps) {
  const job = useStore((state) => state.jobs.rows.get(run.job_id)?.value ?? null);
  const startRun = useStore((state) => state.startRun);
  const select = useStore((state) => state.select);
  const operator = useStore((state) => state.operator);
  const { run: print, busy } = useAction(t('rest.failed'), () => {
    const order: RunOrder = {
      job_id: run.job_id,
      printer: run.printer,
      rest_of: run.run_id,
      operator: operator.trim() || null,
    };
    return startRun(order, null);
  });
  if (!canPrintRest(run, job)) return null;
  const count = freeLabels(run);
  const start = async (): Promise<void> => {
    const outcome = await print();
    if (!outcome.ok) return;
    select({ kind: 'run', id: outcome.value.run_id });
    onStarted?.(outcome.value);
  };
  return (
    <ConfirmButton
      {...look}
      loading={busy}
      danger={false}
      question={t('rest.question', { count, printer: run.printer })}
      consequence={t('rest.consequence')}
      doIt={t('rest.do', { count })}
      onConfirm={() => void start()}
    >
      {t('rest.open', { count })}
    </ConfirmButton>
  );
}
