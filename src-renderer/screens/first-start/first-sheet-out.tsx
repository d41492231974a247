import { Button, Loader } from '@mantine/core';
import { Icon } from '../../components/icons.tsx';
import { ProblemBox } from '../../components/problem-box.tsx';
import { ToneMark } from '../../components/tone-mark.tsx';
import { useVerb } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { wordsOfRun } from '../../texts/state-words.ts';
import { t } from '../../texts/t.ts';
import classes from './first-start.module.css';

/** What becomes of the first sheet, said as it is, and the question whether it is good. */
export function FirstSheetOut() {
  const run = useStore(({ runs, firstRunId }) => runs.rows.get(firstRunId ?? '')?.value ?? null);
  const setStep = useStore((state) => state.setFirstStep);
  const select = useStore((state) => state.select);
  const go = useStore((state) => state.go);
  const settle = useVerb(useStore((state) => state.settleRun));
  if (!run) return <Loader m="xl" />;
  const { tone, text } = wordsOfRun(run);
  const saved = run.chunks.find((chunk) => chunk.saved_as !== null)?.saved_as ?? null;
  const show = (): void => {
    setStep(null);
    select({ kind: 'run', id: run.run_id });
    go({ screen: 'queue' });
  };
  const waits = run.status === 'asking' || run.status === 'uncertain' || run.status === 'paused';
  const over = ['completed', 'failed', 'cancelled'].includes(run.status);
  return (
    <div className={classes['narrow']}>
      <section className={classes['card']} aria-label={t('first.out_title')}>
        <div className={classes['placesHead']}>
          <h1>{t('first.out_title')}</h1>
          <ToneMark tone={tone}>{text}</ToneMark>
        </div>
        <p className={classes['what']}>
          <strong>{t('queue.run', { count: run.total_labels, printer: run.printer })}</strong>
          {saved !== null && <span>{t('first.saved', { path: saved })}</span>}
          {run.message !== null && <span>{run.message}</span>}
        </p>
        {run.status === 'confirming' && (
          <>
            <h2>{t('first.is_good')}</h2>
            <div className={classes['act']}>
              <Button
                className={classes['large'] ?? ''}
                size="xl"
                loading={settle.busy}
                leftSection={<Icon name="check" size={28} />}
                onClick={() =>
                  void settle.run(run.run_id, { goodSheets: run.sheets, lastGood: null, reason: null })
                }
              >
                {t('first.good')}
              </Button>
              <Button className={classes['large'] ?? ''} size="xl" variant="default" onClick={show}>
                {t('first.not_good')}
              </Button>
            </div>
          </>
        )}
        <ProblemBox problem={settle.problem} />
        {waits && (
          <div className={classes['act']}>
            <p>{run.question?.sentence ?? t('first.question')}</p>
            <Button size="lg" onClick={show}>
              {t('first.answer')}
            </Button>
          </div>
        )}
        {over && (
          <div className={classes['act']}>
            {run.status !== 'completed' && (
              <Button size="lg" variant="default" onClick={() => setStep('sheet')}>
                {t('first.try_again')}
              </Button>
            )}
            <Button className={classes['large'] ?? ''} size="xl" onClick={() => setStep(null)}>
              {t('first.go_on')}
            </Button>
            <Button size="lg" variant="default" onClick={() => go({ screen: 'preview', jobId: run.job_id })}>
              {t('action.preview')}
            </Button>
          </div>
        )}
      </section>
    </div>
  );
}
