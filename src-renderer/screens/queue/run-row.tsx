import { Button } from '@mantine/core';
import { memo } from 'react';
import type { Run } from '../../../src-shared/contract/common.ts';
import { handedOver } from '../../state/run-facts.ts';
import { useStore } from '../../state/store.ts';
import { formatInstant } from '../../texts/format.ts';
import { t } from '../../texts/t.ts';
import { CancelRun } from './cancel-buttons.tsx';
import { GoOn } from './go-on.tsx';
import { PauseRun } from './pause-run.tsx';
import { ProgressLine, sentSoFar } from './progress-line.tsx';
import { PrintRest } from './print-rest.tsx';
import { canPrintRest } from './rest-of-run.ts';
import { QueueRow } from './queue-row.tsx';
import { labelSummary } from './label-summary.ts';
import { subjectOfJob, wordsOfRun } from '../../texts/state-words.ts';

export interface RunRowProps {
  readonly run: Run;
  readonly shown: boolean;
}

export const RunRow = memo(function RunRow({ run, shown }: RunRowProps) {
  const pace = useStore((state) => state.runPaces.get(run.run_id));
  const select = useStore((state) => state.select);
  const job = useStore((state) => state.jobs.rows.get(run.job_id)?.value ?? null);
  const why = run.message ?? run.chunks.find(({ message }) => message !== null)?.message ?? null;
  const title = t('queue.run', { count: run.total_labels, printer: run.printer });
  return (
    <QueueRow
      icon="printer"
      title={title}
      about={job && subjectOfJob(job)}
      subtitle={[formatInstant(run.created_at), t('items.sheets', { count: run.sheets }), run.operator]
        .filter(Boolean)
        .join(' · ')}
      words={wordsOfRun(run)}
      below={
        run.status === 'printing' ? (
          <ProgressLine
            figure={sentSoFar(handedOver(run), run.total_labels, pace)}
            done={handedOver(run)}
            total={run.total_labels}
            pace={pace}
            name={title}
          />
        ) : (
          <span title={why ?? undefined}>{run.status === 'failed' && why ? why : labelSummary(run)}</span>
        )
      }
      actions={<RunActions run={run} title={title} />}
      shown={shown}
      onShow={() => select({ kind: 'run', id: run.run_id })}
    />
  );
});

function RunActions({ run, title }: { readonly run: Run; readonly title: string }) {
  const select = useStore((state) => state.select);
  const go = useStore((state) => state.go);
  const job = useStore((state) => state.jobs.rows.get(run.job_id)?.value ?? null);
  const show = (): void => select({ kind: 'run', id: run.run_id });
  switch (run.status) {
    case 'queued':
    case 'printing':
      return (
        <>
          <PauseRun run={run} />
          <CancelRun run={run} />
        </>
      );
    case 'proof':
      return <Button onClick={show}>{t('action.look')}</Button>;
    case 'paused':
      return (
        <>
          <GoOn run={run} />
          <CancelRun run={run} />
        </>
      );
    case 'asking':
      return <Button onClick={show}>{t('action.answer')}</Button>;
    case 'confirming':
      return <Button onClick={show}>{t('action.confirm')}</Button>;
    case 'uncertain':
      return (
        <Button onClick={() => go({ screen: 'settle', runId: run.run_id })}>{t('action.settle')}</Button>
      );
    default:
      if (canPrintRest(run, job)) return <PrintRest run={run} />;
      return (
        <Button
          variant="default"
          aria-label={t('action.preview_of', { name: title })}
          onClick={() => go({ screen: 'preview', jobId: run.job_id })}
        >
          {t('action.preview')}
        </Button>
      );
  }
}
