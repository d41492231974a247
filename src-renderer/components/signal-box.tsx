import { useStore } from '../state/store.ts';
import { wordsOfRun } from '../texts/state-words.ts';
import { t } from '../texts/t.ts';
import { Icon } from './icons.tsx';
import classes from './signal-box.module.css';
import { toneIcons } from './tone-mark.tsx';

/** What was just heard, in colour and words; it leads to the run. Always in the same place, so nothing moves for it. */
export function SignalBox() {
  const signal = useStore((state) => state.signal);
  const run = useStore(({ runs, signal: said }) => runs.rows.get(said?.runId ?? '')?.value ?? null);
  const show = useStore((state) => state.showSignal);
  const select = useStore((state) => state.select);
  const go = useStore((state) => state.go);
  const isDone = signal?.sound === 'done';
  // Somebody has dealt with it.
  const goesOn = run !== null && ['printing', 'queued'].includes(run.status);
  const over = goesOn || run?.status === 'completed' || run?.status === 'cancelled';
  const stopped = (run?.device?.reasons.length ?? 0) > 0;
  const shown = signal !== null && run !== null && (isDone ? !goesOn : !over || stopped);
  // The printer may be done where a person is not: then it is no good news yet.
  const tone = isDone && run !== null ? wordsOfRun(run).tone : 'trouble';
  return (
    <output className={classes['place']}>
      {shown && (
        <button
          type="button"
          className={classes['box']}
          data-tone={tone}
          onClick={() => {
            show(null);
            select({ kind: 'run', id: run.run_id });
            go({ screen: 'queue' });
          }}
        >
          <Icon name={toneIcons[tone]} size={24} />
          <span>
            <strong>{wordsOfRun(run).text}</strong>
            <span>{t('queue.run', { count: run.total_labels, printer: run.printer })}</span>
          </span>
        </button>
      )}
    </output>
  );
}
