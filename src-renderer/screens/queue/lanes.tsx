import { Button } from '@mantine/core';
import type { Printer } from '../../../src-shared/contract/printing.ts';
import { ToneMark } from '../../components/tone-mark.tsx';
import { usePrinters, useQueues } from '../../components/use-printers.ts';
import { useAction } from '../../components/use-verb.ts';
import { handedOver } from '../../state/run-facts.ts';
import { useStore } from '../../state/store.ts';
import { printerStateWords } from '../../texts/printer-words.ts';
import { wordsOfRun } from '../../texts/state-words.ts';
import { t } from '../../texts/t.ts';
import classes from './lanes.module.css';
import { ProgressLine, sentSoFar } from './progress-line.tsx';

/** One lane for each printer: how it is, what is at it and who waits, and the switch that stops its queue. */
export function Lanes() {
  const printers = usePrinters();
  useQueues();
  if (printers.length === 0) return null;
  return (
    <ul className={classes['lanes']} aria-label={t('lanes.name')}>
      {printers.map((printer) => (
        <Lane key={printer.name} printer={printer} />
      ))}
    </ul>
  );
}

function Lane({ printer }: { readonly printer: Printer }) {
  const queue = useStore((state) => state.queues.find((one) => one.printer === printer.name));
  const at = useStore((state) => (queue?.printing ? state.runs.rows.get(queue.printing)?.value : undefined));
  const run = at?.status === 'printing' ? at : undefined;
  const pace = useStore((state) => (queue?.printing ? state.runPaces.get(queue.printing) : undefined));
  const select = useStore((state) => state.select);
  const pause = useAction(
    t('printer.pause_failed'),
    useStore((state) => state.pausePrinter),
  );
  // What the printer says of the run at it is newer than what the list of printers says.
  const words = run ? wordsOfRun(run) : printerStateWords(printer);
  const paused = queue?.paused_at != null;
  // What stops the printer comes before what stops its queue.
  const pausedMark = paused && words.tone !== 'trouble';
  const waiting = (queue?.waiting.length ?? 0) + (queue?.waiting_elsewhere ?? 0);
  return (
    <li className={classes['lane']} data-stopped={words.tone === 'trouble' || undefined}>
      <div className={classes['top']}>
        <strong title={printer.name}>{printer.name}</strong>
        <ToneMark tone={pausedMark ? 'waiting' : words.tone}>
          {pausedMark ? t('lanes.paused') : words.text}
        </ToneMark>
      </div>
      <div className={classes['now']}>
        {run ? (
          <button type="button" onClick={() => select({ kind: 'run', id: run.run_id })}>
            <ProgressLine
              figure={sentSoFar(handedOver(run), run.total_labels, pace)}
              done={handedOver(run)}
              total={run.total_labels}
              pace={pace}
              name={t('queue.run', { count: run.total_labels, printer: printer.name })}
            />
          </button>
        ) : (
          <span>{t('lanes.nothing')}</span>
        )}
        {waiting > 0 && <span>{t('printer.waiting', { count: waiting })}</span>}
      </div>
      <div className={classes['foot']}>
        <Button
          variant={paused ? 'filled' : 'default'}
          loading={pause.busy}
          aria-label={t(paused ? 'lanes.resume_of' : 'lanes.pause_of', { printer: printer.name })}
          onClick={() => void pause.run(printer.name, !paused)}
        >
          {t(paused ? 'lanes.resume' : 'lanes.pause')}
        </Button>
      </div>
    </li>
  );
}
