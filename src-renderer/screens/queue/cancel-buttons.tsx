import type { Run } from '../../../src-shared/contract/common.ts';
import type { Job } from '../../../src-shared/contract/jobs.ts';
import { ConfirmButton, type ConfirmButtonProps } from '../../components/confirm-button.tsx';
import { useAction } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import { itemsOfJob } from '../../texts/state-words.ts';

export function CancelJob({ job }: { readonly job: Job }) {
  const cancelJob = useStore((state) => state.cancelJob);
  const { run: cancel, busy } = useAction(t('cancel.job_failed'), cancelJob);
  const words = wordsOf(job);
  return (
    <ConfirmButton loading={busy} {...words} onConfirm={() => void cancel(job.job_id)}>
      {t('action.cancel')}
    </ConfirmButton>
  );
}

function wordsOf(job: Job): Pick<ConfirmButtonProps, 'question' | 'consequence' | 'doIt'> {
  const items = itemsOfJob(job);
  if (job.remote)
    return {
      question: t('remote.cancel_question', { items }),
      consequence: t('remote.cancel_consequence'),
      doIt: t('remote.cancel'),
    };
  const archive = job.export_type !== 'sheet_pdf';
  return {
    question: t(archive ? 'cancel.archive_question' : 'cancel.job_question', { items }),
    consequence: t(archive ? 'cancel.archive_consequence' : 'cancel.job_consequence'),
    doIt: t('cancel.job'),
  };
}

/** Takes back what has not gone to the printer, and what that can give back; gone where there is neither. */
export function CancelRun({ run }: { readonly run: Run }) {
  const cancelRun = useStore((state) => state.cancelRun);
  const { run: cancel, busy } = useAction(t('cancel.run_failed'), cancelRun);
  // A folder has it at once; every other printer is asked to stop.
  const atPrinter = useStore(
    (state) => state.printers.find(({ name }) => name === run.printer)?.driver !== 'folder',
  );
  const left = run.labels.queued;
  // Also what is just being handed over: nobody can call it back.
  const { spooled, sent, printed, uncertain } = run.labels;
  const out = spooled + sent + printed + uncertain;
  const stopsPrinter = atPrinter && run.labels.spooled > 0;
  if (left === 0 && !stopsPrinter) return null;
  return (
    <ConfirmButton
      loading={busy}
      question={
        left > 0
          ? t('cancel.run_question', { count: left })
          : t('cancel.run_at_printer', { printer: run.printer })
      }
      consequence={out > 0 ? t('cancel.run_consequence_sent', { count: out }) : t('cancel.run_consequence')}
      doIt={t('cancel.run')}
      onConfirm={() => void cancel(run.run_id)}
    >
      {t('action.cancel')}
    </ConfirmButton>
  );
}
