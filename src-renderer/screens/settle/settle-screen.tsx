import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { SettlementPreview } from '../../../src-shared/contract/settling.ts';
import { Empty } from '../../components/empty.tsx';
import { NoteBox } from '../../components/note-box.tsx';
import { ToneMark } from '../../components/tone-mark.tsx';
import { valuesOf } from '../../state/live-list.ts';
import { useStore } from '../../state/store.ts';
import { formatInstant } from '../../texts/format.ts';
import { wordsOfRun } from '../../texts/state-words.ts';
import { t } from '../../texts/t.ts';
import { PrintRest } from '../queue/print-rest.tsx';
import { sheetsOut } from '../queue/sheet-places.ts';
import { HowItIs, SettleRun } from './settle-run.tsx';
import { runsToSettle } from './runs-to-settle.ts';
import classes from './settle.module.css';

interface Done {
  readonly runId: string;
  readonly what: SettlementPreview;
}

/** Everything whose paper nobody has counted yet: one run at a time on the table, the others beside it. */
export function SettleScreen() {
  const runs = useStore((state) => state.runs);
  const wanted = useStore((state) => state.settleRunId);
  const go = useStore((state) => state.go);
  const [done, setDone] = useState<Done | null>(null);
  const waiting = useMemo(() => runsToSettle(valuesOf(runs)), [runs]);
  const run = waiting.find(({ run_id: id }) => id === wanted) ?? waiting[0] ?? null;
  return (
    <div className={classes['screen']}>
      {done && <JustDone done={done} onClose={() => setDone(null)} />}
      {waiting.length > 1 && run && (
        <nav className={`${classes['waiting']} pr-scroll`} aria-label={t('settle.waiting')}>
          {waiting.map((one) => (
            <button
              key={one.run_id}
              type="button"
              aria-current={one === run}
              onClick={() => go({ screen: 'settle', runId: one.run_id })}
            >
              <strong>{t('queue.run', { count: one.total_labels, printer: one.printer })}</strong>
              <span>{formatInstant(one.created_at)}</span>
              <ToneMark tone={wordsOfRun(one).tone}>{wordsOfRun(one).text}</ToneMark>
            </button>
          ))}
        </nav>
      )}
      {run ? (
        <>
          <header className={classes['head']}>
            <h2>{t('queue.run', { count: run.total_labels, printer: run.printer })}</h2>
            <span>{t('settle.begun', { when: formatInstant(run.created_at), operator: run.operator })}</span>
            <HowItIs run={run} />
          </header>
          <SettleRun
            key={`${run.run_id} ${run.status} ${sheetsOut(run)}`}
            run={run}
            onSettled={(settled, what) => setDone({ runId: settled.run_id, what })}
          />
        </>
      ) : (
        <Empty icon="check" title={t('settle.empty')} hint={t('settle.empty_hint')}>
          <Button variant="default" onClick={() => go({ screen: 'queue' })}>
            {t('preview.to_queue')}
          </Button>
        </Empty>
      )}
    </div>
  );
}

/** What was just recorded, and the way to print the rest. */
function JustDone({ done, onClose }: { readonly done: Done; readonly onClose: () => void }) {
  const run = useStore((state) => state.runs.rows.get(done.runId)?.value ?? null);
  const go = useStore((state) => state.go);
  const { printed, free, scrapped } = done.what;
  return (
    <div className={classes['done']}>
      <NoteBox
        tone="good"
        said="in_a_pause"
        title={t('settle.recorded')}
        action={
          <div className={classes['doneActions']}>
            {run && <PrintRest run={run} variant="filled" onStarted={() => go({ screen: 'queue' })} />}
            <Button variant="default" onClick={onClose}>
              {t('action.close')}
            </Button>
          </div>
        }
      >
        <span>
          {[
            t('settle.done_printed', { count: printed }),
            ...(scrapped > 0 ? [t('settle.of_them_scrapped', { count: scrapped })] : []),
            t('settle.done_free', { count: free }),
          ].join(' ')}
        </span>
      </NoteBox>
    </div>
  );
}
