import type { Run } from '../../../src-shared/contract/common.ts';
import { Facts } from '../../components/facts.tsx';
import { ToneMark } from '../../components/tone-mark.tsx';
import { stockOf } from '../../state/organisation.ts';
import { useStore } from '../../state/store.ts';
import { formatInstant, formatNumber } from '../../texts/format.ts';
import { evidenceWords, subjectOfJob, wordsOfRun } from '../../texts/state-words.ts';
import { t } from '../../texts/t.ts';
import { AfterPrint } from './after-print.tsx';
import { Chunks } from './chunks.tsx';
import { DeviceNote } from './device-note.tsx';
import { labelSummary } from './label-summary.ts';
import { ProofCard } from './proof-card.tsx';
import { QuestionCard } from './question-card.tsx';
import classes from './queue.module.css';
import { QueuePlace } from './queue-place.tsx';
import { SettlePrompt } from './settle-prompt.tsx';
import { freeLabels } from './rest-of-run.ts';
import { sheetsOut } from './sheet-places.ts';

/** One run: its question first, then everything known of it. */
export function RunDetail({ run }: { readonly run: Run }) {
  const stock = useStore((state) => stockOf(state.stocks, run.stock));
  const job = useStore((state) => state.jobs.rows.get(run.job_id)?.value ?? null);
  const words = wordsOfRun(run);
  return (
    <div className={`${classes['detail']} pr-scroll`}>
      <div className={classes['detailHead']}>
        <h2>{t('queue.run', { count: run.total_labels, printer: run.printer })}</h2>
        {job?.span && <p className={classes['of']}>{subjectOfJob(job)}</p>}
        <ToneMark tone={words.tone}>{words.text}</ToneMark>
      </div>
      <DeviceNote run={run} />
      {run.message !== null && (
        // Of a run under way it says what people did; what the printer says stands above.
        <p className={classes['message']} data-tone={run.status === 'printing' ? 'calm' : words.tone}>
          {run.message}
        </p>
      )}
      {run.status === 'asking' && <QuestionCard run={run} />}
      {run.status === 'proof' && <ProofCard run={run} />}
      {/* A settled part changes what is asked next, so the card starts anew, also where the run never left the state. */}
      {(run.status === 'confirming' || run.status === 'uncertain') && (
        <SettlePrompt key={`${run.status} ${sheetsOut(run)}`} run={run} />
      )}
      {(run.status === 'queued' || run.status === 'paused') && <QueuePlace run={run} />}
      {run.ended_at !== null && (run.labels.printed > 0 || freeLabels(run) > 0) && <AfterPrint run={run} />}
      <Facts
        rows={[
          [t('fact.labels'), labelSummary(run)],
          [t('fact.spare'), run.spare > 0 ? formatNumber(run.spare) : null],
          [t('fact.stock'), stock?.name ?? run.stock],
          [t('fact.sheets'), sheetsOfRun(run)],
          [t('fact.part_sheet'), run.part_sheet],
          // Only the first sheet of the job begins there.
          [t('fact.start'), run.first_sheet === 1 && run.labels_per_sheet > 1 ? run.start_position : null],
          [t('fact.copies'), run.copies > 1 ? formatNumber(run.copies) : null],
          [t('fact.evidence'), run.evidence === null ? null : t(evidenceWords[run.evidence])],
          [t('fact.operator'), run.operator || null],
          [t('fact.reason'), run.reason],
          [t('fact.started'), formatInstant(run.created_at)],
          [t('fact.ended'), run.ended_at === null ? null : formatInstant(run.ended_at)],
        ]}
      />
      {run.chunks.length > 0 && <Chunks run={run} />}
    </div>
  );
}

/** "20", or "3, from sheet 5 on" of a run that is a range of its job. */
function sheetsOfRun(run: Run): string {
  if (run.first_sheet === 1) return formatNumber(run.sheets);
  return t('fact.sheets_from', { sheets: run.sheets, first: run.first_sheet });
}
