import { Button } from '@mantine/core';
import { useEffect } from 'react';
import type { Run } from '../../../src-shared/contract/common.ts';
import type { Job } from '../../../src-shared/contract/jobs.ts';
import { Icon } from '../../components/icons.tsx';
import { NoteBox } from '../../components/note-box.tsx';
import { SaveFile } from '../../components/save-artifact.tsx';
import { ToneMark } from '../../components/tone-mark.tsx';
import orderClasses from '../../order/order.module.css';
import type { Going } from '../../state/printing.ts';
import { handedOver } from '../../state/run-facts.ts';
import { useStore } from '../../state/store.ts';
import { itemsOfJob, titleOfJob, wordsOfJob, wordsOfRun } from '../../texts/state-words.ts';
import { say, sayMaybe } from '../../texts/say.ts';
import { t } from '../../texts/t.ts';
import { CancelJob, CancelRun } from '../queue/cancel-buttons.tsx';
import { DeviceNote } from '../queue/device-note.tsx';
import { GoOn } from '../queue/go-on.tsx';
import { madeSoFar, ProgressLine } from '../queue/progress-line.tsx';
import { QuestionCard } from '../queue/question-card.tsx';
import { SettlePrompt } from '../queue/settle-prompt.tsx';
import { sheetsOut } from '../queue/sheet-places.ts';
import classes from './print.module.css';

/** What became of the press of the button, until the operator goes on: progress, a question, the end. */
export function GoingPanel({ going }: { readonly going: Going }) {
  const job = useStore((state) => state.jobs.rows.get(going.jobId)?.value ?? null);
  const run = useStore((state) =>
    job?.print?.run_id == null ? null : (state.runs.rows.get(job.print.run_id)?.value ?? null),
  );
  const fetchJob = useStore((state) => state.fetchJob);
  const missing = job === null;
  useEffect(() => {
    if (missing) void fetchJob(going.jobId);
  }, [missing, fetchJob, going.jobId]);
  return (
    <>
      <div className={`${orderClasses['order']} pr-scroll`}>
        {job && run && <RunGoing job={job} run={run} />}
        {job && !run && <JobGoing job={job} fileOnly={going.fileOnly} />}
      </div>
      <NextSteps job={job} run={run} />
    </>
  );
}

function JobGoing({ job, fileOnly }: { readonly job: Job; readonly fileOnly: boolean }) {
  const pace = useStore((state) => state.paces.get(job.job_id));
  const go = useStore((state) => state.go);
  const words = wordsOfJob(job);
  const working = job.status === 'pending' || job.status === 'processing';
  const refused = job.print?.state === 'refused';
  return (
    <>
      <div className={classes['goingHead']}>
        <h2>{titleOfJob(job)}</h2>
        <ToneMark tone={words.tone}>{words.text}</ToneMark>
      </div>
      {working && (
        <>
          <ProgressLine
            figure={
              job.total_items === 0
                ? t('new.counting')
                : madeSoFar(job.processed_items, job.total_items, pace)
            }
            done={job.processed_items}
            total={job.total_items}
            pace={pace}
            name={t('print.being_made')}
          />
          <p className={classes['hint']}>
            {job.print ? t('print.walk_away', { printer: job.print.printer }) : t('print.walk_away_file')}
          </p>
          <CancelJob job={job} />
        </>
      )}
      {job.status === 'failed' && (
        <NoteBox tone={words.tone === 'trouble' ? 'trouble' : 'calm'} said="at_once">
          <span>{sayMaybe(job.error)}</span>
        </NoteBox>
      )}
      {job.status === 'completed' && refused && (
        <NoteBox tone="trouble" said="at_once" title={t('print.not_started')}>
          <span>{sayMaybe(job.print?.sentence ?? null)}</span>
        </NoteBox>
      )}
      {job.status === 'completed' && (fileOnly || refused) && (
        <div className={classes['fileWays']}>
          <SaveFile job={job} size="lg" />
          <Button
            variant="default"
            size="lg"
            onClick={() => go({ screen: 'preview', jobId: job.job_id, print: refused })}
          >
            {t('action.preview')}
          </Button>
        </div>
      )}
    </>
  );
}

function RunGoing({ job, run }: { readonly job: Job; readonly run: Run }) {
  const pace = useStore((state) => state.runPaces.get(run.run_id));
  const words = wordsOfRun(run);
  const sent = handedOver(run);
  const moving = run.status === 'queued' || run.status === 'printing';
  return (
    <>
      <div className={classes['goingHead']}>
        <h2>{t('queue.run', { count: run.total_labels, printer: run.printer })}</h2>
        <ToneMark tone={words.tone}>{words.text}</ToneMark>
      </div>
      <p className={classes['hint']}>{itemsOfJob(job)}</p>
      {run.message !== null && (
        <NoteBox tone={words.tone === 'trouble' ? 'trouble' : 'calm'} said="in_a_pause">
          <span>{say(run.message)}</span>
        </NoteBox>
      )}
      <DeviceNote run={run} />
      {moving && (
        <ProgressLine
          figure={t('progress.sent', { done: sent, total: run.total_labels })}
          done={sent}
          total={run.total_labels}
          pace={pace}
          name={t('run.printing')}
        />
      )}
      {moving && <p className={classes['hint']}>{t('print.walk_away_run')}</p>}
      {(run.status === 'proof' || run.status === 'paused') && <GoOn run={run} />}
      {run.status === 'asking' && <QuestionCard run={run} />}
      {(run.status === 'confirming' || run.status === 'uncertain') && (
        <SettlePrompt key={`${run.status} ${sheetsOut(run)}`} run={run} />
      )}
      {run.ended_at === null && <CancelRun run={run} />}
      {run.status === 'completed' && run.labels.printed > 0 && (
        <p className={classes['result']}>
          <Icon name="check" size={28} />
          <span>{t('print.recorded', { count: run.labels.printed })}</span>
        </p>
      )}
    </>
  );
}

/** While it goes on: something else. When it has ended: the same again, or the next lot. */
function NextSteps({ job, run }: { readonly job: Job | null; readonly run: Run | null }) {
  const follow = useStore((state) => state.follow);
  const nextLot = useStore((state) => state.nextLot);
  const lotTyped = useStore((state) => state.lotDraft.gtin !== '');
  const go = useStore((state) => state.go);
  const ended = run ? run.ended_at !== null : job?.status === 'failed' || job?.print == null;
  return (
    <div className={orderClasses['go']}>
      {ended ? (
        <div className={classes['others']}>
          <Button size="lg" onClick={() => follow(null)}>
            {t('print.again_same')}
          </Button>
          <Button size="lg" variant="default" onClick={nextLot}>
            {t(lotTyped ? 'print.next_lot' : 'new.lot')}
          </Button>
        </div>
      ) : (
        <div className={classes['others']}>
          <Button size="lg" variant="default" onClick={() => follow(null)}>
            {t('print.something_else')}
          </Button>
          <Button size="lg" variant="default" onClick={() => go({ screen: 'queue' })}>
            {t('preview.to_queue')}
          </Button>
        </div>
      )}
    </div>
  );
}
